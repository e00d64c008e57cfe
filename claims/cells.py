"""Numbers that stand alone in a cell of a table and count what its row or column is headed by: Employees | 603."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.counted import Amount, Thing, known_units, mention
from factlint.claims.languages.en.numbers import numbers as english
from factlint.claims.languages.zh.numbers import numbers as chinese
from factlint.claims.model import Mention
from factlint.claims.text import has_cjk
from factlint.claims.values.number import Quantity
from factlint.sources.document import Block, Document

_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_UNIT = re.compile(
    r"[(（\[][ ]?(?:单位|單位|unit|in)?[:：]?[ ]?(?P<sign>[$€£¥]|us\$|nt\$)?[ ]?"
    r"(?P<unit>[^()（）\[\]]{0,20})[)）\]]\s*$"
)
"""What ends a header that names the unit of the numbers below it: Length (m), 投资（亿元）."""
_LARGE = 5
"""Digits from which a number without a known thing counts something."""
_LONGEST_HEADER = 60
"""Characters of a header that names what is counted; longer ones are prose."""


def cells(document: Document, folded: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """A count for every such cell that no span of `taken` touches and whose header names something countable."""
    spans = iter(sorted(taken))
    span = next(spans, None)
    for block in document.blocks:
        if not block.headers or not _NUMBER.fullmatch(folded, block.start, block.end):
            continue
        while span is not None and span[1] <= block.start:
            span = next(spans, None)
        if span is not None and span[0] < block.end:
            continue
        found = _counted(document, folded, block)
        if found is not None:
            yield found


def _counted(document: Document, folded: str, block: Block) -> Mention | None:
    """The number read as if its header stood behind it: 603 employees, 603个员工."""
    number = folded[block.start : block.end]
    for index in block.headers:
        header = document.blocks[index]
        if header.end - header.start > _LONGEST_HEADER:
            continue
        said = folded[header.start : header.end].lower()
        read = _measured(number, said) or _read(number, said)
        if read is not None and not (_YEAR.fullmatch(number) and read.get("thing") == ""):
            return replace(read, start=block.start, end=block.end)
    return _large(number, block) if any(has_cjk(_text(document, folded, index)) for index in block.headers) else None


def _text(document: Document, folded: str, index: int) -> str:
    return folded[document.blocks[index].start : document.blocks[index].end]


def _large(number: str, block: Block) -> Mention | None:
    """A number of so many digits that it counts something, whatever heads it; in English its comma says as much."""
    digits = number.replace(",", "")
    if not digits.isdecimal() or len(digits) < _LARGE:
        return None
    value = Quantity.exact(int(digits))
    return mention("count", number, Amount(block.start, block.end, value), Thing())


def _measured(number: str, header: str) -> Mention | None:
    """A number whose header names its unit in brackets, read with that unit."""
    match = _UNIT.search(header)
    if match is None:
        return None
    unit, sign = match["unit"].strip(), match["sign"] or ""
    is_chinese = has_cjk(unit)
    text = f"{number}{unit}" if is_chinese else f"{sign}{number} {unit}".strip()
    read = next(iter(chinese(text) if is_chinese else english(text, text)), None)
    whole = read is not None and read.start == 0 and read.end == len(text) and read.kind == "count"
    return read if read is not None and whole and read.unit in known_units() else None


def _read(number: str, header: str) -> Mention | None:
    """A count of what the header names, where it names one thing that the tables know, or in English a plural."""
    is_chinese = has_cjk(header)
    text = f"{number}个{header}" if is_chinese else f"{number} {header}"
    read = next(iter(chinese(text) if is_chinese else english(text, text)), None)
    if read is None or read.start != 0 or read.kind != "count" or not read.unit:
        return None
    return read if not is_chinese or (read.unit in known_units() and len(header.strip()) > 1) else None
