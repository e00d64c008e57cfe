"""`sarif`: SARIF 2.1.0 for code scanning and viewers (OASIS, 27 March 2020; section numbers below are its own).

Suppressed findings, and with a baseline those that it holds, are there, too, marked as such: viewers hide them.
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
from factlint.rules.waiver import Suppressed
from factlint.sources.loading import Skipped

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def report(result: CheckResult, _style: Style) -> str:
    """A log of one run."""
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(result)]}, indent=2) + "\n"


def _run(result: CheckResult) -> Record:
    told = _all(result)
    used = {finding.code for finding, _ in told}
    rules = [rule for rule in RULES if rule.code in used]
    places = {rule.code: index for index, rule in enumerate(rules)}
    return {
        "tool": {"driver": {"name": "factlint", "version": VERSION, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result.skipped)],
        "artifacts": [{"location": {"uri": uri(extraction.document.path)}} for extraction in result.corpus.extractions],
        "results": [
            {**_result(finding, places[finding.code], name), **state}
            for (finding, state), name in zip(told, identities(finding for finding, _ in told), strict=True)
        ],
    }


def _all(result: CheckResult) -> list[tuple[Finding, Record]]:
    """The findings told, then those that a baseline holds, then those suppressed; each with what is said of that.

    What a baseline holds is "unchanged" (3.27.24) and suppressed, too: viewers that know no baselines hide it as well.
    """
    against = result.against
    states: list[Record] = [{"baselineState": state} if against else {} for state in ("new", "unchanged")]
    held: Record = {
        "suppressions": [{"kind": "external", "status": "accepted", "justification": "held by the baseline"}]
    }
    told = [(finding, states[0]) for finding in result.findings]
    told += [(finding, {**states[1], **held}) for finding in (against.unchanged if against else ())]
    return told + [(each.finding, {"suppressions": [_suppression(each)]}) for each in result.suppressed]


def _suppression(suppressed: Suppressed) -> Record:
    """By a comment in the source, or by a file of its own (3.35.2), and why."""
    waiver = suppressed.waiver
    record: Record = {"kind": "external" if waiver.outside else "inSource", "status": "accepted"}
    if waiver.reason:
        record["justification"] = line(waiver.reason)
    return {**record, "location": _location(waiver.place)}


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
