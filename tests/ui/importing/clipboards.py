"""What other programs put on the clipboard as HTML, in the shapes they give it, with our words."""

from __future__ import annotations

WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<link rel=File-List href="file:///C:/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt;}
 @list l0:level1 {mso-level-text:"%1\\."; text-indent:-18.0pt;}
-->
</style>
</head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
"""
WORD_TAIL = """
<!--EndFragment-->
</body>
</html>
"""


def word_item(label: str, level: int, text: str) -> str:
    """A paragraph of a list as Word writes it: the label inside a conditional comment."""
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{36 * level}.0pt;text-indent:"
        f"-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]><span lang=EN-GB\n"
        f"style='mso-fareast-font-family:Aptos'><span style='mso-list:Ignore'>{label}<span\n"
        "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;\n"
        f"</span></span></span><![endif]><span lang=EN-GB>{text}<o:p></o:p></span></p>\n"
    )


def word_mark(number: int) -> str:
    """The mark of a footnote in the text."""
    return (
        f'<a style=\'mso-footnote-id:ftn{number}\' href="#_ftn{number}" name="_ftnref{number}"\n'
        'title=""><span class=MsoFootnoteReference><span lang=EN-GB><span\n'
        "style='mso-special-character:footnote'><![if !supportFootnotes]><span\n"
        f"class=MsoFootnoteReference><span lang=EN-GB style='font-size:11.0pt'>[{number}]</span>"
        "</span><![endif]></span></span></span></a>"
    )


def word_notes(*texts: str) -> str:
    """The notes as Word puts them at the end of what was copied."""
    notes = "".join(
        f"<div style='mso-element:footnote' id=ftn{n}>\n\n<p class=MsoFootnoteText>"
        f'<a style=\'mso-footnote-id:ftn{n}\' href="#_ftnref{n}" name="_ftn{n}" title="">'
        "<span class=MsoFootnoteReference><span style='mso-special-character:footnote'>"
        f"<![if !supportFootnotes]><span class=MsoFootnoteReference>[{n}]</span><![endif]>"
        f"</span></span></a><span lang=EN-GB> {text}<o:p></o:p></span></p>\n\n</div>\n"
        for n, text in enumerate(texts, 1)
    )
    return (
        "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>\n\n"
        f'<hr align=left size=1 width="33%">\n\n<![endif]>\n\n{notes}</div>'
    )


def word() -> tuple[str, str]:
    """Two preambular paragraphs, two operative ones with two levels below, and two notes."""
    html = (
        WORD_HEAD
        + "<p class=MsoNormal><i><span lang=EN-GB>Recalling</span></i><span lang=EN-GB> its\n"
        f"resolution 12/3 on lamps,{word_mark(1)}<o:p></o:p></span></p>\n"
        "<p class=MsoNormal><i>Noting</i> the fog of&nbsp;2020,<o:p></o:p></p>\n"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n"
        + word_item("1.", 1, f"<i>Calls upon</i> every harbour:{word_mark(2)}")
        + word_item("(a)", 2, "To light its lamps:")
        + word_item("(i)", 3, "At dusk;")
        + word_item("(ii)", 3, "In fog;")
        + word_item("(b)", 2, "To report;")
        + word_item("2.", 1, "<i>Decides</i> to meet again.")
        + word_notes("A/77/12, annex.", "See the chart of harbours.")
        + WORD_TAIL
    )
    text = (
        "Recalling its resolution 12/3 on lamps,[1]\r\nNoting the fog of\xa02020,\r\n\r\n"
        "1.\tCalls upon every harbour:[2]\r\n(a)\tTo light its lamps:\r\n(i)\tAt dusk;\r\n"
        "(ii)\tIn fog;\r\n(b)\tTo report;\r\n2.\tDecides to meet again.\r\n"
        "[1] A/77/12, annex.\r\n[2] See the chart of harbours.\r\n"
    )
    return html, text


def google_docs() -> tuple[str, str]:
    """The same clauses as Google Docs gives them: lists beside their items, spans for italics."""

    def item(level: int, kind: str, words: str) -> str:
        return (
            f'<li dir="ltr" style="list-style-type:{kind};font-size:11pt;white-space:pre;"'
            f' aria-level="{level}"><p dir="ltr" style="line-height:1.38;"'
            f' role="presentation"><span style="font-size:11pt;">{words}</span></p></li>'
        )

    html = (
        '<meta charset="utf-8"><b style="font-weight:normal;"'
        ' id="docs-internal-guid-0a1b2c3d-7fff-0000-1111-222233334444">'
        '<p dir="ltr" style="line-height:1.38;"><span style="font-style:italic;">Noting</span>'
        '<span style="font-style:normal;"> the fog,</span></p><br />'
        '<ol style="margin-top:0;margin-bottom:0;">'
        + item(1, "decimal", "Calls upon every harbour:")
        + "<ol>"
        + item(2, "lower-alpha", "To light its lamps:")
        + "<ol>"
        + item(3, "lower-roman", "At dusk;")
        + item(3, "lower-roman", "In fog;")
        + "</ol>"
        + item(2, "lower-alpha", "To report;")
        + "</ol>"
        + item(1, "decimal", "Decides to meet again.")
        + "</ol></b>"
    )
    text = (
        "Noting the fog,\n\n1. Calls upon every harbour:\n  a. To light its lamps:\n"
        "    i. At dusk;\n    ii. In fog;\n  b. To report;\n2. Decides to meet again.\n"
    )
    return html, text


def libre_office() -> tuple[str, str]:
    """The same clauses from LibreOffice Writer, with a note at the foot."""
    html = """<!DOCTYPE html>
