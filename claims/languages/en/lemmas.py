"""English words to their base form, so that "spans", "spanned" and "spanning" are one, "harbour" and "harbor" too.

A light stemmer: inflections only, by rule, as Krovetz (SIGIR 1993, 191-202) has it, but without a lexicon. The result
need not be a word, it only has to be the same for the forms of one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from factlint.claims.kept import table

_DOUBLED = re.compile(r"(?P<letter>[bdgkmnprtvz])(?P=letter)$")
_VOWEL = re.compile("[aeiouy]")


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The base form of a lower-case word.

    >>> [lemma(word) for word in ("spans", "opened", "votes", "voting", "carries", "planned", "broke", "harbours")]
    ['span', 'open', 'vot', 'vot', 'carry', 'plan', 'break', 'harbor']
    """
    word = word.removesuffix("'s")
    irregular, spelling = _tables()
    if word in irregular:
        return irregular[word]
    stem = _without_e(_without_ending(word))
    for british, american in spelling:
        if len(stem) > len(british) + 2 and stem.endswith(british):
            return stem.removesuffix(british) + american
    return stem


def _without_ending(word: str) -> str:
    """Plural, past and -ing forms without their ending; what remains has a vowel and three letters at least."""
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y" if len(word) > 4 else word
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1] if len(word) > 3 else word
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and _VOWEL.search(stem):
            return stem[:-1] if len(stem) > 3 and _DOUBLED.search(stem) else stem
    return word


def _without_e(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@cache
def _tables() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    read = table("lemmas", _read)
    irregular = {form: _without_e(base) for base, forms in read["irregular"].items() for form in forms.split()}
    return irregular | {base: _without_e(base) for base in read["irregular"]}, tuple(read["spelling"].items())


def _read() -> Any:
    import tomllib

    return tomllib.loads((files("factlint.claims.languages.en") / "lemmas.toml").read_text(encoding="utf-8"))
