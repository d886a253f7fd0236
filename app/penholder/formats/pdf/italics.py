"""Italics as they were meant: slips of the typesetting at opening phrases put right."""

from __future__ import annotations

from penholder.document.spans import Inline, Span, Text, normalized


def leading_italics(spans: Inline) -> str:
    """The italic words that a text begins with."""
    parts: list[str] = []
    for span in spans:
        if not (isinstance(span, Text) and span.italic):
            break
        parts.append(span.text)
    return "".join(parts).strip()


def clean_italics(spans: Inline) -> Inline:
    """Whole words italic at the beginning: italics that stop inside a word reach its end, a
    roman blank between two italic runs is italic ("Encourage|s", "Reaffirming| |also").
    """
    result: list[Span] = list(normalized(_bridged(spans)))
    if len(result) < 2:
        return tuple(result)
    first, second = result[0], result[1]
    if not (isinstance(first, Text) and isinstance(second, Text) and first.italic):
        return tuple(result)
    if not (first.text[-1:].isalpha() and second.text[:1].isalpha()):
        return tuple(result)
    end = next((i for i, sign in enumerate(second.text) if not sign.isalpha()), len(second.text))
    result[0] = Text(first.text + second.text[:end], True, first.bold)
    result[1] = Text(second.text[end:], second.italic, second.bold)
    return normalized(result)


def _bridged(spans: Inline) -> list[Span]:
    result: list[Span] = []
    for index, span in enumerate(spans):
        after = spans[index + 1] if index + 1 < len(spans) else None
        before = result[-1] if result else None
        if (
            isinstance(span, Text)
            and not span.text.strip()
            and isinstance(before, Text)
            and isinstance(after, Text)
            and before.italic
            and after.italic
        ):
            result.append(Text(span.text, True, before.bold))
        else:
            result.append(span)
    return result
