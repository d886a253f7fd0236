"""Small drafts as they were sent out, and files that come back from colleagues."""

from formats.word.reader_files import (
    deleted,
    docx,
    inserted,
    italic,
    paragraph,
    run,
)
from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.formats.word.reading.document import read_docx
from penholder.negotiation.returned import read_returned
from penholder.negotiation.sent import Version

OPENING = paragraph("\t", italic("The General Assembly"), ",")
LAMPS = "Noting the many lamps that burn along the quiet harbour,"


def circulated(*words):
    return read_docx(docx(OPENING, *map(paragraph, words)), "sent.docx").resolution


def texts(resolution):
    return [plain_text(line.spans) for line in lines_of(resolution)]


def returned(*body, sent, name="back.docx", untracked=False, **parts):
    data = docx(OPENING, *body, **parts)
    return read_returned(data, name, sent, [Version("", sent)] if untracked else [])


def edit(before, old, new, after, author):
    return paragraph(before, deleted(old, author=author), inserted(run(new), author=author), after)
