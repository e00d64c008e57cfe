"""Whether two titles of one language call two things: by a number, by one word in the same place, by a name."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.claims.about import About
from factlint.claims.concepts import stop_words
from factlint.claims.languages.en.numerals import english_ordinal
from factlint.claims.related import cites
from factlint.claims.titles import without_state, words

_NUMERALS = frozenset("0123456789一二三四五六七八九十百〇零")
_BESIDE = frozenset("第两.abcdefghijklmnopqrstuvwxyz")
"""What may stand in a number, or a version, beside numerals."""
_ROMAN = frozenset("ivx")
_SLOT = 3
"""Words, or characters, that may stand in place of others."""
_SHARED = 2
_PART = 0.2
"""So many telling values, and such a part of those of the shorter text, make two texts speak of one thing."""
_SORTS = frozenset("小大新旧老东西南北中副前后上下双黑白红黄青")
"""What in front of a name makes another one of it: 小白额雁 is no 白额雁."""
_STEM = 2
"""Characters that two titles begin with alike which may be a name."""


def calls_another(one: About, other: About) -> str:
    """How the titles of two documents tell two things apart; "" where they do not."""
    if one.title is None or other.title is None or one.title.undated.casefold() == other.title.undated.casefold():
        return ""
    if one.title.is_cjk != other.title.is_cjk:
        return ""
    if cites(one.extraction, other.extraction) or cites(other.extraction, one.extraction):
        return ""
    different = _in_characters(one, other) if one.title.is_cjk else _in_letters(one, other)
    return f"“{one.title.text}” and “{other.title.text}”" if different else ""


def _in_letters(one: About, other: About) -> bool:
    assert one.title is not None and other.title is not None
    mine, theirs = words(one.title.undated.casefold()), words(other.title.undated.casefold())
    own = [word for word in mine if word not in theirs and _tells(word)]
    its = [word for word in theirs if word not in mine and _tells(word)]
    if not own or not its:
        return False
    if _numbered(mine, own) & _numbered(theirs, its):
        return True
    if speak_of_one_thing(one, other):
        return False
    absent = not other.words.intersection(own) and not one.words.intersection(its)
    shared = set(mine) & set(theirs) - stop_words()
    if absent and len(mine) == len(theirs) and len(own) == len(its) <= _SLOT and shared:
        return [word if word not in own else "" for word in mine] == [w if w not in its else "" for w in theirs]
    if absent and not shared & (one.names | other.names):
        return True
    return one.is_article and other.is_article and bool(one.names & set(own)) and bool(other.names & set(its))


def speak_of_one_thing(one: About, other: About) -> bool:
    """Whether two texts have so many telling values in common that they are about one thing, however called.

    The times that their titles give do not count: minutes name the meetings before and after theirs.
    """
    titled = {str(time) for about in (one, other) if about.title for time in about.title.times}
    shared = sum(value.rpartition(" ")[2] not in titled for value in one.values & other.values)
    return shared >= _SHARED and shared >= _PART * min(len(one.values), len(other.values))


def _tells(word: str) -> bool:
    return word not in stop_words() or is_number(word)


def is_number(word: str) -> bool:
    """Whether a word has a figure, or is an ordinal or a Roman numeral."""
    return any(map(str.isdigit, word)) or english_ordinal(word) is not None or set(word) <= _ROMAN


def _numbered(title: Sequence[str], own: Sequence[str]) -> set[tuple[str, str]]:
    """What stands beside the numbers of a title: "line" before 4, "meeting" behind 73rd."""
    found = set()
    for at, word in enumerate(title):
        if word in own and is_number(word):
            found.add(("behind", title[at - 1] if at else ""))
            found.add(("before", title[at + 1] if at + 1 < len(title) else ""))
    return found - {("behind", ""), ("before", "")}


def _in_characters(one: About, other: About) -> bool:
    assert one.title is not None and other.title is not None
    mine, theirs = (without_state(title.undated.casefold()) for title in (one.title, other.title))
    before = _alike(mine, theirs)
    behind = _alike(mine[before:][::-1], theirs[before:][::-1])
    own, its = mine[before : len(mine) - behind], theirs[before : len(theirs) - behind]
    if not own or not its:
        return not before and own + its in _SORTS and one.is_article and other.is_article
    if _is_number(own) and _is_number(its) and before + behind >= _STEM:
        return True
    if speak_of_one_thing(one, other):
        return False
    absent = own not in other.body and its not in one.body
    if absent and before + behind and len(own) == len(its) <= _SLOT:
        return True
    if before < _STEM and not _pairs(own) & _pairs(other.body) and not _pairs(its) & _pairs(one.body):
        return True
    return one.is_article and other.is_article


def _is_number(text: str) -> bool:
    return not _NUMERALS.isdisjoint(text) and set(text) <= _NUMERALS | _BESIDE


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _pairs(text: str) -> set[str]:
    """Every two characters that stand together."""
    return {text[at : at + 2] for at in range(max(1, len(text) - 1))}
