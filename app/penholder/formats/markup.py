"""Text as HTML and XML can hold it: escaped, and without the characters they forbid."""

from __future__ import annotations

import re
from html import escape as _escape

# XML 1.0, 2.2: no C0 controls but tab, line feed and return, no lone surrogates, no U+FFFE, U+FFFF.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def allowed(text: str) -> str:
    """The text with every character that mark-up forbids shown as U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def escape(text: str) -> str:
    """The text as it stands between tags or in a quoted attribute."""
    return _escape(allowed(text), quote=True)
