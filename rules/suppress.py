"""Leaves out of the findings what is suppressed, and says which suppressions have nothing to hide or have expired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factlint.claims.model import Corpus
from factlint.rules.finding import Finding
from factlint.rules.registry import RULES
from factlint.rules.rule import Rule
from factlint.rules.run import ordered
from factlint.rules.suppressions.review import Judged, Review
from factlint.rules.waiver import Suppressed, Waiver, codes, of_documents

_KNOWN = tuple((rule.code, rule.name) for rule in RULES)
_DIGITS = 8
"""Of a fingerprint; no suppression names fewer."""


class Outcome(Struct, frozen=True):
    """What is reported and what is not."""

    findings: tuple[Finding, ...]
    """Those of the rules on suppressions among them."""
    suppressed: tuple[Suppressed, ...] = ()


def suppress(
    findings: Iterable[Finding],
    corpus: Corpus,
    rules: Sequence[type[Rule]] = RULES,
    outside: Sequence[Waiver] = (),
    today: str = "",
    *,
    whole: bool = True,
) -> Outcome:
    """Part the findings of a run of these rules.

    `outside` are suppressions that stand in no document. A suppression holds to the end of its day `until`, counted
    against `today` (YYYY-MM-DD); without a day none expires. `whole` says that everything was read with which the
    documents are compared: else what hides nothing may have something to hide elsewhere.
    """
    waivers = [*of_documents(corpus), *outside]
    known = _Known(waivers)
    hidden: list[Suppressed] = []
    shown: list[Finding] = []
    used: dict[int, set[str]] = defaultdict(set)
    for finding in findings:
        told = known.for_finding(finding)
        for number, word in told:
            used[number].add(word)
        active = [waivers[number] for number, _ in told if not waivers[number].expired(today)]
        if active:
            hidden.append(Suppressed(finding, active[0]))
        else:
            shown.append(finding)
    judged = [
        Judged(each, each.expired(today), _idle(each, used[number], rules, whole=whole), _unknown(each))
        for number, each in enumerate(waivers)
    ]
    reviews = [rule() for rule in rules if issubclass(rule, Review)]
    shown += [finding for review in reviews for finding in review.judge(judged)]
    return Outcome(tuple(ordered(shown)), tuple(hidden))


class _Known:
    """Suppressions by what they can hide, so that a finding is not held against each of many."""

    def __init__(self, waivers: Sequence[Waiver]) -> None:
        self._waivers = waivers
        self._index: dict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
        """By code, path (of a comment) and first digits of a fingerprint, with the word that names the rule."""
        for number, waiver in enumerate(waivers):
            path = "" if waiver.outside else waiver.place.path
            for word in waiver.rules if not waiver.fault else ():
                for code in codes(word, _KNOWN):
                    self._index[code, path, waiver.fingerprint[:_DIGITS]].append((number, word))

    def for_finding(self, finding: Finding) -> list[tuple[int, str]]:
        """Those that hide a finding, in order, with the word that names its rule."""
        paths = {end.path for end in finding.evidence}
        keys = [*((path, "") for path in paths), ("", ""), ("", finding.fingerprint[:_DIGITS])]
        near = sorted(each for path, digits in keys for each in self._index.get((finding.code, path, digits), ()))
        return [(number, word) for number, word in near if self._waivers[number].hides(finding)]


def _unknown(waiver: Waiver) -> tuple[str, ...]:
    return tuple(word for word in waiver.rules if not codes(word, _KNOWN))


def _idle(waiver: Waiver, used: set[str], rules: Sequence[type[Rule]], *, whole: bool) -> tuple[str, ...]:
    """The words of a suppression that hid nothing, of those all whose rules ran."""
    ran = {rule.code for rule in rules}
    named = [word for word in waiver.rules if codes(word, _KNOWN)]
    return tuple(word for word in named if whole and word not in used and codes(word, _KNOWN) <= ran)
