"""The marks that lead from a text to its notes and references: what they look like in running text.

A marker such as [1], [^note], 〔3〕, ① or [@key, p. 7] is cut out of the readable text, where it would be taken for a
number, and kept as a `Reference`. An entry is the note it leads to; its text stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import numeric

from msgspec import Struct

from factlint.sources.document import Scheme

_CIRCLED = "①-⑳㉑-㉟"
_HINT = re.compile(f"[\\[〔［【{_CIRCLED}⁰¹²³⁴-⁹]")
_MARKER = re.compile(
    rf"""
      \[\^(?P<note>[^\]\[\s^]{{1,80}})\]
    | (?P<open>[\[〔［])(?P<numbers>\d{{1,3}}(?:\s?[,，、;–—-]\s?\d{{1,3}})*)[\]〕］](?!\()
        (?P<where>\d{{1,4}}(?:[-–—]\d{{1,4}})?(?=[，。；、]))?
    | \[(?P<keys>-?@[^\[\]@]{{1,200}}(?:;\s*-?@[^\[\]@]{{1,200}})*)\]
    | [\[〔［【](?P<remark>[注註]\s?[\d一二三四五六七八九十]{{1,3}})[\]〕］】]
    | (?P<circled>[{_CIRCLED}])
    | (?<=[.,;:!?”"’)。，；：！？」』）])(?P<raised>[⁰¹²³⁴-⁹]{{1,3}})(?=\s|$)
    """,
    re.VERBOSE,
)
_KEY = re.compile(r"@(?P<key>[\w][\w:.#$%&+?<>~/-]*\w|\w)")
_FIGURE = re.compile(r"(?:fig|tbl|tab|sec|eq|lst|thm|lem|def|alg|app)[:-]", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ENUMERATES = "：；:;，、（(,"
_FOLLOWS = re.compile(r"[\s。，、；：！？」』）》”’.,;:!?)\]]|$")
_ENDS = re.compile(r"[。！？」』”’）.!?\"')]")
_INSERTED = re.compile(r"\s[a-z]")
_INDEXED = re.compile(r"(?<![A-Za-zÀ-ɏ'’.\-])[a-z]$|[A-Za-z]\w*_\w*$|\$\w+$", re.ASCII)
"""What is followed by an index: a single small letter, a name that only a program has."""
_HEADING = re.compile(
    r"(?:[\dIVX一二三四五六七八九十]+[.、．\s]\s*)?(?:参考(?:文献|资料|来源|书目)?|參考(?:文獻|資料|來源|書目)?|注释|註釋|注釋|注解|註解|"
    r"脚注|腳註|腳注|附注|附註|资料来源|資料來源|引用(?:来源|來源)?|来源|來源|文献|文獻|"
    r"references?(?:\s+and\s+notes)?|notes(?:\s+and\s+references)?|footnotes|endnotes|citations|bibliography|"
    r"works\s+cited|sources)\s*[:：]?",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    rf"(?:\[\^?(?P<name>[^\]\[\s^]{{1,40}})\][:：.]?|[〔［](?P<number>\d{{1,3}})[〕］]|[〔［【](?P<remark>[注註]\s?[\d一二三四五六七八九十]{{1,3}})[〕］】]|(?P<circled>[{_CIRCLED}]))\s*"
)


NOTE_MARK = re.compile(r"[\[〔［(（]?\s*(?P<name>\d{1,3}|[a-z]|注\s?\d{1,2})\s*[\]〕］)）]?", re.IGNORECASE)
"""The text of a link that leads to a note."""

RETURN_MARK = re.compile(r"[\s^↑↩︎⏎↵]*|Jump up", re.IGNORECASE)
"""The text of a link from a note back to its place."""


class Marker(Struct, frozen=True):
    """A marker in the text of a block."""

    label: str
    start: int
    end: int
    """The label's own stretch; of a marker with one label the whole marker."""
    scheme: Scheme = "number"
    locator: str = ""


class Cut(Struct, frozen=True):
    """A stretch of a block's text that is markers and nothing else."""

    start: int
    end: int
    markers: tuple[Marker, ...]


def cuts(text: str) -> Iterator[Cut]:
    """The markers in the text of a block, in order.

    >>> [(cut.start, [marker.label for marker in cut.markers]) for cut in cuts("Held.[1, 3] In [1955] they met①。")]
    [(5, ['1', '3']), (30, ['①'])]
    """
    if not _HINT.search(text):
        return
    for match in _MARKER.finditer(text):
        if _is_marker(text, match):
            start = match.start()
            if start and text[start - 1] == " " and _FOLLOWS.match(text, match.end()):
                start -= 1
            yield Cut(start, match.end(), tuple(_markers(match)))


def is_label(name: str) -> bool:
    """Whether a key names a work, not a figure, table or section as filters of pandoc do.

    >>> is_label("smith2003"), is_label("fig:one")
    (True, False)
    """
    return _FIGURE.match(name) is None


def number(label: str) -> int | None:
    """The number that a label is: of "12" and "⑫" 12. The two are names of different notes.

    >>> number("12"), number("⑫"), number("smith")
    (12, 12, None)
    """
    if label.isdecimal():
        return int(label)
    return int(numeric(label)) if len(label) == 1 and re.match(f"[{_CIRCLED}]", label) else None


def is_heading(text: str) -> bool:
    """Whether a heading opens a list of notes or references.

    >>> is_heading("参考文献"), is_heading("References:"), is_heading("Sources of the Nile")
    (True, True, False)
    """
    return len(text) < 40 and _HEADING.fullmatch(text.strip()) is not None


def entry(text: str) -> tuple[str, int] | None:
    """The name with which the text of a note begins and where its words begin: "[1] Smith" → ("1", 4)."""
    match = _ENTRY.match(text)
    if not match:
        return None
    label = match["name"] or match["number"] or _remark(match["remark"]) or match["circled"]
    return label, match.end()


def follows(before: str, line: str) -> bool:
    """Whether a line is the entry behind the one that a text is, or the first one below the heading that it is.

    >>> follows("[1] Smith, 2001.", "[2] Jones"), follows("[1] Smith, 2001.", "[5] Jones"), follows("Notes", "[1] B.")
    (True, False, True)
    """
    new = entry(line)
    this = number(new[0]) if new is not None else None
    if new is None or this is None:
        return False
    old = entry(before.lstrip())
    if old is None:
        return is_heading(before)
    return old[0].isdecimal() == new[0].isdecimal() and number(old[0]) == this - 1


def _is_marker(text: str, match: re.Match[str]) -> bool:
    """Circled numbers also number the points of a sentence; brackets at the beginning belong to an entry."""
    start = match.start()
    if match["circled"]:
        close = text[max(0, start - 1) : start]
        if not close or close.isspace() or close in _ENUMERATES:
            return False
        return _FOLLOWS.match(text, match.end()) is not None or _ENDS.match(close) is not None
    if match["numbers"] and match["open"] == "[" and _INDEXED.search(text, max(0, start - 40), start):
        return False  # a member of an array
    if match["numbers"] and _INSERTED.match(text, match.end()) and text[max(0, start - 1) : start].isspace():
        return False  # a number put into a quotation
    return bool(match["note"] or match["keys"]) or bool(text[max(0, start - 40) : start].strip())


def _markers(match: re.Match[str]) -> Iterator[Marker]:
    if match["numbers"] and not match["numbers"].isdigit():
        yield from _several(match)
    elif match["keys"]:
        base = match.start("keys")
        for key in _KEY.finditer(match["keys"]):
            locator = match["keys"][key.end() :].partition(";")[0].strip(" ,，{}")
            if not is_label(key["key"]):
                continue
            yield Marker(key["key"], base + key.start(), base + key.end(), "key", locator)
    else:
        label = match["note"] or match["numbers"] or _remark(match["remark"]) or match["circled"]
        label = label or (match["raised"] or "").translate(_RAISED)
        where = f"p. {match['where']}" if match["where"] else ""
        yield Marker(label, match.start(), match.end(), "note" if match["note"] else "number", where)


def _several(match: re.Match[str]) -> Iterator[Marker]:
    """The labels of "[1, 3–5]": 1, 3, 4, 5."""
    base = match.start("numbers")
    last, at = 0, 0
    for number in _NUMBER.finditer(match["numbers"]):
        here = int(number.group())
        if last and any(dash in match["numbers"][at : number.start()] for dash in "–—-"):
            for between in range(last + 1, here):
                yield Marker(str(between), base + at, base + number.start())
        yield Marker(number.group(), base + number.start(), base + number.end())
        last, at = here, number.end()


def _remark(words: str | None) -> str:
    """The name of a remark, 註 1 and 注1 being one."""
    return words.replace("註", "注").replace(" ", "") if words else ""
