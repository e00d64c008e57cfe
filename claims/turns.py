"""Which time it was, against the years told before it: "hosted in 1908 and 1948, and in 2012 for the fourth time".

Years that a sentence gives in one list, of one verb, are all the times there were before; the time that follows, in the
same sentence or at the head of the next, has the next number. A list that says that it is not whole (including, 等), or
beside which the paragraph tells of more, tells nothing. The words are data, `languages/*/turns.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

_UNITS = frozenset({"time", "title", "championship", "win", "victory", "term"})
"""What such turns are counted as."""
_FEWEST = 2
"""Years that make a list."""
_LEAD = 80
"""Characters before a list in which it may be said that it is not whole."""


class Turn(Struct, frozen=True):
    """A time that has a number, and the times told before it."""

    claim: Claim
    """The number."""
    before: tuple[Claim, ...]
    """The years, in order."""
    elsewhere: tuple[Claim, ...] = ()
    """Where other documents give that time the number that follows from the list."""

    @property
    def expected(self) -> int:
        """The number that follows from the list."""
        return len(self.before) + 1


def miscounted(extractions: Sequence[Extraction]) -> Iterator[Turn]:
    """Every turn whose number is not that of the list before it."""
    numbered = [(each, claim) for each in extractions for claim in each.claims if _is_turn(claim)]
    for extraction, claim in numbered:
        before = _listed_before(extraction, claim)
        if before and _number(claim) != len(before) + 1:
            right = (other for _, other in numbered if _number(other) == len(before) + 1)
            yield Turn(claim, before, tuple(other for other in right if _is_one_turn(claim, other)))


def _is_turn(claim: Claim) -> bool:
    plain = claim.modality == "asserted" and claim.kind == "ordinal" and claim.mention.unit in _UNITS
    return plain and claim.subject.when is not None and _number(claim) is not None


def _is_one_turn(claim: Claim, other: Claim) -> bool:
    """Whether another document speaks of the same time."""
    alike = claim.document != other.document and _is_of_one_thing(claim, other)
    return alike and str(claim.subject.when) == str(other.subject.when)


def _number(claim: Claim) -> int | None:
    point = claim.value.point if isinstance(claim.value, Quantity) else None
    return int(point) if point is not None else None


def _listed_before(extraction: Extraction, claim: Claim) -> tuple[Claim, ...]:
    """The one list of years before a turn, in its sentence or the one before; () where more than the list is told."""
    own = claim.subject.when
    if own is None or own.bounds is None:
        return ()
    block = extraction.sentences[claim.sentence].block
    told = [
        other
        for other in extraction.claims
        if other.kind == "date"
        and extraction.sentences[other.sentence].block == block
        and _is_of_one_thing(claim, other)
        and _starts(other) < (own.bounds[0] or 0)
    ]
    near = all(claim.sentence - 1 <= other.sentence <= claim.sentence for other in told)
    in_order = all(_starts(a) < _starts(b) for a, b in pairwise(told))
    whole = len(told) >= _FEWEST and near and in_order and _is_list(extraction, told)
    return tuple(told) if whole and told[-1].mention.end <= claim.mention.start else ()


def _is_of_one_thing(claim: Claim, date: Claim) -> bool:
    """Whether a date is told with the verb of the turn, or may be."""
    one, two = claim.subject, date.subject
    return one.aspect == two.aspect and bool(one.aspect or one.head == two.head != "")


def _is_list(extraction: Extraction, dates: Sequence[Claim]) -> bool:
    """Whether nothing but what joins the members of a list stands between dates, and nothing says that more belong."""
    sentence = extraction.sentences[dates[0].sentence]
    words = patterns("turns").get(sentence.language)
    if words is None or len({date.sentence for date in dates}) > 1:
        return False
    text = extraction.folded
    joined = all(words["between"].fullmatch(text, a.mention.end, b.mention.start) for a, b in pairwise(dates))
    start, end = dates[0].mention.start, dates[-1].mention.end
    partly = words["partly"].search(text, max(sentence.start, start - _LEAD), start) or words["more"].match(text, end)
    return joined and not partly


def _starts(claim: Claim) -> int:
    value = claim.value
    return value.bounds[0] or 0 if isinstance(value, Time) and value.bounds is not None else 0
