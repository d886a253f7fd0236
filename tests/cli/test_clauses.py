"""`penholder clauses`: the templates on the command line."""

from collections.abc import Callable


def test_list_names_every_template(penholder: Callable) -> None:
    outcome = penholder("clauses", "list")
    assert outcome.status == 0
    assert int(outcome.out.splitlines()[-1].split()[0]) >= 60


def test_search_narrows_the_list(penholder: Callable) -> None:
    every = penholder("clauses", "list").out.splitlines()
    found = penholder("clauses", "list", "--search", "report").out.splitlines()
    assert 1 < len(found) < len(every)


def test_show_prints_text_and_when_to_use_it(penholder: Callable) -> None:
    first = penholder("clauses", "list").out.split()[0]
    outcome = penholder("clauses", "show", first)
    assert outcome.status == 0
    assert "When:" in outcome.out


def test_unknown_clause_is_said_in_one_sentence(penholder: Callable) -> None:
    outcome = penholder("clauses", "show", "no-such-clause")
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
