"""`grouped`: findings under the file of their first end, for one who works through file by file."""

from __future__ import annotations

from itertools import groupby

from factlint.reports.result import CheckResult, Style
from factlint.reports.summary import closing
from factlint.reports.words import inert, line
from factlint.rules.finding import Finding


def report(result: CheckResult, style: Style) -> str:
    """A heading a file, a line a finding in order of place, and a closing sentence."""
    ordered = sorted(result.findings, key=lambda finding: (finding.evidence[0].path, finding.evidence[0].start))
    blocks = [
        f"{style.paint(inert(path), 'path')}:\n" + "".join(f"{text}\n" for text in _lines(list(found), style))
        for path, found in groupby(ordered, key=lambda finding: finding.evidence[0].path)
    ]
    return "\n".join([*blocks, closing(result, style)]) if blocks else closing(result, style)


def _lines(findings: list[Finding], style: Style) -> list[str]:
    places = [f"{finding.evidence[0].line}:{finding.evidence[0].column}" for finding in findings]
    broad = max(map(len, places))
    return [
        f"  {place:<{broad}}  {style.paint(finding.code, finding.severity)}  {line(finding.message)}{_others(finding)}"
        for place, finding in zip(places, findings, strict=True)
    ]


def _others(finding: Finding) -> str:
    others = [f"{inert(end.path)}:{end.line}" for end in finding.evidence[1:]]
    more = f" and {len(others) - 3} more" if len(others) > 3 else ""
    return f"  ({', '.join(others[:3])}{more})" if others else ""
