"""What others' pipelines run: the commands of action.yml and of docs/gitlab-ci.yml, in repositories of real git."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
Git = Callable[..., str]
Job = Callable[..., tuple[int, str]]

NO_DAY = "The talks resumed on February 30, 1958.\n"
WEATHER = "It rained all day, and nobody came.\n"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None or shutil.which("bash") is None, reason="no git or no bash"),
]


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """A folder with a command `factlint` that is this checkout, and a `python` whose pip installs nothing."""
    folder = tmp_path / "commands"
    folder.mkdir()
    factlint = f'#!/bin/sh\nPYTHONPATH={ROOT / ".dev"} exec "{sys.executable}" -m factlint "$@"\n'
    for name, text in {"factlint": factlint, "python": '#!/bin/sh\necho "$@" >>"$INSTALLED"\n'}.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    return folder


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def _run(script: str, environment: dict[str, str]) -> tuple[int, str]:
    run = subprocess.run(
        ["bash", "-c", script],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    return run.returncode, run.stdout


@pytest.fixture
def action(commands: Path, tmp_path: Path) -> Job:
    """Run the commands of action.yml with some inputs; the first that fails ends it."""
    told = _yaml("action.yml")

    def run(**inputs: str) -> tuple[int, str]:
        given = {name: inputs.get(name.replace("-", "_"), each["default"]) for name, each in told["inputs"].items()}
        environment = {
            "PATH": f"{commands}:{os.environ['PATH']}",
            "GITHUB_ACTION_PATH": str(ROOT),
            "INSTALLED": str(tmp_path / "installed"),
        }
        code, output = 0, ""
        for step in told["runs"]["steps"]:
            if "run" in step and not code:
                own = {name: _filled(value, given) for name, value in step.get("env", {}).items()}
                code, printed = _run(step["run"], environment | own)
                output += printed
        return code, output

    return run


def _filled(value: str, inputs: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.(?P<name>[\w-]+) \}\}", lambda match: inputs[match["name"]], value)


def _commit(git: Git, files: dict[str, str]) -> str:
    for name, text in files.items():
        Path(name).write_text(text, "utf-8")
    git("add", "--all", ".")
    git("commit", "--quiet", "-m", "a commit")
    return git("rev-parse", "HEAD").strip()


def _results() -> list[tuple[str, str]]:
    (run,) = json.loads(Path("factlint.sarif").read_text("utf-8"))["runs"]
    return [
        (each["ruleId"], each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for each in run["results"]
    ]


def test_the_action_tells_what_a_pull_request_introduces(git: Git, action: Job) -> None:
    """As annotations, and as SARIF; old findings are not among them."""
    base = _commit(git, {"old.md": NO_DAY})
    _commit(git, {"new.md": NO_DAY})
    code, output = action(since=base)
    assert code == 1
    assert output.startswith("::error ") and "file=new.md,line=1" in output and "old.md" not in output
    assert _results() == [("D103", "new.md")]


def test_the_action_in_a_shallow_checkout(
    git: Git, action: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One commit is what a runner has; the one before is fetched."""
    git("config", "uploadpack.allowAnySHA1InWant", "true")
    base = _commit(git, {"old.md": NO_DAY})
    _commit(git, {"good.md": WEATHER})
    git("clone", "--quiet", "--depth=1", f"file://{Path.cwd()}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert action(since=base) == (0, "")
    assert _results() == []
    code, output = action(since="1" * 40)
    assert code == 2 and "1111" in output


@pytest.mark.parametrize("options", [["--depth=1"], []])
@pytest.mark.parametrize("since", ["main", "origin/main", "old"])
def test_the_action_since_a_branch_or_tag(
    git: Git, action: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], since: str
) -> None:
    """A runner has one branch, by no name of its own; a whole clone stays whole."""
    _commit(git, {"old.md": NO_DAY})
    git("tag", "old")
    git("checkout", "--quiet", "-b", "feature")
    _commit(git, {"new.md": NO_DAY})
    git("clone", "--quiet", "--branch=feature", *options, f"file://{Path.cwd()}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    git("update-ref", "-d", "refs/remotes/origin/main")
    assert action(since=since, sources="  \n")[0] == 1
    assert _results() == [("D103", "new.md")]
    assert git("rev-parse", "--is-shallow-repository").strip() == str(bool(options)).lower()


@pytest.mark.parametrize("since", ["none", "", "0" * 40])
def test_the_action_without_a_commit_to_compare_with(git: Git, action: Job, since: str) -> None:
    """All findings; sources and fail level are handed on as they are."""
    _commit(git, {"old.md": NO_DAY, "a file; exit 3.md": WEATHER})
    assert action(since=since)[0] == 1
    assert _results() == [("D103", "old.md")]
    assert action(since=since, sources="a file; exit 3.md\n") == (0, "")
    code, output = action(since=since, sources="nothing.md\n", fail_level="error")
    assert (code, output) == (2, "factlint: nothing.md: no such file or folder\n")


def test_the_action_hands_on_what_it_writes() -> None:
    """To the action that uploads SARIF, also where findings made the check fail."""
    steps = _yaml("action.yml")["runs"]["steps"]
    (upload,) = (step for step in steps if "upload-sarif" in step.get("uses", ""))
    assert upload["with"]["sarif_file"] == "${{ inputs.sarif }}"
    assert "!cancelled()" in upload["if"] and "inputs.upload == 'true'" in upload["if"]
    for step in steps:
        if "run" in step:
            assert step["shell"] == "bash"
            assert "${{" not in step["run"], "what a pull request may hold must not become part of a command"


def test_the_action_installs_what_it_is_part_of(git: Git, action: Job, tmp_path: Path) -> None:
    _commit(git, {"good.md": WEATHER})
    assert action(since="none") == (0, "")
    assert (tmp_path / "installed").read_text().split()[-1] == str(ROOT)


def test_the_installed_command(git: Git, tmp_path: Path) -> None:
    """The action's first command with a real pip, then its check with what that installed."""
    _commit(git, {"old.md": NO_DAY})
    install, check = (step for step in _yaml("action.yml")["runs"]["steps"] if "run" in step)
    venv.create(tmp_path / "env", with_pip=True)
    copied = tmp_path / "action"
    for name in ("sources", "claims", "rules", "reports", "cli", ".ci"):
        shutil.copytree(ROOT / name, copied / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "__main__.py"):
        shutil.copy(ROOT / name, copied / name)
    environment = {"PATH": f"{tmp_path / 'env/bin'}:{os.environ['PATH']}", "GITHUB_ACTION_PATH": str(copied)}
    code, output = _run(install["run"], environment)
    if code and re.search("No matching distribution|connection|Temporary failure|timed out", output):
        pytest.skip("pip cannot reach an index")
    assert code == 0, output
    settings = {"SOURCES": "", "SINCE": "none", "FAIL_LEVEL": "", "SARIF": "factlint.sarif"}
    assert _run(check["run"], environment | settings)[0] == 1
    assert _results() == [("D103", "old.md")]


@pytest.mark.parametrize("is_merge_request", [True, False])
def test_the_job_for_gitlab(git: Git, commands: Path, tmp_path: Path, is_merge_request: bool) -> None:
    """Its script, as a runner puts its lines together; the report is written also where the job fails."""
    base = _commit(git, {"old.md": NO_DAY})
    _commit(git, {"new.md": NO_DAY})
    job = _yaml("docs/gitlab-ci.yml")["factlint"]
    environment = {"PATH": f"{commands}:{os.environ['PATH']}", "INSTALLED": str(tmp_path / "installed")}
    environment |= job["variables"]
    if is_merge_request:
        environment["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = base
    code, output = _run("set -eo pipefail\n" + "\n".join([*job["before_script"], *job["script"]]), environment)
    assert code == 1
    assert "new.md:1" in output and ("old.md" in output) != is_merge_request
    found = json.loads(Path(job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert [each["location"]["path"] for each in found] == ["new.md"] if is_merge_request else ["new.md", "old.md"]
