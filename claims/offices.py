"""Offices: whose they are, where their holders are posted, and how they are written."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit, countries, single_countries
from factlint.claims.gazetteer import adjectives, entries

_POSTING = re.compile(r" (?:to|in|at) (?:the )?$")
_OF = re.compile(r" of (?:the )?$")
_LOOK_BACK = 14
_FORMER = re.compile(r"(?:[前原]任?|候任|当选|\b(?:former|late|ex-|past|future|incoming|designate|retired) ?)$", re.I)
_FIRST = re.compile(r"(?:首任|第一任|首位|第一位|创会|创校|\b(?:first|founding|inaugural) )$", re.I)
_STATIONED = "驻"
_ADJACENT = ("", "'s", "的", "(", "-", "”", '"', "」")
_AMERICAN = frozenset({"secretary-of-state", "deputy-secretary-of-state", "national-security-adviser"})
"""Offices that of all states the United States alone have under this name."""
_REPRESENTATIVE = "representative"
_WITH_ARTICLE = ("United ", "Soviet", "Philippines", "Netherlands")
ENVOYS = frozenset({"ambassador", "charge-d-affaires", "consul", "counsellor"})
"""Offices with a country or city they are posted to."""


class Office(Struct, frozen=True):
    """An office with all that its words tell: `text[start:end]`."""

    start: int
    end: int
    concept: str
    country: str = ""
    """Whose office it is."""
    posting: str = ""
    """Where its holder is accredited, or what he heads."""
    organ: str = ""
    """The ministry or body he belongs to."""
    order: str = ""
    """"first" or "former", where the words say so of the holder."""

    @property
    def name(self) -> str:
        """The office without its country, for comparisons."""
        return self.concept + (f" to {self.posting}" if self.posting else "")

    def __str__(self) -> str:
        words = _words()
        shown = words.get(f"{self.country} {self.concept}") or words.get(self.concept) or self.concept.replace("-", " ")
        link = "of" if self.concept not in ENVOYS else "to" if self.posting in countries() else "in"
        behind = f" {link} {_with_article(words.get(self.posting, self.posting))}" if self.posting else ""
        if self.organ and not self.posting:
            shown = shown.removesuffix(" of")
            return f"{words.get(self.organ, self.organ)} {shown}"
        if shown.endswith(" of"):
            return f"{shown} {_with_article(self.country)}" if self.country else shown.removesuffix(" of") + behind
        country = adjectives().get(self.country, self.country)
        return f"{country} {shown}{behind}".strip()


def offices(folded: str, scope: Scope) -> list[Office]:
    """The offices of a sentence, in order; of one within another (副国务卿) the longer."""
    found: list[Office] = []
    hits = [hit for hit in scope.hits if hit.category == "office" or _stands_for_side(scope, hit)]
    hits.sort(key=lambda hit: (hit.start, hit.category != "office"))
    for hit in hits:
        if found and hit.start < found[-1].end:
            continue
        start, end, posting = _posting(folded, scope, hit)
        former, start = _former(folded, scope, start)
        organ, start = _organ(folded, scope, start)
        country, start = _country(folded, scope, start)
        before = folded[max(scope.sentence.start, start - _LOOK_BACK) : start]
        order = "former" if former or _FORMER.search(before) else "first" if _FIRST.search(before) else ""
        if not country and hit.name in _AMERICAN:
            country = "United States"
        if found and found[-1].end == start:
            start = found.pop().start
        found.append(Office(start, end, hit.name, country, posting, organ, order))
    return found


def _stands_for_side(scope: Scope, hit: Hit) -> bool:
    """A representative right behind the side he acts for: 中方代表, the Chinese representative."""
    if hit.category != "head" or hit.name != _REPRESENTATIVE:
        return False
    return any(0 <= hit.start - other.end <= 1 for other in scope.of("country"))


def _posting(folded: str, scope: Scope, hit: Hit) -> tuple[int, int, str]:
    """The country or city to which an envoy is accredited, or the body he heads, and the span with it."""
    for other in scope.of("country", "place", "body"):
        between = folded[hit.end : other.start]
        if hit.end <= other.start < hit.end + 10:
            if other.category != "body" and _POSTING.fullmatch(between) and hit.name in ENVOYS:
                return hit.start, other.end, other.name
            if other.category == "body" and _OF.fullmatch(between):
                return hit.start, other.end, other.name
        if other.end == hit.start and folded[other.start - 1 : other.start] == _STATIONED:
            return other.start - 1, hit.end, other.name
    return hit.start, hit.end, ""


def _former(folded: str, scope: Scope, start: int) -> tuple[bool, int]:
    """Whether 前 or "former" stands between an office and its country, and where the office begins with it."""
    found = _FORMER.search(folded, max(scope.sentence.start, start - _LOOK_BACK), start)
    return (True, found.start()) if found else (False, start)


def _organ(folded: str, scope: Scope, start: int) -> tuple[str, int]:
    for other in scope.of("organ", "body"):
        if other.end <= start and folded[other.end : start].strip() in _ADJACENT and start - other.end <= 2:
            return other.name, other.start
    return "", start


def _country(folded: str, scope: Scope, start: int) -> tuple[str, int]:
    """The country whose office it is: right before it, in Chinese also as one character (美防长)."""
    for other in scope.of("country"):
        between = folded[other.end : start]
        if other.end <= start and len(between) <= 3 and between.strip() in _ADJACENT:
            return other.name, other.start
    single = single_countries().get(folded[start - 1 : start], "")
    if single and start - 1 >= scope.sentence.start and not _in_word(folded, start - 1, scope):
        return single, start - 1
    return "", start


def _in_word(folded: str, place: int, scope: Scope) -> bool:
    """Whether the character before may belong to the same word: it is Chinese and no known word ends there."""
    before = folded[place - 1 : place]
    if place <= scope.sentence.start or not "㐀" <= before <= "鿿":
        return False
    return before not in "与和同由对向及任是为被在、" and not any(hit.end == place for hit in scope.hits)


def _with_article(name: str) -> str:
    if name.startswith("United Kingdom"):
        return "the UK"
    return f"the {name}" if name.startswith(_WITH_ARTICLE) or name.isupper() else name


@cache
def _words() -> dict[str, str]:
    return {entry.name: entry.forms[0] for entry in entries("office")}
