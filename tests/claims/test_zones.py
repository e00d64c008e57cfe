"""The clocks by which a passage tells its times."""

from __future__ import annotations

import doctest

from factlint.claims import zones


def test_doctests() -> None:
    assert doctest.testmod(zones).failed == 0


def test_two_clocks_in_chinese() -> None:
    text = "当地时间3月19日结束，北京时间已是3月20日。"
    assert zones.zones(text, 0, len(text)) == {"当地时间", "北京时间"}
