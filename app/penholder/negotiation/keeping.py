"""Returned files and what was decided on them, as they are kept with a draft."""

from __future__ import annotations

import msgspec

from penholder.negotiation.proposal import Returned


class Kept(msgspec.Struct, frozen=True):
    """The files, and True for accepted, False for rejected proposals, by id."""

    files: tuple[Returned, ...] = ()
    decided: dict[str, bool] = {}


def encode(kept: Kept) -> bytes:
    """The state as JSON, to be kept with the draft."""
    return msgspec.json.encode(kept)


def decode(data: bytes) -> Kept:
    """The state kept with a draft. Raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(data, type=Kept)
