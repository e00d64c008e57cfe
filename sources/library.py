"""Where the addresses in documents lead: to a file that is read, one that merely exists, one that is missing.

Addresses are resolved once, before anything is checked, so that what follows looks at no disk. Nothing outside of the
project is looked at unless its folder was named, and no address is ever fetched: what is known of a page in the web is
the snapshot that the configuration names for it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct, field

from factlint.sources.document import Document, Reference
from factlint.sources.trees import DISK, Tree, exists

State = Literal["read", "present", "missing", "outside", "remote", "gone", "unclear"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\\)")
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_DOI = re.compile(r"10\.\d{4,9}/")
_TEMPLATE = re.compile(r"[{}<>$*|\n]|%\(|^[^/]+@[^/]+\.[^/]+$")
"""What is filled in later, and an electronic mail address."""
_IN_PROSE = re.compile(
    r"https?://[^\s<>\"'，。；、）】》」\]]+|(?<![\w/.@-])(?:\.{0,2}/)?(?:[\w.-]+/){0,8}[\w-]{1,80}(?:\.[\w-]{1,80}){0,3}"
    r"\.(?:pdf|html?|md|txt|docx|wiki|bib)\b",
    re.IGNORECASE,
)
_STANDS_FOR = (".md", ".html", "/index.md", "/index.html", "/README.md")
"""What a page's address without a suffix may be the name of."""
_ATTACHMENT = re.compile(r"(?<!\\)[:;]")
_LONG = 4000


class Target(Struct, frozen=True):
    """What an address leads to."""

    state: State
    path: str = ""
    """Of what is or could be read: as reports show it."""
    is_snapshot: bool = False


class Library(Struct, frozen=True):
    """The addresses of some documents, resolved: by the path of the document and the address as written."""

    targets: Mapping[tuple[str, str], Target] = field(default_factory=dict)

    def find(self, document: str, address: str) -> Target:
        """Where an address in a document leads."""
        return self.targets.get((document, address), Target("unclear"))


class Shelves(Struct, frozen=True):
    """Where cited files may be looked for."""

    root: Path | None = None
    """The project; None where only the documents at hand exist."""
    snapshots: Mapping[str, str] = field(default_factory=dict)
    """Web address or key of a bibliography to the path of a copy, relative to the root."""
    folders: tuple[Path, ...] = ()
    """Folders outside of the project whose files may be read."""
    tree: Tree = DISK
    """Where the project's files are looked for."""


def library(documents: Iterable[Document], shelves: Shelves | None = None) -> Library:
    """Every address in the documents, resolved."""
    shelves = shelves or Shelves()
    documents = list(documents)
    known = frozenset(document.path for document in documents)
    look = _in_tree(shelves)
    targets: dict[tuple[str, str], Target] = {}
    for document in documents:
        for address in addresses(document):
            key = document.path, address
            if key not in targets:
                targets[key] = _resolve(document.path, address, known, shelves, look)
    return Library(targets)


def addresses(document: Document) -> Iterator[str]:
    """Where a document's links and entries lead, and the keys by which snapshots may be named."""
    yield from bibliographies(document)
    for reference in document.references:
        if reference.kind == "link":
            yield reference.target
        elif reference.kind == "entry":
            yield reference.label
            yield from of_entry(reference)


def bibliographies(document: Document) -> Iterator[str]:
    """The files in which a document says that its works are listed."""
    yield from filter(None, document.metadata.get("bibliography", "").split("\n"))


def of_entry(entry: Reference) -> Iterator[str]:
    """The addresses that an entry gives, files first."""
    if entry.scheme == "definition":
        yield entry.target
    for name in ("file", "url", "archiveurl", "doi"):
        if (found := entry.field(name)) is not None:
            yield from _attachments(found.value) if name == "file" else [found.value]
    if entry.is_prose:
        for match in _IN_PROSE.finditer(entry.target[:_LONG]):
            yield match.group().rstrip(".,;:")


