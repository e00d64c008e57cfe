"""Which durations are lengths of a period, and which only stand beside dates."""

from __future__ import annotations

import pytest

from factlint.claims.between import between
from factlint.claims.extents import extents, passages
from factlint.claims.pipeline import extract
from factlint.claims.rows import rows
from factlint.sources.formats import read


def _joined(text: str, name: str = "note.txt") -> list[tuple[str, ...]]:
    document = read(text.encode(), name)
    extraction = extract(document)
    mentions = [claim.mention for claim in extraction.claims]
    said = passages(extraction.folded, extraction.sentences, mentions)
    found = extents(said) + between(said, extraction.sentences, extraction.claims) + list(rows(document, mentions))
    return [(str(extent.duration.value), *map(str, extent.ends)) for extent in found]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("The strike, which ran from 3 to 24 May 1926, lasted three weeks.", ("P3W", "1926-05-03", "1926-05-24")),
        ("The siege went on from March to July 1941, that is, for five months.", ("P5M", "1941-03", "1941-07")),
        ("From 3 May to 9 June 1926 (38 days) no train ran.", ("P38D", "1926-05-03", "1926-06-09")),
        ("The Games lasted 16 days, from 8 to 23 August 2008.", ("P16D", "2008-08-08", "2008-08-23")),
        ("The congress met from 2 to 12 June 1930. It lasted eleven days.", ("P11D", "1930-06-02", "1930-06-12")),
        (
            "The exhibition opened on 1 May 1851 and closed on 11 October 1851, lasting five months.",
            ("P5M", "1851-05-01", "1851-10-11"),
        ),
        (
            "It was suspended on 4 March 1960. The suspension lasted until 4 May 1960, that is, for two months.",
            ("P2M", "1960-03-04", "1960-05-04"),
        ),
        (
            "The talks opened on 3 May 1955. The treaty was signed on 9 June 1956. "
            "From opening to signature the delegates needed thirteen months.",
            ("P13M", "1955-05-03", "1956-06-09"),
        ),
        (
            "会谈于1955年5月3日开始。1956年6月9日签字。从开始到签字，历时十三个月。",
            ("P13M", "1955-05-03", "1956-06-09"),
        ),
        ("展览会于1851年5月1日开幕，1851年10月11日闭幕，历时五个月。", ("P5M", "1851-05-01", "1851-10-11")),
        ("围城自1941年3月至7月，长达五个月之久。", ("P5M", "1941-03", "1941-07")),
        ("1926年5月3日至6月9日（共38天），铁路停运。", ("P38D", "1926-05-03", "1926-06-09")),
        ("運動會於2008年8月8日至23日舉行，會期十六天。", ("P16D", "2008-08-08", "2008-08-23")),
        ("协定于1953年3月1日签字，1953年6月1日生效，相隔三个月。", ("P3M", "1953-03-01", "1953-06-01")),
    ],
)
def test_joined(text: str, joined: tuple[str, ...]) -> None:
    assert _joined(text) == [joined]


@pytest.mark.parametrize(
    "text",
    [
        "From 3 to 9 May 1955 they met for the first time in five years.",
        "On 3 May 1955 the minister, 62 years old, left for two weeks; on 9 June 1955 he was back.",
        "The talks of 1 to 10 May 1955 ended a war that had lasted nine years.",
        "The term was to last 40 days from 1 to 20 May 1955.",
        "From 1955 to 1970, three years of talks were held in Warsaw.",
        "Between 1 and 20 May 1955 the court sat on nine working days.",
        "The bridge was begun on 3 May 1955 and, two years later, opened on 9 June 1957.",
        "Over the next two years, from 1955 to 1960, little changed.",
        "The strike did not last three weeks; it ran from 3 to 9 May 1926 only.",
        "1955年5月1日至10日的会谈结束了历时九年的战争。",
        "1955年5月3日至9日，双方五年来首次会晤。",
        "1955年5月1日至20日，法庭共开庭九个工作日。",
        "会议原定1955年5月1日至5日举行，预计为期三天。",
        "1955年5月3日簽約，兩年後通車。",
        "The talks opened on 3 May 1955. From breakfast to dinner the delegates needed patience for three days.",
    ],
)
def test_not_joined(text: str) -> None:
    assert _joined(text) == []


def test_rows_of_a_table() -> None:
    table = (
        "Sailings of the season.\n\n"
        "| Voyage | Out | Home | Length |\n"
        "|---|---|---|---|\n"
        "| First | 3 May 1926 | 9 May 1926 | six days |\n"
        "| Second | 1 June 1926 | 11 June 1926 | ten days |\n"
    )
    assert _joined(table, "sailings.md") == [
        ("P6D", "1926-05-03", "1926-05-09"),
        ("P10D", "1926-06-01", "1926-06-11"),
    ]
