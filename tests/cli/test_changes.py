"""`check --staged` and `check --diff`: what a change introduces, in repositories of real git."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factlint.cli.app import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

Git = Callable[..., str]
Check = Callable[..., "Told"]

ROOT = Path(__file__).parent.parent.parent
NO_DAY = "The talks resumed on February 30, 1958.\n"
"""A text with exactly one finding, D103."""
A_DAY = "The talks resumed on February 20, 1958.\n"
FOURTH = "The harbour treaty was signed in Lisbon on 4 May 1921.\n"
FOURTEENTH = "In Lisbon the two ministers signed the harbour treaty on 14 May 1921.\n"
"""Against `FOURTH` a finding, D101."""
WEATHER = "It rained all day, and nobody came.\n"


class Told:
    """What a command told: its exit code, what it found, and its messages."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def findings(self) -> list[str]:
        """Code and first place of each finding."""
        ends = [(finding["code"], finding["evidence"][0]) for finding in json.loads(self.out)["findings"]]
        return [f"{code} {end['path']}:{end['line']}" for code, end in ends]

    @property
    def since(self) -> tuple[str, int, int, int]:
        """The earlier state, and how many findings were introduced, resolved, and are older."""
        since: dict[str, Any] = json.loads(self.out)["since"]
        return since["revision"], since["introduced"], since["resolved"], since["older"]


@pytest.fixture
def check(git: Git, capsys: pytest.CaptureFixture[str]) -> Check:  # noqa: ARG001  (one stands in a repository)
    """`check("--staged")` as JSON."""

    def run(*words: str) -> Told:
        code = main(["check", "--format", "json", *words])
        streams = capsys.readouterr()
        return Told(code, streams.out, streams.err)

    return run


def _write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def _commit(git: Git, files: dict[str, str] | None = None) -> None:
    _write(files or {})
    git("add", "--all", ".")
    git("commit", "--quiet", "-m", "a commit")


def test_the_first_commit(git: Git, check: Check) -> None:
    """HEAD is unborn: everything is new."""
    _write({"a.md": NO_DAY})
    git("add", ".")
    told = check("--staged")
    assert (told.code, told.findings, told.since) == (1, ["D103 a.md:1"], ("the first commit", 1, 0, 0))


def test_old_findings_do_not_block(git: Git, check: Check) -> None:
    """Neither of the file that is edited, nor of others, nor between two of them."""
    _commit(git, {"a.md": NO_DAY + "\n" + FOURTH, "b.md": FOURTEENTH, "c.md": NO_DAY})
    _write({"a.md": WEATHER + "\n" + NO_DAY + "\n" + FOURTH + "\n" + WEATHER})
    git("add", ".")
    assert (check("--staged").code, check("--staged").since) == (0, ("HEAD", 0, 0, 3))
    told = check("--staged", "a.md")
    assert (told.code, told.findings, told.since) == (0, [], ("HEAD", 0, 0, 2))


def test_a_new_finding_blocks(git: Git, check: Check) -> None:
    """Also where its other end stands in a file that was not edited; the trace says why it is told."""
    _commit(git, {"a.md": FOURTH, "b.md": WEATHER, "c.md": NO_DAY})
    _write({"b.md": WEATHER + "\n" + FOURTEENTH})
    git("add", ".")
    told = check("--staged", "b.md")
    assert (told.code, told.findings, told.since) == (1, ["D101 b.md:3"], ("HEAD", 1, 0, 0))
    assert json.loads(told.out)["findings"][0]["trace"][-1] == "introduced: not found in HEAD"
    schema = json.loads((Path(__file__).parents[2] / "reports/schemas/check.json").read_text("utf-8"))
    jsonschema.validate(json.loads(told.out), schema)


