"""Years, months and days that an expression leaves out, taken from what was told or from the date of the document."""

from __future__ import annotations

from msgspec.structs import replace

from factlint.claims.model import Anchor
from factlint.claims.time_feasts import feast
from factlint.claims.time_piece import Piece
from factlint.claims.time_shape import day_of, shape
from factlint.claims.time_state import Known, Resolved, State
from factlint.claims.values.calendar import add_months, weekday
from factlint.claims.values.time import Date, Time

_FAR = 270
"""Days ahead beyond which a month of the same year is taken to be that of the year before."""
_SOON = 31
"""Days ahead within which a day is of the same year whatever the tense: a year back it is said with its year."""

_AFTER = 100
"""Days within which a day goes on from one told before a year that may have been named aside."""


def full_year(piece: Piece, state: State) -> tuple[int, Anchor | None]:
    """The full year of one told by its last two digits, or of a decade without its century."""
    short = piece.short or 0
    if piece.year is not None:
        return piece.year + short, None
    if ("century", "last") in piece.detail:
        now = state.base.date.year if state.base is not None and state.base.date.year is not None else 2000
        return now - now % 100 - 100 + short, None
    known = state.base if state.news else state.last or state.base
    reference = known.date.year if known is not None and known.date.year is not None else 2000
    if piece.span and state.span is not None and (known is None or state.span.anchor.start > known.anchor.start):
        told = state.span.date.year or 0  # 20世纪80年代，90年代
        return told - told % 100 + short, state.span.anchor
    year = reference - reference % 100 + short
    if year > reference + 5 and (year >= 2000 or year - 100 > reference - 80):  # 九零年 was never 1890
        year -= 100
    elif year < reference - 80:
        year += 100
    if piece.span and known is not None and not state.news and abs(reference - year) > 60:
        year = reference - reference % 100 + short
    return year, known.anchor if known is not None else None


def without_year(piece: Piece, state: State) -> Resolved:
    """A month, season or quarter in the year of the telling, or nearest the date of a piece of news."""
    known = state.reference("year")
    if known is not None and known is state.base and state.last is not None and _goes_on(piece, state.last, known):
        known = state.last
    if known is state.last and state.before is not None and _comes_within(_AFTER, piece, state.before):
        known = state.before
    if known is None or known.date.year is None:
        return Resolved(shape(piece, None, piece.month))
    if known is state.last and _begins_again(piece, state):
        known = state.begun or known
    year, month = known.date.year or 0, piece.month or 1
    if known is state.base:
        year = _nearest(piece, known.date, state)
    elif known.date.month is not None and known.date.month <= 12 and month <= 12:
        year = _within_period(piece, state) or year + (_turn(known.date, piece) or _reaches(known.date, piece, state))
    time = shape(piece, year, piece.month)
    if state.past and known is not state.base and _after(time, state.base) and not _after(Time(known.date), state.base):
        time = shape(piece, year - 1, piece.month)
    if known is not state.base and _to_come(known.date, time, state):
        time = shape(piece, (known.date.year or 0) + 1, piece.month)
    if piece.weekday and piece.day is not None and not _on(time.first, piece.weekday):
        years = [state.base.date.year] if state.base is not None and state.base.date.year is not None else []
        fitting = [each for each in years if _on(Date(each, piece.month, piece.day), piece.weekday)]
        if not fitting and known is state.last and (state.close or _is_days_later(known.date, time.first)):
            return Resolved(time, known.anchor)  # a wrong weekday rather than another year
        return Resolved(shape(piece, fitting[0] if fitting else None, piece.month), known.anchor if fitting else None)
    if not time.possible and shape(piece, None, piece.month).possible:
        return Resolved(shape(piece, None, piece.month))  # a day that the inferred year does not have
    return Resolved(time, known.anchor)


def _begins_again(piece: Piece, state: State) -> bool:
    """Whether it is the day with which what was told as a whole began: a text that goes back to tell of its parts."""
    begin = state.begun.date if state.begun is not None else Date()
    return piece.day is not None and begin.year is not None and (begin.month, begin.day) == (piece.month, piece.day)


def _is_days_later(last: Date, date: Date) -> bool:
    """Whether a date follows the day told last within days: its year is as sure as that one's."""
    before, there = last.bounds, date.bounds
    return last.day is not None and before is not None and there is not None and 0 <= there[0] - before[0] <= _DAYS


def _to_come(last: Date, time: Time, state: State) -> bool:
    """Whether a text that reviews the year before its own date speaks of a day that is yet to come: 定于6月22日召开."""
    if not state.dated or not state.future or state.past or state.base is None:
        return False
    here, there = state.base.date.bounds, time.first.bounds
    reviewed = last.year is not None and state.base.date.year == last.year + 1
    return reviewed and here is not None and there is not None and there[1] < here[0]


