"""Reads PDF files: official documents of the United Nations since the fifty-fifth session."""

from __future__ import annotations

from penholder.formats.pdf.reader import read

__all__ = ["read"]
