"""The identification block of an Akoma Ntoso document: what it is, by whom, from when."""

from __future__ import annotations

import datetime
import re

from lxml import etree

from penholder.document.resolution import Resolution
from penholder.formats.akn.names import akn
from penholder.formats.markup import allowed
from penholder.phrasebook.dates import parse_date

_LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "zh": "zho", "ar": "ara"}
_NO_DATE = "0001-01-01"


def add_meta(parent: etree._Element, resolution: Resolution, component: str = "main") -> None:
    """Adds `meta` with work, expression and manifestation (FRBR), as the schema demands."""
    date = _date(resolution)
    adopted = resolution.adoption is not None
    author = _slug(resolution.masthead.organ) or "un"
    number = _slug(resolution.masthead.symbol) or "draft"
    kind = "resolution" if adopted else "resolutionDraft"
    work = f"/akn/un/statement/{kind}/{author}/{date}/{number}"
    language = _LANGUAGES.get(resolution.language, "und")
    expression = f"{work}/{language}@{date}"
    meta = etree.SubElement(parent, akn("meta"))
    block = etree.SubElement(meta, akn("identification"), source="#penholder")
    for level, uri in (
        ("FRBRWork", work),
        ("FRBRExpression", expression),
        ("FRBRManifestation", f"{expression}/xml"),
    ):
        element = etree.SubElement(block, akn(level))
        etree.SubElement(element, akn("FRBRthis"), value=f"{uri}/!{component}")
        etree.SubElement(element, akn("FRBRuri"), value=uri)
        name = "adoption" if adopted else "submission"
        etree.SubElement(element, akn("FRBRdate"), date=date, name=name)
        etree.SubElement(element, akn("FRBRauthor"), href=f"#{author}")
        if level == "FRBRWork":
            etree.SubElement(element, akn("FRBRcountry"), value="un")
            etree.SubElement(element, akn("FRBRsubtype"), value=kind)
            shown = allowed(resolution.masthead.symbol)
            etree.SubElement(element, akn("FRBRnumber"), value=number, showAs=shown)
        elif level == "FRBRExpression":
            etree.SubElement(element, akn("FRBRlanguage"), language=language)
    references = etree.SubElement(meta, akn("references"), source="#penholder")
    for eid, name in (
        (author, resolution.masthead.organ or "United Nations"),
        ("penholder", "Penholder"),
    ):
        etree.SubElement(
            references,
            akn("TLCOrganization"),
            eId=eid if component == "main" else f"{component}__{eid}",
            href=f"/akn/ontology/organization/un/{eid}",
            showAs=allowed(name),
        )


def _date(resolution: Resolution) -> str:
    """The date of adoption, else of issue, in ISO form; the year 1 where none can be read."""
    adoption = resolution.adoption
    for text in (adoption.date if adoption else "", resolution.masthead.date):
        date = parse_date(text) if text else None
        if isinstance(date, datetime.date):
            return date.isoformat()
    return _NO_DATE


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
