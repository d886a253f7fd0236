"""First and last pages as the organs other than today's General Assembly print them.

Places in points follow the Secretariat's templates: New York on Letter paper, Geneva (Human Rights
Council) on A4 with the text column from 113.4 points. The words are the tests' own.
"""

from __future__ import annotations

from formats.pdf.made_pdf import COLUMN, MARGIN, Page

GENEVA_MARGIN = 56.7
GENEVA_COLUMN = 113.4
GENEVA_INDENT = 141.7


class GenevaPage(Page):
    """A page on A4 with the text column of Geneva."""

    def text(self, *lines: str | tuple[str | tuple[str, str], ...]) -> GenevaPage:
        """A paragraph of the text column."""
        for number, parts in enumerate(lines):
            items = (parts,) if isinstance(parts, str) else parts
            left = GENEVA_COLUMN if number else GENEVA_INDENT
            self.line(left, *items, gap=12.0 if number else 18.0)
        return self


def council_page(symbol: str, distribution: str = "General") -> GenevaPage:
    """The first page of a document of the Human Rights Council down to the agenda item."""
    page = GenevaPage()
    page.at(GENEVA_COLUMN, 783.0, "United Nations", "roman", 14)
    page.at(450.0, 783.0, symbol[0], "roman", 20).at(464.5, 783.0, symbol[1:], "roman", 10)
    page.at(GENEVA_COLUMN, 750.0, "General Assembly", "bold", 20)
    page.at(397.0, 755.0, f"Distr.: {distribution}").at(397.0, 743.0, "3 May 2037")
    page.at(397.0, 725.0, "Original: English")
    page.rule(56.7, 538.6, 775.0).rule(56.7, 538.6, 640.0, 1.5)
    page.at(GENEVA_MARGIN, 622.0, "Human Rights Council", "bold", 12)
    page.at(GENEVA_MARGIN, 609.0, "Ninety-first session", "bold")
    page.at(GENEVA_MARGIN, 597.0, "26 February\u201323 March 2037")
    page.at(GENEVA_MARGIN, 585.0, "Agenda item 3")
    page.at(GENEVA_MARGIN, 573.0, "Promotion and protection of lighthouses,", "bold")
    page.at(GENEVA_MARGIN, 561.0, "towers and lamps", "bold")
    page.y = 561.0
    return geneva_foot(page, "")


def geneva_foot(page: GenevaPage, number: str) -> GenevaPage:
    """The foot of a page printed in Geneva: "GE.37-07987", a bare page number."""
    if number:
        page.at(GENEVA_MARGIN, 40.0, number, "bold", 9).at(500.0, 40.0, "GE.37-07987", "roman", 9)
    else:
        page.at(GENEVA_MARGIN, 61.0, "GE.37-07987  (E)").at(GENEVA_MARGIN, 49.0, "*3707987*")
    return page


def council_later_page(number: str = "2") -> GenevaPage:
    """A later page of a resolution of the Human Rights Council."""
    page = GenevaPage(770.0)
    page.at(GENEVA_MARGIN, 789.0, "A/HRC/RES/91/3", "bold", 9).rule(56.7, 538.6, 782.0, 0.25)
    return geneva_foot(page, number)


def council_resolution() -> GenevaPage:
    """The first page of a resolution of the Human Rights Council down to its opening line."""
    page = council_page("A/HRC/RES/91/3")
    page.at(GENEVA_COLUMN, 530.0, "Resolution adopted by the Human Rights Council ", "bold", 14)
    page.at(GENEVA_COLUMN, 515.0, "on 2 May 2037", "bold", 14)
    page.at(77.0, 490.0, "91/3.", "bold", 12)
    page.at(GENEVA_COLUMN, 490.0, "Care of lighthouses", "bold", 12)
    page.y = 478.0
    return _opening(page, "The Human Rights Council")


def council_draft(size: float = 12.0) -> GenevaPage:
    """The first page of a draft of the Human Rights Council, sponsors in type of this size."""
    page = council_page("A/HRC/91/L.3", "Limited")
    page.at(GENEVA_COLUMN, 530.0, "Chad,* Fiji, Peru and Togo:** draft resolution", "bold", size)
    page.at(77.0, 500.0, "91/\u2026", "bold", 12)
    page.at(GENEVA_COLUMN, 500.0, "Care of lighthouses", "bold", 12)
    page.y = 488.0
    return _opening(page, "The Human Rights Council")


