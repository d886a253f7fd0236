"""Makes resources/spelling/en-GB-ize.aff and .dic: British English with -ize (Oxford spelling).

    python packaging/spelling_dictionary.py ISE_FOLDER ISE_WORDS IZE_WORDS

SCOWL (Kevin Atkinson, version 2020.12.07) makes both spellings from one source. Registries carry
its Hunspell files with -ise only (npm package dictionary-en-gb 3.0.0: index.aff, index.dic and
license) and its plain word lists with both (aspell6-en 2020.12.07: en_GB-ise-w_accents-only and
en_GB-ize-w_accents-only, decoded with prezip-bin, as UTF-8, one word a line).

A word with "is" that only the -ise list has, and whose form with "iz" only the -ize list has, is
written with "iz"; nothing else is changed, so that "analyse", "advise" and "colour" stay.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "spelling"


def with_ize(entry: str, ise_only: frozenset[str], ize_only: frozenset[str]) -> str:
    """An entry of the dictionary ("organise/ADSG") as Oxford spells it."""
    word, slash, flags = entry.partition("/")
    if word not in ise_only:
        return entry
    for found in re.finditer("is", word):
        candidate = f"{word[: found.start()]}iz{word[found.end() :]}"
        if candidate in ize_only:
            return f"{candidate}{slash}{flags}"
    return entry


def _words(path: Path) -> frozenset[str]:
    return frozenset(path.read_text("utf-8").split("\n")) - {""}


def main() -> None:
    """Writes both files."""
    folder, ise, ize = map(Path, sys.argv[1:4])
    ise_words, ize_words = _words(ise), _words(ize)
    ise_only, ize_only = ise_words - ize_words, ize_words - ise_words
    entries = (folder / "index.dic").read_text("utf-8").split("\n")[1:]
    changed = sorted({with_ize(entry, ise_only, ize_only) for entry in entries if entry})
    dictionary = "\n".join([str(len(changed)), *changed, ""])
    (TARGET / "en-GB-ize.dic").write_text(dictionary, "utf-8", newline="\n")
    affixes = (folder / "index.aff").read_text("utf-8")
    (TARGET / "en-GB-ize.aff").write_text(affixes, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
