"""`penholder rollover`: last year's text to this year's draft, with every update it proposes."""

from __future__ import annotations

from pathlib import Path

import click

from penholder.cli.output import require_writable
from penholder.formats import native, registry
from penholder.rollover import propose


@click.command()
@click.argument("prior", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Write here.")
@click.option("--session", type=click.IntRange(1, 200), help="Session of the draft. Default: next.")
def rollover(prior: Path, output: Path, session: int | None) -> None:
    """Start this year's draft from PRIOR and print every update proposed."""
    require_writable(output)
    earlier = registry.read_file(prior)[0]
    result = propose(earlier, session=session)
    if output.suffix.lower() == ".penholder":
        native.save(native.Draft(result.draft, base=native.Base.of(earlier, prior)), output)
    else:
        registry.write_file(result.draft, output)
    for update in result.updates:
        flag = "? " if update.flagged else "  "
        click.echo(f"{flag}{update.label}: “{update.before}” -> “{update.after}” ({update.reason})")
    click.echo(f"{output}: {len(result.updates)} updates; those marked ? need a look.")
