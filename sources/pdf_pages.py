"""The lines of a PDF page with what tells what they are: place, size, weight, the structure that the file states.

PDFium finds characters and lines; how lines make paragraphs is told elsewhere (`pdf_layout`, `pdf_tags`).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from factlint.sources.pdf_tags import Tag, tags

if TYPE_CHECKING:
    import pypdfium2

_SPACE = re.compile("(?<=[^ ]) (?=[^ ])")
_LINE = re.compile(r"[^\r\n]+")
_MARKER = re.compile(r"\s*(?:[^\w\s]|[(（]?(?:\d{1,3}|[a-z]|[一二三四五六七八九十]{1,3})[.)、．）])\s*")
"""What stands before an item, however far."""
_GAP = 1.1
"""Of the size of its letters: white space wider than that parts cells."""
_UNWRITTEN_GAP = 0.45
"""The same where no space is written there, on a page that otherwise writes its spaces."""
_SMALL = 0.86
_RAISED = re.compile(r"(?<=[^\d\s])(?<!\b[km]m)(?<!\bm)\d{1,3}(?![\dA-Za-z])")
_CONTROLS = {**dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], " "), 2: "-", 0xFFFE: "-", 0xAD: "-"}
"""PDFium marks the hyphen of a broken word by a character of its own."""


class Line(Struct):
    """A line, or the part of it that lies in one cell: `source[start:end]`, which has no white space around it."""

    start: int
    end: int
    page: int
    left: float
    right: float
    base: float
    """Height of its letters' feet above the bottom of the page, in points."""
    size: float
    """Of its letters, in points."""
    bold: bool = False
    tag: Tag | None = None
    follows: bool = False
    """Whether it stands on one height with the line before, beyond a gap."""
    raised: tuple[tuple[int, int], ...] = ()
    """Small raised figures in it."""
    noted: bool = False
    """Whether it begins with a small figure, as a note does."""
    text: str = field(default="")

    @property
    def is_marker(self) -> bool:
        """Whether it is a raised figure and nothing else."""
        return self.raised == ((self.start, self.end),)


