"""Returned files: proposals by author, made where their words stand, refused where they do not."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from formats.samples import draft, lamps
from formats.word.reader_files import (
    deleted,
    docx,
    footnote,
    inserted,
    mark,
    paragraph,
    run,
)
from formats.word.test_proposed import numbered_anew
from negotiation.files import LAMPS, OPENING, circulated, edit, returned, texts
from penholder.document.lines import Line, LineKind
from penholder.document.operations import insert_lines, lines_of, remove, set_note_text, set_text
from penholder.document.spans import ParagraphReference, Text, plain
from penholder.document.text import plain_text
from penholder.formats import registry
from penholder.formats.word import writer
from penholder.formats.word.options import STANDARD
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import redline
from penholder.negotiation.applying import apply
from penholder.negotiation.collisions import merged
from penholder.negotiation.proposal import ProposalKind, Where
from penholder.negotiation.returned import read_returned
from penholder.negotiation.sent import Version


def test_each_author_has_proposals_of_their_own_and_one_is_taken_alone():
    sent = circulated(LAMPS)
    back = returned(
        paragraph(
            "Noting the ",
            deleted("many", author="Ada"),
            inserted(run("few"), author="Ada"),
            " lamps that burn along the ",
            deleted("quiet ", author="Ben"),
            "harbour,",
        ),
        sent=sent,
    )
    assert back.authors == ("Ada", "Ben")
    ada, ben = back.proposals
    assert (plain_text(ada.old), plain_text(ada.new)) == ("many", "few")
    assert ada.date == "2026-01-02T03:04:05Z"
    made = apply(sent, [ada])
    assert texts(made.resolution) == [LAMPS.replace("many", "few")]
    assert texts(apply(made.resolution, [ben]).resolution) == [
        "Noting the few lamps that burn along the harbour,"
    ]


def test_no_proposal_leaves_the_draft_as_it_is():
    sent = circulated(LAMPS)
    assert apply(sent, []).resolution == sent


def test_words_changed_since_are_a_misfit_and_nothing_is_touched():
    sent = circulated(LAMPS)
    since = set_text(sent, lines_of(sent)[0].id, plain(LAMPS.replace("many", "countless")))
    back = returned(
        edit("Noting the ", "many", "few", LAMPS.partition("many")[2], "Ada"), sent=since
    )
    made = apply(since, back.proposals)
    assert made.misfits == back.proposals
    assert made.resolution == since
    assert merged(since, [back])[0].misfits == back.proposals


def test_words_elsewhere_changed_since_do_not_stand_in_the_way():
    sent = circulated(LAMPS)
    since = set_text(sent, lines_of(sent)[0].id, plain(LAMPS.replace("quiet", "calm northern")))
    back = returned(
        edit("Noting the ", "many", "few", LAMPS.partition("many")[2], "Ada"), sent=since
    )
    made = apply(since, back.proposals)
    assert made.misfits == ()
    assert texts(made.resolution) == [
        "Noting the few lamps that burn along the calm northern harbour,"
    ]


def test_paragraph_gone_since_makes_its_proposals_misfits():
    sent = circulated(LAMPS, "Recalling the old bridge and its keeper,")
    back = returned(
        edit("Noting the ", "many", "few", LAMPS.partition("many")[2], "Ada"),
        paragraph("Recalling the old bridge and its keeper,"),
        sent=sent,
    )
    since = remove(sent, lines_of(sent)[0].id)
    assert apply(since, back.proposals).misfits == back.proposals


def test_two_files_collide_at_the_same_words_only():
    sent = circulated(LAMPS, "Recalling the old bridge and its keeper,")
    tail = LAMPS.partition("many")[2]
    same = paragraph("Recalling the old bridge and its keeper,")
    one = returned(edit("Noting the ", "many", "few", tail, "Ada"), same, sent=sent, name="a.docx")
    two = returned(
        edit("Noting the ", "many", "all", tail, "Ben"),
        edit("Recalling the ", "old", "new", " bridge and its keeper,", "Ben"),
        sent=sent,
        name="b.docx",
    )
    lamp, bridge = merged(sent, [one, two])
    (collision,) = lamp.collisions
    assert [plain_text(item.new) for item in collision.proposals] == ["few", "all"]
    assert not collision.both_possible
    assert bridge.collisions == ()
    made = apply(sent, collision.proposals)
    assert made.misfits == collision.proposals[1:]


def test_removal_collides_with_an_edit_of_the_paragraph():
    sent = circulated(LAMPS, "Recalling the old bridge and its keeper,")
    kept = paragraph("Recalling the old bridge and its keeper,")
    gone = '<w:del w:id="8" w:author="Ben" w:date="2026-01-02T03:04:05Z"/>'
    one = returned(
        edit("Noting the ", "many", "few", LAMPS.partition("many")[2], "Ada"), kept, sent=sent
    )
    two = returned(paragraph(deleted(LAMPS), mark=gone), kept, sent=sent, name="b.docx")
    assert [item.kind for item in two.proposals] == [ProposalKind.REMOVED]
    assert texts(apply(sent, two.proposals).resolution) == texts(sent)[1:]
    (collision,) = merged(sent, [one, two])[0].collisions
    assert {item.author for item in collision.proposals} == {"Ada", "Ben"}


def test_two_insertions_at_one_place_can_both_be_taken():
    sent = circulated(LAMPS)
    parts = LAMPS.partition(" lamps")

    def adding(words, author):
        new = inserted(run(words), author=author)
        body = paragraph(parts[0], new, "".join(parts[1:]))
        return returned(body, sent=sent, name=f"{author}.docx")

    files = [adding(" red", "Ada"), adding(" tall", "Ben")]
    (collision,) = merged(sent, files)[0].collisions
    assert collision.both_possible
    made = apply(sent, collision.proposals)
    assert made.misfits == ()
    assert texts(made.resolution)[0].startswith("Noting the many red tall lamps")


def test_edits_made_without_tracking_are_found_by_comparison():
    sent = circulated(LAMPS, "Recalling the old bridge and its keeper,")
    back = returned(
        paragraph(LAMPS.replace("quiet", "busy")),
        paragraph("Recalling the old bridge and its keeper,"),
        paragraph("Welcoming the ferry that crosses at noon,"),
        sent=sent,
        untracked=True,
    )
    assert back.authors == ("untracked, in back.docx",)
    assert not any(item.tracked for item in back.proposals)
    made = apply(sent, back.proposals)
    assert made.misfits == ()
    assert texts(made.resolution) == [
        LAMPS.replace("quiet", "busy"),
        "Recalling the old bridge and its keeper,",
        "Welcoming the ferry that crosses at noon,",
    ]


def test_note_put_in_comes_with_its_words_and_goes_with_them():
    sent = circulated(LAMPS)
    back = returned(
        paragraph(LAMPS, inserted(mark(2), author="Ada")),
        sent=sent,
        footnotes=footnote(2, " See the book of lamps."),
    )
    made = apply(sent, back.proposals).resolution
    assert [plain_text(note.spans).strip() for note in made.notes] == ["See the book of lamps."]


def test_reading_twice_gives_the_same_ids():
    sent = circulated(LAMPS)
    body = edit("Noting the ", "many", "few", LAMPS.partition("many")[2], "Ada")
    one, two = (returned(body, sent=sent).proposals for _ in range(2))
    assert one == two
    assert len({item.id for item in one}) == len(one)


def test_draft_in_italics_since_still_takes_the_words():
    sent = circulated(LAMPS)
    since = set_text(sent, lines_of(sent)[0].id, (Text("Noting", italic=True), Text(LAMPS[6:])))
    back = returned(
        edit("Noting the ", "many", "few", LAMPS.partition("many")[2], "Ada"), sent=since
    )
    (line,) = lines_of(apply(since, back.proposals).resolution)
    assert line.spans == (
        Text("Noting", italic=True),
        Text(LAMPS[6:].replace("many", "few")),
    )


words = st.lists(st.sampled_from(["lamp", "harbour", "keeper", "boat", "noon"]), max_size=4).map(
    lambda found: "".join(f" {word}" for word in found)
)
pieces = st.lists(st.tuples(st.sampled_from(["kept", "in", "out"]), words), max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=4))
def test_all_proposals_of_one_author_give_the_accepted_file(paragraphs):
    shaped = {
        "kept": lambda text: text,
        "in": lambda text: inserted(run(text), author="Ada"),
        "out": lambda text: deleted(text, author="Ada"),
    }
    body = [
        paragraph(
            f"Noting {place} stones", *[shaped[how](text) for how, text in parts if text], ","
        )
        for place, parts in enumerate(paragraphs)
    ]
    check_all(docx(OPENING, *body))


def test_redline_by_one_author_gives_the_accepted_file():
    data = redline(registry.write_bytes(lamps(), Path("base.docx")), draft()).data
    check_all(data)


def check_all(data):
    """All proposals make the accepted text of the rejected one."""
    sent = read_docx(data, "a.docx", "rejected").resolution
    wanted = read_docx(data, "a.docx").resolution
    made = apply(sent, read_returned(data, "a.docx", sent).proposals)
    assert made.misfits == ()
    made_text, wanted = numbered_anew(made.resolution), numbered_anew(wanted)
    assert replace(made_text, language="") == replace(wanted, language="")


def test_session_laid_over_the_last_gives_the_accepted_file(corpus):
    base, _ = registry.read_file(corpus / "text" / "A_RES_71_244.txt")
    new, _ = registry.read_file(corpus / "text" / "A_RES_77_185.txt")
    check_all(redline(registry.write_bytes(base, Path("base.docx")), new).data)


def test_an_untouched_copy_differs_in_nothing():
    for text in (draft(), lamps()):
        data = writer.write(text)
        sent = read_docx(data, "sent.docx").resolution
        back = read_returned(data, "back.docx", sent, [Version("", sent)])
        assert back.proposals == ()
        assert back.differences == ()


def test_a_note_changed_without_tracking_is_a_proposal():
    sent = draft()
    note = sent.notes[0]
    data = writer.write(set_note_text(sent, note.id, (*note.spans, Text(" Late."))))
    back = read_returned(data, "back.docx", sent, [Version("", sent)])
    (found,) = back.proposals
    assert (found.where, found.node) == (Where.NOTE, note.id)
    assert "Late" in plain_text(apply(sent, [found]).resolution.notes[0].spans)


def test_what_no_proposal_can_show_is_named():
    sent = draft()
    other = replace(sent, masthead=replace(sent.masthead, session="Ninetieth session"))
    back = read_returned(writer.write(other), "back.docx", sent, [Version("", sent)])
    assert back.differences == ("first page: session",)


def test_number_of_a_reference_that_follows_its_paragraph_is_no_proposal():
    sent = lamps()
    extra = Line("new", LineKind.OPERATIVE, plain("Calls for oil;"))
    draft = insert_lines(sent, [extra], "n2")
    data = redline(writer.write(sent), draft).data
    back = read_returned(data, "back.docx", sent)
    assert [proposal.kind for proposal in back.proposals] == [ProposalKind.ADDED]


def test_a_reference_to_another_paragraph_is_a_proposal():
    sent = lamps()
    line = next(line for line in lines_of(sent) if line.id == "n9")
    spans = tuple(
        ParagraphReference("n7", "1 (b)") if isinstance(span, ParagraphReference) else span
        for span in line.spans
    )
    data = writer.write(set_text(sent, "n9", spans))
    (found,) = read_returned(data, "back.docx", sent, [Version("", sent)]).proposals
    assert (found.node, found.kind) == ("n9", ProposalKind.WORDS)


def test_no_break_spaces_and_hyphens_of_an_export_are_no_edits():
    line = Line("new", LineKind.OPERATIVE, plain("Thanks non-permanent keepers of 5 May 2031;"))
    sent = insert_lines(lamps(), [line], "n2")
    back = read_returned(writer.write(sent, STANDARD), "back.docx", sent, [Version("", sent)])
    assert back.proposals == ()


def test_new_paragraphs_at_one_place_collide_and_are_made_in_the_order_of_the_files():
    sent = circulated(LAMPS, "Noting the harbour,")
    files = [
        returned(
            paragraph(LAMPS),
            *(added(f"{author} {count},", author) for count in (1, 2)),
            paragraph("Noting the harbour,"),
            sent=sent,
            name=f"{author}.docx",
        )
        for author in ("Ada", "Ben")
    ]
    found = [collision for place in merged(sent, files) for collision in place.collisions]
    assert [len(collision.proposals) for collision in found] == [4]
    assert found[0].both_possible
    made = apply(sent, [item for file in files for item in file.proposals]).resolution
    assert texts(made)[1:5] == ["Ada 1,", "Ada 2,", "Ben 1,", "Ben 2,"]


def added(text, author):
    mark = f'<w:ins w:id="9" w:author="{author}"/>'
    return paragraph(inserted(run(text), author=author), mark=mark)


def test_file_is_compared_with_the_version_it_began_as():
    sent = circulated(LAMPS)
    first, later = (circulated(words) for words in ("Noting one lamp,", LAMPS + " and its bell,"))
    versions = [Version("first", first), Version("sent", sent), Version("", later)]
    back = read_returned(docx(OPENING, paragraph(LAMPS)), "back.docx", later, versions)
    assert (back.against, back.proposals) == ("sent", ())
