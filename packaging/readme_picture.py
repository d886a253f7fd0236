"""Makes the picture in the README: the sample's two texts side by side in the window.

python packaging/readme_picture.py
"""

from __future__ import annotations

from pathlib import Path

from penholder import resources
from penholder.formats import registry
from penholder.ui.picture import compare_window_picture

PICTURE = Path(__file__).resolve().parents[1] / "resources" / "help" / "compare.png"


def main() -> None:
    """Reads the sample and saves the picture."""
    prior, draft = (
        registry.read_file(resources.path("samples", f"{name}.txt"))[0]
        for name in ("prior", "draft")
    )
    compare_window_picture(prior, draft, PICTURE)


if __name__ == "__main__":
    main()
