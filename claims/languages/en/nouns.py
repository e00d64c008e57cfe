"""English noun phrases behind a number: which word is the thing counted.

Without a tagger: the phrase ends at a word that no noun phrase holds, the head is its first known or plural noun,
or the one right behind that (agenda items).
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from factlint.claims.counted import Thing, nouns, table
from factlint.claims.languages.en.numerals import numerals

_WORD = re.compile(r"[ \u00a0](?P<word>(?:[a-z]\.){2,4}|[a-zà-ÿ](?:[a-zà-ÿ²]|['.-](?=[a-zà-ÿ]))*+)")
_REACH = 6
"""Words of the longest noun phrase that is looked at."""
_LONGEST = 4
"""Words of the longest noun of the table."""


class _Table(Struct, frozen=True):
    singular: dict[str, tuple[str, str]]
    plural: dict[str, tuple[str, str]]
    stop: frozenset[str]
    not_plural: frozenset[str]
    times: frozenset[str]


class Word(Struct, frozen=True):
    """A word of the lower-cased text."""

    text: str
    start: int
    end: int


def phrase(lowered: str, at: int) -> list[Word]:
    """The words from `at` to the end of the noun phrase at the latest."""
    words: list[Word] = []
    stop = _table().stop
    while len(words) < _REACH:
        match = _WORD.match(lowered, at)
        if match is None or match["word"] in stop:
            break
        words.append(Word(match["word"], match.start("word"), match.end("word")))
        at = match.end()
    return words


def many(words: list[Word]) -> Thing | None:
    """The thing of which there are several: a known noun in the plural, or else the first word that looks like one."""
    known = _table()
    for index, word in enumerate(words):
        if word.text in known.times:
            return None
        found = _known(words, index, known.plural)
        if found:
            return _adjacent(words, found, known.plural)
        if _looks_plural(word.text, known) and not _known(words, index + 1, known.plural):
            lemma = singular(word.text)
            return Thing(lemma, lemma, word.start, word.end)
    return None


def one(words: list[Word], reach: int = 4) -> Thing | None:
    """The thing of which there is one: a known noun in the singular."""
    known = _table()
    for index in range(min(len(words), reach)):
        found = _known(words, index, known.singular)
        if found:
            return _adjacent(words, found, known.singular)
    return None


def is_time(word: str) -> bool:
    """Whether the word is a unit of time, which other readers count."""
    return word in _table().times


def singular(word: str) -> str:
    """The singular of a regular plural.

    >>> singular("parties"), singular("speeches"), singular("carriers")
    ('party', 'speech', 'carrier')
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|x|ss|zz)es$", word):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """The regular plural.

    >>> plural("party"), plural("speech"), plural("carrier"), plural("day")
    ('parties', 'speeches', 'carriers', 'days')
    """
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:ch|sh|x|ss|z)$", word) else "s")


def _known(words: list[Word], index: int, forms: dict[str, tuple[str, str]]) -> tuple[int, int, tuple[str, str]] | None:
    """The longest noun of the table that starts at a word: indexes of its first word and of the one behind it."""
    for length in range(min(_LONGEST, len(words) - index), 0, -1):
        form = " ".join(word.text for word in words[index : index + length])
        if form in forms:
            return index, index + length, forms[form]
    return None


def _adjacent(words: list[Word], found: tuple[int, int, tuple[str, str]], forms: dict[str, tuple[str, str]]) -> Thing:
    """The noun, or the one that it only describes: "sports events"."""
    following = _known(words, found[1], forms) if found[1] < len(words) else None
    if following is None and found[1] < len(words) and not words[found[1] - 1].text.endswith("s"):
        word = words[found[1]]
        if _looks_plural(word.text, _table()):
            return Thing(singular(word.text), singular(word.text), word.start, word.end)
    first, behind, (unit, name) = following or found
    return Thing(unit, name, words[first].start, words[behind - 1].end)


def _looks_plural(word: str, known: _Table) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in known.not_plural
    )


@cache
def _table() -> _Table:
    words, forms = table("en"), nouns("en")
    irregular = words["plurals"]
    context = words["context"]
    return _Table(
        forms,
        {irregular.get(form, plural(form)): thing for form, thing in forms.items()} | {"persons": ("person", "person")},
        frozenset(context["stop"].split()) | frozenset(numerals()["digits"]),
        frozenset(context["singular"].split()),
        frozenset(context["times"].split()),
    )
