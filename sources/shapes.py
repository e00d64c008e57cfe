"""What a line of plain text is by its looks: a heading, the item of a list."""

from __future__ import annotations

import re

_NUMERAL = "一二三四五六七八九十百零〇"
_SECTION = re.compile(
    rf"(?:第[{_NUMERAL}\d]+[章节節编編部篇]|[{_NUMERAL}]{{1,3}}、|[（(][{_NUMERAL}]{{1,3}}[）)]|\d{{1,2}}(?:\.\d{{1,2}})+\.?\s|"
    r"[IVX]{1,5}\.\s|(?:Chapter|Part|Section|Annex|Appendix)\s+[\dIVXA-Z]+\b)"
)
_YEAR = re.compile(
    rf"(?:公元)?(?:1\d|20)\d\d\s*年?(?:\s*[-—–~～至]\s*(?:1\d|20)\d\d\s*年?)?|(?:1\d|20)\d0s|[{_NUMERAL}]{{4}}年|"
    rf"(?:(?:1\d|20)\d\d\s*年\s*)?\d{{1,2}}\s*月(?:份)?|(?:民[国國]|昭和|光绪|光緒)[{_NUMERAL}\d]{{1,3}}年"
)
_CAPITALS = re.compile(r"(?=(?:.*[A-Z]){4})[^a-z]+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_STOPPED = re.compile(r"[。！？!?.；;：:，,、…][”’\"'」』）)\]】》]*$")
_LEADS = re.compile(r"[A-Z\d一-鿿㐀-䶿《「“\"'(（【]")
_LATIN = re.compile(r"[A-Za-z]")
_ITEM = re.compile(
    rf"(?P<label>(?P<number>\d{{1,3}})[.)、．）](?!\d)|[（(]\d{{1,3}}[)）]|[{_NUMERAL}]{{1,3}}、|[（(][{_NUMERAL}]{{1,3}}[)）]|"
    r"[①-⑳]|[a-z]\)|[-*+•●▪◦‣·–](?=\s))\s*(?=\S)"
)


def is_section(text: str) -> bool:
    """Whether a line is a heading whatever stands around it: 一、会谈经过, 2005年, Part II."""
    if len(text) > 60 or _STOPPED.search(text):
        return False
    return bool(_SECTION.match(text) or _YEAR.fullmatch(text) or _CAPITALS.fullmatch(text))


def is_period(text: str) -> bool:
    """Whether a line is a year or month and nothing else: the heading of what happened in it."""
    return len(text) < 24 and _YEAR.fullmatch(text) is not None


def may_be_heading(text: str) -> bool:
    """Whether a line that stands alone looks like a heading: short, without a stop, no time of day."""
    limit = 70 if _LATIN.match(text) else 30
    return len(text) <= limit and not (_STOPPED.search(text) or _CLOCK.search(text)) and bool(_LEADS.match(text))


def is_question(text: str) -> bool:
    """Whether a line asks something."""
    return text.endswith(("?", "？"))


def item(text: str) -> re.Match[str] | None:
    """The marker with which a line begins an item; groups `label` and, where it is a plain number, `number`."""
    return _ITEM.match(text)
