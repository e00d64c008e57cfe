"""What a reader hands on: the readable text of one file, and the way back to every character of it.

A reader of a format takes the bytes apart into blocks; everything after it works on `Document.text`, in which markup
is gone, hard-wrapped lines are joined and blocks are separated by one line feed each. `Document.locate` leads from
there to the offsets of the original file that reports show.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec import Struct, field

BlockKind = Literal[
    "title", "heading", "paragraph", "item", "cell", "caption", "quotation", "footnote", "code", "boilerplate"
]
Unit = Literal["", "page", "paragraph"]
ReferenceKind = Literal["marker", "entry", "link", "malformed"]
Scheme = Literal["", "note", "number", "key", "author", "definition"]

SEPARATOR = "\n"
"""Stands between two blocks of `Document.text` and nowhere inside one."""


class Run(NamedTuple):
    """A stretch of the readable text and the stretch of the file it came from.

    Equal lengths mean that it is there letter by letter; otherwise the two correspond only as wholes (an entity, a
    joined line end).
    """

    text: int
    source: int
    text_length: int
    source_length: int


class Block(NamedTuple):
    """One paragraph, heading, list item, … of the readable text: `Document.text[start:end]`."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Heading level 1-6; nesting depth of list items and quotations from 1; otherwise 0."""
    label: str = ""
    """The marker of a list item ("1.", "-") or the name of a footnote."""
    language: str = ""
    """"en", "zh-Hans", "zh-Hant", "und", another BCP 47 tag; "" where the document's own holds."""
    headers: tuple[int, ...] = ()
    """Of a table's cell: the indexes of the blocks that head its column and its row, and of the table's caption."""


class Field(Struct, frozen=True):
    """One thing that an entry states apart: its year, its address; `Document.source[start:end]`."""

    name: str
    """In small letters, as BibTeX calls it: "title", "year", "date", "url", "urldate", "file"."""
    value: str
    start: int
    end: int


class Reference(Struct, frozen=True):
    """A mark that leads somewhere: a footnote marker, an entry of a list of references, a link."""

    kind: ReferenceKind
    label: str
    """The name it goes by: "1", "smith1980"; for a link its visible text."""
    target: str
    """Of an entry its text, empty where the entry says nothing; of a link its address; of a marker ""; of what is
    malformed the reason."""
    start: int
    end: int
    """Offsets into `Document.source`."""
    at: int
    """The place in `Document.text` where the mark stands or stood."""
    scheme: Scheme = ""
    """How markers find their entries: by the format's own notes, by numbers in the text, by keys of a bibliography, by
    author and year, by a link's definition; "" where only the label tells."""
    locator: str = ""
    """Where in the source: "p. 3", "第3页"."""
    fields: tuple[Field, ...] = ()
    """What an entry of a bibliography or template states, in order of place."""

    @property
    def is_prose(self) -> bool:
        """Whether an entry is a text, of which at most the year is known apart."""
        return all(each.name == "year" for each in self.fields)

    def field(self, *names: str) -> Field | None:
        """The first of these fields that says something."""
        found = (each for name in names for each in self.fields if each.name == name and each.value)
        return next(found, None)


class Suppression(Struct, frozen=True):
    """A comment that says what is not to be reported: `Document.source[start:end]`."""

    start: int
    end: int
    low: int
    high: int
    """The stretch of `source` that it covers."""
    rules: tuple[str, ...]
    """As written: codes, beginnings of codes, names, "ALL"."""
    words: tuple[str, ...] = ()
    """Words or values of claims; where there are some, it is for findings on these alone."""
    reason: str = ""
    until: str = ""
    """YYYY-MM-DD: the last day on which it holds; "" where it does not expire."""
    fault: str = ""
    """Why it cannot be understood; it then suppresses nothing."""


class Document(Struct, frozen=True, dict=True):
    """One file, read: its original characters, its readable text, and the map between the two."""

    path: str
    """As reports show it."""
    source: str
    """The decoded file: newlines as they are, a leading byte order mark removed."""
    text: str
    """What a reader of the page would read; blocks separated by `SEPARATOR`."""
    runs: tuple[Run, ...]
    """Ascending and without overlap in `text`."""
    blocks: tuple[Block, ...]
    """Ascending; they cover all of `text` but the separators."""
    references: tuple[Reference, ...] = ()
    format: str = "text"
    language: str = "und"
    metadata: dict[str, str] = field(default_factory=dict)
    """What the file states about itself outside its text: "date" (as written), "title", "author"."""
    notes: tuple[str, ...] = ()
    """What the reader had to assume, a sentence each."""
    unit: Unit = ""
    """What a place is named by where the file has no lines of its own: the parts that `units` counts."""
    units: tuple[int, ...] = ()
    """Offsets into `source` at which the pages or paragraphs begin, ascending, the first one 0."""
    suppressions: tuple[Suppression, ...] = ()
    """In order of place."""
    dates: tuple[tuple[int, str], ...] = ()
    """Of parts that have a date of their own, as items of a feed have: where each begins in `text`, and that date."""

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The range of `source` that holds `text[start:end]`; an empty range lies where its start lies."""
        first = self._source(start)
        if end <= start:
            return first, first
        run = self.runs[self._run(end - 1)]
        within = end - run.text
        if run.text_length == run.source_length:
            return first, run.source + min(within, run.source_length)
        return first, run.source + run.source_length

    def find(self, source: int) -> int:
        """The place in `text` of an offset of `source`: the nearest at or after it."""
        index = bisect_right(self._source_starts, source) - 1
        if index >= 0:
            run = self.runs[index]
            inside = source - run.source
            if inside < run.source_length:
                return run.text + (inside if run.text_length == run.source_length else 0)
        return self.runs[index + 1].text if index + 1 < len(self.runs) else len(self.text)

    def position(self, source: int) -> tuple[int, int]:
        """Line and column, both from 1, columns in code points; a line ends at LF, CRLF or a lone CR."""
        line = bisect_right(self._lines, source) - 1
        return line + 1, source - self._lines[line] + 1

    def number(self, source: int) -> int | None:
        """The page or paragraph, from 1, in which an offset of `source` lies; None where the file has lines."""
        return max(1, bisect_right(self.units, source)) if self.unit else None

    def block_at(self, place: int) -> int:
        """The index of the block in which a place of `text` lies, or of the one before it."""
        return max(0, bisect_right(self._block_starts, place) - 1)

    def _run(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)

    def _source(self, place: int) -> int:
        if not self.runs:
            return 0
        run = self.runs[self._run(place)]
        inside = place - run.text
        if inside < 0:
            return run.source
        if run.text_length == run.source_length:
            return run.source + min(inside, run.source_length)
        return run.source if inside < run.text_length else run.source + run.source_length

    @cached_property
    def _starts(self) -> list[int]:
        return [run.text for run in self.runs]

    @cached_property
    def _source_starts(self) -> list[int]:
        return [run.source for run in self.runs]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *_line_starts(self.source)]


def _line_starts(source: str) -> Iterator[int]:
    at = 0
    if "\r" not in source:
        while (at := source.find("\n", at) + 1) > 0:
            yield at
        return
    for index, character in enumerate(source):
        if character == "\n" or (character == "\r" and source[index + 1 : index + 2] != "\n"):
            yield index + 1
