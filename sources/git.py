"""Git as it is asked: a few plumbing commands, whose output no setting and no locale changes.

What hooks find in their environment (GIT_DIR, GIT_INDEX_FILE, GIT_WORK_TREE …) is left to git: it knows which index a
commit is made from. https://git-scm.com/docs/githooks, https://git-scm.com/docs/git#_environment_variables
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

_PLAIN = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""English messages, nothing written, nothing fetched, nothing asked."""
_PATHSPECS = ("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
HEAD = "HEAD"
_MERGED = re.compile(r"GITHEAD_(?P<name>[0-9a-f]{40}|[0-9a-f]{64})")


class GitError(Exception):
    """Git is not there, or refused; the message says why in git's words."""


class Entry(Struct, frozen=True):
    """A file as git holds it."""

    mode: str
    """Six octal digits: 100644 and 100755 files, 120000 a link, 160000 a submodule."""
    blob: str
    absent: bool = False
    """Whether a sparse checkout leaves the file out of the working tree."""

    @property
    def is_file(self) -> bool:
        """Whether it is neither a link nor a submodule."""
        return self.mode.startswith("100")


class Repository(Struct, frozen=True, dict=True):
    """The repository that one stands in."""

    top: Path
    """The working tree, without links."""

    @classmethod
    def here(cls) -> Repository:
        """The repository of the current folder; raises `GitError` where there is none, or none with files."""
        return cls(Path(os.fsdecode(ask("rev-parse", "--show-toplevel").rstrip(b"\r\n"))))

    @cached_property
    def index(self) -> Mapping[str, Entry]:
        """What would be committed now, by path below the top; raises `GitError` where merging is not finished."""
        entries: dict[str, Entry] = {}
        unmerged: dict[str, None] = {}
        for head, path in _records(ask("ls-files", "--full-name", "-s", "-t", "-z", ":/")):
            tag, mode, blob, stage = head.split(" ")
            if stage != "0":
                unmerged[path] = None
            entries[path] = Entry(mode, blob, tag == "S")
        if unmerged:
            raise GitError(f"not merged yet: {_some(list(unmerged))}; settle the conflicts and add the files first")
        return entries

    def files_of(self, revision: str) -> Mapping[str, Entry]:
        """The files of a commit or tree; raises `GitError` where it is none."""
        found = {}
        for head, path in _records(ask("ls-tree", "-r", "-z", "--full-tree", self.tree_of(revision))):
            mode, _, blob = head.split(" ")
            found[path] = Entry(mode, blob)
        return found

    def tree_of(self, revision: str) -> str:
        """The name of a revision's tree; raises `GitError` where there is no such revision."""
        try:
            if revision and not revision.startswith("-"):
                return _name("rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}")
        except GitError:
            pass
        raise GitError(f"{revision!r} is no revision of this repository{self._shallow()}")

    def differing(self, revision: str) -> frozenset[str]:
        """The tracked files that may be others in the working tree than in a revision, by path below the top."""
        told = ask(
            "diff-index", "--name-only", "-z", "--no-renames", "--ignore-submodules", self.tree_of(revision), "--"
        )
        return frozenset(os.fsdecode(told).split("\0")[:-1])

    def merge_base(self, one: str, other: str) -> str:
        """The newest commit that two revisions come from."""
        for revision in (one, other):
            self.tree_of(revision)
        try:
            return _name("merge-base", one, other)
        except GitError as error:
            raise GitError(f"{one} and {other} have no commit in common{self._shallow()}") from error

    def is_unborn(self) -> bool:
        """Whether there is no commit yet."""
        try:
            self.tree_of(HEAD)
        except GitError:
            try:
                branch = _name("symbolic-ref", "--quiet", HEAD)
            except GitError as error:
                raise GitError("HEAD names no commit and no branch: is the repository damaged?") from error
            return not _known(branch)
        return False

    def merging(self) -> tuple[str, ...]:
        """The commits that are being merged into HEAD.

        MERGE_HEAD is not there yet when `git merge` calls its hooks: there it names them in the environment.
        """
        file = Path(os.fsdecode(ask("rev-parse", "--git-path", "MERGE_HEAD").rstrip(b"\r\n")))
        try:
            return tuple(file.read_text("ascii").split())
        except (OSError, UnicodeDecodeError):
            return tuple(sorted(found["name"] for found in map(_MERGED.fullmatch, os.environ) if found))

    def _shallow(self) -> str:
        try:
            shallow = _name("rev-parse", "--is-shallow-repository") == "true"
        except GitError:
            return ""
        return "; it is a shallow clone: fetch the whole history first (git fetch --unshallow)" if shallow else ""


def environment() -> dict[str, str]:
    """The environment that git is called in."""
    return {name: value for name, value in os.environ.items() if name not in _PATHSPECS} | _PLAIN


def ask(*words: str) -> bytes:
    """The output of a git command; raises `GitError`."""
    try:
        run = subprocess.run(["git", *words], env=environment(), stdin=subprocess.DEVNULL, capture_output=True)
    except FileNotFoundError as error:
        raise GitError("git is not installed, or not on the path") from error
    except (OSError, ValueError) as error:
        raise GitError(f"git cannot be called: {error}") from error
    if run.returncode:
        raise GitError(_first(run.stderr.decode("utf-8", "replace")) or f"git {words[0]} failed")
    return run.stdout


def _name(*words: str) -> str:
    return ask(*words).decode("utf-8", "surrogateescape").strip()


def _known(reference: str) -> bool:
    try:
        ask("show-ref", "--verify", "--quiet", reference)
    except GitError:
        return False
    return True


def _records(told: bytes) -> Iterator[tuple[str, str]]:
    """What stands before the tab, and the path after it, of each line that ends in a zero byte."""
    for line in os.fsdecode(told).split("\0")[:-1]:
        head, _, path = line.partition("\t")
        yield head, path


def _first(message: str) -> str:
    """Git's reason, with the advice that follows a "fatal:" line."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return " ".join(lines[:6]).removeprefix("fatal: ").removeprefix("error: ")


def _some(paths: list[str]) -> str:
    return ", ".join(sorted(paths)[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
