"""The date that a document states at its head: the time stamp of a news page, a dateline, a letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.sources.document import Block

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    r"(?P<date>(?:1[5-9]|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?日)?|\d{1,2}[/.]\d{1,2}[/.](?:1[89]|20)\d\d|"
    rf"\d{{1,2}}\s{_MONTH}\s(?:1[5-9]|20)\d\d|{_MONTH}\s\d{{1,2}},\s(?:1[5-9]|20)\d\d)"
)
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s|星期[一二三四五六日天]\s?)?"
_STAMPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\D{{0,20}}{_DATE}\D{{0,4}}\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?.{{0,30}}",  # a clock beside it
        rf".{{0,30}}\b(?:updated|published|posted|date)\b:?\s(?:on\s)?{_DAY}{_DATE}",
        rf".{{0,20}}(?:发布|發布|发表|發表|更新|日期|出版)(?:时间|時間|日期|于|於)?\s?[:：]?\s?{_DATE}.{{0,20}}",
        rf"[(（]?{_DAY}{_DATE}[)）]?",
        rf"{_DATE}\s.{{0,12}}(?:[报報社网網室]|记者|記者)",
    )
)
_HEADS = re.compile(rf"(?:[A-Z]+\s+){{1,3}}{_DATE}")
_STAMP = re.compile(
    r"(?P<label>(?:发布|發布|发表|發表|更新|出版)(?:时间|時間|日期|于|於)?\s?[:：]?\s?|"
    r"(?:(?:last\s)?updated|published|posted)(?:\son)?\s?:?\s?)?"
    rf"{_DAY}{_DATE}(?P<clock>\s?,?\s?(?:at\s)?\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。！？]|[.!?](?:\s|$)")
_CREDIT = re.compile(
    r"记者|記者|来源|來源|报道|報導|作者|编辑|編輯|浏览|瀏覽|阅读|閱讀|\bmin\sread\b|\bcomments?\b|\bby\s",
    re.IGNORECASE,
)
"""What such a line holds besides."""
_LINE = 140
_FIRST = 5
_LONGEST = 80


def is_stamp(text: str) -> bool:
    """Whether a line only says when a page was published, and perhaps by whom and how often it was read.

    >>> is_stamp("发布时间：2019-06-14 09:30　来源：市水利局"), is_stamp("2019-06-14 09:30 Fire breaks out")
    (True, False)
    """
    head = _STAMP.match(text) if len(text) < _LINE else None
    if head is None or _SENTENCE.search(text, head.end()):
        return False
    rest = text[head.end() :].strip()
    return bool(head["label"]) or (bool(head["clock"]) and (not rest or _CREDIT.search(rest) is not None))


def stated_date(text: str, blocks: Sequence[Block]) -> str:
    """The date as written, "" where the first blocks state none.

    >>> stated_date("2021-04-07 08:15", [Block("paragraph", 0, 16)])
    '2021-04-07'
    """
    for block in blocks[:_FIRST]:
        if block.end - block.start > _LONGEST or block.kind not in ("title", "paragraph", "boilerplate", "heading"):
            continue
        said = text[block.start : block.end]
        for stamp in (*_STAMPS, _HEADS):
            if match := stamp.fullmatch(said):
                return match["date"]
    return ""