def test_people_are_told_what_a_change_does(git: Git, check: Check) -> None:
    _commit(git, {"a.md": NO_DAY, "b.md": NO_DAY})
    _write({"a.md": A_DAY})
    git("add", ".")
    told = check("--staged", "--format", "table")
    assert told.out.endswith("\nSince HEAD: 0 introduced, 1 resolved, 1 older not shown.\n")
    assert check("--staged", "--format", "table", "--quiet").out == ""


def test_partially_staged(git: Git, check: Check) -> None:
    """What is staged counts, whatever the file on the disk says."""
    _commit(git, {"a.md": WEATHER})
    _write({"a.md": NO_DAY})
    git("add", ".")
    _write({"a.md": A_DAY})
    assert check("--staged").findings == ["D103 a.md:1"]
    git("add", ".")
    _write({"a.md": NO_DAY})
    assert (check("--staged").code, check("--staged").findings) == (0, [])


def test_untracked_files_are_never_read(git: Git, check: Check) -> None:
    _commit(git, {"a.md": FOURTH, "c.md": A_DAY})
    _write({"a.md": FOURTH + "\n" + WEATHER})
    git("add", ".")
    git("rm", "--quiet", "--cached", "c.md")
    _write({"b.md": FOURTEENTH, "c.md": NO_DAY})
    for options in (["--staged"], ["--diff", "HEAD"]):
        told = check(*options)
        assert (told.code, told.findings) == (0, [])
        assert [source["path"] for source in json.loads(told.out)["sources"]] == ["a.md"]
    told = check("--staged", "b.md")
    assert (told.code, told.err) == (2, "factlint: b.md: not in the index of git (git add puts it there)\n")


def test_a_commit_that_only_deletes(git: Git, check: Check) -> None:
    """It resolves what the file said, and introduces what its absence breaks."""
    _commit(git, {"a.md": "See the [minutes](b.md) and the [rest](c.md).\n", "b.md": NO_DAY, "c.md": WEATHER})
    git("rm", "--quiet", "b.md")
    told = check("--staged")
    assert (told.code, told.findings, told.since) == (1, ["C605 a.md:1"], ("HEAD", 1, 1, 0))


def test_a_file_removed_from_the_index_only(git: Git, check: Check) -> None:
    """It remains in the folder, but not in what is committed: links to it are broken."""
    _commit(git, {"a.md": "See the [minutes](b.md) and the [rest](c.md).\n", "b.md": A_DAY, "c.md": WEATHER})
    git("rm", "--quiet", "--cached", "b.md")
    assert Path("b.md").exists()
    assert check("--staged").findings == ["C605 a.md:1"]


def test_renames(git: Git, check: Check) -> None:
    """Old findings move with their file, and with a paragraph from one file to another."""
    _commit(git, {"a.md": WEATHER + "\n" + NO_DAY, "b.md": FOURTH, "c.md": WEATHER + "\n" + FOURTEENTH})
    git("mv", "a.md", "z.md")
    _write({"c.md": WEATHER, "d.md": "# Treaties\n\n" + FOURTEENTH})
    git("add", ".")
    told = check("--staged")
    assert (told.code, told.findings, told.since) == (0, [], ("HEAD", 0, 0, 2))


def test_a_file_that_never_could_be_read(git: Git, check: Check) -> None:
    """Renaming it is nobody's failure; adding another one is."""
    _write({"a.md": A_DAY})
    Path("a.docx").write_bytes(bytes(range(256)))
    git("add", ".")
    assert check("--staged", "a.docx").code == 2
    git("commit", "--quiet", "-m", "a commit")
    git("mv", "a.docx", "b.docx")
    told = check("--staged", "b.docx")
    assert (told.code, told.err) == (0, "factlint: warning: b.docx: binary file\n")
    Path("c.docx").write_bytes(bytes(range(255, -1, -1)))
    git("add", ".")
    told = check("--staged", "b.docx", "c.docx")
    assert (told.code, "factlint: c.docx: " in told.err) == (2, True)


