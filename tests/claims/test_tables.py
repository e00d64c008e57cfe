"""A row of a table is a statement under its headers: what a cell leaves out, its row, column and caption say."""

from __future__ import annotations

import pytest

from factlint.claims.model import Claim
from factlint.claims.pipeline import corpus, extract
from factlint.rules.registry import RULES
from factlint.rules.run import check
from factlint.sources.formats import read

_MEETINGS = """| Meeting | Date | Subject |
|---|---|---|
| Second | 21 March 1895 | terms |
| Third | 24 March 1895 | peace |
"""
_STAFF = """| | 2021 | 2022 |
|---|---|---|
| Employees | 1,603 | 1,641 |
| Turnout | 61.4% | 52.0% |
"""
_STAFF_ZH = """| 年份 | 員工 | 備註 |
|---|---|---|
| 2021年 | 1,603 | 不含子公司 |
| 2022年 | 1,614 | 不含子公司 |
"""


def claims(text: str, name: str = "a.md") -> list[Claim]:
    return list(extract(read(text.encode(), name)).claims)


def test_a_date_takes_its_event_and_number_from_the_row() -> None:
    second, third = (claim for claim in claims(_MEETINGS) if claim.kind == "date")
    assert (second.subject.head, second.subject.ordinal) == ("meeting", 2)
    assert third.subject.ordinal == 3


@pytest.mark.parametrize(("text", "years"), [(_STAFF, ("2021", "2022")), (_STAFF_ZH, ("2021", "2022"))])
def test_a_number_alone_counts_what_heads_it(text: str, years: tuple[str, ...]) -> None:
    staff = [claim for claim in claims(text) if claim.kind == "count" and claim.mention.unit == "person"]
    assert [str(claim.subject.when) for claim in staff] == list(years)
    assert all(claim.mention.end - claim.mention.start == len("1,603") for claim in staff)


def test_a_percentage_is_one_of_its_row() -> None:
    turnout = [claim for claim in claims(_STAFF) if claim.mention.unit == "%"]
    assert [claim.subject.head for claim in turnout] == ["turnout", "turnout"]


@pytest.mark.parametrize("header", ["No.", "Version", "Page", "Height", "Code", "编号", "版本", "頁"])
def test_a_number_that_names_counts_nothing(header: str) -> None:
    assert not [c for c in claims(f"| Name | {header} |\n|---|---|\n| A | 144 |\n") if c.kind == "count"]


def test_two_tables_differ_in_one_year_alone() -> None:
    texts = {"report.md": _STAFF, "nianbao.md": _STAFF_ZH}
    read_in = corpus([extract(read(text.encode(), name)) for name, text in texts.items()])
    (finding,) = (found for found in check(read_in, RULES) if found.code == "N201")
    assert {end.text for end in finding.evidence} == {"1,641", "1,614"}


_DAYS = """| 日期 | 事項 |
|---|---|
| 2009年2月4日 | 第一輪談判在日內瓦舉行 |
| 2012年9月17日 | 兩國簽署條約 |
"""


def test_a_day_that_heads_its_row_is_of_what_the_row_tells() -> None:
    first, second = (claim for claim in claims(_DAYS) if claim.kind == "date")
    assert (first.subject.ordinal, first.subject.aspect) == (1, "hold")
    assert (second.subject.head, second.subject.aspect) == ("treaty", "sign")
