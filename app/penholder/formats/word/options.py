"""What a user may choose for a Word file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class PageSize(StrEnum):
    """Sizes of paper. The United Nations prints on Letter."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True)
class WordOptions:
    """The choices for a Word file in United Nations format.

    By default every character is as typed. `hyperlinks` lead from cited symbols and resolutions to
    undocs.org; `no_break_spaces` joins day and month, number and unit, "No." and number, and "non-"
    with its word;
    `emblem` is a picture (PNG, JPEG, GIF, BMP or TIFF) for the masthead; `circulation` a line such
    as "Zero draft" or "Rev.1" at the head of every page; `watermark` grey words across the page;
    `author` the name in the properties of the document, nobody's unless given.
    """

    hyperlinks: bool = False
    no_break_spaces: bool = False
    emblem: Path | None = None
    line_numbers: bool = False
    watermark: str = ""
    circulation: str = ""
    page: PageSize = PageSize.LETTER
    author: str = ""


STANDARD = WordOptions(hyperlinks=True, no_break_spaces=True)
"""As the Secretariat's own files are: what is exported unless something else is asked for."""
