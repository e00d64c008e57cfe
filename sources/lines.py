"""The physical lines of a plain text, and what their lengths and ends tell of how it was set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from msgspec import Struct

from factlint.sources.comment_syntax import NAMES, is_line

_LINE = re.compile(r"(?P<words>[^\r\n\f\x85]*)(?P<end>\r\n|[\r\n\f\x85]|\Z)")
_ODD = "\r\f\x85"
_STOPS = "。！？!?.…；;：:"
_CLOSERS = "”’\"'」』）)]】》"
_WORD = re.compile(r"\S+")
_PAGE_NUMBER = re.compile(
    r"[-—–\s]*第\s*\d+\s*[页頁](?:\s*[/／，,]?\s*共\s*\d+\s*[页頁])?[-—–\s]*|[-—–]\s*\d{1,4}\s*[-—–]|"
    r"\[?page\s+\d+(?:\s+of\s+\d+|\s*/\s*\d+)?\]?",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\bpage\s+\d+|第\s*\d+\s*[页頁]", re.IGNORECASE)
_FURNITURE = (re.compile(r"[Pp][Aa][Gg][Ee]\s+\d"), re.compile(r"\d[ \t]*[-—–][ \t]*$", re.MULTILINE))
_DIGITS = re.compile(r"\d+")
_WRAPPED = 140
"""No line of a text that was broken into lines is wider."""
_NEIGHBOURS = 4
_FEW = 40


class Setting(Enum):
    """How a text is broken into lines."""

    UNBROKEN = "a line is a paragraph"
    WRAPPED = "paragraphs are broken into lines, blank lines between them"
    SPACED = "a blank line stands after every line, as text taken from PDF often has"


class Line(Struct):
    """A line that has something on it, without the white space around it."""

    start: int
    end: int
    indent: int
    """Columns before it; a Chinese character has two."""
    width: int
    """Its own columns."""
    gap: int
    """Blank lines before it."""
    text: str
    trails: bool = False
    """Whether white space follows it before its end."""
    resumed: bool = False
    """Whether a page begins with it, or a page number or heading before it has been taken out."""
    running: bool = False
    """Whether it is a page heading, here for the first time."""

    @property
    def is_terminal(self) -> bool:
        """Whether it ends as a sentence does."""
        last = self.text[-1]
        return last in _STOPS or (last in _CLOSERS and self.text.rstrip(_CLOSERS)[-1:] in tuple(_STOPS))

    @property
    def first_word(self) -> int:
        """Columns of its first word; of Chinese the first character."""
        if not self.text[0].isascii():
            return 2
        match = _WORD.match(self.text)
        return len(match.group()) if match else 0


def columns(text: str) -> int:
    """The columns a text takes: Chinese characters and marks take two."""
    return len(text) if text.isascii() else len(text) + (len(text.encode("utf-8", "replace")) - len(text)) // 2


def split(source: str) -> list[Line]:
    """The lines of a text that have something on them.

    Page numbers, repeated page headings and comments to factlint are left out.
    """
    lines: list[Line] = []
    gap, turned = 0, False
    addressed = any(name in source for name in NAMES)
    for start, words, end in _physical(source):
        text = words.strip()
        if addressed and any(name in text for name in NAMES) and is_line(text):  # as if it were not there at all
            pass
        elif text:
            indent, trails = 0, False
            if len(text) != len(words):
                lead = len(words) - len(words.lstrip())
                indent, trails = columns(words[:lead].expandtabs(8)), words[-1].isspace()
                start += lead
            lines.append(Line(start, start + len(text), indent, columns(text), gap, text, trails, turned))
            gap, turned = 0, False
        else:
            gap += 1
        if end == "\f":  # a new page: a sentence may go on there
            gap, turned = gap + bool(text), True
    return _without_furniture(lines) if _may_have_furniture(source) else lines


def _may_have_furniture(source: str) -> bool:
    return "页" in source or "頁" in source or any(sign.search(source) for sign in _FURNITURE)


def _physical(source: str) -> Iterator[tuple[int, str, str]]:
    """Of each line its place, its words and what ends it."""
    if any(end in source for end in _ODD):
        for match in _LINE.finditer(source):
            yield match.start(), match["words"], match["end"]
        return
    at = 0
    for words in source.split("\n"):
        yield at, words, "\n"
        at += len(words) + 1


def setting(lines: Sequence[Line]) -> tuple[Setting, int]:
    """How the text is set, and the width to which its lines were filled."""
    if not lines:
        return Setting.UNBROKEN, 0
    widths = sorted(line.width for line in lines)
    width = widths[-1 - len(widths) // 20]
    if width > _WRAPPED:
        return Setting.UNBROKEN, width
    close = spaced = full = broken = 0
    for line, after in pairwise(lines):
        if line.is_terminal or line.width * 2 < width:
            continue
        broken += 1
        if not is_full(line, after, width, slack=width // 7):
            continue
        full += 1
        close += after.gap == 0
        spaced += after.gap == 1
    if spaced > 2 * close and spaced >= 3 and spaced * 10 > len(lines) * 2 and full * 10 > broken * 6:
        return Setting.SPACED, width
    return Setting.WRAPPED, width


def trailing_ends(lines: Sequence[Line]) -> bool:
    """Whether white space at the end of a line marks the end of a paragraph, as in text taken from PDF."""
    ends = [line.is_terminal or after.width * 2 < line.width for line, after in pairwise(lines) if line.trails]
    inner = [line.trails for line in lines if not line.is_terminal and line.width > _FEW]
    return len(ends) >= 3 and sum(inner) * 5 < len(inner) and sum(ends) * 2 > len(ends)


def is_full(line: Line, after: Line, width: int, slack: int = 0) -> bool:
    """Whether the line had no room for what follows."""
    return line.width + (line.text[-1].isascii() and after.text[0].isascii()) + after.first_word > width - slack


def nearby(lines: Sequence[Line]) -> list[int]:
    """For each line the width of the widest line around it: columns differ within one text."""
    chunks = [max(line.width for line in lines[at : at + _NEIGHBOURS]) for at in range(0, len(lines), _NEIGHBOURS)]
    widest = [max(chunks[max(0, at - 1) : at + 2]) for at in range(len(chunks))]
    return [widest[index // _NEIGHBOURS] for index in range(len(lines))]


def _without_furniture(lines: list[Line]) -> list[Line]:
    """Page numbers go; of a page heading that comes back the first stays."""
    paged = [line for line in lines if _PAGE.search(line.text)]
    masks = Counter(_mask(line) for line in paged)
    heads = {mask for mask, count in masks.items() if count > 1}
    beside = _beside(lines, heads) if heads else set()
    seen: set[str] = set()
    kept: list[Line] = []
    gap, resumed = 0, False
    for line in lines:
        mask = _mask(line) if heads and _PAGE.search(line.text) else ""
        head = mask in heads
        again = (head and mask in seen) or (line.text in beside and line.text in seen)
        if again or (line.width < _FEW and _PAGE_NUMBER.fullmatch(line.text)):
            gap, resumed = max(gap, line.gap), True
            continue
        seen.add(mask if head else line.text if line.text in beside else "")
        line.running = head
        line.gap, line.resumed = max(gap, line.gap) if resumed else line.gap, resumed or line.resumed
        gap, resumed = 0, False
        kept.append(line)
    return kept


def _beside(lines: list[Line], heads: set[str]) -> set[str]:
    """Lines that stand directly at page headings each time these come back."""
    count: Counter[str] = Counter()
    for line, after in pairwise(lines):
        if after.gap == 0:
            if _mask(after) in heads and _PAGE.search(after.text):
                count[line.text] += 1
            elif _mask(line) in heads and _PAGE.search(line.text):
                count[after.text] += 1
    return {text for text, times in count.items() if times > 1}


def _mask(line: Line) -> str:
    return " ".join(_DIGITS.sub("0", line.text).lower().split())
