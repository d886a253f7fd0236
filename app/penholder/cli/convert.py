"""`penholder convert`: from any readable format to any writable one, by extension."""

from __future__ import annotations

from pathlib import Path

import click

from penholder.cli.output import require_writable
from penholder.formats import registry
from penholder.formats.proof import export


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
def convert(source: Path, target: Path) -> None:
    """Convert IN to OUT; the extension of OUT says to what. The result is read back and checked."""
    require_writable(target)
    resolution, report = registry.read_file(source)
    proof = export(resolution, target)
    for item in report.unplaced:
        click.echo(f"not placed: {' '.join(item.text.split())}", err=True)
    click.echo(f"{target}: {proof.sentence}")
