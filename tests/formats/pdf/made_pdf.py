"""Writes small PDF files for tests: texts and rules at places, in the three Times fonts.

The layout helpers follow the figures of official pages (Letter, text column from 123.4 to 488
points); the words are the tests' own.
"""

from __future__ import annotations

import zlib

FONTS = {"roman": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold"}
COLUMN = 123.4
INDENT = 147.1
MARGIN = 60.0
LETTER = "612 792"
A4 = "595.3 841.9"


class Page:
    """One page, filled from the top; `y` is the baseline of the last line."""

    def __init__(self, y: float = 720.0) -> None:
        self.content: list[str] = []
        self.y = y

    def at(self, x: float, y: float, text: str, font: str = "roman", size: float = 10.0) -> Page:
        """A text at a place, in points from the bottom left."""
        coded = "".join(_coded(sign) for sign in text)
        self.content.append(f"BT /{font} {size} Tf 1 0 0 1 {x:.1f} {y:.1f} Tm ({coded}) Tj ET")
        return self

    def line(self, x: float, *parts: str | tuple[str, str], gap: float = 12.0) -> Page:
        """The next line: parts are texts, or texts with a font, or with "mark" for raised."""
        self.y -= gap
        for part in parts:
            text, font = (part, "roman") if isinstance(part, str) else part
            if font == "mark":
                self.at(x, self.y + 3.4, text, "roman", 6.5)
                x += width(text, 6.5)
            else:
                size = 12.0 if font == "title" else 14.0 if font == "large" else 10.0
                face = "bold" if font in ("title", "large") else font
                self.at(x, self.y, text, face, size)
                x += width(text, size)
        return self

    def paragraph(self, *lines: str | tuple[str | tuple[str, str], ...], x: float = INDENT) -> Page:
        """A paragraph: its first line at `x`, further lines at the column's edge."""
        for number, parts in enumerate(lines):
            left = x if number == 0 else COLUMN
            items = (parts,) if isinstance(parts, str) else parts
            self.line(left, *items, gap=18.0 if number == 0 else 12.0)
        return self

    def rule(self, left: float, right: float, y: float, thickness: float = 0.5) -> Page:
        """A rule drawn as a filled box."""
        self.content.append(f"{left} {y} {right - left} {thickness} re f")
        return self

    def notes(self, *notes: tuple[str, str], top: float = 100.0) -> Page:
        """Notes at the foot: the typed rule, then a line for each label and text."""
        self.at(99.6, top, "_" * 18, "bold", 8.0)
        for number, (label, text) in enumerate(notes):
            y = top - 14 - 10.5 * number
            if label.isalnum():
                self.at(117.0, y + 3, label, "roman", 5.5)
            elif label:
                self.at(116.0, y, label, "roman", 8.5)
            self.at(COLUMN, y, text, "roman", 8.5)
        return self

    def foot(self, number: str, job: str = "30-12345") -> Page:
        """Page number and job number."""
        return self.at(60.2, 36.7, number, "bold", 8.5).at(524.7, 38.2, job, "roman", 7.0)


def width(text: str, size: float) -> float:
    """The width of a text in Times, nearly."""
    return sum(_WIDTHS.get(sign, 500) for sign in text) * size / 1000


_WIDTHS = (
    dict.fromkeys(" .,", 250)
    | dict.fromkeys("ijlt:;", 278)
    | dict.fromkeys("fr-()I", 333)
    | dict.fromkeys("acez", 444)
    | dict.fromkeys("LTEZ", 611)
    | dict.fromkeys("ADGHKNOQUVXYw", 722)
    | {"s": 389, "m": 778, "M": 889, "W": 944, "B": 667, "C": 667, "R": 667, "P": 556, "S": 556}
)


def adopted_first_page() -> Page:
    """The first page of an adopted resolution down to its title."""
    page = _masthead("A/RES/91/7", "Distr.: General", "3 May 2037")
    page.at(MARGIN, 569.7, "Ninety-first session", "bold")
    page.at(MARGIN, 557.7, "Agenda item 7 (b)").at(MARGIN, 545.7, "Lighthouses", "bold")
    page.at(COLUMN, 513.3, "Resolution adopted by the General Assembly ", "bold", 14)
    page.at(COLUMN, 498.3, "on 2 May 2037", "bold", 14)
    report = "[on the report of the Second Committee (A/91/9, para. 4)]"
    page.at(COLUMN, 473.7, report, "italic")
    page.at(72.8, 448.5, "91/7. ", "bold", 12).at(COLUMN, 448.5, "Care of lighthouses", "bold", 12)
    page.y = 430.0
    return page


def draft_first_page(sponsors: str = "Chad and Fiji: draft resolution") -> Page:
    """The first page of a draft down to its title."""
    page = _masthead("A/C.2/91/L.5", "Distr.: Limited", "3 May 2037")
    page.at(396.9, 669.7, "Original: English")
    page.at(MARGIN, 569.7, "Ninety-first session", "bold")
    page.at(MARGIN, 556.5, "Second Committee", "bold", 12)
    page.at(MARGIN, 544.3, "Agenda item 7 (b)").at(MARGIN, 532.3, "Lighthouses", "bold")
    page.at(COLUMN, 502.3, sponsors, "bold")
    page.at(COLUMN, 477.1, "Care of lighthouses", "bold", 12)
    page.y = 460.0
    return page


def opening(page: Page) -> Page:
    """The opening line of the General Assembly."""
    return page.line(INDENT, ("The General Assembly", "italic"), ",", gap=18.0)


def _masthead(symbol: str, distribution: str, date: str) -> Page:
    page = Page()
    page.at(123.2, 735.5, "United Nations ", "roman", 14)
    page.at(481.8, 735.5, symbol[0], "roman", 20).at(497.5, 735.5, symbol[1:], "roman", 10)
    page.at(123.9, 705.7, "General Assembly", "bold", 20)
    page.at(396.9, 705.5, distribution).at(396.9, 693.6, date)
    page.rule(60, 552, 726.7).rule(59, 552, 581.7, 1.5)
    page.at(65.6, 44.4, "30-12345 (E) 040537")
    return page


def later_page(symbol: str = "A/RES/91/7", title: str = "Care of lighthouses") -> Page:
    """A page with its running head."""
    page = Page(721.7)
    page.at(60.1, 733.0, symbol, "bold", 8.5).at(430.0, 733.0, title, "bold", 8.5)
    return page.rule(59.3, 306, 727, 0.2).rule(305.5, 552.1, 727, 0.2)


def pdf(*pages: Page, rotate: int = 0, paper: str = LETTER) -> bytes:
    """The file of the pages."""
    contents = ["\n".join(page.content).encode("cp1252") for page in pages]
    return pdf_of_contents(contents, rotate=rotate, paper=paper)


def pdf_of_contents(
    contents: list[bytes], *, packed: bool = False, rotate: int = 0, paper: str = LETTER
) -> bytes:
    """A file of pages with these content streams."""
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
    ]
    objects += [
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()
        for name in FONTS.values()
    ]
    names = "".join(f"/{name} {3 + index} 0 R" for index, name in enumerate(FONTS))
    for index, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {paper}]/Rotate {rotate}"
            f"/Resources<</Font<<{names}>>>>/Contents {7 + 2 * index} 0 R>>".encode()
        )
        body = zlib.compress(content, 9) if packed else content
        filters = "/Filter/FlateDecode" if packed else ""
        objects.append(stream(f"<</Length {len(body)}{filters}>>", body))
    return file_of(objects)


