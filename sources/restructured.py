"""Reads reStructuredText (docutils' specification): what a page made from it says; markup and directives left out.

A cell of a grid table may be broken into several lines, between which stand those of other cells: what it says leads
back to its first line.
"""

from __future__ import annotations

import re

from factlint.sources.boilerplate import repeated
from factlint.sources.builder import Builder
from factlint.sources.document import Document
from factlint.sources.edits import Edits
from factlint.sources.lines import columns
from factlint.sources.rst_inline import inline
from factlint.sources.rst_lines import Line, split
from factlint.sources.rst_tables import Tables

_ADORNED = re.compile(r"(?P<mark>[!-/:-@\[-`{-~])(?P=mark)*")
_DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?(?P<name>[\w:+.-]+)::(?:[ \t]+(?P<rest>\S.*))?")
_NOTE = re.compile(r"\.\.[ \t]+\[(?P<label>[^\]\n]{1,60})\](?:[ \t]+|$)")
_FIELD = re.compile(r":(?P<name>[^:\n]{1,40}):(?:[ \t]+|$)")
_ITEM = re.compile(r"(?:(?P<bullet>[-*+•‣])|(?P<number>\(?(?:\d{1,4}|#|[a-zA-Z])[.)]))(?:[ \t]+|$)")
_TELLS = frozenset(
    re.findall(
        r"[\w-]+",
        "note warning tip hint important caution danger attention error admonition seealso epigraph highlights "
        "pull-quote topic sidebar abstract container compound rubric versionadded versionchanged deprecated table",
    )
)
"""Directives the text of which belongs to the page."""
_CAPTIONED = frozenset(["figure", "table", "list-table", "csv-table"])
_QUOTED = frozenset(["epigraph", "highlights", "pull-quote"])


def read(source: str, path: str) -> Document:
    """The document of a reStructuredText file."""
    reader = _Reader(source)
    reader.walk()
    builder = reader.builder
    builder.end()
    repeated(builder.blocks, builder.text())
    return builder.build(path, "rst", reader.stated)


