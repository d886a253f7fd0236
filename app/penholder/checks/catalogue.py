"""Loads every module that registers checks; a new one is added here."""

from penholder.checks import (
    agreed,
    citing,
    drafting,
    language,
    notes,
    numbering,
    opening,
    punctuation,
)

LOADED = (agreed, citing, drafting, language, notes, numbering, opening, punctuation)
