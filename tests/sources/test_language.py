"""Languages told from characters."""

from __future__ import annotations

import pytest

from factlint.sources.language import language
from factlint.sources.plain import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks opened in Geneva.", "en"),
        ("两国大使在日内瓦会谈", "zh-Hans"),
        ("兩國大使在日內瓦會談", "zh-Hant"),
        ("中文", "zh"),
        ("皇后大道后里台中", "zh"),
        ("1955-08-01", "und"),
        ("", "und"),
        ("Wang Bingnan (王炳南) spoke first and then went home.", "en"),
        ("会谈を日内瓦で開始した。", "ja"),
        ("회담은 제네바에서 열렸다.", "und"),
        ("Переговоры начались в Женеве.", "und"),
        ("Die Gespräche begannen am ersten August und dauerten bis zum Herbst. " * 6, "und"),
    ],
)
def test_language(text: str, expected: str) -> None:
    assert language(text) == expected


def test_blocks_of_another_language() -> None:
    document = read("两国大使在日内瓦开始会谈，双方商定议程。\n\nThe talks opened in Geneva.\n\n1955\n", "a")
    assert document.language == "zh-Hans"
    assert [block.language for block in document.blocks] == ["", "en", ""]
