"""The dated events of each source on one axis of time, as inline SVG.

Every horizontal measure is a share of the width: zooming is widening, and needs no script to draw again. Points are
days, bars are periods and dates that are known to the month or year only; what a finding sets against another is a
diamond, and a broken line joins the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.time import Time
from factlint.reports.html.axis import Scale, Tick, day, scale
from factlint.reports.words import clip, line
from factlint.rules.finding import Finding

LANE = 28
"""Pixels of height of one source."""
HEAD = 22
"""Pixels of the axis."""
_LANES = 60
"""Sources drawn; those with conflicts first."""
_MARKS = 200
"""Marks drawn of one source."""
_TEXT = 60
"""Columns quoted of an event."""
Key = tuple[str, int]
"""Path and offset into the source."""


class Mark(Struct, frozen=True):
    """One dated event."""

    x: str
    """Per cent of the width, as the others."""
    width: str
    """Of a bar; "" for a point."""
    conflict: bool
    title: str
    finding: int
    """The number of the finding that it stands in; 0 for none."""


class Lane(Struct, frozen=True):
    """One source."""

    path: str
    middle: int
    """Pixels from the top."""
    marks: tuple[Mark, ...]


class Link(Struct, frozen=True):
    """Two ends of a finding."""

    x1: str
    y1: int
    x2: str
    y2: int


class Timeline(Struct, frozen=True):
    """Everything that is drawn."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    links: tuple[Link, ...]
    height: int
    omitted_sources: int
    omitted_events: int
    first: str
    last: str
    """First and last day drawn."""


class _Event(Struct, frozen=True):
    key: Key
    value: str
    title: str
    low: int
    high: int
    """First and last day it covers."""


_Opposed = dict[Key, tuple[int, Key]]
"""Of an end of a finding the finding's number and the other end."""
_Row = tuple[Extraction, list[_Event]]


def timeline(corpus: Corpus, findings: Iterable[Finding]) -> Timeline | None:
    """The drawing; None where fewer than two dates are known."""
    opposed = _opposed(findings)
    events = [(extraction, found) for extraction in corpus.extractions if (found := list(_events(extraction)))]
    every = [event for _, found in events for event in found]
    if len(every) < 2:
        return None
    drawn = scale(
        [event.low for event in every],
        [event.high for event in every],
        [(event.low, event.high) for event in every if event.key in opposed],
    )
    rows = [(extraction, _shown(found, opposed, drawn)) for extraction, found in _chosen(events, opposed)]
    lanes = tuple(_lane(row, extraction, found, opposed, drawn) for row, (extraction, found) in enumerate(rows))
    return Timeline(
        lanes, tuple(drawn.ticks()), tuple(_links(rows, opposed, drawn)), HEAD + LANE * len(lanes),
        len(events) - len(lanes), sum(drawn.outside(event.low, event.high) for event in every),
        day(drawn.low), day(drawn.high),
    )  # fmt: skip


def _chosen(events: list[_Row], opposed: _Opposed) -> list[_Row]:
    """The sources to draw, in their order."""
    ranked = sorted(events, key=lambda each: -sum(event.key in opposed for event in each[1]))
    kept = {extraction.document.path for extraction, _ in ranked[:_LANES]}
    return [row for row in events if row[0].document.path in kept]


def _opposed(findings: Iterable[Finding]) -> _Opposed:
    """Of the deciding ends of findings about time: the finding's number, and the other end."""
    opposed: _Opposed = {}
    for number, finding in enumerate(findings, 1):
        if len(finding.evidence) > 1 and all(end.kind in ("date", "range") for end in finding.evidence[:2]):
            first, second = ((end.path, end.start) for end in finding.evidence[:2])
            opposed.setdefault(first, (number, second))
            opposed.setdefault(second, (number, first))
    return opposed


def _events(extraction: Extraction) -> Iterator[_Event]:
    document = extraction.document
    for claim in extraction.claims:
        value = claim.value
        if isinstance(value, Time) and claim.kind in ("date", "range") and value.bounds and None not in value.bounds:
            start = document.locate(claim.mention.start, claim.mention.end)[0]
            low, high = value.bounds
            title = _title(extraction, claim, document.position(start)[0])
            yield _Event((document.path, start), str(value), title, low or 0, high or 0)


def _title(extraction: Extraction, claim: Claim, number: int) -> str:
    about = line(str(claim.subject))
    words = clip(line(extraction.document.text[claim.mention.start : claim.mention.end]), _TEXT)
    return f"{claim.value}{f': {about}' if about else ''} (“{words}”, line {number})"


def _shown(events: list[_Event], opposed: _Opposed, drawn: Scale) -> list[_Event]:
    """Each value once, what stands in a finding always, nothing outside, no more than can be drawn."""
    seen: set[str] = set()
    kept = []
    inside = [event for event in events if not drawn.outside(event.low, event.high)]
    for event in sorted(inside, key=lambda each: each.key not in opposed):
        if event.key in opposed or event.value not in seen:
            kept.append(event)
        seen.add(event.value)
    return kept[:_MARKS]


def _lane(row: int, extraction: Extraction, events: list[_Event], opposed: _Opposed, drawn: Scale) -> Lane:
    """Long bars first, so that what is short, and what is opposed, lies above them."""
    ordered = sorted(events, key=lambda each: (each.key in opposed, each.low - each.high, each.low, each.key))
    marks = tuple(_mark(event, opposed, drawn) for event in ordered)
    return Lane(line(extraction.document.path), _middle(row), marks)


def _middle(row: int) -> int:
    return HEAD + LANE * row + LANE // 2


def _mark(event: _Event, opposed: _Opposed, drawn: Scale) -> Mark:
    number = opposed[event.key][0] if event.key in opposed else 0
    days = event.high - event.low + 1
    return Mark(drawn.at(event.low), drawn.share(days) if days > 1 else "", bool(number), event.title, number)


def _links(lanes: list[_Row], opposed: _Opposed, drawn: Scale) -> Iterator[Link]:
    places = {event.key: (event, row) for row, (_, found) in enumerate(lanes) for event in found}
    for key, (_number, other) in opposed.items():
        if key in places and other in places and key < other:
            (a, first), (b, second) = places[key], places[other]
            yield Link(drawn.at(a.low), _middle(first), drawn.at(b.low), _middle(second))
