"""From SOURCE arguments and configuration to the documents that are read, and which of them are being checked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.names import Name
from factlint.cli.options import HERE, Common
from factlint.cli.pinning import ledger, names
from factlint.cli.problem import Problem, say
from factlint.cli.sought import STDIN, argument, listed, loaded, sought, standard_input
from factlint.sources.discover import Found
from factlint.sources.document import Document
from factlint.sources.library import Shelves
from factlint.sources.loading import Skipped
from factlint.sources.trees import is_file, is_there

_ROUNDS = 3
"""A text leads to its bibliography, that to its files, and these are read for no more."""
_FEW = 5
"""So many files that cannot be read are told of one by one."""
_Found = dict[str, Document | Skipped]


class Gathered(Struct, frozen=True):
    """Documents in order of path, what gave none, and the focus."""

    documents: tuple[Document, ...]
    focus: frozenset[str]
    """Paths of the documents that are being checked; the others are what they are compared with."""
    skipped: tuple[Skipped, ...] = ()
    names: tuple[Name, ...] = ()
    """What the user calls people, places and events."""
    besides: frozenset[str] = frozenset()
    """Paths of the documents that are there only because others cite them."""
    groups: tuple[frozenset[str], ...] | None = None
    """Of a part of the documents, which groups are compared, by their paths; None where these are all there are."""

    @property
    def is_part(self) -> bool:
        """Whether there are documents that were not looked at."""
        return self.groups is not None

    @property
    def failed(self) -> bool:
        """Whether something that was asked for gave no document."""
        return any(skipped.fatal for skipped in self.skipped)


class Outline(Struct, frozen=True):
    """What would be gathered, before anything but the ledger is read."""

    common: Common
    found: Mapping[str, Found]
    """By path."""
    focus: frozenset[str]
    pinned: Document | None

    def filled(self, known: Mapping[str, Document | Skipped], groups: tuple[frozenset[str], ...]) -> Gathered:
        """Some of the documents with what they cite, and the ledger."""
        cited = _cited(self.common, known)
        return _together(self.common, {**known, **cited}, self.focus, self.pinned, frozenset(cited), groups)


def gather(common: Common, *, corpus: bool = True) -> Gathered:
    """Read SOURCE, or what the configuration names, or the current folder; messages go to standard error.

    With `corpus`, what the configuration names is read besides SOURCE, to compare SOURCE with; of what git holds, all
    of the project where the configuration names nothing.
    """
    gathered = _gathered(common, corpus)
    tell(common, gathered, corpus=corpus)
    return gathered


def tell(common: Common, gathered: Gathered, *, corpus: bool = True) -> None:
    """Say what could not be read and what was assumed, as far as that is asked for."""
    _tell(common, gathered.documents, gathered.skipped, is_part=gathered.is_part)
    if corpus and not common.quiet:
        for name, path in common.config.snapshots:
            if not is_file(common.tree, common.config.root / path):
                say(f"warning: snapshots: {path!r}, the copy of {name!r}, does not exist")


def gather_before(common: Common) -> Gathered:
    """What `gather` finds in the tree of an earlier state; nothing is said of what was not there yet."""
    return _gathered(_there(common), True, of_before=True)


def outline(common: Common, *, earlier: bool = False) -> Outline:
    """What `gather` would read, or `gather_before`."""
    if earlier:
        common = _there(common)
    pinned = ledger(common, of_before=earlier)
    common = replace(common, names=names(common, pinned))
    every, focus = sought(common, pinned, True, listed)
    found = {path: each for path, each in sorted(every.items()) if isinstance(each, Found)}
    return Outline(common, found, frozenset(focus), pinned)


def _there(common: Common) -> Common:
    """With those of the sources that are there."""
    there = [name for name in common.sources if is_there(common.tree, Path(os.path.abspath(name)))]  # noqa: PTH100
    return replace(common, sources=tuple(there))


def _gathered(common: Common, corpus: bool, of_before: bool = False) -> Gathered:
    pinned = ledger(common, of_before=of_before)
    common = replace(common, names=names(common, pinned))
    found, focus = sought(common, pinned, corpus, loaded)
    every = {path: each for path, each in found.items() if not isinstance(each, Found)}
    cited = _cited(common, every) if corpus else {}
    wanted = pinned if corpus or (pinned and pinned.path in focus) else None
    return _together(common, {**every, **cited}, frozenset(focus), wanted, frozenset(cited))


def _together(
    common: Common,
    every: Mapping[str, Document | Skipped],
    focus: frozenset[str],
    pinned: Document | None,
    besides: frozenset[str],
    groups: tuple[frozenset[str], ...] | None = None,
) -> Gathered:
    known = {**every, pinned.path: pinned} if pinned is not None else every
    found = [each for _, each in sorted(known.items())]
    documents = tuple(each for each in found if isinstance(each, Document))
    skipped = tuple(_lenient(each, common) for each in found if isinstance(each, Skipped))
    return Gathered(documents, focus, skipped, common.names, besides, groups)


def _lenient(skipped: Skipped, common: Common) -> Skipped:
    """Of a change: a file that cannot be read as it is, and was there before under any name, is no new failure."""
    if not skipped.fatal or common.change is None:
        return skipped
    try:
        blob = common.tree.identity(common.config.root / skipped.path)
    except (OSError, ValueError):
        return skipped
    before = (entry.blob for each in common.change.before for entry in each.tree.entries.values())
    return replace(skipped, fatal=False) if blob and blob in before else skipped


def gather_one(common: Common, name: str) -> Document | None:
    """The document of one file, or of standard input (-); None where it cannot be read, which is said."""
    config = common.config
    if name == STDIN:
        found = [standard_input(common)]
    elif Path(name).is_dir():
        raise Problem(f"{name} is a folder; name a file")
    else:
        found = list(loaded([argument(name, config.root)], replace(common, names=names(common, ledger(common)))))
    _tell(common, [each for each in found if isinstance(each, Document)], [e for e in found if isinstance(e, Skipped)])
    return next((each for each in found if isinstance(each, Document)), None)


def shelves(common: Common) -> Shelves:
    """Where the files may be that documents cite: the project, and what the configuration names."""
    config = common.config
    folders = tuple(config.root / Path(folder).expanduser() for folder in config.cited_folders)
    return Shelves(config.root, dict(config.snapshots), folders, common.tree)


def _cited(common: Common, known: Mapping[str, Document | Skipped]) -> _Found:
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
        read = {each.path: each for each in loaded(sorted(paths), common)}
        found |= {
            path: replace(each, fatal=False, expected=True) if isinstance(each, Skipped) else each
            for path, each in read.items()
        }
    return found


def _tell(common: Common, documents: Iterable[Document], skipped: Iterable[Skipped], *, is_part: bool = False) -> None:
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
    if is_part:
        return
    if not any(True for _ in documents) and not any(each.fatal for each in skipped) and not common.quiet:
        sought = " ".join(common.sources or common.config.sources)
        say(f"warning: no documents in {'the current folder' if sought in ('', HERE) else sought}")


def _notes(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    return ((document.path, note) for document in documents for note in document.notes)
