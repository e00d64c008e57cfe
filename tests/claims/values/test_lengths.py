"""Durations against endpoints: what people write about a period, and what cannot be true of it."""

from __future__ import annotations

import doctest
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.claims.values import lengths
from factlint.claims.values.calendar import civil, day_number
from factlint.claims.values.duration import Duration, Hedge, Unit
from factlint.claims.values.lengths import fits
from factlint.claims.values.time import Date, Time

_DAYS = st.integers(day_number(1000, 1, 1), day_number(2999, 12, 31))


def _day(number: int) -> Time:
    return Time(Date(*civil(number)))


def _length(number: int | Fraction, unit: Unit, hedge: Hedge = "") -> Duration:
    return Duration(((unit, Fraction(number)),), hedge)


def test_doctests() -> None:
    assert doctest.testmod(lengths).failed == 0


@pytest.mark.parametrize(
    ("first", "last", "duration"),
    [
        (Date(1955, 8, 1), Date(1955, 9, 10), _length(41, "day")),
        (Date(1955, 8, 1), Date(1955, 9, 10), _length(6, "week")),
        (Date(1957, 12, 12), Date(1958, 9, 15), _length(9, "month")),
        (Date(1955), Date(1970), _length(15, "year")),
        (Date(1955, 8), Date(1970, 2), _length(15, "year")),
        (Date(1951, 7, 10), Date(1953, 7, 27), Duration((("year", Fraction(2)), ("day", Fraction(17))))),
        (Date(1951, 7, 10), Date(1953, 7, 27), _length(748, "day")),
        (Date(2022, 11, 14), Date(2023, 3, 1), _length(Fraction(7, 2), "month")),
        (Date(1997, 7, 1), Date(2000, 1, 1), _length(Fraction(5, 2), "year")),
        (Date(1985, 5, 27), Date(2000, 1, 1), _length(14, "year", "more")),
        (Date(2015, 10, 18), Date(2016, 1, 16), _length(3, "month", "about")),
        (Date(1924), Date(2024), _length(100, "year")),
        (Date(1900, 5, 14), Date(1900, 10, 28), _length(5, "month", "more")),
        (Date(1967, 1, 27), Date(1968, 10, 11), _length(20, "month", "more")),
        (Date(2024, 1, 31), Date(2024, 2, 29), _length(1, "month")),
        (Date(1999), Date(2001), _length(3, "hour")),
    ],
)
def test_fits(first: Date, last: Date, duration: Duration) -> None:
    assert fits(duration, Time(first), Time(last))[0]


@pytest.mark.parametrize(
    ("first", "last", "duration", "calculation"),
    [
        (Date(1954, 4, 26), Date(1954, 6, 15), _length(10, "week", "nearly"), "7 weeks and 1 day"),
        (Date(1952, 10, 8), Date(1953, 4, 26), _length(9, "month", "nearly"), "6 months and 18 days"),
        (Date(1969, 11, 17), Date(1972, 5, 26), _length(3, "year", "more"), "2 years, 6 months and 9 days"),
        (Date(1968, 12, 21), Date(1968, 12, 27), _length(9, "day"), "6 days, 7 counted inclusively"),
        (Date(1955, 8, 1), Date(1955, 9, 10), _length(39, "day"), "40 days, 41 counted inclusively"),
        (Date(1955), Date(1970), _length(17, "year"), "14 to 16 years"),
        (Date(1955, 8), Date(1955, 9), _length(3, "month"), "0 to 2 months"),
    ],
)
def test_does_not_fit(first: Date, last: Date, duration: Duration, calculation: str) -> None:
    fitting, told = fits(duration, Time(first), Time(last))
    assert not fitting
    assert told == f"{first} to {last} is {calculation}"


@given(_DAYS, st.integers(1, 4000))
def test_days_fit_only_their_two_counts(start: int, days: int) -> None:
    first, last = _day(start), _day(start + days)
    assert [n for n in range(days - 2, days + 4) if n > 0 and fits(_length(n, "day"), first, last)[0]] == [
        days,
        days + 1,
    ]


@given(_DAYS, st.integers(1, 20000), st.sampled_from(["week", "month", "year"]))
def test_some_whole_number_of_every_unit_fits(start: int, days: int, unit: Unit) -> None:
    size = {"week": 7, "month": 30.437, "year": 365.24}
    fitting = [
        n
        for n in range(int(days / size[unit]) - 2, int(days / size[unit]) + 4)
        if fits(_length(n, unit), _day(start), _day(start + days))[0]
    ]
    assert 1 <= len(fitting) <= 3


@given(_DAYS, st.integers(1, 4000), st.integers(1, 4000))
def test_a_hedge_only_admits_more(start: int, days: int, stated: int) -> None:
    plain = fits(_length(stated, "day"), _day(start), _day(start + days))[0]
    hedges: tuple[Hedge, ...] = ("about", "nearly")
    assert not plain or all(fits(_length(stated, "day", hedge), _day(start), _day(start + days))[0] for hedge in hedges)


@given(_DAYS, st.integers(1, 4000), st.integers(1, 60), st.sampled_from(["week", "month", "year"]))
def test_less_than_a_length_is_what_is_shorter(start: int, days: int, stated: int, unit: Unit) -> None:
    size = {"week": (7, 7), "month": (28, 31), "year": (365, 366)}[unit]
    fitting = fits(_length(stated, unit, "less"), _day(start), _day(start + days))[0]
    assert fitting or days >= stated * size[0]
    assert not fitting or days <= (stated + 1 / 10) * size[1]


@given(_DAYS, st.integers(0, 4000), st.integers(1, 60), st.sampled_from(["day", "week", "month", "year"]))
def test_a_coarser_end_only_admits_more(start: int, days: int, stated: int, unit: Unit) -> None:
    first, last = _day(start), _day(start + days)
    duration = _length(stated, unit)
    if fits(duration, first, last)[0]:
        coarse = Time(Date(last.first.year, last.first.month))
        assert fits(duration, first, coarse)[0]
