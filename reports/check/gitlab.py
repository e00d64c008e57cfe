"""`gitlab`: a Code Quality report, for the widget of a merge request."""

from __future__ import annotations

from factlint.reports.check.identity import identities
from factlint.reports.ends import elsewhere
from factlint.reports.records import Record, dump
from factlint.reports.result import CheckResult, Style
from factlint.reports.words import line
from factlint.rules.finding import Finding

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(result: CheckResult, _style: Style) -> str:
    """A list of one object a finding."""
    named = zip(result.findings, identities(result.findings), strict=True)
    return dump([_issue(finding, name) for finding, name in named], indent=2) + "\n"


def _issue(finding: Finding, name: str) -> Record:
    first = finding.evidence[0]
    return {
        "description": line(finding.message) + elsewhere(finding),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": name,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": first.path,
            "lines": {"begin": first.line, "end": first.end_line},
        },
    }
