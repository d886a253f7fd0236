"""`penholder redline`: a Word file with a new text laid over it as tracked changes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from penholder.cli.output import deliver
from penholder.errors import InputError
from penholder.formats import registry
from penholder.formats.files import file_bytes


@click.command()
@click.argument("base", metavar="BASE.docx", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Write here.")
@click.option("--author", default="Penholder", show_default=True, help="Author of the changes.")
@click.option("--date", help="Date of the changes, ISO 8601. Default: now.")
@click.option(
    "--pending",
    type=click.Choice(["accept", "reject", "keep"]),
    help="What becomes of changes of others that BASE holds: accepted or rejected first, or kept.",
)
@click.option(
    "--base-blanks", is_flag=True, help="Where only the kind of a space differs, keep BASE's."
)
@click.option("--moves", is_flag=True, help="Mark paragraphs that moved as moved.")
def redline(
    base: Path,
    new: Path,
    output: Path,
    author: str,
    date: str | None,
    pending: str | None,
    base_blanks: bool,
    moves: bool,
) -> None:
    """Lay NEW over BASE.docx as tracked changes; the result is read back and checked."""
    from penholder.formats.word.redline import Options, Pending, PendingChanges
    from penholder.formats.word.redline import redline as lay_over

    if base.suffix.lower() != ".docx":
        raise InputError(f"{base.name}: the base of tracked changes must be a Word .docx file.")
    when = None if date is None else _iso(date)
    text = registry.read_file(new)[0]
    options = Options(author, when, Pending(pending or Pending.ASK), moves, base_blanks)
    try:
        result = lay_over(file_bytes(base), text, options)
    except PendingChanges as error:
        raise InputError(f"{error} Add --pending accept, reject or keep.") from None
    deliver(result.data, output)
    click.echo(f"{output}: {result.proof.sentence}")


def _iso(date: str) -> str:
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        raise click.UsageError(f"“{date}” is no ISO date such as 2026-11-23T10:00:00.") from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
