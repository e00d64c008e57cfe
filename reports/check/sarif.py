"""`sarif`: SARIF 2.1.0 for code scanning and viewers (OASIS, 27 March 2020; section numbers below are its own).

The first end is the location, the others are related locations, the calculation is a code flow. Rules bring their
documentation. Columns are code points, ends exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from factlint.reports.check.identity import identities
from factlint.reports.ends import said
from factlint.reports.records import Record, dump
from factlint.reports.result import CheckResult, Style
from factlint.reports.rules import documentation
from factlint.reports.version import VERSION
from factlint.reports.words import inert_lines, line
from factlint.rules.finding import Evidence, Finding
from factlint.rules.registry import RULES
from factlint.rules.rule import Rule
from factlint.sources.loading import Skipped

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def report(result: CheckResult, _style: Style) -> str:
    """A log of one run."""
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(result)]}, indent=2) + "\n"


def _run(result: CheckResult) -> Record:
    used = {finding.code for finding in result.findings}
    rules = [rule for rule in RULES if rule.code in used]
    places = {rule.code: index for index, rule in enumerate(rules)}
    return {
        "tool": {"driver": {"name": "factlint", "version": VERSION, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result.skipped)],
        "artifacts": [{"location": {"uri": uri(extraction.document.path)}} for extraction in result.corpus.extractions],
        "results": [
            _result(finding, places[finding.code], name)
            for finding, name in zip(result.findings, identities(result.findings), strict=True)
        ],
    }


def uri(path: str) -> str:
    """A path as the reference of RFC 3986: relative paths stay relative."""
    encoded = quote(path, safe="/")
    return f"file://{encoded}" if path.startswith("/") else encoded


def _rule(rule: type[Rule]) -> Record:
    told = documentation(rule)
    first = {"text": _text(told.split("\n\n")[0])}
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": first,
        "fullDescription": first,
        "help": {"text": inert_lines(told)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _invocation(skipped: Sequence[Skipped]) -> Record:
    """Whether the job could be done, and what was passed over (3.20.14, 3.20.21)."""
    return {
        "executionSuccessful": not any(each.fatal for each in skipped),
        "toolExecutionNotifications": [
            {
                "level": "error" if each.fatal else "note",
                "message": {"text": _text(each.reason)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(each.path)}}}],
            }
            for each in skipped
        ],
    }


def _result(finding: Finding, rule: int, name: str) -> Record:
    record: Record = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _text(finding.message)},
        "locations": [_location(end) for end in finding.evidence[:1]],
        "partialFingerprints": {"factlint/v1": name},
        "rank": round(finding.confidence * 100, 2),
        "properties": {"name": finding.name, "family": finding.family},
    }
    others = finding.evidence[1:]
    if others:
        record["relatedLocations"] = [{"id": number, **_told(end)} for number, end in enumerate(others, 1)]
    if finding.trace and finding.evidence:
        record["codeFlows"] = [_flow(finding)]
    return record


def _flow(finding: Finding) -> Record:
    """The calculation: first the ends, then the steps, which are told at the first end (3.38.3 asks for a location)."""
    first = {"physicalLocation": _physical(finding.evidence[0])}
    steps = [{**first, "message": {"text": _text(step)}} for step in finding.trace]
    places = [_told(end) for end in finding.evidence]
    return {"threadFlows": [{"locations": [{"location": each} for each in (*places, *steps)]}]}


def _told(end: Evidence) -> Record:
    return {**_location(end), "message": {"text": _text(said(end) or end.text or end.kind)}}


def _location(end: Evidence) -> Record:
    return {"physicalLocation": _physical(end)}


def _physical(end: Evidence) -> Record:
    region: Record = {
        "startLine": end.line,
        "startColumn": end.column,
        "endLine": end.end_line,
        "endColumn": end.end_column,
        "charOffset": end.start,
        "charLength": end.end - end.start,
    }
    if end.text:
        region["snippet"] = {"text": inert_lines(end.text)}
    return {"artifactLocation": {"uri": uri(end.path)}, "region": region}


def _text(text: str) -> str:
    """A plain message; what would be read as a link in it (3.11.6) is escaped."""
    told = line(text)
    return told.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in told else told
