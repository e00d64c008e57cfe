"""Documents that nobody tuned the rules on: clean sets give no finding, and single edits of them are found."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factlint.claims.pipeline import corpus, extract
from factlint.rules.finding import Finding
from factlint.rules.registry import RULES
from factlint.rules.run import check
from factlint.sources.formats import read

_FOLDER = Path(__file__).parent / "corpora" / "clean"
_SETS = sorted(path for path in _FOLDER.iterdir() if path.is_dir())
_PAIRS: list[dict[str, Any]] = tomllib.loads((_FOLDER / "pairs.toml").read_text("utf-8"))["pair"]

# Sets with a false alarm today, each with its cause. A set that has become silent may leave this list.
XFAIL: dict[str, str] = {}

# The same for the texts of pairs.toml.
XFAIL_PAIRS: dict[str, str] = {}

# How many of the edits in seeded.toml are found. Raise it with every one more; never lower it.
FOUND = 37


def _texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.suffix != ".toml"}


def _findings(texts: dict[str, str]) -> list[Finding]:
    documents = [read(text.encode(), name) for name, text in texts.items()]
    return check(corpus([extract(document) for document in documents]), RULES)


def _edits(folder: Path) -> list[dict[str, str]]:
    edits: list[dict[str, str]] = tomllib.loads((folder / "seeded.toml").read_text("utf-8"))["edit"]
    return edits


def _is_found(folder: Path, edit: dict[str, str]) -> bool:
    """Whether the edit brings a finding of its code that the clean set does not have."""
    texts = _texts(folder)
    before = {finding.fingerprint for finding in _findings(texts)}
    texts[edit["file"]] = texts[edit["file"]].replace(edit["old"], edit["new"])
    return any(f.code == edit["code"] and f.fingerprint not in before for f in _findings(texts))


@pytest.mark.parametrize("folder", _SETS, ids=lambda folder: folder.name)
def test_clean_sets_are_silent(folder: Path, request: pytest.FixtureRequest) -> None:
    if folder.name in XFAIL:
        request.applymarker(pytest.mark.xfail(reason=XFAIL[folder.name], strict=False))
    alarms = [f"{f.code} {f.message}" for f in _findings(_texts(folder)) if f.severity in ("error", "warning")]
    assert alarms == []


@pytest.mark.parametrize("pair", _PAIRS, ids=lambda pair: pair["name"])
def test_clean_pairs_are_silent(pair: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if pair["name"] in XFAIL_PAIRS:
        request.applymarker(pytest.mark.xfail(reason=XFAIL_PAIRS[pair["name"]], strict=False))
    texts = {f"{number}.md": text + "\n" for number, text in enumerate(pair["texts"], 1)}
    alarms = [f"{f.code} {f.message}" for f in _findings(texts) if f.severity in ("error", "warning")]
    assert alarms == []


@pytest.mark.parametrize("folder", _SETS, ids=lambda folder: folder.name)
def test_every_edit_changes_one_place(folder: Path) -> None:
    texts = _texts(folder)
    edits = _edits(folder)
    assert len(edits) >= 4
    for edit in edits:
        assert texts[edit["file"]].count(edit["old"]) == 1, edit["old"]
        assert edit["new"] != edit["old"]
        assert edit["code"] in {rule.code for rule in RULES}


def test_as_many_edits_are_found_as_before() -> None:
    missed = [
        f"{folder.name}: {edit['code']} {edit['new']!r}: {edit['why']}"
        for folder in _SETS
        for edit in _edits(folder)
        if not _is_found(folder, edit)
    ]
    found = sum(len(_edits(folder)) for folder in _SETS) - len(missed)
    assert found >= FOUND, "\n".join(missed)


@pytest.mark.slow
def test_nothing_more_is_found_in_many_subjects_together() -> None:
    """Documents of other subjects join no fact and no series: all sets in one run give what each gives alone."""
    groups = [_texts(folder) for folder in [*_SETS, Path(__file__).parents[1] / "examples"]]
    named = [{f"{index}/{name}": text for name, text in group.items()} for index, group in enumerate(groups)]
    alone = {finding.fingerprint: finding for group in named for finding in _findings(group)}
    together = _findings({name: text for group in named for name, text in group.items()})
    assert alone
    assert [f"{f.code} {f.message}" for f in together if f.fingerprint not in alone] == []
