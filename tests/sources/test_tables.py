"""Which cell heads which, in every format that has tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factlint.sources import html, markdown
from factlint.sources.document import Document

MARKDOWN = (
    "# Rounds\n\n| Round | Opened | Days |\n|---|---|---|\n| First | 5 March | 12 |\n| Second | | 8 |\n\nAfter.\n"
)
HTML = (
    "<table><caption>Rounds</caption><tr><th>Round<th>Opened<th>Days<tr><td>First<td>5 March<td><p>12</p><p>or so</p>"
    "<tr><td>Second</td><td></td><td>8</td></tr></table><p>After."
)


def headed(document: Document) -> list[tuple[str, list[str]]]:
    said = [document.text[block.start : block.end] for block in document.blocks]
    return [(text, [said[at] for at in block.headers]) for text, block in zip(said, document.blocks, strict=True)]


def test_markdown() -> None:
    assert headed(markdown.read(MARKDOWN, "a.md"))[4:] == [
        ("First", ["Round"]),
        ("5 March", ["Opened", "First"]),
        ("12", ["Days", "First"]),
        ("Second", ["Round"]),
        ("8", ["Days", "Second"]),
        ("After.", []),
    ]


def test_html() -> None:
    assert headed(html.read(HTML, "a.html"))[4:] == [
        ("First", ["Rounds", "Round"]),
        ("5 March", ["Rounds", "Opened", "First"]),
        ("12", ["Rounds", "Days", "First"]),
        ("or so", ["Rounds", "Days", "First"]),
        ("Second", ["Rounds", "Round"]),
        ("8", ["Rounds", "Days", "Second"]),
        ("After.", []),
    ]


@pytest.mark.parametrize(
    ("rows", "cell", "headers"),
    [
        ("<tr><td>Year<td>Sides<tr><td>1931<td>7", "7", ["Sides", "1931"]),
        ("<tr><th>North<td>7<tr><th>South<td>9", "9", ["South"]),
        ("<tr><td>Year<th colspan=2>Sides<tr><td>1931<td>7<td>8", "8", ["Sides", "1931"]),
        ("<tr><th>Year<th>Sides<tr><td rowspan=2>1931<td>7<tr><td>8<tr><td>1932<td>9", "8", ["Sides", "1931"]),
        ("<tr><th>Year<th>Sides<tr><td>1931<td>7<tr><th>Month<th>Seats<tr><td>March<td>3", "3", ["Seats", "March"]),
        ("<tr><th>A<th>B<tr><td>1<td><table><tr><th>C<tr><td>2</table><tr><td>3<td>4", "4", ["B", "3"]),
    ],
)
def test_spans_and_heads(rows: str, cell: str, headers: list[str]) -> None:
    assert dict(headed(html.read(f"<table>{rows}</table>", "a.html")))[cell] == headers


@pytest.mark.parametrize("read", [html.read])
def test_spans_of_any_size_cost_nothing(read: Callable[[str, str], Document]) -> None:
    rows = "<tr><td rowspan=99999999 colspan=99999999>a<td colspan=99999999>b" * 300
    assert len(read(f"<table>{rows}</table>", "a.html").blocks) == 600


FORMS = [
    "<tr><td>文号：<td>云政发12号<td>机构：<td>市政府<tr><td>公文：<td>通报<td>日期：<td>2019年6月12日",
    "<tr><td>时间<td>2019年6月12日<td>地点<td>三楼会议室<tr><td>主持<td>王平<td>记录<td>李立",
    "<tr><td>Date<td>12 June 2019<td>Place<td>Room 3<tr><td>Chair<td>A. Daly<td>Present<td>12 members",
]


@pytest.mark.parametrize("rows", FORMS)
def test_a_form_in_which_names_and_values_take_turns(rows: str) -> None:
    document = html.read(f"<table>{rows}</table>", "a.html")
    said = [document.text[block.start : block.end] for block in document.blocks]
    heads = [[said[at] for at in block.headers] for block in document.blocks]
    assert heads == [[] if at % 2 == 0 else [said[at - 1]] for at in range(8)]


def test_a_table_of_four_columns_is_no_form() -> None:
    rows = "<tr><td>Round<td>Opened<td>Host<td>Days<tr><td>First<td>5 March<td>Lisbon<td>12"
    document = html.read(f"<table>{rows}</table>", "a.html")
    said = [document.text[block.start : block.end] for block in document.blocks]
    assert [said[at] for at in document.blocks[7].headers] == ["Days", "First"]
