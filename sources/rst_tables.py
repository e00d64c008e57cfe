"""The tables of reStructuredText: drawn with +, - and |, or set between lines of equals signs.

A cell that is drawn over several lines leads back to its first one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.sources.builder import Builder
from factlint.sources.edits import BLANK, GONE, Edits
from factlint.sources.joint import joint
from factlint.sources.lines import columns
from factlint.sources.rst_lines import Line
from factlint.sources.tables import Table

GRID = re.compile(r"\+(?:[-=:]+\+)+")
"""A line between the rows of a table drawn with +, - and |."""
_SIMPLE = re.compile(r"=+(?:[ ]+=+)+|=+(?:[ ]+=+)*(?=[ ]*$)")


class Tables:
    """Reads the tables among the lines of a file."""

    def __init__(self, builder: Builder, edits: Edits, masked: str, lines: Sequence[Line]) -> None:
        self._builder = builder
        self._edits = edits
        self._masked = masked
        self._lines = lines

    def read(self, at: int) -> int:
        """Reads the table that begins at a line; the number of the line after it, the same where none does."""
        return after if (after := self._grid(at)) > at else self._simple(at)

    def _grid(self, at: int) -> int:
        if not GRID.fullmatch(self._lines[at].text):
            return at
        table = Table(self._builder)
        stop = self.fill(table, at)
        table.close()
        return stop

    def fill(self, table: Table, at: int) -> int:
        """Reads the rows of a table drawn with +, - and | that begins at a line; the number of the line after it."""
        stop = at
        while stop < len(self._lines) and self._lines[stop].text[:1] in ("+", "|"):
            stop += 1
        in_head = any(line.text[0] == "+" and "=" in line.text for line in self._lines[at:stop])
        while at < stop:
            line = self._lines[at]
            at += 1
            if line.text[0] == "+":
                in_head = in_head and "=" not in line.text
                continue
            rows = [_barred(self._masked, line)]
            while at < stop and self._lines[at].text[0] == "|":
                rows.append(_barred(self._masked, self._lines[at]))
                at += 1
            table.row()
            for column in range(len(rows[0])):
                table.cell(is_header=in_head)
                self._builder.begin("cell")
                self.cell([row[column] for row in rows if column < len(row)])
        return stop

    def cell(self, parts: list[tuple[int, int]]) -> None:
        """A cell of one or several lines."""
        said = [self._masked[start:end].replace(GONE, "").strip() for start, end in parts]
        start, end = next((part for part, words in zip(parts, said, strict=True) if words), parts[0])
        if sum(map(bool, said)) <= 1:
            self._edits.write(self._builder, start, end)
            return
        whole = ""
        for words in filter(None, said):
            whole += joint(whole[-1:], words[0]) + words
        found = self._masked[start:end]
        start += len(found) - len(found.lstrip(BLANK))
        self._builder.replace(whole, start, start + len(found.strip(BLANK)))

    def _simple(self, at: int) -> int:
        """A table between lines of equals signs, which tell its columns."""
        rule = self._lines[at]
        if " " not in rule.text or not _SIMPLE.fullmatch(rule.text):
            return at
        edges = [match.start() for match in re.finditer(r"=+", rule.text)]
        stop = at + 1
        rules = [at]
        while stop < len(self._lines) and len(rules) < 3:
            if _SIMPLE.fullmatch(self._lines[stop].text or "x"):
                rules.append(stop)
                if stop + 1 >= len(self._lines) or not self._lines[stop + 1].text:
                    break
            stop += 1
        if len(rules) < 2:
            return at
        table = Table(self._builder)
        for index in range(at + 1, rules[-1]):
            line = self._lines[index]
            if not line.text or index in rules or set(line.text) <= set("- "):
                continue
            table.row()
            for start, end in columned(line, [rule.indent + edge for edge in edges]):
                table.cell(is_header=len(rules) > 2 and index < rules[1])
                self._builder.begin("cell")
                self._edits.write(self._builder, start, end)
        table.close()
        return rules[-1] + 1


def _barred(masked: str, line: Line) -> list[tuple[int, int]]:
    """The stretches between the bars of a line."""
    bars = [index for index in range(line.start, line.end) if masked[index] == "|"]
    return [(left + 1, right) for left, right in zip(bars, [*bars[1:], line.end], strict=True) if right > left + 1]


def columned(line: Line, edges: list[int]) -> list[tuple[int, int]]:
    """The stretches of a line that lie in columns; Chinese characters are two columns wide."""
    places: list[int] = []
    column = line.indent
    for index, character in enumerate(line.text):
        while len(places) < len(edges) and column >= edges[len(places)]:
            places.append(line.start + index)
        column += columns(character)
    places += [line.end] * (len(edges) - len(places))
    return list(zip(places, [*places[1:], line.end], strict=True))
