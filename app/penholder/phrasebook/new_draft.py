"""The resolution one begins with when there is no earlier one."""

from __future__ import annotations

from penholder.document.ids import random_id
from penholder.document.nodes import Paragraph, ParagraphKind
from penholder.document.resolution import Masthead, Resolution
from penholder.document.spans import Text


def new_draft(organ: str = "General Assembly") -> Resolution:
    """An empty draft of an organ: its opening line, one empty paragraph of each part."""
    return Resolution(
        masthead=Masthead(organ=organ, distribution="Limited", original_language="English"),
        opening=(Text(f"The {organ}", italic=True), Text(",")),
        body=(
            Paragraph(random_id(), ParagraphKind.PREAMBULAR),
            Paragraph(random_id(), ParagraphKind.OPERATIVE),
        ),
    )
