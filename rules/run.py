"""From a corpus to its findings: the rules run, then small separate steps that leave out or order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from factlint.claims.model import Corpus
from factlint.rules.finding import Evidence, Finding
from factlint.rules.pinned import settled
from factlint.rules.registry import RULES
from factlint.rules.rule import Rule

_SEVERITIES = ("error", "warning", "info")
_RANKS = {"Q501": 0, "D": 1, "N": 1, "A": 1, "E": 1, "C606": 2}
"""Which of several findings on one pair of places is told, by code or family letter; others stand for themselves."""

_LENGTH, _DIFFERS = "D107", "N201"
_NUMBERED, _TOLD = "N205", "D105"


def check(corpus: Corpus, rules: Sequence[type[Rule]] = RULES) -> list[Finding]:
    """Every finding of the rules, one for each cause, by path, place and code."""
    return check_all([corpus], rules)


def check_all(corpora: Iterable[Corpus], rules: Sequence[type[Rule]] = RULES) -> list[Finding]:
    """The same for several corpora."""
    return together(check_part(corpus, rules) for corpus in corpora)


def check_part(corpus: Corpus, rules: Sequence[type[Rule]]) -> list[Finding]:
    """What the rules say of one corpus, before it is put together with what they say of others."""
    found = [finding for rule in rules for finding in rule().check(corpus)]
    return list(settled(corpus, distinct(found)))


def together(parts: Iterable[Iterable[Finding]]) -> list[Finding]:
    """The findings of several corpora, one for each cause."""
    found = list(distinct(finding for part in parts for finding in part))
    return ordered(one_cause(one_order(list(one_length(found)))))


def distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding once: what has one fingerprint and one set of places is one finding."""
    seen: set[tuple[str, frozenset[tuple[str, int, int]]]] = set()
    for finding in ordered(findings):
        key = finding.fingerprint, frozenset((end.path, end.start, end.end) for end in finding.evidence)
        if key not in seen:
            seen.add(key)
            yield finding


def one_length(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Without the lengths that differ from one which its own ends show to be wrong."""
    wrong = {_at(finding.evidence[0]) for finding in findings if finding.code == _LENGTH}
    for finding in findings:
        if finding.code != _DIFFERS or not any(_at(end) in wrong for end in finding.evidence):
            yield finding


def one_order(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Without what is told as following where the numbers of its series show the same dates to be out of order."""
    numbered = [{_at(end) for end in finding.evidence} for finding in findings if finding.code == _NUMBERED]
    for finding in findings:
        dates = {_at(end) for end in finding.evidence[:2]}
        if finding.code != _TOLD or not any(dates <= each for each in numbered):
            yield finding


def one_cause(findings: Iterable[Finding]) -> Iterator[Finding]:
    """For one pair of places the finding of the highest rank, then the most severe, then the lowest code."""
    told: dict[tuple[tuple[str, int], tuple[str, int]], list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=_precedence):
        if _rank(finding.code) is None or len(finding.evidence) < 2:
            yield finding
            continue
        first, second = finding.evidence[:2]
        keys = list(product(_lines(first), _lines(second)))
        if any(_same_pair(finding, other) for key in keys for other in told[key]):
            continue
        for one, two in keys:
            told[one, two].append(finding)
            told[two, one].append(finding)
        yield finding


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By path, place and code; what is left equal by what else it says, so that no order of the input shows."""
    return sorted(findings, key=lambda finding: (_place(finding), finding.code, finding.message, _ends(finding)))


def _ends(finding: Finding) -> list[tuple[str, int, int, str]]:
    return [(end.path, end.start, end.end, end.value) for end in finding.evidence]


def _place(finding: Finding) -> tuple[str, int, int]:
    return _at(finding.evidence[0])


def _at(end: Evidence) -> tuple[str, int, int]:
    return end.path, end.start, end.end


def _precedence(finding: Finding) -> tuple[int, int, str, tuple[str, int, int]]:
    rank = _rank(finding.code)
    return 3 if rank is None else rank, _SEVERITIES.index(finding.severity), finding.code, _place(finding)


def _rank(code: str) -> int | None:
    return _RANKS.get(code, _RANKS.get(code[0]))


def _lines(end: Evidence) -> list[tuple[str, int]]:
    return [(end.path, line) for line in range(end.line, end.end_line + 1)]


def _same_pair(finding: Finding, other: Finding) -> bool:
    first, second = finding.evidence[:2]
    third, fourth = other.evidence[:2]
    return (_overlap(first, third) and _overlap(second, fourth)) or (
        _overlap(first, fourth) and _overlap(second, third)
    )


def _overlap(one: Evidence, two: Evidence) -> bool:
    return one.path == two.path and one.start < max(two.end, two.start + 1) and two.start < max(one.end, one.start + 1)
