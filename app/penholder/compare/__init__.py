"""Comparison of two resolutions as data: paragraphs aligned, words compared, changes classified."""

from penholder.compare.counts import statistics
from penholder.compare.engine import Comparer, compare
from penholder.compare.errors import Cancelled
from penholder.compare.export import to_json
from penholder.compare.links import Link
from penholder.compare.result import Comparison, Pair, Relation
from penholder.compare.series import Cell, Series, series

__all__ = [
    "Cancelled",
    "Cell",
    "Comparer",
    "Comparison",
    "Link",
    "Pair",
    "Relation",
    "Series",
    "compare",
    "series",
    "statistics",
    "to_json",
]
