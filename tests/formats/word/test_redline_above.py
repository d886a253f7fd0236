"""Tracked changes to labels that stand above what they number ("II" above a title)."""

import pytest

from formats.samples import italic
from formats.word.office import W, part, words
from formats.word.test_redline import laid, tracked
from formats.word.test_writer_text import of_lines
from penholder.document.lines import Line, LineKind
from penholder.document.spans import plain

OP, HEADING = LineKind.OPERATIVE, LineKind.HEADING


def sections(*titles):
    """A resolution with a paragraph in each of its numbered sections."""
    lines = []
    for number, (label, title) in enumerate(titles):
        lines.append(Line(f"h{number}", HEADING, plain(title), 1, label))
        lines.append(Line(f"n{number}", OP, italic("Thanks", f" the keepers of {title};")))
        lines.append(Line(f"m{number}", OP, italic("Requests", f" more oil for {title};")))
    return of_lines(*lines)


BASE = sections(("I", "Lamps"), ("II", "Bells and horns"))


def test_a_section_that_is_renumbered_keeps_its_title():
    new = sections(("I", "Lamps"), ("III", "Bells and horns"))
    data = laid(BASE, new).data
    assert (tracked(data, "del"), tracked(data, "ins")) == (["II"], ["III"])


def test_a_word_of_the_title_changes_below_its_number():
    new = sections(("I", "Lamps"), ("II", "Bells and whistles"))
    data = laid(BASE, new).data
    assert "II" not in tracked(data, "del")
    assert "whistles" in tracked(data, "ins")


def test_a_new_section_has_its_number_above_its_title_as_the_others_have():
    new = sections(("I", "Lamps"), ("II", "Bells and horns"), ("III", "Buoys"))
    data = laid(BASE, new).data
    shown = [words(item) for item in part(data).iter(W + "p")]
    assert shown[shown.index("III") + 1] == "Buoys"


def test_a_roman_number_stands_above_its_title_though_the_base_has_letters_before_titles():
    lettered = sections(("A.", "Lamps"), ("B.", "Bells and horns"))
    new = sections(("A.", "Lamps"), ("B.", "Bells and horns"), ("III", "Buoys"))
    shown = [words(item) for item in part(laid(lettered, new).data).iter(W + "p")]
    assert shown[shown.index("III") + 1] == "Buoys"


@pytest.mark.parametrize(
    "titles",
    [
        [("II", "Bells and horns")],
        [("", "Lamps"), ("II", "Bells and horns")],
        [("A.", "Lamps"), ("B.", "Bells and horns")],
        [("II", "Bells and horns"), ("I", "Lamps")],
    ],
    ids=["gone", "unnumbered", "lettered", "exchanged"],
)
def test_accepting_gives_the_draft_and_rejecting_the_base(titles):
    new = sections(*titles)
    laid(BASE, new)
    laid(new, BASE)
