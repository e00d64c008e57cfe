"""Numbered meetings and the days on which they were held: the members of a series in their order.

A date counts only where the words join it with the number ("the 95th meeting was held on"), and where it states its
year. What joins them is data, `languages/*/sequences.toml`.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from factlint.claims.compare import MEETINGS, family, unit_class
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

_HELD = frozenset({"hold", "meet", "begin"})
_MANY = 10
"""From this number on a series is one that nobody counts anew."""
_BESIDE = 12
"""Characters behind a number within which what is numbered begins."""
_MOST, _SHARE = 100, 4
"""More pairs than this, and than so many for each member, are out of order in no series."""


class Member(Struct, frozen=True):
    """A member of a series and its date."""

    number: int
    ordinal: Claim
    date: Claim
    own: frozenset[str]
    """The kind of its series, matters of discussion left out: the qualifiers, else the words beside the number."""

    @property
    def time(self) -> Time:
        """When it was held."""
        assert isinstance(self.date.value, Time)
        return self.date.value


_Placed = tuple[int, Member]
"""A member with its place among all."""


def members(corpus: Corpus) -> list[Member]:
    """Every numbered meeting with a date of its own, in order of document and place."""
    return [member for extraction in corpus.extractions for member in _of_document(extraction)]


def disordered(found: Sequence[Member]) -> list[tuple[Member, Member]]:
    """Two members of one series each, the first with the smaller number and the later date."""
    told = _told_twice(found)
    left = [(at, member) for at, member in enumerate(found) if id(member) not in told]
    pairs = {pair for group in _comparable(left) for pair in _reversed(group)}
    return [
        (found[one], found[two]) if found[one].number < found[two].number else (found[two], found[one])
        for one, two in sorted(pairs)
    ]


def _comparable(members: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """The members that may be of one series: of a series without a kind of its own in one document, or of one side."""
    groups: dict[Hashable, list[_Placed]] = defaultdict(list)
    for at, member in members:
        kind = _kind(member)
        if member.own:
            groups[kind].append((at, member))
            continue
        groups[kind, member.ordinal.document].append((at, member))
        if member.ordinal.subject.parties:
            groups[kind, member.ordinal.subject.parties].append((at, member))
    yield from groups.values()


def _reversed(group: Sequence[_Placed]) -> list[tuple[int, int]]:
    """The pairs that are the wrong way round, by their places.

    Where so many are that nothing says that these are one series, those of each document.
    """
    wrong: list[tuple[int, int]] = []
    seen, most = 0, max(_MOST, _SHARE * len(group))
    before: list[tuple[int, int, Member]] = []
    """First day, place and member of all with smaller numbers, by first day."""
    for _, same in groupby(sorted(group, key=lambda each: each[1].number), key=lambda each: each[1].number):
        days = [(bounds, at, member) for at, member in same if (bounds := member.time.bounds) is not None]
        for (_, last), at, member in days:
            later = before[bisect_right(before, last or 0, key=lambda each: each[0]) :]
            wrong += [(min(at, low), max(at, low)) for _, low, other in later if _one_series(other, member)]
            seen += len(later)
            if seen > most:
                return _by_document(group)
        for (start, _), at, member in days:
            insort(before, (start or 0, at, member), key=lambda each: each[:2])
    return wrong


def _by_document(group: Sequence[_Placed]) -> list[tuple[int, int]]:
    documents: dict[int, list[_Placed]] = defaultdict(list)
    for each in group:
        documents[each[1].ordinal.document].append(each)
    return [pair for own in documents.values() for pair in _reversed(own)] if len(documents) > 1 else []


def _told_twice(found: Sequence[Member]) -> set[int]:
    """The members whose number has another date elsewhere: then dates differ, or the series is counted anew."""
    told: dict[Hashable, dict[Hashable, list[Member]]] = defaultdict(lambda: defaultdict(list))
    for member in found:
        told[member.number, _kind(member)][member.time, member.ordinal.subject.parties].append(member)
    twice: set[int] = set()
    for alike in told.values():
        for members in alike.values():
            if any(_meet(members[0], other[0]) and _apart(members[0], other[0]) for other in alike.values()):
                twice.update(map(id, members))
    return twice


def _apart(one: Member, two: Member) -> bool:
    return one.time.compare(two.time) is Agreement.DISJOINT


def _of_document(extraction: Extraction) -> Iterator[Member]:
    for ordinal in extraction.claims:
        number = ordinal.value.point if isinstance(ordinal.value, Quantity) else None
        plain = ordinal.kind == "ordinal" and ordinal.modality == "asserted" and number is not None
        if not plain or ordinal.mention.unit not in MEETINGS or ordinal.subject.aspect not in _HELD:
            continue
        dates = [claim for claim in extraction.in_sentence(ordinal.sentence) if _joined(extraction, ordinal, claim)]
        if len(dates) == 1 and number is not None and number.denominator == 1:
            yield Member(int(number), ordinal, dates[0], _own(extraction, ordinal))


def _joined(extraction: Extraction, ordinal: Claim, date: Claim) -> bool:
    """Whether the words join a number and a date, with nothing counted or dated between them."""
    if not _is_date(date):
        return False
    words = patterns("sequences").get(extraction.sentences[ordinal.sentence].language)
    one, two = ordinal.mention, date.mention
    start, end, key = (one.end, two.start, "forward") if one.end <= two.start else (two.end, one.start, "back")
    if words is None or not words[key].search(extraction.folded[start:end]):
        return False
    near = extraction.in_sentence(ordinal.sentence)
    others = (claim for claim in near if claim.kind in ("date", "range", "duration", "ordinal"))
    return not any(start < other.mention.end and other.mention.start < end for other in others)


def _is_date(claim: Claim) -> bool:
    value = claim.value
    exact = isinstance(value, Time) and value.year_known and value.possible and not value.soft and not value.open
    return exact and claim.mention.certainty == "stated" and claim.modality == "asserted"


def _one_series(one: Member, two: Member) -> bool:
    """Whether two members of one kind are surely of one series that is counted through."""
    a, b = one.ordinal, two.ordinal
    if not _meet(one, two):
        return False
    named = bool(one.own and a.subject.parties and b.subject.parties)
    if a.document != b.document and not (one.own or (a.subject.parties and b.subject.parties)):
        return False
    return one.number >= 2 and (one.number >= _MANY or named)


def _kind(member: Member) -> Hashable:
    """What tells its series from others, whoever takes part."""
    ordinal = member.ordinal
    return unit_class(ordinal), family(ordinal.subject), member.own


def _meet(one: Member, two: Member) -> bool:
    """Whether the same sides take part, or it is left open."""
    parties = one.ordinal.subject.parties, two.ordinal.subject.parties
    return not all(parties) or parties[0] == parties[1]


def _own(extraction: Extraction, ordinal: Claim) -> frozenset[str]:
    subject = ordinal.subject
    words = _beside(extraction, ordinal) if subject.qualifiers <= subject.assumed else ""
    if words:
        return frozenset({words})
    return frozenset(qualifier for qualifier in subject.qualifiers if not qualifier.startswith("on:"))


def _beside(extraction: Extraction, ordinal: Claim) -> str:
    """The words between the number and what is numbered: trade in "the 42nd trade talks"."""
    mention, noun = ordinal.mention, ordinal.mention.get("counted")
    stop = extraction.folded.find(noun, mention.start, mention.end + _BESIDE) if noun else -1
    words = extraction.folded[mention.start : max(stop, mention.start)]
    if stop >= mention.end:
        return words[mention.end - mention.start :].strip()
    return words.partition(" ")[2].strip().lower()
