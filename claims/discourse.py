"""What a text has told so far about time, and what an expression means in the light of it.

A state per document: the last date told, the date of the document, what a heading said. It resolves 同年, 次日,
"four days later", a bare month and day. What it cannot decide stays open; it never takes the date of today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from factlint.claims.model import Anchor
from factlint.claims.time_feasts import feast
from factlint.claims.time_piece import Piece
from factlint.claims.values.calendar import add_months, civil, day_number, month_length, weekday
from factlint.claims.values.duration import Duration, Unit
from factlint.claims.values.lunar import chinese, chinese_month
from factlint.claims.values.time import Date, Precision, Time


@dataclass(frozen=True, slots=True)
class Known:
    """A date told somewhere, and where."""

    date: Date
    anchor: Anchor


@dataclass(slots=True)
class State:
    """Where the telling has got to."""

    base: Known | None = None
    """The date of the document."""
    news: bool = False
    """The document tells of days around its own date; otherwise it is a narrative that moves from date to date."""
    last: Known | None = None
    """The last date told that has a year."""
    day: Known | None = None
    """The last one that is a day, if nothing coarser was told after it."""
    day_first: bool | None = None
    """How the document writes dates in digits: day before month, month before day, or not known."""
    future: bool = False
    past: bool = False
    """Whether the sentence speaks of what is to come, or of what was."""
    initial: bool = False
    """The expression opens its sentence."""
    ahead: Known | None = None
    """A full date later in the same sentence, for expressions that point forward."""

    def see(self, date: Date, anchor: Anchor) -> None:
        """Move on to a date."""
        if date.year is None or not date.possible:
            return
        self.last = Known(date, anchor)
        if date.day is not None:
            self.day = self.last
        elif self.day is not None and not _within(self.day.date, date):
            self.day = None

    def reference(self, base: str) -> Known | None:
        """From where a relative expression is counted."""
        if base == "here":
            return self.base if self.news else None
        if self.news and base in ("now", "year"):
            return self.base or self.last or self.ahead
        return self.last or self.ahead or self.base


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means, and what gave the parts that it does not say."""

    time: Time
    anchor: Anchor | None = None


def resolve(piece: Piece, state: State) -> Resolved | None:
    """The time that a date expression means; None where it means nothing without a context that is not there."""
    resolved = _single(piece, state) if piece.last is None else _range(piece, piece.last, state)
    return None if resolved is not None and resolved.time.first == Date() else resolved


def _range(piece: Piece, last: Piece, state: State) -> Resolved | None:
    first_alone = replace(piece, last=None)
    if first_alone.bare and (not last.bare or (piece.month is None and last.month is not None)):
        end = _single(last, state)
        start = _single(_share_back(first_alone, last, end), state)
    else:
        start = _single(first_alone, state)
        end = _single(_share(last, start), state)
    if start is None or end is None:
        return None
    time = Time(start.time.first, end.time.last or end.time.first)
    return Resolved(time, start.anchor or end.anchor)


def _share(last: Piece, start: Resolved | None) -> Piece:
    """The second end with the parts that only the first one says."""
    if start is None:
        return last
    date = start.time.first
    if last.month is None and last.day is not None and not last.base and date.month is not None:
        year, month = date.year, date.month
        if date.day is not None and last.day < date.day and month <= 12:
            year, month = (year if month < 12 or year is None else year + 1), month % 12 + 1
        return replace(last, year=last.year if last.year is not None else year, month=month)
    if last.bare and date.year is not None and not last.span:
        turned = last.month is not None and date.month is not None and last.month < date.month and last.month <= 12
        return replace(last, year=date.year + turned)
    return last


def _share_back(first: Piece, last: Piece, end: Resolved | None) -> Piece:
    """The first end with the parts that only the second one says."""
    if end is None:
        return first
    date, year = end.time.first, end.time.first.year
    if first.month is None and first.day is not None:
        return replace(first, year=year, month=date.month)
    if (first.span and last.span) or year is None:
        return first
    turned = first.month is not None and date.month is not None and date.month < first.month <= 12
    return replace(first, year=year - turned)


def _single(piece: Piece, state: State) -> Resolved | None:
    if piece.ambiguous is not None:
        return _digits(piece, state)
    if piece.feast:
        return _feast(piece, state)
    if piece.base:
        return _relative(piece, state)
    if piece.year is not None or piece.short is not None:
        return _with_year(piece, state)
    if piece.month is not None:
        return _without_year(piece, state)
    if piece.day is not None:
        return _day_alone(piece, state)
    if piece.part:
        return None
    return _weekday_alone(piece, state) if piece.weekday else None