class Pages:
    """Reads page after page; `source` is the text so far."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._document = document
        self._parts: list[str] = []
        self._length = 0
        self.starts: list[int] = []
        self.heights: list[float] = []
        self._box = [ctypes.c_double() for _ in range(4)]
        self._writes_spaces = True
        self._is_tagged = bool(raw.FPDFCatalog_IsTagged(document))

    def source(self) -> str:
        """The text of all pages read, a line feed after each line."""
        return "".join(self._parts)

    def lines(self) -> list[Line]:
        """All lines, in the order in which the pages were written."""
        lines = list(self._lines())
        _join_raised(lines)
        return lines

    def _lines(self) -> Iterator[Line]:
        for number in range(len(self._document)):
            page = self._document[number]
            text_page = page.get_textpage()
            try:
                self.starts.append(self._length)
                self.heights.append(page.get_height())
                text = self._text(text_page)
                owners = self._owners(page, text_page, len(text)) if self._is_tagged else []
                yield from self._page(text_page, text, number, owners)
                self._parts.append(text + "\n")
                self._length += len(text) + 1
            finally:
                text_page.close()
                page.close()

    def _text(self, text_page: Any) -> str:
        """The characters of a page, one for each that PDFium counts."""
        count = text_page.count_chars()
        text: str = text_page.get_text_range() if count else ""
        if len(text) != count:
            get = self._raw.FPDFText_GetUnicode
            text = "".join(chr(get(text_page, index)) for index in range(count))
        text = text.translate(_CONTROLS).replace("\r\n", " \n").replace("\r", "\n")
        return text.encode("utf-8", "replace").decode("utf-8")

    def _owners(self, page: Any, text_page: Any, count: int) -> list[Tag | None]:
        """Of each character the element of the structure that holds it; None outside of all (running heads)."""
        known = tags(self._raw, page)
        if not known:
            return []
        raw = self._raw
        owner, number = raw.FPDFText_GetTextObject, raw.FPDFPageObj_GetMarkedContentID
        found: list[Tag | None] = []
        last: Tag | None = None
        for index in range(count):
            item = owner(text_page, index)
            if item:
                last = known.get(number(item))
            found.append(last)
        return found

    def _page(self, text_page: Any, text: str, page: int, owners: list[Tag | None]) -> Iterator[Line]:
        self._writes_spaces = self._spaces_written(text_page, text)
        for match in _LINE.finditer(text):
            first = True
            for start, end in self._cells(text_page, text, match.start(), match.end(), owners):
                words = text[start:end]
                left, _, _, _ = self._rectangle(text_page, start)
                base = self._base(text_page, start)
                _, right, _, _ = self._rectangle(text_page, end - 1)
                size = self._size(text_page, text, start, end)
                at = self._length + start
                line = Line(at, at + len(words), page, left, max(left, right), base, size, text=words)
                line.bold = self._raw.FPDFText_GetFontWeight(text_page, start) >= 600
                line.tag = owners[start] if start < len(owners) else None
                line.follows = not first
                line.noted = words[0].isdigit() and self._is_small(text_page, start, size)
                line.raised = tuple(self._raised(text_page, words, start, size))
                first = False
                yield line

    def _cells(
        self, text_page: Any, text: str, start: int, end: int, owners: list[Tag | None]
    ) -> Iterator[tuple[int, int]]:
        """A line parted where the structure changes, or at gaps."""
        at = start
        for index in range(start, end):
            apart = (
                owners[index] is not owners[index - 1]
                if index > start and index < len(owners)
                else text[index] == " " and start < index < end - 1 and self._is_gap(text_page, text, start, index)
            )
            if apart:
                yield from _stripped(text, at, index)
                at = index
        yield from _stripped(text, at, end)

    def _is_gap(self, text_page: Any, text: str, begin: int, index: int) -> bool:
        if text[index - 1] == " " or text[index + 1] == " ":
            return False
        if index - begin < 8 and _MARKER.fullmatch(text, begin, index):
            return False
        written = not (self._writes_spaces and self._raw.FPDFText_IsGenerated(text_page, index) == 1)
        _, right, _, _ = self._rectangle(text_page, index - 1)
        left, _, _, _ = self._rectangle(text_page, index + 1)
        widest = _GAP if written else _UNWRITTEN_GAP
        size: float = self._raw.FPDFText_GetFontSize(text_page, index - 1)
        return left - right > widest * size

    def _spaces_written(self, text_page: Any, text: str) -> bool:
        """Whether most spaces of a page stand in the file, and are not told from gaps alone."""
        spaces = [match.start() for match in _SPACE.finditer(text)][:200]
        written = [index for index in spaces if self._raw.FPDFText_IsGenerated(text_page, index) != 1]
        return len(written) * 2 > len(spaces)

    def _rectangle(self, text_page: Any, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a character, in points."""
        box = self._box
        self._raw.FPDFText_GetCharBox(text_page, index, *box)
        return box[0].value, box[1].value, box[2].value, box[3].value

    def _base(self, text_page: Any, index: int) -> float:
        """How high a character stands."""
        across, up = self._box[:2]
        self._raw.FPDFText_GetCharOrigin(text_page, index, across, up)
        return up.value

    def _size(self, text_page: Any, text: str, start: int, end: int) -> float:
        """The size of most letters: of five of them the middle one."""
        letters = [index for index in range(start, end) if text[index].isalnum()] or [start]
        places = [letters[(len(letters) - 1) * part // 4] for part in range(5)]
        return float(sorted(self._raw.FPDFText_GetFontSize(text_page, place) for place in places)[2])

    def _is_small(self, text_page: Any, index: int, size: float) -> bool:
        own: float = self._raw.FPDFText_GetFontSize(text_page, index)
        return own < _SMALL * size

    def _raised(self, text_page: Any, words: str, start: int, size: float) -> Iterator[tuple[int, int]]:
        for match in _RAISED.finditer(words):
            if self._is_small(text_page, start + match.start(), size):
                at = self._length + start
                yield at + match.start(), at + match.end()


def _join_raised(lines: Sequence[Line]) -> None:
    """A small figure that PDFium has given a line of its own belongs to the line it is raised above."""
    for last, line, after in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        apart = abs(line.base - last.base)
        if line.text.isdecimal() and line.size < _SMALL * last.size and apart < last.size and line.page == last.page:
            if line.left < last.right - 2:
                continue
            line.raised, line.follows = ((line.start, line.end),), True
            line.size, line.base, line.bold, line.tag = last.size, last.base, last.bold, line.tag or last.tag
            if after is not None and abs(after.base - last.base) < 2 and after.left >= line.right - 2:
                after.follows = after.page == line.page


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if bare := words.strip():
        first = start + len(words) - len(words.lstrip())
        yield first, first + len(bare)
