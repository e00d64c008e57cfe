"""Expressions of time: every sentence of the corpora, and what no input may break."""

from __future__ import annotations

import doctest
import importlib
import itertools
import re
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factlint.claims.model import Mention
from factlint.claims.sentences import split
from factlint.claims.text import fold
from factlint.claims.time_first import ANY, first
from factlint.claims.time_language import languages
from factlint.claims.times import times
from factlint.sources import formats
from factlint.sources.document import Block, Document, Run

CORPORA = Path(__file__).parent.parent / "corpora"
MARK = re.compile(r"\[(?P<words>[^\[\]]*)\]")


def document(text: str, **metadata: str) -> Document:
    """Each line a paragraph."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return Document("story.txt", text, text, (Run(0, 0, len(text), len(text)),), tuple(blocks), metadata=metadata)


def read(text: str, base: str | None = None, **metadata: str) -> list[Mention]:
    whole, folded = document(text, **metadata), fold(text)
    return times(whole, folded, split(whole, folded), base)


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{name}: {case['about']}")
        for name in ("time_en", "time_zh")
        for case in tomllib.loads((CORPORA / f"{name}.toml").read_text(encoding="utf-8"))["cases"]
    ]


@pytest.mark.parametrize("case", cases())
def test_corpus(case: dict[str, Any]) -> None:
    expected = [match["words"] for match in MARK.finditer(case["text"])]
    text = MARK.sub(lambda match: match["words"], case["text"])
    found = read(text, case.get("base"))
    assert [(text[m.start : m.end], str(m.value)) for m in found] == list(
        zip(expected, case.get("values", []), strict=True)
    )


@pytest.mark.parametrize("name", ["first", "feasts", "amounts", "language"])
def test_documented_examples(name: str) -> None:
    module = importlib.import_module(f"factlint.claims.time_{name}")
    assert doctest.testmod(module).failed == 0


def test_inferred_parts_say_what_gave_them() -> None:
    found = read("On 27 July 1953 it was signed. Four days later the exchange began, in August it ended.")
    assert [m.certainty for m in found] == ["stated", "inferred", "inferred"]
    anchors = [m.anchor.text for m in found if m.anchor]
    assert anchors == ["27 July 1953", "Four days later"]
    assert found[1].get("offset") == "P4D"
    assert found[1].get("relation") == "after"


def test_weekday_stands_in_the_mention_and_its_detail() -> None:
    for text in (
        "On Thursday, 12 December 1957 it met.",
        "1957年12月12日（星期四）开会。",
        "1957年12月12日，星期四，开会。",
    ):
        (mention,) = read(text)
        assert mention.get("weekday") == "4"
        assert str(mention.value) == "1957-12-12"
        assert "Thursday" in text[mention.start : mention.end] or "星期四" in text[mention.start : mention.end]


def test_reference_date_comes_from_the_document_before_the_option() -> None:
    text = "The minister spoke yesterday."
    assert [str(m.value) for m in read(text)] == []
    assert [str(m.value) for m in read(text, "2008-05-13")] == ["2008-05-12"]
    assert [str(m.value) for m in read(text, "2008-05-13", date="2010-03-01")] == ["2010-02-28"]
    (mention,) = read(text, "2008-05-13")
    assert mention.anchor is not None
    assert mention.anchor.text == "--base-date"


def test_ages_and_anniversaries_are_lengths() -> None:
    found = read("He was 18 years old at the 27th anniversary.")
    assert [(m.kind, m.detail) for m in found] == [("duration", (("age", "18"),))] or all(
        m.kind == "duration" for m in found
    )


def test_eras_and_other_calendars_are_named() -> None:
    (mention,) = read("民國四十四年八月，會談開始。")
    assert (str(mention.value), mention.get("calendar")) == ("1955-08", "republic")


@given(st.text(alphabet="0123456789年月日至同次 -–/.,:一二三十百第周上下MayJune'to the of and later days", max_size=60))
def test_any_text_gives_mentions_in_order_inside_it(text: str) -> None:
    found = read(text, "2001-02-03")
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["1", "第", " ", "一", "9 ", "1-", "年", "the ", "十月", "1/1/", "on ", "in 1900 and 1950 ", "the day after "],
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        start = time.process_time()
        whole = document(text)
        times(whole, fold(text), (), None)
        return time.process_time() - start

    seconds(1000)
    short, long = seconds(100_000), seconds(1_000_000)
    assert long < 20 * short + 1


@pytest.mark.parametrize(
    "text", ["9" * 1_000_000, "1955年13月", "year 99999", "99999年", "9" * 50 + "年后", "一" * 5000 + "年"]
)
def test_absurd_numbers_break_nothing(text: str) -> None:
    assert all(m.kind != "date" or not getattr(m.value, "possible", True) for m in read(text))


def test_every_pattern_begins_as_its_first_set_says() -> None:
    for language in languages():
        assert all(pattern.first is not ANY for pattern in language.patterns), language.name
    assert first("[^a]b") is ANY


@pytest.mark.parametrize(
    "text",
    [
        "公司公布了2018年业绩。股东大会将于7月5日召开。9月1日交付了首批矿石。",
        "公司公布了2018年業績。股東大會定於7月5日召開。9月1日交付了首批礦石。",
        "The mine told its figures for 2018. Its shareholders will meet on 5 July. Ore was shipped on 1 September.",
    ],
)
def test_a_text_that_reviews_the_year_before_its_own_date_speaks_of_days_to_come(text: str) -> None:
    assert [str(mention.value) for mention in read(text, date="2019-03-20")] == ["2018", "2019-07-05", "2018-09-01"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2014年探险\n2013年10月5日报名，12月1日抽签。6月4日出发。", "2014 2013-10-05 2013-12-01 2014-06-04"),
        ("探险队\n2013年10月5日报名，12月1日抽签。6月4日出发。", "2013-10-05 2013-12-01 2013-06-04"),
    ],
)  # fmt: skip
def test_a_narrative_reaches_the_year_of_its_title(text: str, values: str) -> None:
    whole = document(text)
    first, *rest = whole.blocks
    whole = replace(whole, blocks=(first._replace(kind="title"), *rest))
    folded = fold(text)
    assert [str(m.value) for m in times(whole, folded, split(whole, folded), None)] == values.split()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The storm struck Ilan on 13 September 2017 (12 September in London) and left on the same day.",
            ["2017-09-13", "2017-09-12", "2017-09-13"],
        ),
        ("2010年5月3日，渡轮（1971年交付）检修，8月27日复航。", ["2010-05-03", "1971", "2010-08-27"]),
        ("2010年5月3日，渡輪（1971年交付）檢修，8月27日復航。", ["2010-05-03", "1971", "2010-08-27"]),
    ],
)  # fmt: skip
def test_a_date_in_brackets_moves_nothing(text: str, values: list[str]) -> None:
    assert [str(mention.value) for mention in read(text) if mention.kind == "date"] == values


def test_what_follows_a_table_goes_on_from_before_it() -> None:
    table = "| ship | afloat |\n| --- | --- |\n| I | 4 March 1951 |\n| II | 6 May 1962 |\n\n"
    one_year = "| ship | afloat |\n| --- | --- |\n| I | 4 March 1962 |\n| II | 6 May 1962 |\n\n"
    for rows, value in ((table, "XXXX-04-12"), (one_year, "1962-04-12")):
        whole = formats.read((rows + "One was tried on 12 April.\n").encode(), "ships.md")
        folded = fold(whole.text)
        assert str(times(whole, folded, split(whole, folded), None)[-1].value) == value
