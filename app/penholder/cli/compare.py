"""`penholder compare`: two texts or more, as text, JSON, HTML or Word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from penholder.cli.output import deliver, json_text
from penholder.compare import compare as compare_texts
from penholder.compare import series as compare_series
from penholder.compare import to_json
from penholder.compare.series import to_json as series_to_json
from penholder.document.resolution import Resolution
from penholder.formats import registry

FORMATS = ("text", "json", "html", "docx")
_BY_EXTENSION = {".json": "json", ".html": "html", ".htm": "html", ".docx": "docx"}


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.argument("more", type=click.Path(path_type=Path), nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: by the extension of -o, or text."
)
@click.option("--changes-only", is_flag=True, help="Leave out what did not change.")
@click.option("--summary", is_flag=True, help="A few sentences for each paragraph that changed.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here.")
def compare(
    old: Path,
    new: Path,
    more: tuple[Path, ...],
    form: str | None,
    changes_only: bool,
    summary: bool,
    output: Path | None,
) -> None:
    """Compare OLD with NEW, paragraph by paragraph and word by word.

    With MORE texts, in the order of time, the result is a table with a row for each clause.
    """
    if form is None:
        form = _BY_EXTENSION.get(output.suffix.lower(), "text") if output else "text"
    if form == "docx" and output is None:
        raise click.UsageError("A Word file cannot go to the terminal: name it with -o FILE.docx.")
    if summary and (more or form == "json"):
        raise click.UsageError("--summary is for two texts, as text, HTML or Word.")
    files = (old, new, *more)
    texts = [registry.read_file(file)[0] for file in files]
    names = [file.name for file in files]
    if more:
        deliver(series_rendered(texts, names, form, changes_only=changes_only), output)
    elif summary:
        deliver(summary_rendered(texts[0], texts[1], form, (names[0], names[1])), output)
    else:
        sides = texts[0], texts[1], form, (names[0], names[1])
        deliver(rendered(*sides, changes_only=changes_only), output)


def rendered(
    old: Resolution,
    new: Resolution,
    form: str,
    names: tuple[str, str],
    *,
    changes_only: bool = False,
) -> bytes:
    """The comparison of two texts in one of `FORMATS`; JSON always has all of it."""
    comparison = compare_texts(old, new)
    if form == "json":
        return _encoded(json_text(to_json(comparison)) + "\n")
    if form == "docx":
        from penholder.formats.word.synopsis import write_synopsis

        return write_synopsis(comparison, old, new, *names, changes_only=changes_only)
    if form == "html":
        from penholder.formats.comparison.html import write_html

        return _encoded(write_html(comparison, old, new, *names, changes_only=changes_only))
    from penholder.formats.comparison.text import write_text

    return _encoded(write_text(comparison, old, new, *names, changes_only=changes_only))


def summary_rendered(old: Resolution, new: Resolution, form: str, names: tuple[str, str]) -> bytes:
    """The summary of a comparison as text, HTML or Word."""
    from penholder.formats.comparison import summary as summaries

    summary = summaries.summarize(compare_texts(old, new), old, new, *names)
    if form == "docx":
        return summaries.write_summary_docx(summary)
    write = summaries.write_summary_html if form == "html" else summaries.write_summary_text
    return _encoded(write(summary))


def series_rendered(
    texts: Sequence[Resolution], names: Sequence[str], form: str, *, changes_only: bool = False
) -> bytes:
    """The table of three texts or more in one of `FORMATS`; JSON always has all of it."""
    from penholder.formats.comparison.series_reports import SeriesReport

    table = compare_series(texts)
    if form == "json":
        return _encoded(json_text(series_to_json(table)) + "\n")
    report = SeriesReport(table, texts, names)
    if form == "docx":
        return report.docx(changes_only=changes_only)
    write = report.html if form == "html" else report.text
    return _encoded(write(changes_only=changes_only))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
