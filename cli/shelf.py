"""One file that holds what every start derives from the package's own data (see `claims.kept`)."""

from __future__ import annotations

import contextlib
import os
import zlib
from functools import cached_property
from pathlib import Path

from msgspec import json

_KIND = "start-"
_HEAD = b"factlint shelf 1 "
KEPT = 3
"""Files of different programs that stay side by side in a folder."""
_SIZE = 50_000_000


class FileShelf:
    """Parts by name in one file: read whole when the first is needed, written whole where something came to it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._new: dict[str, bytes] = {}

    @cached_property
    def _kept(self) -> tuple[dict[str, list[int]], bytes]:
        """Index and parts, read when the first part is asked for."""
        with contextlib.suppress(OSError, ValueError):
            return _read(self._file.read_bytes())
        return {}, b""

    def get(self, name: str) -> bytes | None:
        """What was kept under that name."""
        index, body = self._kept
        place = index.get(name)
        return self._new.get(name) if place is None else body[place[0] : place[1]]

    def put(self, name: str, data: bytes) -> None:
        """Keep something."""
        self._new[name] = data

    def save(self) -> None:
        """Write what came to it; whoever else writes at the same time, the file is whole."""
        if self._new:
            index, body = self._kept
            parts = {name: body[start:end] for name, (start, end) in index.items()} | self._new
            with contextlib.suppress(OSError):
                write_whole(self._file, _written(parts))
                prune(self._file.parent, KEPT, _SIZE, f"{_KIND}*")


def prune(folder: Path, files: int, size: int, pattern: str = "*") -> None:
    """Drop the oldest files of a folder until no more are left than that many, and that many bytes; raises OSError."""
    kept = sorted(((file.stat(), file) for file in folder.glob(pattern)), key=lambda each: each[0].st_mtime_ns)
    room, count = size - sum(status.st_size for status, _ in kept), len(kept)
    for status, file in kept:
        if count <= files and room >= 0:
            return
        file.unlink(missing_ok=True)
        room, count = room + status.st_size, count - 1


def make_folder(folder: Path) -> None:
    """Make a folder that is the user's alone, and those above it that are missing; raises OSError."""
    for each in reversed([folder, *folder.parents]):
        if not each.exists():
            each.mkdir(mode=0o700, exist_ok=True)


def write_whole(file: Path, data: bytes) -> None:
    """Whole or not at all, in folders that are the user's alone; raises OSError."""
    make_folder(file.parent)
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _written(parts: dict[str, bytes]) -> bytes:
    index, at = {}, 0
    for name, data in parts.items():
        index[name] = [at, at := at + len(data)]
    body = b"".join(parts.values())
    head = json.encode(index)
    return b"%s%08x\n%s\n%s" % (_HEAD, zlib.crc32(body, zlib.crc32(head)), head, body)


def _read(data: bytes) -> tuple[dict[str, list[int]], bytes]:
    """Index and parts; raises ValueError where they are not as they were written."""
    if not data.startswith(_HEAD):
        raise ValueError("another kind of file")
    first, head, body = data.split(b"\n", 2)
    if int(first[len(_HEAD) :], 16) != zlib.crc32(body, zlib.crc32(head)):
        raise ValueError("damaged")
    index: dict[str, list[int]] = json.decode(head)
    return index, body
