"""Resolutions as JSON bytes and back, exactly (the text inside a native file)."""

from __future__ import annotations

import msgspec

from penholder.document.resolution import Resolution

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Resolution)


def to_json(resolution: Resolution) -> bytes:
    """The resolution as UTF-8 JSON. Raises ValueError for a lone surrogate, which is no text."""
    try:
        return _ENCODER.encode(resolution)
    except UnicodeEncodeError as error:
        raise ValueError("the text has half a character (a lone surrogate) in it") from error


def from_json(data: bytes) -> Resolution:
    """The resolution in JSON written by `to_json`. Raises ValueError for anything else."""
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise ValueError(f"not a resolution: {error}") from error
    except RecursionError as error:
        raise ValueError("not a resolution: nested too deeply") from error
