"""Every document template makes a well-formed draft of known clauses."""

from __future__ import annotations

import pytest

from penholder.document.lines import LineKind
from penholder.document.operations import lines_of
from penholder.document.spans import blanks_in, opening_phrase
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.phrasebook.clauses import find
from penholder.phrasebook.document_templates import document_templates, draft_from
from penholder.phrasebook.organs import main_committees, organ_named

TEMPLATES = document_templates()
every = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)


def test_there_are_templates_for_each_kind_of_text_asked_for():
    assert {template.id for template in TEMPLATES} >= {
        "thematic",
        "conference-follow-up",
        "international-day",
        "international-year",
        "procedural",
        "fifth-committee",
        "ecosoc",
        "human-rights-council",
        "security-council",
    }


@every
def test_template_makes_a_draft_of_known_clauses(template):
    assert all(find(item.clause) is not None for item in template.line if not item.section)
    draft = draft_from(template)
    assert problems(draft) == []
    assert organ_named(draft.masthead.organ) is not None
    assert draft.masthead.body in {"", *(each.name for each in main_committees())}
    lines = lines_of(draft)
    assert plain_text(lines[-1].spans).endswith(".")
    assert any(blanks_in(line.spans) for line in lines)
    clauses = [line for line in lines if line.kind in (LineKind.PREAMBULAR, LineKind.OPERATIVE)]
    assert all(opening_phrase(line.spans) for line in clauses)
    assert len({line.id for line in lines}) == len(lines)


@every
def test_preambular_paragraphs_stand_before_operative_ones_in_each_section(template):
    kinds: list[LineKind] = []
    for line in lines_of(draft_from(template)):
        if line.kind is LineKind.HEADING:
            kinds = []
        kinds.append(line.kind)
        if line.kind is LineKind.PREAMBULAR:
            assert LineKind.OPERATIVE not in kinds


def test_two_drafts_of_a_template_share_no_id():
    first, second = draft_from(TEMPLATES[0]), draft_from(TEMPLATES[0])
    assert not {line.id for line in lines_of(first)} & {line.id for line in lines_of(second)}


def test_sections_number_anew():
    fifth = next(template for template in TEMPLATES if template.id == "fifth-committee")
    headings = [line for line in lines_of(draft_from(fifth)) if line.kind is LineKind.HEADING]
    assert [(line.label, line.restarts) for line in headings] == [("I", False), ("II", True)]
