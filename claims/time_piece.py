"""One expression of time as it stands in the text, before anything is known of its context."""

from __future__ import annotations

from msgspec import Struct, field

from factlint.claims.time_language import Language
from factlint.claims.values.duration import Duration, Hedge
from factlint.claims.values.time import Part


class Piece(Struct):
    """What the words say; what they leave open stays None or empty until the context is asked."""

    kind: str
    """date, duration, offset ("two years later"), stretch ("the last two years"), age, anniversary, none."""
    start: int
    end: int
    language: Language
    year: int | None = None
    """Astronomical; of a decade or century its first year."""
    short: int | None = None
    """The last two digits of a year whose century is not said."""
    month: int | None = None
    """1-12 or an EDTF part of the year."""
    day: int | None = None
    span: str = ""
    """"decade" or "century"."""
    years: int = 0
    """Years covered, where it is neither one nor a span's own number."""
    part: Part = ""
    half: int = 0
    """First or second half of the month, decade or century named."""
    edge: int = 0
    """1 or -1 for the first or last month of a quarter."""
    clock: str = ""
    weekday: int | None = None
    hedge: Hedge = ""
    calendar: str = ""
    era: int | None = None
    """The year before the first one of the era that it names."""
    lunar: bool = False
    """Its month and day are not those of the Gregorian calendar, and cannot be converted: only the year is known."""
    leap: bool = False
    """An inserted month of the Chinese calendar."""
    base: str = ""
    """"context", "now", "own" (the date of the document), "open" or "close" (of the period told
    last): from where `shift` is counted; "" where nothing is."""
    shift: int = 0
    grain: str = ""
    """What is counted: year, month, week, day, quarter, decade, century, weekend, season."""
    way: str = ""
    """Of a stretch: back, ahead, since (up to now), edge (of something else)."""
    length: Duration | None = None
    relation: str = ""
    """after or before, of an offset."""
    fromwhat: str = ""
    """The preposition that leads to what an offset is counted from ("after", in "a week after the mutiny")."""
    inner: bool = False
    """A day behind the noun that does something on it, 代表团22日抵达: of a month told shortly before."""
    definite: bool = False
    """An offset that means nothing without what it is counted from ("the day after the opening")."""
    now: bool = False
    """An offset counted from the date of the text ("ago")."""
    feast: str = ""
    """The rule of a feast's date."""
    exact: bool = False
    """Counted to the day whatever the unit ("from today")."""
    nth: int = 0
    """"the first Monday of", "the third week of"; -1 is the last."""
    unit: str = ""
    """What `nth` counts: weekday, day, week, month; some ("the first two weeks of"), weekof ("the week of May 6")."""
    ambiguous: tuple[int, int] | None = None
    """Two numbers of which either may be the month (10/9/1955)."""
    alone: int = 0
    """Where the first end ends, of a range."""
    last: Piece | None = None
    """The second end, of a range."""
    detail: list[tuple[str, str]] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """Whether no year is said, not even by reference."""
        return self.year is None and self.short is None and not self.base

    def text(self, folded: str) -> str:
        """Its words."""
        return folded[self.start : self.end]
