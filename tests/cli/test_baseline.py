"""The baseline: accepted findings are not told again, whatever happens to lines and names; new ones are."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from factlint.rules.baseline import Accepted, BaselineError, compare, dump, parse, updated

FILE = "factlint-baseline.json"
EN = "The consular talks in Geneva began on September 2, 1954. They met there on February 30, 1955.\n"
HANS = "中美领事级会谈于1954年9月3日在日内瓦开始。\n"
HANT = "雙方於1955年6月31日會面。\n"
NEW = "The talks resumed on February 30, 1958.\n"


@pytest.fixture
def texts(folder: Path) -> Path:
    """Three texts, with two findings in one of them and one between two."""
    (folder / "docs").mkdir()
    for name, text in (("talks.en.md", EN), ("huitan.zh-Hans.md", HANS), ("huitan.zh-Hant.md", HANT)):
        (folder / "docs" / name).write_text(text, "utf-8")
    return folder


def _told(run: Any) -> tuple[int, int, int]:
    """New, unchanged and fixed findings."""
    told = json.loads(run.out)["baseline"]
    return told["new"], told["unchanged"], told["fixed"]


def test_accept_then_only_new_ones(texts: Path, factlint: Any) -> None:
    assert factlint("check").code == 1
    assert factlint("baseline").out == f"{FILE}: 3 findings accepted.\n"
    run = factlint("check", "--baseline", "--format", "json")
    assert (run.code, _told(run)) == (0, (0, 3, 0))
    assert factlint("check", "--format", "json").out == run.out
    assert factlint("check", "--no-baseline").code == 1
    (texts / "docs/new.md").write_text(NEW)
    run = factlint("check", "--format", "json", "--baseline")
    assert (run.code, _told(run)) == (1, (1, 3, 0))
    assert [each["evidence"][0]["path"] for each in json.loads(run.out)["findings"]] == ["docs/new.md"]
    assert factlint("check", "--baseline", "--format", "concise").out.startswith("docs/new.md:1:22: D103 ")


def test_moved_lines_and_renamed_files_are_no_news(texts: Path, factlint: Any) -> None:
    factlint("baseline")
    before = (texts / FILE).read_bytes()
    (texts / "docs/talks.en.md").write_text("\n\nA word before.\n\n" + EN)
    assert _told(factlint("check", "--baseline", "--format", "json")) == (0, 3, 0)
    factlint("baseline")
    assert (texts / FILE).read_bytes() == before
    (texts / "docs/talks.en.md").rename(texts / "docs/a-report.md")
    assert _told(factlint("check", "--baseline", "--format", "json")) == (0, 3, 0)
    assert factlint("baseline").out == f"{FILE}: 3 findings accepted (0 added, 0 removed).\n"
    assert "docs/a-report.md" in (texts / FILE).read_text()


def test_growth_and_shrinking_are_said(texts: Path, factlint: Any) -> None:
    factlint("baseline")
    (texts / "docs/huitan.zh-Hant.md").write_text(HANT.replace("31", "30"), "utf-8")
    (texts / "docs/new.md").write_text(NEW)
    run = factlint("check", "--baseline", "--format", "json")
    assert _told(run) == (1, 2, 1)
    run = factlint("baseline", "--no-grow")
    assert run.code == 1
    assert run.out.splitlines() == [
        "! D103 docs/new.md: 1958-02-30 does not exist: February 1958 has 28 days",
        "- D103 docs/huitan.zh-Hant.md: 1955-06-31 does not exist: June has 30 days",
        f"{FILE}: 2 findings accepted (0 added, 1 removed, 1 new not accepted).",
    ]
    assert _told(factlint("check", "--baseline", "--format", "json")) == (1, 2, 0)
    run = factlint("baseline")
    assert run.code == 0
    assert run.out.splitlines()[0].startswith("+ D103 docs/new.md: ")
    assert factlint("baseline", "--no-grow").code == 0


def test_a_second_finding_of_one_kind_is_new(texts: Path, factlint: Any) -> None:
    """Each entry is for one finding, though both have one fingerprint."""
    factlint("baseline")
    (texts / "docs/again.md").write_text(HANT, "utf-8")
    run = factlint("check", "--baseline", "--format", "json")
    assert _told(run) == (1, 3, 0)


def test_part_of_the_files_changes_their_entries_alone(texts: Path, factlint: Any) -> None:
    factlint("baseline")
    (texts / "docs/huitan.zh-Hant.md").write_text(HANT.replace("31", "30"), "utf-8")
    assert _told(factlint("check", "docs/talks.en.md", "--baseline", "--format", "json"))[2] == 0
    assert factlint("baseline", "docs/talks.en.md", "--select", "D103").code == 0
    assert len(json.loads((texts / FILE).read_text())["findings"]) == 3
    assert factlint("baseline", "docs/huitan.zh-Hant.md").out.splitlines()[-1].endswith("(0 added, 1 removed).")


def test_the_order_of_arguments_does_not_matter(texts: Path, factlint: Any) -> None:
    names = ["docs/talks.en.md", "docs/huitan.zh-Hans.md", "docs/huitan.zh-Hant.md"]
    factlint("baseline", *names)
    before = (texts / FILE).read_bytes()
    (texts / FILE).unlink()
    factlint("baseline", *reversed(names))
    assert (texts / FILE).read_bytes() == before


def test_the_configuration_names_one(texts: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (texts / "factlint.toml").write_text('sources = ["docs"]\nbaseline = "lint/accepted.json"\n')
    run = factlint("check")
    assert (run.code, "lint/accepted.json: this baseline does not exist" in run.err) == (2, True)
    assert factlint("check", "--no-baseline").code == 1
    (texts / "lint").mkdir()
    monkeypatch.chdir(texts / "docs")
    assert factlint("baseline").out == "lint/accepted.json: 3 findings accepted.\n"
    assert factlint("check").code == 0
    assert factlint("check", "--no-baseline").code == 1
    (texts / "lint/accepted.json").unlink()
    assert factlint("check").code == 2


def test_nothing_is_written_where_something_cannot_be_read(texts: Path, factlint: Any) -> None:
    run = factlint("baseline", "docs", "missing.md")
    assert (run.code, (texts / FILE).exists()) == (2, False)
    assert "left as it was" in run.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_written_whole_or_not_at_all(texts: Path, factlint: Any) -> None:
    factlint("baseline")
    before = (texts / FILE).read_bytes()
    (texts / "docs/new.md").write_text(NEW)
    texts.chmod(0o555)
    try:
        assert factlint("baseline").code == 2
    finally:
        texts.chmod(0o755)
    assert (texts / FILE).read_bytes() == before
    assert [each.name for each in texts.glob(".*part")] == []


def test_suppressed_findings_are_not_accepted_anew(texts: Path, factlint: Any) -> None:
    (texts / "docs/huitan.zh-Hant.md").write_text(f"{HANT[:-1]}<!-- factlint: ignore D103 原稿如此 -->\n", "utf-8")
    assert factlint("baseline").out == f"{FILE}: 2 findings accepted.\n"


BROKEN = [
    "", "[]", "{}", "null", '{"version": 1}', '{"version": 2, "findings": []}', '{"version": 1, "findings": {}}',
    '{"version": 1, "findings": [1]}', '{"version": 1, "findings": [{}]}', "[" * 100_000, '{"version": 1, "findings":',
    '{"version": 1, "findings": [{"fingerprint": "0123456789abcdef", "paths": "a"}]}',
    '{"version": 1, "findings": [{"fingerprint": "0123456789abcdef", "code": 1}]}',
    '{"version": 1, "findings": [{"fingerprint": "0123456789ABCDEF"}]}',
]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_broken_ones_are_said(texts: Path, factlint: Any, text: str) -> None:
    with pytest.raises(BaselineError):
        parse(text)
    (texts / FILE).write_text(text)
    for command in (["check", "--baseline"], ["baseline"]):
        run = factlint(*command)
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith(f"factlint: {FILE}:") and run.err.count("\n") == 1
        assert (texts / FILE).read_text() == text


@pytest.mark.usefixtures("texts")
def test_bytes_that_are_no_text(folder: Path, factlint: Any) -> None:
    (folder / FILE).write_bytes(b'{"version": 1, "findings": [\xff]}')
    run = factlint("check", "--baseline")
    assert (run.code, "not valid UTF-8 at byte 29" in run.err) == (2, True)


def test_round_trip() -> None:
    entries = (Accepted("0123456789abcdef", "D101", "一\n“二” here", ("b/\x07.md", "文.md")), Accepted("f" * 16))
    assert set(parse(dump(entries))) == set(entries)
    assert dump(entries) == dump(reversed(entries))
    assert updated(compare([], entries), grow=True) == ()


def test_a_folder_of_the_project_is_a_part_of_it(texts: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one stands below the project's folder and names nothing, what lies elsewhere is not fixed."""
    (texts / "more").mkdir()
    (texts / "more/new.md").write_text(NEW)
    factlint("baseline")
    before = (texts / FILE).read_bytes()
    for folder in ("more", "more/../docs"):
        monkeypatch.chdir(texts / folder)
        assert _told(factlint("check", "--format", "json"))[::2] == (0, 0)
        assert "(0 added, 0 removed)" in factlint("baseline").out
        assert (texts / FILE).read_bytes() == before
    (texts / "empty").mkdir()
    monkeypatch.chdir(texts / "empty")
    run = factlint("baseline")
    assert "(0 added, 0 removed)" in run.out and run.err == "factlint: warning: no documents in the current folder\n"


@pytest.mark.parametrize("option", ["--lang=zh", "--min-confidence=1", "--per-file-ignores=docs/*:D103"])
def test_what_options_leave_out_is_not_fixed(texts: Path, factlint: Any, option: str) -> None:
    (texts / "docs/more.md").write_text("They are said to have met on Monday, 5 July 1955, or so.\n")
    factlint("baseline")
    before = (texts / FILE).read_bytes()
    assert _told(factlint("check", "--format", "json", option))[::2] == (0, 0)
    assert "(0 added, 0 removed)" in factlint("baseline", option).out
    assert (texts / FILE).read_bytes() == before


def test_what_cannot_be_read_is_not_fixed(texts: Path, factlint: Any) -> None:
    """A file that nobody named may be unreadable for a while: Git LFS did not fetch it."""
    factlint("baseline")
    before = (texts / FILE).read_bytes()
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 12\n"
    (texts / "docs/talks.en.md").write_text(pointer)
    assert _told(factlint("check", "--format", "json")) == (0, 1, 0)
    assert "(0 added, 0 removed)" in factlint("baseline").out
    assert (texts / FILE).read_bytes() == before