def _feast(piece: Piece, state: State) -> Resolved | None:
    """A feast in the year that is said, in that of the telling, or the next or last one seen from a piece of news."""
    anchor = None
    if piece.year is not None or piece.short is not None:
        year, anchor = _century(piece, state) if piece.short is not None else (piece.year, None)
    else:
        known = state.reference("year" if not piece.base else piece.base)
        if known is None or known.date.year is None:
            return None
        year, anchor = known.date.year, known.anchor
        if piece.grain == "year":
            year += piece.shift
        elif known is state.base:
            return _feast_near(piece, known, state)
    time = feast(piece.feast, year) if year is not None else None
    return None if time is None else Resolved(time, anchor)


def _feast_near(piece: Piece, known: Known, state: State) -> Resolved | None:
    assert known.date.year is not None
    here = known.date.bounds
    around = [time for step in (-1, 0, 1, 2) if (time := feast(piece.feast, known.date.year + step)) is not None]
    if here is None:
        return None
    back = piece.shift < 0 or (not piece.base and state.past)
    starts = [(bounds[0], time) for time in around if (bounds := time.bounds) is not None and bounds[0] is not None]
    fitting = [time for start, time in starts if (start < here[0] if back else start >= here[0])]
    if not fitting:
        return None
    return Resolved(fitting[-1] if back else fitting[0], known.anchor)


def _with_year(piece: Piece, state: State) -> Resolved | None:
    year, anchor = piece.year, None
    if piece.short is not None:
        year, anchor = _century(piece, state)
    assert year is not None
    if piece.years:
        return Resolved(Time(Date(year), Date(year + piece.years - 1)), anchor)
    return Resolved(_shape(piece, year, piece.month), anchor)


