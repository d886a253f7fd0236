"""`penholder tour DIR`: the main job without a display, on the sample that the program ships with.

Rolls the earlier resolution over to a draft, inserts a clause from a template, compares the two,
and leaves in DIR the draft, its Word file, the tracked changes, the comparison and a picture.
"""

from __future__ import annotations

from pathlib import Path

import click

from penholder import resources
from penholder.cli.compare import rendered
from penholder.document.lines import LineKind
from penholder.document.operations import insert_clause, lines_of
from penholder.document.resolution import Resolution
from penholder.errors import InputError
from penholder.formats import native, registry
from penholder.formats.atomic import write_atomically
from penholder.formats.proof import export
from penholder.formats.word.redline import redline
from penholder.formats.word.writer import write as write_word
from penholder.phrasebook import clauses
from penholder.rollover import propose

CLAUSE = "requests-report-implementation"
PRIOR = "Earlier resolution"
DRAFT = "This year’s draft"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def tour(folder: Path) -> None:
    """Do the main job on the bundled sample, without a display, and leave the files in DIR."""
    folder.mkdir(parents=True, exist_ok=True)
    prior, _report = registry.read_file(resources.path("samples", "prior.txt"))
    draft = with_clause(propose(prior).draft)

    native.save(native.Draft(draft, base=native.Base.of(prior)), folder / "draft.penholder")
    click.echo(f"{folder / 'draft.penholder'}: the draft, rolled over, with a new clause")

    proof = export(draft, folder / "draft.docx")
    click.echo(f"{folder / 'draft.docx'}: {proof.sentence}")

    tracked = redline(write_word(prior), draft)
    write_atomically(folder / "tracked-changes.docx", tracked.data)
    click.echo(f"{folder / 'tracked-changes.docx'}: {tracked.proof.sentence}")

    page = rendered(prior, draft, "html", (PRIOR, DRAFT))
    write_atomically(folder / "comparison.html", page)
    click.echo(f"{folder / 'comparison.html'}: the two texts side by side")

    picture(prior, draft, folder / "comparison.png")
    click.echo(f"{folder / 'comparison.png'}: the window")


def with_clause(draft: Resolution) -> Resolution:
    """The draft with a clause from a template before its last operative paragraph."""
    template = clauses.find(CLAUSE)
    if template is None:
        raise InputError(f"The clause {CLAUSE} is missing: install Penholder again.")
    operative = [line for line in lines_of(draft) if line.kind is LineKind.OPERATIVE]
    after = operative[-2].id if len(operative) > 1 else None
    return insert_clause(draft, clauses.template_lines(template), after)


def picture(old: Resolution, new: Resolution, target: Path) -> None:
    """Saves a picture of the window with the two texts side by side."""
    from penholder.ui.picture import compare_window_picture

    compare_window_picture(old, new, target)
