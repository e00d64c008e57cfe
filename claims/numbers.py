"""Counts and ordinals of a document, whatever its languages: "204 delegations", 第73次会议.

One scan a language over the whole text looks for what can start a number; bounded patterns read it there. To add a
language: a folder with `numbers.toml` (its things, hedges and what is no count) and a `numbers` like those below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factlint.claims.concepts import lower
from factlint.claims.languages.en.ages import ages
from factlint.claims.languages.en.numbers import numbers as english
from factlint.claims.languages.en.ordinals import romans
from factlint.claims.languages.zh.numbers import numbers as chinese
from factlint.claims.model import Mention, Sentence
from factlint.claims.text import has_cjk
from factlint.sources.document import Document

_SILENT = frozenset({"code"})
"""Blocks that hold no prose."""


def numbers(
    document: Document, folded: str, _sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]]
) -> list[Mention]:
    """The counts and ordinals in order; none overlaps a span of `taken` (sorted) or another one."""
    silent = [(block.start, block.end) for block in document.blocks if block.kind in _SILENT]
    lowered = lower(folded)
    found = list(chinese(folded)) if has_cjk(folded) else []
    found += [*english(folded, lowered), *romans(folded, lowered), *ages(lowered)]
    return _apart(sorted(found, key=lambda m: (m.start, -m.end)), sorted([*taken, *silent]) if silent else taken)


def _apart(mentions: Iterable[Mention], taken: Sequence[tuple[int, int]]) -> list[Mention]:
    """The mentions that overlap neither a taken span nor one before them."""
    kept: list[Mention] = []
    index = end = 0
    for mention in mentions:
        while index < len(taken) and taken[index][1] <= mention.start:
            index += 1
        free = index >= len(taken) or taken[index][0] >= mention.end
        if free and mention.start >= end:
            kept.append(mention)
            end = mention.end
    return kept
