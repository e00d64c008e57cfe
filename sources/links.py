"""Links and images of a Markdown text: their words stay, where they lead becomes a reference."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from factlint.sources.builder import Builder
from factlint.sources.citations import NOTE_MARK, RETURN_MARK
from factlint.sources.document import Scheme
from factlint.sources.nesting import Nesting

_FILE = re.compile(r"[^\n]{1,200}\.(?:jpe?g|png|gif|svg|webp|tiff?|pdf|og[gv]|webm|mp[34])", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?")
_DEFINED = ("Reference", "Collapsed", "Shortcut")
_BESIDE = re.compile(r"\((?:#|https?:)[^()\s]*\)")


class _Link(Struct):
    target: str
    start: int
    mark: int
    block: int
    image: bool
    wiki: bool
    defined: bool
    """Whether its address stands in a definition elsewhere."""


class Links:
    """The open links, innermost last."""

    def __init__(self, builder: Builder, nesting: Nesting) -> None:
        self.linked: dict[int, int] = {}
        """By index of a block how many of its characters are links."""
        self.inner: dict[int, str] = {}
        """By index of a block the words of a link in it that leads to a part of the same page."""
        self._builder = builder
        self._nesting = nesting
        self._open: list[_Link] = []
        self._swallow = 0

    def swallow(self, at: int) -> int:
        """The given place, or the end of an address that is no text."""
        return max(at, self._swallow)

    def start(self, data: Any, at: int, image: bool) -> None:
        """A link or image begins."""
        builder = self._builder
        image = image or data["title"].startswith("fig:")
        form = data["link_type"]
        wiki, defined = not isinstance(form, str), form in _DEFINED
        self._open.append(_Link(data["dest_url"], at, builder.mark, len(builder.blocks), image, wiki, defined))

    def end(self, stop: int) -> None:
        """The innermost link or image ends."""
        link = self._open.pop()
        builder = self._builder
        here = builder.is_open and link.block == len(builder.blocks)
        text = builder.since(link.mark).strip() if here else ""
        if link.image and here:
            self._caption(link, text)
        elif text and (marker := self._marker(link, text, stop)):
            builder.cut(link.mark)
            scheme: Scheme = "definition" if link.defined else "number"
            builder.refer("marker", marker, "", link.start, self.swallow(stop), scheme=scheme)
            return
        elif RETURN_MARK.fullmatch(text) and link.target.startswith("#"):
            builder.cut(link.mark)
            return
        if here and not link.image:
            self.linked[link.block] = self.linked.get(link.block, 0) + len(text)
            if link.target.startswith("#"):
                self.inner[link.block] = text
        builder.refer("link", text, link.target, link.start, stop, link.mark if here and builder.is_open else -1)

    def _marker(self, link: _Link, text: str, stop: int) -> str:
        """The name of the note that a link leads to: [1](#note) or [[1]](#note); "" if it is none."""
        note = NOTE_MARK.fullmatch(text)
        if not note:
            return ""
        if link.wiki and (beside := _BESIDE.match(self._builder.source, stop)):
            self._swallow = beside.end()
            return note["name"]
        return note["name"] if link.target.startswith("#") or link.defined else ""

    def _caption(self, link: _Link, text: str) -> None:
        """Words for an image are a caption where they begin a block; amid a sentence they are no part of it."""
        builder = self._builder
        if (
            not text
            or _FILE.fullmatch(text)
            or (link.wiki and _is_embedded(link, text))
            or builder.says_something(link.mark)
        ):
            builder.cut(link.mark)
            return
        builder.relabel("caption")
        builder.end()
        self._nesting.begin()


def _is_embedded(link: _Link, text: str) -> bool:
    """Whether the words of an embedded file are its name or its size: ![[plan.png|400]], ![[Other note#Part]]."""
    return link.wiki and (text == link.target or _SIZE.fullmatch(text) is not None)
