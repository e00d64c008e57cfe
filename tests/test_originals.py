"""The five documents of the first user, found texts that are not ours: what has to be found in them, and what not.

They lie beside the checkout, not in it; without them the tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.claims.pipeline import corpus, extract
from factlint.rules.finding import Finding
from factlint.rules.run import check
from factlint.sources.formats import read

_FOLDER = Path(__file__).parents[2] / "shared" / "bench" / "sets" / "00-seeds"
_FILES = sorted(_FOLDER.glob("*.txt"))

pytestmark = pytest.mark.skipif(not _FILES, reason="the original documents are not beside this checkout")


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    found = check(corpus([extract(read(path.read_bytes(), path.name)) for path in _FILES]))
    return [finding for finding in found if finding.severity != "info"]


def _ends(finding: Finding) -> list[tuple[str, str]]:
    return [(end.path[:3], end.value) for end in finding.evidence]


def _only(findings: list[Finding], code: str) -> Finding:
    (finding,) = (finding for finding in findings if finding.code == code)
    return finding


def test_the_consular_talks_are_told_out_of_order(findings: list[Finding]) -> None:
    (finding,) = (f for f in findings if f.code == "D105" and _ends(f)[0] == ("000", "1954-09/1955-07"))
    assert _ends(finding)[1] == ("000", "1955-07-13")
    (elsewhere,) = (step for step in finding.trace if "001_" in step)
    assert elsewhere.startswith("compatible") and '"September 2"' in elsewhere and "1954-09-02" in elsewhere


def test_the_break_of_nine_months_begins_before_what_is_told_as_its_cause(findings: list[Finding]) -> None:
    (finding,) = (f for f in findings if f.code == "D105" and _ends(f)[0] == ("000", "1958-40"))
    assert _ends(finding)[1:] == [("000", "1957-12-12"), ("000", "P9M"), ("000", "1958-09-15")]


def test_a_meeting_reported_as_ended_is_still_announced(findings: list[Finding]) -> None:
    (finding,) = (f for f in findings if f.code == "D105" and _ends(f)[0][0] != "000")
    assert [path for path, _ in _ends(finding)[:2]] == ["002", "002"]
    assert finding.severity == "warning"


def test_the_representative_at_the_73rd_meeting(findings: list[Finding]) -> None:
    finding = _only(findings, "E402")
    assert [path for path, _ in _ends(finding)[:2]] == ["000", "001"]
    assert "ambassador to Czechoslovakia" in finding.message and "ambassador to Poland" in finding.message
    assert "1957-12-12" in finding.message


def test_eight_references_are_empty(findings: list[Finding]) -> None:
    finding = _only(findings, "C602")
    assert {path for path, _ in _ends(finding)} == {"000"}
    assert finding.message.startswith("8 of 8")


def test_the_dialogue_without_its_number(findings: list[Finding]) -> None:
    finding = _only(findings, "N204")
    assert finding.evidence[0].path.startswith("002") and finding.evidence[0].text == "次"


def test_the_quotation_that_never_closes(findings: list[Finding]) -> None:
    finding = _only(findings, "Q502")
    assert finding.evidence[0].path.startswith("001") and finding.severity == "error"


def test_what_only_looks_like_a_conflict(findings: list[Finding]) -> None:
    """40 days, 9 months, 15 years; 13 July and mid-July; 2 and 30 September; 17, 73 and 136; five points; captions."""
    values = ("D101", "D102", "D103", "D104", "D106", "D107", "D108", "N201", "N202", "N205", "A302", "E401")
    assert [(finding.code, finding.message) for finding in findings if finding.code in values] == []
    assert not [finding for finding in findings if finding.code == "N203" and finding.evidence[0].path[:3] == "004"]
