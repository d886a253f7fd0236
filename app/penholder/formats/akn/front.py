"""The preface (masthead, adoption, sponsors, title) and the conclusions (meeting line)."""

from __future__ import annotations

from lxml import etree

from penholder.document.resolution import Adoption, Masthead, Resolution, Sponsors
from penholder.document.spans import Text
from penholder.formats.akn.inline import InlineWriter, add_text
from penholder.formats.akn.names import akn, own
from penholder.formats.markup import allowed

FIELDS = ("organ", "body", "session", "symbol", "distribution", "date", "original_language")
"""The fields of the masthead that are one paragraph each."""


def add_preface(parent: etree._Element, resolution: Resolution, inline: InlineWriter) -> None:
    """Adds the preface, if there is anything to be in it."""
    preface = etree.SubElement(parent, akn("preface"))
    _add_masthead(preface, resolution.masthead)
    if resolution.adoption is not None:
        _add_adoption(preface, resolution.adoption)
    if resolution.sponsors is not None:
        _add_sponsors(preface, resolution.sponsors, inline)
    if resolution.title:
        paragraph = _part(preface, "title")
        inline.put(etree.SubElement(paragraph, akn("docTitle")), resolution.title)
    if not len(preface):
        parent.remove(preface)


def add_conclusions(parent: etree._Element, resolution: Resolution) -> None:
    """Adds the meeting line with its date."""
    closing = resolution.closing
    if closing is None:
        return
    conclusions = etree.SubElement(parent, akn("conclusions"))
    for part, text in (("meeting", closing.meeting), ("meeting-date", closing.date)):
        _part(conclusions, part).text = allowed(text)


def _add_masthead(preface: etree._Element, masthead: Masthead) -> None:
    for field in FIELDS:
        value = allowed(getattr(masthead, field))
        if not value:
            continue
        paragraph = _part(preface, field)
        if field == "symbol":
            etree.SubElement(paragraph, akn("docNumber")).text = value
        else:
            paragraph.text = value
    for item in masthead.agenda_items:
        paragraph = _part(preface, "agenda")
        etree.SubElement(paragraph, akn("span"), {"class": "number"}).text = allowed(item.number)
        add_text(paragraph, " ")
        etree.SubElement(paragraph, akn("span"), {"class": "title"}).text = allowed(item.title)


def _add_adoption(preface: etree._Element, adoption: Adoption) -> None:
    line = _part(preface, "adoption")
    line.set(own("date"), allowed(adoption.date))
    for place, text in enumerate(adoption.line.split("\n")):
        if place:
            etree.SubElement(line, akn("br"))
        add_text(line, text)
    _part(preface, "report").text = allowed(adoption.report)


def _add_sponsors(preface: etree._Element, sponsors: Sponsors, inline: InlineWriter) -> None:
    paragraph = _part(preface, "sponsors")
    for place, state in enumerate(sponsors.states):
        if place:
            add_text(paragraph, " and " if place == len(sponsors.states) - 1 else ", ")
        element = etree.SubElement(paragraph, akn("docProponent"))
        inline.put(element, (Text(state.name),))
        for note in state.notes:
            inline.mark(element, note)
    add_text(paragraph, ":")
    marks = etree.SubElement(paragraph, akn("span"), {"class": "marks"})
    for note in sponsors.notes:
        inline.mark(marks, note)
    add_text(paragraph, " ")
    proposal = etree.SubElement(paragraph, akn("span"), {"class": "proposal"})
    proposal.text = allowed(sponsors.proposal)


def _part(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, akn("p"), {"class": name})
