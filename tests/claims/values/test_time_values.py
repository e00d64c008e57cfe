"""The algebra of times: agreement is symmetric, refinement an order, and what is printed can be read again."""

from __future__ import annotations

import doctest
import importlib
import itertools

import pytest
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factlint.claims.values.agreement import Agreement
from factlint.claims.values.calendar import civil, day_number
from factlint.claims.values.edtf import parse
from factlint.claims.values.lunar import chinese, chinese_month, easter, hebrew
from factlint.claims.values.moon import hindu, islamic, solar_term
from factlint.claims.values.time import Date, Part, Time

YEARS = st.integers(min_value=1, max_value=2999)
SUBYEARS = st.sampled_from([*range(1, 13), 21, 22, 23, 24, 33, 34, 35, 36, 40, 41])
PARTS: st.SearchStrategy[Part] = st.sampled_from(["", "early", "mid", "late", "start", "end"])


@st.composite
def dates(draw: st.DrawFn) -> Date:
    kind = draw(st.sampled_from(["day", "month", "subyear", "year", "decade", "century", "open"]))
    year, approximate = draw(YEARS), draw(st.booleans())
    if kind == "day":
        return Date(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)), approximate=approximate)
    if kind == "month":
        return Date(year, draw(st.integers(1, 12)), part=draw(PARTS))
    if kind == "subyear":
        return Date(year, draw(SUBYEARS))
    if kind == "decade":
        return Date(year - year % 10, span="decade", part=draw(PARTS))
    if kind == "century":
        return Date(year - year % 100, span="century", part=draw(PARTS))
    if kind == "open":
        return Date(None, draw(st.integers(1, 12)), draw(st.none() | st.integers(1, 28)))
    return Date(year, part=draw(PARTS), approximate=approximate)


@st.composite
def moments(draw: st.DrawFn) -> Time:
    first = draw(dates())
    if draw(st.booleans()):
        return Time(first)
    last = draw(dates())
    assume(first.year is not None and last.year is not None and not first.part and not last.part)
    return Time(first, last)


@given(moments(), moments())
def test_agreement_is_symmetric(one: Time, other: Time) -> None:
    assert one.compare(other) is other.compare(one)


@given(moments())
def test_everything_agrees_with_itself(one: Time) -> None:
    assert one.compare(one) is Agreement.EQUAL


def refines(fine: Time, coarse: Time) -> bool:
    """Whether every day that the first may mean is one that the second may mean."""
    inner, outer = fine.bounds, coarse.bounds
    assert inner is not None and outer is not None
    return bool(inner[0] >= outer[0] and inner[1] <= outer[1])  # type: ignore[operator]


KNOWN = dates().filter(lambda date: date.year is not None).map(Time)


@given(KNOWN, KNOWN, KNOWN)
def test_refinement_is_a_partial_order(one: Time, two: Time, three: Time) -> None:
    assert refines(one, one)
    if refines(one, two) and refines(two, one):
        assert one.bounds == two.bounds
    if refines(one, two) and refines(two, three):
        assert refines(one, three)


@given(KNOWN, KNOWN)
def test_what_refines_agrees(one: Time, other: Time) -> None:
    if refines(one, other):
        assert one.compare(other) in (Agreement.EQUAL, Agreement.FINER)


@given(moments())
def test_what_is_printed_reads_as_the_same_days(one: Time) -> None:
    again = parse(str(one))
    assert again is not None, str(one)
    assert again.bounds == one.bounds
    assert str(again) == str(one)


@given(dates().filter(lambda date: not date.part))
def test_what_is_printed_without_a_part_reads_as_the_same_value(date: Date) -> None:
    assert parse(str(Time(date))) == Time(date)


@settings(deadline=None, max_examples=60)  # the other reader takes milliseconds
@given(moments())
def test_another_reader_of_edtf_accepts_what_is_printed(one: Time) -> None:
    assert parse_edtf(str(one)) is not None


@pytest.mark.parametrize("text", ["", "19xx", "1955-7", "yesterday", "../..", "1955/"])
def test_what_is_not_edtf_is_refused(text: str) -> None:
    assert parse(text) is None


@given(st.integers(min_value=-800_000, max_value=3_000_000))
def test_day_numbers_and_dates_are_inverse(number: int) -> None:
    assert day_number(*civil(number)) == number


@given(st.integers(1900, 2098))
def test_chinese_years_follow_each_other(year: int) -> None:
    starts = [month for each in range(1, 13) if (month := chinese_month(year, each)) is not None]
    assert all(one[1] < other[0] for one, other in itertools.pairwise(starts))
    new_year, next_year = chinese(year, 1, 1), chinese(year + 1, 1, 1)
    assert new_year is not None and next_year is not None
    assert next_year - new_year in (353, 354, 355, 383, 384, 385)
    assert civil(new_year)[1] in (1, 2)


def test_feasts_of_other_calendars() -> None:
    assert civil(hebrew(5734, 7, 10)) == (1973, 10, 6)
    assert civil(easter(1954)) == (1954, 4, 18)
    assert civil(easter(2024, orthodox=True)) == (2024, 5, 5)
    assert civil(islamic(1445, 9, 1)) == (2024, 3, 11)
    assert civil(islamic(1369, 10, 1)) == (1950, 7, 16)
    assert [civil(solar_term(year, 15)) for year in (1955, 2021)] == [(1955, 4, 5), (2021, 4, 4)]


def test_hindu_feasts_fall_where_they_were_kept_also_in_years_with_an_inserted_month() -> None:
    lights = {2012: (11, 13), 2015: (11, 11), 2018: (11, 7), 2020: (11, 14), 2022: (10, 24), 2023: (11, 12)}
    for year, day in lights.items():
        found = hindu(year, 7, 30, 13)
        assert found is not None
        assert civil(found)[1:] == day


@pytest.mark.parametrize(
    "name", ["agreement", "calendar", "duration", "edtf", "lunar", "moon", "number", "term", "time"]
)
def test_documented_examples(name: str) -> None:
    module = importlib.import_module(f"factlint.claims.values.{name}")
    assert doctest.testmod(module).failed == 0
