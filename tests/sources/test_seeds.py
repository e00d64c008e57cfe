"""The five original documents, where they are at hand: read as an editor would read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.sources.document import Document
from factlint.sources.formats import read

SETS = Path(__file__).parents[3] / "shared" / "bench" / "sets"
SEEDS = sorted((SETS / "00-seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(not SEEDS, reason="the original documents are not here")


def _seed(number: int) -> Document:
    return read(SEEDS[number].read_bytes(), SEEDS[number].name)


def test_formats_and_languages() -> None:
    told = [(document.format, document.language) for document in map(_seed, range(5))]
    assert told == [
        ("markdown", "zh-Hans"),
        ("text", "en"),
        ("text", "zh-Hant"),
        ("text", "zh-Hans"),
        ("markdown", "zh-Hans"),
    ]


def test_the_eight_empty_references() -> None:
    document = _seed(0)
    markers = [each for each in document.references if each.kind == "marker"]
    entries = [each for each in document.references if each.kind == "entry"]
    assert [each.label for each in markers] == [each.label for each in entries] == list("12345678")
    assert all(each.target == "" for each in entries)
    assert [document.source[each.start : each.end] for each in entries] == [f"{n}." for n in range(1, 9)]
    assert "\\[" not in document.text


def test_years_are_headings_and_paragraphs_are_whole() -> None:
    headings = [
        document.text[block.start : block.end]
        for document in [_seed(2)]
        for block in document.blocks
        if block.kind == "heading"
    ]
    assert {"2005年", "2006年", "2007年", "2008年", "2021年"} <= set(headings)


def test_paragraphs_taken_from_a_pdf() -> None:
    document = _seed(3)
    paragraphs = [block for block in document.blocks if block.kind == "paragraph"]
    ends = {document.text[block.end - 1] for block in paragraphs}
    assert len(paragraphs) < 16
    assert ends <= set("。”")


def test_the_page_with_its_share_box() -> None:
    document = _seed(4)
    kinds = [block.kind for block in document.blocks]
    assert kinds[0] == "title" and kinds[-1] == "boilerplate"
    assert document.metadata["date"] == "18/06/2023"


@pytest.mark.parametrize("path", sorted(SETS.glob("*/*.*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_document_reads_exactly(path: Path, exact: Callable[[Document], None]) -> None:
    if path.suffix != ".json":
        exact(read(path.read_bytes(), path.name))
