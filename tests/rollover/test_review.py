"""What a delegate decides on an update of a roll-over comes into the draft, whatever was typed."""

from __future__ import annotations

from msgspec.structs import replace

from penholder.document import operations
from penholder.document.resolution import Resolution
from penholder.document.spans import plain
from penholder.rollover import Update, propose
from penholder.rollover.review import Review, decide, decode, edit, encode
from rollover.drafting import OP, PP, adopted, paragraph, text_of

PRIOR = adopted(
    paragraph("p", PP, "Recalling its resolution 79/101 of 12 December 2024 on kites,"),
    paragraph(
        "o",
        OP,
        "Decides to take up kites again in the provisional agenda of its eighty-first session.",
    ),
)


def _begin() -> tuple[Review, Resolution]:
    rolled = propose(PRIOR)
    return Review.of(PRIOR, rolled), rolled.draft


def _update(review: Review, place: str) -> Update:
    return next(update for update in review.updates if update.place == place)


def _with_words(draft: Resolution, place: str, words: str) -> Resolution:
    lines = operations.lines_of(draft)
    return operations.with_lines(
        draft,
        [replace(line, spans=plain(words)) if line.id == place else line for line in lines],
    )


def test_an_update_refused_gives_back_the_earlier_words():
    review, draft = _begin()
    update = _update(review, "o")
    assert "eighty-second" in text_of(draft, "o")
    decision = decide(draft, review, [update.id], take=False)
    assert text_of(decision.resolution, "o") == text_of(PRIOR, "o")
    again = decide(decision.resolution, decision.review, [update.id], take=True)
    assert again.resolution == draft


def test_what_was_typed_meanwhile_stays():
    review, draft = _begin()
    typed = _with_words(draft, "o", text_of(draft, "o") + " Thanks.")
    decision = decide(typed, review, [_update(review, "o").id], take=False)
    assert text_of(decision.resolution, "o") == text_of(PRIOR, "o") + " Thanks."
    assert decision.blocked == ()


def test_words_edited_by_hand_are_left_alone_and_named():
    review, draft = _begin()
    typed = _with_words(draft, "o", "Ends its work.")
    decision = decide(typed, review, [_update(review, "o").id], take=False)
    assert decision.blocked == ("o",)
    assert decision.resolution == typed
    assert decision.review == review


def test_an_edited_update_is_taken_with_the_words_typed():
    review, draft = _begin()
    update = _update(review, "o")
    words = update.after.replace("second", "third")
    decision = edit(draft, review, update.id, words)
    assert "eighty-third" in text_of(decision.resolution, "o")
    assert update.id in decision.review.taken


def test_updates_in_doubt_wait_until_somebody_decides():
    review, draft = _begin()
    waiting = review.waiting()
    assert waiting == tuple(update for update in review.updates if update.flagged)
    for update in waiting:
        decision = decide(draft, review, [update.id], take=True)
        assert update not in decision.review.waiting()


def test_the_review_is_kept_as_it_is():
    review, _draft = _begin()
    assert decode(encode(review)) == review
