"""`penholder convert`: from any readable format to any writable one, by extension."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from penholder.cli.output import require_writable
from penholder.formats import registry
from penholder.formats.proof import export
from penholder.formats.word.layouts import remark
from penholder.formats.word.options import PageSize, WordOptions

_WORD_CHOICES: tuple[Callable[[Any], Any], ...] = (
    click.option("--links/--no-links", default=True, help="Links on cited symbols (.docx)."),
    click.option(
        "--no-break/--plain-spaces",
        default=True,
        help="No-break spaces between day and month, number and unit (.docx).",
    ),
    click.option(
        "--emblem",
        type=click.Path(path_type=Path, dir_okay=False),
        help="A picture of yours for the masthead (.docx).",
    ),
    click.option("--line-numbers", is_flag=True, help="Number every fifth line (.docx)."),
    click.option("--watermark", default="", metavar="TEXT", help='Such as "DRAFT" (.docx).'),
    click.option(
        "--circulation",
        default="",
        metavar="TEXT",
        help='A line at the head, such as "Zero draft" or "Rev.1" (.docx).',
    ),
    click.option(
        "--page",
        type=click.Choice([size.value for size in PageSize]),
        default=PageSize.LETTER.value,
        show_default=True,
        help="The paper (.docx).",
    ),
    click.option("--author", default="", help="Your name in the properties of the file (.docx)."),
)


def _word_choices(command: Callable[..., None]) -> Callable[..., None]:
    for choice in reversed(_WORD_CHOICES):
        command = choice(command)
    return command


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@_word_choices
def convert(
    source: Path,
    target: Path,
    links: bool,
    no_break: bool,
    emblem: Path | None,
    line_numbers: bool,
    watermark: str,
    circulation: str,
    page: str,
    author: str,
) -> None:
    """Convert IN to OUT; the extension of OUT says to what. The result is read back and checked."""
    require_writable(target)
    resolution, report = registry.read_file(source)
    choices = WordOptions(
        hyperlinks=links,
        no_break_spaces=no_break,
        emblem=emblem,
        line_numbers=line_numbers,
        watermark=watermark,
        circulation=circulation,
        page=PageSize(page),
        author=author,
    )
    proof = export(resolution, target, choices)
    for item in report.unplaced:
        click.echo(f"not placed: {' '.join(item.text.split())}", err=True)
    if target.suffix.lower() == ".docx" and remark(resolution):
        click.echo(remark(resolution), err=True)
    click.echo(f"{target}: {proof.sentence}")
