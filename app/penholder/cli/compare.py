"""`penholder compare`: two texts, as text, JSON, HTML or a two-column synopsis in Word."""

from __future__ import annotations

from pathlib import Path

import click

from penholder.cli.output import deliver, json_text
from penholder.compare import compare as compare_texts
from penholder.compare import to_json
from penholder.document.resolution import Resolution
from penholder.formats import registry

FORMATS = ("text", "json", "html", "docx")
_BY_EXTENSION = {".json": "json", ".html": "html", ".htm": "html", ".docx": "docx"}


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: by the extension of -o, or text."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here.")
def compare(old: Path, new: Path, form: str | None, output: Path | None) -> None:
    """Compare OLD with NEW, paragraph by paragraph and word by word."""
    if form is None:
        form = _BY_EXTENSION.get(output.suffix.lower(), "text") if output else "text"
    if form == "docx" and output is None:
        raise click.UsageError("A Word file cannot go to the terminal: name it with -o FILE.docx.")
    before, after = registry.read_file(old)[0], registry.read_file(new)[0]
    deliver(rendered(before, after, form, (old.name, new.name)), output)


def rendered(old: Resolution, new: Resolution, form: str, names: tuple[str, str]) -> bytes:
    """The comparison of two texts in one of `FORMATS`."""
    comparison = compare_texts(old, new)
    if form == "json":
        return (json_text(to_json(comparison)) + "\n").encode("utf-8", "replace")
    if form == "docx":
        from penholder.formats.word.synopsis import write_synopsis

        return write_synopsis(comparison, old, new, *names)
    if form == "html":
        from penholder.formats.comparison.html import write_html

        return write_html(comparison, old, new, *names).encode("utf-8", "replace")
    from penholder.formats.comparison.text import write_text

    return write_text(comparison, old, new, *names).encode("utf-8", "replace")
