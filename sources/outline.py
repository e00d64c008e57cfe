"""Follows the elements of a page as far as they decide which block a text belongs to."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct
from turbohtml import Token

from factlint.sources import tags
from factlint.sources.builder import Builder
from factlint.sources.document import BlockKind
from factlint.sources.surroundings import surrounds
from factlint.sources.tables import Table

_TEXTS = frozenset(["main", "article", "h1"])
"""Elements that what surrounds a text does not hold."""


class _Element(Struct):
    tag: str
    kind: BlockKind = "paragraph"
    level: int = 0
    label: str = ""
    origin: int = -1
    blocks: int = 0
    counter: int = 0
    """Of a list: the number of its last item."""


class Outline:
    """The open elements that bear on blocks."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._open: list[_Element] = []
        self._count: Counter[str] = Counter()
        self._tables: list[Table] = []
        self._begun: list[tuple[str, int]] = []
        """The open parts that a page calls its text, and the block each begins with."""
        self.parts: dict[str, list[range]] = {"main": [], "article": []}
        """The outermost of those that have ended."""

    @property
    def preformatted(self) -> bool:
        """Whether line ends mean something."""
        return self._count["pre"] > 0

    def begin(self) -> None:
        """Begins the block that a text met now belongs to."""
        element = self._open[-1] if self._open else None
        if element is None:
            self._builder.begin("paragraph")
            return
        kind = element.kind
        if kind == "item" and not element.label:  # a further paragraph of the item
            kind = "paragraph"
        self._builder.begin(kind, element.level if kind != "paragraph" else 0, element.label, element.origin)
        element.label, element.origin = "", -1

    def start(self, tag: str, token: Token, at: int) -> None:
        """An element of `tags.BLOCKS` begins."""
        self._builder.end()
        if tag in tags.CLOSES:
            self._close(tags.CLOSES[tag])
        if tag == "tr" and self._tables:
            self._tables[-1].row()
        if tag in self.parts:
            self._begun.append((tag, len(self._builder.blocks)))
        if tag in _TEXTS:
            self._leave_surroundings()
        outer = self._open[-1] if self._open else None
        apart = tag in tags.DIVISIONS and ((outer is not None and outer.kind == "boilerplate") or surrounds(token))
        if not apart and tag not in tags.KINDS and tag not in tags.LISTS and tag != "pre":
            return
        kind = "boilerplate" if apart else tags.KINDS.get(tag, outer.kind if outer else "paragraph")
        if outer and (outer.kind == "boilerplate" or (outer.kind == "quotation" and kind == "paragraph")):
            kind = outer.kind
        element = _Element(tag, kind, blocks=len(self._builder.blocks))
        if tag in ("ol", "ul"):
            element.counter = _number(token.attr("start"), 1) - 1
            if "references" in (token.attr("class") or ""):
                self._builder.notes.in_notes = True
        elif tag == "li":
            self._item(element, token, at)
        elif tag == "blockquote":
            element.level = self._count[tag] + 1
        elif tag in ("table", "td", "th"):
            self._in_table(tag, token)
        elif kind == "heading":
            element.level = int(tag[1]) if tag in tags.HEADINGS else outer.level if outer else 1
        self._open.append(element)
        self._count[tag] += 1

    def stop(self, tag: str, at: int) -> None:
        """An element of `tags.BLOCKS` ends."""
        self._builder.end()
        if tag in self.parts:
            self._end_part(tag)
        if not self._count[tag]:
            return
        while self._open:
            element = self._open.pop()
            self._count[element.tag] -= 1
            if element.tag == "li":
                self._stub(element, at)
            elif element.tag == "caption" and self._tables:
                self._tables[-1].name()
            elif element.tag == "table" and self._tables:
                self._tables.pop().close()
            if element.tag == tag:
                return

    def _end_part(self, tag: str) -> None:
        """A part that a page calls its text ends, and those in it."""
        while any(name == tag for name, _ in self._begun):
            name, first = self._begun.pop()
            if not any(other == name for other, _ in self._begun):
                self.parts[name].append(range(first, len(self._builder.blocks)))
            if name == tag:
                return

    def _leave_surroundings(self) -> None:
        """What surrounds the text of a page does not hold it: an end tag is missing."""
        while self._open and self._open[-1].kind == "boilerplate" and self._open[-1].tag in tags.DIVISIONS:
            self._count[self._open.pop().tag] -= 1

    def _in_table(self, tag: str, token: Token) -> None:
        """A table begins, or a cell of the innermost one."""
        if tag == "table":
            self._tables.append(Table(self._builder))
        elif self._tables:
            columns, rows = _number(token.attr("colspan"), 1), _number(token.attr("rowspan"), 1)
            self._tables[-1].cell(is_header=tag == "th", columns=columns, rows=rows)

    def close(self) -> None:
        """The page ends, and all that it left open."""
        while self._tables:
            self._tables.pop().close()
        for name in self.parts:
            self._end_part(name)
        self._open.clear()
        self._count.clear()

    def _item(self, element: _Element, token: Token, at: int) -> None:
        element.level = self._count["ul"] + self._count["ol"] or 1
        parent = next((outer for outer in reversed(self._open[-4:]) if outer.tag in tags.LISTS), None)
        element.label, element.origin = "-", at
        if parent is not None and parent.tag == "ol":
            parent.counter = _number(token.attr("value"), parent.counter + 1)
            element.label = f"{parent.counter}."
            if tags.NOTE_ID.match(token.attr("id") or ""):
                self._builder.notes.in_notes = True

    def _stub(self, element: _Element, at: int) -> None:
        """A numbered note that says nothing."""
        builder = self._builder
        if builder.notes.in_notes and element.blocks == len(builder.blocks) and element.label[:-1].isdigit():
            end = builder.source.find(">", at) + 1 or len(builder.source)
            builder.refer("entry", element.label[:-1], "", element.origin, end, scheme="number")

    def _close(self, names: frozenset[str]) -> None:
        """Closes an element that the next one cannot lie in."""
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 8), -1):
            element = self._open[index]
            if element.tag in names:
                for closed in self._open[index:]:
                    self._count[closed.tag] -= 1
                del self._open[index:]
                return
            if element.tag in tags.LISTS:
                return


def _number(value: str | None, default: int) -> int:
    return int(value) if value and value.strip().isdecimal() and len(value) < 9 else default
