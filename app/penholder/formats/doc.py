"""Reads Word 97-2003 documents (.doc) through LibreOffice, where it is installed."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from penholder.cancelling import stop_if_cancelled
from penholder.document.resolution import Resolution
from penholder.errors import InputError
from penholder.formats.report import ImportReport

TIMEOUT_SECONDS = 120
_LOOK_SECONDS = 0.1
_PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)


def read(data: bytes, name: str) -> tuple[Resolution, ImportReport]:
    """Converts the document to .docx and reads that. Raises InputError."""
    program = _libre_office()
    if program is None:
        raise InputError(
            f"{name} is an old Word document, which needs LibreOffice to be read: install it"
            " from libreoffice.org, or save the file as .docx in Word."
        )
    converted = _converted(program, data, name)
    reader = importlib.import_module("penholder.formats.word.reader")
    result: tuple[Resolution, ImportReport] = reader.read(converted, name)
    return result


def _libre_office() -> str | None:
    for command in ("soffice", "libreoffice"):
        found = shutil.which(command)
        if found:
            return found
    return next((str(place) for place in _PLACES if place.is_file()), None)


def _converted(program: str, data: bytes, name: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="penholder-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        command = [
            program,
            # A profile of its own: works while LibreOffice is open, and has no macros or add-ons.
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(source),
        ]
        _run(command, name)
        result = Path(folder, "document.docx")
        if not result.is_file():
            raise InputError(f"{name} cannot be read: LibreOffice cannot open it; is it damaged?")
        return result.read_bytes()


def _run(command: list[str], name: str) -> None:
    flags = 0x08000000 if sys.platform == "win32" else 0  # no console window
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed program, no shell, a path of our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
            start_new_session=True,
        )
    except OSError as error:
        raise InputError(f"{name} cannot be read: LibreOffice does not start.") from error
    try:
        _wait(process, name)
    finally:
        if process.poll() is None:
            _end(process)


def _wait(process: subprocess.Popen[bytes], name: str) -> None:
    """Waits for the end of the program, but not for ever. Raises InputError, Cancelled."""
    for _ in range(int(TIMEOUT_SECONDS / _LOOK_SECONDS)):
        stop_if_cancelled()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_SECONDS)
            return
    raise InputError(
        f"{name} cannot be read: LibreOffice took over {TIMEOUT_SECONDS} seconds."
        " Open it there and save it as .docx."
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it started: LibreOffice is a script that starts the real one."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
