"""Who celebrates an anniversary: "in 1919 the town celebrated its 700th" is not of the school the text tells of.

The words are data: `host`, `land` and `noun` of `languages/*/anniversaries.toml`.
"""

from __future__ import annotations

import re

from factlint.claims.languages import patterns
from factlint.claims.model import Extraction, Sentence

_WORD = re.compile(r"[a-z][a-z'-]+|[㐀-鿿]")


def is_of_another(extraction: Extraction, here: Sentence, place: int, told: Sentence, end: int) -> bool:
    """Whether somebody of whom a sentence says nothing up to `end` has the anniversary at `place` of a later one.

    A noun that may well stand for a name ("Norvik … the company") is no other; a town, or a second name, is.
    """
    words = patterns("anniversaries").get(here.language)
    found = words["host"].search(extraction.folded, max(here.start, end), place) if words is not None else None
    if words is None or found is None:
        return False
    host, lead = found["host"], extraction.folded[told.start : max(end, min(here.start, place))]
    if any(word in lead.lower() for word in _WORD.findall(host.lower())):
        return False
    return bool(host[0].isupper() or words["land"].search(host) or words["noun"].search(lead))
