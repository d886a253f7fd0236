"""Reads resolutions from Word files (.docx): the Secretariat's template and anybody's own."""

from __future__ import annotations

from penholder.document.resolution import Resolution
from penholder.formats.report import ImportReport
from penholder.formats.word.reading.document import read_docx


def read(data: bytes, name: str) -> tuple[Resolution, ImportReport]:
    """Reads a Word file with its tracked changes accepted. Raises InputError.

    `read_docx` gives more: the changes and comments, the reading with all changes rejected, and
    where in the file everything stands.
    """
    reading = read_docx(data, name)
    return reading.resolution, reading.report
