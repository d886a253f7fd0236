"""What our own writer puts into a Word file, the reader finds again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.document.lines import Line, LineKind, from_lines, to_lines
from penholder.document.nodes import TableCell, TableRow
from penholder.document.numbering import labels, note_labels
from penholder.document.operations import in_mark_order
from penholder.document.resolution import (
    Adoption,
    AgendaItem,
    Closing,
    Masthead,
    Note,
    Resolution,
    Sponsor,
    Sponsors,
)
from penholder.document.spans import NoteMark, Text, normalized
from penholder.formats.word.reader import read
from penholder.formats.word.writer import write

THINGS = st.sampled_from(
    [
        "the piers",
        "boats of 1.5 tons",
        "“quiet” sails",
        "5\u00a0per cent",
        "x < y & z",
        "co\u2011op",
    ]
)
NOTES = (
    Note("a", (Text("See "), Text("Harbour Series", italic=True), Text(", vol. 2."))),
    Note("b", (Text("A/81/5."),)),
    Note("c", (Text("On behalf of the islands."),), label="*"),
)
MARKED = st.sampled_from([None, None, None, "a", "b"])


@st.composite
def clause(draw, phrases, stop):
    """Opening phrase, words, perhaps a note mark, and the stop."""
    words = f" {draw(THINGS)} and {draw(THINGS)}"
    note = draw(MARKED)
    marks = () if note is None else (NoteMark(note),)
    bold = draw(st.booleans())
    return normalized(
        (
            Text(draw(st.sampled_from(phrases)), italic=True),
            Text(words),
            Text(" of wood", bold=bold),
            Text(stop),
            *marks,
        )
    )


@st.composite
def lines(draw):
    made = []

    def add(kind, spans, level=0):
        made.append(Line(f"x{len(made)}", kind, spans, level))

    for _ in range(draw(st.integers(1, 4))):
        add(LineKind.PREAMBULAR, draw(clause(["Recalling", "Noting with concern"], ",")))
    for _ in range(draw(st.integers(2, 5))):
        parts = draw(st.integers(0, 3))
        stop = ":" if parts else ";"
        add(LineKind.OPERATIVE, draw(clause(["Welcomes", "Also requests"], stop)))
        for _ in range(parts):
            add(LineKind.SUBPARAGRAPH, (Text("To mend nets;"),), 1)
            for _ in range(draw(st.integers(0, 3))):
                add(LineKind.SUBPARAGRAPH, (Text("Of rope;"),), 2)
        if parts and draw(st.booleans()):
            add(LineKind.CONTINUATION, (Text("and to report on both;"),))
    return made


@st.composite
def resolutions(draw):
    adopted = draw(st.booleans())
    body, _ = from_lines(draw(lines()))
    states = draw(
        st.lists(
            st.sampled_from(["Chile", "Fiji", "Trinidad and Tobago", "Palau"]),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    star = draw(st.sampled_from([None, "state", "line"]))
    sponsors = Sponsors(
        tuple(
            Sponsor(name, ("c",) if star == "state" and place == 0 else ())
            for place, name in enumerate(states)
        ),
        ("c",) if star == "line" else (),
        draw(st.sampled_from(["draft resolution", "revised draft resolution"])),
    )
    made = Resolution(
        Masthead(
            "General Assembly",
            "" if adopted else draw(st.sampled_from(["", "Second Committee", "Ferry Committee"])),
            "Eighty-first session",
            (AgendaItem("20 (b)", "Bridges between islands"), AgendaItem("7", "Other matters")),
            "A/RES/81/45" if adopted else "A/C.2/81/L.7",
            "General" if adopted else "Limited",
            "3 November 2026",
            "" if adopted else "English",
        ),
        None if adopted else sponsors,
        Adoption(
            "Resolution adopted by the General Assembly on 3 November 2026",
            "3 November 2026",
            "[on the report of the Second Committee (A/81/9)]",
        )
        if adopted
        else None,
        (Text("Ferries: small boats for all"),),
        (Text("The General Assembly", italic=True), Text(",")),
        body,
        (),
        Closing("50th plenary meeting", "3 November 2026") if adopted else None,
        NOTES,
    )
    made = in_mark_order(made)
    marked = [note for note in made.notes if note.id in _marked(made)]
    return Resolution(**{**_fields(made), "notes": tuple(marked)})


def _marked(resolution):
    found = {
        span.note
        for line in to_lines(resolution.body)
        for span in line.spans
        if isinstance(span, NoteMark)
    }
    if resolution.sponsors is not None:
        found |= set(resolution.sponsors.notes)
        found |= {note for state in resolution.sponsors.states for note in state.notes}
    return found


def _fields(resolution):
    return {name: getattr(resolution, name) for name in resolution.__struct_fields__}


def comparable(resolution):
    """The resolution without its ids: notes by their labels."""
    label_of = note_labels(resolution)
    shown = labels(resolution)

    def spans(text):
        return tuple(
            ("note", label_of[span.note]) if isinstance(span, NoteMark) else span for span in text
        )

    sponsors = resolution.sponsors and (
        [(s.name, [label_of[n] for n in s.notes]) for s in resolution.sponsors.states],
        [label_of[note] for note in resolution.sponsors.notes],
        resolution.sponsors.proposal,
    )
    return {
        "masthead": resolution.masthead,
        "sponsors": sponsors,
        "adoption": resolution.adoption,
        "title": spans(resolution.title),
        "opening": spans(resolution.opening),
        "closing": resolution.closing,
        "notes": [(label_of[note.id], note.spans) for note in resolution.notes],
        "lines": [
            (line.kind, line.level, line.label, shown.get(line.id), spans(line.spans))
            for line in to_lines(resolution.body, resolution.annexes)
        ],
    }


@settings(max_examples=80, deadline=None)
@given(resolutions())
def test_written_and_read_again_a_resolution_is_the_same(resolution):
    again, report = read(write(resolution), "draft.docx")
    assert comparable(again) == comparable(resolution)
    assert report.unplaced == ()
    assert report.warnings == ()


def line(number, kind, text="", level=0, label=None, **more):
    spans = (Text(text),) if text else ()
    if kind in (LineKind.PREAMBULAR, LineKind.OPERATIVE):
        phrase, _, rest = text.partition(" ")
        spans = (Text(phrase, italic=True), Text(f" {rest}"))
    return Line(f"x{number}", kind, spans, level, label, **more)


def test_parts_of_every_kind_are_the_same_when_read_again():
    rows = (
        TableRow((TableCell(((Text("Ferries"),),), columns=2), TableCell(((Text("Year"),),)))),
        TableRow((TableCell(((Text("North"),),), rows=2), *cells("12", "2026"))),
        TableRow(cells("14", "2027")),
    )
    kinds = [
        (LineKind.HEADING, "Ferries", 1, "I"),
        (LineKind.PREAMBULAR, "Recalling its interest,"),
        (LineKind.HEADING, "On wood", 2, ""),
        (LineKind.OPERATIVE, "Welcomes the piers:"),
        (LineKind.SUBPARAGRAPH, "Of wood:", 1),
        (LineKind.SUBPARAGRAPH, "Of oak:", 2),
        (LineKind.SUBPARAGRAPH, "Old oak:", 3),
        (LineKind.SUBPARAGRAPH, "Very old oak;", 4),
        (LineKind.CONTINUATION, "all of them dry;", 1),
        (LineKind.SUBPARAGRAPH, "Of stone;", 1),
        (LineKind.CONTINUATION, "and reports on both;", 0),
        (LineKind.OPERATIVE, "Decides to add:"),
        (LineKind.QUOTED, "“Article 9", 1, ""),
        (LineKind.QUOTED, "Ferries are free.”", 1, "1."),
        (LineKind.OPERATIVE, "Approves the scale:"),
        (LineKind.TABLE, "", 1),
        (LineKind.HEADING, "Bridges", 1, "II"),
        (LineKind.OPENING, "The General Assembly,"),
        (LineKind.PREAMBULAR, "Noting the rivers,"),
        (LineKind.OPERATIVE, "Welcomes the bridges;", 0, None),
        (LineKind.OPERATIVE, "Notes the nets;", 0, "1 bis."),
        (LineKind.OPERATIVE, "Notes the sails.", 0, None),
        (LineKind.ANNEX, "Rules of the harbour", 0, "Annex I"),
        (LineKind.PLAIN, "Boats keep right."),
        (LineKind.HEADING, "Night", 1, "A."),
        (LineKind.OPERATIVE, "Lamps are lit."),
        (LineKind.OPERATIVE, "Bells are rung."),
        (LineKind.ANNEX, "", 0, "Annex II"),
        (LineKind.PLAIN, "There are no other rules."),
    ]
    made = [line(number, *each) for number, each in enumerate(kinds)]
    made[15] = Line("x15", LineKind.TABLE, level=1, rows=rows, header_rows=1)
    made[16] = line(16, LineKind.HEADING, "Bridges", 1, "II", restarts=True)
    body, annexes = from_lines(made)
    resolution = Resolution(
        Masthead("General Assembly", symbol="A/81/L.3", distribution="Limited"),
        title=(Text("Ferries"),),
        opening=(Text("The General Assembly", italic=True), Text(",")),
        body=body,
        annexes=annexes,
        closing=Closing("50th plenary meeting", "3 November 2026"),
    )
    again, report = read(write(resolution), "draft.docx")
    assert comparable(again) == comparable(resolution)
    table = next(x for x in to_lines(again.body) if x.kind is LineKind.TABLE)
    assert (table.rows, table.header_rows) == (rows, 1)
    assert report.unplaced == ()


def cells(*texts):
    return tuple(TableCell(((Text(text),),)) for text in texts)
