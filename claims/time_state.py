"""What a text has told so far about time: the last date, the date of the document, the tense of the sentence."""

from __future__ import annotations

from msgspec import Struct

from factlint.claims.model import Anchor
from factlint.claims.values.duration import Unit
from factlint.claims.values.time import Date, Precision, Time


class Known(Struct, frozen=True):
    """A date told somewhere, and where."""

    date: Date
    anchor: Anchor


class State(Struct):
    """Where the telling has got to."""

    base: Known | None = None
    """The date of the document."""
    dated: bool = False
    """The document itself states that date: it was written on that day, not only read."""
    news: bool = False
    """The document tells of days around its own date; otherwise it is a narrative that moves from date to date."""
    last: Known | None = None
    """The last date told that has a year."""
    latest: Known | None = None
    """The last one that is not said of something else, also where the telling has not moved on to it."""
    day: Known | None = None
    """The last one that is a day, if nothing coarser was told after it."""
    before: Known | None = None
    """The day told before a year that may only have been named aside ("built in 1902, it had…"), while no other is."""
    span: Known | None = None
    """The last decade or century told."""
    opening: Known | None = None
    """A day with which the text opens: its 今年 is that year, where nothing else dates it."""
    titled: int | None = None
    """The one year that the title gives."""
    open: Known | None = None
    """The last date told, where it has a month and no year."""
    period: Time | None = None
    """The last date told, where it was a period: what follows goes through it from its start."""
    begun: Known | None = None
    """Where the last date told is an end ("until 3 May 1960"), what was told before it: perhaps the begin."""
    day_first: bool | None = None
    """How the document writes dates in digits: day before month, month before day, or not known."""
    close: bool = False
    """A year alone was told last, in this sentence or the one before it, and its paragraph tells no other."""
    future: bool = False
    past: bool = False
    """Whether the sentence speaks of what is to come, or of what was."""
    quoted: bool = False
    """The expression stands in quotation marks: in a narrative the words of another day."""
    plan: tuple[Known | None, Known | None] | None = None
    """A planned day of this sentence, and the day told before it."""
    initial: bool = False
    """The expression opens its sentence."""
    ahead: Known | None = None
    """A full date later in the same sentence, for expressions that point forward."""

    def see(self, date: Date, anchor: Anchor) -> None:
        """Move on to a date."""
        if date.year is None and date.month is not None and date.possible:
            self.open = Known(date, anchor)
        if date.year is None or not date.possible:
            return
        self.open = self.before = None
        self.last = Known(date, anchor)
        if date.day is not None:
            self.day = self.last
        elif self.day is not None and not _within(self.day.date, date):
            self.day = None

    def see_aside(self, date: Date, anchor: Anchor) -> None:
        """Move on to a year and keep the day told before: what follows soon after that day goes on from it."""
        told = self.day
        self.see(date, anchor)
        self.day = self.before = told

    def see_plan(self, told: Known | None) -> None:
        """The day just seen is planned; `told` was told before."""
        self.plan = self.day, told

    def tell_on(self, block: int) -> None:
        """A new sentence, in a block that begins there, tells on from what has happened, not from what was planned."""
        if self.plan is not None and self.day is not None and self.day is self.plan[0]:
            told = self.plan[1]
            nearby = told is not None and told.anchor.start >= block
            self.day = told if nearby else Known(Date(), self.day.anchor)
        self.plan = None

    def tell(self, date: Date, anchor: Anchor) -> None:
        """Remember a year as the one told last."""
        if date.year is not None and date.possible:
            self.latest = Known(date, anchor)

    def counted(self, unit: Unit) -> Known | None:
        """From where "two years later" counts: years from the last year told, days from the last day."""
        if unit == "year":
            known = self.latest or self.last or self.base
            return None if known is not None and self.blurred(known) else known
        return self.day or self.last or self.base

    def blurred(self, known: Known) -> bool:
        """Whether a decade or century told since then has made it unclear which year the telling has reached."""
        return not self.news and self.span is not None and self.span.anchor.start > known.anchor.start

    def reference(self, base: str) -> Known | None:
        """From where a relative expression is counted; "own" is never what was told last, but in a quotation."""
        if base == "own" and (self.news or not self.quoted):
            return self.base
        if base == "here":
            return self.base if self.news else None
        if self.news and base in ("now", "year"):
            return self.base or self.last or self.ahead
        return self.last or self.ahead or self.base


class Resolved(Struct, frozen=True):
    """What an expression means, and what gave the parts that it does not say."""

    time: Time
    anchor: Anchor | None = None


def _within(day: Date, date: Date) -> bool:
    inner, outer = day.bounds, date.bounds
    return (
        inner is not None and outer is not None and outer[0] <= inner[0] <= outer[1] and date.precision < Precision.YEAR
    )
