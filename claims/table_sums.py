"""The columns of a table whose last row says that it is their sum: Total, 合计.

Rows need not be all that is summed up, and may be sums themselves. So a column is wrong only where another of the same
table adds up, or where its sum is a slip of the pen away from what the row says. The words are data, `sums.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from factlint.claims.languages import patterns
from factlint.claims.model import Extraction
from factlint.claims.slips import exchanged
from factlint.claims.sums import FAR, Figure, Sum
from factlint.claims.values.number import decimal

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LEAST = 2
"""Rows that make a sum."""
_WIDE = Fraction(1, 2)
"""Units of the last digit by which each row may be rounded."""
_Rows = Mapping[int, Figure | None]


def table_sums(extraction: Extraction) -> Iterator[Sum]:
    """Every column that does not make the number of the row that sums it up."""
    for total, columns in _tables(extraction):
        wrong = []
        right = False
        for column in columns:
            told, parts = column[total], [figure for row, figure in column.items() if row < total]
            figures = [part for part in parts if part is not None]
            if told is None or len(figures) < _LEAST or len(figures) < len(parts) or _are_places(figures):
                continue
            result = sum((figure.value for figure in figures), Fraction(0))
            near = abs(result - told.value) <= _WIDE * len(figures) * _step([told, *figures])
            right = right or result == told.value
            if not near and told.value / FAR <= result <= told.value * FAR:
                wrong.append((told, figures, result))
        for told, figures, result in wrong:
            if right or exchanged(told.value, result):
                terms = " + ".join(map(str, figures))
                yield Sum((told, *figures), result, f"{terms} = {decimal(result)}")


def _are_places(figures: Sequence[Figure]) -> bool:
    """Whether the numbers of a column only number its rows."""
    return [figure.value for figure in figures] == list(range(1, len(figures) + 1))


def _step(figures: Sequence[Figure]) -> Fraction:
    """What may be lost to rounding: nothing of whole numbers."""
    digits = max(len(decimal(figure.value).partition(".")[2]) for figure in figures)
    return Fraction(1, 10**digits) if digits else Fraction(0)


def _tables(extraction: Extraction) -> Iterator[tuple[int, list[_Rows]]]:
    """The last row of each table that is a sum, with the numbers of every column by row; None for what is no number."""
    document, folded = extraction.document, extraction.folded
    columns: dict[int, dict[int, Figure | None]] = defaultdict(dict)
    for block in document.blocks:
        if block.kind == "cell" and len(block.headers) == 2:
            text = folded[block.start : block.end].strip()
            number = _NUMBER.fullmatch(text)
            value = Figure(Fraction(text.replace(",", "")), block.start, block.end) if number else None
            columns[block.headers[0]][block.headers[1]] = value
    tables: dict[frozenset[int], list[_Rows]] = defaultdict(list)
    for rows in columns.values():
        tables[frozenset(rows)].append(rows)
    for labels, found in tables.items():
        sums = [label for label in labels if _is_sum(extraction, label)]
        if sums == [max(labels)]:
            yield sums[0], found


def _is_sum(extraction: Extraction, label: int) -> bool:
    block = extraction.document.blocks[label]
    text = extraction.folded[block.start : block.end].strip(" *_'")
    return any(words["total_row"].fullmatch(text) for words in patterns("sums").values())
