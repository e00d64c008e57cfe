"""Several outputs of one run, each in the format of its suffix."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from factlint.cli.app import main
from factlint.reports.schemas import NAMES, schema

BAD = "The talks resumed on February 30, 1958. 17 men met.\n"


@pytest.fixture
def bad(folder: Path) -> Path:
    """A folder with one file that has a finding."""
    (folder / "bad.md").write_text(BAD)
    return folder


def test_every_suffix(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run, many files, and standard output, which "-" asks for."""
    names = ["a.json", "b.jsonl", "c.sarif", "d.xml", "e.md", "f.csv", "g.txt", "-"]
    assert main(["check", "bad.md", *(part for name in names for part in ("-o", name))]) == 1
    table = capsys.readouterr().out
    assert table.startswith("┌") and (bad / "g.txt").read_text("utf-8") == table
    assert json.loads((bad / "a.json").read_text("utf-8"))["summary"]["error"] == 1
    assert json.loads((bad / "b.jsonl").read_text("utf-8"))["code"] == "D103"
    assert json.loads((bad / "c.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ElementTree.parse(bad / "d.xml").getroot().get("failures") == "1"
    assert (bad / "e.md").read_text("utf-8").startswith("| Rule |")
    assert (bad / "f.csv").read_text("utf-8").startswith("code,name,")


def test_the_chosen_format_takes_its_own_suffix(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--format gitlab` writes .json files; the others go by their suffix. For one file what was typed holds."""
    assert main(["check", "bad.md", "--format", "gitlab", "-o", "quality.json", "-o", "list.csv"]) == 1
    assert json.loads((bad / "quality.json").read_text("utf-8"))[0]["check_name"] == "D103 impossible-date"
    assert (bad / "list.csv").read_text("utf-8").startswith("code,name,")
    assert main(["check", "bad.md", "--format", "concise", "-o", "list.csv"]) == 1
    assert (bad / "list.csv").read_text("utf-8").startswith("bad.md:1:22: D103")
    assert capsys.readouterr().out == ""


def test_a_format_of_the_environment_yields_to_a_suffix(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable is for what is printed."""
    monkeypatch.setenv("FACTLINT_OUTPUT_FORMAT", "github")
    assert main(["check", "bad.md", "-o", "a.json"]) == 1
    assert json.loads((bad / "a.json").read_text("utf-8"))["version"] == 1


def test_what_cannot_be_written(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A suffix of a format that the command lacks, and a file named twice: exit 2, nothing written."""
    assert main(["claims", "bad.md", "-o", "x.sarif", "-o", "y.json"]) == 2
    assert "x.sarif: there is no format sarif here (one of table, json, jsonl, csv)" in capsys.readouterr().err
    assert main(["check", "bad.md", "-o", "x.json", "-o", "x.json"]) == 2
    assert "the same output file is named twice" in capsys.readouterr().err
    assert sorted(path.name for path in bad.iterdir()) == [".git", "bad.md"]


def test_statistics(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts by rule, in the form asked for."""
    assert main(["check", "bad.md", "--statistics", "-o", "-", "-o", "n.json", "-o", "n.csv", "-o", "n.md"]) == 1
    assert capsys.readouterr().out == "    1  D103  impossible-date\n"
    assert json.loads((bad / "n.json").read_text()) == [{"code": "D103", "name": "impossible-date", "count": 1}]
    assert (bad / "n.csv").read_text() == "code,name,count\nD103,impossible-date,1\n"
    assert (bad / "n.md").read_text().endswith("| D103 | impossible-date | 1 |\n")


def test_reports_beside_their_sources_are_no_sources(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What factlint wrote is passed over when it is met again, named or not; -v says so."""
    written = ["r.html", "r.md", "r.csv", "r.json", "r.sarif", "r.xml"]
    options = [part for name in written for part in ("-o", name)]
    assert main(["check", "bad.md", *options]) == 1
    assert main(["report", ".", "-o", "s.md", "-o", "s.html"]) == 1
    assert main(["align", ".", "-o", "f.html"]) == 0
    assert main(["check", ".", "--format", "rdjson", "-o", "d.json"]) == 1
    written = [name for name in (*written, "s.md", "s.html", "f.html", "d.json") if name != "r.md"]
    assert capsys.readouterr().err == ""
    assert all((bad / name).exists() for name in written)
    assert main(["check", "bad.md", *written, "-v", "--format", "json"]) == 1
    told = capsys.readouterr()
    assert [source["path"] for source in json.loads(told.out)["sources"]] == ["bad.md"]
    assert told.err.count("a report of factlint, not a source") == len(written)


def test_report_needs_a_file(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without -o it says what to type; "-" is standard output."""
    assert main(["report", "bad.md"]) == 2
    assert "factlint report -o report.html" in capsys.readouterr().err
    assert main(["report", "bad.md", "-o", "-", "--exit-zero"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")
    assert sorted(path.name for path in bad.iterdir()) == [".git", "bad.md"]


def _strict(node: Any) -> Any:
    """The same schema with no keys but those it names: so that no key of ours is missing in it."""
    if isinstance(node, dict):
        closed = {"additionalProperties": False} if "properties" in node else {}
        return {key: _strict(value) for key, value in node.items()} | closed
    return [_strict(each) for each in node] if isinstance(node, list) else node


@pytest.mark.parametrize("name", NAMES)
def test_json_has_its_schema(bad: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What a command writes is exactly what its schema describes, and `factlint schema` prints that."""
    (bad / "worse.txt").write_text("会谈于1958年2月30日恢复，约17人与会。\n\n同年三月会谈结束。\n", "utf-8")
    (bad / "old.md").write_text("The bridge was opened on 3 May 1921. It is 612 metres long.\n")
    (bad / "new.md").write_text("The bridge was opened on 13 May 1921. It is 612 metres long and has 7 piers.\n")
    (bad / "picture.png").write_bytes(b"\x89PNG\x00\x00\x00")
    assert main(["schema", name]) == 0
    assert capsys.readouterr().out == schema(name)
    rules = json.loads(schema(name))
    jsonschema.Draft202012Validator.check_schema(rules)
    sources = {"compare": ["old.md", "new.md"], "explain": ["old.md:1", "new.md:1"]}.get(name, ["."])
    main([name, *sources, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert all(told[key] for key in ("findings", "claims", "facts", "changes", "pairs") if key in told)
    jsonschema.Draft202012Validator(_strict(rules)).validate(told)
    broken = {**told, "version": 2}
    assert not jsonschema.Draft202012Validator(rules).is_valid(broken)


@pytest.mark.parametrize(
    ("command", "place"), [("check", "finding"), ("claims", "claim"), ("compare", "pair")], ids=lambda value: value
)
def test_lines_have_their_schema(bad: Path, command: str, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line of jsonl, and of many pairs, is a definition in the schema of its command."""
    pair = {"id": 7, "a": "The bridge has 7 piers.", "b": "The bridge has 8 piers."}
    (bad / "pairs.jsonl").write_text(json.dumps(pair) + "\n")
    main([command, "--pairs", "pairs.jsonl"] if command == "compare" else [command, "bad.md", "--format", "jsonl"])
    lines = capsys.readouterr().out.splitlines()
    whole = _strict(json.loads(schema(command)))
    rules = {"$ref": f"#/$defs/{place}", "$defs": whole["$defs"]}
    assert lines
    for line in lines:
        jsonschema.Draft202012Validator(rules).validate(json.loads(line))
