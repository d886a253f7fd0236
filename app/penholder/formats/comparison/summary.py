"""A comparison in sentences, a few for each paragraph that changed: a report for the capital.

Every change of words is quoted; what it means is said where the comparison knows it (a weaker verb,
another figure). Paragraphs that did not change are only counted.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape

from penholder.compare.marked import Side
from penholder.compare.result import Comparison, Pair, Relation, WordOp
from penholder.compare.rows import RowRole, rows
from penholder.document.resolution import Resolution
from penholder.formats.comparison.page import STYLE
from penholder.formats.comparison.parts import (
    FIELD_NAMES,
    is_changed,
    margin_labels,
    summary_sentences,
    text_name,
    without_typography,
)
from penholder.formats.word.elements import paragraph, run
from penholder.formats.word.report import report_file

_LONGEST_QUOTE = 240
"""Characters of a whole paragraph that is quoted; changes inside a paragraph are quoted whole."""


@dataclass(frozen=True)
class Item:
    """One paragraph that changed: its number (or numbers), kind of change, and sentences."""

    label: str
    category: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """The whole summary: the texts compared, the counts, and an item for each change."""

    title: str
    counts: tuple[str, ...]
    items: tuple[Item, ...]


def summarize(
    comparison: Comparison, old: Resolution, new: Resolution, old_name: str, new_name: str
) -> Summary:
    """What changed, first page first, then the text in its order, then the notes."""
    sides = Side(old), Side(new)
    labels = margin_labels(sides[0]), margin_labels(sides[1])
    items = [
        Item(FIELD_NAMES.get((*pair.old, *pair.new)[0], ""), _category(pair), _sentences(pair))
        for pair in comparison.front
        if is_changed(pair)
    ]
    for row in rows(comparison, old, new):
        pair = comparison.pairs[row.pair]
        if row.role is RowRole.OLD_END or not is_changed(pair):
            continue
        before = " + ".join(labels[0][node].rstrip(".") or "–" for node in pair.old)
        after = " + ".join(labels[1][node].rstrip(".") or "–" for node in pair.new)
        items.append(Item(_numbers(before, after), _category(pair), _sentences(pair)))
    items += [
        Item(
            _numbers(" ".join(pair.old_labels), " ".join(pair.new_labels), "Note "),
            _category(pair),
            _sentences(pair),
        )
        for pair in comparison.notes
        if is_changed(pair)
    ]
    title = f"{text_name(old, old_name)} → {text_name(new, new_name)}"
    return Summary(title, tuple(summary_sentences(comparison)), tuple(items))


def write_summary_text(summary: Summary) -> str:
    """The summary as plain text."""
    parts = [summary.title, "\n".join(summary.counts)]
    for item in summary.items:
        sentences = " ".join(item.sentences)
        head = f"{item.label} ({item.category})" if item.category else item.label
        parts.append(textwrap.fill(f"{head}: {sentences}", 100, subsequent_indent="    "))
    return "\n\n".join(parts) + "\n"


def write_summary_html(summary: Summary) -> str:
    """The summary as a page that needs nothing else."""
    rows_of_table = "".join(
        f"<tr><td>{escape(item.label)}</td><td>{escape(item.category)}</td>"
        f"<td>{escape(' '.join(item.sentences))}</td></tr>\n"
        for item in summary.items
    )
    counts = "".join(f"<p>{escape(sentence)}</p>" for sentence in summary.counts)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(summary.title)}: summary</title>
<style>{STYLE}
table {{ table-layout:auto; }} td:first-child {{ white-space:nowrap; }}
</style>
</head>
<body>
<header><h1>{escape(summary.title)}</h1><div class="summary">{counts}</div></header>
<table>
<thead><tr><th scope="col">Paragraph</th><th scope="col">Kind</th>\
<th scope="col">What changed</th></tr></thead>
<tbody>
{rows_of_table}</tbody>
</table>
</body>
</html>
"""


def write_summary_docx(summary: Summary) -> bytes:
    """The summary as a Word file of plain paragraphs, to be edited and sent on."""
    content = [paragraph("H1", run(summary.title), after=6, outline=0)]
    content += [paragraph("Normal", run(sentence), after=3) for sentence in summary.counts]
    for item in summary.items:
        head = f"{item.label} ({item.category}): " if item.category else f"{item.label}: "
        words = run(" ".join(item.sentences))
        content.append(paragraph("Normal", run(head, bold=True), words, after=6))
    return report_file(content, summary.title, "Summary of changes", across=False)


def _numbers(before: str, after: str, what: str = "") -> str:
    if not before or not after or before == after:
        return f"{what}{after or before}"
    return f"{what}{after} (was {before})"


def _category(pair: Pair) -> str:
    return pair.category.value if pair.category else ""


def _sentences(pair: Pair) -> tuple[str, ...]:
    whole = " ".join("".join(edit.text for edit in pair.words).split())
    match pair.relation:
        case Relation.ADDED:
            return (f"New: “{_cut(whole)}”.",)
        case Relation.REMOVED:
            return (f"Removed: “{_cut(whole)}”.",)
        case Relation.SPLIT:
            first = [f"Split into {len(pair.new)}."]
        case Relation.MERGED:
            first = [f"Merged from {len(pair.old)}."]
        case _:
            first = []
    if pair.moved:
        first.insert(0, "Moved.")
    flags = [
        f"{flag.kind[:1].upper()}{flag.kind[1:]}"
        + (f": “{flag.old}” → “{flag.new}”." if flag.old or flag.new else ".")
        for flag in pair.flags
    ]
    return (*first, *_changes(pair), *flags)


def _changes(pair: Pair) -> list[str]:
    """Each change of words in a sentence."""
    found: list[str] = []
    gone = ""
    for edit in (*without_typography(pair, old=False).words, None):
        if edit is not None and edit.op is WordOp.DELETE:
            gone = _flat(edit.text)
        elif edit is not None and edit.op is WordOp.INSERT:
            came = _flat(edit.text)
            found.append(f"“{gone}” became “{came}”." if gone else f"“{came}” came in.")
            gone = ""
        elif gone:
            found.append(f"“{gone}” went.")
            gone = ""
    return [sentence for sentence in found if sentence not in ("“” went.", "“” came in.")]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    return textwrap.shorten(text, _LONGEST_QUOTE, placeholder=" …")
