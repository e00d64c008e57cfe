"""Numbers of one passage that are said to add up, and do not: "102 were saved, the remaining 220 were lost" of 312.

What the words say must hold: parts of which the last is "the remaining" make the whole, so do all medals or all games
won, drawn and lost, and the members of a list behind a colon; what rose by twenty from 340 comes to 360; 160 of 400 are
40 per cent. The words are data, `languages/*/sums.toml`: patterns on the sentence with every number written ⟦n⟧.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from itertools import combinations

from msgspec import Struct

from factlint.claims.figures import Figures
from factlint.claims.languages import patterns
from factlint.claims.model import Extraction
from factlint.claims.values.number import decimal

_TAKEN = frozenset({"date", "range", "duration", "ordinal"})
_FEWEST, _MOST = 2, 10
"""Numbers of a passage that is looked at: with one there is nothing to add, with many not all are of one sum."""
FAR = Fraction(3, 2)
"""Beyond so many times the whole, or less than its inverse, it is not what the parts are of."""
_POINT = Fraction(1)
"""Percentage points by which a share may differ from the one worked out: they are rounded."""
_FACTOR = Fraction(1, 6)
"""By so much of itself what is said to have doubled may have grown more or less."""


class Figure(Struct, frozen=True):
    """A number: `Document.text[start:end]`."""

    value: Fraction
    start: int
    end: int

    def __str__(self) -> str:
        return decimal(self.value)


class Sum(Struct, frozen=True):
    """Numbers that do not add up, the one that is said to be the result first."""

    figures: tuple[Figure, ...]
    result: Fraction
    """What the others make."""
    calculation: str
    """How: "102 + 220 = 322"."""


class _Passage(Struct, frozen=True):
    """The text of one or two sentences, its numbers written ⟦n⟧, n being their place in `figures`."""

    text: str
    figures: tuple[Figure, ...]

    def named(self, match: re.Match[str], group: str) -> Figure:
        found = match[group] or match[f"{group}_"]
        return self.figures[int(found)]

    def within(self, text: str) -> list[Figure]:
        return [self.figures[int(number)] for number in re.findall("⟦([0-9]+)⟧", text)]


def sums(extraction: Extraction) -> Iterator[Sum]:
    """Every sum of a document that is wrong, each place once."""
    told: set[int] = set()
    for words, passage in _passages(extraction):
        for found in (
            *_remainders(words, passage),
            *_lists(words, passage),
            *_complete(words, passage),
            *_seats(words, passage),
            *_changes(words, passage),
            *_shares(words, passage),
        ):
            places = {figure.start for figure in found.figures}
            if not places & told:
                told |= places
                yield found


def _passages(extraction: Extraction) -> Iterator[tuple[dict[str, re.Pattern[str]], _Passage]]:
    """Each sentence alone, then with the one before it in its block."""
    known = Figures(extraction).by_sentence
    taken = [(c.mention.start, c.mention.end) for c in extraction.claims if c.kind in _TAKEN]
    starts = [start for start, _ in taken]
    before: tuple[int, list[Figure], int] | None = None
    for number, sentence in enumerate(extraction.sentences):
        words = patterns("sums").get(sentence.language)
        kind = extraction.document.blocks[sentence.block].kind
        figures = [
            Figure(*found)
            for found in sorted(set(known[number]), key=lambda f: (f[1], -f[2]))
            if not _overlaps(found[1], found[2], taken, starts)
        ]
        if words is not None and kind not in ("cell", "code", "footnote"):
            if _FEWEST <= len(figures) <= _MOST:
                yield words, _written(extraction.folded, sentence.start, sentence.end, figures)
            if before is not None and before[0] == sentence.block:
                both = [*before[1], *figures]
                if _FEWEST <= len(both) <= _MOST:
                    yield words, _written(extraction.folded, before[2], sentence.end, both)
        before = sentence.block, figures, sentence.start


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, end - 1)
    return any(low < end and start < high for low, high in taken[max(0, at - 3) : at])


def _written(folded: str, start: int, end: int, figures: Sequence[Figure]) -> _Passage:
    apart: list[Figure] = []
    for figure in figures:
        if not apart or figure.start >= apart[-1].end:
            apart.append(figure)
    parts, at = [], start
    for number, figure in enumerate(apart):
        parts += [folded[at : figure.start], f"⟦{number}⟧"]
        at = figure.end
    return _Passage("".join((*parts, folded[at:end])), tuple(apart))


def _remainders(words: dict[str, re.Pattern[str]], passage: _Passage) -> Iterator[Sum]:
    """What is left of a whole: "the remaining 220 were lost"."""
    for match in words["rest"].finditer(passage.text):
        at = int(match["rest"])
        numbers = passage.figures[: at + 1]
        if at < 2 or words["open"].search(passage.text[: match.end()]):
            continue
        whole, parts = numbers[0], numbers[1:]
        several = len(parts) > 2 and not words["plain"].fullmatch(passage.text[: match.end()])
        if not several and max(part.value for part in parts) < whole.value and not _makes(whole, parts):
            yield from _wrong(whole, parts)


def _makes(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the last of some parts and any of the others make the whole."""
    *others, rest = parts
    sizes = (some for size in range(1, len(others) + 1) for some in combinations(others, size))
    return any(rest.value + sum(part.value for part in some) == whole.value for some in sizes)


