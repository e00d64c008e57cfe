"""What holds for one file: the project's options, those of its folders, and what was typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BAD = "The talks resumed on February 30, 1958.\n"
QUOTE = "The minister called it “a first step and left the hall without another word.\n"


def _told(run: Any) -> list[tuple[str, str, str]]:
    assert run.code in (0, 1), run.err
    return [(each["evidence"][0]["path"], each["code"], each["severity"]) for each in json.loads(run.out)["findings"]]


@pytest.fixture
def texts(folder: Path) -> Path:
    """A folder, one within it, and one beside it: each with the same two findings."""
    for name in ("docs", "docs/old", "notes"):
        (folder / name).mkdir()
        (folder / name / "a.md").write_text(BAD)
        (folder / name / "b.md").write_text(QUOTE)
    return folder


def test_folders_set_options_for_their_files(texts: Path, factlint: Any) -> None:
    """A folder ignores more, selects anew and makes milder; what lies beside it stays as it was."""
    (texts / "factlint.toml").write_text('severity = { Q = "warning" }\n')
    (texts / "docs/factlint.toml").write_text('ignore = ["Q502"]\n')
    (texts / "docs/old/factlint.toml").write_text('select = ["ALL"]\nseverity = { D103 = "info" }\n')
    expected = [
        ("docs/a.md", "D103", "error"),
        ("docs/old/a.md", "D103", "info"),
        ("notes/a.md", "D103", "error"),
        ("notes/b.md", "Q502", "warning"),
    ]
    assert _told(factlint("check", "--format", "json")) == expected
    assert _told(factlint("check", "notes", "docs/old", "docs", "--format", "json")) == expected


def test_the_current_folder_decides_nothing(texts: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standing in a folder with options of its own, the project's configuration is still the project's."""
    (texts / "factlint.toml").write_text('sources = ["docs"]\nignore = ["D"]\n')
    (texts / "docs/factlint.toml").write_text('extend-select = ["D103"]\n')
    outside = _told(factlint("check", "--format", "json"))
    monkeypatch.chdir(texts / "docs/old")
    assert _told(factlint("check", "--format", "json")) == outside
    assert [code for _, code, _ in outside] == ["D103", "Q502", "D103", "Q502"]


