"""Tells what a page says from what surrounds it: link bars, share boxes, leads and captions repeated."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factlint.sources.document import Block
from factlint.sources.stamps import is_stamp

_LEAD_IN = re.compile(r".{0,20}[:：]")
_SHARE = re.compile(
    r"分享.{0,12}|轉發.{0,8}|转发.{0,8}|相关阅读|相關閱讀|相关新闻|相關新聞|延伸阅读|延伸閱讀|返回顶部|"
    r"(?:share|tweet|print|subscribe|follow us|related articles?|read more|back to top|advertisement)\b.{0,30}",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:您?(?:现在|現在|当前|當前)的?(?:位置|所在)[:：]?.{0,80}|当前位置.{0,80}|.{0,30}今天是[:：]?.{0,30}|"
    r"[【\[〈（(]?(?:相关|相關|延伸|推荐|推薦)(?:阅读|閱讀|新闻|新聞|报道|報導)[】\]〉）):：].{0,80}|"
    r"(?:copyright\b|©|&copy;).{0,100}|.{0,60}(?:版权所有|版權所有|all rights reserved).{0,60}|.{0,20}ICP备.{0,60})",
    re.IGNORECASE,
)
"""What a page says of itself: where in the site one is, what else to read, whose it is."""
_PRINTED = re.compile(
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+(?:[AP]M|[上下]午)?\s?\d{1,2}:\d{2}(?:\s?[AP]M)?|(?:file|https?)://\S+(?:\s+\d+\s?/\s?\d+)?)"
)
_ADDRESS = 300
_CATEGORY = re.compile(r"(?:Category|分类|分類)[:：]\S.*")
_REPEATED = 60
_SHORT = 140


def reclassify(blocks: list[Block], text: str, linked: Mapping[int, int]) -> None:
    """Marks blocks as boilerplate in place; `linked` gives by index how many characters of a block are links."""
    _tail(blocks, text, linked)
    for index, block in enumerate(blocks):
        if block.kind == "paragraph" and block.end - block.start < _SHORT:
            said = text[block.start : block.end]
            if _FRAME.fullmatch(said) or is_stamp(said):
                blocks[index] = block._replace(kind="boilerplate")
    for index, count in linked.items():
        if index < len(blocks) and blocks[index].kind == "paragraph":
            said = text[blocks[index].start : blocks[index].end]
            if _CATEGORY.fullmatch(said) or (_SHARE.fullmatch(said) and count * 2 > len(said)):
                blocks[index] = blocks[index]._replace(kind="boilerplate")


def contents(blocks: list[Block], text: str, inner: Mapping[int, str]) -> None:
    """Marks as boilerplate, in place, the items of a table of contents: links to parts of the same page.

    `inner` gives by index of a block the words of such a link.
    """
    for index, said in inner.items():
        block = blocks[index] if index < len(blocks) else None
        if block is not None and block.kind == "item" and text[block.start : block.end] == said:
            blocks[index] = block._replace(kind="boilerplate")


def printed(blocks: list[Block], text: str) -> None:
    """Marks as boilerplate, in place, what a browser prints in the margins: when it did so, and the address."""
    for index, block in enumerate(blocks):
        is_short = block.kind == "paragraph" and block.end - block.start < _ADDRESS
        if is_short and _PRINTED.fullmatch(text, block.start, block.end):
            blocks[index] = block._replace(kind="boilerplate")


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
