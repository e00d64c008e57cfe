"""What each row of a fact table is called.

The event with what tells it from others, what is counted, the verb on which the sources agree; where that is too
little, or two rows would be called alike, the words of a source, with "…" where the value stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from factlint.claims.compare import family
from factlint.claims.counted import MEASURES, currencies
from factlint.claims.model import Claim, Corpus, Fact, Subject
from factlint.claims.topics import FAMILIES
from factlint.reports.align.quoted import is_wide, quoted

_EVENTS = frozenset({"date", "range", "ordinal"})
"""Kinds of which a thing and a verb make a name."""
_FAMILIES = frozenset(FAMILIES.values())
_PERSON = "person"


def labels(corpus: Corpus, facts: Sequence[Fact], known: frozenset[str] = frozenset()) -> list[str]:
    """A name for each fact, without the parties that are known; of one kind no two have one name, if words tell."""
    names = [label(corpus, fact, known) for fact in facts]
    alike = Counter((name, fact.claims[0].kind) for name, fact in zip(names, facts, strict=True))
    return [
        _told_apart(corpus, fact) if alike[name, fact.claims[0].kind] > 1 and "“" not in name else name
        for name, fact in zip(names, facts, strict=True)
    ]


def label(corpus: Corpus, fact: Fact, known: frozenset[str] = frozenset()) -> str:
    """What a fact is about, without the parties that are known; the words of a source where no subject was found."""
    subject = fact.claims[0].subject
    thing, verb, counted = _thing(subject), _verb(fact.claims), _counted(corpus, fact)
    if counted:
        named = _is_specific(subject) and counted not in thing
        thing = f"{counted} ({thing})" if named else thing if _is_specific(subject) else counted
    elif not (_is_specific(subject) or _is_event(fact, verb)):
        return quoted(corpus, fact)
    others = ", ".join(sorted(subject.parties - known))
    return ": ".join(part for part in (thing, verb) if part) + (f" ({others})" if others else "")


def _told_apart(corpus: Corpus, fact: Fact) -> str:
    """The words of a source, behind the thing where that is more than a word."""
    subject = fact.claims[0].subject
    words = quoted(corpus, fact)
    return f"{_thing(subject)}, {words}" if _is_specific(subject) else words


def _thing(subject: Subject) -> str:
    """The event with its qualifiers and number: "phase 1 ambassadorial meeting, 73rd"."""
    number = f" #{subject.ordinal}" if subject.ordinal is not None else ""
    return " ".join([*sorted(subject.qualifiers), subject.head]).replace(":", " ").strip() + number


def _is_specific(subject: Subject) -> bool:
    return bool(subject.head) and (bool(subject.qualifiers) or subject.ordinal is not None)


def _is_event(fact: Fact, verb: str) -> bool:
    """Whether all sources tell of one event of a known family, and what happened to it."""
    told = {family(claim.subject) for claim in fact.claims if claim.subject.head}
    kind = fact.claims[0].kind
    return len(told) == 1 and told <= _FAMILIES and (kind == "agreement" or (kind in _EVENTS and bool(verb)))


def _verb(claims: Sequence[Claim]) -> str:
    """The verb of most of those that have one; none where they are at odds; of numbers that of persons alone."""
    kind, unit = claims[0].kind, claims[0].mention.unit
    if kind == "agreement" or (kind == "count" and unit != _PERSON):
        return ""
    verbs = Counter(claim.subject.aspect for claim in claims if claim.subject.aspect)
    most = verbs.most_common(1)
    return most[0][0] if most and 2 * most[0][1] > verbs.total() else ""


def _counted(corpus: Corpus, fact: Fact) -> str:
    """What is counted, in the words of an English source if there is one: "nurses", "附件"."""
    if fact.claims[0].kind != "count":
        return ""
    counting = [
        claim
        for claim in fact.claims
        if claim.mention.get("counted")
        and claim.mention.unit not in MEASURES
        and claim.mention.unit not in currencies()
    ]
    words = (claim.mention.get("counted").lower() for claim in counting if not is_wide(corpus, claim))
    things = (claim.mention.get("thing") or claim.mention.unit for claim in counting)
    found = [*words, *_english_first(things)]
    return next((each for each in found if each and each != _PERSON), "persons" if found else "")


def _english_first(things: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(things), key=lambda thing: not thing.isascii())
