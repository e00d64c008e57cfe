"""Calendars by arithmetic and table, whose feasts and dates texts name: Chinese, Hebrew, and the two Easters.

Chinese: lengths of the months of 1900-2099 for the meridian of 120 degrees east (GB/T 33661-2017), a number a year:
bits 0-12 long months in order, 13-16 the leap month, 17-22 days from 20 January to the new year. Hebrew by arithmetic,
Easter by computus: Reingold and Dershowitz, Calendrical Calculations, 4th ed., 2018, ch. 8-9. Days are day numbers
(1970-01-01 is 0).
"""

from __future__ import annotations

from factlint.claims.values.calendar import day_number

_FIRST = 1900
_YEARS = (
    0x1716D2, 0x3C0752, 0x260EA5, 0x12B64A, 0x36064B, 0x1E0A9B, 0x0A9556, 0x30056A, 0x1A0B59, 0x045752,
    0x2A0752, 0x14DB25, 0x3A0B25, 0x220A4B, 0x0CB4AB, 0x3202AD, 0x1C056B, 0x064B69, 0x2C0DA9, 0x18FD92,
    0x3E0E92, 0x260D25, 0x10BA4D, 0x360A56, 0x2002B6, 0x0895B5, 0x3006D4, 0x1A0EA9, 0x065E92, 0x2A0E92,
    0x14CD26, 0x38052B, 0x220A57, 0x0CB2B6, 0x320B5A, 0x1E06D4, 0x086EC9, 0x2C0749, 0x16F693, 0x3C0A93,
    0x26052B, 0x0ECA5B, 0x340AAD, 0x20056A, 0x0A9B55, 0x300BA4, 0x1A0B49, 0x045A93, 0x2A0A95, 0x12F52D,
    0x380536, 0x220AAD, 0x0EB5AA, 0x3205B2, 0x1C0DA5, 0x087D4A, 0x2E0D4A, 0x170A95, 0x3A0A97, 0x260556,
    0x10CAB5, 0x340AD5, 0x2006D2, 0x0A8EA5, 0x300EA5, 0x1A064A, 0x026C97, 0x280A9B, 0x14F55A, 0x38056A,
    0x220B69, 0x0EB752, 0x340B52, 0x1C0B25, 0x06964B, 0x2C0A4B, 0x1714AB, 0x3A02AD, 0x24056D, 0x10CB69,
    0x360DA9, 0x200D92, 0x0A9D25, 0x300D25, 0x1B5A4D, 0x3E0A56, 0x2802B6, 0x12C5B5, 0x3806D5, 0x220EA9,
    0x0EBE92, 0x340E92, 0x1E0D26, 0x066A56, 0x2A0A57, 0x1714D6, 0x3C035A, 0x2406D5, 0x10B6C9, 0x360749,
    0x200693, 0x08952B, 0x2E052B, 0x180A5B, 0x04555A, 0x28056A, 0x12FB55, 0x3A0BA4, 0x240B49, 0x0CBA93,
    0x320A95, 0x1C052D, 0x068AAD, 0x2A0AB5, 0x1735AA, 0x3C05D2, 0x260DA5, 0x10DD4A, 0x360D4A, 0x200C95,
    0x0A952E, 0x2E0556, 0x180AB5, 0x0455B2, 0x2A06D2, 0x12CEA5, 0x380725, 0x22064B, 0x0CAC97, 0x300CAB,
    0x1C055A, 0x066AD6, 0x2C0B69, 0x177752, 0x3C0B52, 0x260B25, 0x10DA4B, 0x340A4B, 0x1E04AB, 0x08A55B,
    0x2E05AD, 0x180B6A, 0x045B52, 0x2A0D92, 0x14FD25, 0x380D25, 0x220A55, 0x0CB4AD, 0x3204B6, 0x1A05B5,
    0x066DAA, 0x2C0EC9, 0x191E92, 0x3C0E92, 0x260D26, 0x10CA56, 0x340A57, 0x1E0556, 0x0886D5, 0x2E0755,
    0x1A0749, 0x026E93, 0x280693, 0x12F52B, 0x38052B, 0x200A5B, 0x0CB55A, 0x32056A, 0x1C0B65, 0x06974A,
    0x2C0B4A, 0x171A95, 0x3C0A95, 0x24052D, 0x0ECAAD, 0x340AB5, 0x2005AA, 0x088BA5, 0x2E0DA5, 0x1A0D4A,
    0x047C95, 0x280C96, 0x12F94E, 0x380556, 0x220AB5, 0x0CB5B2, 0x3206D2, 0x1C0EA5, 0x088E4A, 0x2A068B,
    0x150C97, 0x3A04AB, 0x24055B, 0x0ECAD6, 0x340B6A, 0x200752, 0x0A9725, 0x2E0B45, 0x180A8B, 0x02549B,
)  # fmt: skip


