"""The hooks at work: the real framework, real git, commits that are refused and commits that pass.

Most tests call the factlint of the checkout, as the hooks' manifest says but for `language`; those marked slow install
the hooks as an editor does, which takes an index of packages that pip can reach.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factlint.sources.discover import NAMES, SUFFIXES, is_document

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
Git = Callable[..., str]

NO_DAY = "The talks resumed on February 30, 1958.\n"
A_DAY = "The talks resumed on February 20, 1958.\n"
FOURTH = "The harbour treaty was signed in Lisbon on 4 May 1921.\n"
FOURTEENTH = "In Lisbon the two ministers signed the harbour treaty on 14 May 1921.\n"
WEATHER = "It rained all day, and nobody came.\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def _run(*command: str | Path, code: int | None = None) -> str:
    """What a command prints; it must end with that code, or with any but 0 where none is given."""
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    assert run.returncode == code if code is not None else run.returncode, run.stdout
    return run.stdout


def _framework(*words: str, code: int) -> str:
    return _run(sys.executable, "-m", "pre_commit", *words, code=code)


def _write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def _commit(git: Git, files: dict[str, str]) -> None:
    """A commit that no hook sees."""
    _write(files)
    git("add", "--all", ".")
    git("commit", "--quiet", "--no-verify", "-m", "before factlint")


def _repository(folder: Path, git: Git) -> str:
    """Make a repository of a folder; the name of its commit."""
    git("-C", str(folder), "init", "--quiet", "--initial-branch=main")
    git("-C", str(folder), "add", "--all", ".")
    git("-C", str(folder), "commit", "--quiet", "-m", "the hooks")
    return git("-C", str(folder), "rev-parse", "HEAD").strip()


@pytest.fixture
def hooks(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the hooks that calls the factlint of this checkout."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT / ".dev"))
    folder = tmp_path / "hooks"
    folder.mkdir()
    manifest = MANIFEST.read_text("utf-8").replace("language: python", "language: system")
    (folder / MANIFEST.name).write_text(manifest.replace("entry: factlint", f"entry: {sys.executable} -m factlint"))
    _repository(folder, git)
    return folder


def _adopt(git: Git, hooks: Path, *names: str) -> None:
    """What an editor does."""
    listed = "".join(f"      - id: {name}\n" for name in names)
    revision = git("-C", str(hooks), "rev-parse", "HEAD").strip()
    _write({".pre-commit-config.yaml": f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n{listed}"})
    _commit(git, {})
    _framework("install", code=0)


def _parts(output: str) -> dict[str, str]:
    """By name of each hook what became of it."""
    return dict(
        re.findall(r"^(?P<name>factlint(?: \(all documents\))?)\.*(?:\(.*\))?(?P<how>\w+)$", output, re.MULTILINE)
    )


def test_the_manifest_is_valid() -> None:
    """As the framework reads it."""
    _framework("validate-manifest", str(MANIFEST), code=0)


def test_the_hook_gets_what_factlint_reads() -> None:
    """Every suffix and name of a document, settings and ledger, and nothing else."""
    (pattern,) = re.findall(r"files: >-\n(?P<pattern>(?: {4}.*\n)+)", MANIFEST.read_text("utf-8"))
    files = re.compile(" ".join(line.strip() for line in pattern.splitlines()))
    documents = [f"a/b{suffix}{packed}" for suffix in SUFFIXES for packed in ("", ".gz", ".GZ")]
    documents += [*SUFFIXES, *NAMES, *(f"a/{name}" for name in NAMES), "A.MD", "b.csl.json", "日内瓦.txt"]
    for name in documents:
        assert bool(files.search(name)) == is_document(name.rpartition("/")[2]), name
    for name in ("factlint.toml", "docs/factlint.toml", "pyproject.toml", "facts.toml"):
        assert files.search(name), name
    for name in ("a.py", "mdx", "a.md.orig", "a.json", "READMEs", "README.py", "facts.toml.bak", "artifacts.toml"):
        assert not files.search(name), name


def test_a_commit(git: Git, hooks: Path) -> None:
    """A new wrong date is refused, with its place; mended it passes; old findings block nothing."""
    _commit(git, {"old.md": NO_DAY, "a.md": FOURTH, "b.md": FOURTEENTH})
    _adopt(git, hooks, "factlint", "factlint-corpus")
    head = git("rev-parse", "HEAD")
    _write({"a.md": FOURTH + "\n" + WEATHER, "new.md": NO_DAY})
    git("add", ".")
    refused = _run("git", "commit", "-m", "a wrong date")
    assert "new.md:1" in refused and "old.md" not in refused
    assert git("rev-parse", "HEAD") == head
    _write({"new.md": A_DAY})
    git("add", ".")
    passed = _run("git", "commit", "-m", "mended", code=0)
    assert _parts(passed) == {"factlint": "Passed", "factlint (all documents)": "Passed"}
    git("commit", "--quiet", "--amend", "-m", "another message")
    git("commit", "--quiet", "--allow-empty", "-m", "nothing")


@pytest.mark.slow
def test_ways_to_commit(git: Git, hooks: Path) -> None:
    """Git makes commits of everything tracked, and of named files, from other indexes than the usual one."""
    _commit(git, {"a.md": WEATHER, "b.md": WEATHER})
    _adopt(git, hooks, "factlint")
    _write({"a.md": NO_DAY, "b.md": A_DAY})
    assert "a.md:1" in _run("git", "commit", "-a", "-m", "all")
    _run("git", "commit", "-m", "one", "b.md", code=0)
    assert "a.md:1" in _run("git", "commit", "-m", "the other", "a.md")
    assert git("status", "--short") == " M a.md\n"


@pytest.mark.slow
def test_a_worktree(git: Git, hooks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _commit(git, {"a.md": FOURTH})
    _adopt(git, hooks, "factlint")
    git("worktree", "add", "--quiet", str(tmp_path / "second"))
    monkeypatch.chdir(tmp_path / "second")
    _write({"b.md": FOURTEENTH})
    git("add", ".")
    assert "b.md:1" in _run("git", "commit", "-m", "a conflict")


@pytest.mark.slow
def test_the_tree_is_not_the_index(git: Git, hooks: Path) -> None:
    """The framework puts unstaged edits away, but untracked files remain, and files deleted from the index only."""
    _commit(git, {"a.md": WEATHER, "b.md": FOURTEENTH})
    _adopt(git, hooks, "factlint", "factlint-corpus")
    git("rm", "--quiet", "--cached", "b.md")
    _write({"a.md": FOURTH, "c.md": FOURTEENTH})
    git("add", "a.md")
    _write({"a.md": NO_DAY})
    assert (Path("b.md").exists(), Path("c.md").exists()) == (True, True)
    _run("git", "commit", "-m", "nothing is wrong with the index", code=0)
    assert Path("a.md").read_text() == NO_DAY
    git("add", "c.md")
    assert "c.md:1" in _run("git", "commit", "-m", "the 14th again")


@pytest.mark.slow
def test_all_files(git: Git, hooks: Path) -> None:
    """Nothing is put away: what is edited in the folder does not count, what is in the index is checked as it is."""
    _commit(git, {"a.md": A_DAY, "b.md": NO_DAY, "c.md": FOURTH, "d.md": FOURTEENTH})
    _adopt(git, hooks, "factlint")
    _write({"a.md": NO_DAY, "b.md": A_DAY})
    told = _framework("run", "--all-files", code=1)
    assert "a.md" not in told and "b.md:1" in told and "c.md:1" in told
    assert "factlint: nothing is staged: the documents are checked as they are in the index" in told


def test_a_commit_that_only_deletes(git: Git, hooks: Path) -> None:
    """The framework finds no files for `factlint`; `factlint-corpus` sees the link that leads nowhere now."""
    _commit(git, {"a.md": "See the [minutes](b.md) and the [rest](c.md).\n", "b.md": A_DAY, "c.md": WEATHER})
    _adopt(git, hooks, "factlint", "factlint-corpus")
    git("rm", "--quiet", "b.md")
    told = _run("git", "commit", "-m", "minutes are gone")
    assert _parts(told) == {"factlint": "Skipped", "factlint (all documents)": "Failed"}
    assert "a.md:1" in told and "b.md" in told


@pytest.mark.slow
def test_many_files(git: Git, hooks: Path) -> None:
    """A list too long for one command is split into several; each still compares with all documents."""
    folder = "/".join(["a-folder-with-a-long-name-" * 8] * 3)
    filler = {f"{folder}/{number:03}.txt": WEATHER for number in range(1, 260)}
    _commit(git, {f"{folder}/000.txt": FOURTH, f"{folder}/999.txt": FOURTEENTH, **filler})
    _adopt(git, hooks, "factlint")
    told = _framework("run", "--all-files", "--verbose", code=1)
    assert told.count("nothing is staged") > 1
    assert told.count("D101") >= 1


@pytest.mark.slow
def test_a_range_of_commits(git: Git, hooks: Path) -> None:
    """As in continuous integration: what was introduced since the branches parted, whatever lies in the folder."""
    _commit(git, {"a.md": NO_DAY})
    _adopt(git, hooks, "factlint", "factlint-corpus")
    git("checkout", "--quiet", "-b", "other")
    _commit(git, {"b.md": FOURTH, "c.md": FOURTEENTH})
    git("checkout", "--quiet", "main")
    _commit(git, {"d.md": NO_DAY})
    git("checkout", "--quiet", "other")
    told = _framework("run", "--from-ref", "main", "--to-ref", "other", code=1)
    assert told.count("Since main: 1 introduced, 0 resolved") == 2
    assert "D101" in told and "D103" not in told
    git("checkout", "--quiet", "main")
    told = _framework("run", "--from-ref", "main~", "--to-ref", "main", "--verbose", code=1)
    assert "D103" in told and "D101" not in told


@pytest.mark.slow
def test_before_a_push(git: Git, hooks: Path, tmp_path: Path) -> None:
    """Of a branch that is not the one at hand: its files are not there, and the framework finds none to name."""
    _commit(git, {"a.md": NO_DAY})
    _adopt(git, hooks, "factlint", "factlint-corpus")
    _framework("install", "--hook-type", "pre-push", code=0)
    git("init", "--quiet", "--bare", str(tmp_path / "far"))
    git("remote", "add", "origin", str(tmp_path / "far"))
    git("push", "--quiet", "--no-verify", "origin", "main")
    git("checkout", "--quiet", "-b", "other")
    _commit(git, {"b.md": WEATHER})
    _commit(git, {"b.md": NO_DAY})
    git("checkout", "--quiet", "main")
    refused = _run("git", "push", "origin", "other")
    assert _parts(refused) == {"factlint": "Skipped", "factlint (all documents)": "Failed"}
    assert "b.md:1" in refused and "a.md:1" not in refused


@pytest.mark.slow
def test_a_merge(git: Git, hooks: Path) -> None:
    """What the other side brings is not held against it, what the two together say is; conflicts are settled first."""
    _commit(git, {"a.md": WEATHER, "b.md": WEATHER})
    _adopt(git, hooks, "factlint", "factlint-corpus")
    git("checkout", "--quiet", "-b", "other")
    _commit(git, {"b.md": FOURTEENTH, "c.md": NO_DAY})
    git("checkout", "--quiet", "main")
    _commit(git, {"a.md": FOURTH, "b.md": A_DAY})
    assert "CONFLICT" in _run("git", "merge", "other")
    assert "not merged yet: b.md" in _run(sys.executable, "-m", "factlint", "check", "--staged", code=2)
    _write({"b.md": FOURTEENTH})
    git("add", "b.md")
    told = _run("git", "commit", "--no-edit")
    assert "D101" in told and "D103" not in told
    _write({"b.md": FOURTH})
    git("add", "b.md")
    _run("git", "commit", "--no-edit", code=0)


@pytest.mark.slow
def test_trying_the_hooks(git: Git, hooks: Path) -> None:
    """`pre-commit try-repo`, before anything is adopted."""
    _commit(git, {"a.md": NO_DAY})
    _write({"b.md": NO_DAY})
    git("add", ".")
    told = _framework("try-repo", str(hooks), "factlint", code=1)
    assert "b.md:1" in told and "a.md:1" not in told


@pytest.fixture
def installable(git: Git, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository of factlint itself, and a home of the framework that the tests share."""
    folder = tmp_path / "factlint"
    folder.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", MANIFEST.name, "__main__.py"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("sources", "claims", "rules", "reports", "cli"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    _repository(folder, git)
    reachable = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", tmp_path / "pip", "hatchling"],
        capture_output=True,
    )
    if reachable.returncode:
        pytest.skip("pip cannot reach an index, from which the hooks are installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.getbasetemp() / "framework"))
        for name in [name for name in os.environ if name.startswith(("PYTHON", "FACTLINT"))]:
            patch.delenv(name)
        yield folder


_ADOPT = re.compile(
    r"<!-- adopt: .* -->\n\n```sh\n(?P<commands>(?:.+\n)+)```\n\n.+\n\n"
    r"```yaml\n(?P<settings>(?:.+\n)+)```\n\n<!-- end of adopt -->"
)


def _told(name: str) -> tuple[str, str]:
    """The commands of a page that tells how to adopt the hooks, and the framework's configuration."""
    match = _ADOPT.search((ROOT / name).read_text("utf-8"))
    assert match, f"{name} does not tell how to adopt the hooks"
    return match["commands"], match["settings"]


def test_one_way_to_adopt() -> None:
    """The README and the page on editorial work tell the same three commands."""
    assert _told("README.md") == _told("docs/editing.md")
    assert len(_told("README.md")[0].splitlines()) == 3


@pytest.mark.slow
def test_three_commands(git: Git, installable: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an old repository with findings of its own: none stops a commit, whatever is edited; a new wrong date does."""
    old = {f"notes/{number}.md": WEATHER + NO_DAY for number in range(30)}
    _commit(git, {**old, "a.md": FOURTH, "b.md": FOURTEENTH, "日志.txt": "会谈于1958年2月30日恢复，双方同意继续。\n"})
    commands, settings = _told("README.md")
    address, revision = f"file://{installable}", git("-C", str(installable), "rev-parse", "HEAD").strip()
    _write({".pre-commit-config.yaml": settings.replace("$FACTLINT", address).replace("$REVISION", revision)})
    venv.create(tmp_path / "env", with_pip=True)
    monkeypatch.setenv("PATH", f"{tmp_path / 'env/bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("FACTLINT", address)
    _run("bash", "-e", "-c", commands, code=0)
    git("add", ".pre-commit-config.yaml", "factlint-baseline.json")
    _run("git", "commit", "-m", "factlint", code=0)
    _write({"notes/3.md": NO_DAY, "b.md": FOURTEENTH.replace("ministers", "envoys"), "notes/new.md": WEATHER})
    _write({"日志.txt": "会谈于1958年2月30日恢复，双方都同意继续。\n"})
    git("add", ".")
    _run("git", "commit", "-m", "edits in lines with old findings", code=0)
    _write({"notes/new.md": WEATHER + "\nThe treaty of 31 June 1930 was long forgotten.\n"})
    git("add", ".")
    refused = _run("git", "commit", "-m", "a day that never was")
    assert "notes/new.md:3" in refused and "notes/3.md" not in refused
    assert "1 introduced" in refused


@pytest.mark.slow
def test_installed_hooks(git: Git, installable: Path) -> None:
    """As an editor gets them: tried, then adopted; a commit refused, and one that passes."""
    _commit(git, {"old.md": NO_DAY})
    _write({"new.md": NO_DAY})
    git("add", ".")
    told = _framework("try-repo", str(installable), "factlint", code=1)
    assert "new.md:1" in told and "old.md" not in told
    git("reset", "--quiet")
    Path("new.md").unlink()
    _adopt(git, installable, "factlint", "factlint-corpus")
    _write({"new.md": "会谈于1958年2月30日恢复。\n"})
    git("add", ".")
    assert "new.md:1" in _run("git", "commit", "-m", "a wrong date")
    _write({"new.md": "会谈于1958年2月20日恢复。\n"})
    git("add", ".")
    _run("git", "commit", "-m", "mended", code=0)
