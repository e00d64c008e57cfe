"""Where two texts on one subject cannot both be true: the findings of a comparison."""

from __future__ import annotations

from msgspec.structs import replace

from factlint.claims.model import Corpus, Verdict
from factlint.rules.finding import Finding
from factlint.rules.registry import RULES
from factlint.rules.run import check

COMPARING = frozenset({"D101", "D102", "N201", "A301", "E401", "E402"})
"""The rules whose findings are facts in conflict: what one text says by itself is for `check`."""


def conflicts(both: Corpus) -> list[Finding]:
    """The findings with an end in each of two documents; none where no fact is in conflict."""
    facts = tuple(fact for fact in both.facts if fact.verdict is Verdict.CONFLICT)
    if not facts:
        return []
    rules = [rule for rule in RULES if rule.code in COMPARING]
    return [finding for finding in check(replace(both, facts=facts), rules) if _joins(both, finding)]


def _joins(both: Corpus, finding: Finding) -> bool:
    paths = {end.path for end in finding.evidence}
    return len(paths) > 1 or len({extraction.document.path for extraction in both.extractions}) == 1
