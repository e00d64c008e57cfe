"""Participants: persons and the offices they hold, with the side they act for.

The office is the anchor: a country before it, a posting ("to Poland", 驻波兰), a name beside it. Where a clause
says that the holder represents a side, the role is kept, so that two sources can be asked who
represented whom and when.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit
from factlint.claims.model import Mention
from factlint.claims.values.term import Term

_POSTING = re.compile(r" (?:to|in|at) (?:the )?$")
_STATIONED = "驻"
_NAME_EN = re.compile(
    r",? (?P<name>(?:(?:[A-Z]\.){1,3} ?|[A-Z][a-zéü]+(?:-[a-zA-Z]+)? )?"
    r"(?:[A-Z]\. )?[A-Z][\w'’-]+(?: [A-Z][a-z][\w'-]+)?)"
)
_NAME_BEFORE_EN = re.compile(r"(?P<name>[A-Z][\w'-]+(?: [A-Z]\.)?(?: [A-Z][\w'-]+){1,2}), (?:the |then |now )?$")
_DOTTED = re.compile(r"[㐀-鿿]{1,6}(?:·[㐀-鿿]{1,8})+")
_HAN_NAME = re.compile(r"[㐀-鿿]{2,5}")
_NO_NAME = re.compile(
    "[与和同将在于就为是的及曾等对向从到被由接说称表宣主率前访出会抵作以并也还则都已又再使让给、，续换担参举召提]"
)
_ROLES = ("representative",)


def participants(folded: str, scopes: Sequence[Scope]) -> list[Mention]:
    """Every holder of an office, in order of place."""
    return [mention for scope in scopes for mention in _of_scope(folded, scope)]


def _of_scope(folded: str, scope: Scope) -> Iterator[Mention]:
    taken = -1
    for hit in scope.of("office"):
        if hit.start < taken or any(other.start == hit.end for other in scope.of("office")):
            continue
        start, end, posting = _posting(folded, scope, hit)
        country, start = _country(folded, scope, start)
        name, start, end = _name(folded, scope, start, end)
        side = country or _side(scope, hit)
        office = hit.name + (f" to {posting}" if posting else "")
        detail = {"office": office, "country": side, "posting": posting, "name": name, "role": _role(scope, hit)}
        value = name or " ".join(part for part in (side, office) if part)
        taken = end
        yield Mention(
            "participant", start, end, Term(value), detail=tuple((key, text) for key, text in detail.items() if text)
        )


def _posting(folded: str, scope: Scope, hit: Hit) -> tuple[int, int, str]:
    """The country to which an envoy is accredited, and the span with it."""
    for other in scope.of("country", "place"):
        between = folded[hit.end : other.start]
        if other.start >= hit.end and len(between) < 10 and _POSTING.fullmatch(between):
            return hit.start, other.end, other.name
        if other.end == hit.start and folded[other.start - 1 : other.start] == _STATIONED:
            return other.start - 1, hit.end, other.name
    return hit.start, hit.end, ""


def _country(folded: str, scope: Scope, start: int) -> tuple[str, int]:
    """The country whose office it is: right before it."""
    for other in scope.of("country"):
        between = folded[other.end : start]
        if other.end <= start and len(between) <= 2 and between.strip() in ("", "'s", "的"):
            return other.name, other.start
    return "", start


def _side(scope: Scope, hit: Hit) -> str:
    """The side for which a holder acts, where the clause names it beside the role (美方代表是…大使)."""
    for role in scope.of("head"):
        if role.name in _ROLES and scope.clause(role.start) == scope.clause(hit.start):
            sides = [other for other in scope.of("country") if 0 <= role.start - other.end <= 1]
            if sides:
                return sides[-1].name
    return ""


def _role(scope: Scope, hit: Hit) -> str:
    """What the clause makes of the holder: a representative, where it says so or lets him take part in talks."""
    clause = scope.clause(hit.start)
    for other in scope.hits:
        if scope.clause(other.start) != clause or other.start == hit.start:
            continue
        if (other.category == "head" and other.name in _ROLES) or (
            other.category == "aspect" and other.name == "participate"
        ):
            return "representative"
    return ""


def _name(folded: str, scope: Scope, start: int, end: int) -> tuple[str, int, int]:
    """The name beside an office: behind it, or in English before it and set off by a comma."""
    if not scope.is_wide:
        before = _NAME_BEFORE_EN.search(folded, max(scope.sentence.start, start - 50), start)
        if before is not None and not any(before.start() <= hit.start < before.end("name") for hit in scope.hits):
            return before["name"], before.start("name"), end
        after = _NAME_EN.match(folded, end, min(scope.sentence.end, end + 50))
        if after is None or any(after.start("name") <= hit.start < after.end() for hit in scope.hits):
            return "", start, end
        return after["name"].strip(), start, after.end()
    behind = [start for start in (*(h.start for h in scope.hits), *(m.start for m in scope.mentions)) if start >= end]
    stop = min(behind, default=scope.sentence.end)
    dotted = _DOTTED.match(folded, end, min(stop, scope.sentence.end))
    if dotted is not None:
        return dotted.group(), start, dotted.end()
    found = _HAN_NAME.match(folded, end, min(stop, scope.sentence.end))
    if found is None:
        return "", start, end
    function = _NO_NAME.search(found.group())
    name = found.group() if function is None else found.group()[: function.start()]
    return (name, start, end + len(name)) if _is_name(name) else ("", start, end)


def _is_name(text: str) -> bool:
    """A surname with one or two characters, or a foreign name: only characters that such names are written with."""
    surnames, foreign = _name_characters()
    return (2 <= len(text) <= 3 and text[0] in surnames) or (2 <= len(text) <= 5 and set(text) <= foreign)


@cache
def _name_characters() -> tuple[frozenset[str], frozenset[str]]:
    table = tomllib.loads((files("factlint.claims.languages") / "zh" / "names.toml").read_text(encoding="utf-8"))
    return frozenset(table["surnames"]), frozenset(table["transliteration"])
