"""A checker that is asked again finds what a fresh one finds, whatever was changed in between."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checks.drafts import PLANTED, clean
from document_strategies import resolutions
from penholder.checks import Cancelled, Checker, Findings, check, fixed
from penholder.document import operations
from penholder.document.lines import Line, LineKind
from penholder.document.resolution import Resolution
from penholder.document.spans import ParagraphReference, Text, plain
from penholder.errors import InputError

WORDS = (
    "Recalling its resolution 79/101,",
    "Recalling its resolution 79/101 of 12 December 2024,",
    "Also requests the keepers to report at its seventy-ninth session;",
    "We polish 5 percent of the lamps, as set out in paragraph 2 above;",
    'the "program" [of 2019-2021] in Russia',
    "",
)
KINDS = (LineKind.PREAMBULAR, LineKind.OPERATIVE, LineKind.SUBPARAGRAPH, LineKind.HEADING)
SESSIONS = ("Eighty-first session", "Eightieth session", "")
LANGUAGES = ("en", "fr")


def _seen(findings: Findings) -> list[tuple[object, ...]]:
    """Findings without what tells no two of them apart: the functions of their fixes."""
    return [
        (f.rule.id, f.place, f.message, f.words, f.fix and (f.fix.title, f.fix.edits))
        for f in (*findings.found, *findings.ignored)
    ]


def _changed(draft: Resolution, data: st.DataObject) -> Resolution:
    lines = operations.lines_of(draft)
    at = data.draw(st.integers(0, max(0, len(lines) - 1)))
    node = lines[at].id if lines else ""
    words = plain(data.draw(st.sampled_from(WORDS)))
    match data.draw(st.integers(0, 11)):
        case 0:
            return operations.set_text(draft, node, words)
        case 1:
            new = Line(f"new{data.draw(st.integers(0, 10**9))}", lines[at].kind, words)
            return operations.insert_lines(draft, [new], node)
        case 2:
            return operations.remove(draft, node)
        case 3:
            return operations.move(draft, node, data.draw(st.sampled_from(lines)).id)
        case 4:
            return operations.set_kind(draft, node, data.draw(st.sampled_from(KINDS)))
        case 5:
            return operations.set_level(draft, node, data.draw(st.integers(0, 2)))
        case 6:
            return operations.split(draft, node, data.draw(st.integers(0, 30)))[0]
        case 7:
            return operations.join_with_next(draft, node)
        case 8:
            session = data.draw(st.sampled_from(SESSIONS))
            return operations.set_masthead(draft, replace(draft.masthead, session=session))
        case 9:
            return replace(draft, language=data.draw(st.sampled_from(LANGUAGES)))
        case 10:
            live = ParagraphReference(data.draw(st.sampled_from(lines)).id, "9")
            return operations.set_text(draft, node, (Text("Welcomes paragraph "), live))
        case _:
            return fixed(draft, check(draft).found[:3])


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_asked_again_it_finds_what_a_fresh_one_finds(data):
    checker, draft = Checker(), clean()
    for _ in range(8):
        try:
            draft = _changed(draft, data)
        except (InputError, IndexError, KeyError, ValueError):
            continue  # the change is none for this line
        assert _seen(checker.check(draft)) == _seen(check(draft))


@given(st.lists(resolutions(), min_size=2, max_size=3))
@settings(max_examples=40, deadline=None)
def test_a_checker_may_go_from_any_text_to_any_other(texts):
    checker = Checker()
    for text in texts:
        assert _seen(checker.check(text)) == _seen(check(text))


@given(st.lists(st.sampled_from(PLANTED), min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_mistakes_that_come_and_go_are_found_and_forgotten(planted):
    checker = Checker()
    for mistake in planted:
        draft = mistake.change(clean())
        assert _seen(checker.check(draft)) == _seen(check(draft))
        assert checker.check(clean()).found == ()


def test_only_what_changed_is_looked_at_again(monkeypatch):
    from penholder.checks import engine

    looked: list[str] = []
    look = engine._in_passage
    monkeypatch.setattr(engine, "_in_passage", lambda p, s: looked.append(p.id) or look(p, s))
    checker = Checker()
    checker.check(clean())
    looked.clear()
    checker.check(operations.set_text(clean(), "o2", plain("Requests lamps;")))
    assert looked == ["o2"]


def test_a_run_that_was_cancelled_costs_the_next_one_nothing():
    checker, asked = Checker(), []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 4

    draft = PLANTED[0].change(clean())
    with pytest.raises(Cancelled):
        checker.check(draft, cancelled=cancelled)
    assert _seen(checker.check(draft)) == _seen(check(draft))


def test_two_threads_use_one_checker_for_different_texts():
    checker = Checker()
    drafts = [planted.change(clean()) for planted in PLANTED[:6]]
    wrong: list[object] = []

    def work(draft: Resolution, expected: list[tuple[object, ...]]) -> None:
        wrong.extend(draft for _ in range(10) if _seen(checker.check(draft)) != expected)

    threads = [threading.Thread(target=work, args=(d, _seen(check(d)))) for d in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
