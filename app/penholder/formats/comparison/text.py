"""A comparison as plain text, for a terminal or a message.

Words that went are written [-so-], words that came {+so+}. Lines begin with = (unchanged, cut
short), ~ (edited, split or merged), + (new), - (removed), > (moved here) and < (moved away).
"""

from __future__ import annotations

import textwrap

from penholder.compare.marked import Side
from penholder.compare.result import Comparison, Pair, Relation, WordOp
from penholder.compare.rows import Row, RowRole, rows
from penholder.document.resolution import Resolution
from penholder.formats.comparison.parts import (
    CHANGE_NAMES,
    FIELD_NAMES,
    is_changed,
    margin_labels,
    summary_sentences,
    text_name,
    without_typography,
)

_WIDTH = 100
_INDENT = "    "
_SIGNS = {Relation.UNCHANGED: "=", Relation.ADDED: "+", Relation.REMOVED: "-"}


def write_text(
    comparison: Comparison,
    old: Resolution,
    new: Resolution,
    old_name: str,
    new_name: str,
    *,
    changes_only: bool = False,
) -> str:
    """The comparison as text; the names say where the two texts came from.

    `changes_only` leaves out the paragraphs and notes that did not change.
    """
    old_side, new_side = Side(old), Side(new)
    old_labels, new_labels = margin_labels(old_side), margin_labels(new_side)
    parts = [
        f"Old: {text_name(old, old_name)}\nNew: {text_name(new, new_name)}",
        "\n".join(summary_sentences(comparison)),
    ]
    front = [_front(pair) for pair in comparison.front if is_changed(pair)]
    parts += ["\n".join(front)] if front else []
    for row in rows(comparison, old, new):
        pair = comparison.pairs[row.pair]
        if changes_only and not is_changed(pair):
            continue
        before = " + ".join(old_labels[node] or "–" for node in pair.old)
        after = " + ".join(new_labels[node] or "–" for node in pair.new)
        parts.append(_row(row, pair, before, after))
    notes = [_note(p) for p in comparison.notes if is_changed(p) or not changes_only]
    parts += ["Notes", *notes] if notes else []
    return "\n\n".join(parts) + "\n"


def _front(pair: Pair) -> str:
    name = FIELD_NAMES.get((*pair.old, *pair.new)[0], "")
    return _wrapped(f"{name}: {_marked(pair)}", "")


def _row(row: Row, pair: Pair, before: str, after: str) -> str:
    if row.role is RowRole.OLD_END:
        return f"< {before}  moved to {after} (move {row.move})"
    labels = before if before == after else " -> ".join(part for part in (before, after) if part)
    sign = ">" if row.move else _SIGNS.get(pair.relation, "~")
    moved = f", moved from {before} (move {row.move})" if row.move else ""
    if not is_changed(pair) or pair.relation is Relation.UNCHANGED:
        return f"{sign} {labels}{moved}  {_cut_short(_marked(pair))}"
    category = f", {pair.category.value}" if pair.category else ""
    head = f"{sign} {labels}  {CHANGE_NAMES[pair.relation]}{moved}{category}"
    flags = [f"{_INDENT}! {flag.kind}: {flag.old} -> {flag.new}" for flag in pair.flags]
    return "\n".join([head, _wrapped(_marked(pair), _INDENT), *flags])


def _note(pair: Pair) -> str:
    labels = " -> ".join(dict.fromkeys((*pair.old_labels, *pair.new_labels)))
    sign = _SIGNS.get(pair.relation, "~")
    words = _marked(pair)
    return f"{sign} {labels}  {_cut_short(words) if sign == '=' else words}"


def _marked(pair: Pair) -> str:
    parts = []
    for edit in without_typography(pair, old=False).words:
        match edit.op:
            case WordOp.EQUAL:
                parts.append(edit.text)
            case WordOp.DELETE:
                parts.append(f"[-{edit.text}-]")
            case WordOp.INSERT:
                parts.append(f"{{+{edit.text}+}}")
    if pair.relation in (Relation.ADDED, Relation.REMOVED):
        return "".join(edit.text for edit in pair.words)  # the sign at the front says it
    return "".join(parts)


def _cut_short(text: str) -> str:
    return textwrap.shorten(text, 72, placeholder=" ...")


def _wrapped(text: str, indent: str) -> str:
    lines = [
        textwrap.fill(
            line,
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    ]
    return "\n".join(lines)
