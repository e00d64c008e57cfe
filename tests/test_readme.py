"""The README shows what the tool does: its output and its table of rules are made, not typed.

After a change that is meant, `pytest tests/test_readme.py --update-runs` writes them again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.cli.app import main
from factlint.reports.rules import table
from factlint.rules.registry import RULES

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Assert that a marked part of the README is the text given, or make it so."""

    def compared(name: str, text: str) -> None:
        begin, end = f"<!-- {name}: made by tests/test_readme.py -->\n\n", f"\n<!-- end of {name} -->"
        readme = README.read_text("utf-8")
        start = readme.index(begin) + len(begin)
        if request.config.getoption("--update-runs"):
            README.write_text(readme[:start] + text + readme[readme.index(end) :], "utf-8")
        assert README.read_text("utf-8")[start:].startswith(text + end)

    return compared


@pytest.mark.xdist_group("readme")
def test_demo(
    compare: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table of findings on the examples, at 80 columns."""
    monkeypatch.chdir(ROOT)
    assert main(["check", "examples"]) == 1
    streams = capsys.readouterr()
    assert streams.err == ""
    compare("demo", f"```text\n{streams.out}```\n")


@pytest.mark.xdist_group("readme")
def test_rules(compare: Callable[[str, str], None]) -> None:
    """Every rule of the registry, with what it finds."""
    compare("rules", table(RULES))


@pytest.mark.xdist_group("readme")
def test_cited(
    compare: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a brief says, and what the PDFs say that it cites."""
    monkeypatch.chdir(ROOT / "tests" / "runs" / "brief-and-pdfs" / "inputs")
    assert main(["report", "brief.md", "--quiet", "--output-format", "markdown", "-o", "-"]) == 1
    told = capsys.readouterr().out
    start = told.index("| Where | Says | Cited as |")
    compare("cited", told[start : told.index("\n\n", start) + 1])
