"""Builds small Word files from their XML, for the reader's tests."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{REL}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
KINDS = {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "commentsExtended": "commentsExtended",
    "numbering": "numbering",
    "styles": "styles",
    "header1": "header",
    "footer1": "footer",
}
ROOTS = {"header1": "hdr", "footer1": "ftr"}
STYLE_NAMES = {
    "SingleTxt": "__Single Txt",
    "H1": "_ H_1",
    "H23": "_ H_2/3",
    "H4": "_ H_4",
    "HCh": "_ H _Ch",
    "TitleH1": "Title_H1",
    "Session": "Session",
    "AgendaItemNormal": "Agenda_Item_Normal",
    "AgendaTitleH2": "Agenda_Title_H2",
    "Sponsors": "Sponsors",
}
BOLD = {"H1", "H23", "HCh", "TitleH1", "Session", "AgendaTitleH2", "Sponsors"}


def run(text, *, look="", tag="t"):
    """A run; tabs and line breaks of the text become elements. `look` is XML for `w:rPr`."""
    parts = []
    for line_number, line in enumerate(text.split("\n")):
        if line_number:
            parts.append("<w:br/>")
        for tab_number, words in enumerate(line.split("\t")):
            if tab_number:
                parts.append("<w:tab/>")
            if words:
                parts.append(f'<w:{tag} xml:space="preserve">{escape(words)}</w:{tag}>')
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{''.join(parts)}</w:r>"


def italic(text):
    return run(text, look="<w:i/>")


def bold(text):
    return run(text, look="<w:b/>")


def paragraph(*content, style="", shape="", mark=""):
    """A paragraph of texts and XML. `shape` is XML for `w:pPr`, `mark` for its `w:rPr`."""
    runs = "".join(part if part.startswith("<w:") else run(part) for part in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    properties = f"<w:pPr>{named}{shape}{marked}</w:pPr>" if named or shape or marked else ""
    return f"<w:p>{properties}{runs}</w:p>"


def numbered(num_id, level, *content):
    shape = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
    return paragraph(*content, shape=shape)


def mark(note_id, sign=""):
    """A footnote mark; `sign` is a mark of its own."""
    own = ' w:customMarkFollows="1"' if sign else ""
    typed = f"<w:t>{sign}</w:t>" if sign else ""
    return f'<w:r><w:footnoteReference{own} w:id="{note_id}"/>{typed}</w:r>'


def footnote(note_id, *content):
    return (
        f'<w:footnote w:id="{note_id}"><w:p><w:r><w:tab/></w:r><w:r><w:footnoteRef/></w:r>'
        f"{''.join(p if p.startswith('<w:') else run(p) for p in content)}</w:p></w:footnote>"
    )


def inserted(*runs, author="Ada", date="2026-01-02T03:04:05Z"):
    return f'<w:ins w:id="1" w:author="{author}" w:date="{date}">{"".join(runs)}</w:ins>'


def deleted(text, author="Ben", date="2026-01-02T03:04:05Z"):
    words = run(text, tag="delText")
    return f'<w:del w:id="2" w:author="{author}" w:date="{date}">{words}</w:del>'


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def comment(comment_id, said, author="Eve", para_id="", date=""):
    """A comment of one paragraph, which may have an id for the threads."""
    known = f' w14:paraId="{para_id}"' if para_id else ""
    dated = f' w:date="{date}"' if date else ""
    return (
        f'<w:comment w:id="{comment_id}" w:author="{author}"{dated}>'
        f"<w:p{known}>{run(said)}</w:p></w:comment>"
    )


def extended(para_id, parent="", *, done=False):
    """What is said of a comment: which it answers, and whether it is resolved."""
    answers = f' w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{para_id}"{answers} w15:done="{int(done)}"/>'


def table(*rows):
    """A table of rows of cells; a cell is a text or the XML of its `w:tcPr` and its text."""
    return f"<w:tbl>{''.join(_row(row) for row in rows)}</w:tbl>"


def _row(cells):
    return f"<w:tr>{''.join(_cell(cell) for cell in cells)}</w:tr>"


def _cell(cell):
    shape, text = cell if isinstance(cell, tuple) else ("", cell)
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{paragraph(text)}</w:tc>"


def styles():
    entries = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"{'<w:rPr><w:b/></w:rPr>' if style_id in BOLD else ''}</w:style>"
        for style_id, name in STYLE_NAMES.items()
    )
    return f"{entries}{CHARACTER_STYLE}"


CHARACTER_STYLE = (
    '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/>'
    "<w:rPr><w:i/></w:rPr></w:style>"
)


def level(number, form, text, start=1):
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def docx(*body, section="", **parts):
    """A Word file of these body elements; `parts` are the insides of other parts by name."""
    files = {"word/document.xml": _document("".join(body), section)}
    parts.setdefault("styles", styles())
    relations = []
    for number, (name, inside) in enumerate(parts.items()):
        root = ROOTS.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"
        relations.append(_relation(f"rId{number}", KINDS[name], f"{name}.xml"))
    files["word/_rels/document.xml.rels"] = _relations(relations)
    return packed(files)


def packed(files):
    """A zip of files by name; the parts every Word file has are added."""
    files.setdefault(
        "_rels/.rels", _relations([_relation("rId1", "officeDocument", "word/document.xml")])
    )
    files.setdefault("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def _document(body, section):
    inside = f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
    return f"<w:document {NAMESPACES}>{inside}</w:document>"


def _relation(relation_id, kind, target):
    return f'<Relationship Id="{relation_id}" Type="{REL}/{kind}" Target="{target}"/>'


def _relations(entries):
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'
