"""Clause templates: every one of the pack is well drafted, found and inserted with its blanks."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.document.lines import LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.spans import Blank, BlankKind, Text, blanks_in, normalized, opening_phrase
from penholder.errors import InputError
from penholder.phrasebook import clauses
from penholder.phrasebook.phrases import ladder, match_opening, strength

PACK = clauses.all_templates()
every = pytest.mark.parametrize("clause", PACK, ids=lambda clause: clause.id)


def test_pack_has_at_least_120_clauses_with_unique_ids_in_the_groups_asked_for() -> None:
    assert len(PACK) >= 120
    assert max(Counter(clause.id for clause in PACK).values()) == 1
    asked = (
        "Reaffirming Recalling Welcoming Recognizing Stressing Requests Invites Decides Meetings"
    )
    assert {*asked.split(), "Taking note", "Calls upon", "Reporting", "Agenda", "Funding"} <= set(
        clauses.groups()
    )


@every
def test_opening_phrase_is_known_and_of_the_kind_of_the_clause(clause) -> None:
    for text in clause.wordings:
        match = match_opening(clauses._shown(text), clause.kind)
        assert match is not None, text
        assert match.known, text


@every
def test_end_punctuation_is_that_of_the_kind(clause) -> None:
    end = ":" if clause.items else "," if clause.kind is ParagraphKind.PREAMBULAR else ";"
    assert all(text.endswith(end) for text in clause.wordings)
    assert all(item.endswith(";") for item in clause.items)


@every
def test_typography_and_spelling_are_those_of_the_editorial_manual(clause) -> None:
    text = "\n".join((*clause.wordings, *clause.items, clause.closing, clause.when))
    assert not set("\"'") & set(text)
    assert "  " not in text
    assert "this resolution" not in text
    assert not any(word in text for word in ("ise the", "isation", "percent", "program "))


@every
def test_wordings_go_from_weak_to_strong(clause) -> None:
    verbs = [match_opening(clauses._shown(text), clause.kind) for text in clause.wordings]
    known = [(ladder(m.verb), strength(m.verb)) for m in verbs if m is not None]
    for (one, weak), (other, strong) in pairwise(known):
        if one is not None and one == other and weak is not None and strong is not None:
            assert weak <= strong


@every
def test_lines_have_the_blanks_of_the_text_and_the_phrase_in_italics(clause) -> None:
    for number, text in enumerate(clause.wordings):
        lines = clauses.template_lines(clause, number)
        assert lines[0].kind.value == clause.kind.value
        assert blanks_in(lines[0].spans) == blanks_in(clauses.parse_blanks(text))
        assert opening_phrase(lines[0].spans)
        assert [line.kind for line in lines[1:]].count(LineKind.SUBPARAGRAPH) == len(clause.items)


def test_search_finds_beginnings_of_words_in_any_order_titles_first() -> None:
    found = clauses.search("sess repor")
    assert found
    assert "Report" in found[0].title
    assert clauses.search("no-such-word-anywhere") == []
    assert clauses.search("") == list(PACK)


def test_search_keeps_to_kind_and_group() -> None:
    found = clauses.search("report", kind=ParagraphKind.OPERATIVE, group="Reporting")
    assert found
    assert {clause.group for clause in found} == {"Reporting"}


def test_every_insertion_has_ids_of_its_own() -> None:
    clause = clauses.find("urges-states-list")
    assert clause is not None
    ids = [line.id for _ in range(3) for line in clauses.template_lines(clause)]
    assert len(set(ids)) == len(ids)


def entry(**changed: str) -> str:
    """A pack with one clause, some of its values changed."""
    values = {
        "id": "a",
        "kind": "operative",
        "group": "g",
        "title": "t",
        "text": "Decides;",
        "when": "w",
    }
    return "[[clause]]\n" + "".join(f'{k} = "{v}"\n' for k, v in (values | changed).items())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("not toml = = =", "not a clause pack"),
        ('[[clause]]\nid = "a"', "not a clause pack"),
        (entry(id="A b"), "A b"),
        (entry(text="Decides {colour:x};"), "colour"),
        (entry(text="Decides {;"), "lone"),
        (entry(kind="plain"), "preambular or operative"),
    ],
)
def test_broken_pack_is_refused_in_one_sentence(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "pack.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        clauses.load_pack(file)


blanks = st.builds(
    Blank, st.sampled_from(BlankKind), st.text(st.characters(exclude_characters="{}"), max_size=8)
)
texts = st.builds(Text, st.text(max_size=12))


@given(st.lists(st.one_of(texts, blanks), max_size=8).map(normalized))
def test_text_of_a_pack_and_spans_are_inverses(spans) -> None:
    assert clauses.parse_blanks(clauses.blanks_to_text(spans)) == spans
