"""`penholder clauses`: the clause templates, listed, shown, imported and exported."""

from __future__ import annotations

from pathlib import Path

import click

from penholder.cli.output import print_text
from penholder.formats.clause_book import ClauseBook, default_folder
from penholder.phrasebook import clauses as book


@click.group()
def clauses() -> None:
    """The clause templates."""


@clauses.command("list")
@click.option("--group", "group_name", help="Only this group.")
@click.option("--search", "query", default="", help="Only clauses with these words.")
def list_clauses(group_name: str | None, query: str) -> None:
    """List the templates: id, kind, group and title."""
    every = _book().templates()
    known = book.groups(every)
    if group_name is not None and group_name not in known:
        raise click.UsageError(f"There is no group “{group_name}”: {', '.join(known)}.")
    found = book.search(query, group=group_name, among=every)
    rows = [f"{c.id:<44} {c.kind.value:<12} {c.group:<22} {c.title}" for c in found]
    print_text("\n".join([*rows, f"{len(found)} templates"]))


@clauses.command("show")
@click.argument("clause_id", metavar="ID")
def show_clause(clause_id: str) -> None:
    """Show one template with its variants and when to use it."""
    clause = _book().find(clause_id)
    if clause is None:
        raise click.UsageError(f"There is no clause “{clause_id}”: see penholder clauses list.")
    parts = [f"{clause.title} ({clause.group}, {clause.kind.value})", "", f"When: {clause.when}"]
    for number, text in enumerate(clause.wordings):
        parts += ["", f"{book.wording_label(text)}:", book.preview_text(clause, number)]
    print_text("\n".join(parts))


@clauses.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_clauses(file: Path) -> None:
    """Take in a pack of clauses from a file (TOML or JSON)."""
    pack = _book().import_pack(file)
    print_text(f"{len(pack.clause)} templates imported from {file.name}")


@clauses.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--group", "group_name", help="Only this group; your own clauses when left out.")
def export_clauses(file: Path, group_name: str | None) -> None:
    """Write your own clauses, or those of a group, as one file that can be imported."""
    at_hand = _book()
    chosen = (
        at_hand.own()
        if group_name is None
        else tuple(c for c in at_hand.templates() if c.group == group_name)
    )
    if not chosen:
        raise click.UsageError("There are no such clauses to export.")
    at_hand.export_pack(chosen, file, group_name or "")
    print_text(f"{len(chosen)} templates written to {file}")


def _book() -> ClauseBook:
    return ClauseBook(default_folder())
