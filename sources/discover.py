"""From SOURCE arguments to the files they mean: a file as named, a folder with the documents below it.

In folders, what git ignores and what is hidden is left out, and only files are taken whose names say that they hold
text for people.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from factlint.sources.trees import DISK, Tree, said, unfit

SUFFIXES = (
    frozenset(
        [
            f".{suffix}"
            for suffix in ("md", "markdown", "txt", "text", "html", "htm", "xhtml", "wiki", "mediawiki", "bib")
        ]
    )
    .union([".rst", ".tex", ".csv", ".tsv", ".srt", ".vtt", ".org", ".adoc", ".docx", ".epub", ".pdf"])
    .union([".wikitext", ".tab", ".rss", ".atom"])
)
"""What is read of a folder; a file named by itself is read whatever it is called."""

NAMES = frozenset(["README", "NOTES", "NEWS", "HISTORY"])
"""Files without a suffix that are read of a folder."""

_ENDINGS = (".csl.json",)
"""Ends of names that hold more than one dot."""


class Found(Struct, frozen=True):
    """A file to be read, or the reason why not."""

    file: Path
    path: str
    """As reports show it: POSIX, relative to the root where below it, else as given."""
    explicit: bool
    """Whether the user named it."""
    reason: str = ""
    """Why it cannot be read; "" where it may be."""


def discover(arguments: Sequence[str], root: Path, tree: Tree = DISK) -> list[Found]:
    """The files that the arguments mean, by path, each once; arguments are relative to `root`.

    A file that a link leads to as well is taken under its own name, one that is named and also found in a folder
    counts as named.
    """
    best: dict[str, Found] = {}
    for argument in sorted(set(arguments)):
        for found in _argument(argument, root, tree):
            key = str(found.file if found.reason else tree.real(found.file))
            known = best.get(key)
            best[key] = found if known is None else _better(known, found, tree)
    return sorted(best.values(), key=lambda found: found.path)


def _better(one: Found, other: Found, tree: Tree) -> Found:
    chosen = min(one, other, key=lambda found: (_is_link(found.file, tree), found.path))
    if chosen.explicit or not (one.explicit or other.explicit):
        return chosen
    named = one if one.explicit else other
    return Found(chosen.file, chosen.path, True, named.reason)


def _is_link(file: Path, tree: Tree) -> bool:
    return tree.real(file) != tree.real(file.parent) / file.name


def _argument(argument: str, root: Path, tree: Tree) -> Iterator[Found]:
    file = Path(os.path.normpath(root / argument))
    shown = _shown(file, argument, root)
    try:
        kind = tree.kind(file)
    except (OSError, ValueError) as error:
        yield Found(file, shown, True, said(error))
        return
    if kind != "folder":
        yield Found(file, shown, True, unfit(kind))
        return
    start = f"{file.as_posix().rstrip('/')}/"
    inside = "" if shown == "." else f"{shown.rstrip('/')}/"
    for below, reason in tree.below(file, is_document):
        name = below.as_posix()
        if not name.startswith(start):
            yield Found(below, shown, True, reason)
        else:
            yield Found(below, _printable(inside + name[len(start) :]), False, reason)


def is_document(name: str) -> bool:
    """Whether a name says that a file holds text for people."""
    name = name[:-3] if name.lower().endswith(".gz") else name
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - names with odd bytes need no Path
    return suffix in SUFFIXES or name in NAMES or name.lower().endswith(_ENDINGS)


def _shown(file: Path, given: str, root: Path) -> str:
    below = file.relative_to(root).as_posix() if file.is_relative_to(root) else Path(given).as_posix()
    return _printable(below)


def _printable(path: str) -> str:
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")
