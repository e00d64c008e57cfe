"""Two numbers told as a pair, each of which is a number of its own: the goals of winner and loser, the least and the
greatest age.

A pair is no interval: 18 to 79 is not 18 to 69, nor 3–1 another 3–2. The patterns are data, `languages/*/paired.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from factlint.claims.languages import patterns
from factlint.claims.model import Mention, Sentence
from factlint.claims.values.number import Quantity

SCORE = "score"
_AGE = "age"
_MEASURED = {SCORE: ("goals of the loser", "goals of the winner"), "age": ("least age", "greatest age"),
             "vote": ("votes-against", "votes-for"), "vote_lost": ("votes-for", "votes-against")}  # fmt: skip
"""What the smaller and the larger number of a pair are."""


def paired(folded: str, sentences: Sequence[Sentence], known: Sequence[Mention]) -> list[Mention]:
    """Both numbers of every pair that is neither a date nor counts something, in order of place."""
    taken = {at for m in known if m.kind in ("date", "range") or m.unit for at in range(m.start, m.end)}
    found = (m for sentence in sentences for m in _of_sentence(folded, sentence, taken))
    return sorted(found, key=lambda m: m.start)


def _of_sentence(folded: str, sentence: Sentence, taken: Set[int]) -> Iterator[Mention]:
    for unit, pattern in patterns("paired").get(sentence.language, {}).items():
        for match in pattern.finditer(folded, sentence.start, sentence.end):
            groups = ("first", "second") if match["first"] else ("first_", "second_")
            if taken.isdisjoint(range(match.start(groups[0]), match.end(groups[1]))):
                yield from _of_pair(match, unit, groups)


def _of_pair(match: re.Match[str], unit: str, groups: tuple[str, str]) -> Iterator[Mention]:
    """Both numbers; those of an age in order of size, a score in either order."""
    numbers = [int(match[group]) for group in groups]
    if unit == _AGE and numbers[0] >= numbers[1]:
        return
    for group, number in zip(groups, numbers, strict=True):
        larger = number == max(numbers) and (numbers[0] != numbers[1] or group == groups[0])
        detail = (("counted", ""), ("measured", _MEASURED[unit][larger]))
        yield Mention("count", *match.span(group), Quantity.exact(number), unit.partition("_")[0], detail=detail)


def without(mentions: Sequence[Mention], pairs: Sequence[Mention]) -> list[Mention]:
    """The mentions that touch no number of a pair."""
    taken = {place for pair in pairs for place in range(pair.start, pair.end)}
    return [m for m in mentions if not taken or not any(place in taken for place in range(m.start, m.end))]
