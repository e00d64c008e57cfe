"""From the lines of pages to paragraphs, headings, items and tables: by the structure a PDF states, else by its looks.

What is told by looks: letters larger than those of the text make headings, a step deeper than the usual one or a
line set in ends a paragraph, gaps on one height that come back on the next part cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from factlint.sources import shapes
from factlint.sources.document import BlockKind
from factlint.sources.pdf_pages import Line

_BULLET = re.compile("[\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf06c\uf06e•●▪◦‣]\\s*")
_STOPS = "。！？!?.…；;：:"
_CLOSERS = "”’\"'」』）)]】》"
_NOTE = re.compile(r"(?P<label>\d{1,3})(?=[^\d.)、．）/:年月日]|$)\s*")
_LARGE = 1.12
_SMALL = 0.9
_STEP = 1.3
"""Of the usual step between lines: a wider one parts paragraphs."""
_NEAR = 4.0
"""Points: closer than that is on one height, or begins at one place."""


class Group(Struct):
    """Lines that are one block."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    label: str = ""
    skip: int = 0
    """Characters at its beginning that are its label."""
    row: int = 0
    """Of a cell the number of its row, from 1; counted over all tables."""
    table: int = 0
    is_header: bool = False
    column: int = 0


class _Looks(Struct):
    """What is usual in a document."""

    size: float
    steps: dict[float, float] = field(default_factory=dict)
    """Of each size of letters the usual step from line to line."""
    sizes: list[float] = field(default_factory=list)
    """Sizes of headings, largest first."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Looks:
        weights: Counter[float] = Counter()
        for line in lines:
            weights[_rounded(line.size)] += len(line.text)
        looks = cls(max(weights, key=lambda size: (weights[size], size), default=10.0))
        gaps: dict[float, Counter[float]] = {}
        for line, after in pairwise(lines):
            step = line.base - after.base
            if line.page == after.page and 0.8 * line.size < step < 2.2 * line.size:
                gaps.setdefault(_rounded(line.size), Counter())[_rounded(step)] += 1
        looks.steps = {size: min(found, key=lambda gap: (-found[gap], gap)) for size, found in gaps.items()}
        looks.sizes = sorted((size for size in weights if size >= looks.size * _LARGE), reverse=True)[:6]
        return looks

    def step(self, line: Line) -> float:
        """The usual step from a line to the next one of its paragraph."""
        return self.steps.get(_rounded(line.size), line.size * 1.4)


def groups(lines: Sequence[Line]) -> Iterator[Group]:
    """The blocks of a document, in order; running heads have been taken out."""
    looks = _Looks.of(lines)
    _mark_notes(lines, looks)
    at = table = 0
    rows = 0
    while at < len(lines):
        stop = _table_end(lines, at, looks)
        if stop > at:
            table += 1
            cells = list(_cells(lines[at:stop], looks, table, rows))
            rows = cells[-1].row
            yield from cells
        else:
            stop = _paragraph_end(lines, at, looks)
            yield _group(lines[at:stop], looks)
        at = stop


def _mark_notes(lines: Sequence[Line], looks: _Looks) -> None:
    """Marks the lines at which the notes of a page begin: low on it, with the figure of a marker above them."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for own in pages.values():
        labels: set[str] = set()
        for index, line in enumerate(own):
            note = _NOTE.match(line.text)
            low = index * 3 >= len(own) * 2 or line.size < looks.size * _SMALL
            if note and note["label"] in labels and low and line.size <= looks.size and not line.follows:
                line.noted = True
            labels.update(line.text[start - line.start : end - line.start] for start, end in line.raised)


