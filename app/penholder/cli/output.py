"""Printing and writing results of the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from penholder.errors import OutputError
from penholder.formats import registry
from penholder.formats.atomic import write_atomically


def print_text(text: str) -> None:
    """Prints text as UTF-8 whatever the terminal's encoding is."""
    sys.stdout.flush()
    data = text if text.endswith("\n") else text + "\n"
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # captured by a caller that has no bytes underneath
        sys.stdout.write(data)
        return
    buffer.write(data.encode("utf-8", "replace"))
    buffer.flush()


def print_json(value: object) -> None:
    """Prints one JSON value, indented, characters as they are."""
    print_text(json_text(value))


def json_text(value: object) -> str:
    """A value as indented JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def deliver(data: bytes, target: Path | None) -> None:
    """Writes a result to a file, whole or not at all, or to standard output."""
    if target is not None:
        write_atomically(target, data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def require_writable(target: Path) -> None:
    """Raises OutputError before any work when a file of this name can never be written."""
    if target.suffix.lower() not in registry.writable_extensions():
        known = ", ".join(registry.writable_extensions())
        raise OutputError(f"{target.name} cannot be written: its name must end in one of {known}.")
