"""Opening phrases of paragraphs: finds them, sets them italic, and turns them into other forms.

Only the opening phrase is italic: the verb with its adverbs and what belongs to it, so "Taking
note with appreciation" without "of" (UN Editorial Manual, resolutions). The data are in
resources/phrases; an unknown phrase is marked as such, never refused.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from penholder.document.nodes import ParagraphKind
from penholder.document.spans import Inline, Span, Text, normalized
from penholder.phrasebook.grammar import Parsed, grammar, ladders
from penholder.phrasebook.organs import organ_of_opening
from penholder.phrasebook.wording import MAX_CHARACTERS, Words, first_words

Repeat = Literal["", "also", "further"]


class PhraseMatch(msgspec.Struct, frozen=True):
    """The opening phrase of a text.

    `length` is the number of characters of the text that are the phrase as set in italics (white
    space before it included, a comma after it not); `phrase` is the phrase with single spaces;
    `kind` is the form it has, whatever form was asked for; `known` is False where its words fit
    together but it is not among the phrases counted; `verb` is the verb alone ("take note"), or
    the adjective ("concerned"); `repeat` is its "also" or "further".
    """

    length: int
    phrase: str
    kind: ParagraphKind
    known: bool
    verb: str
    repeat: Repeat = ""


def match_opening(text: str, kind: ParagraphKind | None = None) -> PhraseMatch | None:
    """The opening phrase that a text begins with, or None.

    `kind` says what the paragraph is, where that is known: then a verb that is in no list is
    taken for an opening phrase too (`known` False) if it has the form of one.
    """
    return _match(text[:MAX_CHARACTERS], kind)


def guess_kind(text: str) -> ParagraphKind | None:
    """Whether an unnumbered line is a preambular or operative paragraph, by its opening phrase.

    An unknown verb counts when the paragraph ends as its kind does: comma, or semicolon or stop.
    """
    match = match_opening(text)
    if match is not None:
        return match.kind
    ending = text.rstrip()[-1:]
    if ending == ",":
        return ParagraphKind.PREAMBULAR if _has_match(text, ParagraphKind.PREAMBULAR) else None
    if ending in (";", "."):
        return ParagraphKind.OPERATIVE if _has_match(text, ParagraphKind.OPERATIVE) else None
    return None


def italicized(spans: Inline, kind: ParagraphKind | None = None) -> Inline:
    """The text with its opening phrase italic and what follows it roman.

    Italics further on (a title cited in the text) stay; where no phrase is found, or the paragraph
    is plain text, nothing changes. Of an opening line the organ is italic ("The General Assembly"
    without the comma). Marks, references, blanks and bold stay as they are.
    """
    if kind is ParagraphKind.PLAIN:
        return spans
    if kind is ParagraphKind.OPENING:
        organ = organ_of_opening(_leading_text(spans))
        return spans if organ is None else _with_leading_italics(spans, len(organ.opening))
    match = match_opening(_leading_text(spans), kind)
    if match is None:
        return spans
    return _with_leading_italics(spans, match.length)


def with_repeat(phrase: str, kind: ParagraphKind, repeat: Repeat) -> str:
    """The phrase with "also", "further" or no repeat word, in the place its kind demands.

    After the verb in the preamble ("Recalling also", "Noting with concern also", "Having also
    considered"), before it in the operative part ("Also requests").
    """
    words = first_words(phrase)
    parsed = grammar().parse(words.words)
    if parsed is None:
        parsed = Parsed(len(words.words), kind, "", 0, 1, 1)
    kept = [word for index, word in enumerate(words.words) if index not in parsed.repeats]
    if not kept:
        return phrase
    if repeat:
        before = sum(index < parsed.slot for index in parsed.repeats)
        place = parsed.slot - before if kind is ParagraphKind.PREAMBULAR else 0
        kept.insert(place, repeat)
    return _capitalized(" ".join(kept))


@lru_cache(maxsize=1024)
def other_form(phrase: str, to: ParagraphKind) -> str | None:
    """The phrase as a paragraph of the other kind says it, or None where the data know none.

    "Recalling also" - "Also recalls"; "Deeply concerned" - "Expresses its deep concern".
    """
    words = first_words(phrase)
    parsed = grammar().parse(words.words)
    if parsed is None or parsed.end < len(words.words) or to not in grammar().counts:
        return None
    if parsed.kind is to:
        return phrase
    kept = [word for index, word in enumerate(words.words) if index not in parsed.repeats]
    before = sum(index < parsed.head for index in parsed.repeats)
    lead, core = kept[: parsed.head - before], kept[parsed.head - before :]
    turned = _turned(core, parsed, to)
    if turned is None:
        return None
    bare = _capitalized(" ".join([*lead, *turned]))
    return with_repeat(bare, to, _repeat_of(words, parsed))


def all_phrases(kind: ParagraphKind) -> tuple[str, ...]:
    """Every counted phrase of a kind, the most frequent first."""
    return tuple(grammar().counts.get(kind, {}))


def strength(verb: str) -> int | None:
    """How strong a verb is among those of its `ladder`, from 1, or None where that is not known.

    Takes the verb alone ("urge"), or a whole phrase of either kind ("Also strongly urges").
    """
    place = _place_on_ladder(verb)
    return place[1] if place else None


def ladder(verb: str) -> str | None:
    """The ladder a verb is on: "position", "request" or "concern". Only verbs of one ladder can be
    compared by `strength`.
    """
    place = _place_on_ladder(verb)
    return place[0] if place else None


# --- matching ----------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _match(text: str, kind: ParagraphKind | None) -> PhraseMatch | None:
    words = first_words(text)
    if not words.words:
        return None
    parsed = grammar().parse(words.words)
    if parsed is not None:
        return _as_match(words, parsed)
    return _unknown(words, kind)


def _as_match(words: Words, parsed: Parsed) -> PhraseMatch:
    rules = grammar()
    return PhraseMatch(
        words.end(parsed.end),
        _capitalized(" ".join(words.words[: parsed.end])),
        parsed.kind,
        rules.is_listed(words.words, parsed),
        rules.base_of.get(parsed.verb, parsed.verb),
        _repeat_of(words, parsed),
    )


def _unknown(words: Words, kind: ParagraphKind | None) -> PhraseMatch | None:
    """A verb that is in no list, taken for an opening phrase by its form, where `kind` is given."""
    rules = grammar()
    first = words.words[0]
    following = words.words[1] if len(words.words) > 1 else ""
    if kind is None or kind not in rules.counts or first in rules.not_verbs:
        return None
    if kind is ParagraphKind.PREAMBULAR:
        fits = len(first) > 5 and first.endswith(("ing", "ed"))
    else:
        fits = first.endswith("s") and not first.endswith("ss") and following in rules.followers
    if not fits:
        return None
    repeat = following if kind is ParagraphKind.PREAMBULAR else ""
    end = 2 if repeat in rules.repeat_words else 1
    return PhraseMatch(
        words.end(end),
        _capitalized(" ".join(words.words[:end])),
        kind,
        False,
        first,
        _repeat_word(repeat),
    )


def _has_match(text: str, kind: ParagraphKind) -> bool:
    return match_opening(text, kind) is not None


def _repeat_of(words: Words, parsed: Parsed) -> Repeat:
    return _repeat_word(words.words[parsed.repeats[0]]) if parsed.repeats else ""


def _repeat_word(word: str) -> Repeat:
    return "also" if word == "also" else "further" if word == "further" else ""


@lru_cache(maxsize=1024)
def _place_on_ladder(verb: str) -> tuple[str, int] | None:
    """The ladder and step of the phrase, of the verb with its adverb, or of the verb alone."""
    rules = grammar()
    form = rules.verbs.get(rules.key_of.get(verb, ""), verb)
    words = first_words(_capitalized(form))
    parsed = rules.parse(words.words)
    if parsed is None:
        return None
    adverb = [word for word in words.words[: parsed.tail] if word in rules.adverbs]
    alone = rules.verbs.get(parsed.verb, "")
    phrase = " ".join(words.words[: parsed.end])
    whole = with_repeat(
        other_form(phrase[:1].upper() + phrase[1:], ParagraphKind.OPERATIVE) or "",
        ParagraphKind.OPERATIVE,
        "",
    )
    for candidate in (whole, " ".join([*adverb, alone]), alone):
        place = ladders().get(_capitalized(candidate))
        if place is not None:
            return place
    return None


# --- other forms -------------------------------------------------------------------------------


def _turned(core: list[str], parsed: Parsed, to: ParagraphKind) -> list[str] | None:
    rules = grammar()
    if parsed.adjective:
        noun = rules.adjectives[parsed.verb]
        adverbs = core[: core.index(parsed.verb)]
        rest = core[len(adverbs) + 1 :]
        qualities = [rules.adverbs[adverb] for adverb in adverbs]
        return ["expresses", "its", *filter(None, qualities), noun, *rest] if noun else None
    here = parsed.verb if parsed.kind is ParagraphKind.PREAMBULAR else rules.verbs[parsed.verb]
    there = rules.verbs[parsed.verb] if to is ParagraphKind.OPERATIVE else parsed.verb
    if not there:
        return None
    first = here.split()[0]
    place = core.index(first)
    turned = [*core[:place], there.split()[0], *core[place + 1 :]]
    if "and" in turned:
        return _second_verb_turned(turned, to)
    return turned


def _second_verb_turned(core: list[str], to: ParagraphKind) -> list[str] | None:
    rules = grammar()
    forms = rules.verbs if to is ParagraphKind.OPERATIVE else rules.preambular_of
    start = core.index("and") + 1
    for index in range(start, len(core)):
        form = forms.get(core[index])
        if form:
            return [*core[:index], form, *core[index + 1 :]]
    return core


def _capitalized(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


# --- italics -----------------------------------------------------------------------------------


def _leading_text(spans: Inline) -> str:
    """The characters before the first mark, reference or blank, as far as a phrase can reach."""
    parts: list[str] = []
    size = 0
    for span in spans:
        if not isinstance(span, Text) or size >= MAX_CHARACTERS:
            break
        parts.append(span.text)
        size += len(span.text)
    return "".join(parts)


def _with_leading_italics(spans: Inline, size: int) -> Inline:
    """The first `size` characters italic; italics that go on from them without a break, roman."""
    result: list[Span] = []
    running_on = True
    for span in spans:
        if not isinstance(span, Text) or not running_on:
            running_on = False
            result.append(span)
            continue
        inside, outside = span.text[:size], span.text[size:]
        size -= len(inside)
        result.append(Text(inside, True, span.bold))
        result.append(Text(outside, False, span.bold))
        running_on = span.italic or not outside
    return normalized(result)
