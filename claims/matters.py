"""Countries and bodies that a text is about and that take no part in it: talks on Macau, 关于克什米尔问题的谈判.

The words are data, `languages/*/matters.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.concepts import Hit
from factlint.claims.languages import patterns
from factlint.claims.text import has_cjk

MATTER = "matter"
"""The category of such a hit."""
_LOOK = 40
"""Characters before a name, and behind it, in which the words may stand."""
_BETWEEN = frozenset({"country", "body"})


def matters(folded: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits in order, those of a matter with its category."""
    for hit in hits:
        yield replace(hit, category=MATTER) if hit.category in _BETWEEN and _is_matter(folded, hit) else hit


def _is_matter(folded: str, hit: Hit) -> bool:
    words = patterns("matters")["zh" if has_cjk(folded[hit.start : hit.end]) else "en"]
    before, behind = folded[max(0, hit.start - _LOOK) : hit.start], folded[hit.end : hit.end + _LOOK]
    return bool(words["before"].search(before) and words["behind"].match(behind))
