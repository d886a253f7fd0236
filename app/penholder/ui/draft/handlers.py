"""What the commands do in the Draft place: they act on the workspace of the current text."""

from __future__ import annotations

from collections.abc import Callable

from penholder.ui import asking
from penholder.ui.actions import Handlers
from penholder.ui.draft.place import DraftPlace
from penholder.ui.draft.workspace import Workspace


def draft_handlers(place: DraftPlace, say: Callable[[str], object]) -> Handlers:
    """The handlers of the Draft place, by command; `say` tells what could not be done."""

    def go_to_paragraph(work: Workspace) -> None:
        wanted = asking.paragraph_to_go_to(work)
        if wanted and not work.go_to_paragraph(wanted):
            say(f"There is no paragraph {wanted} in this text.")

    def insert_table(work: Workspace) -> None:
        size = asking.table_size(work)
        if size is not None and work.editor.tables.insert(*size) is None:
            say("A table belongs in the body: put the cursor in a paragraph.")

    def refer(work: Workspace) -> None:
        if work.editor.references.ask() is None:
            say("There is no numbered paragraph to refer to here.")

    def turn_into(work: Workspace) -> None:
        if work.editor.kinds.ask() is None:
            say("Only a paragraph of the body can be turned into something else.")

    def number(work: Workspace) -> None:
        shown = work.editor.kinds.number()
        if shown is None:
            say("Only operative paragraphs and sub-paragraphs are numbered.")
            return
        wanted = asking.number_of_paragraph(work, shown)
        if wanted is not None:
            work.editor.kinds.lock_number(wanted)

    actions: dict[str, Callable[[Workspace], object]] = {
        "edit.undo": lambda work: work.editor.undo(),
        "edit.redo": lambda work: work.editor.redo(),
        "edit.cut": lambda work: work.editor.cut(),
        "edit.copy": lambda work: work.editor.copy(),
        "edit.paste": lambda work: work.editor.paste(),
        "edit.find": lambda work: work.find_bar.open_bar(),
        "edit.replace": lambda work: work.find_bar.open_bar(replacing=True),
        "edit.find-next": lambda work: work.find_bar.again(),
        "edit.complete": lambda work: work.editor.completion.ask(),
        "edit.go-to": go_to_paragraph,
        "file.returned": lambda work: work.open_returned(asking.files_to_open(work)),
        "import.show": lambda work: work.show_import(),
        "import.next": lambda work: work.step_import(1),
        "import.previous": lambda work: work.step_import(-1),
        "clause.palette": lambda work: work.show_palette(),
        "clause.keep": lambda work: work.keep_clause(),
        "checks.show": lambda work: work.show_checks(),
        "checks.next": lambda work: work.checks.step(1),
        "checks.previous": lambda work: work.checks.step(-1),
        "clause.note": lambda work: work.editor.insert_note(),
        "clause.edit-note": lambda work: work.editor.edit_note_here(),
        "clause.reference": refer,
        "clause.kind": turn_into,
        "clause.number": number,
        "clause.table": insert_table,
        "clause.toggle-kind": lambda work: work.editor.toggle_kind(),
        "clause.up": lambda work: work.editor.move_clause(-1),
        "clause.down": lambda work: work.editor.move_clause(1),
        "clause.italic": lambda work: work.editor.toggle_italic(),
        "view.zoom-in": lambda work: work.zoom(1.1),
        "view.zoom-out": lambda work: work.zoom(1 / 1.1),
        "view.zoom-reset": lambda work: work.zoom(0),
        "view.outline": lambda work: work.toggle_outline(),
        "view.panel": lambda work: work.toggle_panel(),
    }
    return {
        command: lambda do=do: place.with_current(do)  # type: ignore[misc]
        for command, do in actions.items()
    }
