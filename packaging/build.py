"""Builds the PyInstaller folder in dist/penholder and proves that it works on its own.

    python packaging/build.py            build and smoke test
    python packaging/build.py --no-test  build only

The smoke test runs the bundled program's tour with an empty environment and a bare home, from
another folder, so that nothing of this checkout or of the user's Python can help it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TOUR_FILES = (
    "draft.penholder",
    "draft.docx",
    "tracked-changes.docx",
    "comparison.html",
    "comparison.png",
)
PATIENCE_S = 300


def build() -> Path:
    """Builds the bundle and gives the path of its program."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(PROJECT / "dist"), "--workpath", str(PROJECT / "build")]
    subprocess.run([*command, str(PROJECT / "packaging" / "penholder.spec")], check=True)
    name = "penholder.exe" if sys.platform == "win32" else "penholder"
    return PROJECT / "dist" / "penholder" / name


def smoke_test(program: Path) -> None:
    """Runs the tour from a bare home. Raises SystemExit with the reason when a file is missing."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        environment = {"HOME": str(home), "LANG": "C.UTF-8"}
        if sys.platform == "win32":
            environment = {**os.environ, "USERPROFILE": str(home)}
        out = Path(folder) / "out"
        subprocess.run(
            [str(program), "tour", str(out)],
            check=True,
            cwd=folder,
            env=environment,
            timeout=PATIENCE_S,
        )
        missing = [name for name in TOUR_FILES if not (out / name).is_file()]
        if missing:
            raise SystemExit(f"the bundled tour left out {', '.join(missing)}")


def main() -> None:
    """Builds, and unless told otherwise, tests."""
    program = build()
    print(f"built {program.relative_to(PROJECT)}")
    if "--no-test" not in sys.argv:
        smoke_test(program)
        print("the bundled program ran its tour from a bare home")


if __name__ == "__main__":
    main()
