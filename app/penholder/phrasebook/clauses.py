"""Clause templates: read from packs, searched, and turned into lines of a draft.

The file format is described in resources/clauses/README.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from penholder import resources
from penholder.document.ids import random_id
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.spans import Blank, BlankKind, Inline, Span, Text, normalized
from penholder.errors import InputError
from penholder.phrasebook.phrases import italicized, match_opening

_TOKEN = re.compile(r"\{\{|\}\}|\{([a-z]+)(?::([^{}]*))?\}|[{}]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_BYTES = 4 * 1024 * 1024
"""A larger pack is refused: ours has 60 kB."""


class ClauseTemplate(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One clause. `weaker` and `stronger` are other wordings, each list from weak to strong.

    `items` are sub-paragraphs (a), (b) and `closing` the text after them; all wordings share them.
    `source` names where the wording was published, for clauses that are not of our own making.
    """

    id: str
    kind: ParagraphKind
    group: str
    title: str
    text: str
    when: str
    weaker: tuple[str, ...] = ()
    stronger: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    closing: str = ""
    keywords: tuple[str, ...] = ()
    source: str = ""

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every wording from weak to strong."""
        return (*self.weaker, self.text, *self.stronger)

    @property
    def standard(self) -> int:
        """Index of the standard wording among `wordings`."""
        return len(self.weaker)


class Pack(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Clauses that belong together, as a file holds them. `name` is what the pack is called."""

    clause: tuple[ClauseTemplate, ...]
    name: str = ""


def load_pack(path: Path) -> Pack:
    """The clauses of one file. Raises InputError naming the file, the clause and what is wrong."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path.name} cannot be read: {error.strerror}.") from error
    return read_pack(data, path.name)


def read_pack(data: bytes, name: str) -> Pack:
    """The pack in the content of a file: TOML, or JSON as packs are exported. Raises InputError."""
    if len(data) > MOST_BYTES:
        raise InputError(f"{name} is too large for a clause pack.")
    decode = msgspec.json.decode if data.lstrip().startswith(b"{") else msgspec.toml.decode
    try:
        pack = decode(data, type=Pack)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{name} is not a clause pack: {error}.") from error
    for clause in pack.clause:
        _check(clause, name)
    ids = Counter(clause.id for clause in pack.clause)
    twice = next((each for each, count in ids.items() if count > 1), None)
    if twice is not None:
        raise InputError(f"{name}: the id “{twice}” is there twice.")
    return pack


def pack_bytes(pack: Pack) -> bytes:
    """The pack as one file that `read_pack` reads, the same for the same pack."""
    return msgspec.json.format(msgspec.json.encode(pack)) + b"\n"


def pack_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a pack; resources/clauses/pack.schema.json holds it."""
    schema = msgspec.json.schema(Pack)
    for kind in schema["$defs"].values():  # indented as in the source by some releases of msgspec
        if "description" in kind:
            kind["description"] = cleandoc(kind["description"])
    return schema


def _check(clause: ClauseTemplate, file: str) -> None:
    if not _ID.fullmatch(clause.id):
        raise InputError(f"{file}: the id “{clause.id}” must be lower-case words with hyphens.")
    if clause.kind not in (ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE):
        raise InputError(f"{file}: {clause.id} must be preambular or operative.")
    for text in (*clause.wordings, *clause.items, clause.closing):
        try:
            parse_blanks(text)
        except ValueError as error:
            raise InputError(f"{file}: {clause.id}: {error}.") from error


@cache
def all_templates() -> tuple[ClauseTemplate, ...]:
    """Every clause that the program ships with, in the order of files and entries."""
    files = sorted(resources.path("clauses").glob("*.toml"))
    return tuple(clause for file in files for clause in load_pack(file).clause)


def groups(among: Iterable[ClauseTemplate] | None = None) -> tuple[str, ...]:
    """The groups in the order of their first clause; of all that is shipped when not said."""
    among = all_templates() if among is None else among
    return tuple(dict.fromkeys(clause.group for clause in among))


def find(clause_id: str) -> ClauseTemplate | None:
    """The clause of that id, or None."""
    return next((clause for clause in all_templates() if clause.id == clause_id), None)


