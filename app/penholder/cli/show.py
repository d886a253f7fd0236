"""`penholder show`: reads any supported file and prints its structure."""

from __future__ import annotations

from pathlib import Path

import click

from penholder.cli.output import print_json, print_text
from penholder.formats import registry
from penholder.formats.show import render, structure


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(file: Path, as_json: bool) -> None:
    """Print the structure of FILE."""
    resolution, report = registry.read_file(file)
    found = structure(resolution, report)
    if as_json:
        print_json(found)
    else:
        print_text(render(found))
