"""The same claims come out of one text in every format, whichever tool has written it (`make_files.py`)."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from factlint.claims.model import Extraction
from factlint.claims.pipeline import extract
from factlint.sources.formats import read

MADE = Path(__file__).parent / "made"
TEXTS = ("missions", "nianbiao", "overview")
FORMATS = ("html", "wiki", "docx", "epub", "writer.pdf", "chromium.pdf", "txt", "rst", "tex")
SAME = 0.98


@cache
def _extraction(name: str) -> Extraction:
    return extract(read((MADE / name).read_bytes(), name))


def _claims(name: str) -> Counter[tuple[str, str, str]]:
    """What the body of a text claims: wikis and footnotes differ in where notes are told."""
    extraction = _extraction(name)
    blocks = extraction.document.blocks
    return Counter(
        (claim.kind, str(claim.value), claim.mention.unit)
        for claim in extraction.claims
        if blocks[extraction.sentences[claim.sentence].block].kind != "footnote"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_claims(form: str) -> None:
    common = every = 0
    for text in TEXTS:
        one, other = _claims(f"{text}.md"), _claims(f"{text}.{form}")
        assert sum(one.values()) > 30
        common += 2 * (one & other).total()
        every += one.total() + other.total()
    assert common >= SAME * every


@pytest.mark.parametrize("form", ["md", *FORMATS])
@pytest.mark.parametrize("text", TEXTS)
def test_every_claim_is_where_it_says(text: str, form: str) -> None:
    """In files of text the offsets are those of the file; elsewhere those of the extracted text."""
    name = f"{text}.{form}"
    extraction = _extraction(name)
    document = extraction.document
    if not document.unit:
        assert document.source == (MADE / name).read_text("utf-8")
    for claim in extraction.claims:
        said = document.text[claim.mention.start : claim.mention.end]
        start, end = document.locate(claim.mention.start, claim.mention.end)
        found = document.source[start:end]
        block = document.blocks[document.block_at(claim.mention.start)]
        if form == "rst" and block.kind == "cell" and _letters(said) != _letters(found):
            cell = _letters(document.text[block.start : block.end])
            assert _letters(found) and cell.startswith(_letters(found))  # the cell's first line
        else:
            assert _letters(said) == _letters(found), (said, found)


def _letters(text: str) -> str:
    """A text without what line ends and markup do to it."""
    return "".join(each for each in text if each.isalnum())


@pytest.mark.parametrize("name", [f"missions.{form}" for form in FORMATS if form != "txt"])
def test_cells_are_headed(name: str) -> None:
    document = _extraction(name).document
    said = [document.text[block.start : block.end] for block in document.blocks]
    at = said.index("16 April 1972")
    assert [said[header] for header in document.blocks[at].headers] == ["Launch", "Apollo 16"]
