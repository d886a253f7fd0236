"""Element classes for what python-docx lacks, in its own style: footnotes and their marks."""

from __future__ import annotations

from docx.oxml.parser import register_element_cls
from docx.oxml.simpletypes import ST_DecimalNumber, ST_OnOff, ST_String
from docx.oxml.xmlchemy import (
    BaseOxmlElement,
    OptionalAttribute,
    RequiredAttribute,
    ZeroOrMore,
)

from penholder.formats.word.elements import Element, element

SEPARATOR, CONTINUATION = "separator", "continuationSeparator"


class CT_Footnote(BaseOxmlElement):  # noqa: N801 - named as python-docx names its classes
    """`w:footnote`: a note, or the rule above the notes (`type`)."""

    p = ZeroOrMore("w:p")
    id: int = RequiredAttribute("w:id", ST_DecimalNumber)  # type: ignore[assignment]
    type: str | None = OptionalAttribute("w:type", ST_String)  # type: ignore[assignment]


class CT_Footnotes(BaseOxmlElement):  # noqa: N801
    """`w:footnotes`: the root of the footnotes part."""

    footnote = ZeroOrMore("w:footnote")

    def add(self, number: int, content: Element, kind: str | None = None) -> CT_Footnote:
        """Adds a note of one paragraph; `kind` is that of a separator."""
        made = element("w:footnote", content)
        assert isinstance(made, CT_Footnote)
        made.id = number
        made.type = kind
        self.append(made)
        return made


class CT_FootnoteReference(BaseOxmlElement):  # noqa: N801
    """`w:footnoteReference`: the mark of a note in the text; its own sign may follow it."""

    id: int = RequiredAttribute("w:id", ST_DecimalNumber)  # type: ignore[assignment]
    customMarkFollows: bool = OptionalAttribute(  # type: ignore[assignment] # noqa: N815
        "w:customMarkFollows", ST_OnOff, default=False
    )


register_element_cls("w:footnote", CT_Footnote)
register_element_cls("w:footnotes", CT_Footnotes)
register_element_cls("w:footnoteReference", CT_FootnoteReference)


def footnotes() -> CT_Footnotes:
    """An empty footnotes part."""
    made = element("w:footnotes")
    assert isinstance(made, CT_Footnotes)
    return made


def footnote_reference(number: int, *, own_sign: bool) -> CT_FootnoteReference:
    """The mark of a note; `own_sign` says that its sign follows as text."""
    made = element("w:footnoteReference")
    assert isinstance(made, CT_FootnoteReference)
    made.customMarkFollows = own_sign
    made.id = number
    return made
