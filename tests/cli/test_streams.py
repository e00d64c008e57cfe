"""Pipes, files, colours, encodings, and file names as people have them: real processes, where that is the point."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factlint.cli.configuration.keys import FORMATS
from factlint.reports import rules
from factlint.reports.align import formats as align
from factlint.reports.check import formats as check
from factlint.reports.claims import formats as claims

BAD = "The talks resumed on February 30, 1958.\n"
COMMAND = [sys.executable, "-m", "factlint"]


def _process(*arguments: str, cwd: Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "COLUMNS": "80", **options.pop("env", {})}
    return subprocess.run([*COMMAND, *arguments], cwd=cwd, env=environment, capture_output=True, **options)


def test_no_color_in_a_pipe(folder: Path) -> None:
    """Unless it is asked for; NO_COLOR beats FORCE_COLOR beats --color."""
    (folder / "bad.md").write_text(BAD)
    plain = _process("check", "bad.md", cwd=folder).stdout
    assert b"\x1b" not in plain
    assert b"\x1b" in _process("check", "bad.md", "--color", "always", cwd=folder).stdout
    assert b"\x1b" in _process("check", "bad.md", "--color", "never", cwd=folder, env={"FORCE_COLOR": "1"}).stdout
    both = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    assert _process("check", "bad.md", "--color", "always", cwd=folder, env=both).stdout == plain


def test_utf8_whatever_the_locale(folder: Path) -> None:
    """The same bytes where the locale knows ASCII only, even with Python's own remedies switched off."""
    (folder / "record.md").write_text("会谈于1958年2月30日恢复。\n", "utf-8")
    bare = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    settings = [{"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C"}, {"LC_ALL": "C", **bare}]
    outputs = {_process("check", "record.md", cwd=folder, env=setting).stdout for setting in settings}
    assert len(outputs) == 1
    assert "2月30日" in outputs.pop().decode("utf-8")


def test_a_closed_pipe_is_silent(folder: Path) -> None:
    """`factlint … | head -1`: no message, whatever is left unread."""
    (folder / "bad.md").write_text("\n\n".join([BAD] * 2000))
    with subprocess.Popen(
        [*COMMAND, "claims", "--format", "jsonl", "bad.md"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told(folder: Path) -> None:
    """Output that is lost is exit 2."""
    (folder / "bad.md").write_text(BAD)
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*COMMAND, "check", "bad.md"], cwd=folder, stdout=full, stderr=subprocess.PIPE)
    assert run.returncode == 2
    assert run.stderr.startswith(b"factlint: standard output cannot be written: ")
    assert run.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="names of bytes")
@pytest.mark.parametrize("name", [b"with space.md", b"-dash.md", b"new\nline.md", b"\xff\xfe.md", "會談.md".encode()])
def test_odd_file_names(folder: Path, name: bytes) -> None:
    """Every name the file system has; a name never acts on a terminal."""
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(BAD)
    table = subprocess.run([*COMMAND, "check", "--", name], cwd=folder, capture_output=True)
    assert (table.returncode, table.stderr) == (1, b"")
    found = subprocess.run([*COMMAND, "check", "--format", "json", "."], cwd=folder, capture_output=True)
    (source,) = json.loads(found.stdout)["sources"]
    assert source["path"] == name.decode("utf-8", "backslashreplace")


def test_output_file(folder: Path, factlint: Any) -> None:
    """Whole or not at all; through links; no draft left behind."""
    (folder / "bad.md").write_text(BAD)
    (folder / "out.json").write_text("old")
    (folder / "out.json").chmod(0o640)
    (folder / "link.json").symlink_to("out.json")
    run = factlint("check", "bad.md", "--format", "json", "-o", "link.json", "--color", "always")
    assert (run.code, run.out, run.err) == (1, "", "")
    assert json.loads((folder / "out.json").read_text("utf-8"))["summary"]["error"] == 1
    assert (folder / "link.json").is_symlink()
    assert (folder / "out.json").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == [".git", "bad.md", "link.json", "out.json"]
    missing = factlint("check", "bad.md", "-o", "no/such/folder.txt")
    assert missing.code == 2
    assert "no/such/folder.txt: cannot be written" in missing.err


def test_standard_input(folder: Path) -> None:
    """A buffer replaces the file it stands for; without a name it is called -."""
    (folder / "bad.md").write_text("nothing here\n")
    run = _process("check", "-", "--stdin-filename", "bad.md", "--format", "json", cwd=folder, input=BAD.encode())
    told = json.loads(run.stdout)
    assert run.returncode == 1
    assert [source["path"] for source in told["sources"]] == ["bad.md"]
    assert told["findings"][0]["evidence"][0]["text"] == "February 30, 1958"
    plain = _process("check", "-", "--format", "concise", cwd=folder, input=BAD.encode())
    assert plain.stdout.startswith(b"-:1:22: D103")
    binary = _process("check", "-", cwd=folder, input=b"\x00\x01\x02" * 50)
    assert binary.returncode == 2


def test_environment_format(folder: Path, factlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable chooses where the command has that format; an option beats it; nonsense is exit 2."""
    (folder / "bad.md").write_text(BAD)
    monkeypatch.setenv("FACTLINT_OUTPUT_FORMAT", "concise")
    assert factlint("check", "bad.md").out.startswith("bad.md:1:22: D103")
    assert factlint("claims", "bad.md").out.startswith("bad.md (")
    assert factlint("check", "bad.md", "--output-format", "json").out.startswith("{")
    assert set(FORMATS) == set().union(check.FORMATS, claims.FORMATS, align.FORMATS, rules.FORMATS)
    monkeypatch.setenv("FACTLINT_OUTPUT_FORMAT", "nonsense")
    assert factlint("check", "bad.md").code == 2


def test_a_check_without_findings_starts_fast(folder: Path) -> None:
    """What a clean English file does not need is not imported."""
    (folder / "good.txt").write_text("The talks resumed on February 20, 1958.\n")
    code = (
        "import sys; from factlint.cli.app import main; main(['check', 'good.txt']);"
        "print(sorted({'tabulate', 'dateutil', 'opencc', 'wcwidth', 'csv', 'difflib', 'jinja2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
    assert run.stdout.splitlines()[-1] == "[]", run.stderr
