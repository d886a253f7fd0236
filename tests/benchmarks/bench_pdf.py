"""Prints what the PDF reader does on the corpus of real resolutions.

Run: python tests/benchmarks/bench_pdf.py [CORPUS] [--cases]

- every PDF is read, or refused in a sentence;
- words of the page that are in no field of the result (bag of words of the bare text PDFium gives,
  minus those of all fields, the unplaced pieces and the page furniture). PDFium's guesses of word
  spaces differ from ours, so words are compared letter by letter where a word is missing;
- paragraphs, notes, opening phrases against the readings in `reference`, a guide by a simple
  script: `--cases` lists where they differ. Where the page decides otherwise, pdf_decided.toml says
  so, document by document: "as on the page" counts by it. A text of the reference that is no
  paragraph of ours is looked for in ours as a whole (parts of a note or a quotation), and among
  the cells of our tables, which the reference runs together line by line;
- time against the bare text extraction by pypdfium2 in the same run.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, line_texts, note_labels
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, NoteMark, opening_phrase
from penholder.document.text import plain_text
from penholder.errors import InputError
from penholder.formats.pdf.reader import Reading, read_whole

LONG = "A_RES_79_144.pdf"
DECIDED = Path(__file__).with_name("pdf_decided.toml")
_HYPHENS = str.maketrans({"\u2060": None, "\ufffe": "-", "\x02": "-", "‑": "-"})


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures the PDF reader on the corpus.")
    beside = Path(__file__).resolve().parents[3] / "shared" / "corpus"
    parser.add_argument("corpus", nargs="?", type=Path, default=beside)
    parser.add_argument("--cases", action="store_true", help="list every difference")
    options = parser.parse_args()
    files = sorted((options.corpus / "pdf").glob("*.pdf"))
    if not files:
        print(f"No PDF files in {options.corpus / 'pdf'}.", file=sys.stderr)
        return 2
    readings = _read_all(files)
    _print_words(files, readings, options.cases)
    _print_reference(options.corpus / "reference", readings, options.cases)
    _print_times(files)
    return 0


def _read_all(files: Iterable[Path]) -> dict[str, Reading]:
    readings: dict[str, Reading] = {}
    refused = 0
    for file in files:
        try:
            readings[file.name] = read_whole(file.read_bytes(), file.name)
        except InputError as error:
            refused += 1
            print(f"refused: {error}")
    print(f"files read: {len(readings)}, refused: {refused}")
    return readings


# --- words -------------------------------------------------------------------------------------


def _print_words(files: Iterable[Path], readings: dict[str, Reading], cases: bool) -> None:
    missing_total = added_total = words_total = 0
    for file in files:
        reading = readings.get(file.name)
        if reading is None:
            continue
        page = _letters(_bare_text(file))
        kept = _letters(" ".join(_all_texts(reading)))
        missing, added = page - kept, kept - page
        words_total += sum(Counter(_bare_text(file).split()).values())
        missing_total += sum(missing.values())
        added_total += sum(added.values())
        if cases and (missing or added):
            print(f"  {file.name}: missing {dict(missing)}, added {dict(added)}")
            print(f"    {_missing_words(file, reading)[:12]}")
    print(
        f"words of the pages: {words_total}; letters in no field: {missing_total},"
        f" letters too many: {added_total}"
    )
    words = sum(
        len(_missing_words(file, readings[file.name])) for file in files if file.name in readings
    )
    print(f"words in no field (beside wrongly guessed spaces): {words}")


def _bare_text(file: Path) -> str:
    document = pypdfium2.PdfDocument(file.read_bytes())
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def _letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text.translate(_HYPHENS) if sign.isalnum())


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.translate(_HYPHENS)))


def _missing_words(file: Path, reading: Reading) -> list[str]:
    """Words of the bare text in no field, but for those a false space or joint made."""
    kept_text = " ".join(_all_texts(reading)).translate(_HYPHENS)
    missing = _words(_bare_text(file)) - _words(kept_text)
    if not _letters(_bare_text(file)) - _letters(kept_text):
        return []
    return sorted(missing.elements())


def _all_texts(reading: Reading) -> list[str]:
    resolution, report = reading.resolution, reading.report
    head = resolution.masthead
    labels = note_labels(resolution)
    texts = [
        head.organ,
        head.body,
        head.session,
        head.symbol,
        head.distribution,
        head.date,
        head.original_language,
    ]
    for item in head.agenda_items:
        texts += [item.number, item.title]
    if resolution.sponsors:
        for sponsor in resolution.sponsors.states:
            texts.append(sponsor.name)
        texts.append(resolution.sponsors.proposal)
        joints = len(resolution.sponsors.states) > 1
        texts += ["and"] if joints else []
    if resolution.adoption:
        texts += [resolution.adoption.line, resolution.adoption.report]
    if resolution.closing:
        texts += [resolution.closing.meeting, resolution.closing.date]
    texts += [_with_marks(resolution.title, labels), _with_marks(resolution.opening, labels)]
    lines = to_lines(resolution.body, resolution.annexes)
    shown = line_labels(lines, resolution.language)
    for line in lines:
        texts.append(shown.get(line.id, ""))
        texts += [_with_marks(spans, labels) for spans in line_texts(line)]
    for note in resolution.notes:
        texts += [labels[note.id], _with_marks(note.spans, labels)]
    texts += [piece.text for piece in report.unplaced]
    texts += [piece.text for piece in reading.furniture]
    return texts


def _with_marks(spans: Inline, labels: dict[str, str]) -> str:
    parts = []
    for span in spans:
        if isinstance(span, NoteMark):
            parts.append(f" {labels[span.note]} ")
        else:
            parts.append(plain_text((span,)))
    return "".join(parts)


# --- reference ---------------------------------------------------------------------------------

_KINDS: dict[str, tuple[LineKind, ...]] = {
    "pp": (LineKind.PREAMBULAR,),
    "op": (LineKind.OPERATIVE,),
    "op-sub": (LineKind.SUBPARAGRAPH,),
}


@dataclass
class _Tally:
    """How many documents and texts are as on the page, or as in the reference."""

    documents: int = 0
    counts_as_reference: int = 0
    counts_as_page: int = 0
    notes_as_page: int = 0
    texts: int = 0
    same_texts: int = 0
    lost_texts: int = 0
    documents_without_loss: int = 0
    phrases: int = 0
    same_phrases: int = 0


def _print_reference(folder: Path, readings: dict[str, Reading], cases: bool) -> None:
    decided = tomllib.loads(DECIDED.read_text(encoding="utf-8"))
    tally = _Tally()
    for name, reading in readings.items():
        file = folder / name.replace(".pdf", ".json")
        if file.is_file():
            expected = json.loads(file.read_text(encoding="utf-8"))
            _compare(tally, name, reading, expected, decided.get(file.stem, {}), cases)
    print(f"documents with a reference: {tally.documents}")
    print(f"  PP and OP counts as in the reference: {tally.counts_as_reference}")
    print(f"  PP and OP counts as on the page: {tally.counts_as_page}")
    print(f"  notes as on the page: {tally.notes_as_page} documents")
    print(f"  paragraph texts as in the reference: {tally.same_texts} of {tally.texts}")
    print(f"  texts of the reference with letters in no field of ours: {tally.lost_texts}")
    print(f"  documents with every text of the page: {tally.documents_without_loss}")
    print(f"  opening phrase = italics of the page: {tally.same_phrases} of {tally.phrases}")


def _compare(
    tally: _Tally,
    name: str,
    reading: Reading,
    expected: Any,
    decided: dict[str, Any],
    cases: bool,
) -> None:
    tally.documents += 1
    ours = _counts(to_lines(reading.resolution.body))
    theirs = Counter(item["kind"] for item in expected["paras"])
    found = (ours["pp"], ours["op"])
    tally.counts_as_reference += found == (theirs["pp"], theirs["op"])
    page = (decided.get("pp", theirs["pp"]), decided.get("op", theirs["op"]))
    tally.counts_as_page += found == page
    if cases and found != page:
        print(f"  {name}: PPs and OPs {found}, on the page {page}")
    notes = len([note for note in reading.resolution.notes if note.label != "*"])
    as_page = notes == decided.get("notes") or _same_notes(reading.resolution, expected)
    tally.notes_as_page += as_page
    if cases and not as_page:
        print(f"  {name}: notes {notes} (reference {len(expected['footnotes'])})")
    same, total, others = _texts(reading.resolution, expected)
    tally.same_texts, tally.texts = tally.same_texts + same, tally.texts + total
    lost = [text for text in others if not _holds(reading, text)]
    tally.lost_texts += len(lost)
    tally.documents_without_loss += not lost
    for text in lost if cases else ():
        print(f"  {name}: not found: {text[:90]}")
    right, total = _phrases(reading.resolution, expected, name if cases else "")
    tally.same_phrases, tally.phrases = tally.same_phrases + right, tally.phrases + total


def _holds(reading: Reading, text: str) -> bool:
    """Whether a text is in ours as a whole, or its words among the cells of our tables."""
    resolution = reading.resolution
    lines = list(to_lines(resolution.body, resolution.annexes))
    cells = [spans for line in lines if line.rows for spans in line_texts(line)]
    every = [spans for line in lines for spans in line_texts(line)]
    whole = _bare(" ".join(plain_text(s) for s in (*every, *(n.spans for n in resolution.notes))))
    if _bare(text) in whole:
        return True
    headings = [line.label or "" for line in lines if line.kind is LineKind.HEADING]
    near = [*cells, *(line.spans for line in lines if line.kind is LineKind.HEADING)]
    pool = _words(" ".join((*headings, *(plain_text(spans) for spans in near))))
    return not _words(re.sub(r"\[\^[^\]]*\]", "", text)) - pool


def _counts(lines: Iterable[Line]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in lines:
        for kind, kinds in _KINDS.items():
            counts[kind] += line.kind in kinds
    return counts


def _bare(text: str) -> str:
    text = re.sub(r"\[\^[^\]]*\]", "", text)
    return "".join(sign for sign in text.translate(_HYPHENS) if not sign.isspace())


def _texts(resolution: Resolution, expected: Any) -> tuple[int, int, list[str]]:
    """How many paragraphs of the reference are among ours, letter by letter, and the others."""
    ours: Counter[str] = Counter()
    for line in to_lines(resolution.body, resolution.annexes):
        for spans in line_texts(line):
            ours[_bare(plain_text(spans))] += 1
    found = total = 0
    missing: list[str] = []
    for item in expected["paras"]:
        if item["kind"] not in ("pp", "op", "op-sub", "pp-sub", "op-cont", "annex"):
            continue
        total += 1
        key = _bare(item["text"])
        if ours[key]:
            ours[key] -= 1
            found += 1
        else:
            missing.append(str(item["text"]))
    return found, total, missing


def _same_notes(resolution: Resolution, expected: Any) -> bool:
    ours = [_bare(plain_text(note.spans)) for note in resolution.notes if note.label != "*"]
    theirs = [_bare(item["text"]) for item in expected["footnotes"] if item["n"] != "*"]
    return ours == theirs


def _phrases(resolution: Resolution, expected: Any, name: str) -> tuple[int, int]:
    """Compares the opening phrase with the italics, paragraph by paragraph of the same text."""
    ours: dict[str, list[str]] = {}
    for line in to_lines(resolution.body):
        if line.kind in (LineKind.PREAMBULAR, LineKind.OPERATIVE):
            key = _bare(plain_text(line.spans))
            ours.setdefault(key, []).append(opening_phrase(line.spans))
    right = total = 0
    for item in expected["paras"]:
        if item["kind"] not in ("pp", "op") or not item["italic"]:
            continue
        phrases = ours.get(_bare(item["text"]))
        if not phrases:
            continue
        phrase = phrases.pop(0)
        total += 1
        same = _bare(phrase).rstrip(",") == _bare(item["italic"]).rstrip(",")
        right += same
        if name and not same:
            print(f"  {name}: italics {item['italic']!r}, phrase {phrase!r}")
    return right, total


# --- time --------------------------------------------------------------------------------------


def _print_times(files: list[Path]) -> None:
    long = next((file for file in files if file.name == LONG), None)
    if long is not None:
        data = long.read_bytes()
        bare, ours = _best_of_both(lambda: _extract(data), lambda: read_whole(data, long.name))
        print(f"{LONG}: bare text {bare:.3f} s, read {ours:.3f} s, {ours / bare:.2f} times")
    times = []
    for file in files:
        data = file.read_bytes()
        start = time.perf_counter()
        try:
            read_whole(data, file.name)
        except InputError:
            continue
        times.append(time.perf_counter() - start)
    print(f"median {statistics.median(times):.3f} s, longest {max(times):.3f} s")


def _extract(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()


def _best_of_both(
    first: Callable[[], object], second: Callable[[], object], repeats: int = 9
) -> tuple[float, float]:
    """The best times of two actions done in turn, so that both meet the same machine."""
    best = [float("inf"), float("inf")]
    for _ in range(repeats):
        for place, action in enumerate((first, second)):
            start = time.perf_counter()
            action()
            best[place] = min(best[place], time.perf_counter() - start)
    return best[0], best[1]


if __name__ == "__main__":
    raise SystemExit(main())
