"""The entities of the United Nations system: data that completion, blanks and spelling read."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from penholder.phrasebook.organs import organ_named, organs
from penholder.phrasebook.states import sort_key
from penholder.phrasebook.system import entities
from penholder.spelling.lookup import known_words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("World Food Programme", "fund or programme"),
        ("International Labour Organization", "specialized agency"),
        ("International Atomic Energy Agency", "related organization"),
        ("Economic Commission for Europe", "regional commission"),
        ("International Law Commission", "subsidiary body"),
        ("Human Rights Committee", "treaty body"),
    ],
)
def test_an_entity_has_its_full_name_and_what_it_is(name: str, kind: str) -> None:
    (entity,) = [entity for entity in entities() if entity.name == name]
    assert entity.kind == kind


def test_no_entity_is_there_twice_or_is_an_organ_as_well() -> None:
    assert [name for name, n in Counter(e.name for e in entities()).items() if n > 1] == []
    assert [entity.name for entity in entities() if organ_named(entity.name)] == []


def test_a_short_form_means_one_entity_and_is_no_name() -> None:
    short = Counter(form for entity in entities() for form in entity.short)
    assert [form for form, count in short.items() if count > 1] == []
    assert not short.keys() & {item.name for item in (*organs(), *entities())}


def test_every_group_is_in_alphabetical_order() -> None:
    for kind, members in groupby(entities(), key=lambda entity: entity.kind):
        names = [entity.name for entity in members]
        assert names == sorted(names, key=sort_key), kind


def test_a_group_stands_in_one_place() -> None:
    kinds = [kind for kind, _ in groupby(entities(), key=lambda entity: entity.kind)]
    assert len(kinds) == len(set(kinds))


def test_names_are_written_without_article_and_without_spaces_to_spare() -> None:
    for entity in entities():
        assert not entity.name.startswith("The ")
        assert entity.name == " ".join(entity.name.split())
        assert "'" not in entity.name


def test_their_words_are_known_to_the_spelling() -> None:
    assert {"Seabed", "Telecommunication", "Peacebuilding"} <= known_words()
