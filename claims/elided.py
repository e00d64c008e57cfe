"""Numbers of a series that leave out its noun: "the second round opened in June; the first had been held in March".

An ordinal that is the subject of its clause, in a sentence that numbers a meeting or an edition before or right after
such a sentence, is one of the same series (nominal ellipsis: Halliday and Hasan, Cohesion in English, 1976). The words
are data, `languages/*/elided.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.languages import patterns
from factlint.claims.languages.en.numerals import english_ordinal
from factlint.claims.model import Mention, Sentence
from factlint.claims.values.number import Quantity
from factlint.claims.when import INSTANCES, SERIES


def with_elided(folded: str, sentences: Sequence[Sentence], numbers: Sequence[Mention]) -> list[Mention]:
    """The numbers of a text, in order, with those that leave out the noun that the one before has."""
    numbered = sorted((m for m in numbers if m.kind == "ordinal" and m.unit in SERIES | INSTANCES), key=_start)
    if not numbered:
        return list(numbers)
    found = list(_elided(folded, sentences, numbered))
    kept = (m for m in numbers if not any(m.start < other.end and other.start < m.end for other in found))
    return sorted((*kept, *found), key=_start)


def _elided(folded: str, sentences: Sequence[Sentence], numbered: Sequence[Mention]) -> Iterator[Mention]:
    at = 0
    said: Mention | None = None
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        near = before is not None and before.block == sentence.block
        said = said if near and said is not None and before is not None and before.start <= said.start else None
        own = []
        while at < len(numbered) and numbered[at].start < sentence.end:
            own.append(numbered[at])
            at += 1
        words = patterns("elided").get(sentence.language)
        if words is not None and (own or said is not None):
            for match in words["number"].finditer(folded, sentence.start, sentence.end):
                noun = next((m for m in reversed(own) if m.end <= match.start()), said)
                if noun is not None and (mention := _of_series(match, noun)) is not None:
                    own = sorted((*own, mention), key=_start)
                    yield mention
        said = own[-1] if own else said


def _of_series(match: re.Match[str], noun: Mention) -> Mention | None:
    """The number, as one of the series of another; None where it is the very number of that."""
    number = english_ordinal(match["number"].lower())
    if not number or noun.value == Quantity.exact(number):
        return None
    return replace(noun, start=match.start("number"), end=match.end("number"), value=Quantity.exact(number))


def _start(mention: Mention) -> int:
    return mention.start
