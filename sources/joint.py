"""What stands between two characters where a file has the end of a line between them."""

from __future__ import annotations

import re

_IDEOGRAPH = re.compile("[㐀-鿿\uf900-\ufaff𠀀-𲎯぀-ヿ]")
_WIDE_MARK = re.compile("[\u3001-\u303f！-～￠-￦“”‘’…—·]")
_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")


def joint(before: str, after: str) -> str:
    """What stands between two characters where a line end stood: a space, but nothing beside Chinese.

    >>> joint("月", "日"), joint("月", "3"), joint("，", "其"), joint("s", "t"), joint("s", "谈"), joint(" ", "t")
    ('', '', '', ' ', ' ', '')
    """
    if not before or not after or before.isspace():
        return ""
    if _IDEOGRAPH.match(before):
        return " " if _LETTER.match(after) else ""
    if _IDEOGRAPH.match(after):
        return " " if _LETTER.match(before) else ""
    wide = any("！" <= one <= "～" or "\u3001" <= one <= "\u303f" for one in (before, after))
    return "" if wide or (_WIDE_MARK.match(before) and _WIDE_MARK.match(after)) else " "