def search(
    query: str,
    kind: ParagraphKind | None = None,
    group: str | None = None,
    among: Iterable[ClauseTemplate] | None = None,
) -> list[ClauseTemplate]:
    """Clauses with all words of the query (each a beginning of a word), best first.

    `among` are the clauses searched, all that is shipped when not said. A word in the title weighs
    most, then one in the text or keywords, then one in `when`.
    """
    words = _words(query)
    scored: list[tuple[int, int, ClauseTemplate]] = []
    for place, clause in enumerate(all_templates() if among is None else among):
        if (kind is not None and clause.kind is not kind) or group not in (None, clause.group):
            continue
        scores = [_score(clause, word) for word in words]
        if all(scores):
            scored.append((-sum(scores), place, clause))
    return [clause for _score_of, _place, clause in sorted(scored, key=lambda row: row[:2])]


def _score(clause: ClauseTemplate, word: str) -> int:
    title, text, rest = _searched(clause)
    return 8 * _begins(word, title) + 3 * _begins(word, text) + _begins(word, rest)


@cache
def _searched(clause: ClauseTemplate) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    texts = (*clause.wordings, *clause.items, clause.closing, *clause.keywords)
    return (
        _words(f"{clause.title} {clause.group}"),
        _words(" ".join(texts)),
        _words(f"{clause.when} {clause.id}"),
    )


def _begins(word: str, words: Sequence[str]) -> bool:
    return any(each.startswith(word) for each in words)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def template_lines(clause: ClauseTemplate, wording: int | None = None) -> list[Line]:
    """The clause as lines of a draft, with new ids, its blanks unfilled, opening phrase italic.

    `wording` is an index in `clause.wordings`; None is the standard one. Raises IndexError.
    """
    text = clause.wordings[clause.standard if wording is None else wording]
    head = italicized(parse_blanks(text), clause.kind)
    lines = [Line(random_id(), LineKind(clause.kind.value), head)]
    lines += [
        Line(random_id(), LineKind.SUBPARAGRAPH, parse_blanks(item), 1) for item in clause.items
    ]
    if clause.closing:
        lines.append(Line(random_id(), LineKind.CONTINUATION, parse_blanks(clause.closing)))
    return lines


def preview_text(clause: ClauseTemplate, wording: int | None = None) -> str:
    """A wording as plain text, sub-paragraphs on lines of their own, blanks in square brackets."""
    text = clause.wordings[clause.standard if wording is None else wording]
    rows = [text, *(f"({chr(97 + n)}) {item}" for n, item in enumerate(clause.items))]
    if clause.closing:
        rows.append(clause.closing)
    return "\n".join(_shown(row) for row in rows)


def wording_label(text: str) -> str:
    """What a wording is called in a choice of weaker and stronger ones: its opening phrase."""
    match = match_opening(_shown(text))
    return match.phrase if match is not None else _shown(text)[:24]


def _shown(text: str) -> str:
    spans = parse_blanks(text)
    return "".join(s.text if isinstance(s, Text) else f"[{_hint(s)}]" for s in spans)


def _hint(span: Span) -> str:
    return (span.hint or span.kind.value) if isinstance(span, Blank) else ""


def parse_blanks(text: str) -> Inline:
    """Text of a pack as spans: `{session:next session}` is a blank, `{{` a brace.

    Raises ValueError for a blank of a kind there is not and for a lone brace.
    """
    spans: list[Span] = []
    start = 0
    for token in _TOKEN.finditer(text):
        spans.append(Text(text[start : token.start()]))
        start = token.end()
        if token.group() in ("{{", "}}"):
            spans.append(Text(token.group()[0]))
        elif token.group(1) is None:
            raise ValueError(f"a lone “{token.group()}”: write it twice for a brace")
        else:
            spans.append(Blank(_kind(token.group(1)), token.group(2) or ""))
    spans.append(Text(text[start:]))
    return normalized(spans)


def _kind(name: str) -> BlankKind:
    try:
        return BlankKind(name)
    except ValueError:
        kinds = ", ".join(kind.value for kind in BlankKind)
        raise ValueError(f"“{name}” is no kind of blank ({kinds})") from None


def blanks_to_text(spans: Inline) -> str:
    """Spans as text of a pack: the inverse of `parse_blanks` for text and blanks.

    Italics are set anew from the opening phrase when the clause is used; marks and references
    belong to one draft and raise ValueError, as does a hint with a brace in it.
    """
    parts: list[str] = []
    for span in spans:
        if isinstance(span, Text):
            parts.append(span.text.replace("{", "{{").replace("}", "}}"))
        elif isinstance(span, Blank) and not set("{}") & set(span.hint):
            parts.append(f"{{{span.kind.value}:{span.hint}}}")
        else:
            raise ValueError("only text and blanks can stand in a template")
    return "".join(parts)
