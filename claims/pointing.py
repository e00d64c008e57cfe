"""What points back to a name: "this treaty", "the society", 该条约, 学会 mean the last thing named that is one.

The name has to end in what is said (Royal Polar Society, 皇家极地学会) or, where it goes on with "of" or "on", to have
it in front of that (Treaty on the Use of the Sarin River).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import merge

from factlint.claims.model import Extraction
from factlint.claims.text import has_cjk

_NAME = re.compile(r"\b[A-Z][\w'-]+(?: (?:(?:of|on|for|and|the|in|to) ){0,2}[A-Z][\w'-]+){1,7}")
_KIND = re.compile(r"(?P<kind>[A-Z][\w'-]+)(?= (?:of|on|for|in|to)\b|$)")
_BACK = re.compile(r"\b(?:[Tt]he|[Tt]his) (?P<kind>[a-z]{3,15})\b(?! of\b)")
_TITLE = re.compile("《(?P<name>[^《》\\n]{3,30})》")
_ENDS = (4, 3, 2, 1)
"""How much of the end of a Chinese name may stand for it, in characters; the last one only behind 该, 本, 此."""
_POINTERS = "该本此"


def pointed(extraction: Extraction, fulls: Sequence[str]) -> Iterator[tuple[int, frozenset[str]]]:
    """Where a text points back, with the name meant; `fulls` are names it tells in short, of which the ends count."""
    folded = extraction.folded
    yield from _english(folded)
    yield from _chinese(folded, [name for name in fulls if has_cjk(name)])


def _english(folded: str) -> Iterator[tuple[int, frozenset[str]]]:
    last: dict[str, frozenset[str]] = {}
    names = ((match.start(), 0, match) for match in _NAME.finditer(folded))
    backs = ((match.start(), 1, match) for match in _BACK.finditer(folded))
    for start, back, match in merge(names, backs, key=lambda found: found[:2]):
        if not back:
            kind = _KIND.search(match.group())
            if (kind is not None and kind.start()) or (kind is not None and match.group() != kind["kind"]):
                last[kind["kind"].lower()] = frozenset({match.group()})
        elif match["kind"] in last:
            yield start, last[match["kind"]]


def _chinese(folded: str, fulls: Sequence[str]) -> Iterator[tuple[int, frozenset[str]]]:
    names = {*fulls, *(match["name"] for match in _TITLE.finditer(folded))}
    if not names:
        return
    ends = {name[-size:] for name in names for size in _ENDS if size < len(name)}
    found = re.compile("|".join(sorted((re.escape(form) for form in names | ends), key=len, reverse=True)))
    last: dict[str, str] = {}
    for match in found.finditer(folded):
        form = match.group()
        if form in names:
            last.update({form[-size:]: form for size in _ENDS if size < len(form)})
        elif form in last and (len(form) > 1 or folded[match.start() - 1 : match.start()] in _POINTERS):
            yield match.start(), frozenset({last[form]})
