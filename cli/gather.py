"""From SOURCE arguments and configuration to the documents that are read, and which of them are being checked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from factlint.claims.names import Name
from factlint.cli.configuration.config import FILE, PROJECT
from factlint.cli.configuration.folders import matches
from factlint.cli.options import Common
from factlint.cli.pinning import ledger, names
from factlint.cli.problem import Problem, say
from factlint.sources.discover import Found, discover
from factlint.sources.document import Document
from factlint.sources.formats import read
from factlint.sources.library import Shelves
from factlint.sources.loading import Skipped, load
from factlint.sources.trees import is_file, is_there

STDIN = "-"
_ROUNDS = 3
"""A text leads to its bibliography, that to its files, and these are read for no more."""
_FEW = 5
"""So many files that cannot be read are told of one by one."""
_Found = dict[str, Document | Skipped]


@dataclass(frozen=True)
class Gathered:
    """Documents in order of path, what gave none, and the focus."""

    documents: tuple[Document, ...]
    focus: frozenset[str]
    """Paths of the documents that are being checked; the others are what they are compared with."""
    skipped: tuple[Skipped, ...] = ()
    names: tuple[Name, ...] = ()
    """What the user calls people, places and events."""

    @property
    def failed(self) -> bool:
        """Whether something that was asked for gave no document."""
        return any(skipped.fatal for skipped in self.skipped)


def gather(common: Common, *, corpus: bool = True) -> Gathered:
    """Read SOURCE, or what the configuration names, or the current folder; messages go to standard error.

    With `corpus`, what the configuration names is read besides SOURCE, to compare SOURCE with; of what git holds, all
    of the project where the configuration names nothing.
    """
    gathered = _gathered(common, corpus)
    _tell(common, gathered.documents, gathered.skipped)
    if corpus and not common.quiet:
        for name, path in common.config.snapshots:
            if not is_file(common.tree, common.config.root / path):
                say(f"warning: snapshots: {path!r}, the copy of {name!r}, does not exist")
    return gathered


def gather_before(common: Common) -> Gathered:
    """What `gather` finds in the tree of an earlier state; nothing is said of what was not there yet."""
    there = [name for name in common.sources if is_there(common.tree, Path(os.path.abspath(name)))]  # noqa: PTH100
    return _gathered(replace(common, sources=tuple(there)), True, of_before=True)


def _gathered(common: Common, corpus: bool, of_before: bool = False) -> Gathered:
    config = common.config
    pinned = ledger(common, of_before=of_before)
    common = replace(common, names=names(common, pinned))
    named = _named(common)
    sources = named if named is None else tuple(name for name in named if argument(name, config.root) != config.ledger)
    wide = bool(config.sources) or common.change is not None or sources == ()
    around = _configured(common) if wide and (corpus or not common.sources) else {}
    if sources is None:
        asked = around if wide else _asked(common)
    else:
        asked = _asked(replace(common, sources=sources)) if sources else {}
    every = {**around, **asked}
    if corpus:
        every |= _cited(common, every)
    focus = set(asked)
    if pinned is not None and (corpus or sources != named):
        every[pinned.path] = pinned
        focus |= {pinned.path} if sources is None or sources != named else set()
    found = [each for _, each in sorted(every.items())]
    documents = tuple(each for each in found if isinstance(each, Document))
    skipped = tuple(each for each in found if isinstance(each, Skipped))
    return Gathered(documents, frozenset(focus), skipped, common.names)


def _named(common: Common) -> tuple[str, ...] | None:
    """SOURCE; None where it is all there is.

    Of a change the documents alone: where the configuration or the ledger is changed, too, all there is may be another.
    """
    if common.change is None or not common.sources:
        return common.sources or None
    config, top = common.config, common.change.now.repository.top
    for name in common.sources:
        if not any(Path(os.path.realpath(each)).is_relative_to(top) for each in (name, Path(name).parent)):
            raise Problem(f"{name} lies outside of the repository, {top}")
    settings = {config.ledger, config.baseline_path, config.suppressions_path}
    if config.file:
        settings.add(argument(str(config.file), config.root))
    names = {name: argument(name, config.root) for name in common.sources}
    if any(path in settings or PurePosixPath(path).name == FILE for path in names.values()):
        return None
    return tuple(name for name, path in names.items() if PurePosixPath(path).name != PROJECT)


def gather_one(common: Common, name: str) -> Document | None:
    """The document of one file, or of standard input (-); None where it cannot be read, which is said."""
    config = common.config
    if name == STDIN:
        found = [_standard_input(common)]
    elif Path(name).is_dir():
        raise Problem(f"{name} is a folder; name a file")
    else:
        found = list(_load([argument(name, config.root)], replace(common, names=names(common, ledger(common)))))
    _tell(common, [each for each in found if isinstance(each, Document)], [e for e in found if isinstance(e, Skipped)])
    return next((each for each in found if isinstance(each, Document)), None)


def _asked(common: Common) -> _Found:
    """What the arguments name; standard input replaces the file it stands for."""
    config = common.config
    names = [name for name in common.sources if name != STDIN]
    if common.change and STDIN in common.sources:
        raise Problem("standard input goes with neither --staged nor --diff: these are about what git holds")
    if STDIN not in common.sources:
        if common.stdin_filename is not None:
            raise Problem("--stdin-filename goes with SOURCE -, which stands for standard input")
        names = names or ["."]
    asked = [argument(name, config.root) for name in names]
    if config.force_exclude:
        asked = [name for name in asked if not matches(config.exclude, name)]
    found = _by_path(_load(asked, common)) if asked else {}
    if STDIN in common.sources:
        found |= _by_path([_standard_input(common)])
    return found


def _configured(common: Common) -> _Found:
    """What the configuration's globs find; nobody asked for any one of these files, so that none is missed."""
    config = common.config
    listed = (
        [found.path for found in discover(["."], config.root, common.tree)]
        if any(map(_is_glob, config.sources))
        else []
    )
    files = [path for pattern in config.sources for path in _matching(pattern, listed, common)]
    if not config.sources:
        files = ["."]
    found = _load([path for path in files if not matches(config.exclude, path)], common)
    return _by_path(replace(each, fatal=False) if isinstance(each, Skipped) else each for each in found)


