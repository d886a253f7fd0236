"""`penholder show`: reads any supported file and prints its structure."""

from __future__ import annotations

from pathlib import Path

import click

from penholder.cli.output import print_json, print_text
from penholder.document.resolution import Resolution
from penholder.errors import InputError
from penholder.formats import registry
from penholder.formats.files import file_bytes
from penholder.formats.report import ImportReport
from penholder.formats.show import render, structure
from penholder.formats.sniff import Content, sniff


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--changes",
    type=click.Choice(["accepted", "rejected", "proposed"]),
    default="accepted",
    help="How to read the tracked changes of a Word file.",
)
def show(file: Path, as_json: bool, changes: str) -> None:
    """Print the structure of FILE."""
    if changes == "proposed":
        _show_proposed(file, as_json=as_json)
        return
    if changes == "rejected":
        resolution, report = _rejected(file)
    else:
        resolution, report = registry.read_file(file)
    found = structure(resolution, report)
    if as_json:
        print_json(found)
    else:
        print_text(render(found))


def _show_proposed(file: Path, *, as_json: bool) -> None:
    # Imported when asked for: the reader takes its time to load.
    from penholder.formats.word.proposal_shown import proposal_structure, proposal_text
    from penholder.formats.word.reading.proposing import read_proposed

    proposal = read_proposed(_word_file(file), file.name)
    if as_json:
        print_json(proposal_structure(proposal))
    else:
        print_text(proposal_text(proposal))


def _rejected(file: Path) -> tuple[Resolution, ImportReport]:
    from penholder.formats.word.reading.document import read_docx

    reading = read_docx(_word_file(file), file.name, "rejected")
    return reading.resolution, reading.report


def _word_file(path: Path) -> bytes:
    """The bytes of a Word file. Raises InputError for any other file."""
    data = file_bytes(path)
    if sniff(data) is not Content.WORD:
        raise InputError(f"{path.name} is not a Word document: only these hold tracked changes.")
    return data
