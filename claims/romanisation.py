"""Chinese names in Latin letters: pinyin of the characters, and which characters a spelling can stand for.

A name is the same in 王炳南, Wang Bingnan (pinyin) and Wang Ping-nan (Wade–Giles). Both systems spell syllables; a
spelling is read as the set of pinyin syllables that it can be, and two names are one where they share a reading.
Tables: `languages/zh/readings.txt`, `languages/zh/wade-giles.txt`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

Reading = tuple[str, ...]
"""A name as syllables of pinyin, surname first: ("wang", "bing", "nan")."""

_DOUBLE = frozenset(
    ["欧阳", "司马", "诸葛", "上官", "司徒", "端木", "夏侯", "皇甫", "东方", "慕容", "令狐", "尉迟", "公孙"]
)
"""Surnames of two characters."""
_APOSTROPHE = re.compile("[’‘ʼ`]")


def is_chinese(name: str) -> bool:
    """Whether characters are a surname and a given name of one or two characters.

    >>> is_chinese("王炳南"), is_chinese("约翰逊")
    (True, False)
    """
    if name[:2] in _DOUBLE:
        return 3 <= len(name) <= 4
    return 2 <= len(name) <= 3 and name[0] in surnames() and name[1:].isalpha() and not set(name) <= transliterating()


def pinyin(name: str) -> str:
    """A Chinese name as English texts write it; "" where a character has no reading.

    >>> pinyin("王炳南"), pinyin("叶剑英"), pinyin("张安")
    ('Wang Bingnan', 'Ye Jianying', 'Zhang An')
    """
    syllables = [_of_character().get(character, "").replace("v", "ü") for character in name]
    if not all(syllables):
        return ""
    first = 2 if name[:2] in _DOUBLE else 1
    given = syllables[first] if len(syllables) > first else ""
    for syllable in syllables[first + 1 :]:
        given += f"'{syllable}" if syllable[0] in "aoe" else syllable
    return " ".join(part.capitalize() for part in ("".join(syllables[:first]), given) if part)


def reading(name: str) -> Reading:
    """The syllables of characters; () where one has no reading."""
    syllables = tuple(_syllable(character) for character in name)
    if name[:2] in _DOUBLE:
        syllables = ("".join(syllables[:2]), *syllables[2:])
    return syllables if all(syllables) else ()


@lru_cache(maxsize=4096)
def readings(name: str) -> frozenset[Reading]:
    """Every way to read Latin letters as a Chinese name, surname first; none where they are no such name.

    >>> sorted(readings("Wang Ping-nan"))
    [('wang', 'bing', 'nan'), ('wang', 'ping', 'nan')]
    """
    words = [part for part in re.split(r"[ ]", _plain(name)) if part]
    if not 2 <= len(words) <= 3:
        return frozenset()
    family, given = words[0], words[1:]
    if len(given) == 2 and not all(_syllables(word) for word in given):
        return frozenset()
    first = _family(family)
    rest: set[Reading] = {()}
    for word in given:
        rest = {(*before, *after) for before in rest for after in _given(word)}
    return frozenset((one, *two) for one in first for two in rest if two)


def given_readings(word: str) -> frozenset[Reading]:
    """Every way to read one word in Latin letters as one or two syllables: ("bing", "nan") of "Ping-nan"."""
    return _given(_plain(word))


def surnames() -> frozenset[str]:
    """The characters of surnames."""
    return _characters()[0]


def transliterating() -> frozenset[str]:
    """The characters that foreign names are written with."""
    return _characters()[1]


def _plain(name: str) -> str:
    """Lower case without diacritics, ü as u, one kind of apostrophe."""
    decomposed = unicodedata.normalize("NFD", _APOSTROPHE.sub("'", name.lower()))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _family(word: str) -> frozenset[str]:
    return _syllables(word) & _surname_readings() or frozenset({word} & _doubles())


@lru_cache(maxsize=4096)
def _given(word: str) -> frozenset[Reading]:
    """A given name as one or two syllables, written with a hyphen, an apostrophe or in one."""
    if "-" in word:
        parts = [_syllables(part) for part in word.split("-")]
        if len(parts) != 2:
            return frozenset()
        return frozenset((one, two) for one in parts[0] for two in parts[1])
    found: set[Reading] = {(one,) for one in _syllables(word)}
    for at in range(1, len(word)):
        for tail in {word[at:], word[at:].removeprefix("'")}:
            found.update((one, two) for one in _pure(word[:at]) for two in _pure(tail))
    return frozenset(found)


def _pure(part: str) -> frozenset[str]:
    """Written together, syllables are pinyin: Wade–Giles separates them."""
    return frozenset({part} & _pinyin())


def _syllables(part: str) -> frozenset[str]:
    """The pinyin syllables that a spelling stands for in either system; apostrophes are often left out."""
    return _pure(part) | _wade_giles().get(part, frozenset())


@cache
def _table() -> dict[str, str]:
    """Pinyin syllable to its characters."""
    text = (files("factlint.claims.languages") / "zh" / "readings.txt").read_text(encoding="utf-8")
    lines = (line.partition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {syllable: characters for syllable, _, characters in lines}


@cache
def _of_character() -> dict[str, str]:
    return {character: syllable for syllable, characters in _table().items() for character in characters}


def _syllable(character: str) -> str:
    return _of_character().get(character, "").replace("v", "u")


@cache
def _pinyin() -> frozenset[str]:
    return frozenset(syllable.replace("v", "u") for syllable in _table())


@cache
def _doubles() -> frozenset[str]:
    return frozenset("".join(map(_syllable, surname)) for surname in _DOUBLE)


@cache
def _wade_giles() -> dict[str, frozenset[str]]:
    """Wade–Giles syllable, with and without its apostrophe, to the pinyin ones."""
    text = (files("factlint.claims.languages") / "zh" / "wade-giles.txt").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        pinyin_syllable, *spellings = line.split(" ")
        for spelling in (form for written in spellings for form in (written, written.replace("'", ""))):
            found[spelling] = found.get(spelling, frozenset()) | {pinyin_syllable.replace("v", "u")}
    return found


@cache
def _surname_readings() -> frozenset[str]:
    return frozenset(map(_syllable, surnames())) - {""}


@cache
def _characters() -> tuple[frozenset[str], frozenset[str]]:
    table = tomllib.loads((files("factlint.claims.languages") / "zh" / "names.toml").read_text(encoding="utf-8"))
    return frozenset(table["surnames"]), frozenset(table["transliteration"])
