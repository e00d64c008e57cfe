"""Times of day that stand apart from their date, and how an hour compares with its day."""

from __future__ import annotations

import pytest

from factlint.claims.model import Extraction, Verdict
from factlint.claims.pipeline import corpus, extract
from factlint.sources.formats import read

_TOLD = {
    "The tram left the depot at 06:35 on 4 March 1969.": ["1969-03-04T06:35"],
    "The fair opened on 4 March 1969 at 3 p.m. and closed at 11.30 p.m.": [
        "1969-03-04T15:00",
        "1969-03-04T23:30",
    ],
    "The mill burnt on 4 March 1969. At 22:15 the roof fell in.": ["1969-03-04", "1969-03-04T22:15"],
    "1969年3月4日，磨坊失火。22时15分，屋顶塌下。": ["1969-03-04", "1969-03-04T22:15"],
    "一九六九年三月四日磨坊失火，下午三時屋頂塌下。": ["1969-03-04", "1969-03-04T15:00"],
    "1969年3月4日的比賽歷時2小時15分，比分為3:10。": ["1969-03-04"],
    "On 4 March 1969 they lost 3:10, at odds of 12:30 in the book.": ["1969-03-04"],
    "At 22:15 the roof fell in.": [],
}


def told(text: str) -> Extraction:
    return extract(read(text.encode(), "a.md"))


@pytest.mark.parametrize("text", _TOLD)
def test_hours(text: str) -> None:
    assert [str(claim.value) for claim in told(text).claims if claim.kind == "date"] == _TOLD[text]


def test_an_hour_alone_says_from_which_day_it_is() -> None:
    hour = next(c for c in told("1969年3月4日，磨坊失火。22时15分，屋顶塌下。").claims if "T" in str(c.value))
    assert hour.mention.certainty == "inferred"
    assert hour.mention.anchor is not None
    assert hour.mention.anchor.text == "1969年3月4日"


def verdicts(*texts: str) -> list[Verdict | None]:
    found = corpus([extract(read(text.encode(), f"{n}.md")) for n, text in enumerate(texts)])
    return [fact.verdict for fact in found.facts if fact.claims[0].kind == "date"]


def test_an_hour_refines_its_day() -> None:
    one = "The earthquake in Orlen was felt at 05:42 on 8 June 2004, and the dam broke.\n"
    two = "The earthquake in Orlen on 8 June 2004 broke the dam.\n"
    assert verdicts(one, two) == [Verdict.COMPATIBLE]
    assert verdicts(two, two.replace("earthquake in", "great earthquake at")) == [Verdict.CORROBORATED]


def test_another_hour_is_not_corroborated() -> None:
    one = "The earthquake in Orlen was felt at 05:42 on 8 June 2004, and the dam broke.\n"
    assert Verdict.CORROBORATED not in verdicts(one, one.replace("05:42", "06:52"))