def test_folders_of_a_project_without_a_configuration(
    texts: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their options hold wherever one stands; what they set for a project counts in their folder."""
    (texts / "docs/factlint.toml").write_text('ignore = ["Q502"]\nsources = ["a.md"]\n')
    (texts / "docs/old/factlint.toml").write_text('severity = { D103 = "info" }\n')
    expected = [
        ("docs/a.md", "D103", "error"),
        ("docs/old/a.md", "D103", "info"),
        ("notes/a.md", "D103", "error"),
        ("notes/b.md", "Q502", "error"),
    ]
    assert _told(factlint("check", "--format", "json")) == expected
    (texts / "docs/old/factlint.toml").write_text("slect = []\n")
    assert "docs/old/factlint.toml:1: unknown key 'slect'" in factlint("check").err
    assert len(_told(factlint("check", "--isolated", "--format", "json"))) == 6
    monkeypatch.chdir(texts / "docs")
    assert _told(factlint("check", "--format", "json")) == [("a.md", "D103", "error")]


def test_a_project_within(texts: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """`root = true`: options of the folders above do not reach it, and it may have a corpus of its own."""
    (texts / "factlint.toml").write_text('ignore = ["D"]\n')
    (texts / "docs/factlint.toml").write_text('root = true\nsources = ["old"]\n')
    assert [each for each in _told(factlint("check", "--format", "json")) if each[1] == "D103"] == [
        ("docs/a.md", "D103", "error"),
        ("docs/old/a.md", "D103", "error"),
    ]
    monkeypatch.chdir(texts / "docs")
    assert {path for path, _, _ in _told(factlint("check", "--format", "json"))} == {"old/a.md", "old/b.md"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'sources = ["x"]\n',
            "docs/factlint.toml:1: sources is for the project's own configuration to set; this file sets options for "
            'its folder alone (root = true makes it a project of its own)\n  sources = ["x"]\n  ^^^^^^^\n',
        ),
        (
            'ignore = ["C603", "D9"]\n',
            "docs/factlint.toml:1: no rule has the code or name 'D9' (factlint rule --all lists them)\n"
            '  ignore = ["C603", "D9"]\n                     ^^\n',
        ),
        (
            '[severity]\nD101 = "fatal"\n',
            "docs/factlint.toml:2: severity must be a table of rules to severities; 'D101' must be one of error, "
            'warning, info\n  D101 = "fatal"\n  ^^^^\n',
        ),
        ('[severity]\n"日期" = "info"\n', "docs/factlint.toml:2: no rule has the code or name '日期'"),
        (
            'languages = ["zh", "中文"]\n',
            "docs/factlint.toml:1: languages must be a list of languages out of en, zh, zh-Hans, zh-Hant\n"
            '  languages = ["zh", "中文"]\n                      ^^^^\n',
        ),
    ],
)
def test_faults_of_a_folder(texts: Path, factlint: Any, text: str, said: str) -> None:
    """The file, the line and the place are told as for the project's own."""
    (texts / "docs/factlint.toml").write_text(text)
    (texts / "factlint.toml").write_text("")
    run = factlint("check", "docs/old/a.md")
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_typed_beats_written(texts: Path, factlint: Any) -> None:
    """`--select` and `--min-confidence` replace what files say; `--ignore` and `--per-file-ignores` add to it."""
    (texts / "factlint.toml").write_text('select = ["D"]\n[per-file-ignores]\n"notes/**" = ["D"]\n')
    (texts / "docs/factlint.toml").write_text("min-confidence = 0.999\n")

    def codes(*options: str) -> list[tuple[str, str]]:
        return [each[:2] for each in _told(factlint("check", "--format", "json", *options))]

    dated = [("docs/a.md", "D103"), ("docs/old/a.md", "D103")]
    assert codes() == []
    assert codes("--min-confidence", "0.2") == dated
    assert codes("--min-confidence", "0.2", "--select", "Q") == [
        ("docs/b.md", "Q502"),
        ("docs/old/b.md", "Q502"),
        ("notes/b.md", "Q502"),
    ]
    assert codes("--min-confidence", "0.2", "--per-file-ignores", "old:impossible-date") == dated[:1]
    assert codes("--min-confidence", "0.2", "--ignore", "D103") == []
    run = factlint("check", "--per-file-ignores", "old")
    assert (run.code, "write it as GLOB:CODES" in run.err) == (2, True)


def test_exclude(texts: Path, factlint: Any) -> None:
    """What is excluded is not found in folders or by globs; named it is checked, unless that is forced."""
    (texts / "factlint.toml").write_text('sources = ["docs/**/*.md", "notes/a.md"]\nexclude = ["old/", "notes/*"]\n')

    def files(*arguments: str) -> list[str]:
        return str(factlint("check", "--show-files", *arguments).out).split()

    assert files() == ["docs/a.md", "docs/b.md"]
    assert files("docs", "notes") == ["docs/a.md", "docs/b.md"]
    assert files("docs/old/a.md", "docs") == ["docs/a.md", "docs/b.md", "docs/old/a.md"]
    assert files("docs/old/a.md", "docs/a.md", "--force-exclude") == ["docs/a.md"]


def test_only_in_some_languages(folder: Path, factlint: Any) -> None:
    """A passage in another language is left out, be the language of the document or of a paragraph."""
    (folder / "both.md").write_text(
        "The talks resumed on February 30, 1958.\n\n会谈于1958年2月31日在日内瓦恢复，双方同意继续讨论这个问题。\n"
    )
    (folder / "tw.md").write_text("會談於1958年2月30日在日內瓦恢復，雙方同意繼續討論這個問題。\n")

    def found(*options: str) -> list[str]:
        told = json.loads(factlint("check", "--format", "json", *options).out)["findings"]
        return [each["evidence"][0]["text"] for each in told]

    english, simplified, traditional = "February 30, 1958", "1958年2月31日", "1958年2月30日"
    assert found() == [english, simplified, traditional]
    assert found("--lang", "en") == [english]
    assert found("--lang", "zh") == [simplified, traditional]
    (folder / "factlint.toml").write_text('languages = ["zh-Hant"]\n')
    assert found() == [traditional]
    assert found("--lang", "zh-Hans,en") == [english, simplified]
    assert "--lang 'zh-Hand' is none of" in factlint("check", "--lang", "zh-Hand").err


def test_base_date_of_a_folder(folder: Path, factlint: Any) -> None:
    """Each folder may have a reference date of its own."""
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text("The talks resumed on March 18.\n")
        (folder / name / "factlint.toml").write_text(f'base-date = "20{name.count("t") + 20}-03-22"\n')
    (folder / "factlint.toml").write_text("")
    told = [json.loads(line) for line in factlint("claims", "--format", "jsonl").out.splitlines()]
    assert [each["value"] for each in told if each["kind"] == "date"] == ["2020-03-18", "2021-03-18"]
    told = [
        json.loads(line)
        for line in factlint("claims", "--format", "jsonl", "--base-date", "1958-04-01").out.splitlines()
    ]
    assert {each["value"] for each in told if each["kind"] == "date"} == {"1958-03-18"}


def test_output_format(texts: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The configuration, then the environment, then the option, where the command has the format."""
    (texts / "factlint.toml").write_text('output-format = "concise"\n')
    assert factlint("check", "docs/a.md").out.startswith("docs/a.md:1:22: D103")
    assert factlint("claims", "docs/a.md").out.startswith("docs/a.md (markdown, en)\n┌")
    monkeypatch.setenv("FACTLINT_OUTPUT_FORMAT", "json")
    assert factlint("check", "docs/a.md").out.startswith("{")
    assert factlint("check", "docs/a.md", "--format", "csv").out.startswith("code,")