def is_terminal(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return text.rstrip(_CLOSERS)[-1:] in tuple(_STOPS) if text[-1:] in _CLOSERS else text[-1:] in tuple(_STOPS)


def _is_item(text: str) -> bool:
    return _BULLET.match(text) is not None or shapes.item(text) is not None


def _rounded(number: float) -> float:
    return round(number * 2) / 2


def _paragraph_end(lines: Sequence[Line], at: int, looks: _Looks) -> int:
    stop = at + 1
    while stop < len(lines) and _joins(lines[at:stop], lines[stop], lines[stop + 1 : stop + 2], looks):
        begins_row = stop + 1 < len(lines) and lines[stop + 1].follows and not lines[stop].follows
        if begins_row and _table_end(lines, stop, looks) > stop:
            break
        stop += 1
    return stop


def _joins(paragraph: Sequence[Line], line: Line, after: Sequence[Line], looks: _Looks) -> bool:
    """Whether a line goes on with a paragraph."""
    last, first = paragraph[-1], paragraph[0]
    if line.follows:
        return True
    if abs(line.size - last.size) > 0.6 or line.bold != last.bold or _BULLET.match(line.text):
        return False
    if line.noted:
        return False
    full = last.right > max(one.right for one in (*paragraph, line)) - 2.5 * last.size
    if line.page != last.page:
        return not is_terminal(last.text) and (full or len(paragraph) == 1) and last.size <= looks.size * _LARGE
    step = last.base - line.base
    if step < -_NEAR:  # another column
        return not is_terminal(last.text)
    if step > looks.step(last) * _STEP:
        return False
    if _is_item(first.text) and line.left < first.left - last.size / 2:
        return False
    if (is_terminal(last.text) and shapes.is_section(line.text)) or shapes.is_period(first.text):
        return False
    hangs = len(paragraph) == 1 and line.left > first.left + last.size
    if (marker := shapes.item(line.text)) and (marker["number"] or not hangs):
        return full and not is_terminal(last.text) and not shapes.item(first.text)
    if len(paragraph) > 1 and line.left > last.left + last.size and not (hangs or shapes.item(first.text)):
        return False  # set in: the first line of the next one
    deep = bool(after) and after[0].page == line.page and line.left > after[0].left + last.size
    return not (is_terminal(last.text) and (not full or deep))


def _group(lines: Sequence[Line], looks: _Looks) -> Group:
    """What a paragraph is by its looks."""
    first = lines[0]
    size = _rounded(first.size)
    text = " ".join(line.text for line in lines)
    if first.noted and (note := _NOTE.match(first.text)):
        return Group("footnote", list(lines), 0, note["label"], note.end())
    if bullet := _BULLET.match(first.text):
        return Group("item", list(lines), 1, "-", bullet.end())
    if size in looks.sizes and len(text) < 300:
        return Group("heading", list(lines), looks.sizes.index(size) + 1)
    if (marker := shapes.item(first.text)) and not (first.bold and shapes.is_section(first.text)):
        return Group("item", list(lines), 1, marker["label"], marker.end())
    if len(lines) == 1 and (shapes.is_section(first.text) or (first.bold and shapes.may_be_heading(first.text))):
        return Group("heading", list(lines), min(len(looks.sizes) + 1, 6))
    return Group("paragraph", list(lines))


def _table_end(lines: Sequence[Line], at: int, looks: _Looks) -> int:
    """Where a table that begins at a line ends: two rows of several cells, and what lies between them."""
    stop, rows = at, 0
    edges: list[float] = []
    above: Sequence[Line] = ()
    while stop < len(lines):
        wide = stop + 1
        while wide < len(lines) and lines[wide].follows and not lines[wide].is_marker:
            wide += 1
        if lines[stop].noted or (not rows and _is_item(lines[stop].text)):
            break
        beside = bool(rows) and _beside(lines[stop - 1], lines[stop])
        if wide - stop > 1 and not beside:
            if above and not _aligned(above, lines[stop:wide]):
                break
            rows += 1
            above = lines[stop:wide]
        elif beside:
            pass
        elif not rows or not _inside(lines, stop, edges, looks):
            break
        edges += [line.left for line in lines[stop:wide]]
        stop = wide
    return stop if rows > 1 else at


def _aligned(above: Sequence[Line], row: Sequence[Line]) -> bool:
    """Whether the gaps between the cells of two rows lie below each other."""
    some, others = sorted((_gaps(above), _gaps(row)), key=len)
    return all(any(left < end and start < right for start, end in others) for left, right in some)


def _gaps(row: Sequence[Line]) -> list[tuple[float, float]]:
    return [(line.right, after.left) for line, after in pairwise(row)]


def _beside(last: Line, line: Line) -> bool:
    """Whether a line begins a further cell of a row, behind one that has several lines."""
    return line.page == last.page and line.base > last.base - _NEAR and line.left > last.left


def _inside(lines: Sequence[Line], at: int, edges: Sequence[float], looks: _Looks) -> bool:
    """Whether a line by itself is the rest of a cell, or a cell of its own below others."""
    line, last = lines[at], lines[at - 1]
    if line.page != last.page:
        return False
    step = last.base - line.base
    lined = any(abs(line.left - edge) < _NEAR for edge in edges)
    return lined and line.left > min(edges) + _NEAR and step < looks.step(last) * _STEP


def _cells(lines: Sequence[Line], looks: _Looks, table: int, row: int) -> Iterator[Group]:
    """The cells of a table; a cell goes on in the line below it."""
    columns = _columns(lines)
    cells: list[Group] = []
    column = len(columns)
    for line in lines:
        own = _column(line, columns)
        last = cells[-1] if cells else None
        if last is not None and own == column and last.lines[-1].base - line.base < looks.step(line) * _STEP:
            last.lines.append(line)
            continue
        row += own <= column and not (cells and line.follows)
        cells.append(Group("cell", [line], row=row, table=table, column=own))
        column = own
    first = [cell for cell in cells if cell.row == cells[0].row]
    heads = not any(any(map(str.isdigit, line.text)) for cell in first for line in cell.lines)
    for cell in first if heads else ():
        cell.is_header = True
    yield from cells


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """From where to where each column goes: cells below each other share some width, those beside each other none."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((line.left, line.right) for line in lines):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(right, columns[-1][1])
        else:
            columns.append((left, right))
    widest: list[Line] = []
    run: list[Line] = []
    for line in lines:
        run = [*run, line] if line.follows else [line]
        widest = run if len(run) > len(widest) else widest
    if len(columns) < len(widest):  # a cell that lies over several
        return [(line.left, line.right) for line in widest]
    return columns


def _column(line: Line, columns: Sequence[tuple[float, float]]) -> int:
    """The column in which a line lies: the one it shares most of its width with."""

    def apart(column: tuple[float, float]) -> float:
        shared = min(line.right, column[1]) - max(line.left, column[0])
        return -shared if shared > 0 else min(abs(line.left - column[1]), abs(column[0] - line.right))

    return min(range(len(columns)), key=lambda index: apart(columns[index]))
