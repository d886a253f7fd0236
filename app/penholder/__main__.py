"""Where the program starts: a verb runs on the command line, anything else opens the window."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs a verb, or opens the window with the files named (`penholder [FILE...]`)."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0].startswith("-") and arguments[0] != "--sample"):
        sys.exit(_command_line(arguments))
    if arguments and arguments[0] in _verbs():
        sys.exit(_command_line(arguments))
    from penholder.ui.app import run

    sys.exit(run(arguments))


def _verbs() -> tuple[str, ...]:
    from penholder.cli.main import VERBS

    return (*VERBS, "tour")


def _command_line(arguments: list[str]) -> int:
    from penholder.cli.main import group, run

    if arguments[0] in ("tour", "-h", "--help"):  # the one verb that needs every room
        from penholder.tour import tour

        group.add_command(tour)
    return run(arguments)


if __name__ == "__main__":
    main()
