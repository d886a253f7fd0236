"""The drafting checks: rules with a reason and a source, places, and fixes where one is safe."""

from penholder.checks.engine import (
    Cancelled,
    Checker,
    Findings,
    blocks_submission,
    check,
    fixed,
    report_rows,
)
from penholder.checks.finding import Finding, Fix, Part, Place, Rule, Severity
from penholder.checks.rules import rules

__all__ = [
    "Cancelled",
    "Checker",
    "Finding",
    "Findings",
    "Fix",
    "Part",
    "Place",
    "Rule",
    "Severity",
    "blocks_submission",
    "check",
    "fixed",
    "report_rows",
    "rules",
]
