"""What Chinese words can mean in English: the bridge between two languages for words that no lexicon of ours has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from msgspec import Struct

LONGEST = 8
"""Characters of the longest word that is looked up."""
_COMMON = 1500
"""A base form that glosses this many words says nothing."""


class Glosses(Struct, frozen=True):
    """Words of simplified script to English base forms."""

    senses: Mapping[str, str]
    """The base forms of each word, with spaces between."""
    counts: Mapping[str, int]
    """How many words each base form glosses."""

    def meanings(self, run: str) -> Iterator[str]:
        """Every base form of the words in a run of Chinese characters."""
        for word in self.words(run):
            yield from self.senses[word].split(" ")

    def words(self, run: str) -> Iterator[str]:
        """The words of a run, at each place the longest (forward maximum matching), what is unknown left out."""
        senses = self.senses
        at, end = 0, len(run)
        while at < end - 1:
            for stop in range(min(end, at + LONGEST), at + 1, -1):
                if run[at:stop] in senses:
                    yield run[at:stop]
                    at = stop
                    break
            else:
                at += 1

    def weight(self, base: str) -> float:
        """0 for a base form that glosses words by the thousand, 1 for one that glosses one alone."""
        return max(0.0, 1 - log(self.counts.get(base, _COMMON)) / log(_COMMON))
