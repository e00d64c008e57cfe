"""What `--staged` and `--diff REV` compare: the files as they would be, and as they were before.

In a hook of the pre-commit framework that runs over a range of commits, `--staged` means that range: the framework
names it in the environment. https://pre-commit.com/#pre-commit-during-push
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from factlint.cli.problem import Problem
from factlint.sources.blobs import Blobs, Tracked
from factlint.sources.git import HEAD, Entry, GitError, Repository

FROM, TO = "PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF"
COMMITTING = "GIT_INDEX_FILE"
"""What git tells the hooks of a commit, also of one that changes no file."""
_DOTS = "..."


class Before(Struct, frozen=True):
    """One earlier state."""

    tree: Blobs
    name: str
    """As messages call it: "HEAD", "main"."""


class Change(Struct, frozen=True):
    """The files as they would be, and what they come from."""

    now: Blobs
    before: tuple[Before, ...]
    """More than one while others' commits are being merged; none where nothing changes: then all of it is checked."""
    is_staged: bool
    """Whether the index is what is checked."""

    def differing(self) -> frozenset[str]:
        """The paths below the top that may be others than in one of the earlier states, whatever lies there."""
        if isinstance(self.now, Tracked):
            return self.now.repository.differing(self.before[0].name).union(*map(self._unlike, self.before))
        return frozenset[str]().union(*map(self._unlike, self.before))

    def _unlike(self, before: Before) -> set[str]:
        now, then = self.now.entries, before.tree.entries
        return {path for path in {*now, *then} if now.get(path) != then.get(path)}


def change_of(staged: bool, revision: str | None) -> Change:
    """What one of the two options asks for; raises `Problem`."""
    if staged and revision is not None:
        raise Problem("--staged and --diff exclude each other")
    option = "--staged" if staged else "--diff"
    try:
        repository = Repository.here()
        if not Path.cwd().is_relative_to(repository.top):
            raise GitError(f"the current folder is not in the working tree, {repository.top}")
        if staged and os.environ.get(FROM) and os.environ.get(TO):
            return _range(repository, os.environ[FROM], os.environ[TO])
        return _staged(repository) if revision is None else _since(repository, revision)
    except GitError as error:
        raise Problem(f"{option}: {error}") from error


def _staged(repository: Repository) -> Change:
    """The index against HEAD, and against what is being merged into it."""
    index = repository.index
    now = Blobs(repository, index, "the index of git (git add puts it there)")
    if repository.is_unborn():
        return Change(now, (Before(Blobs(repository, {}, "a commit"), "the first commit"),), True)
    head = repository.files_of(HEAD)
    if _plain(head) == _plain(index) and not os.environ.get(COMMITTING):
        return Change(now, (), True)
    merging = [(name, repository.files_of(name)) for name in repository.merging()]
    before = tuple(Before(Blobs(repository, entries, name), name) for name, entries in ((HEAD, head), *merging))
    return Change(now, before, True)


def _since(repository: Repository, revision: str) -> Change:
    """What is tracked against a revision; `A..B` and `A...B` as in git diff, an end left out being HEAD."""
    dots = _DOTS if _DOTS in revision else ".."
    if dots not in revision:
        before = Before(Blobs(repository, repository.files_of(revision), revision), revision)
        now = Tracked(repository, repository.index, "what git tracks (git add puts it there)")
        return Change(now, (before,), False)
    old, new = (end or HEAD for end in revision.split(dots, 1))
    return _range(repository, old, new) if dots == _DOTS else _between(repository, old, old, new)


def _range(repository: Repository, old: str, new: str) -> Change:
    """What commit `new` has come to since it parted from `old`, or since `old` where they have nothing in common."""
    for revision in (old, new):
        repository.tree_of(revision)
    try:
        base = repository.merge_base(old, new)
    except GitError:
        base = old
    return _between(repository, old, base, new)


def _between(repository: Repository, name: str, old: str, new: str) -> Change:
    before = Before(Blobs(repository, repository.files_of(old), name), name)
    return Change(Blobs(repository, repository.files_of(new), new), (before,), False)


def _plain(entries: Mapping[str, Entry]) -> dict[str, tuple[str, str]]:
    return {path: (entry.mode, entry.blob) for path, entry in entries.items()}
