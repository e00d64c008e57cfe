"""What rules out that two claims are about one thing: opposed verbs, other kinds, other numbers, persons, occasions."""

from __future__ import annotations

import re

from factlint.claims.agreed_on import other_matters
from factlint.claims.compare import (
    ANYTHING,
    at_one_time,
    compare,
    converts,
    family,
    maybe_one_unit,
    of_two_years,
    other_posts,
    parts_apart,
    same_thing,
    sound_alike,
    unit_class,
)
from factlint.claims.identity import same_person
from factlint.claims.model import Claim, Subject
from factlint.claims.namesakes import namesakes
from factlint.claims.occasions import other_occasion
from factlint.claims.paired import SCORE
from factlint.claims.present import other_state
from factlint.claims.romanisation import readings
from factlint.claims.sound import sounds_unlike
from factlint.claims.standing import standing_veto
from factlint.claims.strangers import strangers
from factlint.claims.text import has_cjk
from factlint.claims.topics import ONCE, THINGS
from factlint.claims.transcriptions import is_name
from factlint.claims.treaty_stages import other_stages
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.time import Time
from factlint.claims.zones import ZONE

_OPPOSED = (
    frozenset({"begin", "end"}), frozenset({"begin", "suspend"}), frozenset({"begin", "resume"}),
    frozenset({"resume", "end"}), frozenset({"resume", "suspend"}), frozenset({"sign", "in-force"}),
    frozenset({"sign", "begin"}), frozenset({"sign", "withdraw"}), frozenset({"in-force", "withdraw"}),
    frozenset({"announce", "hold"}), frozenset({"propose", "hold"}), frozenset({"launch", "land"}),
    frozenset({"launch", "dock"}), frozenset({"dock", "land"}),
    frozenset({"sign", "ratify"}), frozenset({"arrive", "leave"}), frozenset({"propose", "sign"}),
    frozenset({"propose", "begin"}), frozenset({"propose", "resume"}), frozenset({"appoint", "resume"}),
    frozenset({"attack", "resume"}), frozenset({"attack", "begin"}), frozenset({"invite", "visit"}),
    frozenset({"grow", "fall"}), frozenset({"found", "complete"}), frozenset({"declare", "begin"}),
    frozenset({"meet", "declare"}), frozenset({"refuse", "ratify"}), frozenset({"refuse", "agree"}),
    frozenset({"refuse", "sign"}), frozenset({"be-born", "die"}),
)  # fmt: skip
_EXCLUSIVE = (
    frozenset({"consular", "ambassadorial"}), frozenset({"consular", "strategic"}),
    frozenset({"ambassadorial", "strategic"}), frozenset({"consular", "ministerial"}),
    frozenset({"ambassadorial", "ministerial"}), frozenset({"preliminary", "comprehensive"}),
    frozenset({"preliminary", "final"}), frozenset({"military", "economic"}), frozenset({"net", "operating"}),
    frozenset({"diluted", "basic"}),
)  # fmt: skip
_OUTCOMES = ({"reached", "not-reached"}, {"reached"}, {"not-reached"})
_TOLD_BY_VALUE = frozenset({"count", "date", "range", "duration"})
"""Kinds whose equal values speak for one thing, whatever else their sentences are about."""
_TIMES = frozenset({"date", "range"})
_ALIKE = 3
"""How many words two clauses have to share to be about one thing whatever their heads."""
_NAMED = 2
"""How many of them the name of somebody stands for."""
_PART_OF_YEAR = re.compile(r"-(?:3[3-9]|4[01])$")
"""Quarters and halves of a year in EDTF."""
_ON_THE_MOVE = frozenset({"land", "landing", "arrive", "visit"})
_STATES = frozenset({"agreement", "participant", "place"})
"""Kinds whose verb says little of what they are about."""