def security_council_resolution(*, adopted: str = "at its 9518th meeting, ") -> Page:
    """The first page of a resolution of the Security Council down to its opening line."""
    page = _new_york("S/RES/2999 (2037)", "Security Council")
    page.at(COLUMN, 540.0, "Resolution 2999 (2037)", "bold", 14)
    line = f"Adopted by the Security Council {adopted}on"
    page.at(COLUMN, 513.0, line, "bold", 12)
    page.at(COLUMN, 499.0, "2 May 2037", "bold", 12)
    page.y = 487.0
    page.line(147.1, ("The Security Council", "italic"), ",", gap=18.0)
    return page


def economic_council_resolution() -> Page:
    """The first page of a resolution of the Economic and Social Council down to its opening."""
    page = _new_york("E/RES/2037/15", "Economic and Social Council")
    page.at(MARGIN, 569.7, "2037 session", "bold").at(MARGIN, 557.7, "Agenda item 12 (d)")
    page.at(COLUMN, 520.0, "Resolution adopted by the Economic and Social Council ", "bold", 14)
    page.at(COLUMN, 505.0, "on 2 May 2037", "bold", 14)
    report = "[on the recommendation of the Commission for Lamps (E/2037/26)]"
    page.at(COLUMN, 480.0, report, "italic")
    page.at(60.0, 455.0, "2037/15. ", "bold", 12).at(COLUMN, 455.0, "Care of towers", "bold", 12)
    page.y = 440.0
    page.line(147.1, ("The Economic and Social Council", "italic"), ",", gap=18.0)
    return page


def older_resolution() -> Page:
    """The first page of a resolution of sessions 55 to 60: no date in the line of adoption."""
    page = _new_york("A/RES/55/66", "General Assembly")
    page.at(MARGIN, 569.7, "Fifty-fifth session", "bold").at(MARGIN, 557.7, "Agenda item 107")
    page.at(COLUMN, 520.0, "Resolution adopted by the General Assembly", "bold", 14)
    page.at(COLUMN, 495.0, "[on the report of the Third Committee (A/55/595)]", "italic")
    page.at(72.0, 470.0, "55/66. ", "bold", 12).at(COLUMN, 470.0, "Care of towers", "bold", 12)
    page.y = 455.0
    page.line(147.1, ("The General Assembly", "italic"), ",", gap=18.0)
    return page.at(60.2, 36.7, "00 56544", "roman", 8)


def plenary_draft() -> Page:
    """The first page of a draft before the plenary: no committee."""
    page = _new_york("A/71/L.12", "General Assembly", "Limited")
    page.at(396.9, 669.7, "Original: English")
    page.at(MARGIN, 569.7, "Seventy-first session", "bold").at(MARGIN, 557.7, "Agenda item 9")
    page.at(MARGIN, 545.7, "Report of the keepers", "bold")
    page.at(COLUMN, 515.0, "Chad and Fiji: draft resolution", "bold")
    page.at(COLUMN, 490.0, "Care of towers", "bold", 12)
    page.y = 475.0
    page.line(147.1, ("The General Assembly", "italic"), ",", gap=18.0)
    return page


def _opening(page: GenevaPage, organ: str) -> GenevaPage:
    page.line(GENEVA_INDENT, (organ, "italic"), ",", gap=18.0)
    return page


def _new_york(symbol: str, organ: str, distribution: str = "General") -> Page:
    page = Page()
    page.at(123.2, 735.5, "United Nations ", "roman", 14)
    page.at(461.8, 735.5, symbol[0], "roman", 20).at(477.5, 735.5, symbol[1:], "roman", 10)
    page.at(123.9, 705.7, organ, "bold", 20)
    page.at(396.9, 705.5, f"Distr.: {distribution}").at(396.9, 693.6, "3 May 2037")
    return page.rule(60, 552, 726.7).rule(59, 552, 581.7, 1.5)
