"""Who belongs to whom: edits, growth, moves, splits, mergers, boilerplate, parts of clauses."""

from __future__ import annotations

from compare.drafts import draft, of_lines
from penholder.compare import compare
from penholder.compare.result import Relation
from penholder.document.lines import Line, LineKind
from penholder.document.spans import plain

RIVERS = "Welcomes the progress made in the management of river basins in mountain regions;"
LIBRARIES = "Calls upon all States to protect public libraries in times of flood and drought;"
BANKS = "Urges regional banks to lend to small islands at reasonable rates of interest;"
BEES = "Notes with concern the decline of wild bees and other pollinators in farmland;"
PORTS = "Encourages the owners of ports to publish their fees in a common register;"


def found(comparison):
    return {(pair.relation.value, pair.old, pair.new) for pair in comparison.pairs}


def pair_of(comparison, new):
    return next(pair for pair in comparison.pairs if new in pair.new)


def test_an_edited_an_added_and_a_removed_paragraph():
    old = draft(RIVERS, LIBRARIES, BANKS)
    new = draft(RIVERS, BEES, BANKS.replace("reasonable", "moderate"))
    assert found(compare(old, new)) == {
        ("unchanged", ("n1",), ("n1",)),
        ("removed", ("n2",), ()),
        ("added", (), ("n2",)),
        ("edited", ("n3",), ("n3",)),
    }


def test_a_paragraph_that_nearly_doubles_stays_the_same_paragraph():
    grown = LIBRARIES[:-1] + (
        ", archives, museums and other places where the memory of a community is kept, and to "
        "train those who work there;"
    )
    pair = pair_of(compare(draft(RIVERS, LIBRARIES, BANKS), draft(RIVERS, grown, BANKS)), "n2")
    assert (pair.relation, pair.old) == (Relation.EDITED, ("n2",))


def test_a_moved_paragraph_is_one_pair_even_with_a_word_changed():
    old = draft(RIVERS, LIBRARIES, BANKS, BEES, PORTS)
    new = draft(LIBRARIES, BANKS, BEES, PORTS, RIVERS.replace("progress", "advances"))
    comparison = compare(old, new)
    pair = pair_of(comparison, "n5")
    assert (pair.relation, pair.old, pair.moved) == (Relation.EDITED, ("n1",), True)
    assert sum(other.moved for other in comparison.pairs) == 1


def test_a_paragraph_split_in_two_and_two_merged_into_one():
    whole = LIBRARIES[:-1] + ", and requests their directors to report on the losses every year;"
    first, second = LIBRARIES, "Requests their directors to report on the losses every year;"
    split = pair_of(compare(draft(RIVERS, whole, BEES), draft(RIVERS, first, second, BEES)), "n3")
    assert (split.relation, split.old, split.new) == (Relation.SPLIT, ("n2",), ("n2", "n3"))
    merged = pair_of(compare(draft(RIVERS, first, second, BEES), draft(RIVERS, whole, BEES)), "n2")
    assert (merged.relation, merged.old, merged.new) == (Relation.MERGED, ("n2", "n3"), ("n2",))


def test_a_clause_broken_into_a_chapeau_and_sub_paragraphs_is_a_split():
    whole = (
        "Invites museums to open their stores to scholars from abroad, to lend works of art to "
        "schools in remote villages, and to publish catalogues in several languages;"
    )
    new = draft(
        RIVERS,
        "Invites museums:",
        "(a) To open their stores to scholars from abroad;",
        "(a) To lend works of art to schools in remote villages;",
        "(a) To publish catalogues in several languages;",
        BEES,
    )
    pair = pair_of(compare(draft(RIVERS, whole, BEES), new), "n3")
    assert pair.relation is Relation.SPLIT
    assert {"n3", "n4", "n5"} <= set(pair.new)


REQUEST = (
    "Requests the Secretary-General to submit to the General Assembly at its sixty-first session "
    "a report on {}, including recommendations;"
)


def test_two_nearly_identical_report_requests_that_changed_places_are_not_mixed_up():
    tides, deserts = REQUEST.format("tidal energy"), REQUEST.format("desert roads")
    comparison = compare(draft(tides, RIVERS, deserts), draft(deserts, RIVERS, tides))
    assert {(pair.old, pair.new) for pair in comparison.pairs} == {
        (("n1",), ("n3",)),
        (("n2",), ("n2",)),
        (("n3",), ("n1",)),
    }


def test_report_requests_on_different_subjects_far_apart_are_no_pair():
    old = draft(REQUEST.format("tidal energy in the polar seas"), RIVERS, LIBRARIES, BANKS)
    new = draft(
        RIVERS, LIBRARIES, BANKS, REQUEST.format("the training of judges and court interpreters")
    )
    relations = [pair.relation for pair in compare(old, new).pairs]
    assert relations.count(Relation.ADDED) == relations.count(Relation.REMOVED) == 1


def test_changed_numbers_alone_do_not_break_a_pair():
    old = draft("Recalling its resolution 60/12 of 3 May 2005 on tides,", RIVERS)
    new = draft("Recalling its resolution 61/45 of 9 June 2006 on tides,", RIVERS)
    assert pair_of(compare(old, new), "n1").old == ("n1",)