def _attachments(value: str) -> Iterator[str]:
    """The paths of a field as reference managers write it: "a.pdf", "Full Text:files/1/a.pdf:application/pdf;…"."""
    for part in re.split(r"(?<!\\);", value):
        pieces = [
            piece.replace("\\:", ":").replace("\\;", ";").replace("\\\\", "\\") for piece in _ATTACHMENT.split(part)
        ]
        path = pieces[1] if len(pieces) >= 3 else pieces[0] if len(pieces) < 3 else ""
        if path.strip():
            yield path.strip()


def _resolve(base: str, address: str, known: frozenset[str], shelves: Shelves, look: Callable[[str], State]) -> Target:
    snapshot = shelves.snapshots.get(address) or shelves.snapshots.get(address.partition("#")[0])
    if snapshot is not None:
        path = _shown(snapshot, shelves)
        state: State = "read" if path in known else look(path)
        return Target("gone" if state == "missing" else state, path, True)
    if _WEB.match(address):
        return Target("remote")
    if address.lower().startswith("file://"):
        address = address[7:]
    elif _SCHEME.match(address) or _DOI.match(address):
        return Target("unclear")
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).strip()
    if not path or _TEMPLATE.search(path) or base == "-" or "\0" in path or len(path) > 1000:
        return Target("unclear")
    return _local(base, path, known, shelves, look)


def _local(base: str, path: str, known: frozenset[str], shelves: Shelves, look: Callable[[str], State]) -> Target:
    """A path, relative to its document or to the project, or absolute."""
    places = [_joined(base, path, shelves)]
    if not path.startswith("/"):
        places.append(_shown(os.path.normpath(path), shelves))
    elif shelves.root is not None:
        places.append(_shown(os.path.normpath(path.lstrip("/")), shelves))
    for place in places:
        if place in known:
            return Target("read", place)
    states = [(look(place), place) for place in places]
    for state, place in states:
        if state == "present":
            return Target(state, place)
    if not _SUFFIX.search(path):
        return _page([place + ending for place in places for ending in _STANDS_FOR], known, look)
    if path.startswith("/"):
        return Target("unclear")
    if any(place + ending in known or look(place + ending) == "present" for place in places for ending in _STANDS_FOR):
        return Target("unclear")
    without = _SUFFIX.sub("", places[0])
    if without + ".md" in known or look(without + ".md") == "present":  # a page made from it
        return Target("unclear")
    return Target(states[0][0], places[0])


def _page(places: Iterable[str], known: frozenset[str], look: Callable[[str], State]) -> Target:
    """What a page's name without a suffix leads to; unclear where no such file is there."""
    for place in places:
        if place in known:
            return Target("read", place)
        if look(place) == "present":
            return Target("present", place)
    return Target("unclear")


def _joined(base: str, path: str, shelves: Shelves) -> str:
    return _shown(os.path.normpath(os.path.join(os.path.dirname(base), path)), shelves)  # noqa: PTH118, PTH120


def _shown(path: str, shelves: Shelves) -> str:
    """A path as reports show it: relative to the project where below it."""
    path = path.replace("\\", "/")
    if shelves.root is not None and Path(path).is_absolute() and Path(path).is_relative_to(shelves.root):
        return Path(path).relative_to(shelves.root).as_posix()
    return Path(path).as_posix()


def _in_tree(shelves: Shelves) -> Callable[[str], State]:
    """What is known of a path: links that lead out of the project count as being outside."""
    if shelves.root is None:
        return lambda path: "outside" if path.startswith(("../", "/")) else "missing"
    root = shelves.root
    tree = shelves.tree
    allowed = [tree.real(folder) for folder in (root, *shelves.folders)]
    known: dict[str, State] = {}

    def state(path: str) -> State:
        if path not in known:
            known[path] = _state(tree.real(root / path), allowed, tree)
        return known[path]

    return state


def _state(file: Path, allowed: Iterable[Path], tree: Tree) -> State:
    if not any(file.is_relative_to(folder) for folder in allowed):
        return "outside"
    try:
        return "present" if exists(tree, file) else "missing"
    except (OSError, ValueError):
        return "unclear"