def test_changed_lines(git: Git, check: Check) -> None:
    """Who edits the line of an old finding is told of it; white space and other line ends are no edit."""
    _commit(git, {"a.md": NO_DAY + "\n" + WEATHER})
    _write({"a.md": NO_DAY.replace("\n", "   \n\n") + "\n" + WEATHER})
    git("add", ".")
    assert check("--staged").findings == []
    Path("a.md").write_bytes((NO_DAY + "\n" + WEATHER).replace("\n", "\r\n").encode())
    git("add", ".")
    assert check("--staged").findings == []
    _write({"a.md": "All the " + NO_DAY.lower() + "\n" + WEATHER})
    git("add", ".")
    told = check("--staged")
    assert told.findings == ["D103 a.md:1"]


def test_an_old_mistake_copied(git: Git, check: Check) -> None:
    """A sentence that is copied brings its mistake into another place, although the mistake is not new."""
    _commit(git, {"a.md": FOURTH, "b.md": FOURTEENTH, "c.md": NO_DAY})
    _write({"d.md": NO_DAY})
    git("add", ".")
    told = check("--staged")
    assert (told.findings, told.since) == (["D103 d.md:1"], ("HEAD", 1, 0, 2))


def test_one_mistake_for_another(git: Git, check: Check) -> None:
    _commit(git, {"a.md": NO_DAY})
    _write({"a.md": NO_DAY.replace("30", "31")})
    git("add", ".")
    assert check("--staged").since == ("HEAD", 1, 1, 0)


def _two_branches(git: Git) -> None:
    """On main the treaty is signed on the 4th; on other on the 14th, and a day is named that does not exist."""
    _commit(git, {"a.md": WEATHER, "b.md": WEATHER})
    git("checkout", "--quiet", "-b", "other")
    _commit(git, {"b.md": WEATHER + "\n" + FOURTEENTH, "c.md": NO_DAY})
    git("checkout", "--quiet", "main")
    _commit(git, {"a.md": WEATHER + "\n" + FOURTH})


def test_merging(git: Git, check: Check) -> None:
    """What either side had is not introduced by a merge; what only the two together have is."""
    _two_branches(git)
    git("merge", "--quiet", "--no-commit", "other")
    told = check("--staged")
    assert (told.code, told.findings) == (1, ["D101 b.md:3"])
    assert check("--staged", "c.md").findings == []


def test_a_hook_of_git_merge(git: Git, check: Check) -> None:
    """Git calls it before it notes what is being merged: that stands in the environment alone."""
    _two_branches(git)
    words = "-m factlint check --staged --output-format concise"
    hook = f'#!/bin/sh\nPYTHONPATH="{ROOT / ".dev"}" exec "{sys.executable}" {words}\n'
    Path(".git/hooks").mkdir(exist_ok=True)
    Path(".git/hooks/pre-merge-commit").write_text(hook)
    Path(".git/hooks/pre-merge-commit").chmod(0o755)
    with pytest.raises(subprocess.CalledProcessError) as refused:
        git("merge", "--no-edit", "other")
    told = f"{refused.value.stdout}{refused.value.stderr}"
    assert "b.md:3" in told and "D101" in told and "D103" not in told
    git("merge", "--abort")
    git("checkout", "--quiet", "other")
    _commit(git, {"b.md": WEATHER})
    git("checkout", "--quiet", "main")
    git("merge", "--no-edit", "other")
    assert check("--diff", "HEAD~1").findings == ["D103 c.md:1"]


def test_unmerged_paths(git: Git, check: Check) -> None:
    """Nothing can be said of an index that has no one text; the disk has conflict marks."""
    _two_branches(git)
    _commit(git, {"b.md": "Another line.\n"})
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "--quiet", "other")
    told = check("--staged")
    assert (told.code, told.out) == (2, "")
    said = "factlint: --staged: not merged yet: b.md; settle the conflicts and add the files first\n"
    assert told.err == said
    git("add", "b.md")
    assert check("--staged").code == 1


