"""A clean draft of our own, and every way it is spoilt: one planted mistake for each rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from penholder.document import operations
from penholder.document.lines import Line, LineKind
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
from penholder.document.spans import Blank, BlankKind, NoteMark, ParagraphReference, Text, plain
from penholder.document.text import plain_text

PP, OP, SUB = LineKind.PREAMBULAR, LineKind.OPERATIVE, LineKind.SUBPARAGRAPH


def _line(name: str, kind: LineKind, phrase: str, rest: str, level: int = 0) -> Line:
    spans = (Text(phrase, italic=True), Text(rest)) if phrase else plain(rest)
    return Line(name, kind, spans, level)


def clean() -> Resolution:
    """A draft on lighthouses that breaks no rule."""
    noted = _line("p2", PP, "Recalling", " its resolution 79/101 of 12\u00a0December 2024,")
    lines = [
        _line(
            "p1",
            PP,
            "Reaffirming",
            " its resolutions 78/12 of 5\u00a0December 2023 and 79/14 of 2\u00a0December 2024,",
        ),
        replace(noted, spans=(*noted.spans, NoteMark("m1"))),
        _line("p3", PP, "Recalling also", " the first meeting of keepers, held in Malta,"),
        _line("p4", PP, "Deeply concerned", " at the loss of lamps in the storms of 2019–2021,"),
        _line("o1", OP, "Welcomes", " the progress made by keepers in all regions;"),
        _line("o2", OP, "Requests", " the Secretary-General to polish the lamps;"),
        _line("o3", OP, "Also requests", " the Secretary-General:"),
        _line("s1", SUB, "", "To count the lamps in 5\u00a0per cent of the harbours;", 1),
        _line("s2", SUB, "", "To print the count;", 1),
        _line(
            "o4", OP, "Encourages", " Member States to lend oil, as set out in paragraph 2 above;"
        ),
        _line(
            "o5",
            OP,
            "Decides",
            " to take up lighthouses at its eighty-second session, in 2027.",
        ),
    ]
    draft = Resolution(
        masthead=Masthead(
            organ="General Assembly",
            body="Second Committee",
            session="Eighty-first session",
            agenda_items=(AgendaItem("24 (b)", "Lamps"),),
            symbol="A/C.2/81/L.5",
            distribution="Limited",
        ),
        sponsors=Sponsors((Sponsor("Chad"), Sponsor("Fiji"), Sponsor("Malta"))),
        title=plain("Care of lighthouses"),
        opening=(Text("The General Assembly", italic=True), Text(",")),
        notes=(Note("m1", plain("A/79/200.")),),
    )
    return operations.with_lines(draft, lines)


CITED = "its resolution 79/101 of 12\u00a0December 2024"
EARLIER, LATER = "78/12 of 5\u00a0December 2023", "79/14 of 2\u00a0December 2024"
NEXT = "take up lighthouses at its eighty-second session, in 2027"

Change = Callable[[Resolution], Resolution]


@dataclass(frozen=True)
class Planted:
    """A mistake: the rule that must find it, and how the clean draft is spoilt."""

    rule: str
    change: Change
    name: str = ""


def _swap(node: str, old: str, new: str) -> Change:
    """Other words in one line, its looks kept."""

    def change(draft: Resolution) -> Resolution:
        line = next(line for line in operations.lines_of(draft) if line.id == node)
        assert old in plain_text(line.spans)
        spans = tuple(
            Text(span.text.replace(old, new, 1), span.italic, span.bold)
            if isinstance(span, Text)
            else span
            for span in line.spans
        )
        return operations.set_text(draft, node, spans)

    return change


def _relined(work: Callable[[list[Line]], list[Line]]) -> Change:
    return lambda draft: operations.with_lines(draft, work(operations.lines_of(draft)))


def _changed(node: str, **fields: object) -> Change:
    return _relined(
        lambda lines: [replace(each, **fields) if each.id == node else each for each in lines]
    )


def _masthead(**fields: object) -> Change:
    return lambda draft: replace(draft, masthead=replace(draft.masthead, **fields))


def _field(**fields: object) -> Change:
    return lambda draft: replace(draft, **fields)


def _sponsors(*names: str) -> Change:
    return _field(sponsors=Sponsors(tuple(map(Sponsor, names))))


def _note(text: str) -> Change:
    return lambda draft: operations.set_note_text(draft, "m1", plain(text))


def _second_note(draft: Resolution) -> Resolution:
    both = replace(draft, notes=(*draft.notes, Note("m2", plain("A/79/200."))))
    line = next(line for line in operations.lines_of(both) if line.id == "p3")
    return operations.set_text(both, "p3", (*line.spans, NoteMark("m2")))


def _notes_the_wrong_way_round(draft: Resolution) -> Resolution:
    both = _second_note(draft)
    notes = (Note("m1", plain("One."), "2"), Note("m2", plain("Two."), "1"))
    return replace(both, notes=notes)


def _with(node: str, *spans: object) -> Change:
    def change(draft: Resolution) -> Resolution:
        line = next(line for line in operations.lines_of(draft) if line.id == node)
        return operations.set_text(draft, node, (*line.spans[:1], *spans))  # type: ignore[arg-type]

    return change


def _unitalic(draft: Resolution) -> Resolution:
    line = next(line for line in operations.lines_of(draft) if line.id == "o1")
    return operations.set_text(draft, "o1", plain(plain_text(line.spans)))


def _first(lines: list[Line], node: str) -> list[Line]:
    return [line for line in lines if line.id == node]


PLANTED: tuple[Planted, ...] = (
    Planted("phrase-unknown", _swap("o1", "Welcomes", "Polishes")),
    Planted("phrase-form", _swap("o1", "Welcomes", "Welcoming")),
    Planted("phrase-form", _swap("p4", "Deeply concerned", "Requests"), "operative verb in a PP"),
    Planted("phrase-italic", _unitalic),
    Planted("repeat-place", _swap("o3", "Also requests", "Requests also")),
    Planted("repeat-missing", _swap("p3", "Recalling also", "Recalling")),
    Planted("repeat-missing-op", _swap("o3", "Also requests", "Requests")),
    Planted("repeat-needless", _swap("o4", "Encourages", "Also encourages")),
    Planted("repeat-order", _swap("o3", "Also requests", "Further requests")),
    Planted("opening-missing", _field(opening=())),
    Planted("opening-organ", _field(opening=(Text("The Security Council", True), Text(",")))),
    Planted("opening-italic", _field(opening=plain("The General Assembly,"))),
    Planted("end-of-preambular", _swap("p4", "2019–2021,", "2019–2021;")),
    Planted("end-of-operative", _swap("o1", "regions;", "regions,")),
    Planted("end-of-text", _swap("o5", "2027.", "2027;")),
    Planted("end-of-subparagraph", _swap("s1", "harbours;", "harbours")),
    Planted("end-before-list", _swap("o3", "Secretary-General:", "Secretary-General;")),
    Planted("end-and", _swap("s1", "harbours;", "harbours; and")),
    Planted("space-before-sign", _swap("o1", "regions;", "regions ;")),
    Planted("space-doubled", _swap("o1", "made by", "made  by")),
    Planted("space-at-rim", _swap("s2", "To print", " To print")),
    Planted("word-doubled", _swap("o1", "by keepers", "by by keepers")),
    Planted("sign-doubled", _swap("o1", "regions;", "regions;;")),
    Planted("paragraph-empty", _changed("s2", spans=())),
    Planted("number-gap", _changed("o4", label="7.")),
    Planted("number-order", _changed("o4", label="2.")),
    Planted("subparagraph-single", _relined(lambda ls: [x for x in ls if x.id != "s2"])),
    Planted("part-order", _relined(lambda ls: [*ls[:-1], *_first(ls, "p3"), ls[-1]])),
    Planted("operative-missing", _relined(lambda ls: [x for x in ls if x.kind is PP])),
    Planted("reference-nowhere", _swap("o4", "paragraph 2", "paragraph 22")),
    Planted(
        "reference-nowhere",
        _with("o4", Text(" all, as in paragraph "), ParagraphReference("gone", "9"), Text(";")),
        "live reference",
    ),
    Planted("reference-self", _swap("o4", "paragraph 2", "paragraph 4")),
    Planted("reference-direction", _swap("o4", "paragraph 2", "paragraph 5")),
    Planted("citation-date-missing", _swap("p2", " of 12\u00a0December 2024", "")),
    Planted(
        "citation-date-repeated",
        _swap("p3", "the first", f"{CITED} and the first"),
    ),
    Planted(
        "citation-dates-differ",
        _swap("p3", "the first", f"{CITED.replace('12', '13')} and the first"),
    ),
    Planted("citation-session", _swap("p2", "2024", "2014")),
    Planted("citation-future", _swap("p2", "79/101 of 12\u00a0December 2024", "84/3")),
    Planted(
        "citation-order",
        _swap(
            "p1",
            "78/12 of 5\u00a0December 2023 and 79/14 of 2\u00a0December 2024",
            "79/14 of 2\u00a0December 2024 and 78/12 of 5\u00a0December 2023",
        ),
    ),
    Planted(
        "citation-form",
        _swap("p2", CITED, "A/RES/79/101"),
    ),
    Planted(
        "citation-form",
        _swap("p2", CITED, "GA resolution 79/101"),
        "abbreviated",
    ),
    Planted("date-form", _swap("p4", "storms of 2019–2021", "storm of March 3, 2021")),
    Planted("date-form", _swap("p4", "storms of 2019–2021", "storm of 3rd March 2021"), "ordinal"),
    Planted("date-form", _swap("p4", "storms of 2019–2021", "storm of 03/04/2021"), "figures"),
    Planted("date-impossible", _swap("p4", "storms of 2019–2021", "storm of 31\u00a0June 2021")),
    Planted("session-year", _swap("o5", "in 2027", "in 2029")),
    Planted(
        "session-past",
        _swap(
            "o5",
            "take up lighthouses at its eighty-second session, in 2027",
            "consider lighthouses at its eightieth session",
        ),
    ),
    Planted("symbol-form", _note("A/RES/79-101.")),
    Planted("symbol-in-text", _swap("o1", "progress made", "report in A/79/200 made")),
    Planted("symbol-missing", _masthead(symbol="")),
    Planted("symbol-session", _masthead(symbol="A/C.2/80/L.5")),
    Planted("note-unmarked", lambda d: replace(d, notes=(*d.notes, Note("x", plain("A/79/9."))))),
    Planted("note-empty", _note("")),
    Planted("note-order", _notes_the_wrong_way_round),
    Planted("note-mark-place", _with("p3", Text(" the lamps"), NoteMark("m1"), Text(", and oil,"))),
    Planted("note-twice", _second_note),
    Planted("note-end", _note("A/79/200")),
    Planted("blank", _with("o1", Text(" the "), Blank(BlankKind.TEXT, "what"), Text(";"))),
    Planted("blank-typed", _swap("p2", "79/101 of", "79/___ of")),
    Planted("blank-typed", _note("A/81/XX."), "in a symbol"),
    Planted("bracket-unpaired", _swap("o1", "all regions", "[all regions")),
    Planted("bracket-open", _swap("o1", "all regions", "[all] regions")),
    Planted("adoption-in-draft", _field(adoption=Adoption("Resolution adopted"))),
    Planted("adoption-in-draft", _field(closing=Closing("1st meeting")), "meeting"),
    Planted("title-missing", _field(title=())),
    Planted("organ-missing", _masthead(organ="")),
    Planted("session-missing", _masthead(session="")),
    Planted("agenda-missing", _masthead(agenda_items=())),
    Planted("sponsor-name", _sponsors("Chad", "Russia")),
    Planted("sponsor-unknown", _sponsors("Atlantis", "Chad")),
    Planted("sponsor-twice", _sponsors("Chad", "Chad")),
    Planted("sponsor-order", _sponsors("Fiji", "Chad")),
    Planted("spelling", _swap("o1", "progress made", "program organised")),
    Planted("unknown-word", _swap("o1", "progress made", "progres made")),
    Planted("this-resolution", _swap("o4", "paragraph 2 above", "this resolution")),
    Planted("per-cent", _swap("s1", "5\u00a0per cent", "5 percent")),
    Planted("per-cent", _swap("s1", "5\u00a0per cent", "5%"), "sign"),
    Planted("number-in-words", _swap("p3", "the first meeting", "the 3 meetings")),
    Planted("money", _swap("o4", "lend oil", "lend $1.5 million")),
    Planted("range-dash", _swap("p4", "2019–2021", "2019-2021")),
    Planted("em-dash", _swap("o1", "keepers in", "keepers — in")),
    Planted("quotes", _swap("o1", "progress", '"progress"')),
    Planted("no-break", _swap("p2", "12\u00a0December", "12 December")),
    Planted("abbreviation", _swap("o1", "by keepers", "by UNDP")),
    Planted("abbreviation", _swap("o1", "by keepers", "by the UN"), "the Organization"),
    Planted("contraction", _swap("o1", "made by", "that isn’t made by")),
    Planted("term", _swap("o4", "Member States", "member states")),
    Planted("state-name", _swap("p3", "Malta", "Vietnam")),
    Planted("number-single", lambda draft: _single(draft)),
)


def _single(draft: Resolution) -> Resolution:
    kept = {"p1", "o5"}
    lines = [line for line in operations.lines_of(draft) if line.id in kept]
    return operations.with_lines(draft, [lines[0], replace(lines[1], label="1.")])