def _lists(words: dict[str, re.Pattern[str]], passage: _Passage) -> Iterator[Sum]:
    """A list behind a colon, every member with its number of what the whole counts."""
    for match in words["list"].finditer(passage.text):
        parts = passage.within(match["parts"])
        if len(parts) > 1 and not words["open"].search(match.group()):
            yield from _wrong(passage.named(match, "whole"), parts)


def _complete(words: dict[str, re.Pattern[str]], passage: _Passage) -> Iterator[Sum]:
    """Medals by metal, games by how they ended, people by sex and age: each sort told once, they are all there are."""
    for kind in ("medals", "games", "persons", "fates", "votes"):
        wholes = [passage.named(match, "whole") for match in words[f"{kind}_whole"].finditer(passage.text)]
        sorts = [
            [passage.named(match, "part") for match in words[f"{kind}_{sort}"].finditer(passage.text)]
            for sort in ("first", "second", "third")
        ]
        if len(wholes) == 1 and all(len(found) == 1 for found in sorts):
            parts = [found[0] for found in sorts]
            if kind != "votes" or sum(part.value for part in parts) > wholes[0].value:
                yield from _wrong(wholes[0], parts)


def _seats(words: dict[str, re.Pattern[str]], passage: _Passage) -> Iterator[Sum]:
    """Seats of a house that the parties have more of than there are; what they have fewer of others may have."""
    for match in words["seats"].finditer(passage.text):
        whole, parts = passage.named(match, "whole"), passage.within(match["parts"])
        if sum(part.value for part in parts) > whole.value > max(part.value for part in parts):
            yield from _wrong(whole, parts)


def _wrong(whole: Figure, parts: Sequence[Figure]) -> Iterator[Sum]:
    result = reduce(lambda one, two: one + two, (part.value for part in parts))
    if result != whole.value and whole.value / FAR <= result <= whole.value * FAR and whole not in parts:
        terms = " + ".join(map(str, parts))
        yield Sum((whole, *parts), result, f"{terms} = {decimal(result)}")


def _changes(words: dict[str, re.Pattern[str]], passage: _Passage) -> Iterator[Sum]:
    """What grew by so much, by such a share, or so many times, from one number to another."""
    for name in ("change", "change_behind", "doubled", "trebled"):
        for match in words[name].finditer(passage.text) if name in words else ():
            first, last = passage.named(match, "from"), passage.named(match, "to")
            if not first.value or not last.value or words["open"].search(match.group()):
                continue
            if name in ("doubled", "trebled"):
                yield from _times(first, last, 2 if name == "doubled" else 3)
            else:
                yield from _by(first, last, passage.named(match, "by"), is_share=bool(match["percent"]))


def _times(first: Figure, last: Figure, factor: int) -> Iterator[Sum]:
    if abs(last.value / first.value - factor) > factor * _FACTOR:
        result = first.value * factor
        yield Sum((last, first), result, f"{factor} × {first} = {decimal(result)}")


def _by(first: Figure, last: Figure, by: Figure, *, is_share: bool) -> Iterator[Sum]:
    difference = abs(last.value - first.value)
    small, large = sorted((first, last), key=lambda figure: figure.value)
    if not is_share and difference != by.value:
        yield Sum((by, large, small), difference, f"{large} - {small} = {decimal(difference)}")
    share = difference / first.value * 100
    if is_share and abs(share - by.value) > max(_POINT, by.value / 20):
        yield Sum((by, last, first), share, f"({large} - {small}) / {first} = {float(share):.1f} %")


def _shares(words: dict[str, re.Pattern[str]], passage: _Passage) -> Iterator[Sum]:
    """A number out of another, with its share in per cent."""
    for name in ("share", "share_front"):
        for match in words[name].finditer(passage.text) if name in words else ():
            whole, part, share = (passage.named(match, group) for group in ("whole", "part", "share"))
            if not 0 < part.value < whole.value or words["open"].search(match.group()):
                continue
            result = part.value / whole.value * 100
            if abs(result - share.value) > _POINT:
                yield Sum((share, part, whole), result, f"{part} / {whole} = {float(result):.1f} %")
