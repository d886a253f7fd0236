"""Reading a file as a text that can be opened: what happens off the interface thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from penholder.formats import native, registry
from penholder.formats.placing import Finding, findings
from penholder.ui.open_texts import OpenText

NATIVE = ".penholder"


@dataclass(frozen=True)
class Read:
    """A file that was read; `found` is None for a file of our own, which has nothing to tell."""

    path: Path
    draft: native.Draft
    found: tuple[Finding, ...] | None


def read(path: Path) -> Read:
    """Reads any supported file as a draft; only native files bring a base and snapshots.

    Raises InputError.
    """
    if path.suffix.lower() == NATIVE:
        return Read(path, native.load(path), None)
    resolution, report = registry.read_file(path)
    return Read(path, native.Draft(resolution), findings(resolution, report))


def as_open_text(result: Read) -> OpenText:
    """A text just read from a file; only a native file is saved to where it came from."""
    path = result.path
    own = path if path.suffix.lower() == NATIVE else None
    return OpenText(result.draft, path=own, source=path, findings=result.found, name=path.stem)
