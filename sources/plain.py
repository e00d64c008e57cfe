"""Reads plain text: finds the paragraphs again that were broken into lines, and what is a heading or an item.

Three ways of setting a text are told apart (`lines.Setting`); within them a line is joined to the one before where
that one was full or not at the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct, field

from factlint.sources import shapes
from factlint.sources.boilerplate import repeated
from factlint.sources.builder import Builder
from factlint.sources.citations import follows
from factlint.sources.document import Document
from factlint.sources.joint import joint
from factlint.sources.lines import Line, Setting, is_full, nearby, setting, split, trailing_ends

_COLUMN = re.compile(r"\S.*?\S(?P<gap>[ \t]{2,})(?=\S)")
_BROKEN_WORD = re.compile(r"(?P<head>[A-Za-z]*[a-z])[-‐\xad]$")
_HYPHENS = "-‐\xad"
_BROKEN_LINE = re.compile(r"[-‐\xad](?<=[a-z].)[ \t]*[\r\n]")
_WORD = re.compile(r"[A-Za-z]+")
_REST = re.compile(r"[a-z]+")
_LINK_MARKS = (",", "，", "、", "-", "–", "/", "《", "“", "（", "(")
_SHORT = 0.75
_FEW_COLUMNS = 40


def read(source: str, path: str) -> Document:
    """The document of a plain text file."""
    builder = Builder(source)
    paragraphs = list(Setter(source).paragraphs())
    broken = _BROKEN_LINE.search(source) is not None
    known = frozenset(_WORD.findall(source)) if broken else frozenset()
    for index, paragraph in enumerate(paragraphs):
        before = paragraphs[index - 1] if index else None
        after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        _write(builder, paragraph, before, after, known)
    builder.end()
    repeated(builder.blocks, builder.text())
    return builder.build(path, "text")


class Paragraph(Struct):
    """Lines that belong together."""

    lines: list[Line]
    width: int
    """To which its lines were filled; 0 where lines were not filled."""
    marker: re.Match[str] | None = None
    hang: int = -1
    """The column at which its further lines begin, where they are set in from the first."""
    number: int = 0
    loose: bool = field(default=True)
    """Whether it stands apart from what is before it."""

    @property
    def is_item(self) -> bool:
        """Whether it begins with the marker of an item."""
        return self.marker is not None


class Setter:
    """Joins the lines of a text into paragraphs."""

    def __init__(self, source: str) -> None:
        self._lines = split(source)
        self._setting, self._width = setting(self._lines)
        spaced = self._setting is Setting.SPACED
        self._usual = int(spaced)
        """Blank lines that stand between any two lines."""
        self._trailing_ends = spaced and trailing_ends(self._lines)
        self._nearby = nearby(self._lines) if spaced else self._groups()

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs, in order."""
        spaced = self._setting is Setting.SPACED
        current: Paragraph | None = None
        item: Paragraph | None = None
        for line, width in zip(self._lines, self._nearby, strict=True):
            marker = self._marker(line, current, item, width)
            if current is not None and marker is None and self._joins(current, line, width):
                current.lines.append(line)
                continue
            if current is not None:
                yield current
            apart = self._apart(line) or current is None
            filled = 0 if self._setting is Setting.UNBROKEN else width
            current = Paragraph([line], filled, marker, _hang(line, marker), loose=apart or spaced)
            if marker is not None:
                current.number = int(marker["number"] or 0)
                item = current
        if current is not None:
            yield current

    def _groups(self) -> list[int]:
        """For each line the width of the group of lines between blank lines that it stands in."""
        widths: list[int] = []
        count = widest = 0
        least = int(self._width * _SHORT)
        for line in self._lines:
            if line.gap and count:
                widths += [widest if count > 2 else max(widest, least)] * count
                count = widest = 0
            count += 1
            widest = max(widest, line.width)
        return widths + [widest if count > 2 else max(widest, least)] * count

    def _marker(
        self, line: Line, current: Paragraph | None, item: Paragraph | None, width: int
    ) -> re.Match[str] | None:
        """The marker of an item; a number that a sentence has left at the beginning of a line is none."""
        marker = shapes.item(line.text)
        if marker is None or current is None:
            return marker
        last = current.lines[-1]
        unbroken = self._setting is Setting.UNBROKEN
        ended = unbroken or last.is_terminal or self._apart(line) or not is_full(last, line, width, slack=4)
        if marker["number"]:
            follows = item is not None and int(marker["number"]) == item.number + 1
            return marker if ended and (follows or marker["number"] == "1" or self._apart(line)) else None
        return marker if ended or current.is_item else None

    def _apart(self, line: Line) -> bool:
        """Whether blank lines part it from the line before."""
        return line.gap > self._usual

    def _joins(self, paragraph: Paragraph, line: Line, width: int) -> bool:
        last = paragraph.lines[-1]
        if last.running or line.running:
            return False
        if self._apart(line) and not line.resumed:
            return False
        full = is_full(last, line, width, slack=2 if last.text[-1].isascii() else 6)
        if follows(paragraph.lines[0].text, line.text):
            return False
        if self._apart(line):
            return full and not last.is_terminal
        if self._setting is Setting.UNBROKEN:
            return _continues(last, line)
        if paragraph.hang >= 0 and (line.indent > paragraph.lines[0].indent or len(paragraph.lines) > 1):
            return line.indent > paragraph.lines[0].indent
        short = width * _SHORT
        if len(paragraph.lines) == 1 and last.width < short and shapes.is_section(last.text):
            return False
        if line.width < short and last.is_terminal and shapes.is_section(line.text):
            return False
        if line.indent > last.indent + 1 and len(paragraph.lines) > 1 and last.is_terminal:
            return False
        if last.is_terminal:
            return is_full(last, line, width) and not (self._trailing_ends and last.trails)
        if full or (self._setting is Setting.SPACED and last.width >= short):
            return width >= _FEW_COLUMNS or _continues(last, line)
        return _continues(last, line)


