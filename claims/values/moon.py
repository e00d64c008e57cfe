"""Calendars that follow the sky: the solar terms, Hindu feasts, and the Islamic months of Umm al-Qura.

Longitudes of sun and moon by the leading terms of Meeus, Astronomical Algorithms, 2nd ed., ch. 25 and 47: good to some
minutes of time, which decides the day of a feast in all but rare years. Days are day numbers (1970-01-01 is 0).
"""

from __future__ import annotations

from functools import cache
from math import radians, sin

from factlint.claims.values.calendar import day_number

_J2000 = 10957.5
"""The epoch of the formulae, 2000-01-01 12:00, as a day number."""
_MOON = (
    (6.288774, 0, 0, 1, 0), (1.274027, 2, 0, -1, 0), (0.658314, 2, 0, 0, 0), (0.213618, 0, 0, 2, 0),
    (-0.185116, 0, 1, 0, 0), (-0.114332, 0, 0, 0, 2), (0.058793, 2, 0, -2, 0), (0.057066, 2, -1, -1, 0),
    (0.053322, 2, 0, 1, 0), (0.045758, 2, -1, 0, 0), (-0.040923, 0, 1, -1, 0), (-0.034720, 1, 0, 0, 0),
    (-0.030383, 0, 1, 1, 0), (0.015327, 2, 0, 0, -2), (-0.012528, 0, 0, 1, 2), (0.010980, 0, 0, 1, -2),
)  # fmt: skip
"""Degrees, and multiples of the elongation, the anomalies of sun and moon, and the moon's argument of latitude."""
_SYNODIC = 29.530588861
_MECCA_SUNSET, _BEIJING = 15.5 / 24, 8 / 24
"""Sunset in Mecca as a part of the day in universal time; how far clocks in Beijing are ahead of it."""


def sun(day: float) -> float:
    """Apparent longitude of the sun in degrees; `day` in universal time."""
    t = (day - _J2000) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    return (280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))) % 360


def elongation(day: float) -> float:
    """Degrees by which the moon is ahead of the sun: 0 at new moon, 180 at full moon."""
    t = (day - _J2000) / 36525
    arguments = (
        radians(297.8501921 + 445267.1114034 * t),
        radians(357.5291092 + 35999.0502909 * t),
        radians(134.9633964 + 477198.8675055 * t),
        radians(93.2720950 + 483202.0175233 * t),
    )
    terms = (size * sin(sum(n * a for n, a in zip(factors, arguments, strict=True))) for size, *factors in _MOON)
    return (218.3164477 + 481267.88123421 * t + sum(terms) - sun(day)) % 360


@cache
def solar_term(year: int, longitude: int) -> int:
    """The day in China on which the sun reaches a longitude: 0 is the equinox of March, 90 the solstice of June.

    >>> solar_term(2021, 75) == day_number(2021, 6, 5), solar_term(2022, 270) == day_number(2022, 12, 22)
    (True, True)
    """
    day = day_number(year, 3, 20) + (longitude if longitude < 285 else longitude - 360) * 365.2422 / 360
    for _ in range(4):
        day += ((longitude - sun(day) + 180) % 360 - 180) * 365.2422 / 360
    return int((day + _BEIJING) // 1)


@cache
def hindu(year: int, month: int, lunar_day: int, hour: int) -> int | None:
    """The first day on which a lunar day (1-30, 15 full moon) of a month (Chaitra is 1) has begun at an hour UT.

    Months end with the new moon and are named by the sidereal sign of the sun, as in most of India.

    >>> hindu(2013, 7, 30, 13) == day_number(2013, 11, 3), hindu(2019, 12, 15, 13) == day_number(2019, 3, 20)
    (True, True)
    """
    start = day_number(year, 3, 10) + 30 * (month - 1 if month < 11 else month - 13)
    begins, found, ran = 12 * (lunar_day - 1), None, True
    for day in range(start, start + 70):
        moment = day + hour / 24
        since = (elongation(moment) - begins) % 360
        runs = since < 180
        if runs and not ran:
            new_moon = _new_moon(moment - (since + begins) / 360 * _SYNODIC)
            sidereal = sun(new_moon) - 23.853 - 0.01397 * (year - 2000)
            if int(sidereal % 360 // 30) == (month - 2) % 12:
                found = day  # of two months in one sign the second: the first is the inserted one
        ran = runs
    return found


@cache
def islamic(year: int, month: int, day: int) -> int:
    """The day of an Islamic date: months begin on the evening after the new moon, as seen from Mecca (Umm al-Qura).

    >>> islamic(1439, 10, 1) == day_number(2018, 6, 15), islamic(1435, 1, 10) == day_number(2013, 11, 13)
    (True, True)
    """
    about = -492148 + round((12 * (year - 1) + month - 1) * _SYNODIC)
    sunset = about + _MECCA_SUNSET
    return int((_new_moon(sunset) - _MECCA_SUNSET) // 1) + 1 + day


def _new_moon(near: float) -> float:
    """The new moon nearest to a moment."""
    for _ in range(4):
        near -= ((elongation(near) + 180) % 360 - 180) / 360 * _SYNODIC
    return near