def pdf_with_pictures(*contents: bytes) -> bytes:
    """A file of pages whose contents may show the picture "picture" and text in "roman"."""
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
        stream(
            "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
            "/BitsPerComponent 8/Length 1>>",
            b"x",
        ),
    ]
    for index, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources"
            b"<</XObject<</picture 4 0 R>>/Font<</roman 3 0 R>>>>"
            + f"/Contents {6 + 2 * index} 0 R>>".encode()
        )
        objects.append(stream(f"<</Length {len(content)}>>", content))
    return file_of(objects)


def pdf_in_script(lines: list[tuple[float, float, float, bool, str]]) -> bytes:
    """One page in any script: places, sizes, whether bold, and texts as their glyphs stand.

    The fonts are not embedded; a map to Unicode says what their glyphs are, one code for each.
    """
    content = "\n".join(
        f"BT /{'bold' if bold else 'roman'} {size} Tf 1 0 0 1 {x} {y} Tm"
        f" <{text.encode('utf-16-be').hex()}> Tj ET"
        for x, y, size, bold, text in lines
    ).encode()
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
    blocks = [ranges[start : start + 64] for start in range(0, 256, 64)]
    parts = "".join(f"64 beginbfrange\n{chr(10).join(block)}\nendbfrange\n" for block in blocks)
    mapping = (
        "/CIDInit /ProcSet findresource begin begincmap\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{parts}endcmap end"
    ).encode()
    names = ("Times-Roman", "Times-Bold")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</roman 6 0 R/bold 7 0 R>>>>>>",
        stream(f"<</Length {len(content)}>>", content),
        stream(f"<</Length {len(mapping)}>>", mapping),
    ]
    objects += [
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/ToUnicode 5 0 R"
        f"/DescendantFonts[{8 + index} 0 R]>>".encode()
        for index, name in enumerate(names)
    ]
    objects += [
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 500/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>".encode()
        for name in names
    ]
    return file_of(objects)


def stream(dictionary: str, body: bytes) -> bytes:
    """A stream object."""
    return dictionary.encode() + b"stream\n" + body + b"\nendstream"


def file_of(objects: list[bytes]) -> bytes:
    """A file of these objects; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def _coded(sign: str) -> str:
    return f"\\{sign}" if sign in "()\\" else sign
