"""What the elements of HTML mean to a reader of text."""

from __future__ import annotations

import re

from factlint.sources.document import BlockKind

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    "li": "item",
    "dt": "item",
    "dd": "item",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "blockquote": "quotation",
    "footer": "boilerplate",
    "menu": "boilerplate",
}
"""Elements whose text is a block of a kind of its own; elsewhere it is a paragraph."""

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu ol optgroup p pre section
    summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905 - a list of words is read as words
)
"""Elements at whose beginning and end a block of text ends."""

DIVISIONS = frozenset(["div", "section", "aside", "header", "form", "ul", "ol", "table"])
"""Elements whose names tell what is in them."""

LISTS = frozenset(["ul", "ol", "dl", "menu", "dir", "table", "blockquote"])
"""Elements that a list item or cell does not reach out of."""

CLOSES = {
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th"]),
    "th": frozenset(["td", "th"]),
    "tr": frozenset(["td", "th"]),
    **dict.fromkeys(["p", "ul", "ol", "table", *HEADINGS], frozenset(HEADINGS)),
}
"""Elements that a beginning tag closes, as far out as the nearest of `LISTS`."""

SKIPPED = frozenset(
    """script style template nav noscript svg iframe object select button textarea canvas audio video del s strike
    rp rt math""".split()  # noqa: SIM905
)
"""Elements nobody reads as running text; what is struck out is no longer said."""

MAY_HIDE = frozenset(["div", "span", "p", "section", "aside", "li", "ul", "a", "details", "dialog", "table"])
"""Elements that are not read where the page hides them."""

NOTE_ID = re.compile(r"(?:cite[_-]?note|footnote|endnote|fn|note|ref)[-_:]?(?P<name>\S*)", re.IGNORECASE)
"""The id of a list item that is a note."""

DATES = re.compile(
    r"(?:article:)?(?:published(?:_time|[-_.]?date)?|modified(?:_time)?)|(?:dc|dcterms)\.(?:date|issued|created)(?:\.issued)?"
    r"|date|pubdate|publish-?date|datepublished|parsely-pub-date|og:updated_time|last-modified",
    re.IGNORECASE,
)
"""Names of `<meta>` that hold the date of a page."""