def veto(a: Claim, b: Claim, same: bool, agreed: bool = False) -> str:
    """Why two claims cannot be about one thing; `same` where they share a telling value, `agreed` where any."""
    one, two = a.subject, b.subject
    if one.ordinal is not None and two.ordinal is not None and one.ordinal != two.ordinal and a.kind != "ordinal":
        return f"number {one.ordinal} against number {two.ordinal} of a series"
    if not same and a.kind not in _STATES and (reason := opposed(one, two)):
        return reason
    mine, theirs = one.qualifiers - one.assumed, two.qualifiers - two.assumed
    for pair in _EXCLUSIVE:
        if (mine & pair) and (theirs & pair) and not mine & theirs & pair:
            return f"{'/'.join(sorted(mine & pair))} against {'/'.join(sorted(theirs & pair))}"
    parts = {name: number for name, _, number in (q.partition(":") for q in mine) if number and name != "on"}
    for name, _, number in (q.partition(":") for q in theirs):
        if number and name in parts and parts[name] != number:
            return f"{name} {parts[name]} against {name} {number}"
    if reason := standing_veto(a, b) or other_occasion(a, b):
        return reason
    if a.kind in _TIMES and not agreed and ("anniversary" in one.near) != ("anniversary" in two.near):
        return "an anniversary against what is none"
    if not agreed and a.kind in _TOLD_BY_VALUE and (reason := namesakes(one, two)):
        return reason
    told = same or (agreed and a.kind in _TOLD_BY_VALUE) or _counts_one_thing(a, b) or _worded_alike(one, two)
    if not told and apart(one, two) and not {one.head, two.head} & THINGS:
        return f"{one.head} against {two.head}"
    return _value_veto(a, b, agreed)


def opposed(a: Subject, b: Subject) -> str:
    """Why what happens in two clauses is not one event: 签署 and 生效, "began" and "ended"; "" where it may be."""
    return f"{a.aspect} against {b.aspect}" if frozenset({a.aspect, b.aspect}) in _OPPOSED else ""


def _counts_one_thing(a: Claim, b: Claim) -> bool:
    """Whether two numbers count what hardly anything but the thing itself can be: 3,420 employees, nine piers."""
    if a.mention.get("measured") and a.mention.get("measured") == b.mention.get("measured"):
        return True
    if a.mention.get("fate") and a.mention.get("fate") == b.mention.get("fate"):
        return True
    return a.kind == "count" and a.mention.unit not in (*ANYTHING, "") and same_thing(a, b)


def _worded_alike(a: Subject, b: Subject) -> bool:
    """Whether so much of two clauses is the same that it tells more than what either makes of its head."""
    shared = (a.near & b.near) | (a.near & b.near_meanings) | (a.near_meanings & b.near)
    known = a.parties | b.parties | a.places | b.places
    return sum(_NAMED if is_name(word) and word not in known else 1 for word in shared) >= _ALIKE


def _value_veto(a: Claim, b: Claim, agreed: bool) -> str:
    if isinstance(a.value, Duration) != isinstance(b.value, Duration):
        return "" if compare(a, b) is Agreement.FINER else f"{a.value} is not as long as {b.value}"
    if isinstance(a.value, Time) and isinstance(b.value, Time):
        clocks = a.value.first.clock, b.value.first.clock
        if (clocks[0] and b.value.is_period) or (clocks[1] and a.value.is_period):
            return f"an hour against a period: {a.value} and {b.value}"
        one_clock = a.mention.get(ZONE) == b.mention.get(ZONE)
        apart_in_hours = all(clocks) and clocks[0] != clocks[1] and one_clock
        return f"{clocks[0]} against {clocks[1]} o'clock" if apart_in_hours else ""
    once = a.subject.aspect == b.subject.aspect and a.subject.aspect in ONCE
    if (
        a.kind in ("participant", "place", "ordinal")
        and b.kind != "count"
        and at_one_time(a.subject, b.subject) < 0
        and not once
        and not (agreed and _one_part_apart(a.subject.when, b.subject.when))
    ):
        return f"{a.subject.when} against {b.subject.when}"
    if a.kind == "place" and a.value != b.value and not once and not _same_occasion(a.subject, b.subject):
        return f"{a.value} and {b.value}, but no time or number in common"
    if a.kind == "place" and a.value != b.value and _one_of_several(a.subject, b.subject):
        return f"one of several in {a.value} and {b.value}"
    if a.kind == "agreement" and (reason := other_matters(a, b) or other_stages(a, b)):
        return reason
    if a.kind == "agreement" and {str(a.value), str(b.value)} not in _OUTCOMES:
        return f"{a.value} and {b.value} are steps on one way" if a.value != b.value else ""
    if a.kind == "participant":
        return _person_veto(a, b)
    return _unit_veto(a, b)


