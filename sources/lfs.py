"""Files of Git LFS: what lies in git, or in a folder where it was not fetched, is a few lines that name the content.

https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
"""

from __future__ import annotations

import re

LARGEST = 1024
"""Bytes that the name of a file of Git LFS never reaches."""
NOT_FETCHED = "kept by Git LFS, and not fetched (git lfs pull)"
_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\r?\n(?:[^\n]*\n)*?oid sha256:(?P<name>[0-9a-f]{64})\r?\n"
)


def name_of(data: bytes) -> str | None:
    """The content that bytes stand for, by its SHA-256; None where they are the content itself."""
    found = _POINTER.match(data) if len(data) < LARGEST else None
    return found["name"].decode() if found else None
