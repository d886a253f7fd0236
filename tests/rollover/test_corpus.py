"""Roll-over of real resolutions, compared with what the next session really adopted."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from penholder.document.resolution import Resolution
from penholder.document.validate import problems
from penholder.formats.registry import read_file
from penholder.phrasebook.citations import find_citations
from penholder.phrasebook.symbols import parse_symbol
from penholder.rollover import propose
from penholder.rollover.mentions import Role, mentions
from penholder.rollover.places import places

SOUTH_SOUTH = [
    "text/A_RES_68_230.txt",
    "text/A_RES_70_222.txt",
    "text/A_RES_71_244.txt",
    "text/A_RES_72_237.txt",
    "text/A_RES_73_249.txt",
    "text/A_RES_74_239.txt",
    "text/A_RES_75_234.txt",
    "text/A_RES_76_221.txt",
    "text/A_RES_77_185.txt",
    "pdf/A_RES_78_167.pdf",
    "pdf/A_RES_79_236.pdf",
]

Fact = tuple[str, ...]


def _routine(resolution: Resolution, session: int, prior: str) -> set[Fact]:
    """The facts that routinely change: coming sessions by what they are named for, and last
    year's resolution in the chain with its date and what stands before it.
    """
    found = places(resolution)
    facts: set[Fact] = {
        (mention.role.value, str(mention.number))
        for mention in mentions(found, "GA", session)
        if mention.role in (Role.AGENDA, Role.REPORT) and mention.number > session
    }
    for place in found:
        if place.operative:
            continue
        cited = find_citations(place.words.text)
        for before, citation in pairwise(cited):
            if citation.number == prior:
                facts.add(("chain", before.number, citation.number, str(citation.date)))
    return facts


def _session(resolution: Resolution) -> int:
    symbol = parse_symbol(resolution.masthead.symbol)
    assert symbol is not None
    assert symbol.session is not None
    return symbol.session


@pytest.fixture(scope="module")
def chain(corpus: Path) -> list[Resolution]:
    return [read_file(corpus / name)[0] for name in SOUTH_SOUTH]


def test_routine_changes_are_those_the_next_session_really_made(chain: list[Resolution]) -> None:
    right = missed = wrong = 0
    for prior, following in pairwise(chain):
        session = _session(following)
        number = prior.masthead.symbol.partition("/RES/")[2]
        draft = propose(prior, session=session).draft
        real = _routine(following, session, number)
        ours = _routine(draft, session, number)
        right += len(real & ours)
        missed += len(real - ours)
        wrong += len(ours - real)
    assert right >= 0.9 * (right + missed)
    assert wrong == 0


def test_the_rhythm_of_an_annual_text_is_found(chain: list[Resolution]) -> None:
    for prior in chain:
        draft = propose(prior).draft
        assert draft.masthead.symbol == f"A/C.2/{_session(prior) + 1}/L."
        assert draft.masthead.body == "Second Committee"


def test_the_symbol_of_last_years_report_is_blanked_in_the_text_the_project_began_with(
    chain: list[Resolution],
) -> None:
    result = propose(chain[2])
    blanked = [update for update in result.updates if update.kind.value == "report"]
    assert [(update.label, update.before) for update in blanked] == [("note 5", "A/71/208.")]


def test_real_texts_of_every_shape_roll_over_to_valid_drafts(corpus: Path) -> None:
    for path in sorted((corpus / "pdf").glob("A_RES_80_*.pdf")):
        prior = read_file(path)[0]
        result = propose(prior)
        assert problems(result.draft) == [], path.name
        assert result.draft.adoption is None