def _one_part_apart(a: Time | None, b: Time | None) -> bool:
    """Whether two sources that tell one thing may date it differently: 3 May 1934 and 13 May 1934."""
    return a is not None and b is not None and parts_apart(a.first, b.first) == 1


def _is_part_of_year(time: Time | None) -> bool:
    """Whether a time is a quarter or half of a year, for which accounts are made."""
    return time is not None and _PART_OF_YEAR.search(str(time)) is not None


def _one_of_several(a: Subject, b: Subject) -> bool:
    """Whether only one of two numbers its landfall: in one day a storm may come ashore at more than one place."""
    moves = _ON_THE_MOVE & {a.head, a.aspect, b.head, b.aspect}
    return bool(moves) and (a.ordinal is None) != (b.ordinal is None)


def _same_occasion(a: Subject, b: Subject) -> bool:
    """Whether two events share what makes them one: their time, or their number in a series."""
    return at_one_time(a, b) > 0 or (a.ordinal is not None and a.ordinal == b.ordinal)


def _person_veto(a: Claim, b: Claim) -> str:
    """Two persons; where the names leave it open, two posts."""
    if other_posts(a, b):
        return ""
    names = a.mention.get("name"), b.mention.get("name")
    if all(names):
        same = same_person(*names)
        if same is not None:
            return "" if same else f"{names[0]} against {names[1]}"
        if has_cjk(names[0]) != has_cjk(names[1]) and strangers(*names):
            return f"{names[0]} against {names[1]}"
        if _of_two_posts(a, b):
            return f"{names[0]}, {a.mention.get('office')}, against {names[1]}, {b.mention.get('office')}"
        if has_cjk(names[0]) == has_cjk(names[1]) or sound_alike(*names):
            return ""
        if sound_alike(*names, sounds_unlike):
            return f"{names[0]} does not sound like {names[1]}"
    if not all(names) and not (a.mention.get("country") and b.mention.get("country")):
        return "a post without a holder or a country"
    for key in ("office", "country"):
        one, two = a.mention.get(key), b.mention.get(key)
        if one != two and (key == "office" or (one and two)):
            return f"{one} against {two}"
    return ""


def _of_two_posts(a: Claim, b: Claim) -> bool:
    """Whether a surname that many bear stands beside one post, and a full name of that family beside another."""
    offices = a.mention.get("office"), b.mention.get("office")
    return all(offices) and offices[0] != offices[1] and any(readings(each.mention.get("name")) for each in (a, b))


def _unit_veto(a: Claim, b: Claim) -> str:
    if a.kind not in ("count", "ordinal"):
        return ""
    if a.subject.paired and b.subject.paired and of_two_years(a.subject, b.subject):
        return f"{a.subject.when} against {b.subject.when}"
    if a.modality == b.modality == "planned" and at_one_time(a.subject, b.subject) < 0:
        return "plans of two times"
    if reason := other_state(a, b):
        return reason
    if a.value != b.value and _is_part_of_year(a.subject.when) != _is_part_of_year(b.subject.when):
        return "a part of a year against another time"
    fates = a.mention.get("fate"), b.mention.get("fate")
    if all(fates) and fates[0] != fates[1]:
        return f"{fates[0]} against {fates[1]}"
    of = a.mention.get("measured"), b.mention.get("measured")
    if all(of) and of[0] != of[1]:
        return f"{of[0]} against {of[1]}"
    if a.mention.unit == b.mention.unit == SCORE and at_one_time(a.subject, b.subject) <= 0:
        return "two results, of which nothing says that they are of one day"
    one, two = unit_class(a), unit_class(b)
    if same_thing(a, b) or maybe_one_unit(a, b) or converts(a, b):
        return ""
    return f"{one or 'a bare number'} against {two or 'a bare number'}"


def apart(a: Subject, b: Subject) -> bool:
    """Whether the heads are of different families and neither is spoken of where the other is."""
    if not a.head or not b.head or family(a) == family(b):
        return False
    return a.head not in b.words and b.head not in a.words
