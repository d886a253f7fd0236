"""`penholder compare`: two texts as text, JSON, HTML and a Word synopsis."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

OLD = """The General Assembly,
\tRecalling its resolution 78/901 of 1 December 2023,
\tNoting the age of many lighthouses,
\t1.\tRequests coastal States to keep their lights burning;
\t2.\tInvites harbours to share their charts;
\t3.\tDecides to return to the question.
"""
NEW = """The General Assembly,
\tRecalling its resolutions 78/901 of 1 December 2023 and 79/902 of 2 December 2024,
\tNoting the age of many lighthouses,
\t1.\tUrges coastal States to keep their lights burning, as appropriate;
\t2.\tDecides to return to the question.
"""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "old.txt", tmp_path / "new.txt"
    for file, text in zip(files, (OLD, NEW), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def paragraphs(penholder: Callable, file: Path) -> dict[str, str]:
    found = json.loads(penholder("show", "--json", file).out)
    return {p["id"]: p["text"] for p in found["paragraphs"]}


def joined(pair: dict, *ops: str) -> str:
    return "".join(text for op, text in pair["words"] if op in ops)


def check_contract(result: dict, old: dict[str, str], new: dict[str, str]) -> None:
    pairs = result["pairs"]
    assert Counter(i for p in pairs for i in p["old"]) == Counter(list(old))
    assert Counter(i for p in pairs for i in p["new"]) == Counter(list(new))
    for each in pairs:
        assert joined(each, "equal", "delete") == "\n".join(old[i] for i in each["old"])
        assert joined(each, "equal", "insert") == "\n".join(new[i] for i in each["new"])
        assert 0 <= each["similarity"] <= 1
        assert each["category"] in ("routine", "editorial", "substance", None)


def test_json_keeps_the_contract(penholder: Callable, pair: tuple[Path, Path]) -> None:
    outcome = penholder("compare", *pair, "--format", "json")
    result = json.loads(outcome.out)
    assert outcome.status == 0
    check_contract(result, *(paragraphs(penholder, file) for file in pair))
    relations = Counter(p["relation"] for p in result["pairs"])
    assert relations["removed"] == 1
    assert relations["edited"] == 2


def test_two_years_compare_with_every_paragraph_in_one_pair(
    penholder: Callable, corpus: Path
) -> None:
    files = [corpus / "text" / f"A_RES_{name}.txt" for name in ("70_222", "71_244")]
    outcome = penholder("compare", *files, "--format", "json")
    texts = [paragraphs(penholder, file) for file in files]
    check_contract(json.loads(outcome.out), *texts)


def test_form_follows_the_extension(
    penholder: Callable, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    starts = {".json": b"{", ".html": b"<!", ".docx": b"PK"}
    for extension, start in starts.items():
        target = tmp_path / f"comparison{extension}"
        assert penholder("compare", *pair, "-o", target).status == 0
        assert target.read_bytes().lower().startswith(start.lower())


def test_text_is_printed_without_a_target(penholder: Callable, pair: tuple[Path, Path]) -> None:
    outcome = penholder("compare", *pair)
    assert outcome.status == 0
    assert "as appropriate" in outcome.out


def test_word_file_needs_a_name(penholder: Callable, pair: tuple[Path, Path]) -> None:
    outcome = penholder("compare", *pair, "--format", "docx")
    assert outcome.status == 2
    assert "-o FILE.docx" in outcome.err
