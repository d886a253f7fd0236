"""Agreed language of the base that was changed: what others will ask about."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.checks.context import Context
from penholder.checks.finding import Finding
from penholder.checks.passage import Passage
from penholder.checks.rules import rule
from penholder.compare import Comparer, Relation
from penholder.compare.result import Category, WordOp


def agreed_language(context: Context) -> Iterator[Finding]:
    """Paragraphs of the base whose substance is another one, with what makes it so."""
    if context.base is None:
        return
    passages = {passage.id: passage for passage in context.passages}
    comparer = context.comparer or Comparer()
    for pair in comparer.compare(context.base, context.resolution).pairs:
        edited = pair.relation in (Relation.EDITED, Relation.SPLIT, Relation.MERGED)
        passage = passages.get(pair.new[0]) if pair.new else None
        if not edited or pair.category is not Category.SUBSTANCE or passage is None:
            continue
        flags = "; ".join(
            f"{flag.kind} ({flag.old or 'nothing'} → {flag.new or 'nothing'})"
            for flag in pair.flags
        )
        gone = [edit.text.strip() for edit in pair.words if edit.op is WordOp.DELETE]
        words = " … ".join(text for text in gone if text)
        message = f"Agreed language was changed: {flags or 'other words'}."
        yield _at(passage, message, words)


def _at(passage: Passage, message: str, words: str) -> Finding:
    found = passage.finding(rule("agreed-language"), message, 0, 0)
    return Finding(found.rule, found.place, message, words[:200])
