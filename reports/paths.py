"""Paths as they are shown: what all of them share is told once."""

from __future__ import annotations

from collections.abc import Iterable


def shared_folder(paths: Iterable[str]) -> str:
    """The folder in which all of them lie, with its slash; "" where there is none.

    >>> shared_folder(["a/b/c.md", "a/bc.md"]), shared_folder(["x.md", "a/x.md"])
    ('a/', '')
    """
    every = list(paths)
    if not every:
        return ""
    first, last = min(every), max(every)
    same = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return first[: first.rfind("/", 0, same) + 1]
