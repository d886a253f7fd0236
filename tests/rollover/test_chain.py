"""Roll-over of the list of earlier resolutions: what joins it, and what is only proposed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from penholder.document.resolution import Note
from penholder.document.spans import Blank, BlankKind, NoteMark, Text, plain
from penholder.rollover import Update, UpdateKind, apply, propose
from rollover.drafting import MASTHEAD, OP, PP, adopted, paragraph, text_of

ANNUAL = paragraph(
    "agenda",
    OP,
    "Decides to include in the provisional agenda of its eighty-first session the sub-item "
    "entitled “Kites”.",
)


def _chained(text: str) -> str:
    return text_of(propose(adopted(paragraph("p", PP, text), ANNUAL)).draft, "p")


OLDER = "78/9 of 1 May 2024"
OLD = "79/8 of 2 May 2025"
LAST = "80/312 of 18 December 2025"
RECENT = "Recalling its previous resolutions on kites, the most recent of which being"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f"Recalling its resolutions 57/270 B of 23 June 2003, {OLDER} and {OLD},",
            f"Recalling its resolutions 57/270 B of 23 June 2003, {OLDER}, {OLD} and {LAST},",
        ),
        (
            f"Recalling its resolutions {OLDER}, {OLD} and other resolutions on kites,",
            f"Recalling its resolutions {OLDER}, {OLD}, {LAST} and other resolutions on kites,",
        ),
        (
            f"Recalling its resolution {OLD} and other resolutions on kites,",
            f"Recalling its resolution {LAST} and other resolutions on kites,",
        ),
        (
            "Recalling its resolutions 78/9 and 79/8 on kites,",
            "Recalling its resolutions 78/9, 79/8 and 80/312 on kites,",
        ),
        (f"{RECENT} resolution {OLD},", f"{RECENT} resolution {LAST},"),
        (
            f"{RECENT} resolutions {OLD} and {OLDER},",
            f"{RECENT} resolutions {LAST}, {OLD} and {OLDER},",
        ),
    ],
)
def test_the_chain_gains_last_years_resolution(before: str, after: str) -> None:
    assert _chained(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Recalling its resolutions 79/8 of 2 May 2025 and 80/312 of 18 December 2025,",
        "Recalling its resolution 1514 (XV) of 14 December 1960,",
        "Recalling Security Council resolutions 1325 (2000) and 2242 (2015),",
        "Recalling its resolutions 40/1 of 1 May 1985 and 41/2 of 3 May 1986,",
        "Welcoming the kites of the coast,",
    ],
)
def test_no_other_list_is_touched(text: str) -> None:
    assert _chained(text) == text


def test_the_long_chain_is_preferred_to_a_resolution_with_a_subject_of_its_own() -> None:
    chain = (
        "Recalling its resolutions 77/1 of 1 May 2023, 78/9 of 1 May 2024 and 79/8 of 2 May 2025,"
    )
    single = "Recalling also its resolution 79/77 of 3 May 2025 on the kites for development fair,"
    draft = propose(adopted(paragraph("p1", PP, chain), paragraph("p2", PP, single), ANNUAL)).draft
    assert text_of(draft, "p1").endswith("79/8 of 2 May 2025 and 80/312 of 18 December 2025,")
    assert text_of(draft, "p2") == single


def test_one_resolution_recalled_alone_is_proposed_to_be_last_years() -> None:
    single = "Recalling its resolution 79/8 of 2\u00a0May 2025,"
    prior = adopted(paragraph("p", PP, single), ANNUAL)
    (update,) = [u for u in propose(prior).updates if u.kind is UpdateKind.CHAIN]
    assert update.flagged
    assert text_of(propose(prior).draft, "p") == single
    taken = text_of(apply(prior, [update]), "p")
    assert taken == "Recalling its resolution 80/312 of 18\u00a0December 2025,"


def test_a_list_without_the_one_before_last_years_is_only_proposed() -> None:
    chain = f"Recalling its resolutions 76/2 of 1 May 2022 and {OLDER},"
    prior = adopted(
        paragraph("p", PP, chain),
        paragraph("q", PP, f"Recalling also its resolution {OLD} on the lighthouses of the coast,"),
        ANNUAL,
    )
    (update,) = [u for u in propose(prior).updates if u.kind is UpdateKind.CHAIN]
    assert update.flagged
    assert text_of(apply(prior, [update]), "p").endswith(f"{OLDER} and {LAST},")


def test_one_resolution_recalled_for_its_own_sake_is_only_proposed() -> None:
    single = "Recalling its resolution 79/77 of 3 May 2025 on the lighthouses of the coast,"
    prior = adopted(paragraph("p", PP, single), ANNUAL)
    result = propose(prior)
    assert text_of(result.draft, "p") == single
    (update,) = [update for update in result.updates if update.kind is UpdateKind.CHAIN]
    assert update.flagged
    taken = text_of(apply(prior, [update]), "p")
    assert taken.startswith("Recalling its resolutions 79/77 of 3 May 2025 and 80/312 of 18 Dec")


def test_a_mark_behind_the_last_resolution_stays_with_it() -> None:
    spans = (
        Text("Recalling its resolutions 78/9 of 1 May 2024 and 79/8 of 2 May 2025"),
        NoteMark("n"),
        Text(","),
    )
    notes = (Note("n", plain("See A/79/1.")),)
    draft = propose(adopted(paragraph("p", PP, spans), ANNUAL, notes=notes)).draft
    assert draft.body[0].chapeau == (  # type: ignore[union-attr]
        Text("Recalling", italic=True),
        Text(" its resolutions 78/9 of 1 May 2024, 79/8 of 2 May 2025"),
        NoteMark("n"),
        Text(" and 80/312 of 18 December 2025,"),
    )


def test_last_years_draft_leaves_a_blank_for_its_number() -> None:
    prior = adopted(
        paragraph("p", PP, "Recalling its resolutions 78/9 of 1 May 2024 and 79/8 of 2 May 2025,"),
        ANNUAL,
        masthead=replace(MASTHEAD, symbol="A/C.2/80/L.7"),
    )
    draft = propose(replace(prior, adoption=None, closing=None)).draft
    blanks = [span for span in draft.body[0].chapeau if isinstance(span, Blank)]  # type: ignore[union-attr]
    assert [(blank.kind, blank.previous) for blank in blanks] == [
        (BlankKind.RESOLUTION, "A/C.2/80/L.7")
    ]


def _proposed(text: str) -> tuple[Update, str]:
    """The update of the chain, flagged and not in the draft, and the text it would make."""
    prior = adopted(paragraph("p", PP, text), ANNUAL)
    result = propose(prior)
    (update,) = [update for update in result.updates if update.kind is UpdateKind.CHAIN]
    assert update.flagged
    assert text_of(result.draft, "p") == text
    return update, text_of(apply(prior, [update]), "p")


def test_a_list_entitled_as_the_text_itself_grows_before_the_title() -> None:
    entitled = "entitled “Kites for development”,"
    assert _chained(f"Recalling its resolutions {OLDER} and {OLD}, {entitled}") == (
        f"Recalling its resolutions {OLDER}, {OLD} and {LAST}, {entitled}"
    )


def test_a_list_entitled_otherwise_is_not_touched() -> None:
    text = f"Recalling its resolutions {OLDER} and {OLD}, entitled “Wells”,"
    assert LAST not in _chained(text)


@pytest.mark.parametrize(
    ("text", "reason", "taken"),
    [
        (
            "Recalling its relevant resolutions, in particular resolutions 55/146 of 8 May 2000, "
            f"65/119 of 10 May 2010 and {OLD},",
            "years lie between",
            f"65/119 of 10 May 2010, {OLD} and {LAST},",
        ),
        (
            f"Recalling its resolutions {OLDER}, 79/8 of 2 May 2025 and 79/90 of 3 May 2025,",
            "several of the session before",
            f"79/90 of 3 May 2025 and {LAST},",
        ),
        (
            f"Recalling its resolutions {OLDER} and {OLD} and other resolutions on wells, and its "
            "resolutions 78/11 of 1 May 2024 and 79/12 of 2 May 2025 on lighthouses,",
            "two lists",
            f"{OLDER}, {OLD} and {LAST} and other resolutions on wells",
        ),
        (
            f"Recalling its resolutions {OLDER} and {OLD} and all decisions on wells, as well as "
            "its resolution 79/40 of 1 June 2025,",
            "behind the list",
            f"{OLDER}, {OLD} and {LAST} and all",
        ),
    ],
)
def test_a_list_that_may_not_be_that_of_the_predecessors_is_only_proposed(
    text: str, reason: str, taken: str
) -> None:
    update, after = _proposed(text)
    assert reason in update.reason
    assert taken in after


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Recalling its resolution 46/18 of 1 May 1991 on the lighthouses of the coast and all "
            f"subsequent resolutions on the subject, including resolution {OLD},",
            "another subject",
        ),
        (
            f"Recalling its resolutions 76/2 of 1 May 2022 and {OLDER}, as well as its resolution "
            f"{OLD} and all other relevant resolutions,",
            "a list stands before it",
        ),
    ],
)
def test_the_latest_of_what_may_be_other_resolutions_is_only_proposed(
    text: str, reason: str
) -> None:
    update, after = _proposed(text)
    assert reason in update.reason
    assert after == text.replace(OLD, LAST)


@pytest.mark.parametrize(
    "text",
    [
        # A later one that says why it stands apart.
        f"Recalling its resolutions {OLDER} and {OLD}, and recalling also its resolution 79/40 of "
        "1 June 2025 on the lighthouses of the coast,",
        # Two of one session among "the most recent".
        f"{RECENT} resolutions 79/90 of 3 May 2025, {OLD} and {OLDER},",
        # All on the question of the text.
        f"Recalling its previous resolutions on the question, including resolution {OLD},",
    ],
)
def test_what_is_plain_is_not_asked_about(text: str) -> None:
    assert LAST in _chained(text)
