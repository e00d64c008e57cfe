"""Two wordings of one statement: where they part, and whether that changes what is said.

Alignment by edit distance over words (Levenshtein, Soviet Physics Doklady 10 (1966), 707-710). Ends that only one of
the two has are what the other left out; an ellipsis or words in brackets stand for anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from factlint.claims.quotes import LEAST, Token, word_lists

Sort = Literal["number", "negation", "exchange", "wording"]

_FREE = frozenset({"…", "[]"})
_SPELLING = 80
"""Per cent of letters alike: one name or word in two spellings."""
_TAIL = 2


_Step = tuple[str, int, int, int, int]
_Part = tuple[int, int, int, int]


class Difference(Struct, frozen=True):
    """A place at which two wordings part: stretches of their tokens, either of which may be empty."""

    sort: Sort
    first: tuple[int, int]
    second: tuple[int, int]


class Comparison(Struct, frozen=True):
    """Two wordings side by side."""

    shared: int
    """How many words they have in common, in order."""
    run: int
    """The longest row of them."""
    core: tuple[int, int]
    """How many words each has from the first to the last that they share."""
    differences: tuple[Difference, ...]

    @property
    def likeness(self) -> float:
        """0 to 1: the share of the core that both have; the excerpt of a longer quotation is wholly like it."""
        return 2 * self.shared / sum(self.core) if sum(self.core) else 0.0


def side_by_side(first: Sequence[Token], second: Sequence[Token]) -> Comparison:
    """Compare two wordings, between ellipses piece by piece."""
    parts, others = list(pieces(first)), list(pieces(second))
    if len(parts) == len(others) == 1:
        return _compare(first, second, parts[0], others[0])
    found = []
    for part in parts:
        compared = [_compare(first, second, part, other) for other in others]
        found.append(max(compared, key=lambda each: (each.shared, each.likeness)))
    told = [each for each in found if each.run > 1]
    return Comparison(
        sum(each.shared for each in told),
        max((each.run for each in told), default=0),
        (sum(each.core[0] for each in told), sum(each.core[1] for each in told)),
        tuple(difference for each in told for difference in each.differences),
    )


def pieces(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The stretches between ellipses; the whole where there are none."""
    start = 0
    for index, token in enumerate(tokens):
        if token.form == "…":
            if index > start:
                yield start, index
            start = index + 1
    if start < len(tokens) or not start:
        yield start, len(tokens)


def _compare(
    first: Sequence[Token], second: Sequence[Token], part: tuple[int, int], other: tuple[int, int]
) -> Comparison:
    found = _aligned(first[part[0] : part[1]], second[other[0] : other[1]])
    moved = tuple(
        Difference(
            each.sort,
            (each.first[0] + part[0], each.first[1] + part[0]),
            (each.second[0] + other[0], each.second[1] + other[0]),
        )
        for each in found.differences
    )
    return replace(found, differences=moved)


def _aligned(first: Sequence[Token], second: Sequence[Token]) -> Comparison:
    a, b = [token.form for token in first], [token.form for token in second]
    steps = [
        (step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end) for step in Levenshtein.opcodes(a, b)
    ]
    equal = [step for step in steps if step[0] == "equal"]
    if not equal:
        return Comparison(0, 0, (len(a), len(b)), ())
    while len(equal) > 1 and _stray(equal[0], equal[1]):
        equal = equal[1:]
    while len(equal) > 1 and _stray(equal[-1], equal[-2]):
        equal = equal[:-1]
    low, high = steps.index(equal[0]), steps.index(equal[-1])
    parts = _parts(steps[low : high + 1])
    shared = sum(step[2] - step[1] for step in equal)
    core = equal[-1][2] - equal[0][1], equal[-1][4] - equal[0][3]
    every = _parts(steps)
    if parts and _exchanged(a[equal[0][1] : equal[-1][2]], b[equal[0][3] : equal[-1][4]]):
        every = parts
    if every is parts or (every and _exchanged(a, b)):
        moved = (every[0][0], every[-1][1]), (every[0][2], every[-1][3])
        differences: tuple[Difference, ...] = (Difference("exchange", *moved),)
    else:
        found = [_difference(a, b, part) for part in (*parts, *_edges(a, b, steps, low, high))]
        differences = tuple(difference for difference in found if difference is not None)
    return Comparison(shared, max(step[2] - step[1] for step in equal), core, differences)


def _stray(outer: _Step, inner: _Step) -> bool:
    """Whether a word or two match by chance, far from all else that matches."""
    gap = max(inner[1] - outer[2], outer[1] - inner[2], inner[3] - outer[4], outer[3] - inner[4])
    return outer[2] - outer[1] <= _TAIL and gap > 2 * _TAIL


def _parts(steps: Sequence[_Step]) -> list[_Part]:
    """The stretches that are not equal; those that touch are one."""
    found: list[_Part] = []
    for tag, start, end, other, stop in steps:
        if tag == "equal":
            continue
        if found and found[-1][1] == start and found[-1][3] == other:
            found[-1] = (found[-1][0], end, found[-1][2], stop)
        else:
            found.append((start, end, other, stop))
    return found


def _edges(a: Sequence[str], b: Sequence[str], steps: Sequence[_Step], low: int, high: int) -> list[_Part]:
    """A word or two replaced at the very beginning or end of both."""
    found = []
    for start, end, other, stop in (*_parts(steps[:low]), *_parts(steps[high + 1 :])):
        at_edge = (start == other == 0) or (end == len(a) and stop == len(b))
        if at_edge and 0 < end - start <= _TAIL and 0 < stop - other <= _TAIL:
            found.append((start, end, other, stop))
    return found


def _exchanged(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether both have the same words in another order: two terms changed places."""
    return len(a) == len(b) >= LEAST and Counter(a) == Counter(b)


def _difference(a: Sequence[str], b: Sequence[str], part: _Part) -> Difference | None:
    """What a place changes; None where it changes nothing."""
    start, end, other, stop = part
    one, two = a[start:end], b[other:stop]
    if _FREE & {*one, *two}:
        return None
    lists = word_lists()
    changed = set(one) ^ set(two)
    if changed <= lists["light"]:
        return None
    sort: Sort = "wording"
    if changed & lists["negation"]:
        sort = "negation"
    elif _numbers(one) != _numbers(two) and (_numbers(one) and _numbers(two)):
        sort = "number"
    elif _spelled(one, two):
        return None
    return Difference(sort, (start, end), (other, stop))


def _numbers(words: Sequence[str]) -> list[str]:
    lists = word_lists()
    return [word for word in words if word[:1].isdigit() or word in lists["numbers"] or word in lists["times"]]


def _spelled(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the words are the same in two spellings."""
    left, right = "".join(one), "".join(two)
    return left.isascii() and right.isascii() and left[:1] == right[:1] and ratio(left, right) >= _SPELLING
