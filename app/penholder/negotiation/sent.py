"""Which version of the draft a returned file began as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.formats.proof import body_words


class Version(NamedTuple):
    """The draft as it was sent out under a name; '' for the draft as it stands."""

    name: str
    text: Resolution


def nearest_version(original: Resolution, sent: Sequence[Version]) -> Version | None:
    """The version that a file with all changes rejected has most words in common with.

    Of equals the later one. None where there is none at all.
    """
    if len(sent) < 2:
        return sent[0] if sent else None
    words, lines = body_words(original), _lines(original)
    distances = [
        (_apart(words, body_words(each.text)), _apart(lines, _lines(each.text)), -place)
        for place, each in enumerate(sent)
    ]
    return sent[distances.index(min(distances))]


def _lines(text: Resolution) -> Counter[str]:
    return Counter(plain_text(line.spans) for line in lines_of(text))


def _apart(one: Counter[str], other: Counter[str]) -> int:
    return (one - other).total() + (other - one).total()