class _Reader:
    def __init__(self, source: str) -> None:
        self.builder = Builder(source)
        self.stated: dict[str, str] = {}
        self._edits: Edits = inline(source)
        self._masked = self._edits.masked()
        self._lines = split(source)
        self._tables = Tables(self.builder, self._edits, self._masked, self._lines)
        self._levels: list[str] = []
        self._items: list[tuple[int, int]] = []
        """Of the open items where their text begins, and the number of the last one."""
        self._quoted: list[int] = []
        """Indents of the directives that quote."""
        self._last = 0

    def walk(self) -> None:
        """Reads line by line."""
        at = 0
        while at < len(self._lines):
            at = self._line(at)

    def _line(self, at: int) -> int:
        """Reads what begins at a line; the number of the line after it."""
        line = self._lines[at]
        if not line.text:
            self.builder.end()
            return at + 1
        while self._items and line.indent < self._items[-1][0] and not _ITEM.match(line.text):
            self._items.pop()
        while self._quoted and line.indent <= self._quoted[-1]:
            self._quoted.pop()
        if line.text.startswith("..") and (line.text == ".." or line.text[2:3] in " \t"):
            return self._explicit(at)
        if not self.builder.is_open:
            for special in (self._heading, self._tables.read, self._field):
                after = special(at)
                if after > at:
                    return after
        listed = bool(self._items) and line.indent < self._items[-1][0]
        if (not self.builder.is_open or listed) and (item := _ITEM.match(line.text)):
            self._item(line, item)
            return at + 1
        return self._run(at)

    def _run(self, at: int) -> int:
        """Running text; "::" at its end announces a block of code."""
        line, builder = self._lines[at], self.builder
        if not builder.is_open:
            indented = line.indent - (self._items[-1][0] if self._items else 0)
            quotes = bool(self._quoted) or (indented > 0 and not self._items)
            builder.begin("quotation" if quotes else "paragraph", int(quotes))
        else:
            self._edits.join(builder, self._masked, self._last, line.start)
        code = line.text.endswith("::")
        self._edits.write(builder, line.start, line.end - (2 if line.text == "::" else code))
        self._last = line.end
        following = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
        return self._body_end(at, line.indent) if code and not following else at + 1

    def _heading(self, at: int) -> int:
        lines = self._lines
        line = lines[at]
        over = _ADORNED.fullmatch(line.text)
        if over and len(line.text) > 2 and at + 2 < len(lines) and lines[at + 2].text == line.text:
            return self._head(lines[at + 1], f"{over['mark']}{over['mark']}", at + 3)
        if over and len(line.text) > 3:  # a transition
            return at + 1
        under = _ADORNED.fullmatch(lines[at + 1].text) if at + 1 < len(lines) else None
        if (
            under
            and len(lines[at + 1].text) >= min(columns(line.text), 4)
            and not line.indent
            and len(under.group()) > 2
        ):
            return self._head(line, under["mark"], at + 2)
        return at

    def _head(self, line: Line, style: str, after: int) -> int:
        if style not in self._levels:
            self._levels.append(style)
        self.builder.begin("heading", min(self._levels.index(style) + 1, 6))
        self._edits.write(self.builder, line.start, line.end)
        self.builder.end()
        self._items.clear()
        return after

    def _item(self, line: Line, item: re.Match[str]) -> None:
        begin = line.indent + item.end()
        number = 0
        while self._items and self._items[-1][0] > line.indent:
            number = self._items.pop()[1]
        label = item["number"] or "-"
        if item["number"]:
            number = int("".join(filter(str.isdigit, label)) or number + 1)
            label = f"{number}." if "#" in label else label
        self._items.append((begin, number))
        self.builder.begin("item", len(self._items), label, line.start)
        self._edits.write(self.builder, line.start + item.end(), line.end)
        self._last = line.end

    def _field(self, at: int) -> int:
        """A field such as ":date: 5 March 1931"; those before the text state something about it."""
        line = self._lines[at]
        field = _FIELD.match(line.text)
        if field is None:
            return at
        name, value = field["name"].lower(), line.text[field.end() :].strip()
        if value and not any(block.kind == "paragraph" for block in self.builder.blocks):
            self.stated.setdefault(name, value)
        else:
            self.builder.begin("item", 1, "-", line.start)
            self._edits.write(self.builder, line.start + field.start("name"), line.start + field.end("name"))
            self._edits.write(self.builder, line.start + field.end(), line.end)
            self.builder.end()
        return at + 1

    def _explicit(self, at: int) -> int:
        """Directives, notes, targets and comments."""
        line = self._lines[at]
        self.builder.end()
        if note := _NOTE.match(line.text):
            return self._note(at, note["label"].lstrip("#"), note.end())
        directive = _DIRECTIVE.match(line.text)
        if directive is None:
            return self._body_end(at, line.indent)
        name, rest = directive["name"].lower(), directive["rest"]
        if name in _CAPTIONED and rest and name != "figure":
            self.builder.begin("caption")
            self._edits.write(self.builder, line.start + directive.start("rest"), line.end)
            self.builder.end()
        elif name in _TELLS and rest:
            self.builder.begin("paragraph")
            self._edits.write(self.builder, line.start + directive.start("rest"), line.end)
            self._last = line.end
        if name in _QUOTED:
            self._quoted.append(line.indent)
        if name not in _TELLS and name not in ("figure", "list-table"):
            return self._body_end(at, line.indent)
        at += 1
        while at < len(self._lines) and self._lines[at].indent > line.indent and _FIELD.match(self._lines[at].text):
            at += 1
        return at

    def _note(self, at: int, label: str, skip: int) -> int:
        line, builder = self._lines[at], self.builder
        stop = self._body_end(at, line.indent)
        first = len(builder.blocks)
        builder.begin("footnote", 0, label)
        self._edits.write(builder, line.start + skip, line.end)
        self._last = line.end
        for other in self._lines[at + 1 : stop]:
            if other.text:
                self._edits.join(builder, self._masked, self._last, other.start)
                self._edits.write(builder, other.start, other.end)
                self._last = other.end
        builder.end()
        end = max((other.end for other in self._lines[at:stop] if other.text), default=line.end)
        builder.enter(label, first, line.start, end)
        return stop

    def _body_end(self, at: int, indent: int) -> int:
        """The line after what is set in below a line."""
        at += 1
        while at < len(self._lines) and (not self._lines[at].text or self._lines[at].indent > indent):
            at += 1
        return at
