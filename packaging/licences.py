"""The licence texts of everything the bundle ships beside the program itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
_NAME = re.compile(r"[\w.-]+")


def licence_files(root: str = "penholder") -> list[tuple[str, str]]:
    """Pairs of a licence file and the folder of the bundle it goes in ("licences/lxml").

    Goes through all that `root` needs to run here; what only tests or other systems need is not
    installed with it, or named with an extra, and is left out.
    """
    return [
        (str(path), f"licences/{found.name}") for found in _needed(root) for path in _texts(found)
    ]


def _needed(root: str) -> Iterator[Distribution]:
    """Every distribution that is needed, `root` not included."""
    seen, waiting = {root}, [distribution(root)]
    while waiting:
        for wanted in waiting.pop().requires or ():
            name = _NAME.match(wanted)
            if name is None or "extra ==" in wanted or name.group().lower() in seen:
                continue
            seen.add(name.group().lower())
            try:
                found = distribution(name.group())
            except PackageNotFoundError:
                continue  # for another system or an older Python
            waiting.append(found)
            yield found


def _texts(found: Distribution) -> list[Path]:
    paths = [Path(str(found.locate_file(file))) for file in found.files or ()]
    beside = [path for path in paths if ".dist-info" in str(path)]
    told = [path for path in beside if "licenses" in path.parts or _TEXT.search(path.name)]
    return told or [path for path in paths if _TEXT.match(path.name) and path.suffix != ".py"]
