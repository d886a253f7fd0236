"""The command line: one verb for each job of the application that makes sense without a window.

Exit status: 0 done; 1 done, with findings (check only); 2 the input or the arguments are wrong,
said in one line on standard error.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from penholder import __version__
from penholder.errors import PenholderError

EXIT_WRONG = 2

VERBS = ("show", "compare", "redline", "convert", "rollover", "check", "clauses")
"""Each is the command of its name in the module of its name in this room."""


class _Verbs(click.Group):
    """Imports a verb when it is asked for: most need a room or two, and all of them take long."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*VERBS, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in VERBS:
            command = getattr(importlib.import_module(f"penholder.cli.{cmd_name}"), cmd_name)
            return command if isinstance(command, click.Command) else None
        return super().get_command(ctx, cmd_name)


@click.group(
    name="penholder",
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Without a verb, penholder opens its window, with the files named: penholder [FILE...]",
)
@click.version_option(__version__, prog_name="penholder")
def group() -> None:
    """Drafts, compares and exports United Nations resolutions."""


def run(arguments: Sequence[str]) -> int:
    """Runs one verb and gives the exit status; never a traceback for what a user can cause."""
    try:
        status = group.main(list(arguments), standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return _say("stopped")
    except click.UsageError as error:
        where = (
            f"penholder {error.ctx.info_name}" if error.ctx and error.ctx.parent else "penholder"
        )
        return _say(f"{error.format_message()} See: {where} --help")
    except click.ClickException as error:
        return _say(error.format_message())
    except PenholderError as error:
        return _say(str(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing left to say
        return 0
    except OSError as error:
        return _say(f"{error.filename or 'the file'}: {error.strerror or error}")
    except MemoryError:
        return _say("the file needs more memory than there is")
    return status if isinstance(status, int) else 0


def _say(sentence: str) -> int:
    line = " ".join(sentence.split())
    print(f"penholder: {line}", file=sys.stderr)
    return EXIT_WRONG
