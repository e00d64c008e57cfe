"""What stands among the words of a pinned fact and is none of them: its annex, a copy of it, a part of it.

Words that no lexicon knows may turn a passage on a thing into one on another thing, nobody can tell how. So they are
borne only where they cannot: who does it, before the verb; an adjective right before the thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factlint.claims.clauses import Scope
from factlint.claims.concepts import lower, stop_words
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.ledger.wording import WORD, Need, Wording
from factlint.claims.model import Mention

_HAN = re.compile("[㐀-鿿]{2,}")
_KINDS = frozenset({"head", "qualifier"})
"""Concepts that make another thing of a thing."""
_AGENTS = 2
"""How many unknown words may tell who does it."""
_MORTAL = frozenset({"be-born", "die"})
"""What happens to one once, so that a place makes no other thing of it."""
_OPAQUE = frozenset({"date", "range", "duration", "count", "ordinal"})


class Stretch(Struct, frozen=True):
    """A part of a sentence, `text[start:end]`, which says what is pinned."""

    text: str
    scope: Scope
    start: int
    end: int
    wording: Wording

    def is_of_another(self, date: Mention) -> bool:
        """Whether something beside the words may make the date that of another thing."""
        spans = sorted(self._needed())
        if not spans:
            return False
        first, last = spans[0][0], max(end for _, end, _ in spans)
        if any(True for _ in self.strangers(first, last)):
            return True
        elsewhere = not self.wording.aspects or not self.wording.aspects <= _MORTAL
        if date.start >= last and any(True for _ in self.strangers(last, date.start, places=elsewhere)):
            return True
        before = list(self.strangers(self.start, first))
        if not before:
            return False
        if spans[0][2].category == "aspect":
            return len(before) > _AGENTS
        return len(before) > 1 or bool(self.text[before[0][1] : first].strip())

    def is_of_a_part(self, number: Mention) -> bool:
        """Whether an unknown word may make the number that of a part."""
        found = self.strangers(self.start, self.end)
        return any(not (number.start <= start < number.end) for start, _ in found)

    def strangers(self, start: int, end: int, *, places: bool = False) -> Iterator[tuple[int, int]]:
        """Words between two places that are neither known nor asked for, in order."""
        asked = [(first, last) for first, last, _ in self._needed()]
        for hit in self.scope.hits:
            foreign = hit.category in _KINDS or (places and hit.category == "place")
            spot = (hit.start, hit.end)
            if start <= hit.start < end and foreign and spot not in asked and not self._names(hit.category, hit.name):
                yield spot
        spans = [*asked, *((hit.start, hit.end) for hit in self.scope.hits)]
        spans += [(mention.start, mention.end) for mention in self.scope.mentions if mention.kind in _OPAQUE]
        blanked = self._blanked(start, end, spans)
        stop = stop_words()
        for match in WORD.finditer(blanked):
            if lower(match.group()) not in stop:
                yield start + match.start(), start + match.end()
        for match in _HAN.finditer(blanked):
            yield start + match.start(), start + match.end()

    def _names(self, category: str, name: str) -> bool:
        return name in self.wording.names(category)

    def _blanked(self, start: int, end: int, spans: list[tuple[int, int]]) -> str:
        characters = list(self.text[start:end])
        for first, last in spans:
            for place in range(max(first, start), min(last, end)):
                characters[place - start] = " "
        return "".join(characters)

    def _needed(self) -> Iterator[tuple[int, int, Need]]:
        """Where the words are that are asked for."""
        for need in self.wording.needs:
            for hit in self.scope.hits:
                if self.start <= hit.start < self.end and hit.category == need.category and hit.name in need.names:
                    yield hit.start, hit.end, need
            if need.category == "word":
                for match in WORD.finditer(self.text, self.start, self.end):
                    if lemma(lower(match.group())) in need.names:
                        yield match.start(), match.end(), need
                for name in need.names:
                    at = self.text.find(name, self.start, self.end)
                    if at >= 0 and not name.isascii():
                        yield at, at + len(name), need
