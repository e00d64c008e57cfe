"""Text made fit for a cell: inert, measured and wrapped in columns of a terminal.

Text from sources may hold anything. What a terminal would obey (escapes, line feeds, changes of direction) is shown as
a symbol instead. Widths are those of UAX 11: a Chinese character takes two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ELLIPSIS = "…"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ACTIVE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\r\n\u2028\u2029]+")
_WIDE = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_CLOSING = "、。，．：；？！）」』》〉】”’…%"
_AFTER = rf"(?:[{_CLOSING})\],;]|\.(?=\s|$))*"
"""What stays on the line of the Chinese character before it."""
_OPENING = "「『（《〈【“‘`(\\["
_TOKEN = re.compile(rf"[{_OPENING}]*[{_WIDE}]{_AFTER}|[^\s{_WIDE}]+[{_CLOSING}]*|\s+")
_BREAKS = (re.compile(r"(?<=/)"), re.compile(r"(?<=[_\-])|(?=[.:])"))
"""Where a word that is longer than a line may be broken, the best place first."""


def inert(text: str) -> str:
    """The same characters with those that act on a terminal shown as symbols; the length may grow.

    >>> inert("a\\x1b[31mb\\u202ec")
    'a␛[31mb<U+202E>c'
    """
    return _ACTIVE.sub(_symbol, text)


def inert_lines(text: str) -> str:
    """Every line made inert; the line ends stay, as line feeds."""
    return "\n".join(inert(part) for part in text.replace("\r\n", "\n").replace("\t", " ").split("\n"))


def line(text: str) -> str:
    """The text as one inert line: every run of blanks and line ends is one space."""
    return inert(_SPACE.sub(" ", text).strip())


def width(text: str) -> int:
    """Columns that an inert text takes."""
    if text.isascii():
        return len(text)
    import wcwidth

    return max(0, int(wcwidth.wcswidth(text)))


def clip(text: str, columns: int) -> str:
    """At most that many columns of the text; where something was cut, the last one is an ellipsis."""
    if width(text) <= columns:
        return text
    kept = head(text, columns - 1)
    return kept.rstrip() + ELLIPSIS if columns > 0 else ""


def head(text: str, columns: int) -> str:
    """The longest beginning that takes no more than that many columns."""
    end = 0
    while end < len(text) and width(text[: end + 1]) <= columns:
        end += 1
    return text[:end]


def tail(text: str, columns: int) -> str:
    """The longest end that takes no more than that many columns."""
    start = len(text)
    while start > 0 and width(text[start - 1 :]) <= columns:
        start -= 1
    return text[start:]


def wrap(text: str, columns: int, limit: int = 0) -> list[str]:
    """Lines of at most that many columns; with a limit, at most that many lines, the last one marked as cut.

    Breaks at spaces, between Chinese characters (never before closing or after opening punctuation), and inside a word
    only where it is longer than a line: then after a slash, else after `_` or `-` or before `.` or `:`,
    else anywhere.

    >>> wrap("the 73rd meeting 第七十三次会谈。", 12)
    ['the 73rd', 'meeting 第七', '十三次会谈。']
    """
    lines = list(_lines(text, max(2, columns)))
    if limit and len(lines) > limit:
        return [*lines[: limit - 1], clip(lines[limit - 1] + ELLIPSIS, columns)]
    return lines or [""]


def hang(start: str, text: str, columns: int) -> str:
    """The text behind a start, wrapped to the columns below its own first line.

    >>> print(hang("3:1 N201 ", "17 sessions here, 16 there, as it seems", 36))
    3:1 N201 17 sessions here, 16 there,
             as it seems
    """
    indent = width(start)
    lines = wrap(text, max(columns - indent, 24))
    return start + f"\n{' ' * indent}".join(lines)


def _lines(text: str, columns: int) -> Iterator[str]:
    current = ""
    for token in _tokens(text, columns):
        if current and width(current + token.rstrip()) > columns:
            yield current.rstrip()
            current = ""
        current += token if current else token.lstrip()
    if current.strip():
        yield current.rstrip()


def _tokens(text: str, columns: int) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        yield from _parts(match[0], columns)


def _parts(token: str, columns: int, level: int = 0) -> Iterator[str]:
    """A long word at its best places, and at worse ones only where that is not enough."""
    if width(token) <= columns:
        yield token
    elif level < len(_BREAKS):
        for part in _BREAKS[level].split(token):
            yield from _parts(part, columns, level + 1)
    else:
        first = head(token, columns) or token[:1]
        yield first
        yield from _parts(token[len(first) :], columns, level)


def _symbol(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"
