"""Names of persons in Latin letters: behind a title or an office, with a given name, or built of Chinese syllables."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from factlint.claims.castings import is_cast, is_titled
from factlint.claims.concepts import Hit
from factlint.claims.romanisation import readings

_LETTER = "A-Za-zÀ-ÖØ-öø-ž"
_WORD = rf"[A-ZÀ-ÖØ-ÞŁŠŽ][{_LETTER}'-]*[{_LETTER}]"
_CAPITALS = re.compile(
    rf"(?<![{_LETTER}])(?:(?:[A-Z]\.)+|{_WORD}\.?)"
    rf"(?: (?:(?:[A-Z]\.)+|{_WORD}|(?:von|van|der|den|de|del|di|da|du|la|le|bin|ibn|al|el)(?= {_WORD})))*"
)
_TOKEN = re.compile(r"[^ ]+")
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_NEXT = re.compile(rf" ({_WORD}|administration)")
_IN_WORD = re.compile(rf"[{_LETTER}-]")
_SENTENCE_END = re.compile(r'[.!?]["\u201d)]? $')
_IS_NATIONAL = re.compile(
    "(?:English|French|Dutch|Welsh|Irish|Scots|Norse)(?:man|woman)|Dane|Swede|Finn|Pole|Czech|Turk|Spaniard|Briton"
)
"""A person of a people, as which he may be told in front of his name: the Englishman Harold Wilson."""
_LEAST = 2
_LONGEST = 5
"""Words of a name."""


class _Words(Struct, frozen=True):
    given: frozenset[str]
    titles: frozenset[str]
    ranks: frozenset[str]
    not_persons: frozenset[str]
    english: frozenset[str]


class Token(Struct, frozen=True):
    """A word of a run of capitalised words."""

    start: int
    end: int
    text: str
    known: str
    """The category of a concept that covers it; "" for none."""


_ACTS = "led|headed|coached|trained|designed|directed|conducted|founded|chaired|captained|commanded|refereed|succeeded"
_CALLED = "architect|captain|coach|conductor|director|engineer|referee|leader|founder|manager|head|chairman|president"
_ROLE = re.compile(
    rf"\b(?:(?:{_ACTS}) by (?:the |its )?(?:[a-z]+ ){{0,2}}"
    rf"|(?:{_CALLED})(?: of the [\w-]+)?,? (?:is |was |were )?(?:the )?(?:[A-Z][a-z]+ )?)$"
)
"""Words behind which a person is named: "designed by the architect …", "its captain was …"."""
_LIVED = re.compile(r",? \(?(?:(?:was )?born|b\.|died|passed away) (?:on |in |at |of |[0-9])")
"""What is told of persons alone, behind a name."""
_LOOK_BACK = 60


_SHORT = 3
"""Letters of Jr., whose point belongs to the name."""


def names(folded: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """The range of every name, in order of place; those of the lexicons left out."""
    starts = [hit.start for hit in hits]
    for run in _CAPITALS.finditer(folded):
        tokens = [_token(run.start(), found, hits, starts) for found in _TOKEN.finditer(run.group())]
        introduced = _ROLE.search(folded, max(0, run.start() - _LOOK_BACK), run.start()) is not None
        introduced = introduced or is_cast(folded, "en", run.start(), run.end())
        introduced = introduced or _LIVED.match(folded, run.end()) is not None
        titled = is_titled(folded, "en", run.start())
        if len(tokens) > _LEAST and is_titled(folded, "en", tokens[1].start):
            tokens, introduced = tokens[1:], True
        yield from _of_run(folded, tokens, introduced, titled)


def surname(name: str) -> str:
    """The part by which a person is called later: the first of a Chinese name, the last of any other."""
    parts = name.split()
    return parts[0] if readings(name) else parts[-1]


def is_institution(folded: str, end: int) -> bool:
    """Whether the word behind a name makes it something named after a person."""
    found = _NEXT.match(folded, end)
    return found is not None and (found[1] in _words().not_persons or found[1] == "administration")


def _token(offset: int, found: re.Match[str], hits: Sequence[Hit], starts: list[int]) -> Token:
    start, end = offset + found.start(), offset + found.end()
    text = found.group()
    if text.endswith("'s"):
        end, text = end - 2, text[:-2]
    at = bisect_right(starts, start) - 1
    known = ""
    while at >= 0 and not known and starts[at] > start - 60:
        if hits[at].end > start:
            known = hits[at].category
        at -= 1
    return Token(start, end, text, known)


def _of_run(folded: str, tokens: Sequence[Token], introduced: bool, titled: bool) -> Iterator[tuple[int, int]]:
    if len(tokens) > _LEAST and _IS_NATIONAL.fullmatch(tokens[0].text):
        tokens = tokens[1:]
    at = 0
    while at < len(tokens):
        length = _name_at(folded, tokens, at, introduced and at == 0, titled and at == 0)
        if length:
            last = tokens[at + length - 1]
            yield tokens[at].start, last.end - (len(last.text) > _SHORT and last.text.endswith("."))
        at += max(1, length)


def _name_at(folded: str, tokens: Sequence[Token], at: int, introduced: bool = False, titled: bool = False) -> int:
    """How many words of a name begin here.

    `introduced` says that the words in front call for one of two or more, `titled` for one of any length.
    """
    words = _words()
    if tokens[at].known or tokens[at].text in words.titles | words.ranks:
        return 0
    reach = _reach(tokens, at)
    if titled and _is_broken((tokens[at], tokens[at])):
        reach = 1
    titled = (titled and reach == 1) or (introduced and 1 < reach < 4 and not _is_broken(tokens[at : at + reach]))
    titled = titled or (at > 0 and (tokens[at - 1].known == "office" or tokens[at - 1].text in words.titles))
    chinese = _chinese(tokens, at, reach, titled)
    if chinese:
        return chinese
    first = tokens[at].text
    if reach > 1 and (first in words.given or _INITIALS.fullmatch(first)):
        while reach > 1 and _INITIALS.fullmatch(tokens[at + reach - 1].text):
            reach -= 1
        if reach < 2:
            return 0
        return 0 if _is_named_after(folded, tokens, at + reach) else reach
    if titled and len(first) > 2 and first not in words.not_persons and not _INITIALS.fullmatch(first):
        return 0 if _is_named_after(folded, tokens, at + reach) else reach
    return 0


def _is_broken(tokens: Sequence[Token]) -> bool:
    """Whether a sentence ends within these words: on 24 November. He …"""
    return any(token.text.endswith(".") and not _INITIALS.fullmatch(token.text) for token in tokens[:-1])


def _entitles(token: Token) -> bool:
    return token.known == "office" or token.text in _words().titles


def _reach(tokens: Sequence[Token], at: int) -> int:
    """The words from here that no lexicon knows and that name no institution."""
    end = at
    while end < len(tokens) and end - at < _LONGEST and not tokens[end].known:
        if end > at and tokens[end].text in _words().titles:
            break
        end += 1
        if end < len(tokens) and tokens[end].start != tokens[end - 1].end + 1:
            break
    return end - at


def _chinese(tokens: Sequence[Token], at: int, reach: int, titled: bool) -> int:
    for length in (3, 2):
        if length > reach:
            continue
        parts = [token.text for token in tokens[at : at + length]]
        if readings(" ".join(parts)) and (titled or not _words().english & {part.lower() for part in parts}):
            return length
    return 0


def _is_named_after(folded: str, tokens: Sequence[Token], end: int) -> bool:
    if tokens[end - 1].text in _words().not_persons:
        return True
    if end < len(tokens):
        return tokens[end].text in _words().not_persons
    return is_institution(folded, tokens[end - 1].end)


@cache
def _words() -> _Words:
    text = (files("factlint.claims.languages") / "en" / "persons.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return _Words(
        frozenset(table["given"].split()),
        frozenset(table["titles"]),
        frozenset(table["ranks"]),
        frozenset(table["not_persons"]),
        frozenset(table["words"]),
    )


def is_given(word: str) -> bool:
    """Whether a word is a given name, or initials."""
    return word in _words().given or _INITIALS.fullmatch(word) is not None


def looks_like_name(text: str) -> bool:
    """Whether words in Latin letters are written as a name: two or more, or one, each with a capital."""
    run = _CAPITALS.fullmatch(text.strip())
    return run is not None and not any(part in _words().not_persons for part in text.split())


def stands_alone(folded: str, start: int, end: int, ordinary: frozenset[str]) -> bool:
    """Whether a surname stands as a word of its own that is none of the ordinary words at the start of a sentence."""
    if (start and _IN_WORD.match(folded, start - 1)) or _IN_WORD.match(folded, end):
        return False
    if is_institution(folded, end):
        return False
    opens = (
        start == 0 or folded[start - 1] in "\n" or _SENTENCE_END.search(folded, max(0, start - 3), start) is not None
    )
    return not opens or folded[start:end].lower() not in ordinary
