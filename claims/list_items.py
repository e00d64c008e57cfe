"""The items of a list in a sentence: where they are divided, and whether their number is beyond doubt."""

from __future__ import annotations

import re

from factlint.claims.itemised import Span
from factlint.claims.list_words import list_words

_ITEM = 70
"""Characters of the longest item of a list with commas."""


def body(folded: str, start: int, end: int) -> int:
    """The end of a list: of the sentence, or in Chinese of the run of 、."""
    if "、" in folded[start:end]:
        stop = re.compile("[，。；！？,;\n]").search(folded, start, end)
        return stop.start() if stop else end
    while end > start and folded[end - 1] in ".!?。！？ ”\"'）)":
        end -= 1
    return end


def goes_on(folded: str, last: int, stop: int, end: int) -> bool:
    """Whether a run of 、 breaks off at a comma without a word that joins its last item, and another run follows."""
    if folded[stop : stop + 1] not in ("，", ","):
        return False
    joint, rest = list_words().joint, folded[stop:end]
    joined = joint.search(folded, last - 4, stop) is not None
    return not joined and ("、" in rest or joint.search(rest) is not None or rest[1:2] == folded[last])


def split(folded: str, start: int, end: int) -> tuple[list[Span], bool]:
    """The items and whether nothing about their number is open."""
    text = folded[start:end]
    mark = next((mark for mark in (";", "；", "、", ",", "，") if mark in text), "")
    parts = pieces(text, start, mark) if mark else [(start, end)]
    clear = mark != "，" and (mark != "," or all(b - a <= _ITEM for a, b in parts))
    words = list_words()
    tail = folded[parts[-1][0] : parts[-1][1]]
    joints = list(words.joint.finditer(tail))
    if mark not in (";", "；"):
        if len(joints) == 1 and joints[0].start() > 0:
            first, stop = parts[-1]
            parts[-1:] = [(first, first + joints[0].start()), (first + joints[0].end(), stop)]
        elif len(joints) > 1 or (not joints and mark != "、"):
            clear = False
    last = -2 if len(joints) == 1 and joints[0].start() > 0 else -1
    inner = [folded[a:b] for a, b in parts[:last]] if mark in (",", "、") else []
    clear = clear and not any(words.joint.search(item, 1) for item in inner)
    if mark in (",", ""):
        clear = clear and not any(
            words.within.match(folded, a, b) or words.verbs.search(folded, a, b) for a, b in parts
        )
    return [_strip(folded, a, b) for a, b in parts if folded[a:b].strip()], clear


def pieces(text: str, start: int, mark: str) -> list[Span]:
    """The parts between marks; a comma within brackets or figures separates nothing."""
    parts: list[Span] = []
    at = depth = 0
    for index, character in enumerate(text):
        depth += (character in "(（") - (character in ")）")
        if character == mark and depth <= 0 and not (mark == "," and text[index + 1 : index + 2].isdigit()):
            parts.append((start + at, start + index))
            at = index + 1
    parts.append((start + at, start + len(text)))
    return parts


def _strip(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start] == " ":
        start += 1
    joint = list_words().joint.match(folded, start - 1, end)
    start = joint.end() if joint and joint.end() > start else start
    while end > start and folded[end - 1] in " ,，":
        end -= 1
    return start, end
