"""How comments of colleagues are told: in the list, beside it, and at hover on the sheet."""

from __future__ import annotations

from penholder.negotiation.proposal import Remark
from penholder.negotiation.remarks import Spot


def row_words(remark: Remark, spot: Spot | None) -> str:
    """One line that says what a comment says; in a table on which words of which cell."""
    where = _in_table(remark, spot)
    return f"comment on {where}: {remark.text}" if where else f"comment: {remark.text}"


def told(remark: Remark, spot: Spot | None) -> str:
    """What the mark of a comment says at hover."""
    author, where = remark.author or "Unnamed", _in_table(remark, spot)
    return f"{author} on {where}: {remark.text}" if where else f"{author}: {remark.text}"


def _in_table(remark: Remark, spot: Spot | None) -> str:
    """The words of a comment in a table and their cell: “Port” (row 2, cell 1)."""
    if remark.cell is None:
        return ""
    place = "a cell no longer there"
    if spot is not None and spot.cell is not None:
        place = spot.cell.name
    return f"“{remark.words}” ({place})" if remark.words else place
