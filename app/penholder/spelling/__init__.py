"""Spelling: British English with -ize, offline, with the words of the United Nations."""

from penholder.spelling.lookup import Speller, speller
from penholder.spelling.words import Word, words_of

__all__ = ["Speller", "Word", "speller", "words_of"]
