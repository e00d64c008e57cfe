"""CSV and TSV: rows under their headers, quotation marks undone, any delimiter that people use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factlint.sources.delimited import read
from factlint.sources.document import Document

CSV = (
    'Round,Opened,"Days, in all"\r\nFirst,5 March 1931,12\r\n'
    '"Second ""open"" round","9 May\r\n1931",8\r\n\r\nThird,,3\r\n'
)


def _headed(document: Document) -> list[tuple[str, list[str]]]:
    said = [document.text[block.start : block.end] for block in document.blocks]
    return [(text, [said[at] for at in block.headers]) for text, block in zip(said, document.blocks, strict=True)]


def test_rows_under_their_headers(exact: Callable[[Document], None]) -> None:
    document = read(CSV, "a.csv")
    exact(document)
    assert _headed(document) == [
        ("Round", []),
        ("Opened", []),
        ("Days, in all", []),
        ("First", ["Round"]),
        ("5 March 1931", ["Opened", "First"]),
        ("12", ["Days, in all", "First"]),
        ('Second "open" round', ["Round"]),
        ("9 May 1931", ["Opened", 'Second "open" round']),
        ("8", ["Days, in all", 'Second "open" round']),
        ("Third", ["Round"]),
        ("3", ["Days, in all", "Third"]),
    ]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("会谈;开始;人数\n第一轮;1931年3月5日;5,5\n", "a.csv"),
        ("会谈\t开始\t人数\n第一轮\t1931年3月5日\t5,5\n", "a.tsv"),
        ("会谈|开始|人数\n第一轮|1931年3月5日|5,5\n", "a.csv"),
        ('# note, not data\n会谈,开始,人数\n第一轮,1931年3月5日,"5,5"\n', "a.csv"),
    ],
)
def test_delimiters(source: str, path: str) -> None:
    assert _headed(read(source, path))[-1] == ("5,5", ["人数", "第一轮"])


def test_a_table_without_a_row_of_names() -> None:
    assert _headed(read("1931-03-05,12 men,3\n1931-05-09,8 men,4\n", "a.csv"))[-1] == ("4", ["1931-05-09"])


@pytest.mark.parametrize("source", ["", "\n", '"', '"a', 'a"b",c\n', ",,\n,,", "\r\r\n\n"])
def test_odd_tables(source: str, exact: Callable[[Document], None]) -> None:
    exact(read(source, "a.csv"))
