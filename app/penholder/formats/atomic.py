"""Writes a file whole or not at all: a crash or a full disk leaves the old file as it was."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from penholder.errors import OutputError


def write_atomically(path: Path, data: bytes) -> None:
    """Puts `data` at `path`: written beside it, synced to the disk, then put in its place.

    A symbolic link stays a link, an existing file keeps its permissions. Raises OutputError.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path} is a folder: give the name of a file.")
    if not target.parent.is_dir():
        raise OutputError(f"The folder {target.parent} does not exist: choose another one.")
    temporary = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.part")
    try:
        _write_synced(temporary, data)
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise OutputError(
            f"{path} could not be written ({reason}): choose another folder or free some space."
        ) from error


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself survive a power cut, where the system can sync folders."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
