"""A Word file with some of its parts written anew: every other part stays byte for byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from penholder.errors import InputError
from penholder.formats.word.elements import Element
from penholder.formats.word.package import EPOCH, serialized
from penholder.formats.word.reading.package import MAX_TOTAL_BYTES

_MOST: Final = 4 * MAX_TOTAL_BYTES
"""Pictures and fonts, which the reader leaves alone, may be larger than all text."""


def repacked(
    data: bytes,
    name: str,
    changed: Mapping[str, Element],
    added: Mapping[str, Element] | None = None,
) -> bytes:
    """The file with the changed parts written anew and the added ones behind the others.

    `name` is the file's, for messages. Raises InputError where a part cannot be read.
    """
    target = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as source,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            _refuse_bombs(source, name)
            for entry in source.infolist():
                root = changed.get(entry.filename)
                content = source.read(entry) if root is None else serialized(root)
                archive.writestr(_like(entry), content)
            for part, root in (added or {}).items():
                archive.writestr(_new(part), serialized(root))
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, ValueError) as error:
        raise InputError(
            f"{name} is damaged: a picture or another part of it cannot be read. Open it in Word"
            " and save it again."
        ) from error
    return target.getvalue()


def _refuse_bombs(source: zipfile.ZipFile, name: str) -> None:
    if sum(entry.file_size for entry in source.infolist()) > _MOST:
        raise InputError(
            f"{name} unpacks to far more than any resolution holds: it is damaged or made to do"
            " harm, and was not changed."
        )


def _like(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(entry.filename, entry.date_time)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = entry.external_attr
    return made


def _new(part: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(part, EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made
