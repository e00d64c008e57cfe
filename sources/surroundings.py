"""What of a page surrounds its text: told by roles, ids and classes as content management systems give them.

An element is judged by the words of its names, and only where they say so plainly: what is taken for surroundings is
still read, but compared with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from turbohtml import Token

from factlint.sources.document import Block

_ROLES = frozenset(
    ["navigation", "banner", "complementary", "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar"]
)
_WORDS = frozenset(
    """ad ads advert advertisement advertising breadcrumb breadcrumbs catlinks comments consent cookie cookies disqus
    footer gdpr masthead menu modal mostread nav navbar navbox navigation newsletter onetrust pager pagination paywall
    popup printfooter promo recommendations recommended related share sharing sidebar signup sitenotice skip social
    sponsor sponsored subscribe subscription toc trending widget""".split()  # noqa: SIM905
)
_TEXTS = frozenset("article body content entry main page post story text".split())  # noqa: SIM905
_STATES = frozenset(["with", "without", "has", "no", "is", "and", "open", "enabled"])
"""Words of names that tell how a page looks, not what an element is: "has-sidebar"."""
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UNSEEN = re.compile(r"(?:sr-only|visually-?hidden|screen-reader-text|mw-editsection|noprint-hidden|u-hidden)", re.I)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HALF = 2


def surrounds(token: Token) -> bool:
    """Whether an element surrounds the text of its page."""
    if (token.attr("role") or "").strip().lower() in _ROLES:
        return True
    names = f"{token.attr('id') or ''} {token.attr('class') or ''}".split()
    parts = [[part.lower() for part in _PART.findall(name)] for name in names]
    if any(part and part[-1] in _TEXTS for part in parts):
        return False
    return any(part and (part[0] in _WORDS or part[-1] in _WORDS) and _STATES.isdisjoint(part) for part in parts)


def is_hidden(token: Token) -> bool:
    """Whether no reader of the page sees an element."""
    if token.attr("hidden") is not None or _UNSEEN.search(token.attr("class") or ""):
        return True
    return _NOT_SHOWN.search(token.attr("style") or "") is not None


def outside(blocks: list[Block], mains: Sequence[range], articles: Sequence[range]) -> None:
    """Marks as boilerplate, in place, what lies outside the one part that a page calls its main one.

    Only where that holds at least half of the page's words; a title or heading of the first level stays.
    """
    regions = mains if len(mains) == 1 else articles
    if len(regions) != 1:
        return
    main = regions[0]
    length = sum(blocks[index].end - blocks[index].start for index in main)
    if length * _HALF < sum(block.end - block.start for block in blocks if block.kind != "boilerplate"):
        return
    for index, block in enumerate(blocks):
        is_title = block.kind == "title" or (block.kind == "heading" and block.level == 1)
        if index not in main and not is_title and block.kind != "footnote":
            blocks[index] = block._replace(kind="boilerplate")
