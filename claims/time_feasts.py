"""Feasts and holidays: "Christmas 2007", 1955年春节, "Easter"; the rule of each is data (`languages/feasts.toml`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from factlint.claims.kept import table
from factlint.claims.values.calendar import civil, day_number, month_length, weekday
from factlint.claims.values.lunar import chinese, easter, hebrew
from factlint.claims.values.moon import hindu, islamic, solar_term
from factlint.claims.values.time import Date, Time


@cache
def feasts() -> dict[str, str]:
    """Every name and its rule."""
    found: dict[str, str] = table("feasts", _read)
    return found


def _read() -> dict[str, str]:
    import tomllib

    data = tomllib.loads((files("factlint.claims") / "languages" / "feasts.toml").read_text(encoding="utf-8"))
    return {name: feast["rule"] for feast in data["feasts"] for name in feast["names"]}


def feast(rule: str, year: int) -> Time | None:
    """The day or days of a feast in a year; None where its calendar does not reach.

    >>> str(feast("easter+1", 2013)), str(feast("nth 11 4 4", 2013)), str(feast("chinese 1-1", 2014))
    ('2013-04-01', '2013-11-28', '2014-01-31')
    """
    kind, _, rest = rule.partition(" ")
    if kind[0].isdigit():
        month, day = kind.split("-")
        start = day_number(year, int(month), int(day))
        return _span(start, int(rest or 1))
    if kind.startswith(("easter", "orthodox")):
        name = "easter" if kind.startswith("easter") else "orthodox"
        return _span(easter(year, name == "orthodox") + int(kind[len(name) :] or 0), int(rest or 1))
    return _READERS[kind](rest.split(), year)


def _span(start: int | None, days: int) -> Time | None:
    if start is None:
        return None
    first = Date(*civil(start))
    return Time(first) if days == 1 else Time(first, Date(*civil(start + days - 1)))


def _nth(parts: list[str], year: int) -> Time | None:
    month, day, count = (int(part) for part in parts[:3])
    first = day_number(year, month, 1)
    start = first + (day - weekday(first)) % 7 + 7 * (count - 1)
    if count < 0:
        last = first + month_length(year, month) - 1
        start = last - (weekday(last) - day) % 7
    return _span(start + (int(parts[3]) if len(parts) > 3 else 0), 1)


def _chinese(parts: list[str], year: int) -> Time | None:
    month, day = (int(part) for part in parts[0].split("-"))
    start = chinese(year, month, day)
    return _span(start if start is None or len(parts) == 1 else start - 1, 1)


def _hebrew(parts: list[str], year: int) -> Time | None:
    month, day = (int(part) for part in parts[0].split("-"))
    days = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 1
    for each in (year + 3760, year + 3761):
        leap = (7 * each + 1) % 19 < 7
        start = hebrew(each, month + (leap and parts[-1] == "purim"), day)
        if civil(start)[0] == year:
            return _span(start - 1, days + 1)  # the day begins in the evening before
    return None


def _islamic(parts: list[str], year: int) -> Time | None:
    month, day = (int(part) for part in parts[0].split("-"))
    about = (year - 622) * 33 // 32
    starts = (islamic(each, month, day) for each in range(about, about + 3))
    start = next((start for start in starts if civil(start)[0] == year), None)
    return _span(start, int(parts[1]) if len(parts) > 1 else 1)


def _ramadan(_parts: list[str], year: int) -> Time | None:
    about = (year - 622) * 33 // 32
    months = ((islamic(each, 9, 1), islamic(each, 10, 1)) for each in range(about, about + 3))
    return next((_span(first, after - first) for first, after in months if civil(first)[0] == year), None)


def _hindu(parts: list[str], year: int) -> Time | None:
    month, day, hour, *later = (int(part) for part in parts)
    start = hindu(year, month, day, hour)
    return None if start is None else _span(start + sum(later), 1)


def _solar(parts: list[str], year: int) -> Time | None:
    return _span(solar_term(year, int(parts[0])), 1)


_READERS: dict[str, Callable[[list[str], int], Time | None]] = {
    "nth": _nth,
    "chinese": _chinese,
    "hebrew": _hebrew,
    "islamic": _islamic,
    "ramadan": _ramadan,
    "hindu": _hindu,
    "solar": _solar,
}
