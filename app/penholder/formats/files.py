"""The bytes of a file a person chose, with a sentence where there are none to be had."""

from __future__ import annotations

from pathlib import Path

from penholder.errors import InputError

MAX_FILE_BYTES = 100 * 1024 * 1024
"""Larger files are refused; the longest resolution (200,000 characters) is a PDF of 1 MB."""


def file_bytes(path: Path) -> bytes:
    """The bytes of a file of bounded size. Raises InputError."""
    try:
        is_folder, is_there, is_file = path.is_dir(), path.exists(), path.is_file()
    except OSError:  # a name longer than any file can have
        is_folder = is_there = is_file = False
    if is_folder:
        raise InputError(f"{path} is a folder: choose a file in it.")
    if not is_there:
        raise InputError(f"{path} does not exist: check the name and the folder.")
    if not is_file:
        raise InputError(f"{path} is not a file.")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"{path} cannot be read ({reason}): check that you may open it."
        ) from error
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // (1024 * 1024)
        raise InputError(f"{path} is larger than {limit} MB: no resolution is; choose another.")
    return data
