"""What a measure is of: the height or the depth, the cost or the price, the turnout or the efficacy.

The unit alone does not tell: 127 metres may be any length. What does stands right behind the number ("127 metres
high"), or is the last such word before it in its clause (坝高127米, "a turnout of 58 per cent"). The words are data,
`languages/*/measured.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.counted import currencies
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.measures import kind_of
from factlint.claims.model import Mention, Sentence
from factlint.sources.document import Document

_REACH = 48
"""Characters before a number in which the word for what it measures is looked for."""
_CLAUSE = re.compile(r"[,;，；。](?!\d)|[(（)）]|\.(?= |$)|\n(?=\n)")
_VOTE = "vote"
_SHARES = frozenset({"%", "fraction", "percentage-point"})


class _Words(Struct, frozen=True):
    before: re.Pattern[str]
    behind: re.Pattern[str]
    names: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    """What a word can mean, each with the kinds of units that it is told in."""


def measured(
    document: Document, folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> list[Mention]:
    """The mentions, the measures among them with the detail `measured` where the text says of what they are."""
    starts = [sentence.start for sentence in sentences]
    found = []
    for mention in mentions:
        kind = _kind(mention.unit) if mention.kind == "count" else ""
        sentence = sentences[bisect_right(starts, mention.start) - 1] if kind and starts else None
        name = _name(folded, sentence, mention, kind) if sentence is not None else ""
        if sentence is not None and not name:
            name = _headed(document, folded, sentence, kind)
        found.append(replace(mention, detail=(*mention.detail, ("measured", name))) if name else mention)
    return found


def _kind(unit: str) -> str:
    """The kind of a unit: "length", "share", "money", "vote" …; "" where it counts other things."""
    if unit == _VOTE:
        return unit
    return "share" if unit in _SHARES else "money" if unit in currencies() else kind_of(unit)


def _name(folded: str, sentence: Sentence, mention: Mention, kind: str) -> str:
    words = _words().get(sentence.language)
    if words is None:
        return ""
    for match in words.before.finditer(folded, mention.start, mention.end):  # 11 abstentions
        if name := _meaning(words, match["word"], kind):
            return name
    behind = words.behind.match(folded, mention.end, sentence.end)
    if behind is not None and (name := _meaning(words, behind["word"], kind)):
        return name
    low = max(sentence.start, mention.start - _REACH)
    low = max([low, *(mark.end() for mark in _CLAUSE.finditer(folded, low, mention.start))])
    hits = [match["word"] for match in words.before.finditer(folded, low, mention.start)]
    return next((name for word in reversed(hits) if (name := _meaning(words, word, kind))), "")


def _headed(document: Document, folded: str, sentence: Sentence, kind: str) -> str:
    """What the headers of its row and its column say."""
    blocks = document.blocks
    for header in (blocks[index] for index in blocks[sentence.block].headers):
        for words in _words().values() if header.end - header.start <= _REACH else ():
            for match in words.before.finditer(folded, header.start, header.end):
                if name := _meaning(words, match["word"], kind):
                    return name
    return ""


def _meaning(words: _Words, word: str, kind: str) -> str:
    return next((name for name, kinds in words.names.get(word.lower(), ()) if kind in kinds), "")


@cache
def _words() -> dict[str, _Words]:
    return {language: _compiled(entries) for language, entries in tables("measured").items()}


def _compiled(entries: dict[str, dict[str, list[str]]]) -> _Words:
    names: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name, entry in entries.items():
        for word in (*entry["words"], *entry.get("behind", ())):
            names.setdefault(word.lower(), []).append((name, frozenset(entry["units"])))
    before = _any(word for entry in entries.values() for word in entry["words"])
    behind = _any(word for entry in entries.values() for word in entry.get("behind", ()))
    return _Words(
        compiled(rf"(?P<word>{before})", re.IGNORECASE),
        compiled(rf" ?(?P<word>{behind})", re.IGNORECASE),
        {word: tuple(meanings) for word, meanings in names.items()},
    )


def _any(forms: Iterable[str]) -> str:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(rf"\b{re.escape(form)}\b" if form.isascii() else re.escape(form) for form in ordered)
