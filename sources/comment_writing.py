"""How a suppression comment is written in each format, and where it could stand.

To add a format: its marks in `_ENDS`, if a comment may end a line, and in `_ALONE`, if it may be one.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from msgspec import Struct

from factlint.sources.coverage import home
from factlint.sources.document import Document
from factlint.sources.suppression_words import parse

Marks = tuple[str, str]
_MARKED = ("<!-- ", " -->")
_ENDS: dict[str, Marks] = {"markdown": _MARKED, "html": _MARKED, "wikitext": _MARKED, "latex": ("% ", "")}
"""Format to the marks of a comment within or behind a line."""
_ALONE: dict[str, Marks] = {
    **_ENDS,
    "feed": _MARKED,
    "rst": (".. ", ""),
    "text": ("# ", ""),
    "subtitles": ("NOTE ", ""),
}
"""Format to the marks of a comment on a line of its own."""
_APART = frozenset(["rst", "subtitles"])
"""Formats whose comments stand between empty lines."""
_OWN: dict[str, Marks | None] = {".adoc": ("// ", ""), ".srt": None}
"""Where the suffix tells more than the format: the marks, or that there are no comments."""
_BREAK = re.compile(r"\r\n|[\r\n]")
_LINE_BREAKS = ("\n", "\r")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
ATTEMPTS = 4
"""Behind the line; behind the words, apart and close; on a line of its own before the block."""


class Wish(Struct, frozen=True):
    """A comment that is wanted for `Document.source[start:end]`."""

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    others: tuple[int, ...] = ()
    """Further places that it is to cover."""


def fault(reason: str) -> str:
    """Why a reason cannot stand in a comment of every format; "" where it can."""
    if not reason.strip() or not reason.isprintable():
        return "it must be one line of text"
    if "--" in reason or reason.endswith("-"):
        return "comments of HTML and XML cannot hold --"
    told = parse(f" ignore D101 {reason}")
    if told.fault or told.rules != ("D101",) or told.words:
        return told.fault or "it begins as a rule or a claim would; put a word before"
    return ""


def bears_comments(document: Document) -> bool:
    """Whether there is a way to write comments in the format."""
    return _marks(document, _ALONE) is not None


def place(document: Document, wish: Wish, attempt: int) -> tuple[int, str] | None:
    """An offset into the source, and what to put there; None where this attempt has no place."""
    told = f"factlint: ignore {', '.join(wish.rules)} {wish.reason}"
    alone = attempt == ATTEMPTS - 1
    marks = _marks(document, _ALONE if alone else _ENDS)
    if marks is None or (0 < attempt < ATTEMPTS - 1 and not marks[1]):
        return None
    comment = f"{marks[0]}{told}{marks[1]}"
    if alone:
        return _own_line(document, wish, comment)
    source = document.source
    at = wish.end if attempt else _line_end(source, wish.end)
    before = source[at - 1 : at]
    tight = attempt == 2 or not before or before.isspace() or (marks[1] and _WIDE.match(before))
    return at, comment if tight else f" {comment}"


def _marks(document: Document, known: dict[str, Marks]) -> Marks | None:
    suffix = PurePosixPath(document.path).suffix.lower()
    return _OWN[suffix] if suffix in _OWN and document.format in known else known.get(document.format)


def _line_end(source: str, at: int) -> int:
    """Where the words of a line end."""
    ended = _BREAK.search(source, at)
    return max(at, len(source[: ended.start() if ended else len(source)].rstrip()))


def _own_line(document: Document, wish: Wish, comment: str) -> tuple[int, str] | None:
    source = document.source
    at = _line_start(source, _begin(document, wish.start))
    if document.format == "subtitles":
        at = _cue_start(source, at)
    apart = document.format in _APART
    if apart and at and source[:at].count("\n", max(0, at - 2)) + source[:at].count("\r", max(0, at - 2)) < 2:
        return None
    ended = _BREAK.search(source, at) or _BREAK.search(source)
    end = ended.group() if ended else "\n"
    words = source[at : _line_end(source, at)]
    indent = words[: len(words) - len(words.lstrip())]
    return at, f"{indent}{comment}{end}{end if apart else ''}"


def _begin(document: Document, at: int) -> int:
    """Where the block begins in which a place of the source lies; the place itself outside of blocks."""
    index = home(document, at)
    if index < 0:
        return at
    block = document.blocks[index]
    return min(at, document.locate(block.start, block.end)[0])


def _line_start(source: str, at: int) -> int:
    return max(source.rfind(each, 0, at) for each in _LINE_BREAKS) + 1


def _cue_start(source: str, at: int) -> int:
    """The first of the lines above that no empty line parts from this one."""
    while at and (above := _line_start(source, at - (2 if source[at - 2 : at] == "\r\n" else 1))) < at:
        if not source[above:at].strip():
            break
        at = above
    return at
