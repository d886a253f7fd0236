"""The names in a sponsor line: "Antigua and Barbuda, Brazil and Chile" are three States."""

from __future__ import annotations

import re

from penholder.phrasebook.states import is_state

_AND = re.compile(r"\s+(?:and|et|y|и)\s+")
_LONGEST = 400  # no two names are longer: what is goes on as one
_SIGN_AFTER_COMMA = re.compile(r",[ \u00a0]?(\*+)(?=\s)")
_COMMA = re.compile(r"\s*[,،，、]\s*")


def split_sponsors(line: str) -> list[str]:
    """The names of the line, in order, note signs (`*`) left at them.

    An "and" parts two names unless it belongs to the name of a State.
    """
    names: list[str] = []
    # A sign behind the comma belongs to the name before it, as all marks stand after punctuation.
    signs_at_names = _SIGN_AFTER_COMMA.sub(r"\1, ", line.strip())
    for piece in _COMMA.split(signs_at_names):
        names.extend(_names_in(piece))
    return [name for name in names if name]


def _names_in(piece: str) -> list[str]:
    piece = re.sub(r"^(?:and|et|y|и)\s+", "", piece.strip())
    if _is_state(piece) or len(piece) > _LONGEST:
        return [piece]
    joints = list(_AND.finditer(piece))
    for joint in joints:
        left, right = piece[: joint.start()], piece[joint.end() :]
        if _is_state(left) or _is_state(right):
            return [*_names_in(left), *_names_in(right)]
    # No State is known by either half: the last "and" is the one that ends a list.
    if joints:
        return [piece[: joints[-1].start()], piece[joints[-1].end() :]]
    return [piece]


def _is_state(name: str) -> bool:
    return is_state(name.replace("*", "").strip())
