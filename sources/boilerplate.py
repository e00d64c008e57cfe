"""Tells what a page says from what surrounds it: link bars, share boxes, leads and captions repeated."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factlint.sources.document import Block

_LEAD_IN = re.compile(r".{0,20}[:：]")
_SHARE = re.compile(
    r"分享.{0,12}|轉發.{0,8}|转发.{0,8}|相关阅读|相關閱讀|相关新闻|相關新聞|延伸阅读|延伸閱讀|返回顶部|"
    r"(?:share|tweet|print|subscribe|follow us|related articles?|read more|back to top|advertisement)\b.{0,30}",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"(?:Category|分类|分類)[:：]\S.*")
_REPEATED = 60


def reclassify(blocks: list[Block], text: str, linked: Mapping[int, int]) -> None:
    """Marks blocks as boilerplate in place; `linked` gives by index how many characters of a block are links."""
    _tail(blocks, text, linked)
    for index, count in linked.items():
        if index < len(blocks) and blocks[index].kind == "paragraph":
            said = text[blocks[index].start : blocks[index].end]
            if _CATEGORY.fullmatch(said) or (_SHARE.fullmatch(said) and count * 2 > len(said)):
                blocks[index] = blocks[index]._replace(kind="boilerplate")


def repeated(blocks: list[Block], text: str) -> None:
    """Marks a long paragraph as boilerplate, in place, where it only repeats an earlier one."""
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if block.kind in ("paragraph", "caption") and block.end - block.start >= _REPEATED:
            said = text[block.start : block.end]
            if said in seen:
                blocks[index] = block._replace(kind="boilerplate")
            seen.add(said)


def _tail(blocks: list[Block], text: str, linked: Mapping[int, int]) -> None:
    """From the end backwards as long as a block is mostly links, or a few words before such a one."""
    met = False
    for index in range(len(blocks) - 1, 0, -1):
        block = blocks[index]
        said = text[block.start : block.end]
        mostly = linked.get(index, 0) * 2 > len(said) and len(said) < 200
        few = (met and _LEAD_IN.fullmatch(said)) or _SHARE.fullmatch(said)
        if block.kind not in ("paragraph", "item", "boilerplate") or not (mostly or few):
            return
        met = True
        blocks[index] = block._replace(kind="boilerplate")
