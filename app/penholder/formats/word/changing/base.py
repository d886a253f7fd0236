"""The Word file that a draft is laid over: its parts as trees, and everything else as bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Final, NamedTuple

from lxml import etree

from penholder.errors import InputError
from penholder.formats.word.changing.repacking import repacked
from penholder.formats.word.reading.document import DocxReading, read_docx
from penholder.formats.word.reading.names import STRICT_MAIN, Element, value, w

NAME: Final = "The base file"

_STORIES: Final = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


class Names(NamedTuple):
    """The names of the parts that notes are marked and kept in; '' for none."""

    document: str
    footnotes: str = ""
    endnotes: str = ""


class Base:
    """A base file opened for changes. Only parts asked for by `touch` are written anew.

    Without `annotated` its reading lists no changes and comments.
    """

    def __init__(self, data: bytes, *, annotated: bool = True) -> None:
        """Raises InputError where the file cannot be read."""
        self.reading: DocxReading = read_docx(data, NAME, annotated=annotated)
        self._data = data
        self._touched: dict[str, Element] = {}
        self._added: dict[str, Element] = {}
        self._refuse_strict()

    @property
    def document(self) -> Element:
        """`w:document`."""
        root = self.reading.package.root(self.reading.package.document_part)
        assert root is not None  # the reader has read it
        return root

    @property
    def body(self) -> Element:
        """`w:body`."""
        found = self.document.find(w("body"))
        assert found is not None
        return found

    @property
    def data(self) -> bytes:
        """The file as it was given."""
        return self._data

    @property
    def names(self) -> Names:
        """The names of the parts that notes are marked and kept in."""
        package = self.reading.package
        notes = (package.related(kind) or "" for kind in ("footnotes", "endnotes"))
        return Names(package.document_part, *notes)

    @property
    def roots(self) -> list[Element]:
        """The trees of the document and of every part with text beside it."""
        package = self.reading.package
        names = [package.document_part]
        names += [r.target for r in package.relations(package.document_part) if r.type in _STORIES]
        found = (package.root(name) for name in dict.fromkeys(names))
        return [root for root in found if root is not None]

    def part(self, name: str | None) -> Element | None:
        """The root of a part, or None."""
        return None if name is None else self.reading.package.root(name)

    def style_id(self, name: str) -> str | None:
        """The id of the style that Word knows by a name; None where the file has none."""
        root = self.reading.package.related_root("styles")
        for style in () if root is None else root.iterchildren(w("style")):
            if (value(style, "name") or "").lower() == name:
                return style.get(w("styleId"))
        return None

    def has_style(self, style_id: str) -> bool:
        """Whether the file has a style of this id."""
        root = self.reading.package.related_root("styles")
        found = () if root is None else root.iterchildren(w("style"))
        return any(style.get(w("styleId")) == style_id for style in found)

    def touch(self, name: str) -> None:
        """Says that the tree of a part was changed and is to be written."""
        root = self.reading.package.root(name)
        if root is not None:
            self._touched[name] = root

    @property
    def touched(self) -> list[Element]:
        """The trees of the parts that are written anew or added."""
        return [*self._touched.values(), *self._added.values()]

    def exchange(self, name: str, root: Element) -> None:
        """Says that a part is to be written with another tree."""
        self._touched[name] = root

    def add(self, kind: str, name: str, root: Element, content_type: str) -> None:
        """Adds a part beside the document, with its relationship and its content type.

        `kind` is the last word of the relationship's type, or all of it for one that is not of
        the standard. The part has another name where the file has one of that name already.
        """
        document = self.reading.package.document_part
        folder, _, file = document.rpartition("/")
        name = self._free_name(folder, name)
        target = f"{folder}/{name}" if folder else name
        self._added[target] = root
        relations = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        self._relate(relations, kind, name)
        self._declare(target, content_type)

    def to_bytes(self) -> bytes:
        """The file with the changed parts; every other part is byte for byte the base's."""
        return repacked(self._data, NAME, self._touched, self._added)

    def _free_name(self, folder: str, name: str) -> str:
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            used = {each.lower() for each in archive.namelist()}
        stem, _, extension = name.rpartition(".")
        names = (name, *(f"{stem}{number}.{extension}" for number in range(1, len(used) + 1)))
        free = (each for each in names if f"{folder}/{each}".lstrip("/").lower() not in used)
        return next(free)

    def _relate(self, part: str, kind: str, target: str) -> None:
        root = self.reading.package.root(part)
        assert root is not None  # a document with styles or headers has relationships
        used = {relation.get("Id") for relation in root}
        number = next(n for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        relation = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
        relation.set("Id", f"rId{number}")
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        relation.set("Type", kind if "://" in kind else f"{office}/{kind}")
        relation.set("Target", target)
        self.touch(part)

    def _declare(self, target: str, content_type: str) -> None:
        root = self.reading.package.root("[Content_Types].xml")
        assert root is not None
        override = etree.SubElement(root, f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{target}")
        override.set("ContentType", content_type)
        self.touch("[Content_Types].xml")

    def _refuse_strict(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            text = archive.read(self.reading.package.document_part)
        if STRICT_MAIN.encode() in text:
            raise InputError(
                "The base file is in the strict Open XML form: save it in Word as an ordinary"
                " .docx and use that."
            )
