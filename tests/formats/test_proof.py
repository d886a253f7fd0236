"""An export is proved before it takes the place of anything."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from penholder.document.lines import Line, LineKind
from penholder.document.operations import with_lines
from penholder.document.resolution import Adoption, Masthead, Resolution
from penholder.document.spans import plain
from penholder.errors import OutputError
from penholder.formats import proof

TEXT = with_lines(
    Resolution(title=plain("Lamps"), opening=plain("The General Assembly,")),
    [
        Line("a", LineKind.OPERATIVE, plain("Requests lamps;")),
        Line("b", LineKind.OPERATIVE, plain("Decides so.")),
    ],
)


def test_proved_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    result = proof.export(TEXT, target)
    assert result.same
    assert "all 8 words" in result.sentence
    assert target.is_file()


def test_file_that_would_not_read_back_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.txt"
    target.write_text("what was there")
    short = replace(TEXT, title=())
    honest = proof.write_bytes
    monkeypatch.setattr(proof, "write_bytes", lambda _text, path: honest(short, path))
    with pytest.raises(OutputError, match="missing: Lamps"):
        proof.export(TEXT, target)
    assert target.read_text() == "what was there"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_page_has_no_place_for_is_named(tmp_path: Path) -> None:
    masthead = Masthead(organ="General Assembly", body="Second Committee", symbol="A/RES/79/901")
    adopted = replace(
        TEXT,
        masthead=masthead,
        adoption=Adoption("Resolution adopted by the General Assembly on 1 May 2024", "1 May 2024"),
    )
    result = proof.export(adopted, tmp_path / "out.docx")
    assert "committee" in result.left_out
    assert "committee" in result.sentence