def test_a_paragraph_wholly_rewritten_is_removed_and_added():
    comparison = compare(draft(RIVERS, LIBRARIES, BANKS), draft(RIVERS, PORTS, BANKS))
    assert ("removed", ("n2",), ()) in found(comparison)


def test_repeated_lines_pair_in_their_order():
    old = draft("The Council,", RIVERS, "The Council,", BANKS, "The Council,")
    new = draft("The Council,", RIVERS, BEES, "The Council,", BANKS, "The Council,")
    assert [pair.old for pair in compare(old, new).pairs if pair.old] == [
        ("n1",),
        ("n2",),
        ("n3",),
        ("n4",),
        ("n5",),
    ]


def test_inserting_a_paragraph_renumbers_the_next_but_does_not_change_it():
    pair = pair_of(compare(draft(RIVERS, BANKS), draft(RIVERS, BEES, BANKS)), "n3")
    assert (pair.relation, pair.renumbered) == (Relation.UNCHANGED, True)
    assert (pair.old_labels, pair.new_labels) == (("2.",), ("3.",))


def test_like_sub_paragraphs_stay_in_their_own_clause():
    old = draft(
        "Requests museums:",
        "(a) To train ten guides each year;",
        "Requests archives:",
        "(a) To train ten clerks each year;",
    )
    new = draft(
        "Requests museums:",
        "(a) To train six guides each year;",
        "Requests archives:",
        "(a) To train six clerks each year;",
    )
    comparison = compare(old, new)
    assert pair_of(comparison, "n2").old == ("n2",)
    assert pair_of(comparison, "n4").old == ("n4",)


def test_a_sub_paragraph_that_goes_to_another_clause_moved():
    guides = "(a) To train guides for visitors who cannot see or hear well;"
    old = draft("Requests museums:", guides, "(a) To open on Sundays;", "Requests archives:", BEES)
    new = draft("Requests museums:", "(a) To open on Sundays;", "Requests archives:", guides, BEES)
    pair = pair_of(compare(old, new), "n4")
    assert (pair.old, pair.moved) == (("n2",), True)


def test_a_heading_does_not_pair_with_a_paragraph_of_the_same_subject():
    heading = Line("h", LineKind.HEADING, plain("Management of river basins"), 1)
    body = Line("p", LineKind.OPERATIVE, plain(RIVERS))
    comparison = compare(of_lines([heading]), of_lines([body]))
    assert {pair.relation for pair in comparison.pairs} == {Relation.ADDED, Relation.REMOVED}


def test_removed_paragraphs_are_read_where_they_stood():
    comparison = compare(draft(RIVERS, LIBRARIES, BANKS), draft(RIVERS, BANKS))
    assert [pair.relation for pair in comparison.pairs] == [
        Relation.UNCHANGED,
        Relation.REMOVED,
        Relation.UNCHANGED,
    ]


def test_empty_texts():
    assert compare(draft(), draft()).pairs == ()
    assert found(compare(draft(), draft(RIVERS))) == {("added", (), ("n1",))}


def test_a_report_request_does_not_become_another_one_far_away():
    topics = ["kelp", "oysters", "jetties", "ferries", "lamps", "buoys", "sluices", "dykes"]
    request = "Requests the bureau to submit to the council at its tenth session a report on {};"
    requests = [request.format(topic) for topic in topics]
    others = [
        f"Notes that {topic} {topic[::-1]} were counted {n};" for n, topic in enumerate(topics)
    ]
    old = [request.format("candles"), *requests, *others]
    new = [*requests, *others, request.format("turbines")]
    pairs = compare(draft(*old), draft(*new)).pairs
    assert [pair.relation for pair in pairs].count(Relation.REMOVED) == 1
    assert [pair.relation for pair in pairs].count(Relation.ADDED) == 1


def test_a_rewritten_clause_that_moved_with_its_neighbour_is_found():
    first = "Invites the keepers of lamps to record the hours of fog in blue ledgers;"
    second = "Welcomes the offer of three shipyards to restore wooden sluices at their own cost;"
    rewritten = "Welcomes the offer of four guilds to rebuild iron sluices at a shared expense;"
    others = [f"Notes that dyke {n} {word} held;" for n, word in enumerate("abcdefgh")]
    pairs = compare(draft(first, second, *others), draft(*others, first, rewritten)).pairs
    ends = {(pair.old, pair.new) for pair in pairs if pair.moved}
    assert ends == {(("n1",), ("n9",)), (("n2",), ("n10",))}


def test_a_short_heading_is_found_again_wherever_its_section_went():
    def text(*parts):
        lines = [
            Line(
                f"n{number}",
                LineKind.HEADING if part[0] == "#" else LineKind.OPERATIVE,
                plain(part.strip("#")),
            )
            for number, part in enumerate(parts)
        ]
        return of_lines(lines)

    clauses = [f"Notes that the {word} of the harbour was dredged;" for word in "abcdefgh"]
    old = text("#Regional cooperation", *clauses[:3], "#Fees", *clauses[3:6], "#Coordination")
    new = text("#Coordination", *clauses[:3], "#Fees", *clauses[3:6])
    pairs = {pair.old: pair.new for pair in compare(old, new).pairs if pair.old}
    assert pairs[("n8",)] == ("n0",)
    assert pairs[("n0",)] == ()
