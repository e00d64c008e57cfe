"""Which language a document and its blocks are in, told from their characters alone.

Simplified and traditional Chinese are told apart by the characters that only one of the two writes: those of the
mainland's basic set (GB 2312) that Taiwan's (Big5) lacks, and the other way round. 后, 里, 台 are in both and decide
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factlint.sources.document import Block

_CJK = re.compile("[㐀-鿿\uf900-\ufaff𠀀-𲎯]")
_KANA = re.compile("[぀-ヿ]")
_LATIN = re.compile("[A-Za-z]{2}")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of and to in a is was for on that with as by at from it were be an or which this had has are its not",
    )
)
_OTHERS = frozenset(
    re.findall(
        r"\w+",
        "und der die das ist ein eine nicht mit von den dem wurde le la les des est une dans pour du el los las una "
        "por que il di che della het een niet och att det ar som na sie nie jest az egy es hogy volt do da em um nao",
    )
)
"""Common words of languages that are not read."""
_SAMPLE = 20_000
_LONG = 60


class _Scripts(Struct, frozen=True):
    """Of the characters of a text, those that only one script has, and whether Japanese letters are among them."""

    simplified: frozenset[str]
    traditional: frozenset[str]
    kana: bool

    @classmethod
    def of(cls, text: str) -> _Scripts:
        characters = "".join(_characters(text))
        mainland = set(characters.encode("gb2312", "ignore").decode("gb2312"))
        island = set(characters.encode("big5", "ignore").decode("big5"))
        kana = _KANA.search(characters) is not None
        return cls(frozenset(mainland - island), frozenset(island - mainland), kana)

    @property
    def whole(self) -> str:
        """The script of the text, "zh" where nothing tells."""
        return _weighed(len(self.simplified), len(self.traditional))

    def told(self, text: str) -> str:
        """The same of a part of the text."""
        characters = set(text)
        return _weighed(len(characters & self.simplified), len(characters & self.traditional))

    def against(self, language: str) -> re.Pattern[str] | None:
        """What speaks against a text being in one of the two: a character that only the other has."""
        other = {"zh-Hans": self.traditional, "zh-Hant": self.simplified}.get(language)
        return None if other is None else re.compile(f"[{re.escape(''.join(sorted(other)))}]" if other else r"(?!)")


def _weighed(simplified: int, traditional: int) -> str:
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _characters(text: str) -> set[str]:
    """The different characters of a text; of a long one those its beginning lacks are searched for."""
    known = set(text[:_SAMPLE])
    if len(text) <= _SAMPLE:
        return known
    others = re.compile(f"[^{re.escape(''.join(sorted(known)))}]+")
    return known.union("".join(others.findall(text, _SAMPLE)))


def mark(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], str]:
    """The blocks with their languages, "" where it is the document's own, and the language of the document.

    A Chinese text without a character that only one script has is "zh".
    """
    scripts = _Scripts.of("" if text.isascii() else text)
    document = _language(text, scripts)
    against = None if scripts.kana else scripts.against(document)
    marked = []
    for block in blocks:
        said = text[block.start : block.end]
        if against is None or not _is_chinese(said) or against.search(said):
            own = _of_block(said, document, scripts)
            if own != document:
                block = block._replace(language=own)
        marked.append(block)
    return tuple(marked), document


def language(text: str) -> str:
    """The language of a text: "en", "zh-Hans", "zh-Hant", "zh", "ja", or "und".

    >>> language("The talks opened in Geneva."), language("會議在日內瓦舉行"), language("会议在日内瓦举行")
    ('en', 'zh-Hant', 'zh-Hans')
    >>> language("1955"), language("中文")
    ('und', 'zh')
    """
    return _language(text, _Scripts.of(text))


def _language(text: str, scripts: _Scripts) -> str:
    if not _is_chinese(text):
        return _latin(text)
    return "ja" if _is_japanese(text) else scripts.whole


def _of_block(text: str, document: str, scripts: _Scripts) -> str:
    """A block's language; the document's where its own characters do not tell."""
    if text.isascii() or not _is_chinese(text):
        return document if document == "en" or not _LATIN.search(text) else _latin(text).replace("und", document)
    if document == "ja" or _is_japanese(text):
        return "ja"
    own = scripts.told(text)
    return document if own == "zh" and document.startswith("zh") else own


def _is_chinese(text: str) -> bool:
    """Whether Chinese characters are more than a few names among other letters."""
    if text.isascii() or not _CJK.search(text):
        return False
    wide = (len(text.encode("utf-8", "replace")) - len(text)) // 2
    return wide * 5 > len(text)


def _is_japanese(text: str) -> bool:
    if not _KANA.search(text):
        return False
    sample = text[:_SAMPLE]
    return len(_KANA.findall(sample)) * 5 > len(_CJK.findall(sample))


def _latin(text: str) -> str:
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = sum(len(word) for word in words)
    if not words or letters * 2 < len(_LETTER.findall(sample)):
        return "und"
    english = sum(word in _ENGLISH for word in words)
    if len(words) < _LONG:
        foreign = sum(word in _OTHERS for word in words) + sum(not word.isascii() for word in words) // 2
        return "und" if foreign > max(english, 2) else "en"
    return "en" if english * 10 > len(words) else "und"