def _continues(last: Line, line: Line) -> bool:
    """Whether a line goes on in the middle of a sentence, as far as its first letter tells."""
    return not last.is_terminal and (line.text[0].islower() or last.text.endswith(_LINK_MARKS))


def _hang(line: Line, marker: re.Match[str] | None) -> int:
    """The column at which further lines would be set in: after an item's marker or a first column."""
    if marker is not None:
        return line.indent + marker.end()
    column = _COLUMN.match(line.text) if "  " in line.text or "\t" in line.text else None
    return line.indent + column.end() if column and column.end() < _FEW_COLUMNS else -1


def _write(
    builder: Builder,
    paragraph: Paragraph,
    before: Paragraph | None,
    after: Paragraph | None,
    known: Container[str],
) -> None:
    """Hands a paragraph to the builder as what it is."""
    first = paragraph.lines[0]
    start = first.start
    if first.running:
        builder.begin("boilerplate")
    elif _is_heading(paragraph, before, after):
        builder.begin("heading", 3 if shapes.is_period(first.text) else 2)
    elif paragraph.marker is not None:
        level = 1 + (before is not None and before.is_item and first.indent > before.lines[0].indent)
        builder.begin("item", level, paragraph.marker["label"], first.start)
        start += paragraph.marker.end()
    else:
        builder.begin("paragraph")
    _join(builder, paragraph.lines, start, known)


def _is_heading(paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None) -> bool:
    """Whether a paragraph heads what follows: never where nothing follows."""
    line = paragraph.lines[0]
    if len(paragraph.lines) > 1 or after is None:
        return False
    if paragraph.width and line.width > max(paragraph.width * _SHORT, 24):
        return False
    if shapes.is_section(line.text):
        return not (after.is_item and paragraph.is_item)
    if not paragraph.loose or not after.loose:
        return before is None and shapes.may_be_heading(line.text) and not paragraph.is_item
    if paragraph.is_item:
        body = line.text[paragraph.marker.end() :] if paragraph.marker else ""
        listed = after.is_item or (before is not None and before.is_item)
        return not listed and (shapes.may_be_heading(body) or shapes.is_question(body))
    return shapes.may_be_heading(line.text)


def _join(builder: Builder, lines: Sequence[Line], start: int, known: Container[str]) -> None:
    """Adds the lines, and between them what a reader hears: a space, nothing beside Chinese, half a word."""
    for index, line in enumerate(lines):
        begin = start if index == 0 else line.start
        if index + 1 == len(lines):
            builder.flow(begin, line.end)
            return
        after = lines[index + 1]
        broken = _BROKEN_WORD.search(line.text) if line.text[-1] in _HYPHENS else None
        rest = _REST.match(after.text) if broken else None
        if broken and rest:
            whole = broken["head"] + rest.group() in known or line.text[-1] == "\xad"
            builder.flow(begin, line.end - whole)
            continue
        builder.flow(begin, line.end)
        builder.replace(joint(line.text[-1], after.text[0]), line.end, after.start)
