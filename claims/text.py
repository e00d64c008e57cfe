"""One script and one width: the text that patterns are matched on.

Every fold keeps the length, so that an offset into the folded text is an offset into `Document.text`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

_CJK = re.compile("[㐀-鿿\uf900-\ufaff]")
_GROUPS = re.compile(r"(?<![0-9A-Za-z.,/:-])[0-9]{1,3}(?: [0-9]{3})+(?![0-9A-Za-z]|[.,:/-][0-9]| [0-9])")
_NUMBERED = re.compile(r"(?:[A-Z][a-z]*\.?|[0-9]|第|[Nn]o\.|月|日|年) ?$")
"""What stands before a number of its own, behind which another may follow."""
_WORD = 16
_WIDE = {
    **{0xFF10 + digit: 0x30 + digit for digit in range(10)},
    **{0xFF21 + letter: 0x41 + letter for letter in range(26)},
    **{0xFF41 + letter: 0x61 + letter for letter in range(26)},
    **dict.fromkeys([0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000], 0x20),
    0xFF05: 0x25,  # percent sign
    0xFF0F: 0x2F,  # solidus
    0x2019: 0x27,  # apostrophe
    0xFF0E: 0x2E,  # full stop
}  # fmt: skip
_POINT = re.compile(
    r"(?<=[0-9])[·・](?=[0-9]{1,4}(?:%|[万亿]|[美日港欧英]?[元镑]|[公千厘毫]?米|公里|[公千]?[克吨]|个百分点|[岁度倍]))"
)
"""A dot in the middle for a decimal point: 18·56美元."""


_NAME_DOT = re.compile(r"(?<=[㐀-鿿\uf900-\ufaff])[．‧・･•](?=[㐀-鿿\uf900-\ufaff])")
"""The dot within a name, as it is written in Taiwan and elsewhere: 艾琳娜．馬斯克."""


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def fold(text: str) -> str:
    """Simplified script, half-width letters and digits, plain spaces; as long as `text`.

    >>> fold("１９５５年８月，會談")
    '1955年8月，会谈'
    """
    if text.isascii():
        return _grouped(text, text)
    folded = _grouped(_NAME_DOT.sub("·", text).translate(_WIDE), text)
    return _POINT.sub(".", _simplify(folded)) if _CJK.search(folded) else folded


def _grouped(folded: str, text: str) -> str:
    """Digits that spaces set in groups of three (ISO 80000-1) as those that commas do: 21 460 is 21,460.

    A plain space does so behind a word in small letters or none: not in "Apollo 11 300 km" or "12 300 500".
    """

    def joined(match: re.Match[str]) -> str:
        start = match.start()
        before = folded[max(0, start - _WORD) : start]
        plain = " " in text[start : match.end()]
        return match.group() if plain and _NUMBERED.search(before) else match.group().replace(" ", ",")

    return _GROUPS.sub(joined, folded)


def has_cjk(text: str) -> bool:
    """Whether the text has a Chinese character."""
    return _CJK.search(text) is not None


def _simplify(text: str) -> str:
    simplified = _converter().convert(text)
    if len(simplified) == len(text):
        return simplified
    return "".join(_same_length(line) for line in text.splitlines(keepends=True))


def _same_length(line: str) -> str:
    """Conversion by phrases where it keeps the length, else character by character."""
    simplified = _converter().convert(line)
    if len(simplified) == len(line):
        return simplified
    single = (_converter().convert(character) for character in line)
    return "".join(new if len(new) == 1 else old for old, new in zip(line, single, strict=True))


@cache
def _converter() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter
