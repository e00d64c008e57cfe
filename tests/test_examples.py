"""The examples hold five faults and many things that only look like faults; the tool tells them apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factlint.cli.app import main

ROOT = Path(__file__).parent.parent


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What `check` finds, by code."""
    monkeypatch.chdir(ROOT)
    main(["check", "examples", "--output-format", "json"])
    told = json.loads(capsys.readouterr().out)["findings"]
    found = {finding["code"]: finding for finding in told}
    assert len(found) == len(told)
    return found


def test_only_the_faults_are_found(findings: dict[str, Any]) -> None:
    """None on 40 days, 9 months, 15 years, mid-July, 17 and 73 and 136, five points, a repeated caption."""
    assert sorted(findings) == ["C602", "D105", "E402", "N204", "Q502"]


def test_consular_talks(findings: dict[str, Any]) -> None:
    """Told as following July 1955 though they began in 1954; the other sources' September 2 stands in the trace."""
    first, second = findings["D105"]["evidence"][:2]
    assert (first["value"], second["value"]) == ("1954-09/1955-07", "1955-07-13")
    assert any("compatible" in step and "September" in step for step in findings["D105"]["trace"])


def test_representative(findings: dict[str, Any]) -> None:
    """At the 73rd meeting: ambassador to Czechoslovakia in one, to Poland in the other."""
    ends = {end["path"]: end["value"] for end in findings["E402"]["evidence"] if end.get("role") != "context"}
    assert "Czechoslovakia" in ends["examples/wiki.zh-Hans.md"]
    assert "Poland" in ends["examples/essay.en.html"]


def test_references_ordinal_quotation(findings: dict[str, Any]) -> None:
    """Four empty entries with their marks, a 次 without its number, a quotation that is never closed."""
    assert [end["text"] for end in findings["C602"]["evidence"]].count("1.") == 1
    assert len(findings["C602"]["evidence"]) == 8
    assert findings["N204"]["evidence"][0]["path"] == "examples/lecture.zh-Hant.txt"
    assert findings["Q502"]["evidence"][0]["text"].startswith('"We')
