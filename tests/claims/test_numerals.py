"""Number words: whole phrases to numbers, in every way they are written."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factlint.claims.numerals import chinese, english, english_ordinal

NUMBERS = st.integers(min_value=0, max_value=10**12 - 1)
_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen""".split()  # noqa: SIM905 - read as a text
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - the same


def spell(number: int, joint: str = " and ") -> str:
    """The number in English words."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= size:
            rest = number % size
            tail = "" if not rest else (joint if rest < 100 else " ") + spell(rest, joint)
            return f"{spell(number // size, joint)} {name}{tail}"
    if number >= 100:
        tail = joint + spell(number % 100) if number % 100 else ""
        return f"{_ONES[number // 100]} hundred{tail}"
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def render(number: int, digits: str = "零一二三四五六七八九") -> str:
    """The number in Chinese characters."""
    if number == 0:
        return digits[0]
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            rest = number % size
            gap = digits[0] if rest and rest < size // 10 else ""
            return render(number // size, digits) + name + gap + (render(rest, digits) if rest else "")
    text, empty = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            text += (digits[0] if empty and text else "") + digits[digit] + name
            empty = False
        else:
            empty = True
    return text


@given(NUMBERS)
@example(10_050)
@example(100_000_005)
@example(1_000_010)
def test_chinese_reads_what_was_written(number: int) -> None:
    assert chinese(render(number)) == number


@given(NUMBERS)
def test_chinese_reads_the_numerals_of_cheques(number: int) -> None:
    written = render(number, "零壹贰叁肆伍陆柒捌玖").replace("十", "拾").replace("百", "佰").replace("千", "仟")
    assert chinese(written) == number


@given(NUMBERS, st.sampled_from([" and ", " "]))
def test_english_reads_what_was_written(number: int, joint: str) -> None:
    assert english(spell(number, joint)) == number


@given(NUMBERS)
def test_digits_with_and_without_separators(number: int) -> None:
    assert english(str(number)) == chinese(str(number)) == number
    assert english(f"{number:,}") == chinese(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two and a half", Fraction(5, 2)),
        ("1.5 million", 1_500_000),
        ("half", Fraction(1, 2)),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a million and a half", 1_500_000),
        ("two thirds", Fraction(2, 3)),
        ("a quarter", Fraction(1, 4)),
        ("fifteen hundred", 1500),
        ("three point one four", Fraction(314, 100)),
        ("5½", Fraction(11, 2)),
    ],
)
def test_english_phrases(words: str, value: Fraction | int) -> None:
    assert english(words) == value
    assert english(words.upper()) == value


@pytest.mark.parametrize(
    "words", ["", "and", "a", "hundred", "one one", "one and two", "nineteen fifty", "1955 2", "x", "1,23", "1" * 500]
)
def test_english_refuses(words: str) -> None:
    assert english(words) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("廿一", 21),
        ("卅", 30),
        ("两百", 200),
        ("一三六", 136),
        ("一九五五", 1955),
        ("1.2亿", 120_000_000),
        ("一点五亿", 150_000_000),
        ("3万", 30_000),
        ("2万5千", 25_000),
        ("两万五", 25_000),
        ("一百三", 130),
        ("1亿2000万", 120_000_000),
        ("百万", 1_000_000),
        ("半", Fraction(1, 2)),
        ("三分之一", Fraction(1, 3)),
        ("百分之三十", Fraction(3, 10)),
        ("三又二分之一", Fraction(7, 2)),
    ],
)
def test_chinese_phrases(text: str, value: Fraction | int) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize(
    "text", ["", "百", "万", "亿亿", "十二十", "一百二百", "分之", "二分之", "20多", "三个", "1" * 500]
)
def test_chinese_refuses(text: str) -> None:
    assert chinese(text) is None


@given(st.text(alphabet="0一二十百千万亿零两半分之点,.廿1 又", max_size=30))
def test_chinese_never_fails(text: str) -> None:
    chinese(text)


_WORDS = "a and one two twenty hundred thousand half thirds point dozen 5 1,000 ½ -".split()  # noqa: SIM905 - the same


@given(st.lists(st.sampled_from(_WORDS)))
def test_english_never_fails(words: list[str]) -> None:
    english(" ".join(words))


@given(st.integers(1, 10**9))
def test_ordinals_in_figures(number: int) -> None:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    assert english_ordinal(f"{number}{suffix}") == number


def test_ordinals_in_words() -> None:
    words = ["first", "twelfth", "seventy-third", "one hundred and first", "two hundredth", "hundredth"]
    assert [english_ordinal(word) for word in words] == [1, 12, 73, 101, 200, 100]
    assert [english_ordinal(word) for word in ["seventy", "11st", "the", "", "-", "thirty-zeroth"]] == [None] * 6


@pytest.mark.parametrize("unit", ["1", "一", "万", "and ", "1,"])
def test_long_input_costs_nothing(unit: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        assert english(unit * times) is None
        assert chinese(unit * times) is None
        return time.process_time() - started

    assert seconds(1_000_000) < 100 * max(seconds(100_000), 0.001)
