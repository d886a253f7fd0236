"""Checks Word files against the rules of the Open XML SDK, as openxml-audit has them.

It finds elements that are unknown or out of order, values that are not allowed, ids used twice,
notes, styles and relationships that are referred to and missing, and parts that a Word file must
have. It does not mind attributes of the main namespace that no schema knows, and it does not open
the file: whether LibreOffice does is tested apart.
"""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest


@cache
def _validator() -> Any:
    """The class: a validator that has seen one file takes some ids of it for those of the next."""
    try:
        from openxml_audit import OpenXmlValidator
    except ImportError:
        reason = "openxml-audit is not installed: install the dev extra"
        if os.environ.get("CI"):
            pytest.fail(reason)
        return None
    return OpenXmlValidator


def errors(data: bytes) -> list[str]:
    """What is wrong with a Word file, a sentence each; nothing where the validator is missing."""
    validator = _validator()
    if validator is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.docx"
        path.write_bytes(data)
        found = validator().validate(path)
    return [f"{error.part_uri} {error.path}: {error.description}" for error in found.errors]
