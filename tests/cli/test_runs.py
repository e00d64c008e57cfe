"""A run that is told again: only where nothing it depends on has changed, and then to the letter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.cli import check
from tests.cli.conftest import BAD, GOOD, Type

ENGLISH = "The lighthouse at Cape Morn was lit on 4 May 1921. It cost 136 crowns.\n"
OTHER = "The lighthouse at Cape Morn was lit on 14 May 1921. It cost 136 crowns.\n"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the test's own."""
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A 1 for every run that was really made."""
    made: list[int] = []
    outcome = check.outcome

    def counting(*arguments: object) -> object:
        made.append(1)
        return outcome(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(check, "outcome", counting)
    return made


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "arguments",
    [
        ("a.md",),
        ("a.md", "--exit-zero"),
        (".", "--format", "json"),
        ("a.md", "gone.md", "-v"),
        (".", "--statistics"),
        (".", "-o", "out.json", "-o", "-"),
        ("empty", "--fail-level", "info"),
    ],
)
def test_told_again_to_the_letter(folder: Path, factlint: Type, worked: list[int], arguments: tuple[str, ...]) -> None:
    """Output, messages, exit code, files: the second time, and without any cache."""
    (folder / "a.md").write_text(BAD)
    (folder / "b.md").write_text(ENGLISH)
    (folder / "c.md").write_text(OTHER)
    (folder / "empty").mkdir()

    def files() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.glob("out*")}

    first = factlint("check", *arguments)
    wrote = files()
    for name in wrote:
        (folder / name).unlink()
    assert factlint("check", *arguments) == first and files() == wrote
    assert len(worked) == 1
    assert factlint("check", *arguments, "--no-cache") == first
    assert len(worked) == 2


CHANGES: dict[str, Callable[[Path], object]] = {
    "content": lambda folder: (folder / "a.md").write_text(GOOD),
    "same length": lambda folder: (folder / "a.md").write_text(BAD.replace("30", "31")),
    "another document": lambda folder: (folder / "b.md").write_text(BAD),
    "configuration": lambda folder: (folder / "factlint.toml").write_text('ignore = ["D103"]'),
    "the file that a link leads to": lambda folder: (folder / "linked.pdf").write_bytes(b""),
    "what is ignored": lambda folder: (folder / ".gitignore").write_text("a.md"),
}


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_worked_out(folder: Path, factlint: Type, worked: list[int], change: str) -> None:
    """Anything that the result may depend on."""
    (folder / "a.md").write_text(BAD + "\nSee [the minutes](linked.pdf).\n")
    first = factlint("check", ".")
    CHANGES[change](folder)
    now = factlint("check", ".")
    assert len(worked) == 2
    assert now == factlint("check", ".", "--no-cache")
    assert now != first or change == "same length"


@pytest.mark.usefixtures("kept")
def test_options_and_environment_count(folder: Path, factlint: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other options are another run."""
    (folder / "a.md").write_text(BAD)
    assert factlint("check", "a.md").code == 1
    assert factlint("check", "a.md", "--exit-zero").code == 0
    assert factlint("check", "a.md", "--ignore", "D103").out.startswith("No findings")
    plain = factlint("check", "a.md").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in factlint("check", "a.md").out
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("COLUMNS", "120")
    assert factlint("check", "a.md").out != plain
    monkeypatch.setenv("FACTLINT_OUTPUT_FORMAT", "json")
    assert factlint("check", "a.md").out.startswith("{")


def test_damage_costs_time_only(folder: Path, factlint: Type, kept: Path) -> None:
    """Whatever is in the files of the cache."""
    (folder / "a.md").write_text(BAD)
    first = factlint("check", "a.md")
    (file,) = (kept / "runs").iterdir()
    whole = file.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], b"[]", b"{}", b"null", b'{"saw":[[1]]}', b"\xff", b"[" * 100_000):
        file.write_bytes(damaged)
        assert factlint("check", "a.md") == first
        assert file.read_bytes() == whole


def test_a_fault_is_not_kept(folder: Path, factlint: Type, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What went wrong once may go well the next time."""
    from factlint.claims import pipeline

    (folder / "a.md").write_text(BAD)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "split", lambda *_: 1 / 0)
        assert factlint("check", "a.md").code == 2
    assert not (kept / "runs").exists()
    assert factlint("check", "a.md").code == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind")
def test_a_folder_that_may_not_be_written(folder: Path, factlint: Type, kept: Path) -> None:
    """The run is made each time."""
    (folder / "a.md").write_text(BAD)
    kept.mkdir()
    kept.chmod(0o500)
    assert factlint("check", "a.md") == factlint("check", "a.md") == factlint("check", "a.md", "--no-cache")
    assert list(kept.iterdir()) == []


def test_it_is_the_users_alone_and_bounded(folder: Path, factlint: Type, kept: Path) -> None:
    """What is kept holds words of documents."""
    (folder / "a.md").write_text(BAD)
    for number in range(3):
        factlint("check", "a.md", "--min-confidence", f"0.{number}")
    assert len(list((kept / "runs").iterdir())) == 3
    if os.name != "nt":
        assert kept.stat().st_mode & 0o077 == 0 and (kept / "runs").stat().st_mode & 0o077 == 0


def test_two_at_once(folder: Path, kept: Path) -> None:
    """Processes that start with an empty cache and write the same files."""
    (folder / "a.md").write_text(BAD)
    (folder / "b.md").write_text(ENGLISH)
    command = [sys.executable, "-m", "factlint", "check", ".", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)

    said = [(process.communicate(), process.returncode) for process in [start() for _ in range(3)]]
    assert said[0][1] == 1 and said[0][0][1] == "" and said == [said[0]] * 3
    assert not [path for path in kept.rglob("*") if path.name.endswith(".part")]
    assert (start().communicate(), 1) == said[0]
