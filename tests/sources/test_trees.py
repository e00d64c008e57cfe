"""Trees out of git, made with the real one: what is read, and that nothing else is."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.sources.blobs import Blobs, Tracked
from factlint.sources.discover import discover
from factlint.sources.document import Document
from factlint.sources.git import GitError, Repository
from factlint.sources.loading import Skipped, load
from factlint.sources.trees import DISK, Tree, exists

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

Git = Callable[..., str]


def _write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def _index() -> Blobs:
    repository = Repository.here()
    return Blobs(repository, repository.index, "the index")


def _texts(tree: Tree, *names: str) -> dict[str, str]:
    found = load(names or ["."], Path.cwd(), tree=tree)
    return {each.path: each.source if isinstance(each, Document) else each.reason for each in found}


def test_the_index_not_the_folder(git: Git) -> None:
    """A partially staged file is read as staged, an untracked one not at all, one deleted in the folder only still."""
    _write({"a.md": "one\n", "notes/b.md": "two\n", "gone.md": "three\n"})
    git("add", ".")
    _write({"a.md": "one, changed\n", "new.md": "four\n"})
    Path("gone.md").unlink()
    assert _texts(_index()) == {"a.md": "one\n", "gone.md": "three\n", "notes/b.md": "two\n"}
    assert _texts(_index(), "new.md") == {"new.md": "not in the index"}
    assert not exists(_index(), Path("new.md").resolve())


def test_removed_from_the_index_only(git: Git) -> None:
    _write({"a.md": "one\n", "b.md": "two\n"})
    git("add", ".")
    git("rm", "--quiet", "--cached", "b.md")
    assert Path("b.md").exists()
    assert list(_texts(_index())) == ["a.md"]


def test_a_revision_and_the_tracked_files(git: Git) -> None:
    _write({"a.md": "one\n", "b.md": "two\n"})
    git("add", ".")
    git("commit", "--quiet", "-m", "first")
    _write({"a.md": "one, changed\n", "c.md": "three\n"})
    Path("b.md").unlink()
    repository = Repository.here()
    assert _texts(Blobs(repository, repository.files_of("HEAD"), "HEAD")) == {"a.md": "one\n", "b.md": "two\n"}
    tracked = Tracked(repository, repository.index, "what git tracks")
    assert _texts(tracked) == {"a.md": "one, changed\n"}
    assert _texts(tracked, "c.md") == {"c.md": "not in what git tracks"}
    assert _texts(tracked, "b.md") == {"b.md": "no such file or folder"}


def test_hidden_and_ignored(git: Git) -> None:
    """Hidden folders are left out as on the disk; what is tracked in spite of the patterns is not ignored."""
    _write(
        {".gitignore": "*.txt\n", "kept.txt": "kept\n", ".hidden/a.md": "a\n", "node_modules/b.md": "b\n", "c.py": ""}
    )
    git("add", "--force", ".")
    assert list(_texts(_index())) == ["kept.txt"]
    assert _texts(_index(), ".hidden/a.md") == {".hidden/a.md": "a\n"}


def test_names_of_any_kind(git: Git) -> None:
    names = ["日内瓦 会谈.md", 'quo"te.md', "tab\there.md", "-x.md", ":(glob)*.md"]
    _write({name: f"{number}\n" for number, name in enumerate(names)})
    git("add", "--all", ".")
    assert _texts(_index()) == dict(sorted((name, f"{number}\n") for number, name in enumerate(names)))


def test_below_the_top(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started in a folder of the repository, with another folder of it as an argument."""
    _write({"docs/a.md": "a\n", "other/b.md": "b\n"})
    git("add", ".")
    monkeypatch.chdir("docs")
    assert _texts(_index()) == {"a.md": "a\n"}
    assert _texts(_index(), "../other") == {"../other/b.md": "b\n"}


def test_links(git: Git, tmp_path: Path) -> None:
    """Links lead to tracked files; to others, or out of the repository, they lead nowhere."""
    _write({"a.md": "a\n", "far/b.md": "b\n"})
    (tmp_path / "outside.md").write_text("outside\n")
    for link, target in {
        "0.md": "a.md",
        "near": "far",
        "out.md": "../outside.md",
        "loop.md": "loop.md",
        "u.md": "untracked.md",
    }.items():
        Path(link).symlink_to(target)
    git("add", ".")
    _write({"untracked.md": "u\n"})
    reason = "not a regular file"
    assert _texts(_index()) == {"a.md": "a\n", "far/b.md": "b\n", "loop.md": reason, "out.md": reason, "u.md": reason}
    assert _texts(_index(), "near/b.md", "0.md") == {"0.md": "a\n", "near/b.md": "b\n"}


def test_submodules_are_not_read(git: Git, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    subprocess.run(["git", "init", "--quiet", str(inner)], check=True)
    (inner / "c.md").write_text("c\n")
    subprocess.run(["git", "-C", str(inner), "add", "."], check=True)
    subprocess.run(["git", "-C", str(inner), "commit", "--quiet", "-m", "inner"], check=True)
    _write({"a.md": "a\n"})
    git("add", ".")
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "sub.md")
    assert _texts(_index()) == {"a.md": "a\n"}
    reason = "in a submodule, whose files are checked in their own repository"
    assert _texts(_index(), "sub.md") == {"sub.md": reason}
    assert _texts(_index(), "sub.md/c.md") == {"sub.md/c.md": reason}


