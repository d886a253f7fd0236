"""Refuses files made to exhaust the machine, before PDFium unpacks them.

PDFium builds every object of a page in memory, and draws a form as often as it is called: a few
kilobytes of packed zeros, or forms that call each other, would take gigabytes. Measured: a packed
stream unpacks to at most 1,032 times its size, and 33 MB of page content take 550 MB and 2 s; the
longest resolution unpacks to 3.5 MB.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

MAX_UNPACKED_BYTES = 48 * 1024 * 1024
MAX_CALLS = 20_000
"""Forms drawn for one call of a form, those inside it included."""

_INPUT = 1 << 14
_OUTPUT = 1 << 20
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"(?:^|\s)(\d{1,9}) \d{1,5} obj\b")
_REFERENCE = re.compile(rb"(?<![\w.])(\d{1,9}) \d{1,5} R\b")
_PARENT = re.compile(rb"/(?:Parent|P|Pg|StructParents?)\s*\d{1,9} \d{1,5} R")
_MAY_BE_FORM = re.compile(rb"/Form\b|/Subtype\s+[^/\s]|/\w*#[4-7][0-9a-fA-F]")
_CALL = re.compile(rb"\bDo\b")


@dataclass(frozen=True)
class Streams:
    """What the streams of a file are: bytes unpacked (counted up to the limit and a little more),
    and whether one may be a form, drawn by calling it.
    """

    unpacked: int
    may_call: bool


def survey(data: bytes) -> Streams:
    """Walks through the streams of a file without keeping what they unpack to."""
    unpacked = 0
    may_call = False
    before = 0  # where the stream before ended: its dictionary begins after it
    for found in _STREAM.finditer(data):
        if found.start() < before:
            continue
        head = data[before : found.start()]
        # A name may be written with escapes, or be an object of its own.
        may_call = may_call or _MAY_BE_FORM.search(head) is not None
        before = found.end()
        own = head[head.rfind(b"obj") :]
        if b"/Image" in own or b"Flate" not in own:
            continue  # pictures are not unpacked for reading text
        if own.count(b"Flate") > 1:
            return Streams(MAX_UNPACKED_BYTES + 1, may_call)  # packed twice: no program does so
        size, used = _unpacked_size(data, found.end(), MAX_UNPACKED_BYTES - unpacked)
        unpacked += size
        before = found.end() + used
        if unpacked > MAX_UNPACKED_BYTES:
            break
    return Streams(unpacked, may_call)


def _unpacked_size(data: bytes, start: int, limit: int) -> tuple[int, int]:
    """How many bytes a packed stream unpacks to, up to the limit, and how many it takes."""
    engine = zlib.decompressobj()
    view = memoryview(data)
    size, place = 0, start
    try:
        while not engine.eof and size <= limit and place < len(data):
            packed = view[place : place + _INPUT]
            size += len(engine.decompress(packed, _OUTPUT))
            place += len(packed) - len(engine.unconsumed_tail) - len(engine.unused_data)
    except zlib.error:
        return size, 0
    return size, place - start


@dataclass
class _Form:
    calls: int
    references: set[int] = field(default_factory=set)


def calls_too_often(saved: bytes) -> bool:
    """Whether forms call each other in a circle or too often.

    `saved` is the file as PDFium writes it: every object in the open, no escapes, not encrypted.
    """
    objects = _objects(saved)
    forms = {
        number: _Form(_calls(body), _references(body))
        for number, body in objects.items()
        if b"/Form" in body.partition(b"stream")[0]
    }
    inner = {number: _forms_within(form, forms, objects) for number, form in forms.items()}
    weights: dict[int, int] = {}
    return any(_weight(number, forms, inner, weights, ()) > MAX_CALLS for number in forms)


def _objects(saved: bytes) -> dict[int, bytes]:
    marks = list(_OBJECT.finditer(saved))
    ends = [mark.start() for mark in marks[1:]] + [len(saved)]
    return {int(mark[1]): saved[mark.end() : end] for mark, end in zip(marks, ends, strict=True)}


def _calls(body: bytes) -> int:
    head, _, content = body.partition(b"stream")
    content = content.lstrip(b"\r\n")
    if b"Flate" in head:
        try:
            content = zlib.decompressobj().decompress(content, MAX_UNPACKED_BYTES)
        except zlib.error:
            return MAX_CALLS
    return len(_CALL.findall(content))


def _references(body: bytes) -> set[int]:
    head = _PARENT.sub(b"", body.partition(b"stream")[0])
    return {int(number) for number in _REFERENCE.findall(head)}


def _forms_within(form: _Form, forms: dict[int, _Form], objects: dict[int, bytes]) -> set[int]:
    """The forms that a form may call: those it refers to, through other objects or directly."""
    found: set[int] = set()
    seen: set[int] = set()
    waiting = list(form.references)
    while waiting:
        number = waiting.pop()
        if number in seen or number not in objects:
            continue
        seen.add(number)
        if number in forms:
            found.add(number)
        else:
            waiting.extend(_references(objects[number]))
    return found


def _weight(
    number: int,
    forms: dict[int, _Form],
    inner: dict[int, set[int]],
    weights: dict[int, int],
    path: tuple[int, ...],
) -> int:
    """How many forms are drawn for one call of this one; more than the limit for a circle."""
    if number in weights:
        return weights[number]
    if number in path or len(path) > 50:
        return MAX_CALLS + 1
    within = [_weight(other, forms, inner, weights, (*path, number)) for other in inner[number]]
    weights[number] = min(1 + forms[number].calls * max(within, default=0), MAX_CALLS + 1)
    return weights[number]
