"""`json`: the comparison as one object, and each of many pairs of texts as a line."""

from __future__ import annotations

from factlint.reports.records import VERSION, Record, dump, fact_records, finding_record, source_record
from factlint.reports.result import Compared, Style


def report(result: Compared, _style: Style) -> str:
    """Verdict, all changes, what stays the same too, and the findings, indented."""
    verdict, reason = result.comparison.verdict
    changes = result.comparison.changes
    facts = fact_records(result.comparison.corpus, [change.fact for change in changes])
    record: Record = {
        "version": VERSION,
        "sources": [source_record(extraction) for extraction in result.comparison.corpus.extractions],
        "verdict": verdict.value,
        "reason": reason,
        "changes": [{"status": change.status, **fact} for change, fact in zip(changes, facts, strict=True)],
        "findings": [finding_record(finding) for finding in result.findings],
        "summary": result.counts(),
    }
    return dump(record, indent=2) + "\n"


def pair_line(name: object, result: Compared) -> str:
    """One pair of many: what holds between its texts, as one line."""
    verdict, reason = result.comparison.verdict
    findings = [finding_record(finding) for finding in result.findings]
    return dump({"id": name, "verdict": verdict.value, "reason": reason, "findings": findings}) + "\n"