def test_sparse_checkouts(git: Git) -> None:
    """What is left out of the working tree is still compared; what an editor deleted there is not."""
    _write({"in/a.md": "a\n", "out/b.md": "b\n", "in/c.md": "c\n"})
    git("add", ".")
    git("commit", "--quiet", "-m", "first")
    git("sparse-checkout", "set", "--sparse-index", "in")
    assert not Path("out").exists()
    assert _texts(_index()) == {"in/a.md": "a\n", "in/c.md": "c\n", "out/b.md": "b\n"}
    Path("in/c.md").unlink()
    repository = Repository.here()
    assert _texts(Tracked(repository, repository.index, "")) == {"in/a.md": "a\n", "out/b.md": "b\n"}


def test_worktrees(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each worktree has an index of its own."""
    _write({"a.md": "a\n"})
    git("add", ".")
    git("commit", "--quiet", "-m", "first")
    git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "second"))
    monkeypatch.chdir(tmp_path / "second")
    _write({"b.md": "b\n"})
    git("add", ".")
    assert list(_texts(_index())) == ["a.md", "b.md"]


def test_unmerged_paths(git: Git) -> None:
    _write({"a.md": "one\n"})
    git("add", ".")
    git("commit", "--quiet", "-m", "first")
    git("checkout", "--quiet", "-b", "other")
    _write({"a.md": "two\n"})
    git("commit", "--quiet", "-am", "second")
    git("checkout", "--quiet", "main")
    _write({"a.md": "three\n"})
    git("commit", "--quiet", "-am", "third")
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "other")
    with pytest.raises(GitError, match=r"not merged yet: a\.md; settle"):
        _index()
    assert len(Repository.here().merging()) == 1


def test_heads(git: Git) -> None:
    """Unborn, on a branch, detached, damaged."""
    repository = Repository.here()
    assert repository.is_unborn()
    _write({"a.md": "one\n"})
    git("add", ".")
    git("commit", "--quiet", "-m", "first")
    assert not repository.is_unborn()
    git("checkout", "--quiet", "--detach")
    assert not repository.is_unborn()
    Path(".git/HEAD").write_text("0123456789012345678901234567890123456789\n")
    with pytest.raises(GitError, match="HEAD names no commit"):
        repository.is_unborn()


def test_a_damaged_index(git: Git) -> None:
    _write({"a.md": "one\n"})
    git("add", ".")
    Path(".git/index").write_bytes(b"DIRC" + b"\0" * 40)
    with pytest.raises(GitError, match="index"):
        _index()


def test_a_lost_blob(git: Git) -> None:
    """One file that git cannot give is told as such; the others are read."""
    _write({"a.md": "one\n", "b.md": "two\n"})
    git("add", ".")
    lost = git("rev-parse", ":a.md").strip()
    Path(".git/objects", lost[:2], lost[2:]).unlink()
    found = {each.path: each for each in load(["."], Path.cwd(), tree=_index())}
    assert found["a.md"] == Skipped("a.md", "cannot be read: git does not have its content here", False)
    assert isinstance(found["b.md"], Document)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match="not a git repository"):
        Repository.here()


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git is not installed"):
        Repository.here()


@pytest.mark.parametrize("revision", ["nothing", "", "--all", "HEAD:a.md", "a b"])
def test_no_revision(git: Git, revision: str) -> None:
    _write({"a.md": "one\n"})
    git("add", ".")
    git("commit", "--quiet", "-m", "first")
    with pytest.raises(GitError, match="is no revision of this repository"):
        Repository.here().files_of(revision)


def test_the_index_of_a_hook(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """`git commit PATH` makes its commit from an index that GIT_INDEX_FILE names."""
    _write({"a.md": "one\n"})
    git("add", ".")
    monkeypatch.setenv("GIT_INDEX_FILE", str(Path(".git/another").resolve()))
    _write({"b.md": "two\n"})
    git("add", "b.md")
    assert list(_texts(_index())) == ["b.md"]


def test_blobs_are_known_by_their_content(git: Git) -> None:
    _write({"a.md": "one\n", "b.md": "one\n", "c.md": "two\n"})
    git("add", ".")
    tree = _index()
    a, b, c = (tree.identity(found.file) for found in discover(["."], Path.cwd(), tree))
    assert a == b != c
    assert tree.size(Path("a.md").resolve()) == 4
    assert tree.read(Path("a.md").resolve(), 2) == b"on"


def test_large_files(git: Git) -> None:
    """Git LFS keeps the files; the index has their names."""
    name = "".join(f"{number:02x}" for number in range(32))
    form = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 12\n"
    _write(
        {"a.md": form.format(name), "b.md": form.format("f" * 64), f".git/lfs/objects/00/01/{name}": "large words\n"}
    )
    git("add", ".")
    lost = "cannot be read: kept by Git LFS, and not fetched (git lfs pull)"
    assert _texts(_index()) == {"a.md": "large words\n", "b.md": lost}
    assert _index().size(Path("a.md").resolve()) == 12
    assert _index().read(Path("a.md").resolve(), 5) == b"large"
    lost = "kept by Git LFS, and not fetched (git lfs pull)"
    assert _texts(DISK) == {"a.md": lost, "b.md": lost}
