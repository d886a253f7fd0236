"""Mistakes people make: each is found at its place; its fix cures it and changes nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from checks.drafts import clean
from penholder.checks import check, fixed
from penholder.document import operations
from penholder.document.resolution import Resolution
from penholder.document.spans import Text
from penholder.document.text import plain_text


@dataclass(frozen=True)
class Tried:
    """Words of a line of the clean draft that are written otherwise. `cured` are the words the fix
    puts in place of the new ones; None where a fix would not be safe.
    """

    rule: str
    node: str
    place: str
    old: str
    new: str
    cured: str | None = None


TRIED = (
    Tried("repeat-needless", "p2", "PP2", "Recalling", "Recalling also", "Recalling"),
    Tried("repeat-order", "p3", "PP3", "Recalling also", "Recalling further", "Recalling also"),
    Tried("repeat-place", "p3", "PP3", "Recalling also", "Also recalling", "Recalling also"),
    Tried("phrase-form", "p4", "PP4", "Deeply concerned", "Expresses concern"),
    Tried("phrase-form", "o2", "OP2", "Requests", "Requesting", "Requests"),
    Tried("phrase-form", "o1", "OP1", "Welcomes", "Taking note of", "Takes note of"),
    Tried("end-of-preambular", "p3", "PP3", "Malta,", "Malta.", "Malta,"),
    Tried("end-of-operative", "o2", "OP2", "lamps;", "lamps", "lamps;"),
    Tried("end-of-operative", "o1", "OP1", "regions;", "regions.", "regions;"),
    Tried("end-of-text", "o5", "OP5", "2027.", "2027", "2027."),
    Tried("end-before-list", "o3", "OP3", "Secretary-General:", "Secretary-General",
          "Secretary-General:"),
    Tried("end-of-subparagraph", "s2", "OP3 (b)", "count;", "count", "count;"),
    Tried("reference-nowhere", "o4", "OP4", "paragraph 2 above", "paragraphs 2 and 17 above"),
    Tried("reference-nowhere", "o4", "OP4", "paragraph 2 above", "paragraph 3 (c) above"),
    Tried("reference-self", "o4", "OP4", "paragraph 2 above", "paragraph 4 above"),
    Tried("reference-direction", "o4", "OP4", "paragraph 2 above", "paragraph 2 below"),
    Tried("citation-session", "p1", "PP1", "5\u00a0December 2023", "5\u00a0December 2021"),
    Tried("citation-date-missing", "o4", "OP4", "to lend oil", "to recall resolution 77/9"),
    Tried("citation-form", "o1", "OP1", "progress made",
          "progress in resolution A/RES/79/14 made", "resolution 79/14"),
    Tried("date-form", "p4", "PP4", "storms of 2019–2021", "storm of July 4th, 2021",
          "4 July 2021"),
    Tried("date-impossible", "p4", "PP4", "storms of 2019–2021", "storm of 30\u00a0February 2021"),
    Tried("session-year", "o5", "OP5", "in 2027", "in 2026"),
    Tried("session-past", "o2", "OP2", "polish the lamps", "report at its eightieth session"),
    Tried("symbol-in-text", "o1", "OP1", "made by", "noted in A/79/200/Add.1 by"),
    Tried("symbol-form", "o1", "OP1", "made by", "noted in A//79/200 by"),
    Tried("bracket-unpaired", "o1", "OP1", "in all regions", "in all] regions"),
    Tried("bracket-open", "o2", "OP2", "the lamps", "[all] [the lamps]"),
    Tried("blank-typed", "o2", "OP2", "the lamps", "the lamps of [...]"),
    Tried("blank-typed", "p2", "PP2", "12\u00a0December", "XX\u00a0December"),
    Tried("abbreviation", "o1", "OP1", "by keepers", "by the U.N.", "United Nations"),
    Tried("abbreviation", "o1", "OP1", "by keepers", "by ECOSOC", "Economic and Social Council"),
    Tried("spelling", "o2", "OP2", "polish", "analyze", "analyse"),
    Tried("spelling", "o2", "OP2", "polish", "prioritise", "prioritize"),
    Tried("spelling", "o1", "OP1", "progress", "fulfillment", "fulfilment"),
    Tried("spelling", "s1", "OP3 (a)", "harbours", "harbors"),
    Tried("spelling", "o1", "OP1", "progress", "modernisation", "modernization"),
    Tried("this-resolution", "o5", "OP5", "lighthouses", "this resolution",
          "the present resolution"),
    Tried("per-cent", "s1", "OP3 (a)", "5\u00a0per cent", "5 %", "5 per cent"),
    Tried("number-in-words", "p3", "PP3", "the first meeting", "the 7 meetings", "seven"),
    Tried("range-dash", "p4", "PP4", "2019–2021", "2019-21", "2019–21"),
    Tried("range-dash", "o4", "OP4", "paragraph 2 above", "pages 12-15"),
    Tried("em-dash", "o1", "OP1", "keepers in", "keepers - in", "keepers – in"),
    Tried("quotes", "p3", "PP3", "the first meeting", 'the "first" meeting', "“first”"),
    Tried("quotes", "p3", "PP3", "of keepers", "of keeper's", "’"),
    Tried("term", "o2", "OP2", "Secretary-General", "Secretary General", "Secretary-General"),
    Tried("term", "o4", "OP4", "Member States", "Member states", "Member States"),
    Tried("state-name", "p3", "PP3", "Malta", "Swaziland", "Eswatini"),
    Tried("state-name", "p3", "PP3", "Malta", "Czech Republic", "Czechia"),
    Tried("word-doubled", "o2", "OP2", "polish the", "polish the the", "the"),
    Tried("space-doubled", "p4", "PP4", "at the", "at  the", " "),
)  # fmt: skip


def _written(draft: Resolution, node: str, old: str, new: str) -> Resolution:
    line = next(line for line in operations.lines_of(draft) if line.id == node)
    assert old in plain_text(line.spans)
    spans = tuple(
        Text(span.text.replace(old, new, 1), span.italic, span.bold)
        if isinstance(span, Text)
        else span
        for span in line.spans
    )
    return operations.set_text(draft, node, spans)


def _texts(draft: Resolution) -> dict[str, str]:
    return {line.id: plain_text(line.spans) for line in operations.lines_of(draft)}


@pytest.mark.parametrize("tried", TRIED, ids=[f"{t.rule}-{t.new[:24]}" for t in TRIED])
def test_found_at_its_place_and_cured(tried):
    draft = _written(clean(), tried.node, tried.old, tried.new)
    found = [f for f in check(draft).found if f.rule.id == tried.rule]
    assert found
    assert {f.place.name for f in found} == {tried.place}
    assert {f.place.id for f in found} == {tried.node}
    mended = fixed(draft, found[:1])
    assert {n for n, text in _texts(mended).items() if text != _texts(draft)[n]} <= {tried.node}
    if tried.cured is None:
        return
    assert found[0].fix is not None
    assert tried.cured in _texts(mended)[tried.node]
    again = [f for f in check(mended).found if f.rule.id == tried.rule]
    assert len(again) < len(found)
