"""The settings of a Word file: tab stops, even and odd pages, notes, how lines are justified."""

from __future__ import annotations

from penholder.formats.word.elements import Element, element

COMPATIBILITY_MODE = 15
"""As in the official files; it makes LibreOffice shrink spaces in justified lines as Word does."""


def settings(*, footnotes: bool = False, even_and_odd: bool = True) -> Element:
    """w:settings; `footnotes` names the separators that the footnotes part then must have."""
    made = element(
        "w:settings",
        element("w:zoom", percent=100),
        element("w:defaultTabStop", val=475),
    )
    if even_and_odd:
        made.append(element("w:evenAndOddHeaders"))
    made.append(element("w:characterSpacingControl", val="doNotCompress"))
    if footnotes:
        separators = (element("w:footnote", id=number) for number in (-1, 0))
        made.append(element("w:footnotePr", *separators))
    mode = element(
        "w:compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=COMPATIBILITY_MODE,
    )
    made.append(element("w:compat", mode))
    return made
