"""The structure that a tagged PDF states about itself (ISO 32000, 14.8): which text is a heading, a cell, an item."""

from __future__ import annotations

import ctypes
from typing import Any

from msgspec import Struct

from factlint.sources.document import BlockKind

KINDS: dict[str, BlockKind] = {
    "P": "paragraph",
    "Title": "title",
    "H": "heading",
    **{f"H{level}": "heading" for level in range(1, 7)},
    "LI": "item",
    "TD": "cell",
    "TH": "cell",
    "Caption": "caption",
    "BlockQuote": "quotation",
    "Note": "footnote",
    "FENote": "footnote",
    "Code": "code",
    "TOCI": "boilerplate",
    "Artifact": "boilerplate",
}
_LABEL = "Lbl"
_DEEPEST = 200
_MOST = 200_000


class Tag(Struct, eq=False):
    """An element of the structure that is a block of text."""

    name: str
    kind: BlockKind
    level: int = 0
    row: object = None
    """Of a cell its row, and its table: equal for cells of one."""
    table: object = None
    is_label: bool = False
    """Whether it is the label of an item."""


def tags(raw: Any, page: Any) -> dict[int, Tag]:
    """Of each marked content of a page the block it belongs to; nothing where the page states no structure."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        walk = _Walk(raw)
        for index in range(min(max(raw.FPDF_StructTree_CountChildren(tree), 0), _MOST)):
            child = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                walk.element(child, None, None, None, 0)
        return walk.found
    finally:
        raw.FPDF_StructTree_Close(tree)


class _Walk:
    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._buffer = ctypes.create_string_buffer(128)
        self._left = _MOST
        self.found: dict[int, Tag] = {}

    def element(self, element: Any, block: Tag | None, row: object, table: object, depth: int) -> None:
        """Walks down an element; `block` is the block around it."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            return
        name = self._name(element)
        if name == "Table":
            table, row = object(), None
        elif name == "TR":
            row = object()
        elif name == "P" and block is not None and block.kind in ("item", "cell", "caption", "footnote"):
            pass
        elif name in KINDS:
            kind = "quotation" if name == "P" and block is not None and block.kind == "quotation" else KINDS[name]
            level = int(name[1]) if kind == "heading" and name[1:].isdigit() else int(kind in ("item", "quotation"))
            own = name in ("TD", "TH")
            block = Tag(name, kind, level, row if own else None, table if own or kind == "caption" else None)
        elif name == _LABEL:
            block = Tag(name, "item", 1, is_label=True)
        raw = self._raw
        for index in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
            number = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)  # of this page only
            if number >= 0 and block is not None:
                self.found[number] = block
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                self.element(child, block, row, table, depth + 1)

    def _name(self, element: Any) -> str:
        size = self._raw.FPDF_StructElement_GetType(element, self._buffer, 128)
        return self._buffer.raw[: max(0, min(size, 128) - 2)].decode("utf-16-le", "replace")
