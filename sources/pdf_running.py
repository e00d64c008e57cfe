"""Running heads and page numbers: what stands at the top or bottom of page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from factlint.sources.pdf_pages import Line

_DIGITS = re.compile(r"\d{1,6}")
_NUMBER = re.compile(
    r"[-–—\s]*\d{1,4}[-–—\s]*|\d{1,4}\s?/\s?\d{1,4}|page\s+\d+.*|第\s*\d+\s*[页頁].*|[ivxlc]{1,6}", re.IGNORECASE
)
_EDGE = 3
"""So many lines at either end of a page may be its head or foot."""
_MARGIN = 0.11
"""Of the height of a page: a number alone in it is the page's."""


def running(lines: Sequence[Line], heights: Sequence[float]) -> set[int]:
    """The indexes of the lines that are heads, feet or numbers of pages."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    edges: dict[int, set[tuple[str, str]]] = {}
    for own in pages.values():
        down = sorted(own, key=lambda index: -lines[index].base)
        for side, some in (("top", down[:_EDGE]), ("foot", down[-_EDGE:])):
            for index in some:
                edges[index] = {(side, key) for key in _keys(lines[index])}
    seen: Counter[tuple[str, str]] = Counter()
    for _, key in {(lines[index].page, key) for index, keys in edges.items() for key in keys}:
        seen[key] += 1
    found = set()
    for index, keys in edges.items():
        line = lines[index]
        height = heights[line.page] or 1.0
        times = max(seen[key] for key in keys)
        again = times > 1 and times * 3 >= len(pages)
        in_margin = not _MARGIN < line.base / height < 1 - _MARGIN
        if (again and not line.tag) or (in_margin and not line.tag and _NUMBER.fullmatch(line.text)):
            found.add(index)
    return found


def _keys(line: Line) -> set[str]:
    """What a head is known by again: its words, and those with a number that counts the pages taken as such."""
    words = line.text.lower()
    numbers = list(_DIGITS.finditer(words))
    keys = {words}
    for match in (*numbers[:1], *numbers[-1:]):
        keys.add(f"{words[: match.start()]}#{int(match.group()) - line.page}{words[match.end() :]}")
    return keys
