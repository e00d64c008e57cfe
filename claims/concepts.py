"""Words of any language to what they mean: one scan of a text for every concept and name of the lexicons.

The lexicons are data: `languages/names.toml` for countries and places, `languages/*/concepts.toml` for the words of a
language. Concepts have the same names in all of them, so that what comes out here is in no language.

To add a language: a folder with its `concepts.toml`, using the concept names that the others use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

import ahocorasick_rs
from msgspec import Struct

from factlint.claims.gazetteer import KINDS, entries
from factlint.claims.kept import table
from factlint.claims.languages import tables
from factlint.claims.text import has_cjk

_INFLECTED = {"head": "noun", "aspect": "verb", "office": "noun"}
_FIRST_WIDE = "\u2e80"
_VOWEL_END = re.compile(r"[aeiou]$")


class Hit(Struct, frozen=True):
    """A concept met in a text: `text[start:end]`."""

    start: int
    end: int
    category: str
    """"head", "aspect", "qualifier", "office", "stage", "country", "body", "organ", "place", "person", or of a
    word list ("negation" …)."""
    name: str
    """The concept; for a word list the word itself."""


class _Lexicon(Struct, frozen=True):
    automaton: ahocorasick_rs.AhoCorasick
    forms: tuple[str, ...]
    latin: Sequence[bool]
    """Whether a form is in letters, which have to stand alone as a word."""
    meanings: Sequence[Sequence[tuple[str, str]]]
    """Category and name."""
    cased: Sequence[bool]
    """Whether the first letter of a form has to be a capital in the text."""
    capitals: frozenset[str]
    """Forms, in lower case, that may be written in capitals: abbreviations."""
    stop: frozenset[str]


def scan(text: str) -> list[Hit]:
    """Every concept of a folded text in order; of forms that overlap the longest counts, words count as wholes."""
    lexicon = _lexicon()
    lowered = lower(text).replace("\n", " ")
    hits: list[Hit] = []
    taken = -1
    found = lexicon.automaton.find_matches_as_indexes(lowered, overlapping=True)
    for start, end, form in _longest(_whole(found, text, lexicon)):
        if start < taken:
            continue
        taken = end
        hits.extend(_meaning(text, start, end, lexicon.meanings[form]))
    return hits


def stop_words() -> frozenset[str]:
    """Words that say nothing about what a sentence is about."""
    return _lexicon().stop


def lower(text: str) -> str:
    """Lower case of the same length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _whole(found: Iterable[tuple[int, int, int]], text: str, lexicon: _Lexicon) -> Iterator[tuple[int, int, int]]:
    """The matches that are whole words and written as they must be, as start, end, form."""
    length = len(text)
    for form, start, end in found:
        if lexicon.latin[form]:
            if (start and _letter(text[start - 1])) or (end < length and _letter(text[end])):
                continue
            if text[start:end].isupper() and end - start > 1 and lexicon.forms[form] not in lexicon.capitals:
                continue
            if lexicon.cased[form] and not text[start].isupper() and lexicon.forms[form][:4] != "the ":
                continue
        yield start, end, form


def _letter(character: str) -> bool:
    return character < _FIRST_WIDE and character.isalnum()


def _longest(matches: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    return sorted(matches, key=lambda match: (match[0], -match[1]))


def _meaning(text: str, start: int, end: int, meanings: Sequence[tuple[str, str]]) -> Iterator[Hit]:
    for category, name in meanings:
        if category == "pair":
            yield from _pair(text, start, end, name)
        elif category != "ignore":
            yield Hit(start, end, category, name)


def _pair(text: str, start: int, end: int, names: str) -> Iterator[Hit]:
    """中美 is two countries, but in 其中美国 only the second one is meant."""
    first, second = names.split("|")
    if text[end : end + 1] == "国":
        yield Hit(start + 1, end + 1, "country", second)
        return
    yield Hit(start, start + 1, "country", first)
    yield Hit(start + 1, end, "country", second)


@cache
def _lexicon() -> _Lexicon:
    made = table("lexicon", _table)
    forms = tuple(made["forms"])
    return _Lexicon(
        ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.Standard),
        forms,
        made["latin"],
        made["meanings"],
        made["cased"],
        frozenset(made["capitals"]),
        frozenset(made["stop"]),
    )


