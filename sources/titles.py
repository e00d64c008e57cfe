"""What the links of a page say of names: the words shown and the title of the page they lead to are one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from factlint.sources.document import Document

_INNER = re.compile(r"\[\[(?P<title>[^\[\]|#\n:]{1,120})(?:#[^\[\]|\n]{0,120})?\|(?P<shown>[^\[\]|\n]{1,80})\]\]")
_ABROAD = re.compile(r"\[\[(?P<code>en|zh|simple|zh-[a-z]{2,6})\s*:(?!\s)(?P<title>[^\[\]|#\n:]{1,120})\]\]")
_OWN = re.compile(r"'''(?P<title>[^'\n]{2,80})'''")
_ADDRESS = re.compile(r"(?:^|/)(?:wiki|zh-[a-z]{2,6})/(?P<title>[^?#/]{1,400})(?:[?#]|$)")
_APART = re.compile(r"\s*[(（][^()（）]{1,60}[)）]\s*$")
"""What tells a title from others of its name: Mercury (planet)."""


def titles(document: Document) -> Iterator[tuple[str, str]]:
    """Pairs of names for one thing: as shown and as titled, or as titled here and in another language."""
    if document.format == "wikitext":
        yield from ((match["shown"].strip(), _plain(match["title"])) for match in _INNER.finditer(document.source))
        own = _OWN.search(document.source)
        if own is not None:
            yield from ((own["title"].strip(), _plain(found["title"])) for found in _ABROAD.finditer(document.source))
    for reference in document.references:
        found = _ADDRESS.search(reference.target) if reference.kind == "link" else None
        if found is not None and "wiki" in reference.target and ":" not in found["title"]:
            yield reference.label.strip(), _plain(unquote(found["title"]))


def _plain(title: str) -> str:
    return _APART.sub("", title.replace("_", " ")).strip()
