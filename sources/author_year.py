"""Citations by author and year, "(Smith 2003, p. 4)", 王建國（1999：101）, and the list of works that they lead to.

Years in brackets are common, so that a document is taken to cite this way only where several of them agree with entries
of its list of references; and what leads to no entry counts only where nearly all others do. The words stay in the
text; where two entries answer to one name and year, neither is meant for certain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factlint.sources.citations import is_heading
from factlint.sources.document import Document, Field, Reference

_YEAR = r"(?:1[5-9]|20)\d\d(?:[a-z]\b|(?!\w))"
_WORD = r"(?:(?:van|von|de|der|den|di|da|la|le|al|bin|ben)\s)?[A-ZÀ-Þ][\w'’-]+"
_MORE = rf"(?:,?\s+(?:and|&)\s+{_WORD}|,\s+{_WORD}(?=,?\s+(?:and|&|{_WORD}))|\s+et\s+al\.?|\s+{_WORD})"
_NAMES = rf"{_WORD}{_MORE}{{0,5}}"
_HAN = r"[㐀-鿿]{2,4}(?:[、和與与及][㐀-鿿]{2,4}|等)?"
_WHERE = r"(?:\s*[,:，：]\s*(?:pp?\.\s*|[頁页第]\s*)?(?P<where>\d{1,4}(?:\s*[-–—]\s*\d{1,4})?)\s*[頁页]?)"
_BRACKET = re.compile(r"[(（](?P<inner>[^()（）\n]{5,300})[)）]")
_PART = re.compile(
    rf"\s*(?:(?:see(?:\s+also)?|cf\.?|e\.g\.,?|also|参见|參見|见|見)\s+)?(?P<name>{_NAMES}|{_HAN})(?P<comma>\s*[,，]?)\s*"
    rf"(?P<years>{_YEAR}(?:\s*,\s*{_YEAR})*)年?{_WHERE}?\s*"
)
_TOLD = re.compile(rf"(?P<name>{_NAMES}|[㐀-鿿]{{2,3}})['’]?s?\s?[(（](?P<years>{_YEAR}){_WHERE}?[)）]")
_ENTRY = re.compile(
    rf"(?:[-•*]\s*)?(?P<name>{_WORD}|[㐀-鿿]{{2,4}}(?=[，,.．、（(《]))(?P<rest>[^\d]{{0,200}}?)[(（.,，．]\s*(?P<year>{_YEAR})年?(?=[)）.,，．：:;；])"
)
_FIRST = re.compile(_WORD)
_SINGLE = re.compile(_YEAR)
_SEVERAL = re.compile(r"\s(?:and|&|et)\s|等|[和與与、]")
_MONTHS = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|"
    r"fall|winter|since|until|in|from|by|about|circa|born|died)\b",
    re.IGNORECASE,
)
_LEAST = 2
"""So many different works have to be cited for the manner to be told."""
_NEARLY_ALL = 0.75
_SURE = 3
_FORMATS = frozenset({"markdown", "text", "html", "docx", "pdf", "rst"})


class _Mark(Struct, frozen=True):
    label: str
    start: int
    end: int
    """What names the work: offsets into `Document.text`."""
    at: int
    style: str
    """"told" where the author is part of the sentence; else what stands between author and year."""
    locator: str
    plain: bool
    """Whether it can be nothing else: several authors, a page, or a year with a letter; Paris 1919 may be an event."""


def with_author_year(document: Document) -> Document:
    """The document with its citations by author and year as references, if it has a list of such works."""
    if document.format not in _FORMATS:
        return document
    works = _works(document)
    if not works:
        return document
    marks = [
        mark for block in document.blocks if block.kind != "code" for mark in _marks(document, block.start, block.end)
    ]
    first = min(work.at for work in works.values())
    marks = [mark for mark in marks if mark.start < first or mark.start > max(work.at for work in works.values())]
    known = [mark for mark in marks if mark.label in works]
    if len({mark.label for mark in known}) < _LEAST:
        return document
    found = [*works.values(), *(_reference(document, mark) for mark in _meant(marks, known))]
    every = sorted([*document.references, *found], key=lambda each: (each.start, each.end))
    return replace(document, references=tuple(every))


def _works(document: Document) -> Mapping[str, Reference]:
    """The entries below a heading of references, by author and year; those that share a name are left out."""
    found: list[Reference] = []
    listed = False
    for block in document.blocks:
        if block.kind in ("heading", "title"):
            listed = is_heading(document.text[block.start : block.end])
        elif listed and block.kind in ("paragraph", "item", "footnote") and not block.label.strip("-*•+").strip():
            match = _ENTRY.match(document.text, block.start, block.end)
            if match:
                found.append(_work(document, block.start, block.end, match))
    counts = Counter(work.label for work in found)
    return {work.label: work for work in found if counts[work.label] == 1}


def _work(document: Document, start: int, end: int, match: re.Match[str]) -> Reference:
    low, high = document.locate(match.start("year"), match.end("year"))
    year = Field("year", match["year"][:4], low, low + 4 if high - low >= 4 else high)
    begin, stop = document.locate(start, end)
    label = f"{match['name']} {match['year']}"
    return Reference("entry", label, document.text[start:end], begin, stop, start, "author", "", (year,))


def _marks(document: Document, start: int, end: int) -> Iterator[_Mark]:
    taken: list[tuple[int, int]] = []
    for told in _TOLD.finditer(document.text, start, end):
        if not _MONTHS.match(told["name"]):
            taken.append(told.span())
            yield from _named(told, told.end(), "told")
    for bracket in _BRACKET.finditer(document.text, start, end):
        if any(low <= bracket.start() < high for low, high in taken):
            continue
        at = bracket.start("inner")
        for part in re.split(r"[;；]", bracket["inner"]):
            match = _PART.fullmatch(document.text, at, at + len(part))
            if match and not _MONTHS.match(match["name"]):
                yield from _named(match, bracket.start(), match["comma"].strip() or "space")
            at += len(part) + 1


def _named(match: re.Match[str], at: int, style: str) -> Iterator[_Mark]:
    """A mark for each year that follows a name."""
    first = _FIRST.match(match["name"])
    name = first.group() if first else re.split("[、和與与及等]", match["name"])[0]
    if style == "told" and first is not None:  # words before the name may begin with a capital, too
        name = _surname(match["name"])
    for year in _SINGLE.findall(match["years"]):
        where = f"p. {match['where']}" if match["where"] else ""
        plain = bool(where or _SEVERAL.search(match["name"]) or year[-1].isalpha())
        yield _Mark(f"{name} {year}", match.start("name"), match.end(), at, style, where, plain)


def _surname(names: str) -> str:
    """Of "According to Wang", "Wang and Lee", "Wang et al." the first surname."""
    head = re.split(r",|\s+(?:and|&|et)\s", names)[0]
    return head.split()[-1] if head.split() else names


def _meant(marks: Sequence[_Mark], known: Sequence[_Mark]) -> Iterator[_Mark]:
    """The marks that lead to a work, and those that should: set as most of the others are."""
    yield from known
    labels = {mark.label for mark in known}
    style, _ = Counter(mark.style for mark in known).most_common(1)[0]
    others = [mark for mark in marks if mark.label not in labels and mark.plain and mark.style == style != "told"]
    if len(labels) >= _SURE and len(known) >= _NEARLY_ALL * (len(known) + len(others)):
        yield from others


def _reference(document: Document, mark: _Mark) -> Reference:
    start, end = document.locate(mark.start, mark.end)
    return Reference("marker", mark.label, "", start, end, mark.at, "author", mark.locator)