def test_detached_heads(git: Git, check: Check) -> None:
    _commit(git, {"a.md": NO_DAY})
    git("checkout", "--quiet", "--detach")
    _write({"b.md": NO_DAY})
    git("add", ".")
    assert check("--staged").findings == ["D103 b.md:1"]


def test_worktrees(git: Git, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has its index and its HEAD, and hooks there find GIT_DIR set."""
    _commit(git, {"a.md": NO_DAY})
    second = tmp_path.resolve() / "second"
    git("worktree", "add", "--quiet", "-b", "other", str(second))
    _write({"here.md": NO_DAY})
    git("add", ".")
    monkeypatch.chdir(second)
    _write({"there.md": NO_DAY})
    git("add", ".")
    assert check("--staged").findings == ["D103 there.md:1"]
    monkeypatch.setenv("GIT_DIR", git("rev-parse", "--absolute-git-dir").strip())
    monkeypatch.setenv("GIT_INDEX_FILE", git("rev-parse", "--git-path", "index").strip())
    assert check("--staged").findings == ["D103 there.md:1"]


def test_submodules(git: Git, check: Check, tmp_path: Path) -> None:
    """What is committed in a submodule is checked there."""
    inner = str(tmp_path / "inner")
    subprocess.run(["git", "init", "--quiet", inner], check=True)
    Path(inner, "a.md").write_text(NO_DAY)
    subprocess.run(["git", "-C", inner, "add", "."], check=True)
    subprocess.run(["git", "-C", inner, "commit", "--quiet", "-m", "inner"], check=True)
    _commit(git, {"b.md": WEATHER})
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "inner")
    assert Path("inner/a.md").exists()
    told = check("--staged")
    assert (told.code, told.findings, told.err) == (0, [], "")


def test_links_into_submodules_lead_somewhere(git: Git, check: Check, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "sub.md").write_text(WEATHER)
    git("-C", str(other), "init", "--quiet")
    git("-C", str(other), "add", ".")
    git("-C", str(other), "commit", "--quiet", "-m", "a submodule")
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "vendor")
    _write({"a.md": "See [the text](vendor/sub.md) in [the folder](vendor).\n"})
    git("add", ".")
    assert (told := check("--staged")).code == 0, told.out
    told = check("--staged", "vendor/sub.md")
    said = "factlint: vendor/sub.md: in a submodule, whose files are checked in their own repository\n"
    assert (told.code, told.err) == (2, said)


def test_filters_that_do_not_work(git: Git, check: Check) -> None:
    """Git has to ask them which files differ; what a change introduces can be told without."""
    _commit(git, {"a.md": FOURTH, ".gitattributes": "*.md filter=broken\n"})
    git("config", "filter.broken.clean", "false")
    git("config", "filter.broken.required", "true")
    _write({"a.md": FOURTH + NO_DAY})
    assert check("--diff", "HEAD").findings == ["D103 a.md:2"]


def test_sparse_checkouts(git: Git, check: Check) -> None:
    """Documents that are not in the working tree are compared, too."""
    _commit(git, {"in/a.md": WEATHER, "out/b.md": FOURTH, "out/c.md": NO_DAY})
    git("sparse-checkout", "set", "in")
    assert not Path("out").exists()
    _write({"in/a.md": FOURTEENTH})
    git("add", ".")
    for options in (["--staged"], ["--diff", "HEAD"]):
        told = check(*options)
        assert (told.findings, told.since) == (["D101 out/b.md:1"], ("HEAD", 1, 0, 1))


def test_settings_come_from_the_index(git: Git, check: Check) -> None:
    """As everything else does; what is not staged yet holds not yet."""
    _commit(git, {"a.md": WEATHER, "factlint.toml": 'ignore = ["D103"]\n'})
    _write({"a.md": NO_DAY, "b.md": NO_DAY, "factlint.toml": 'ignore = ["Q"]\n'})
    git("add", "*.md")
    assert check("--staged").findings == []
    git("add", ".")
    assert check("--staged").findings == ["D103 a.md:1", "D103 b.md:1"]
    _write({"factlint.toml": "ignore = 1\n"})
    assert check("--staged").code == 1
    git("rm", "--quiet", "--force", "--cached", "factlint.toml")
    told = check("--staged")
    said = (
        "factlint: warning: factlint.toml does not count yet: it is not in the index of git (git add puts it there)\n"
    )
    assert (told.code, told.err) == (1, said)


def test_where_settings_are_named_everything_is_checked(git: Git, check: Check) -> None:
    """A hook names the files that were changed; of settings that is no document, but may concern all of them."""
    _commit(git, {"a.md": NO_DAY, "docs/b.md": WEATHER, "pyproject.toml": '[project]\nname = "1958-02-31"\n'})
    _write({"docs/b.md": NO_DAY, "pyproject.toml": '[project]\nname = "1958-02-30"\n', "docs/c.md": WEATHER})
    git("add", ".")
    assert check("--staged", "docs/c.md", "pyproject.toml").findings == []
    assert check("--staged", "pyproject.toml").findings == []
    _write({"pyproject.toml": '[tool.factlint]\nsources = ["**/*.md"]\n'})
    git("add", ".")
    assert check("--staged", "docs/c.md", "pyproject.toml").findings == ["D103 docs/b.md:1"]


def test_what_is_excluded_is_no_document(git: Git, check: Check) -> None:
    """A hook names every changed file; --force-exclude leaves out what the configuration excludes."""
    _commit(git, {"a.md": FOURTH, "factlint.toml": 'exclude = ["drafts/**"]\n'})
    _write({"drafts/b.md": FOURTEENTH, "drafts/c.md": NO_DAY})
    git("add", ".")
    assert check("--staged", "--force-exclude", "drafts/b.md", "drafts/c.md").findings == []
    assert check("--staged").findings == []
    assert check("--staged", "drafts/c.md").findings == ["D103 drafts/c.md:1"]


def test_a_stricter_configuration_introduces_nothing(git: Git, check: Check) -> None:
    """Both states are checked by the rules of now."""
    _commit(git, {"a.md": NO_DAY, "factlint.toml": 'ignore = ["D"]\n'})
    _write({"factlint.toml": "ignore = []\n"})
    git("add", ".")
    assert check("--staged").since == ("HEAD", 0, 0, 1)


def test_nothing_staged(git: Git, check: Check) -> None:
    """As with pre-commit run --all-files: the named files are checked as they are in the index."""
    _commit(git, {"a.md": NO_DAY, "b.md": NO_DAY, "c.md": FOURTH, "d.md": FOURTEENTH})
    _write({"a.md": A_DAY})
    told = check("--staged", "a.md", "c.md")
    assert (told.code, told.findings) == (1, ["D103 a.md:1", "D101 d.md:1"])
    assert told.err == "factlint: nothing is staged: the documents are checked as they are in the index\n"
    assert "since" not in json.loads(told.out)


def test_a_commit_of_nothing(git: Git, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its message is amended, or it is empty on purpose: in a hook of git that introduces nothing."""
    _commit(git, {"a.md": NO_DAY})
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert (check("--staged").code, check("--staged").since) == (0, ("HEAD", 0, 0, 1))


def test_a_range_of_the_framework(git: Git, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """pre-commit run --from-ref A --to-ref B, and before a push: what B has since it parted from A."""
    _two_branches(git)
    for name, value in {"PRE_COMMIT_FROM_REF": "main", "PRE_COMMIT_TO_REF": "other"}.items():
        monkeypatch.setenv(name, value)
    told = check("--staged", "b.md", "c.md")
    assert (told.code, told.findings, told.since) == (1, ["D103 c.md:1"], ("main", 1, 0, 0))


def test_since_a_revision(git: Git, check: Check) -> None:
    """The tracked files as they are on the disk, or two commits."""
    _two_branches(git)
    _write({"a.md": NO_DAY})
    assert check("--diff", "HEAD").since == ("HEAD", 1, 0, 0)
    assert check("--diff", "main..other").findings == ["D103 c.md:1"]
    assert check("--diff", "main...other").findings == ["D103 c.md:1"]
    assert check("--diff", "other..main").since == ("other", 0, 1, 0)
    assert check("--diff", "other...main").since == ("other", 0, 0, 0)
    assert check("--diff", "main^..").since == ("main^", 0, 0, 0)
    git("checkout", "--quiet", "--force", "other")
    assert check("--diff", "main").findings == ["D103 c.md:1"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--staged", "--diff", "HEAD"], "--staged and --diff exclude each other"),
        (["--diff", "nowhere"], "--diff: 'nowhere' is no revision of this repository"),
        (["--diff", "HEAD...nowhere"], "--diff: 'nowhere' is no revision of this repository"),
        (["--diff", ""], "--diff: '' is no revision of this repository"),
        (["--staged", "../outside.md"], "../outside.md lies outside of the repository"),
        (["--staged", "-"], "standard input goes with neither --staged nor --diff"),
    ],
)
def test_faults(git: Git, check: Check, words: list[str], said: str) -> None:
    _commit(git, {"a.md": NO_DAY})
    told = check(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(f"factlint: {said}")


def test_no_repository(check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.resolve()))
    shutil.rmtree(".git")
    told = check("--staged")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("factlint: --staged: not a git repository")


def test_another_folder(git: Git, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names a repository; one stands elsewhere, where nothing is git's."""
    _commit(git, {"a.md": NO_DAY})
    for name, value in {"GIT_DIR": ".git", "GIT_WORK_TREE": "."}.items():
        monkeypatch.setenv(name, str(Path(value).resolve()))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.md").write_text(NO_DAY)
    told = check("--staged")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("factlint: --staged: the current folder is not in the working tree")


def test_a_damaged_index(git: Git, check: Check) -> None:
    _commit(git, {"a.md": NO_DAY})
    Path(".git/index").write_bytes(b"DIRC" + b"\0" * 40)
    told = check("--staged")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("factlint: --staged: ") and "index" in told.err


def test_a_shallow_clone(git: Git, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As continuous integration makes them: it is said what to fetch."""
    _commit(git, {"a.md": A_DAY})
    first = git("rev-parse", "HEAD").strip()
    _commit(git, {"a.md": NO_DAY})
    git("clone", "--quiet", "--depth=1", f"file://{Path.cwd()}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    told = check("--diff", f"{first}...HEAD")
    assert told.code == 2
    assert "it is a shallow clone: fetch the whole history first (git fetch --unshallow)" in told.err


def test_a_name_like_an_option(git: Git, check: Check) -> None:
    """As the framework hands names over: without anything that says where options end."""
    _commit(git, {"a.md": A_DAY})
    _write({"-notes.md": NO_DAY})
    git("add", "--", "-notes.md")
    told = check("--staged", "-notes.md")
    assert (told.code, told.findings) == (1, ["D103 -notes.md:1"])


def test_what_is_suppressed_is_not_resolved(git: Git, check: Check) -> None:
    _commit(git, {"a.md": NO_DAY, "b.md": NO_DAY})
    _write({"a.md": f"<!-- factlint: ignore D103 as printed -->\n{NO_DAY}", "b.md": A_DAY})
    git("add", ".")
    told = check("--staged")
    assert (told.findings, told.since) == ([], ("HEAD", 0, 1, 0))
    git("commit", "--quiet", "-m", "second")
    _write({"a.md": NO_DAY})
    git("add", ".")
    assert check("--staged").findings == ["D103 a.md:1"]