def _goes_on(piece: Piece, last: Known, base: Known) -> bool:
    """Whether a report that has turned to another year tells on there: its next day comes soon after the last one."""
    return last.date.year != base.date.year and _comes_within(_SOON, piece, last)


def _comes_within(days: int, piece: Piece, last: Known) -> bool:
    """Whether a day comes at most so many days after another one, in the year of that."""
    if last.date.day is None or piece.day is None:
        return False
    before, there = last.date.bounds, Date(last.date.year, piece.month, piece.day).bounds
    return before is not None and there is not None and 0 <= there[0] - before[0] <= days


def _after(time: Time, base: Known | None) -> bool:
    """Whether it begins after the date of the document."""
    here, there = base.date.bounds if base is not None else None, time.first.bounds
    return here is not None and there is not None and there[0] > here[1]


def _within_period(piece: Piece, state: State) -> int | None:
    """The first year in which the date lies in the period told last."""
    if state.period is None or state.period.last is None:
        return None
    whole, first, last = state.period.bounds, state.period.first.year, state.period.last.year
    if whole is None or whole[0] is None or whole[1] is None or first is None or last is None or last - first > 20:
        return None
    for year in range(first, last + 1):
        bounds = Date(year, piece.month, piece.day).bounds
        if bounds is not None and bounds[1] >= whole[0] and bounds[0] <= whole[1]:
            return year
    return None


def _turn(last: Date, piece: Piece) -> int:
    """A narrative that has reached December goes on in January of the next year."""
    month = piece.month or 1
    return int(last.month is not None and last.month >= 11 and month <= 2 and last.day is not None)


def _reaches(last: Date, piece: Piece, state: State) -> int:
    """A narrative that began the year before reaches the year of its title where its months start anew."""
    if last.year is None or state.titled != last.year + 1 or last.month is None or not piece.month:
        return 0
    return int(piece.month < last.month)


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
    elif state.past and not (
        state.dated and piece.day is not None and side(base.year) == 1 and distance(base.year) <= _SOON
    ):
        years = [year for year in years if side(year) <= 0] or years
    elif state.dated and side(base.year) == 1 and distance(base.year) > _FAR:
        return base.year - 1  # in January "December" is the last one
    else:
        return years[0]
    return min(years, key=distance)


def _on(date: Date, day: int) -> bool:
    bounds = date.bounds
    return bounds is not None and weekday(bounds[0]) == day


_DAYS = 10
_SHORTLY = 150
"""Characters behind a date in which a day behind a noun is one of its month, but for reports."""


def day_alone(piece: Piece, state: State) -> Resolved | None:
    """A day of the month told last: "on the 20th", 16日."""
    known = state.base if state.news else state.last or state.base
    if state.news and state.last is not None and state.last.anchor.start >= 0 and state.last.date.day is not None:
        known = state.last
    if state.open is not None and not state.news:
        return Resolved(shape(piece, None, state.open.date.month), state.open.anchor)
    if known is None or known.date.month is None or known.date.month > 12:
        return None
    if piece.inner and not state.news and not 0 <= known.anchor.start > piece.start - _SHORTLY:
        return None
    year, month = known.date.year, known.date.month
    if year is not None and piece.weekday and known is state.base and piece.day is not None:
        for step in (0, 1, -1, 2, -2, 3, -3, 4, 5, 6, -4, -5, -6):
            y, m = add_months(year, month, step)
            if _on(Date(y, m, piece.day), piece.weekday):
                year, month = y, m
                break
    return Resolved(shape(piece, year, month), known.anchor)


def weekday_alone(piece: Piece, state: State) -> Resolved | None:
    """A weekday means the one just before or after the date of the document, as the sentence tells.

    A report that bears its date calls its own day by its name; where the date is given from outside, that is "today".
    """
    known = state.base or state.day
    if known is None or known.date.bounds is None or known.date.day is None:
        return None
    here = known.date.bounds[0]
    back = (weekday(here) - (piece.weekday or 1)) % 7
    forward = (piece.weekday or 1) - weekday(here)
    if state.past and not state.future:
        day = here - back
    elif known is state.base and not state.dated:
        day = here + (forward % 7 or 7)
    else:
        day = here + forward % 7
    return Resolved(Time(replace(day_of(day), clock=piece.clock)), known.anchor)


def feast_day(piece: Piece, state: State) -> Resolved | None:
    """A feast in the year that is said, in that of the telling, or the next or last one seen from a piece of news."""
    anchor = None
    if piece.year is not None or piece.short is not None:
        year, anchor = full_year(piece, state) if piece.short is not None else (piece.year, None)
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