def _table() -> dict[str, Any]:
    """What `_Lexicon` is made of."""
    meanings: dict[str, list[tuple[str, str]]] = {}
    cased: dict[str, bool] = {}
    capitals: set[str] = set()
    stop: set[str] = set()
    for form, category, name in _entries(stop):
        key = form.lower()
        known = meanings.setdefault(key, [])
        if (category, name) not in known:
            known.append((category, name))
        if form.isupper():
            capitals.add(key)
        cased[key] = cased.get(key, True) and form[0].isupper()
    return {
        "forms": list(meanings),
        "latin": [not has_cjk(form) for form in meanings],
        "meanings": list(meanings.values()),
        "cased": [cased[form] for form in meanings],
        "capitals": sorted(capitals),
        "stop": sorted(stop),
    }


def _entries(stop: set[str]) -> Iterator[tuple[str, str, str]]:
    """Form, category, concept of all lexicons; fills `stop`."""
    names = _names()
    for category in ("country", "body", "place"):
        for name, forms in names[category].items():
            for form in forms:
                yield form, category, name
    for category in KINDS:
        for entry in entries(category):
            for form in (entry.name, *entry.forms) if category == "person" else entry.forms:
                yield form, category, entry.name
    for (a, first), (b, second) in product(names["pair"].items(), repeat=2):
        if a != b and a not in names["never-first"]["characters"]:
            yield a + b, "pair", f"{first}|{second}"
    for (a, first), suffix in product(names["pair"].items(), names["own"]["suffixes"]):
        if a not in names["own"]["without"]:
            yield a + suffix, "country", str(first)
    for form, pair in names["compound"].items():
        for name in pair:
            yield form, "country", name
    for form in names["ignore"]["forms"]:
        yield form, "ignore", ""
    for lexicon in tables("concepts").values():
        for category, listed in lexicon.items():
            if category == "stop":
                stop.update(listed["words"])
            elif category in ("head", "aspect", "qualifier", "office", "stage"):
                for name, forms in listed.items():
                    for form in forms:
                        for inflected in _inflect(form, _INFLECTED.get(category, "")):
                            yield inflected, category, name
            else:
                for word in listed["words"]:
                    yield word, category, word


def _inflect(form: str, word_class: str) -> Iterator[str]:
    """Regular English inflections of a noun (its last word) or verb (its first word); other forms as they are."""
    yield form
    if not word_class or has_cjk(form):
        return
    first, _, rest = form.partition(" ")
    if word_class == "noun":
        yield _with_s(form)
        return
    tail = f" {rest}" if rest else ""
    stem = first.removesuffix("e")
    yield _with_s(first) + tail
    for ending in ("ed", "ing"):
        if first.endswith("y") and ending == "ed" and not _VOWEL_END.search(first[:-1]):
            yield f"{first[:-1]}ied{tail}"
            continue
        yield f"{stem}{ending}{tail}"
        if not _VOWEL_END.search(first) and len(first) > 2:
            yield f"{first}{first[-1]}{ending}{tail}"


def _with_s(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return f"{word}es"
    if word.endswith("y") and not _VOWEL_END.search(word[:-1]):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _names() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = table("names", lambda: _read("names.toml"))
    return found


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    import tomllib

    text = (files("factlint.claims.languages") / name).read_text(encoding="utf-8")
    read: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return read


@cache
def countries() -> frozenset[str]:
    """The canonical names of all countries."""
    return frozenset(_names()["country"]) | {entry.name for entry in entries("country")}


@cache
def single_countries() -> dict[str, str]:
    """Single characters that stand for a country: 美, 英."""
    return {character: str(name) for character, name in _names()["pair"].items()}
