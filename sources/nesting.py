"""Follows the containers of a Markdown text as far as they decide what kind of block a text is."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from factlint.sources.builder import Builder
from factlint.sources.document import BlockKind
from factlint.sources.tables import Table

_MARKER = re.compile(r"(?P<number>\d{1,9})(?P<mark>[.)])|[-*+]")
_BOLD = re.compile(r"(\*\*|__)[^*_\r\n]{1,60}[^*_\r\n。！？!?.；;：:，,]\1[ \t]*(?=\Z|(?:\r\n?|\n)[ \t]*(?:\Z|[\r\n]))")
"""A paragraph that is bold and nothing else: a heading to those who read it."""


class _Container(Struct):
    name: str
    kind: BlockKind
    level: int
    label: str
    start: int
    first: int
    """Index of the first block in it."""
    used: bool = False
    """Whether a block bears its label already."""


class Nesting:
    """The open lists, items, quotations and footnotes."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._open: list[_Container] = []
        self._numbers: list[int] = []
        """Of each open list the number of its last item."""
        self._table: Table | None = None
        self._in_head = False

    def begin(self) -> None:
        """Begins the block that running text belongs to here."""
        inner = self._open[-1] if self._open else None
        if inner is None or (inner.kind == "item" and inner.used):  # a further paragraph of the item
            self._builder.begin("paragraph")
        else:
            label = "" if inner.used else inner.label
            self._builder.begin(inner.kind, inner.level, label, inner.start if inner.kind == "item" else -1)
            inner.used = True

    def again(self) -> None:
        """Begins a further block of the kind of the open one."""
        block = self._builder.block
        if block is not None and block.kind != "item":
            self._builder.begin(block.kind, block.level)
        else:
            self.begin()

    def start(self, name: str, content: Any, at: int) -> None:
        """Something begins that bears on blocks."""
        builder = self._builder
        if name == "Paragraph":
            if self._open or not _BOLD.match(builder.source, at):
                self.begin()
            else:
                builder.begin("heading", builder.below)
        elif name == "Heading":
            builder.begin("heading", int(content["level"][1:]))
        elif name in ("Table", "TableHead", "TableRow", "TableCell"):
            self._in_table(name)
        elif name in ("DefinitionListTitle", "DefinitionListDefinition"):
            builder.begin("item", 1, "-", at)
        elif name == "CodeBlock":
            builder.begin("code")
        elif name == "List":
            builder.end()
            self._numbers.append((content or 1) - 1)
        elif name == "Item":
            builder.end()
            self._item(at)
        elif name == "BlockQuote":
            builder.end()
            depth = 1 + sum(container.name == name for container in self._open[-8:])
            self._push(name, "quotation", depth, "", at)
        elif name == "FootnoteDefinition":
            builder.end()
            self._push(name, "footnote", 0, content, at)

    def end(self, name: str, stop: int) -> None:
        """A container ends."""
        builder = self._builder
        builder.end()
        if name == "Table":
            if self._table is not None:
                self._table.close()
            self._table = None
        elif name == "List":
            if self._numbers:
                self._numbers.pop()
        elif self._open:
            container = self._open.pop()
            number = container.label[:-1]
            stub = container.first == len(builder.blocks) and number.isdigit()
            if name == "Item" and not (stub and (builder.notes.in_notes or number in builder.notes.labels)):
                return
            if name != "BlockQuote":
                stop = container.start + len(builder.source[container.start : stop].rstrip())
                label = number if name == "Item" else container.label
                builder.enter(label, container.first, container.start, stop, "number" if name == "Item" else "note")

    def _in_table(self, name: str) -> None:
        """A table begins, or a row or cell of it."""
        if name == "Table" or self._table is None:
            self._builder.end()
            self._table = Table(self._builder)
        elif name == "TableCell":
            self._table.cell(is_header=self._in_head)
            self._builder.begin("cell")
        else:
            self._table.row()
            self._in_head = name == "TableHead"

    def _item(self, at: int) -> None:
        marker = _MARKER.match(self._builder.source, at)
        label = marker.group() if marker else "-"
        if marker and marker["number"] and self._numbers:
            number = int(marker["number"])
            if number <= self._numbers[-1]:  # all items written "1.": the page counts them
                number = self._numbers[-1] + 1
            self._numbers[-1] = number
            label = f"{number}{marker['mark']}"
        self._push("Item", "item", len(self._numbers) or 1, label, at)

    def _push(self, name: str, kind: BlockKind, level: int, label: str, at: int) -> None:
        self._open.append(_Container(name, kind, level, label, at, len(self._builder.blocks)))
