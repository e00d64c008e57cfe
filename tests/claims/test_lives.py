"""The days and years behind a name."""

from __future__ import annotations

import pytest

from factlint.claims.pipeline import extract
from factlint.sources.formats import read


def told(text: str) -> list[tuple[str, str, str]]:
    claims = extract(read(text.encode(), "a.md")).claims
    return [(c.kind, str(c.value), c.subject.aspect) for c in claims if c.kind in ("date", "range")]


@pytest.mark.parametrize(
    "text",
    [
        "Shen Moyun (3 May 1884 – 19 October 1951) was a botanist. He died at Chengdu.",
        "沈墨耘（1884年5月3日—1951年10月19日），植物学家，病逝于成都。",
        "沈墨耘（1884年5月3日至1951年10月19日），植物學家，病逝於成都。",
    ],
)
def test_a_birth_and_a_death(text: str) -> None:
    assert told(text) == [("date", "1884-05-03", "be-born"), ("date", "1951-10-19", "die")]


def test_years_alone_behind_a_name() -> None:
    assert told("The bridge of Mao Yisheng (1896–1989) stands.") == [
        ("date", "1896", "be-born"),
        ("date", "1989", "die"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Union (30 December 1922 – 26 December 1991) was a state.",
        "The war (1955–1975) was long.",
        "The strike (3 May 1921 – 19 October 1921) was lost; two men died.",
        "Mao Yisheng built from 1934 to 1937.",
        "第一次会谈（1955年—1970年）无果。",
    ],
)
def test_other_periods_stay_whole(text: str) -> None:
    assert [kind for kind, _, _ in told(text)] == ["range"]