def _shape(piece: Piece, year: int | None, month: int | None) -> Time:
    """The date with what the words say of its part, its place in a series, its clock."""
    approximate = piece.hedge in ("about", "nearly")
    if piece.unit == "some":
        return _some(piece, year, month)
    if piece.unit == "weekof" and year is not None and Date(year, month, piece.day).bounds is not None:
        day = day_number(year, month or 1, piece.day or 1)
        return Time(_day(day - weekday(day) + 1), _day(day - weekday(day) + 7))
    if piece.nth:
        return _counted(piece, year, month)
    if piece.calendar == "chinese" and month is not None:
        return _chinese(piece, year, month)
    if piece.half and month is not None:
        middle = 15
        ends = (1, middle) if piece.half == 1 else (middle + 1, month_length(year, month))
        return Time(Date(year, month, ends[0]), Date(year, month, ends[1]))
    if piece.half and piece.span and year is not None:
        width = 100 if piece.span == "century" else 10
        start = year + (width // 2 if piece.half == 2 else 0)
        return Time(Date(start), Date(start + width // 2 - 1))
    span = piece.span if piece.span in ("decade", "century") else ""
    part = "" if piece.day is not None else piece.part
    return Time(Date(year, month, piece.day, span, part, approximate, piece.clock))  # type: ignore[arg-type]


def _chinese(piece: Piece, year: int | None, month: int) -> Time:
    """A date of the Chinese calendar as Gregorian days; where its table does not reach, no more than the year."""
    if year is None:
        return Time(Date())
    if piece.day is not None:
        day = chinese(year, month, piece.day, piece.leap)
        return Time(Date(year) if day is None else _day(day))
    days = chinese_month(year, month, piece.leap)
    return Time(Date(year)) if days is None else Time(_day(days[0]), _day(days[1]))


def _counted(piece: Piece, year: int | None, month: int | None) -> Time:
    """The first Monday of October, the second week of 2021, the third month of 1958."""
    if year is None:
        return Time(Date(year, month))
    if piece.unit == "month":
        return Time(Date(year, piece.nth if piece.nth > 0 else 12))
    first, length = day_number(year, month or 1, 1), month_length(year, month) if month else 365
    if piece.unit == "day":
        return Time(_day(first + piece.nth - 1 if piece.nth > 0 else first + length - 1))
    if piece.unit == "weekday" and piece.weekday:
        start = first + (piece.weekday - weekday(first)) % 7 + 7 * (piece.nth - 1)
        if piece.nth < 0:
            last = first + length - 1
            start = last - (weekday(last) - piece.weekday) % 7
        return Time(_day(start))
    monday = first - (weekday(first) - 1) if weekday(first) <= 4 else first + 8 - weekday(first)
    if piece.nth < 0:
        last = first + length - 1
        start = last - (weekday(last) - 1) - (7 if weekday(last) < 4 else 0)
    else:
        start = monday + 7 * (piece.nth - 1)
    return Time(_day(start), _day(start + 6))


def _some(piece: Piece, year: int | None, month: int | None) -> Time:
    """The first ten days of May, the last four months of 2021: so many units at one end of a period."""
    assert piece.length is not None
    unit, amount = piece.length.parts[0]
    whole = Date(year, month).bounds
    if year is None or whole is None or amount.denominator != 1 or len(piece.length.parts) > 1:
        return Time(Date(year, month))
    count = int(amount)
    if unit == "month" and month is None and count <= 12:
        first = 1 if piece.nth > 0 else 13 - count
        return Time(Date(year, first), Date(year, first + count - 1))
    if unit == "week":
        start = whole[0] + (1 - weekday(whole[0])) % 7 if weekday(whole[0]) > 4 else whole[0] - weekday(whole[0]) + 1
        last = whole[1] - weekday(whole[1]) % 7
        return (
            Time(_day(start), _day(start + 7 * count - 1))
            if piece.nth > 0
            else Time(_day(last - 7 * count + 1), _day(last))
        )
    if unit == "day":
        return (
            Time(_day(whole[0]), _day(whole[0] + count - 1))
            if piece.nth > 0
            else Time(_day(whole[1] - count + 1), _day(whole[1]))
        )
    return Time(Date(year, month))


def _century(piece: Piece, state: State) -> tuple[int, Anchor | None]:
    """The full year of one told by its last two digits, or of a decade without its century."""
    short = piece.short or 0
    if piece.year is not None:
        return piece.year + short, None
    known = state.base if state.news else state.last or state.base
    reference = known.date.year if known is not None and known.date.year is not None else 1970
    if ("century", "last") in piece.detail:
        now = state.base.date.year if state.base is not None and state.base.date.year is not None else 2000
        return now - now % 100 - 100 + short, None
    year = reference - reference % 100 + short
    if year > reference + 20:
        year -= 100
    elif year < reference - 80:
        year += 100
    if piece.span and known is not None and not state.news and abs(reference - year) > 60:
        year = reference - reference % 100 + short
    return year, known.anchor if known is not None else None


def _without_year(piece: Piece, state: State) -> Resolved:
    known = state.reference("year")
    if known is None or known.date.year is None:
        return Resolved(_shape(piece, None, piece.month))
    year = known.date.year
    month = piece.month or 1
    if known is state.base:
        year = _nearest(piece, known.date, state)
    elif known.date.month is not None and known.date.month <= 12 and month <= 12:
        year += _turn(known.date, piece)
    time = _shape(piece, year, piece.month)
    if not time.possible and _shape(piece, None, piece.month).possible:
        return Resolved(_shape(piece, None, piece.month))  # a day that the inferred year does not have
    return Resolved(time, known.anchor)


def _turn(last: Date, piece: Piece) -> int:
    """A narrative that has reached December goes on in January of the next year."""
    month = piece.month or 1
    return int(last.month is not None and last.month >= 11 and month <= 2 and last.day is not None)


def _nearest(piece: Piece, base: Date, state: State) -> int:
    """The year in which a month lies nearest the date of the document; the weekday decides where it is said."""
    assert base.year is not None and piece.month is not None
    here = base.bounds
    if here is None or piece.month > 12:
        return base.year
    years = [base.year, base.year - 1, base.year + 1, base.year - 2, base.year + 2, base.year - 3, base.year + 3]
    years = [year for year in years if Date(year, piece.month, piece.day).possible] or years[:1]
    if piece.weekday and piece.day is not None:
        fitting = [y for y in years if (d := Date(y, piece.month, piece.day)).bounds and _on(d, piece.weekday)]
        years = fitting or years
    if base.month is None:
        return years[0]

    def distance(year: int) -> int:
        bounds = Date(year, piece.month, piece.day).bounds
        if bounds is None:
            return 10**6
        return max(bounds[0] - here[1], here[0] - bounds[1], 0)

    def side(year: int) -> int:
        bounds = Date(year, piece.month, piece.day).bounds
        return 0 if bounds is None or distance(year) == 0 else 1 if bounds[0] > here[1] else -1

    if state.future:
        years = [year for year in years if side(year) >= 0] or years
    elif state.past:
        years = [year for year in years if side(year) <= 0] or years
    else:
        return years[0]
    return min(years, key=distance)


def _on(date: Date, day: int) -> bool:
    bounds = date.bounds
    return bounds is not None and weekday(bounds[0]) == day


def _day_alone(piece: Piece, state: State) -> Resolved | None:
    known = state.base if state.news else state.last or state.base
    if known is None or known.date.month is None or known.date.month > 12 or known.date.year is None:
        return None
    year, month = known.date.year, known.date.month
    if piece.weekday and known is state.base and piece.day is not None:
        for step in (0, 1, -1, 2, -2, 3, -3, 4, 5, 6, -4, -5, -6):
            y, m = add_months(year, month, step)
            if _on(Date(y, m, piece.day), piece.weekday):
                year, month = y, m
                break
    return Resolved(_shape(piece, year, month), known.anchor)


def _weekday_alone(piece: Piece, state: State) -> Resolved | None:
    """A weekday means the one just before or after the date of the document, as the sentence tells."""
    known = state.base or state.day
    if known is None or known.date.bounds is None or known.date.day is None:
        return None
    here = known.date.bounds[0]
    back = (weekday(here) - (piece.weekday or 1)) % 7
    forward = (piece.weekday or 1) - weekday(here)
    if state.past and not state.future:
        day = here - back
    elif known is state.base:
        day = here + (forward % 7 or 7)
    else:
        day = here + forward % 7
    return Resolved(Time(replace(_day(day), clock=piece.clock)), known.anchor)


def _relative(piece: Piece, state: State) -> Resolved | None:
    known = state.reference(piece.base)
    if piece.grain == "day" and piece.base == "context":
        known = (
            state.day or (state.ahead if state.last is None else None) or (state.base if state.last is None else None)
        )
    if known is None or known.date.year is None:
        return None
    time = _shifted(piece, known.date, state)
    return None if time is None else Resolved(time, known.anchor)


def _shifted(piece: Piece, date: Date, state: State) -> Time | None:
    """The date that lies `shift` grains from another, with the parts that the words add."""
    assert date.year is not None
    year, month, shift = date.year, date.month, piece.shift
    match piece.grain:
        case "year":
            return _shape(piece, year + shift, piece.month)
        case "season":
            return _shape(piece, year + shift, piece.month)
        case "monthname":
            return _shape(piece, year + _to_month(month, piece.month or 1, shift), piece.month)
        case "month":
            if month is None or month > 12:
                return None
            y, m = add_months(year, month, shift)
            return _shape(piece, y, m)
        case "decade":
            return Time(Date(year - year % 10 + 10 * shift, span="decade", part=piece.part))
        case "century":
            return Time(Date(year - year % 100 + 100 * shift, span="century", part=piece.part))
        case "quarter":
            quarter = year * 4 + ((month or 1) - 1) // 3 + shift
            return _shape(piece, quarter // 4, 33 + quarter % 4)
        case "halfmonth":
            return None if month is None else _shape(piece, *add_months(year, month, shift))
    return _near_day(piece, date)


def _to_month(here: int | None, month: int, shift: int) -> int:
    """Years to the next or the previous month of a name, seen from another month."""
    if here is None or here > 12 or not shift:
        return 0
    return int(month <= here) if shift > 0 else -int(month >= here)


def _near_day(piece: Piece, date: Date) -> Time | None:
    bounds = date.bounds
    if bounds is None or date.day is None:
        return None
    here = bounds[0]
    monday = here - weekday(here) + 1 + 7 * piece.shift
    if piece.grain == "day":
        return Time(replace(_day(here + piece.shift), clock=piece.clock))
    if piece.grain == "halfweek":
        return Time(_day(monday), _day(monday + 3)) if piece.half == 1 else Time(_day(monday + 3), _day(monday + 6))
    if piece.grain == "weekend":
        return Time(_day(monday + 5), _day(monday + 6))
    if piece.grain == "week":
        if piece.weekday:
            return Time(replace(_day(monday + piece.weekday - 1), clock=piece.clock))
        first, last = {"early": (0, 2), "late": (4, 6)}.get(piece.part, (0, 6))
        return Time(_day(monday + first), _day(monday + last))
    if piece.grain == "weekday" and piece.weekday:
        step = (piece.weekday - weekday(here)) % 7
        if piece.shift > 0:
            return Time(_day(here + (step or 7) + 7 * (piece.shift - 1)))
        if piece.shift < 0:
            return Time(_day(here - ((weekday(here) - piece.weekday) % 7 or 7) + 7 * (piece.shift + 1)))
        return Time(_day(here + step))
    return None


def _digits(piece: Piece, state: State) -> Resolved | None:
    """A date in digits whose order the document must decide; where it does not, the year is all that is known."""
    assert piece.ambiguous is not None
    first, second = piece.ambiguous
    day_first = first > 12 or (second <= 12 and bool(state.day_first))
    decided = first > 12 or second > 12 or first == second or state.day_first is not None
    day, month = (first, second) if day_first else (second, first)
    bare = replace(piece, ambiguous=None, day=day, month=month)
    if decided:
        return _single(bare, state)
    found = _single(bare, state), _single(replace(bare, day=month, month=day), state)
    near = [one for one in found if one is not None and _close(one.time.first, state)]
    if len(near) == 1:
        return near[0]
    whole = _single(replace(bare, day=None, month=None), state) if not bare.bare else None
    return whole


def _close(date: Date, state: State) -> bool:
    here = state.base.date.bounds if state.base is not None else None
    there = date.bounds
    return here is not None and there is not None and abs(here[0] - there[0]) <= 10


def offset(piece: Piece, known: Known) -> Time | None:
    """The date that lies a duration after or before a known one; None where the known one is too coarse for it.

    Years are counted to the year, months to the month, weeks and days to the day: "two years later" names no day.
    """
    if piece.length is None or known.date.year is None:
        return None
    sign = -1 if piece.relation == "before" else 1
    unit, date = piece.length.unit, known.date
    if unit in ("hour", "minute", "second"):
        return None
    months, days = _steps(piece.length)
    year, month = date.year, date.month
    if unit == "year" and months.denominator == 1 and months % 12 == 0 and not piece.exact:
        return Time(Date(date.year + sign * int(months) // 12))
    if month is None or month > 12 or months.denominator != 1:
        return None
    year, month = add_months(date.year, month, sign * int(months))
    if unit in ("year", "month"):
        exact = piece.now and date.day is not None and (unit == "month" or piece.exact)
        day = min(date.day or 1, month_length(year, month)) if exact else None
        return Time(Date(year, month, day))
    if date.day is None or days.denominator != 1:
        return None
    start = day_number(year, month, min(date.day, month_length(year, month)))
    return Time(_day(start + sign * int(days)))


_FORWARD = ("next", "coming", "upcoming", "following", "未来", "今后", "后", "下", "之后", "此后", "其后")


def stretch(piece: Piece, state: State) -> Time | None:
    """So many whole units of the calendar before or after the date of a piece of news: "the last two weeks"."""
    known, length = state.base, piece.length
    if known is None or not state.news or length is None or len(length.parts) != 1:
        return None
    unit, amount = length.parts[0]
    date, count = known.date, int(amount)
    if amount.denominator != 1 or count < 1 or date.year is None or date.month is None or date.bounds is None:
        return None
    way = next((text for key, text in piece.detail if key == "way"), "")
    if way in ("first", "final", "opening", "closing") or (way in _FORWARD and state.past):
        return None
    first, last = (1, count) if way in _FORWARD else (-count, -1)
    if unit == "year":
        return Time(Date(date.year + first), Date(date.year + last) if count > 1 else None)
    if unit == "month":
        start, end = add_months(date.year, date.month, first), add_months(date.year, date.month, last)
        return Time(Date(*start), Date(*end) if count > 1 else None)
    here = date.bounds[0]
    if unit == "week":
        monday = here - weekday(here) + 1
        return Time(_day(monday + 7 * first), _day(monday + 7 * last + 6))
    return Time(_day(here + first), _day(here + last)) if unit == "day" else None


def _steps(length: Duration) -> tuple[Fraction, Fraction]:
    """Months and days of a duration."""
    size: dict[Unit, tuple[int, int]] = {"year": (12, 0), "month": (1, 0), "week": (0, 7), "day": (0, 1)}
    months, days = Fraction(0), Fraction(0)
    for unit, amount in length.parts:
        in_months, in_days = size.get(unit, (0, 0))
        months += amount * in_months
        days += amount * in_days
    return months, days


def _day(number: int) -> Date:
    return Date(*civil(number))


def _within(day: Date, date: Date) -> bool:
    inner, outer = day.bounds, date.bounds
    return (
        inner is not None and outer is not None and outer[0] <= inner[0] <= outer[1] and date.precision < Precision.YEAR
    )
