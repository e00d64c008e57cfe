"""Members of a series said to be the last, and counts of the whole that say otherwise: a fifth and last round of four.

What is said to be the last makes the series as long as its number, so that less has to speak for a count being of the
whole than for a number beyond it: "has five lifts" is enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.claims.compare import MEETINGS, family, unit_class
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Extraction, Subject
from factlint.claims.topics import NOUNS
from factlint.claims.totals import Total, is_last, wholes
from factlint.claims.values.number import Quantity

VAGUE = frozenset({"time", "item", "round", "phase", "session", "term", "edition", "batch", "meeting", ""})
"""Units that series of all kinds are counted in."""
_CLAUSE = re.compile("[,;，；：:。]")
_MANY = 40
"""So many wholes of one unit are of many things: then only those of the own document are looked at."""


def contradicted(extractions: Sequence[Extraction]) -> Iterator[tuple[Claim, tuple[Total, ...]]]:
    """Every last member with the wholes of its series, where all of them have one other number."""
    lasts = [(each, claim) for each in extractions for claim in each.claims if is_last(each, claim)]
    if not lasts:
        return
    known: dict[str, list[Total]] = defaultdict(list)
    for extraction in extractions:
        for total in wholes(extraction):
            known[unit_class(total.claim)].append(total)
        for claim in extraction.claims:
            if claim.mention.get("carried") and claim.subject.aspect in NOUNS and _is_plain(extraction, claim):
                total = Total(claim, "so many of them did")
                known[_counts(total)].append(total)
    for extraction, claim in lasts:
        found = known.get(unit_class(claim), [])
        near = found if len(found) <= _MANY else [each for each in found if each.claim.document == claim.document]
        other = _other(extraction, claim, near[:_MANY])
        if other:
            yield claim, other


def _other(extraction: Extraction, claim: Claim, known: Sequence[Total]) -> tuple[Total, ...]:
    """The wholes of another number; none where one agrees, or the last member may be that of a part."""
    number = _number(claim)
    if number is None:
        return ()
    series = [total for total in known if _one_whole(total, claim) and not total.admits(extraction, claim)]
    if claim.mention.unit not in MEETINGS - {"round"}:
        series = [total for total in series if _counts(total) == claim.mention.unit] or series
    numbers = {_number(total.claim) for total in series}
    if len(numbers) != 1 or number in numbers or None in numbers:
        return ()
    partial = any((_number(total.claim) or 0) > number and total.how != "in all" for total in series)
    return () if partial else tuple(series)


def _one_whole(found: Total, claim: Claim) -> bool:
    """Whether a last member and a whole may be of one series: nothing tells them apart, and something is common."""
    one, two = found.claim.subject, claim.subject
    families = {family(one), family(two)}
    unsure = len(families) > 1 and ("" not in families or claim.mention.unit in VAGUE)
    if unsure or _told_apart(one, two):
        return False
    meant = (one.words & two.meanings) | (one.meanings & two.words) | (one.words & two.words)
    near = found.claim.document == claim.document and claim.mention.unit not in VAGUE
    return near or bool(meant or one.parties & two.parties or one.places & two.places or one.head == two.head != "")


def _told_apart(one: Subject, two: Subject) -> bool:
    """Whether the whole is of a numbered part, or either has parties or a kind of its own that the other lacks."""
    pairs = (one.parties, two.parties), (one.qualifiers - one.assumed, two.qualifiers - two.assumed)
    parts = {name for name in one.qualifiers - two.qualifiers if ":" in name}
    return bool(parts) or any(mine - theirs and theirs - mine for mine, theirs in pairs)


def _is_plain(extraction: Extraction, claim: Claim) -> bool:
    """Whether nothing behind a number in its clause tells where or when so many of them did: those are a part."""
    sentence = extraction.sentences[claim.sentence]
    clause = _CLAUSE.split(extraction.folded[claim.mention.end : sentence.end])[0]
    words = patterns("totals").get(sentence.language)
    return claim.modality == "asserted" and words is not None and not words["somewhere"].search(clause)


def _counts(total: Total) -> str:
    """What a whole counts: landings, too, where six of nine flights landed."""
    claim = total.claim
    return NOUNS.get(claim.subject.aspect, "") if claim.mention.get("carried") else claim.mention.unit


def _number(claim: Claim) -> int | None:
    point = claim.value.point if isinstance(claim.value, Quantity) else None
    return int(point) if point is not None else None
