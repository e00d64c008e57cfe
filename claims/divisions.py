"""Divisions that have each a winner, a lead, a captain of its own: men and women, juniors and seniors, singles.

The words are data, `languages/*/divisions.toml`; those of the clause of a name count, else those of its sentence.
"""

from __future__ import annotations

import re
from functools import cache

from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Extraction

_BREAKS = re.compile("[,，;；]")

Divisions = frozenset[tuple[str, str]]
"""Kind of division and the one told: ("sex", "female")."""


def divisions(extraction: Extraction, claim: Claim) -> Divisions:
    """Those that the words around a claim tell."""
    sentence, mention, folded = extraction.sentences[claim.sentence], claim.mention, extraction.folded
    start = max((cut.end() for cut in _BREAKS.finditer(folded, sentence.start, mention.start)), default=sentence.start)
    cut = _BREAKS.search(folded, mention.end, sentence.end)
    own = _told(sentence.language, folded[start : cut.start() if cut else sentence.end])
    return own or _told(sentence.language, folded[sentence.start : sentence.end])


def set_apart(one: Divisions, two: Divisions) -> bool:
    """Whether both tell of one kind of division, and nothing of it in common."""
    kinds = {kind for kind, _ in one} & {kind for kind, _ in two}
    return any(not {each for each in one & two if each[0] == kind} for kind in kinds)


def _told(language: str, said: str) -> Divisions:
    return frozenset(key for key, pattern in _patterns().get(language, ()) if pattern.search(said))


@cache
def _patterns() -> dict[str, tuple[tuple[tuple[str, str], re.Pattern[str]], ...]]:
    return {
        language: tuple(
            ((kind, name), compiled(form, re.IGNORECASE))
            for kind, forms in table.items()
            for name, form in forms.items()
        )
        for language, table in tables("divisions").items()
    }
