"""The axis of the timeline: which days are drawn, where they stand, which years are labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factlint.claims.values.calendar import civil, day_number

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000)
_TICKS = 8
"""Labels before zooming, at most."""
_MARGIN = 2
"""Per cent of the width, on either side."""


class Tick(Struct, frozen=True):
    """A year on the axis."""

    x: str
    """Per cent of the width."""
    label: str
    rank: int
    """0 always labelled, 1 and 2 when zoomed in."""


class Scale(Struct, frozen=True):
    """Days to shares of the width."""

    low: int
    high: int
    """First and last day drawn, as day numbers."""

    def at(self, day: float) -> str:
        """A day as per cent of the width."""
        return f"{_MARGIN + (100 - 2 * _MARGIN) * (day - self.low) / max(1, self.high - self.low):.3f}"

    def share(self, days: int) -> str:
        """A length as per cent of the width."""
        return f"{(100 - 2 * _MARGIN) * days / max(1, self.high - self.low):.3f}"

    def ticks(self) -> Iterator[Tick]:
        """Years at a step that leaves room, and finer ones for who zooms in."""
        first, last = civil(self.low)[0], civil(self.high)[0]
        step = next((step for step in _STEPS if (last - first) / step <= _TICKS), _STEPS[-1])
        fine = max(1, step // 10)
        middle = max(1, step // (2 if step < 10 else 5))
        for year in range(first - first % fine, last + 1, fine):
            if (day := day_number(year, 1, 1)) >= self.low:
                yield Tick(self.at(day), str(year), 0 if year % step == 0 else 1 if year % middle == 0 else 2)

    def outside(self, low: int, high: int) -> bool:
        """Whether a period is not drawn."""
        return low < self.low or high > self.high


def scale(lows: Sequence[int], highs: Sequence[int], kept: Sequence[tuple[int, int]]) -> Scale:
    """The days to draw: all, or without the few far off that would squeeze the rest into a fifth; always those kept."""
    first, last = min(lows), max(highs)
    cut = len(lows) // 20
    low, high = sorted(lows)[cut], sorted(highs)[-1 - cut]
    reach = (high - low) // 2
    low = min([*(each for each in lows if each >= low - reach), *(begin for begin, _ in kept)])
    high = max([*(each for each in highs if each <= high + reach), *(end for _, end in kept)])
    return Scale(low, high) if 5 * (high - low) < last - first else Scale(first, last)


def day(number: int) -> str:
    """A day number in words of ISO 8601."""
    year, month, day_of_month = civil(number)
    return f"{year:04d}-{month:02d}-{day_of_month:02d}"
