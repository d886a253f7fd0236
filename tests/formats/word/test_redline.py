"""Tracked changes over a base: accepting all gives the draft, rejecting all gives the base."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from formats.samples import draft, italic, lamps
from formats.word.office import W, as_text, part, parts, words
from penholder.document.lines import Line, LineKind, from_lines, to_lines
from penholder.document.operations import move, set_text
from penholder.document.resolution import Note, Sponsor
from penholder.document.spans import Blank, BlankKind, NoteMark, Text
from penholder.errors import InputError, OutputError
from penholder.formats import registry
from penholder.formats.word.changing.base import Base
from penholder.formats.word.changing.stamp import Stamp
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import Options, redline
from penholder.formats.word.redline.counting import Counts
from penholder.formats.word.redline.proof import prove
from penholder.formats.word.redline.rejected import gives_base
from penholder.formats.word.redline.view import view
from penholder.formats.word.writer import write

DATE = "2036-01-02T03:04:05Z"


def with_lines(resolution, lines, notes=()):
    body, annexes = from_lines(lines)
    return replace(resolution, body=body, annexes=annexes, notes=(*resolution.notes, *notes))


def lines_of(resolution):
    return to_lines(resolution.body, resolution.annexes)


def with_a_note_in_the_middle(place):
    """A text with a paragraph that has a note between two halves, and with these apart."""
    phrase = italic("Recalling", " that the harbour was dark for many years and ships were lost,")
    rest = italic("Noting", " that the keepers of the old tower asked for a second brighter lamp,")
    whole = (*phrase, NoteMark("x"), Text(" "), *rest)
    apart = [
        Line("s1", LineKind.PREAMBULAR, (*phrase, NoteMark("x"))),
        Line("s2", LineKind.PREAMBULAR, rest),
    ]
    lines, note = lines_of(lamps()), Note("x", (Text("The night log."),))
    before, behind = lines[:place], lines[place:]
    one = [*before, Line("s1", LineKind.PREAMBULAR, whole), *behind]
    return (
        with_lines(lamps(), one, (note,)),
        with_lines(lamps(), [*before, *apart, *behind], (note,)),
    )


def laid(old, new):
    """The redline, with both readings checked again here."""
    base = write(old)
    result = redline(base, new, Options("A. Keeper", DATE))
    names = Base(base).names
    assert gives_base(result.data, base, names, lambda number: True)
    for changes, meant in (("accepted", new), ("rejected", old)):
        found = read_docx(result.data, "file", changes).resolution
        assert view(found) == view(meant)
    return result


def tracked(data, tag):
    return [
        words_of(change) for change in part(data).iter(W + tag) if change.find(W + "r") is not None
    ]


def words_of(change):
    return "".join(node.text or "" for node in change.iter(W + "t", W + "delText"))


def test_a_changed_word_is_one_deletion_and_one_insertion():
    new = set_text(lamps(), "n2", italic("Noting", " that lamps go out in the snow,"))
    result = laid(lamps(), new)
    assert tracked(result.data, "del") == ["rain"]
    assert tracked(result.data, "ins") == ["snow"]
    assert (result.proof.insertions, result.proof.deletions) == (1, 1)
    assert result.proof.sentence.startswith("1 insertion and 1 deletion; read back and checked")


def test_the_same_text_changes_nothing_at_all():
    base = write(lamps())
    result = redline(base, lamps())
    assert (result.proof.insertions, result.proof.deletions) == (0, 0)
    assert not tracked(result.data, "ins")
    assert not tracked(result.data, "del")


def test_parts_that_are_not_touched_stay_byte_for_byte():
    base = write(lamps())
    new = set_text(lamps(), "n2", italic("Noting", " fog,"))
    before, after = parts(base), parts(redline(base, new).data)
    touched = {"word/document.xml", "word/footnotes.xml"}
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} <= touched


def test_author_and_date_stand_at_every_change_and_ids_are_unique():
    new = set_text(lamps(), "n2", italic("Noting", " that the lamps go out in heavy rain,"))
    changes = [*part(laid(lamps(), new).data).iter(W + "ins", W + "del")]
    assert {change.get(W + "author") for change in changes} == {"A. Keeper"}
    assert {change.get(W + "date") for change in changes} == {DATE}
    ids = [change.get(W + "id") for change in changes]
    assert len(set(ids)) == len(ids)


def test_added_and_removed_paragraphs_are_marked_on_their_ends_and_renumber_the_rest():
    lines = lines_of(lamps())
    added = Line("x1", LineKind.OPERATIVE, italic("Welcomes", " the new lens;"))
    place = next(i for i, line in enumerate(lines) if line.kind is LineKind.OPERATIVE)
    new = with_lines(lamps(), [lines[0], *lines[place:-1], added, lines[-1]])
    result = laid(lamps(), new)
    assert any("Welcomes" in text for text in [" ".join(tracked(result.data, "ins"))])
    assert "3" in tracked(result.data, "ins")


def test_a_paragraph_moved_is_deleted_and_inserted():
    result = laid(lamps(), move(lamps(), "n9", "n2"))
    assert "keepers" in " ".join(tracked(result.data, "del"))


def test_a_paragraph_split_in_two_and_two_merged_in_one():
    phrase = italic("Recalling", " that the harbour was dark for many years and ships were lost,")
    rest = italic("Noting", " that the keepers of the old tower asked for a second brighter lamp,")
    lines = lines_of(lamps())
    whole = (*phrase[:1], Text(phrase[1].text + " "), *rest)
    apart = [Line("s1", LineKind.PREAMBULAR, phrase), Line("s2", LineKind.PREAMBULAR, rest)]
    one = with_lines(lamps(), [*lines[:2], Line("s1", LineKind.PREAMBULAR, whole), *lines[2:]])
    two = with_lines(lamps(), [*lines[:2], *apart, *lines[2:]])
    laid(one, two)
    laid(two, one)


@pytest.mark.parametrize(("place", "words_stay"), [(0, False), (1, True)])
def test_a_paragraph_is_split_and_joined_in_place_where_it_does_not_hold_the_first_note(
    place, words_stay
):
    # LibreOffice loses what is said of the end of the paragraph with the first note.
    whole, apart = with_a_note_in_the_middle(place)
    for old, new in ((whole, apart), (apart, whole)):
        result = laid(old, new)
        assert (" for many years" not in " ".join(tracked(result.data, "del"))) is words_stay


def test_a_word_changed_inside_a_note():
    notes = (Note("f1", (Text("Lamp Accord, chap. II."),)), lamps().notes[1])
    result = laid(lamps(), replace(lamps(), notes=notes))
    notes_part = part(result.data, "word/footnotes.xml")
    assert [words_of(change) for change in notes_part.iter(W + "del")] != []


def test_a_new_note_gets_a_footnote_in_the_order_of_the_text():
    spans = (*italic("Noting", " that lamps go out in the rain,"), NoteMark("x"))
    new = set_text(
        replace(lamps(), notes=(*lamps().notes, Note("x", (Text("New."),)))), "n2", spans
    )
    data = laid(lamps(), new).data
    ids = [int(mark.get(W + "id")) for mark in part(data).iter(W + "footnoteReference")]
    assert ids == sorted(set(ids))
    notes = part(data, "word/footnotes.xml").findall(W + "footnote")
    assert [int(note.get(W + "id")) for note in notes] == sorted(
        int(note.get(W + "id")) for note in notes
    )
    assert len(ids) == 3


def test_a_note_whose_own_mark_goes_is_marked_anew_where_it_was_repeated():
    lines = [line for line in lines_of(lamps()) if line.id != "n1"]
    laid(lamps(), with_lines(lamps(), lines))


def test_a_preamble_that_becomes_a_clause_changes_no_formatting_where_both_look_alike():
    first, second, *rest = lines_of(lamps())
    spans = italic("Notes", " that lamps go out in the rain;")
    clause = replace(second, kind=LineKind.OPERATIVE, spans=spans)
    result = laid(lamps(), with_lines(lamps(), [first, clause, *rest]))
    assert "Notes" in " ".join(tracked(result.data, "ins"))
    assert list(part(result.data).iter(W + "pPrChange")) == []


def test_a_paragraph_set_in_otherwise_has_its_formatting_changed_as_a_tracked_change():
    lines = lines_of(lamps())
    quoted = [
        replace(line, kind=LineKind.QUOTED, level=1, label="", depth=0) if line.id == "n8" else line
        for line in lines
    ]
    result = laid(lamps(), with_lines(lamps(), quoted))
    changed = list(part(result.data).iter(W + "pPrChange"))
    assert [change.get(W + "author") for change in changed] == ["A. Keeper"]


def test_a_note_that_no_mark_leads_to_is_left_out_and_counted():
    notes = (*lamps().notes, Note("x", (Text("Marked nowhere."),)))
    result = laid(lamps(), replace(lamps(), notes=notes))
    assert result.proof.unmarked_notes == 1
    assert "no mark leads to" in result.proof.sentence


def test_a_blank_appears_as_its_hint():
    spans = (*italic("Noting", " that lamps go out at the "), Blank(BlankKind.SESSION), Text(","))
    result = redline(write(lamps()), set_text(lamps(), "n2", spans))
    assert "[session]" in "".join(tracked(result.data, "ins"))


def test_a_draft_over_an_adopted_text_loses_adoption_and_meeting_and_gains_sponsors():
    new = replace(lamps(), adoption=None, closing=None, sponsors=draft().sponsors)
    new = replace(new, sponsors=replace(new.sponsors, states=(draft().sponsors.states[1],)))
    result = laid(lamps(), new)
    accepted = read_docx(result.data, "file").resolution
    assert accepted.adoption is None
    assert accepted.closing is None
    assert [state.name for state in accepted.sponsors.states] == ["Chile"]


def test_sponsors_that_join_are_laid_over_the_line_and_its_note_stays():
    states = (*draft().sponsors.states, Sponsor("Peru"))
    result = laid(draft(), replace(draft(), sponsors=replace(draft().sponsors, states=states)))
    accepted = read_docx(result.data, "file").resolution
    assert [state.name for state in accepted.sponsors.states] == ["Brazil", "Chile", "Peru"]
    assert accepted.notes == draft().notes


def test_an_adopted_text_over_a_draft_and_a_draft_over_an_adopted_text():
    laid(lamps(), draft())
    laid(draft(), lamps())


def test_symbol_session_and_date_are_changed_in_the_masthead():
    head = replace(lamps().masthead, symbol="A/RES/91/8", session="Ninety-first session")
    result = laid(lamps(), replace(lamps(), masthead=head))
    assert read_docx(result.data, "file").resolution.masthead == head
    assert read_docx(result.data, "file", "rejected").resolution.masthead == lamps().masthead


def test_a_base_with_pending_changes_is_refused():
    new = set_text(lamps(), "n2", italic("Noting", " fog,"))
    pending = redline(write(lamps()), new, Options("A. Keeper")).data
    with pytest.raises(InputError, match=r"2 tracked changes by A. Keeper, still pending"):
        redline(pending, lamps())


def test_the_proof_finds_a_file_that_is_not_both_texts():
    other = set_text(lamps(), "n5", (Text("Every week;"),))
    base = Base(write(lamps()))
    stamp = Stamp("A. Keeper", DATE, base.roots)
    with pytest.raises(OutputError, match="accepted it is not the draft"):
        prove(write(lamps()), base, other, stamp, Counts())
    with pytest.raises(OutputError, match="rejected it is not the base"):
        prove(write(other), base, other, stamp, Counts())


def test_no_deletion_stands_in_an_insertion_and_deleted_words_are_written_as_such():
    data = laid(
        lamps(), move(set_text(lamps(), "n7", (Text("To sound the horn;"),)), "n9", "n2")
    ).data
    root = part(data)
    assert not list(root.iterfind(f".//{W}ins//{W}del"))
    assert not list(root.iterfind(f".//{W}del//{W}t"))


WORDS = st.sampled_from(
    ["harbour", "lamp", "keeper", "fog", "bell", "tower", "night", "light", "ship", "rope"]
)
TEXT = st.lists(WORDS, min_size=2, max_size=12).map(" ".join)
EDITS = st.lists(
    st.tuples(st.sampled_from(["change", "add", "remove", "move"]), st.integers(0, 30), TEXT),
    max_size=6,
)


def edited(lines, edits):
    """Lines after random edits of operative paragraphs."""
    lines = list(lines)
    for number, (what, place, text) in enumerate(edits):
        place %= max(1, len(lines))
        spans = italic("Requests", f" the {text};")
        if what == "add" or not lines:
            lines.insert(place, Line(f"x{number}", LineKind.OPERATIVE, spans))
        elif what == "remove":
            del lines[place]
        elif what == "move":
            lines.append(lines.pop(place))
        else:
            lines[place] = replace(lines[place], spans=spans)
    return lines


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXT, min_size=2, max_size=8), EDITS)
def test_any_edits_of_any_paragraphs_are_exact(texts, edits):
    lines = [
        Line(f"p{n}", LineKind.OPERATIVE, italic("Urges", f" the {text};"))
        for n, text in enumerate(texts)
    ]
    old = with_lines(replace(lamps(), notes=()), lines)
    new = with_lines(replace(lamps(), notes=()), edited(lines, edits))
    if new.body:
        laid(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [("71_244", "72_237"), ("70_222", "71_244"), ("72_237", "73_249"), ("64_222", "68_230")],
)
def test_real_resolutions_laid_over_one_another(corpus, old, new):
    texts = [registry.read_file(corpus / "text" / f"A_RES_{name}.txt")[0] for name in (old, new)]
    laid(*texts)


def test_blanks_that_another_program_changed_are_no_changes_when_asked_so():
    old = set_text(lamps(), "n2", italic("Noting", " that lamps go out on 3\u00a0May,"))
    new = set_text(lamps(), "n2", italic("Noting", " that lamps go out on 3 May and in the rain,"))
    base = write(old)
    plain_way = redline(base, new, Options("A. Keeper", DATE))
    kept = redline(base, new, Options("A. Keeper", DATE, base_blanks=True))
    assert plain_way.proof.deletions == 1
    assert (kept.proof.insertions, kept.proof.deletions) == (1, 0)
    accepted = read_docx(kept.data, "file", "accepted").resolution
    assert "3\u00a0May and in the rain" in repr(view(accepted)).replace("\\xa0", "\u00a0")


def test_libreoffice_opens_the_result(tmp_path):
    new = set_text(lamps(), "n2", italic("Noting", " that lamps go out in the snow,"))
    found = as_text(laid(lamps(), new).data, tmp_path)
    assert "snow" in found
    assert "polish the lens" in found
    assert words(part(write(lamps())))
