"""The one family of errors a user can cause: each is a sentence for the user."""

from __future__ import annotations


class PenholderError(Exception):
    """Something the user can understand and act on. `str(error)` is one clear sentence or two:
    what happened, and what to do. The command line prints it and exits with 2.
    """


class InputError(PenholderError):
    """A file cannot be read: it is missing, broken, too large, protected or not what it says."""


class OutputError(PenholderError):
    """A file cannot be written, or what was written does not read back as what was meant."""
