"""Of the findings of a check those that the options of their files let through, as severe as these make them.

A finding belongs to the files of its two deciding ends: where either leaves it out, it is left out; where either makes
it milder, it is milder. What is pinned in the ledger has no options of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.ledger import FORMAT as LEDGER
from factlint.claims.model import Corpus
from factlint.cli.configuration.folders import PerFile
from factlint.rules.finding import Evidence, Finding
from factlint.rules.rule import Rule
from factlint.rules.severity import SEVERITIES
from factlint.sources.document import Document


def settled(
    findings: Sequence[Finding], corpus: Corpus, per_file: PerFile, rules: Sequence[type[Rule]]
) -> Iterator[Finding]:
    """The findings that are told, in order."""
    documents = {extraction.document.path: extraction.document for extraction in corpus.extractions}
    for finding in findings:
        ends = [end for end in finding.evidence[:2] if not _is_ledger(documents.get(end.path))]
        if all(_lets_through(finding, end, documents.get(end.path), per_file, rules) for end in ends):
            yield _as_severe(finding, ends, per_file, rules)


def selected(paths: Sequence[str], per_file: PerFile, rules: Sequence[type[Rule]]) -> tuple[type[Rule], ...]:
    """The rules that run on at least one of the files."""
    codes = frozenset[str]().union(*(per_file.codes(path, rules) for path in paths or ("",)))
    return tuple(rule for rule in rules if rule.code in codes)


def _lets_through(
    finding: Finding, end: Evidence, document: Document | None, per_file: PerFile, rules: Sequence[type[Rule]]
) -> bool:
    options = per_file.of(end.path)
    return (
        finding.code in per_file.codes(end.path, rules)
        and finding.confidence >= options.min_confidence
        and (document is None or not options.languages or _is_in(document, end, options.languages))
    )


def _is_in(document: Document, end: Evidence, languages: Sequence[str]) -> bool:
    """Whether a passage is in one of these languages, or in none: a number alone."""
    if not document.blocks:
        return True
    own = document.blocks[document.block_at(document.find(end.start))].language or document.language
    return own == "und" or any(
        own == each or own.startswith(f"{each}-") or each.startswith(f"{own}-") for each in languages
    )


def _as_severe(finding: Finding, ends: Sequence[Evidence], per_file: PerFile, rules: Sequence[type[Rule]]) -> Finding:
    set_for = [per_file.severity(end.path, finding.code, rules) or finding.severity for end in ends]
    severity = max(set_for, key=SEVERITIES.index, default=finding.severity)
    return finding if severity == finding.severity else replace(finding, severity=severity)


def _is_ledger(document: Document | None) -> bool:
    return document is not None and document.format == LEDGER
