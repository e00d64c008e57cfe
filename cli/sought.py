"""Which files SOURCE and the configuration mean: read, or only found."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from factlint.cli.configuration.config import FILE, PROJECT
from factlint.cli.configuration.folders import matches
from factlint.cli.options import Common
from factlint.cli.problem import Problem, say
from factlint.sources.discover import Found, discover
from factlint.sources.document import Document
from factlint.sources.formats import read
from factlint.sources.loading import Skipped, load
from factlint.sources.trees import is_there

STDIN = "-"
Each = Document | Skipped | Found
Load = Callable[[Sequence[str], Common], Iterable[Each]]
"""From names to documents, or to the files that would be read."""


def sought(common: Common, pinned: Document | None, corpus: bool, load: Load) -> tuple[dict[str, Each], set[str]]:
    """What there is but the ledger, by path, and the focus.

    With `corpus`, what the configuration names is sought besides SOURCE, to compare SOURCE with; of what git holds, all
    of the project where the configuration names nothing.
    """
    config = common.config
    named = _named(common)
    sources = named if named is None else tuple(name for name in named if argument(name, config.root) != config.ledger)
    wide = bool(config.sources) or common.change is not None or sources == ()
    around = _configured(common, load) if wide and (corpus or not common.sources) else {}
    if sources is None:
        asked = around if wide else _asked(common, load)
    else:
        asked = _asked(replace(common, sources=sources), load) if sources else {}
    focus = set(asked)
    if pinned is not None and (sources != named or (corpus and sources is None)):
        focus.add(pinned.path)
    return {**around, **asked}, focus


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


def _asked(common: Common, load: Load) -> dict[str, Each]:
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
    found = {each.path: each for each in load(asked, common)} if asked else {}
    if STDIN in common.sources:
        replacing = standard_input(common)
        found[replacing.path] = replacing
    return found


def _configured(common: Common, load: Load) -> dict[str, Each]:
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
    found = load([path for path in files if not matches(config.exclude, path)], common)
    return {each.path: _unasked(each) for each in found}


def _unasked(each: Each) -> Each:
    if isinstance(each, Skipped):
        return replace(each, fatal=False)
    return replace(each, explicit=False) if isinstance(each, Found) else each


def _matching(pattern: str, listed: list[str], common: Common) -> list[str]:
    """The documents of the project that a glob means; a file or folder named without wildcards means itself."""
    config = common.config
    if not _is_glob(pattern):
        files = [pattern] if is_there(common.tree, config.root / pattern) else []
    else:
        from factlint.sources.globs import spec

        files = list(spec([f"/{pattern}"]).match_files(listed))
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


def standard_input(common: Common) -> Document | Skipped:
    """The document that comes by standard input, under the name that it stands for."""
    from factlint.sources.decode import Unreadable

    name = common.stdin_filename
    path = STDIN if name is None else argument(name, common.config.root)
    try:
        return read(sys.stdin.buffer.read() if sys.stdin else b"", path)
    except Unreadable as error:
        return Skipped(path, error.reason, True)
    except OSError as error:
        return Skipped(path, f"standard input cannot be read: {error.strerror}", True)


def loaded(names: Sequence[str], common: Common) -> Iterator[Document | Skipped]:
    """The documents of files and folders."""
    config, store = common.config, common.store

    def known(data: bytes, path: str, limit: int) -> Document:
        """As it was read before."""
        if store is None:
            return read(data, path, limit)
        return store.read(data, path, limit, told(common, path))

    return load(names, config.root, config.max_file_size, common.tree, _wanted(common), known)


def listed(names: Sequence[str], common: Common) -> Iterator[Found]:
    """The same without reading anything."""
    return filter(_wanted(common), discover(names, common.config.root, common.tree))


def _wanted(common: Common) -> Callable[[Found], bool]:
    """What is named is read, whatever is excluded."""
    return lambda found: found.explicit or not matches(common.config.exclude, found.path)


def told(common: Common, path: str) -> str:
    """What a document is read with besides its bytes."""
    return f"{common.per_file.base_date(path)} {common.names or ''}".rstrip()
