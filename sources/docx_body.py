"""The text of a DOCX file and what stands in it, in order: paragraphs, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct, field

_SKIPPED = frozenset(
    re.findall(
        r"\w+",
        "del moveFrom instrText delText delInstrText Fallback rt comment annotation "
        "pPrChange rPrChange sectPrChange tblPrChange tcPrChange trPrChange tblPrExChange tblGridChange",
    )
)
"""Elements nothing of which is read: deletions, field codes, what a reader of today shows in another way."""
_SAID = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}


class Mark(Struct, frozen=True):
    """A marker of a note, a link, or the number before a note."""

    kind: Literal["marker", "link", "own"]
    start: int
    end: int
    label: str
    target: str = ""


class Paragraph(Struct):
    """A paragraph: `text[start:end]`."""

    start: int
    end: int = 0
    style: str = ""
    outline: int = -1
    numbering: str = ""
    depth: int = 0
    note: str = ""
    """The name of the note it belongs to."""
    opens_note: bool = False
    marks: list[Mark] = field(default_factory=list)
    runs_on: bool = False
    """Whether the end of it is deleted."""


class Row(Struct):
    """A row of a table begins."""

    is_header: bool = False


class Cell(Struct):
    """A cell begins."""

    columns: int = 1
    continued: bool = False
    """Whether it is merged with the one above."""


class Edge(Struct, frozen=True):
    """A table begins or ends."""

    opens: bool


class _Frame(Struct):
    """A paragraph being read; its offsets count from its own beginning until it is placed."""

    paragraph: Paragraph
    parts: list[str] = field(default_factory=list)
    length: int = 0


class Body:
    """Reads `word/document.xml` and the files of notes."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        self.events: list[Paragraph | Row | Cell | Edge] = []
        self.starts: list[int] = []
        """Where each paragraph begins."""
        self._targets = targets
        self._parts: list[str] = []
        self._length = 0
        self._frames: list[_Frame] = []
        """The open paragraph, and those of boxes in it."""
        self._behind: list[_Frame] = []
        """Paragraphs of boxes that wait for the end of the one that the box is anchored in."""
        self._carried: _Frame | None = None
        """A paragraph the end of which is deleted."""
        self._skipped: list[str] = []
        self._reading = False
        self._links: list[tuple[int, str]] = []
        self._note = ""
        self._notes: dict[tuple[str, str], str] = {}
        self._inserted_mark = False
        self._starters: dict[str, Callable[[Mapping[str, str]], None]] = {
            "p": self._start_paragraph,
            "tbl": lambda _: self._place(Edge(True)),
            "tr": lambda _: self._place(Row()),
            "tc": lambda _: self._place(Cell()),
            "pStyle": self._style,
            "outlineLvl": self._outline,
            "numId": self._numbering,
            "ilvl": self._depth,
            "tblHeader": self._header,
            "gridSpan": self._span,
            "vMerge": self._merge,
            "hyperlink": self._link,
            "footnoteReference": lambda attributes: self._refer("footnote", attributes),
            "endnoteReference": lambda attributes: self._refer("endnote", attributes),
            "footnote": lambda attributes: self._start_note("footnote", attributes),
            "endnote": lambda attributes: self._start_note("endnote", attributes),
            "footnoteRef": lambda _: self._own_mark(),
            "endnoteRef": lambda _: self._own_mark(),
        }

    def extracted(self) -> str:
        """The text of everything read so far, a paragraph a line."""
        return "".join(self._parts)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipped:
            if name == self._skipped[0]:
                self._skipped.append(name)
            return
        if name == "del" and self._frames and self._inserted_mark:
            self._frames[-1].paragraph.runs_on = True
        if name in _SKIPPED:
            self._skipped.append(name)
        elif name == "t":
            self._reading = True
        elif name in _SAID:
            if not self._inserted_mark:
                self._say(_SAID[name])
        elif name == "pPr":
            self._inserted_mark = True
        elif (starter := self._starters.get(name)) is not None:
            starter(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            if name == self._skipped[0]:
                self._skipped.pop()
            return
        if name == "t":
            self._reading = False
        elif name == "p":
            self._end_paragraph()
        elif name == "pPr":
            self._inserted_mark = False
        elif name == "tbl":
            self._place(Edge(False))
        elif name == "hyperlink":
            self._end_link()
        elif name in ("footnote", "endnote"):
            self._note = ""

    def text(self, data: str) -> None:
        """Characters."""
        if self._reading and not self._skipped:
            self._say(data)

    def _say(self, words: str) -> None:
        if self._frames:
            self._frames[-1].parts.append(words)
            self._frames[-1].length += len(words)

    def _place(self, event: Row | Cell | Edge) -> None:
        """A part of a table; tables in boxes are read as their paragraphs."""
        if not self._frames:
            self.events.append(event)

    def _start_paragraph(self, _: Mapping[str, str]) -> None:
        frame, self._carried = self._carried, None
        if frame is None or self._frames:
            frame = _Frame(Paragraph(0))
        frame.paragraph.runs_on = False
        frame.paragraph.note = self._note
        self._frames.append(frame)

    def _end_paragraph(self) -> None:
        if not self._frames:
            return
        frame = self._frames.pop()
        self._links.clear()
        if self._frames:
            self._behind.append(frame)
        elif frame.paragraph.runs_on:
            self._carried = frame
        else:
            for each in (frame, *self._behind):
                self._settle(each)
            self._behind.clear()

    def _settle(self, frame: _Frame) -> None:
        """Gives a paragraph its place in the text."""
        paragraph, at = frame.paragraph, self._length
        paragraph.start, paragraph.end = at, at + frame.length
        paragraph.marks = [
            Mark(mark.kind, at + mark.start, at + mark.end, mark.label, mark.target) for mark in paragraph.marks
        ]
        self.starts.append(at)
        self._parts += [*frame.parts, "\n"]
        self._length += frame.length + 1
        self.events.append(paragraph)

    def _style(self, attributes: Mapping[str, str]) -> None:
        if self._frames:
            self._frames[-1].paragraph.style = attributes.get("val", "")

    def _outline(self, attributes: Mapping[str, str]) -> None:
        if self._frames:
            self._frames[-1].paragraph.outline = _integer(attributes.get("val"), -1)

    def _numbering(self, attributes: Mapping[str, str]) -> None:
        if self._frames:
            self._frames[-1].paragraph.numbering = attributes.get("val", "")

    def _depth(self, attributes: Mapping[str, str]) -> None:
        if self._frames:
            self._frames[-1].paragraph.depth = _integer(attributes.get("val"), 0)

    def _header(self, attributes: Mapping[str, str]) -> None:
        if self.events and isinstance(self.events[-1], Row) and attributes.get("val") not in ("0", "false"):
            self.events[-1].is_header = True

    def _span(self, attributes: Mapping[str, str]) -> None:
        if self.events and isinstance(self.events[-1], Cell):
            self.events[-1].columns = _integer(attributes.get("val"), 1)

    def _merge(self, attributes: Mapping[str, str]) -> None:
        if self.events and isinstance(self.events[-1], Cell):
            self.events[-1].continued = attributes.get("val") != "restart"

    def _link(self, attributes: Mapping[str, str]) -> None:
        target = self._targets.get(attributes.get("id", ""), "")
        if target and self._frames:
            self._links.append((self._frames[-1].length, target))

    def _end_link(self) -> None:
        if self._links and self._frames:
            start, target = self._links.pop()
            frame = self._frames[-1]
            label = " ".join("".join(frame.parts)[start:].split())
            if label:
                frame.paragraph.marks.append(Mark("link", start, frame.length, label, target))

    def _refer(self, kind: str, attributes: Mapping[str, str]) -> None:
        """A reference to a note: "[1]" stands for it, counted as Word counts."""
        if not self._frames:
            return
        label = self._notes.setdefault((kind, attributes.get("id", "")), str(len(self._notes) + 1))
        frame = self._frames[-1]
        start = frame.length
        self._say(f"[{label}]")
        frame.paragraph.marks.append(Mark("marker", start, frame.length, label))

    def _start_note(self, kind: str, attributes: Mapping[str, str]) -> None:
        self._note = self._notes.get((kind, attributes.get("id", "")), "")

    def _own_mark(self) -> None:
        """The number before the text of a note."""
        if self._frames and self._note:
            frame = self._frames[-1]
            start = frame.length
            self._say(f"[{self._note}] ")
            frame.paragraph.marks.append(Mark("own", start, frame.length, self._note))
            frame.paragraph.opens_note = True


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else default