def _matching(pattern: str, listed: list[str], common: Common) -> list[str]:
    """The documents of the project that a glob means; a file or folder named without wildcards means itself."""
    config = common.config
    if not _is_glob(pattern):
        files = [pattern] if is_there(common.tree, config.root / pattern) else []
    else:
        from pathspec import GitIgnoreSpec

        files = list(GitIgnoreSpec.from_lines([f"/{pattern}"]).match_files(listed))
    if not files and not common.quiet:
        say(f"warning: sources: {pattern!r} in {config.file} finds no document")
    return files


def _is_glob(pattern: str) -> bool:
    return any(wild in pattern for wild in "*?[")


def argument(name: str, root: Path) -> str:
    """An argument as seen from the project root: relative to it where it lies below, else as given."""
    absolute = Path(os.path.abspath(name))  # noqa: PTH100  (Path.resolve would follow links)
    if absolute.is_relative_to(root):
        return absolute.relative_to(root).as_posix()
    return name if Path(name).is_absolute() or Path.cwd() == root else str(absolute)


def shelves(common: Common) -> Shelves:
    """Where the files may be that documents cite: the project, and what the configuration names."""
    config = common.config
    folders = tuple(config.root / Path(folder).expanduser() for folder in config.cited_folders)
    return Shelves(config.root, dict(config.snapshots), folders, common.tree)


def _cited(common: Common, known: _Found) -> _Found:
    """What the documents cite, and what bibliographies among it lead to; each file once, however they cite in turn."""
    from factlint.claims.cited import wanted
    from factlint.sources.library import library

    found = dict[str, Document | Skipped]()
    for _ in range(_ROUNDS):
        documents = [each for _, each in sorted({**known, **found}.items()) if isinstance(each, Document)]
        targets = wanted(documents, library(documents, shelves(common)))
        paths = {target.path for target in targets if target.state == "present"} - {*known, *found}
        if not paths:
            break
        loaded = _by_path(_load(sorted(paths), common))
        found |= {
            path: replace(each, fatal=False, expected=True) if isinstance(each, Skipped) else each
            for path, each in loaded.items()
        }
    return found


def _standard_input(common: Common) -> Document | Skipped:
    from factlint.sources.decode import Unreadable

    name = common.stdin_filename
    path = STDIN if name is None else argument(name, common.config.root)
    try:
        return read(sys.stdin.buffer.read() if sys.stdin else b"", path)
    except Unreadable as error:
        return Skipped(path, error.reason, True)
    except OSError as error:
        return Skipped(path, f"standard input cannot be read: {error.strerror}", True)


def _load(names: Sequence[str], common: Common) -> Iterator[Document | Skipped]:
    config, store = common.config, common.store

    def wanted(found: Found) -> bool:
        """What is named is read, whatever is excluded."""
        return found.explicit or not matches(config.exclude, found.path)

    def known(data: bytes, path: str, limit: int) -> Document:
        """As it was read before."""
        if store is None:
            return read(data, path, limit)
        return store.read(data, path, limit, f"{common.per_file.base_date(path)} {common.names or ''}".rstrip())

    return load(names, config.root, config.max_file_size, common.tree, wanted, known)


def _by_path(found: Iterable[Document | Skipped]) -> _Found:
    return {each.path: each for each in found}


def _tell(common: Common, documents: Iterable[Document], skipped: Iterable[Skipped]) -> None:
    """Failures always, what was assumed where asked for, what was passed over and an empty corpus unless quiet."""
    skipped = list(skipped)
    for each in skipped:
        if each.fatal or common.verbose:
            say(f"{each.path}: {each.reason}")
    passed = [each for each in skipped if not (each.fatal or each.expected or common.verbose or common.quiet)]
    for each in passed[:_FEW]:
        say(f"warning: {each.path}: {each.reason}")
    if len(passed) > _FEW:
        say(f"warning: {len(passed) - _FEW} more cannot be read (-v tells which)")
    for path, note in _notes(documents) if common.verbose else ():
        say(f"{path}: {note}")
    if not any(True for _ in documents) and not any(each.fatal for each in skipped) and not common.quiet:
        say(f"warning: no documents in {' '.join(common.sources or common.config.sources or ['the current folder'])}")


def _notes(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    return ((document.path, note) for document in documents for note in document.notes)
