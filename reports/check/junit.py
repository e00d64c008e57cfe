"""`junit`: XML as test runners write it: a suite a source, a test case a finding, for dashboards that know tests only.

Errors and warnings fail. An info is a case that passes and says what it saw; a source without findings is one passed
case; a source that could not be read is an error, one that was passed over is skipped. No times: they would differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from factlint.reports.ends import said
from factlint.reports.result import CheckResult, Style
from factlint.reports.words import clip, line
from factlint.rules.finding import Evidence, Finding
from factlint.sources.loading import Skipped

_Suite = tuple[tuple[int, int, int], str]
"""Tests, failures and errors, and the text."""
_QUOTE = 400
"""Columns of quotation told of one end."""


def report(result: CheckResult, _style: Style) -> str:
    """One document."""
    of: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        of[finding.evidence[0].path].append(finding)
    paths = dict.fromkeys([*(extraction.document.path for extraction in result.corpus.extractions), *of])
    suites = [_suite(path, of.get(path, [])) for path in paths]
    suites += [_passed_over(skipped) for skipped in result.skipped]
    tests, failures, errors = (sum(counts[at] for counts, _ in suites) for at in range(3))
    head = f'<testsuites name="factlint" tests="{tests}" failures="{failures}" errors="{errors}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *(text for _, text in suites), "</testsuites>\n"])


def _suite(path: str, findings: Sequence[Finding]) -> _Suite:
    failures = sum(finding.severity != "info" for finding in findings)
    cases = [_case(path, finding) for finding in findings] or [f"    <testcase {_named('factlint', path)}/>"]
    head = f'  <testsuite {_attribute("name", path)} tests="{len(cases)}" failures="{failures}" errors="0">'
    return (len(cases), failures, 0), "\n".join([head, *cases, "  </testsuite>"])


def _passed_over(skipped: Skipped) -> _Suite:
    errors = int(skipped.fatal)
    tag = "error" if skipped.fatal else "skipped"
    head = f'  <testsuite {_attribute("name", skipped.path)} tests="1" failures="0" errors="{errors}">'
    why = f"      <{tag} {_attribute('message', skipped.reason)}/>"
    case = f"    <testcase {_named('factlint', skipped.path)}>"
    return (1, 0, errors), "\n".join([head, case, why, "    </testcase>", "  </testsuite>"])


def _case(path: str, finding: Finding) -> str:
    first = finding.evidence[0]
    name = f"{finding.code} {finding.name} at {first.line}:{first.column}"
    told = "\n".join([line(finding.message), *map(_told, finding.evidence), *map(line, finding.trace)])
    if finding.severity == "info":
        body = f"      <system-out>{_safe(escape(told))}</system-out>"
    else:
        about = f"{_attribute('message', finding.message)} {_attribute('type', finding.code)}"
        body = f"      <failure {about}>{_safe(escape(told))}</failure>"
    return "\n".join([f"    <testcase {_named(name, path)}>", body, "    </testcase>"])


def _told(end: Evidence) -> str:
    value = f" {said(end)}" if said(end) else ""
    return f"{line(end.path)}:{end.line}:{end.column}{value} “{clip(line(end.text), _QUOTE)}”"


def _named(name: str, path: str) -> str:
    return f"{_attribute('name', name)} {_attribute('classname', path)}"


def _attribute(name: str, value: str) -> str:
    return f"{name}={_safe(quoteattr(line(value)))}"


def _safe(text: str) -> str:
    """XML 1.0 has no place for the two noncharacters that `inert` lets pass."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
