"""One file that holds what every start derives from the package's own data (see `claims.kept`)."""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from pathlib import Path

_HEAD = b"factlint shelf 1 "
KEPT = 3
"""Files of different programs that stay side by side in a folder."""


class FileShelf:
    """Parts by name in one file: read whole at the start, written whole where something came to it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._index: dict[str, list[int]] = {}
        self._body = b""
        self._new: dict[str, bytes] = {}
        with contextlib.suppress(OSError, ValueError):
            self._index, self._body = _read(file.read_bytes())

    def get(self, name: str) -> bytes | None:
        """What was kept under that name."""
        place = self._index.get(name)
        return self._new.get(name) if place is None else self._body[place[0] : place[1]]

    def put(self, name: str, data: bytes) -> None:
        """Keep something."""
        self._new[name] = data

    def save(self) -> None:
        """Write what came to it; whoever else writes at the same time, the file is whole."""
        if self._new:
            parts = {name: self._body[start:end] for name, (start, end) in self._index.items()} | self._new
            with contextlib.suppress(OSError):
                write_whole(self._file, _written(parts))
                _prune(self._file)


def _prune(newest: Path) -> None:
    """Drop all but the last few files of the kind; raises OSError."""
    others = [file for file in newest.parent.glob(f"start-*{newest.suffix}") if file != newest]
    for file in sorted(others, key=lambda file: file.stat().st_mtime_ns, reverse=True)[KEPT - 1 :]:
        file.unlink(missing_ok=True)


def write_whole(file: Path, data: bytes) -> None:
    """Whole or not at all, in folders that are the user's alone; raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
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
    head = json.dumps(index, separators=(",", ":")).encode()
    return b"%s%08x\n%s\n%s" % (_HEAD, zlib.crc32(body, zlib.crc32(head)), head, body)


def _read(data: bytes) -> tuple[dict[str, list[int]], bytes]:
    """Index and parts; raises ValueError where they are not as they were written."""
    if not data.startswith(_HEAD):
        raise ValueError("another kind of file")
    first, head, body = data.split(b"\n", 2)
    if int(first[len(_HEAD) :], 16) != zlib.crc32(body, zlib.crc32(head)):
        raise ValueError("damaged")
    index: dict[str, list[int]] = json.loads(head)
    return index, body
