"""PDF by LibreOffice, which states no structure, and by a browser's print, which does; damage is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.sources.boilerplate import printed
from factlint.sources.decode import Unreadable
from factlint.sources.document import Block, Document
from factlint.sources.formats import read
from factlint.sources.pdf_layout import Group, groups
from factlint.sources.pdf_pages import Line
from factlint.sources.pdf_running import running

MADE = Path(__file__).parent / "made"
FILES = sorted(MADE.glob("*.*.pdf"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_read_exactly(path: Path, exact: Callable[[Document], None]) -> None:
    document = read(path.read_bytes(), path.name)
    exact(document)
    assert document.format == "pdf" and document.unit == "page"
    assert "\ufffe" not in document.source and "\x02" not in document.source


@pytest.mark.parametrize("form", ["writer", "chromium"])
def test_paragraphs_are_whole_and_furniture_is_gone(form: str) -> None:
    document = read((MADE / f"overview.{form}.pdf").read_bytes(), "a.pdf")
    said = {block.kind: document.text[block.start : block.end] for block in document.blocks}
    assert said["title"] == "Apollo programme"
    ends = [document.text[block.end - 1] for block in document.blocks if block.kind == "paragraph"]
    assert set(ends) == {"."}
    headings = [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]
    assert headings == ["First flights", "The landings"]
    assert "file://" not in document.text


@pytest.mark.parametrize("form", ["writer", "chromium"])
def test_chinese_lines_are_joined_without_a_space(form: str) -> None:
    document = read((MADE / f"nianbiao.{form}.pdf").read_bytes(), "a.pdf")
    assert document.language == "zh-Hant"
    assert "首任中方首席代表為郭豐民" in document.text
    items = [document.text[block.start : block.end] for block in document.blocks if block.kind == "item"]
    assert len(items) == 13


def test_pages_are_counted() -> None:
    document = read((MADE / "missions.chromium.pdf").read_bytes(), "a.pdf")
    place = document.text.index("Report of the Apollo 13") if "Report of" in document.text else len(document.text) - 1
    assert document.number(document.locate(place, place + 1)[0]) == len(document.units) == 2
    assert document.number(0) == 1


def test_damage_is_told() -> None:
    whole = (MADE / "missions.writer.pdf").read_bytes()
    with pytest.raises(Unreadable) as caught:
        read((MADE / "locked.pdf").read_bytes(), "a.pdf")
    assert caught.value.reason == "PDF file locked by a password"
    for cut in (20, 200, len(whole) // 2, len(whole) - 300):
        try:
            read(whole[:cut], "a.pdf")
        except Unreadable as error:
            assert "PDF" in error.reason
    with pytest.raises(Unreadable, match="damaged PDF"):
        read(b"%PDF-1.7\n" + b"x" * 100, "a.pdf")


def _line(text: str, base: float, left: float = 70.0, right: float = 0.0, page: int = 0) -> Line:
    return Line(0, len(text), page, left, right or left + 5.0 * len(text), base, 10.0, text=text, follows=left > 100)


def _wrapped(first: str, base: float, left: float = 70.0) -> list[Line]:
    return [
        _line(first, base, left, right=500.0),
        _line("and so it went on for the whole of a line", base - 12, right=500.0),
        _line("until it ended.", base - 24),
    ]


def test_a_line_set_in_opens_a_paragraph() -> None:
    lines = [*_wrapped("The talks were opened by both sides,", 700), *_wrapped("They were closed,", 664, left=85.0)]
    assert [len(group.lines) for group in groups(lines)] == [3, 3]


def test_a_step_deeper_than_usual_opens_a_paragraph() -> None:
    lines = [*_wrapped("The talks were opened by both sides,", 700), *_wrapped("They were closed,", 655)]
    assert [len(group.lines) for group in groups(lines)] == [3, 3]


def test_a_paragraph_goes_on_behind_a_page() -> None:
    lines = [*_wrapped("The talks were opened by both sides,", 700)[:2], _line("on a further page.", 700, page=1)]
    assert [len(group.lines) for group in groups(lines)] == [3]


def test_gaps_below_each_other_make_a_table() -> None:
    rows = [("Round", "Opened", "Days"), ("First", "5 March 1931", "12"), ("Second", "9 May 1931", "8")]
    lines = [
        _line(said, 700 - 12 * at, left=left)
        for at, row in enumerate(rows)
        for said, left in zip(row, (70.0, 150.0, 260.0), strict=True)
    ]
    found: list[Group] = list(groups([*lines, _line("All of it is told in the minutes.", 640)]))
    assert [(cell.row, cell.column, cell.is_header) for cell in found[:4]] == [
        (1, 0, True), (1, 1, True), (1, 2, True), (2, 0, False),
    ]  # fmt: skip
    assert found[-1].kind == "paragraph" and len(found) == 10


def test_running_heads_and_page_numbers() -> None:
    lines = [
        line
        for page in range(4)
        for line in (
            _line(f"Minutes of the harbour talks {page + 1}", 800, page=page),
            *(_line(f"Motion {7 * page * page + at} was put and lost", 700 - 12 * at, page=page) for at in range(9)),
            _line(f"- {page + 1} -", 40, page=page),
        )
    ]
    found = running(lines, [842.0] * 4)
    assert {lines[index].text for index in found} == {
        f"Minutes of the harbour talks {page}" for page in range(1, 5)
    } | {f"- {page} -" for page in range(1, 5)}


def test_what_a_browser_prints_in_the_margins() -> None:
    said = ["They met.", "11/22/26, 11:41 PM", "2026/11/22 23:41", "https://a.example/b?c 1/2", "On 11/22/26 they met."]
    text = "\n".join(said)
    blocks = [Block("paragraph", at := text.index(each), at + len(each)) for each in said]
    printed(blocks, text)
    assert [block.kind for block in blocks] == ["paragraph", *["boilerplate"] * 3, "paragraph"]