<html><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 7.3.7.2 (Linux)"/>
<style type="text/css">p { margin-bottom: 0.1in; background: transparent }
a.sdfootnoteanc { font-size: 57% }</style>
</head>
<body lang="en-GB" dir="ltr"><p style="line-height: 100%">
<i>Noting</i> the fog,<a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a></p>
<ol>
\t<li><p style="line-height: 100%"><i>Calls upon</i> every
\tharbour:</p>
\t<ol type="a">
\t\t<li><p>To light its lamps:</p>
\t\t<ol type="i">
\t\t\t<li><p>At dusk;</p></li>
\t\t\t<li><p>In fog;</p></li>
\t\t</ol></li>
\t\t<li><p>To report;</p></li>
\t</ol></li>
\t<li><p><i>Decides</i> to meet again.</p></li>
</ol>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym"
name="sdfootnote1sym" href="#sdfootnote1anc">1</a>See
\tthe chart of harbours.</p>
</div>
</body>
</html>"""
    text = (
        "Noting the fog,1\n1.Calls upon every harbour:\na)To light its lamps:\ni)At dusk;\n"
        "ii)In fog;\nb)To report;\n2.Decides to meet again.\n1See the chart of harbours.\n"
    )
    return html, text


def web_page() -> tuple[str, str]:
    """A resolution copied from a page that was made of a Word file: typed numbers, raised marks."""
    html = (
        "<html><body>\n<!--StartFragment-->"
        '<p class="ODSTitle" style="margin: 0px; font-family: &quot;Times New Roman&quot;;">'
        "<em>Recalling</em><span>&nbsp;its resolution 12/3,</span><sup>4</sup></p>"
        '<p style="margin: 0px;"><span>1.</span><span>&nbsp;&nbsp;&nbsp;&nbsp;</span>'
        "<em>Calls upon</em><span>&nbsp;every harbour:</span></p>"
        '<p style="margin: 0px;">(a)<span>&nbsp;&nbsp;&nbsp;</span>To light its lamps;</p>'
        '<p style="margin: 0px;">(b)<span>&nbsp;&nbsp;&nbsp;</span>To report;</p>'
        "<p>2.<span>&nbsp;&nbsp;</span><em>Decides</em> to meet again.</p>"
        "<hr><p><sup>4</sup>&nbsp;See the chart of harbours.</p>"
        "<!--EndFragment-->\n</body>\n</html>"
    )
    text = (
        "Recalling its resolution 12/3,4\n\n1.    Calls upon every harbour:\n\n"
        "(a)   To light its lamps;\n\n(b)   To report;\n\n2.  Decides to meet again.\n\n"
        "4 See the chart of harbours.\n"
    )
    return html, text


UNNUMBERED = """Recalling its resolution 12/3,
Noting the fog,
Calls upon every harbour to light its lamps;
Also calls upon pilots:
(a) To look for lamps;
(b) To report;
and to do so at dusk;
Decides to meet again.
"""
