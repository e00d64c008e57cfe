"""The styles and numberings of a DOCX file, as far as they tell headings, items, quotations and captions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from factlint.sources.document import BlockKind

_HEADING = re.compile(r"(?:heading|标题|標題|überschrift|titre)\s*(?P<level>[1-9])", re.IGNORECASE)
_KINDS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"title|标题|標題", re.IGNORECASE), "title"),
    (re.compile(r"(?:intense )?quot(?:e|ations?)|block ?text|引用.*|明显引用", re.IGNORECASE), "quotation"),
    (re.compile(r"caption|题注|題注|標號|table|figure|illustration|drawing", re.IGNORECASE), "caption"),
    (re.compile(r"html preformatted|preformatted text|source code|code", re.IGNORECASE), "code"),
    (re.compile(r"(?:toc|contents|目录|目錄) ?\d?|toc heading|contents heading", re.IGNORECASE), "boilerplate"),
    (re.compile(r"list (?:bullet|number|paragraph)(?: \d)?", re.IGNORECASE), "item"),
)
_DEEPEST = 20
"""Styles based on styles; a circle ends here."""


class _Style(Struct):
    name: str = ""
    base: str = ""
    outline: int = -1
    numbering: str = ""
    depth: int = 0


class Styles:
    """Reads `word/styles.xml`."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._open: _Style | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "style":
            self._open = self._styles[attributes.get("styleId", "")] = _Style()
        elif self._open is not None:
            value = attributes.get("val", "")
            if name == "name":
                self._open.name = value
            elif name == "basedOn":
                self._open.base = value
            elif name == "outlineLvl":
                self._open.outline = int(value) if value.isdecimal() else -1
            elif name == "numId":
                self._open.numbering = value
            elif name == "ilvl":
                self._open.depth = int(value) if value.isdecimal() else 0

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "style":
            self._open = None

    def text(self, data: str) -> None:
        """Characters."""

    def kind(self, style: str, outline: int) -> tuple[BlockKind, int]:
        """What a paragraph of a style is, and the level of a heading."""
        if 0 <= outline < 9:
            return "heading", min(outline + 1, 6)
        for each in self._chain(style):
            if match := _HEADING.fullmatch(each.name):
                return "heading", min(int(match["level"]), 6)
            for pattern, kind in _KINDS:
                if pattern.fullmatch(each.name):
                    return kind, int(kind in ("title", "quotation"))
            if 0 <= each.outline < 9:
                return "heading", min(each.outline + 1, 6)
        return "paragraph", 0

    def numbering(self, style: str, own: str, depth: int) -> tuple[str, int]:
        """The numbering that holds for a paragraph and its depth; "" where there is none ("0" takes one back)."""
        if own:
            return (own if own != "0" else ""), max(depth, 0)
        for each in self._chain(style):
            if each.numbering:
                return (each.numbering if each.numbering != "0" else ""), each.depth
        return "", max(depth, 0)

    def _chain(self, style: str) -> list[_Style]:
        """A style and those it is based on."""
        chain: list[_Style] = []
        while style in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style])
            style = chain[-1].base
        return chain


class Numbers:
    """Reads `word/numbering.xml`, and counts items."""

    def __init__(self) -> None:
        self._formats: dict[tuple[str, int], str] = {}
        """Of each abstract numbering and depth its format."""
        self._starts: dict[tuple[str, int], int] = {}
        self._abstract: dict[str, str] = {}
        """Of each numbering the abstract one."""
        self._at = ""
        self._depth = 0
        self._counts: dict[tuple[str, int], int] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._at = attributes.get("abstractNumId", "")
        elif name == "lvl":
            level = attributes.get("ilvl", "")
            self._depth = int(level) if level.isdecimal() else 0
        elif name == "numFmt":
            self._formats[self._at, self._depth] = value
        elif name == "start" and value.isdecimal():
            self._starts[self._at, self._depth] = int(value)
        elif name == "num":
            self._at = attributes.get("numId", "")
        elif name == "abstractNumId":
            self._abstract[self._at] = value

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters."""

    def label(self, numbering: str, depth: int) -> str:
        """The label of the next item: "3." where items are numbered, else "-"."""
        key = self._abstract.get(numbering, ""), depth
        if self._formats.get(key, "bullet") in ("bullet", "none"):
            return "-"
        for other in [each for each in self._counts if each[0] == numbering and each[1] > depth]:
            del self._counts[other]
        count = self._counts.get((numbering, depth), self._starts.get(key, 1) - 1) + 1
        self._counts[numbering, depth] = count
        return f"{count}."
