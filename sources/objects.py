"""The contents of files that git holds, from one `git cat-file --batch`.

https://git-scm.com/docs/git-cat-file#_batch_output
"""

from __future__ import annotations

import errno
import os
import subprocess
import weakref
from functools import cached_property
from pathlib import Path
from typing import IO

from factlint.sources.git import ask, environment
from factlint.sources.lfs import LARGEST, NOT_FETCHED, name_of
from factlint.sources.trees import DISK

_CHUNK = 1 << 20


class Store:
    """The objects of the repository, through one process that is started with the first question."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, blob: str, limit: int) -> tuple[bytes, int]:
        """The first `limit` bytes of a file, all of them without a limit, and how many there are.

        Where the blob only names a file of Git LFS, that file, as it was fetched or added.
        """
        data, size = self._blob(blob, max(limit, LARGEST) if limit >= 0 else limit)
        name = name_of(data) if size < LARGEST else None
        if name is None:
            return (data if limit < 0 else data[:limit]), size
        file = self._large / name[:2] / name[2:4] / name
        try:
            return DISK.read(file, limit), DISK.size(file)
        except FileNotFoundError as error:
            raise OSError(errno.EIO, NOT_FETCHED) from error

    @cached_property
    def _large(self) -> Path:
        """Where Git LFS keeps files."""
        return Path.cwd() / os.fsdecode(ask("rev-parse", "--git-common-dir").rstrip(b"\r\n")) / "lfs/objects"

    def _blob(self, blob: str, limit: int) -> tuple[bytes, int]:
        wishes, answers = self._pipes()
        try:
            wishes.write(f"{blob}\n".encode())
            wishes.flush()
            head = answers.readline().split()
        except OSError as error:
            raise OSError(errno.EIO, "git could not read it") from error
        if len(head) != 3 or head[1] != b"blob":
            lost = head[-1:] == [b"missing"]
            raise OSError(errno.EIO, "git does not have its content here" if lost else "git could not read it")
        size = int(head[2])
        kept = size if limit < 0 else min(limit, size)
        data = answers.read(kept)
        self._skip(answers, size - kept + 1)
        return data, size

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                ["git", "cat-file", "--batch"], env=environment(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
            )
            weakref.finalize(self, _close, self._process)
        assert self._process.stdin and self._process.stdout
        return self._process.stdin, self._process.stdout

    @staticmethod
    def _skip(answers: IO[bytes], count: int) -> None:
        while count > 0:
            got = len(answers.read(min(count, _CHUNK)))
            count = count - got if got else 0


def _close(process: subprocess.Popen[bytes]) -> None:
    with process:
        process.kill()
