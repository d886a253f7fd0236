"""`penholder clauses`: the clause templates, listed and shown."""

from __future__ import annotations

import click

from penholder.cli.output import print_text
from penholder.phrasebook import clauses as book


@click.group()
def clauses() -> None:
    """The clause templates."""


@clauses.command("list")
@click.option("--group", "group_name", help="Only this group.")
@click.option("--search", "query", default="", help="Only clauses with these words.")
def list_clauses(group_name: str | None, query: str) -> None:
    """List the templates: id, kind, group and title."""
    if group_name is not None and group_name not in book.groups():
        raise click.UsageError(f"There is no group “{group_name}”: {', '.join(book.groups())}.")
    found = book.search(query, group=group_name)
    rows = [f"{c.id:<44} {c.kind.value:<12} {c.group:<22} {c.title}" for c in found]
    print_text("\n".join([*rows, f"{len(found)} templates"]))


@clauses.command("show")
@click.argument("clause_id", metavar="ID")
def show_clause(clause_id: str) -> None:
    """Show one template with its variants and when to use it."""
    clause = book.find(clause_id)
    if clause is None:
        raise click.UsageError(f"There is no clause “{clause_id}”: see penholder clauses list.")
    parts = [f"{clause.title} ({clause.group}, {clause.kind.value})", "", f"When: {clause.when}"]
    for number, text in enumerate(clause.wordings):
        parts += ["", f"{book.wording_label(text)}:", book.preview_text(clause, number)]
    print_text("\n".join(parts))
