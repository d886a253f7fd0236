"""Comparison of two resolutions as data: paragraphs aligned, words compared, changes classified."""

from penholder.compare.counts import statistics
from penholder.compare.engine import Comparer, compare
from penholder.compare.errors import Cancelled
from penholder.compare.export import to_json
from penholder.compare.links import Link
from penholder.compare.result import Comparison, Pair, Relation

__all__ = [
    "Cancelled",
    "Comparer",
    "Comparison",
    "Link",
    "Pair",
    "Relation",
    "compare",
    "statistics",
    "to_json",
]
