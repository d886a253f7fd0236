"""What is drawn in the heads of the pages: the user's emblem, grey words across the page."""

from __future__ import annotations

from pathlib import Path

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.shape import CT_Inline
from docx.shared import Emu
from lxml import etree

from penholder.errors import InputError
from penholder.formats.word.elements import Element, element, run_of
from penholder.formats.word.parts import WordPart

EMBLEM = (713232, 597103)
"""Width and height of the emblem's place in English Metric Units (template of A/80/604/Add.1)."""

LARGEST = 10_000_000
"""Bytes of the largest picture taken."""

VML, OFFICE, WORD = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:word",
)
WORDART = 136
"""The number of the shape for text on a straight path (VML, WordArt)."""


def emblem(part: WordPart, path: Path) -> Element:
    """w:drawing with the user's picture, as large as the emblem's place allows.

    Raises InputError where the picture cannot be read.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        picture = Image.from_blob(data)
        width, height = int(picture.width), int(picture.height)
        kind, extension = picture.content_type, picture.ext
    except OSError as error:
        raise InputError(
            f"{path.name}: the picture cannot be opened ({error.strerror})."
        ) from error
    except Exception as error:
        # A damaged picture sets off errors of many kinds in python-docx, struct's among them.
        raise _refused(path) from error
    if not width or not height:
        raise _refused(path)
    name = PackURI(f"/word/media/emblem.{extension}")
    relation = part.relate_to(Part(name, kind, data, part.package), RELATIONSHIP_TYPE.IMAGE)
    scale = min(EMBLEM[0] / width, EMBLEM[1] / height)
    shown = Emu(round(width * scale)), Emu(round(height * scale))
    inline = CT_Inline.new_pic_inline(1, relation, f"emblem.{extension}", *shown)
    return element("w:drawing", inline)


def _refused(path: Path) -> InputError:
    return InputError(
        f"{path.name}: this is no picture that Word takes: use a PNG, JPEG, GIF, BMP or TIFF file"
        " of at most 10 MB."
    )


def watermark(text: str, number: int) -> Element:
    """A run with words across the page, as Word's own watermarks are: its commands remove them.

    `number` tells the shapes of the three heads apart.
    """
    path = _vml(VML, "textpath", style='font-family:"Times New Roman";font-size:1pt', string=text)
    shape = _vml(
        VML,
        "shape",
        id=f"PowerPlusWaterMarkObject{number}",
        type=f"#_x0000_t{WORDART}",
        style=(
            "position:absolute;margin-left:0;margin-top:0;width:440pt;height:146pt;rotation:315;"
            "z-index:-251658752;mso-position-horizontal:center;"
            "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
            "mso-position-vertical-relative:margin"
        ),
        fillcolor="silver",
        stroked="f",
    )
    shape.append(_vml(VML, "fill", opacity=".5"))
    shape.append(path)
    return run_of([element("w:pict", _shape_type(), shape)])


def _shape_type() -> Element:
    made = _vml(
        VML,
        "shapetype",
        id=f"_x0000_t{WORDART}",
        coordsize="21600,21600",
        adj="10800",
        path="m@7,l@8,m@5,21600l@6,21600e",
    )
    made.set(f"{{{OFFICE}}}spt", str(WORDART))
    formulas = _vml(VML, "formulas")
    formulas.extend(_vml(VML, "f", eqn=formula) for formula in _FORMULAS)
    made.append(formulas)
    made.append(_vml(VML, "path", textpathok="t"))
    made.append(_vml(VML, "textpath", on="t", fitshape="t"))
    return made


_FORMULAS = (
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
)
"""The geometry of text on a straight path (ECMA-376 Part 4, preset shape 136)."""


def _vml(namespace: str, name: str, **attributes: str) -> Element:
    made: Element = etree.Element(
        f"{{{namespace}}}{name}", nsmap={"v": VML, "o": OFFICE, "w10": WORD}
    )
    for key, value in attributes.items():
        made.set(key, value)
    return made
