"""Two wordings of one statement: what changes what is said, and what does not."""

from __future__ import annotations

import pytest

from factlint.claims.quotes import tokens
from factlint.claims.text import fold
from factlint.claims.wordings import Comparison, side_by_side


def _compared(one: str, two: str) -> Comparison:
    first, second = ([*tokens(fold(text), 0, len(text))] for text in (one, two))
    return side_by_side(first, second)


@pytest.mark.parametrize(
    ("one", "two", "sorts"),
    [
        ("it was the worst flood in 40 years", "it was the worst flood in 14 years", ["number"]),
        ("we shall sign the paper on Monday at noon", "we shall sign the paper on Tuesday at noon", ["number"]),
        ("they did not want the old bridge to fall", "they did want the old bridge to fall", ["negation"]),
        ("they want the old bridge to stay", "they didn't want the old bridge to stay", ["negation"]),
        ("the lake feeds the river and the town", "the town feeds the river and the lake", ["exchange"]),
        ("all that could be done to keep the ferry", "all that could be done to sink the ferry", ["wording"]),
        ("当天到会的只有十七个人", "當天到會的只有七個人", ["number"]),
        ("双方同意不在河上再建新桥", "雙方同意在河上再建新橋", ["negation"]),
    ],
)
def test_what_changes_the_statement(one: str, two: str, sorts: list[str]) -> None:
    assert [difference.sort for difference in _compared(one, two).differences] == sorts
    assert [difference.sort for difference in _compared(two, one).differences] == sorts


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("We shall keep the 17 old harbours", "we shall keep the seventeen old harbors"),
        ("the town will not pay for a new bridge", "the town won’t pay for the new bridge"),
        ("the town will … pay for the bridge next year", "the town will never again pay for the bridge next year"),
        ("the town [of Lee] will pay for the bridge", "the town of the poor will pay for the bridge"),
        ("the town will pay", "as I said before the town will pay for every bridge"),
        (
            "ask what you can do for your country",
            "ask not what it can do for you, ask what you can do for your country",
        ),
        ("双方同意在河上再建三座新桥", "雙方同意，在河上再建3座新橋"),
        ("双方同意……再建三座新桥", "雙方同意不惜費用在河上再建三座新橋"),
    ],
)
def test_what_does_not(one: str, two: str) -> None:
    assert _compared(one, two).differences == ()
    assert _compared(two, one).differences == ()
