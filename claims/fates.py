"""What becomes of the persons counted: 27 killed and 60 injured are two facts, whatever noun stands between.

The word nearest in form decides: right in front of the number (killed 27, 死亡27人), else behind its noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.counted import PERSON, known_units
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Mention

_REACH = 60
"""Characters behind a number within which its verb is looked for."""
_BACK = 40
_DEATHS = frozenset({"death", "life"})
_OF_PERSONS = frozenset({PERSON, "case"}) | _DEATHS
"""Units in which persons are counted."""
_FATED = frozenset({"dead", "wounded", "missing", "victim"})
"""Names of persons that say what became of them."""


class _Patterns(Struct, frozen=True):
    front: re.Pattern[str]
    behind: re.Pattern[str]
    names: dict[str, str]


def fated(folded: str, counts: Sequence[Mention]) -> Iterator[Mention]:
    """The counts in order, those of persons with what became of them as the detail "fate"."""
    for index, mention in enumerate(counts):
        if mention.kind != "count" or mention.unit in known_units() - _OF_PERSONS:
            yield mention
            continue
        floor = counts[index - 1].end if index else 0
        limit = counts[index + 1].start if index + 1 < len(counts) else len(folded)
        fate = "die" if mention.unit in _DEATHS else _fate(folded, mention, floor, limit)
        yield _with(mention, fate) if fate else mention


def _fate(folded: str, mention: Mention, floor: int, limit: int) -> str:
    noun = mention.get("counted")
    number = mention.end - len(noun) if noun and folded.endswith(noun, 0, mention.end) else mention.end
    number -= folded.startswith(" ", number - 1)
    for known in _patterns():
        found = known.front.search(folded, max(floor, mention.start - _BACK), mention.start)
        if found:
            return _name(known, found)
    for known in _patterns():
        found = known.behind.match(folded, number, min(limit, number + _REACH))
        if found:
            return _name(known, found)
    return ""


def _name(known: _Patterns, found: re.Match[str]) -> str:
    return known.names[found.lastgroup or ""]


def _with(mention: Mention, fate: str) -> Mention:
    kept = tuple((name, text) for name, text in mention.detail if (name, text) not in {("thing", f) for f in _FATED})
    unit = PERSON if mention.unit in _OF_PERSONS or not mention.unit else mention.unit
    return replace(mention, unit=unit, detail=(*kept, ("fate", fate)))


@cache
def _patterns() -> list[_Patterns]:
    result = []
    for words in tables("fates").values():
        names = {f"fate{index}": name for index, name in enumerate(words["fates"])}
        forms = "|".join(f"(?P<{group}>{words['fates'][name]})" for group, name in names.items())
        edge = r"\b" if forms.isascii() else ""
        result.append(
            _Patterns(
                compiled(rf"{edge}(?:{forms}){edge}{words['between']['front']}$", re.IGNORECASE),
                compiled(rf"{words['between']['behind']}(?:{forms}){edge}", re.IGNORECASE),
                names,
            )
        )
    return result
