"""Every command of the window, once: its words, key, menu, icon and where it applies.

Menus, the command row and the command palette are made from this list; the window binds each id to
what it does. Adding a command is one line here and one binding.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SEPARATOR = "-"


class Place(StrEnum):
    """The places of the window."""

    START = "start"
    DRAFT = "draft"
    COMPARE = "compare"
    EXPORT = "export"


@dataclass(frozen=True)
class Command:
    """One command. `places` empty: everywhere. `row` puts it in the command row of its places."""

    id: str
    text: str
    menu: str
    keys: str = ""
    icon: str = ""
    places: tuple[Place, ...] = ()
    row: bool = False
    checkable: bool = False
    needs_text: bool = False
    short: str = ""
    tip: str = ""


MENUS = ("&File", "&Edit", "&Clause", "C&ompare", "&View", "&Help")

_D = (Place.DRAFT,)
_C = (Place.COMPARE,)

COMMANDS: tuple[Command, ...] = (
    Command("file.new", "&New draft", "&File", "Ctrl+N", "new"),
    Command("file.new-from", "New from a &template…", "&File", "Ctrl+Shift+N", "new"),
    Command("file.open", "&Open…", "&File", "Ctrl+O", "open", (Place.DRAFT, Place.START), row=True, short="Open"),
    Command("file.open-clipboard", "Open what was &copied", "&File",
            tip="The text on the clipboard as a text of its own, read like a file"),
    Command("file.sample", "Open the &sample", "&File", icon="sample"),
    Command("file.rollover", "&Roll over to this year’s draft", "&File", "Ctrl+R", "rollover", _D, row=True, needs_text=True, short="Roll over",
            tip="Start this year’s draft from this text"),
    Command("file.rollover-file", "Roll over an earlier resolution…", "&File", icon="rollover"),
    Command("file.returned", "Open returne&d files…", "&File", places=_D, needs_text=True,
            tip="What colleagues changed and said in the draft that was circulated"),
    Command("file.save", "&Save", "&File", "Ctrl+S", "save", _D, row=True, needs_text=True, short="Save"),
    Command("file.save-as", "Save &as…", "&File", "Ctrl+Shift+S", needs_text=True),
    Command("file.export", "&Export…", "&File", "Ctrl+E", "export", needs_text=True),
    Command("file.submit", "Export for s&ubmission…", "&File", "Ctrl+Shift+E", needs_text=True),
    Command("file.close", "&Close text", "&File", "Ctrl+W", needs_text=True),
    Command("file.quit", "&Quit", "&File", "Ctrl+Q"),
    Command("edit.undo", "&Undo", "&Edit", "Ctrl+Z", "undo", (Place.DRAFT, Place.COMPARE), row=True, needs_text=True, short="Undo"),
    Command("edit.redo", "&Redo", "&Edit", "Ctrl+Y", "redo", (Place.DRAFT, Place.COMPARE), row=True, needs_text=True, short="Redo"),
    Command("edit.cut", "Cu&t", "&Edit", "Ctrl+X", places=_D, needs_text=True),
    Command("edit.copy", "&Copy", "&Edit", "Ctrl+C", needs_text=True),
    Command("edit.paste", "&Paste", "&Edit", "Ctrl+V", places=_D, needs_text=True),
    Command("edit.find", "&Find", "&Edit", "Ctrl+F", "find", (Place.DRAFT, Place.COMPARE), row=True, needs_text=True, short="Find"),
    Command("edit.replace", "&Replace", "&Edit", "Ctrl+H", places=_D, needs_text=True),
    Command("edit.find-next", "Find &next", "&Edit", "F3", places=(Place.DRAFT, Place.COMPARE), needs_text=True),
    Command("edit.complete", "&Complete the words", "&Edit", "Ctrl+Space", places=_D, needs_text=True,
            tip="Offer phrases, resolutions, States and organs for the words at the cursor"),
    Command("edit.complete-typing", "Complete as I t&ype", "&Edit", places=_D, checkable=True,
            tip="Offer completions when typing pauses"),
    Command("edit.spelling", "Chec&k spelling", "&Edit", places=_D, checkable=True,
            tip="Mark words that are not in the dictionary, in English texts"),
    Command("edit.go-to", "&Go to paragraph…", "&Edit", "Ctrl+G", places=_D, needs_text=True),
    Command("import.show", "Import &report", "&Edit", places=_D, needs_text=True,
            tip="What was not placed, guessed and left out when this text was read"),
    Command("import.next", "Ne&xt finding of the import", "&Edit", "F4", places=_D, needs_text=True),
    Command("import.previous", "Pre&vious finding of the import", "&Edit", "Shift+F4", places=_D, needs_text=True),
    Command("clause.palette", "&Insert a clause…", "&Clause", "Ctrl+K", "clause", _D, row=True, needs_text=True, short="Clauses"),
    Command("clause.keep", "&Keep as my clause…", "&Clause", places=_D, needs_text=True),
    Command("clause.edit-note", "Edit the note at the &cursor", "&Clause", "F2", places=_D, needs_text=True),
    Command("clause.note", "Insert a &note", "&Clause", "Ctrl+Alt+F", "note", _D, row=True, needs_text=True, short="Note"),
    Command("clause.reference", "&Refer to a paragraph…", "&Clause", "Ctrl+Alt+R", places=_D, needs_text=True,
            tip="A field that follows the number of a paragraph of this text"),
    Command("clause.table", "Insert a &table…", "&Clause", "Ctrl+Alt+T", places=_D, needs_text=True),
    Command("clause.toggle-kind", "Preambular ↔ &operative", "&Clause", "Ctrl+Shift+K", places=_D, needs_text=True),
    Command("clause.kind", "T&urn into…", "&Clause", "Ctrl+Alt+K", places=_D, needs_text=True,
            tip="Heading, section, annex, closing text, sub-paragraph, without a number"),
    Command("clause.number", "N&umber of the paragraph…", "&Clause", places=_D, needs_text=True,
            tip="A number of its own, such as 5 bis; empty: counted again"),
    Command("clause.up", "Move &up", "&Clause", "Alt+Up", places=_D, needs_text=True),
    Command("clause.down", "Move &down", "&Clause", "Alt+Down", places=_D, needs_text=True),
    Command("checks.show", "C&hecks", "&Clause", "F7", places=_D, needs_text=True),
    Command("checks.next", "Next &finding", "&Clause", "Ctrl+F7", places=_D, needs_text=True),
    Command("checks.previous", "Previous finding", "&Clause", "Ctrl+Shift+F7", places=_D, needs_text=True),
    Command("clause.italic", "&Italic", "&Clause", "Ctrl+I", places=_D, needs_text=True),
    Command("compare.next", "&Next change", "C&ompare", "F8", "next", _C, row=True, short="Next"),
    Command("compare.previous", "&Previous change", "C&ompare", "Shift+F8", "previous", _C, row=True, short="Previous"),
    Command("compare.other-end", "To the other &end of a move", "C&ompare", "Ctrl+J", places=_C),
    Command("compare.side-by-side", "Side &by side", "C&ompare", "Ctrl+Alt+3", "compare", _C, row=True, checkable=True, short="Side by side",
            tip="Both texts beside each other"),
    Command("compare.one-column", "One &column", "C&ompare", "Ctrl+Alt+4", "one-column", _C, row=True, checkable=True, short="One column",
            tip="One text with what went struck and what came underlined"),
    Command("compare.years", "&Years", "C&ompare", "Ctrl+Alt+5", "years", _C, row=True, checkable=True, short="Years",
            tip="A table with one row for each clause and one column for each text of a series"),
    Command("compare.all", "&All paragraphs", "C&ompare", "Ctrl+Shift+A", places=_C, row=True, checkable=True, short="All",
            tip="Show every paragraph"),
    Command("compare.changes-only", "C&hanges only", "C&ompare", "Ctrl+Shift+H", "filter", _C, row=True, checkable=True, short="Changes",
            tip="Fold the paragraphs that did not change"),
    Command("compare.substance", "&Substance only", "C&ompare", "Ctrl+Shift+B", places=_C, row=True, checkable=True, short="Substance",
            tip="Fold what did not change and what is routine or editorial"),
    Command("compare.fold-light", "&Fold routine and editorial changes", "C&ompare", "Ctrl+Shift+F", places=_C, checkable=True),
    Command("compare.next-words", "Next change of &words", "C&ompare", "Ctrl+F8", places=_C),
    Command("compare.previous-words", "Previous change of words", "C&ompare", "Ctrl+Shift+F8", places=_C),
    Command("compare.take", "&Take the change over into the draft", "C&ompare", "Ctrl+Return", places=_C),
    Command("compare.link", "&Link two paragraphs…", "C&ompare", "Ctrl+Shift+L", places=_C),
    Command("compare.unlink", "&Unlink the two paragraphs", "C&ompare", "Ctrl+Shift+U", places=_C),
    Command("compare.swap", "S&wap sides", "C&ompare", "Ctrl+Shift+X", "swap", _C, row=True, short="Swap"),
    Command("compare.report-synopsis", "Save a synopsis in &Word…", "C&ompare", icon="export", places=_C),
    Command("compare.report-summary", "Save a summary for the ca&pital in Word…", "C&ompare", places=_C),
    Command("compare.report-summary-text", "Save a summary for the capital as text…", "C&ompare", places=_C),
    Command("compare.report", "Save the comparison as a &web page…", "C&ompare", places=_C),
    Command("compare.report-text", "Save the comparison as te&xt…", "C&ompare", places=_C),
    Command("compare.report-json", "Save the comparison as &JSON…", "C&ompare", places=_C),
    Command("view.draft", "&Draft", "&View", "Ctrl+1", "draft", needs_text=True),
    Command("view.compare", "&Compare", "&View", "Ctrl+2", "compare"),
    Command("view.export", "&Export", "&View", "Ctrl+3", "export", needs_text=True),
    Command("view.zoom-in", "Zoom &in", "&View", "Ctrl++", "zoom-in", (Place.DRAFT, Place.COMPARE)),
    Command("view.zoom-out", "Zoom &out", "&View", "Ctrl+-", "zoom-out", (Place.DRAFT, Place.COMPARE)),
    Command("view.zoom-reset", "&Actual size", "&View", "Ctrl+0", places=(Place.DRAFT, Place.COMPARE)),
    Command("view.outline", "Show the ou&tline", "&View", "Ctrl+Alt+1", places=_D, checkable=True),
    Command("view.panel", "Show the side &panel", "&View", "Ctrl+Alt+2", places=_D, checkable=True),
    Command("view.no-breaks", "Show &no-break spaces", "&View", "Ctrl+Shift+8", places=_D, checkable=True),
    Command("view.focus", "&Focus on the clause", "&View", "Shift+F11", places=_D, checkable=True, needs_text=True,
            tip="Only the current clause at full contrast, everything else put away"),
    Command("view.projector", "Full &screen for the projector", "&View", "F11", checkable=True),
    Command("view.theme-system", "Colours of the &system", "&View", checkable=True),
    Command("view.theme-light", "&Light", "&View", checkable=True),
    Command("view.theme-dark", "Dar&k", "&View", checkable=True),
    Command("view.theme-contrast", "&High contrast", "&View", checkable=True),
    Command("view.marks-safe", "Marks for colour-&blind eyes", "&View", checkable=True,
            tip="Blue and orange instead of green and red"),
    Command("help.commands", "&All commands…", "&Help", "Ctrl+Shift+P"),
    Command("help.about", "A&bout Penholder", "&Help"),
)  # fmt: skip

SEPARATOR_BEFORE = frozenset(
    {
        "file.rollover",
        "file.save",
        "file.export",
        "file.quit",
        "edit.cut",
        "edit.find",
        "import.show",
        "clause.toggle-kind",
        "checks.show",
        "compare.side-by-side",
        "compare.all",
        "compare.next-words",
        "compare.swap",
        "compare.report-synopsis",
        "view.zoom-in",
        "view.outline",
        "view.theme-system",
        "view.marks-safe",
    }
)
"""Commands that begin a new group in their menu."""


def by_id(command_id: str) -> Command:
    """The command of that id. Raises KeyError when there is none."""
    return _BY_ID[command_id]


_BY_ID = {command.id: command for command in COMMANDS}
