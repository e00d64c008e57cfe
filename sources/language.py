"""Which language a document and its blocks are in, told from their characters alone.

Simplified and traditional Chinese are told apart by characters that only one of the two has; which these are is
asked of the conversion tables once a character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factlint.sources.document import Block

_CJK = re.compile("[㐀-鿿豈-﫿𠀀-𲎯]")
_KANA = re.compile("[぀-ヿ]")
_LATIN = re.compile("[A-Za-z]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of and to in a is was for on that with as by at from it were be an or which this had has are its not",
    )
)
_SAMPLE = 20_000
_LONG = 60


def mark(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], str]:
    """The blocks with their languages, "" where it is the document's own, and the language of the document.

    A Chinese text without a character that only one script has is "zh".
    """
    document = language(text)
    script = document if document.startswith("zh-") else ""
    marked = []
    for block in blocks:
        own = language(text[block.start : block.end])
        if own == "zh" and script:
            own = script
        marked.append(block if own in (document, "und") else replace(block, language=own))
    return tuple(marked), document


def language(text: str) -> str:
    """The language of a text: "en", "zh-Hans", "zh-Hant", "zh", "ja", or "und".

    >>> language("The talks opened in Geneva."), language("會議在日內瓦舉行"), language("会议在日内瓦举行")
    ('en', 'zh-Hant', 'zh-Hans')
    >>> language("1955"), language("中文")
    ('und', 'zh')
    """
    if text.isascii():
        return _latin(text)
    sample = text[:_SAMPLE]
    chinese = len(_CJK.findall(sample))
    if not chinese and len(text) > _SAMPLE and _CJK.search(text):
        chinese = 1
    if not chinese:
        return _latin(text)
    if len(_KANA.findall(sample)) * 5 > chinese:
        return "ja"
    if len(_LATIN.findall(sample)) > chinese * 4:
        return _latin(text)
    return _script(frozenset(text))


def _latin(text: str) -> str:
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = sum(len(word) for word in words)
    if not words or letters * 2 < len(_LETTER.findall(sample)):
        return "und"
    if len(words) < _LONG:
        return "en"
    return "en" if sum(word in _ENGLISH for word in words) * 10 > len(words) else "und"


def _script(characters: frozenset[str]) -> str:
    """Which script has more characters of its own in the set."""
    simplified, traditional = _tables()
    fresh = [character for character in characters if character not in _seen()]
    if fresh:
        _learn("".join(fresh))
    only_simplified, only_traditional = len(characters & simplified), len(characters & traditional)
    if only_simplified == only_traditional:
        return "zh"
    return "zh-Hans" if only_simplified > only_traditional else "zh-Hant"


@cache
def _tables() -> tuple[set[str], set[str]]:
    return set(), set()


@cache
def _seen() -> set[str]:
    return set()


def _learn(characters: str) -> None:
    """Sorts characters not met before: only simplified, only traditional, or neither."""
    _seen().update(characters)
    chinese = _CJK.findall(characters)
    if not chinese:
        return
    import opencc

    lines = "\n".join(chinese)
    to_simplified = opencc.OpenCC("t2s").convert(lines).split("\n")
    to_traditional = opencc.OpenCC("s2t").convert(lines).split("\n")
    simplified, traditional = _tables()
    for character, simple, full in zip(chinese, to_simplified, to_traditional, strict=True):
        if simple != character:
            traditional.add(character)
        elif full != character:
            simplified.add(character)
