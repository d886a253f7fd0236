"""What every report of a comparison says in the same words: labels, field names, counts."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from penholder.compare.counts import statistics
from penholder.compare.marked import Run, Side, marked_text
from penholder.compare.result import Comparison, Pair, Relation, WordEdit, WordOp
from penholder.document.ids import NodeId
from penholder.document.lines import LineKind
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, Text

FIELD_NAMES: Mapping[str, str] = {
    "organ": "Organ",
    "body": "Committee",
    "session": "Session",
    "agenda_items": "Agenda item",
    "symbol": "Symbol",
    "distribution": "Distribution",
    "date": "Date",
    "original_language": "Original",
    "sponsors": "Sponsors",
    "adoption": "Adoption",
    "report": "Report",
    "title": "Title",
    "opening": "Opening",
    "meeting": "Meeting",
    "closing_date": "Date of meeting",
}
"""How the fields of `Comparison.front` are called."""

CHANGE_NAMES: Mapping[Relation, str] = {
    Relation.UNCHANGED: "unchanged",
    Relation.EDITED: "edited",
    Relation.ADDED: "new",
    Relation.REMOVED: "removed",
    Relation.SPLIT: "split",
    Relation.MERGED: "merged",
}


_PLAIN = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'",
        "\u00ad": "", "\u200b": "", "\u2060": "", "\u200e": "",
    }
)  # fmt: skip
"""Typography that differs between a page, a Word file and a plain text of the same words."""


def margin_labels(side: Side) -> dict[NodeId, str]:
    """The label of every line as in the margin of the window: "PP3", "12.", "(a)"."""
    result: dict[NodeId, str] = {}
    preambular = 0
    for node, line in side.lines.items():
        label = side.labels.get(node, "")
        if line.kind is LineKind.PREAMBULAR:
            preambular += 1
            label = label or f"PP{preambular}"
        result[node] = label
    return result


def is_changed(pair: Pair) -> bool:
    """Whether anything a reader would call a change did: words or place, not typography."""
    if pair.relation is not Relation.EDITED or pair.moved:
        return pair.relation is not Relation.UNCHANGED or pair.moved
    return any(edit.op is not WordOp.EQUAL for edit in without_typography(pair, old=True).words)


def without_typography(pair: Pair, *, old: bool) -> Pair:
    """One side of the pair with changes of mere typography unmarked.

    The same words with other spaces, quotation marks or dashes are what is left when a text went
    through another program ("21 December" with a no-break space or without); to mark them hides
    what a delegate looks for. The words shown are still those of the side.
    """
    kept = WordOp.DELETE if old else WordOp.INSERT
    words: list[WordEdit] = []
    place = 0
    while place < len(pair.words):
        edit = pair.words[place]
        following = pair.words[place + 1] if place + 1 < len(pair.words) else None
        if following is not None and is_same_words(edit, following):
            own = next(item for item in (edit, following) if item.op is kept)
            words.append(WordEdit(WordOp.EQUAL, own.text))
            place += 2
            continue
        words.append(edit)
        place += 1
    return replace(pair, words=tuple(words))


def is_same_words(first: WordEdit, second: WordEdit) -> bool:
    if {first.op, second.op} != {WordOp.DELETE, WordOp.INSERT}:
        return False
    return first.text.translate(_PLAIN) == second.text.translate(_PLAIN)


def front_runs(field: str, pair: Pair, side: Side, *, old: bool) -> tuple[Run, ...]:
    """A field of the first page; title and opening line keep their italics and note marks."""
    spans: Inline
    if field == "title":
        spans = side.resolution.title
    elif field == "opening":
        spans = side.resolution.opening
    else:
        passed_over = WordOp.INSERT if old else WordOp.DELETE
        spans = (Text("".join(edit.text for edit in pair.words if edit.op is not passed_over)),)
    return marked_text(spans, without_typography(pair, old=old), side, old=old)


def text_name(resolution: Resolution, name: str) -> str:
    """The symbol with the file's name, or whichever there is."""
    symbol = resolution.masthead.symbol
    if symbol and name and symbol != name:
        return f"{symbol} ({name})"
    return symbol or name


def summary_sentences(comparison: Comparison) -> list[str]:
    """The counts in words: paragraphs first, then how much of the new text is the old one."""
    figures = statistics(comparison)
    counts = (
        (figures.kept, "unchanged"),
        (figures.edited, "edited"),
        (figures.added, "new"),
        (figures.removed, "removed"),
        (figures.split, "split"),
        (figures.merged, "merged"),
        (figures.moved, "moved"),
    )
    paragraphs = ", ".join(f"{count} {name}" for count, name in counts if count)
    sentences = [f"Paragraphs: {paragraphs or 'none'}."]
    if figures.words_old and figures.words_new:
        share = round(100 * figures.unchanged_share)
        sentences.append(
            f"{figures.words_old:,} words became {figures.words_new:,};"
            f" {share} per cent of them stand as they were."
        )
    return sentences
