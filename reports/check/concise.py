"""`concise`: `path:line:col: CODE message`, one line a finding, for editors and grep."""

from __future__ import annotations

from factlint.reports.result import CheckResult, Style
from factlint.reports.words import inert, line
from factlint.rules.finding import Finding


def report(result: CheckResult, style: Style) -> str:
    """One line a finding, at its first end; the second is named after the message."""
    return "".join(f"{_line(finding, style)}\n" for finding in result.findings)


def _line(finding: Finding, style: Style) -> str:
    first, *others = finding.evidence
    place = f"{inert(first.path)}:{first.line}:{first.column}"
    other = f" (and {inert(others[0].path)}:{others[0].line}:{others[0].column})" if others else ""
    code = style.paint(finding.code, finding.severity)
    return f"{style.paint(place, 'path')}: {code} {line(finding.message)}{other}"