def chinese(year: int, month: int, day: int, leap: bool = False) -> int | None:
    """The day of a Chinese date; None outside 1900-2099 and where there is no such month or day.

    >>> chinese(2012, 1, 15) == day_number(2012, 2, 6), chinese(2020, 4, 1, True) == day_number(2020, 5, 23)
    (True, True)
    """
    month_days = chinese_month(year, month, leap)
    if month_days is None or not 1 <= day <= month_days[1] - month_days[0] + 1:
        return None
    return month_days[0] + day - 1


def chinese_month(year: int, month: int, leap: bool = False) -> tuple[int, int] | None:
    """First and last day of a Chinese month."""
    if not _FIRST <= year < _FIRST + len(_YEARS) or not 1 <= month <= 12:
        return None
    code = _YEARS[year - _FIRST]
    inserted = code >> 13 & 15
    if leap and inserted != month:
        return None
    before = month - 1 + (leap or (inserted != 0 and month > inserted))
    lengths = [29 + (code >> index & 1) for index in range(13)]
    start = day_number(year, 1, 20) + (code >> 17) + sum(lengths[:before])
    return start, start + lengths[before] - 1


def easter(year: int, orthodox: bool = False) -> int:
    """Easter Sunday.

    >>> easter(2013) == day_number(2013, 3, 31), easter(2018, orthodox=True) == day_number(2018, 4, 8)
    (True, True)
    """
    if orthodox:
        shifted = (14 + 11 * (year % 19)) % 30
        moon = _julian(year, 4, 19) - shifted
    else:
        century = year // 100 + 1
        shifted = (14 + 11 * (year % 19) - 3 * century // 4 + (5 + 8 * century) // 25) % 30
        shifted += shifted == 0 or (shifted == 1 and year % 19 > 10)
        moon = day_number(year, 4, 19) - shifted
    return moon + 7 - (moon + 4) % 7


def _julian(year: int, month: int, day: int) -> int:
    """The day of a date of the Julian calendar, March to December."""
    return day_number(year, month, day) + year // 100 - year // 400 - 2


def hebrew(year: int, month: int, day: int) -> int:
    """The day of a Hebrew date; months from Nisan (1) to Adar (12, in leap years the second Adar is 13).

    >>> hebrew(5779, 7, 1) == day_number(2018, 9, 10)
    True
    """
    new_year = _hebrew_new_year(year)
    leap = (7 * year + 1) % 19 < 7
    length = _hebrew_new_year(year + 1) - new_year
    lengths = {1: 30, 2: 29, 3: 30, 4: 29, 5: 30, 6: 29, 7: 30, 10: 29, 11: 30, 12: 30 if leap else 29, 13: 29}
    lengths[8], lengths[9] = 30 if length % 10 == 5 else 29, 29 if length % 10 == 3 else 30
    months = [*range(7, 14 if leap else 13), *range(1, 7)]
    return new_year + sum(lengths[each] for each in months[: months.index(month)]) + day - 1


def _hebrew_new_year(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    days += (3 * (days + 1)) % 7 < 3
    before, here, after = (_hebrew_days(each) for each in (year - 1, year, year + 1))
    correction = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return -2092590 + here + correction


def _hebrew_days(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + ((3 * (days + 1)) % 7 < 3)
