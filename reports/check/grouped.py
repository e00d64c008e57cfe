"""`grouped`: findings under the file of their first end, for one who works through file by file."""

from __future__ import annotations

from itertools import groupby

from factlint.reports.ends import elsewhere
from factlint.reports.result import CheckResult, Style
from factlint.reports.summary import closing
from factlint.reports.words import hang, inert, line
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
        hang(f"  {place:<{broad}}  {finding.code}  ", line(finding.message) + elsewhere(finding), style.width).replace(
            finding.code, style.paint(finding.code, finding.severity), 1
        )
        for place, finding in zip(places, findings, strict=True)
    ]
