"""Of a change in a large corpus, the documents that have to be looked at: what changed, and what is compared with it.

The others are not even read: which documents belong together is known from their cards. Where nothing is kept between
runs, the cards are made first; the documents that come out are the same.
"""

from __future__ import annotations

import os
import posixpath
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from factlint.claims.model import Extraction
from factlint.claims.parts import SMALL
from factlint.claims.related import cited_as, entry, is_tie, place
from factlint.cli.cards import Cards, Deck, discard, turned
from factlint.cli.change import Change
from factlint.cli.configuration.config import FILE
from factlint.cli.extracting import extracted
from factlint.cli.gather import Gathered, Outline, outline, tell
from factlint.cli.options import Common
from factlint.cli.sought import argument, told
from factlint.cli.store import Store, blob, name_of
from factlint.sources.discover import Found
from factlint.sources.document import Document
from factlint.sources.git import GitError
from factlint.sources.loading import Skipped, read_found
from factlint.sources.trees import Tree


class _Side(Struct, dict=True):
    """One state of the files."""

    outline: Outline
    cards: dict[str, int] = field(default_factory=dict)
    """The card of each document, by path."""
    names: dict[str, str] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)

    def at(self, cards: Iterable[int]) -> frozenset[str]:
        """The documents of some cards."""
        return frozenset(self._paths[card] for card in cards if card in self._paths)

    @cached_property
    def _paths(self) -> dict[int, str]:
        return {card: path for path, card in self.cards.items()}

    def having(self, paths: Iterable[str]) -> Iterator[int]:
        """The cards of some documents."""
        return (self.cards[path] for path in paths if path in self.cards)


def near(now: Common, before: Sequence[Common]) -> list[Gathered] | None:
    """What is to be looked at in each state, the present one first; None where that is all there is."""
    if not before or now.change is None:
        return None
    paths = _differing(now, now.change)
    if paths is None:
        return None
    outlines = [outline(now), *(outline(each, earlier=True) for each in before)]
    if max(len(each.found) for each in outlines) <= SMALL:
        return None
    try:
        return _near(list(map(_Side, outlines)), paths, now.store or Store(None))
    except sqlite3.Error as error:
        is_busy = isinstance(error, sqlite3.OperationalError)
        if not is_busy and now.store and now.store.connection is not None:
            discard(now.store.connection)
        return _near(list(map(_Side, outlines)), paths, Store(None))


def _differing(now: Common, change: Change) -> frozenset[str] | None:
    """What changed, by paths as documents have them; None where something did that holds for all documents."""
    config = now.config
    below = os.path.relpath(config.root, change.now.repository.top)
    try:
        differing = change.differing()
    except GitError:  # a filter that git has to ask does not work; what is compared needs none
        return None
    paths = frozenset(posixpath.relpath(path, Path(below).as_posix()) for path in differing)
    held = {config.ledger, config.baseline_path, config.suppressions_path, *(path for _, path in config.snapshots)}
    if config.file is not None:
        held.add(argument(str(config.file), config.root))
    if paths & held or any(posixpath.basename(path) == FILE for path in paths):
        return None
    return paths


def _near(sides: Sequence[_Side], paths: frozenset[str], store: Store) -> list[Gathered]:
    if store.connection is None:
        raise sqlite3.OperationalError("nothing can be kept")
    cards = Cards(store.connection)
    for side in sides:
        _look_up(side, cards, store)
    decks = [Deck(cards, side.cards) for side in sides]
    wanted = _touched(sides, decks, cards, paths)
    while (more := wanted | _around(sides, decks, wanted)) != wanted:
        wanted = more
    gathered = [_gathered(side, deck, wanted, store) for side, deck in zip(sides, decks, strict=True)]
    cards.tidy({card for deck in decks for card in deck.used})
    tell(sides[0].outline.common, gathered[0])
    return gathered


def _around(sides: Sequence[_Side], decks: Sequence[Deck], wanted: frozenset[str]) -> frozenset[str]:
    """The documents in one group with some, and those of all groups around that are not the same in every state.

    With them go the bibliographies that have the keys of their works.
    """
    every = [(side, deck, deck.groups(side.having(wanted))) for side, deck in zip(sides, decks, strict=True)]
    same = frozenset[frozenset[int]].intersection(*(frozenset(groups) for _, _, groups in every))
    found = set[str]()
    for side, deck, groups in every:
        for group in groups:
            if group not in same or not wanted.isdisjoint(side.at(group)):
                found |= side.at(group) | side.at(_lists(deck, group))
    return frozenset(found)


def _lists(deck: Deck, group: Iterable[int]) -> set[int]:
    """The cards of the bibliographies that describe what some documents cite by a key."""
    ties = {key for card in group for key in deck.keys(card) if is_tie(key)}
    return {card for key in ties for card in deck.having(entry(key))}


def _touched(sides: Sequence[_Side], decks: Sequence[Deck], cards: Cards, paths: frozenset[str]) -> frozenset[str]:
    """The documents that changed, those that cite what changed, and those for which a word has come to be rare."""
    now, first = sides[0], decks[0]
    changed = paths.union(path for side in sides[1:] for path, _ in side.names.items() ^ now.names.items())
    citing = _citing(sides, cards, changed)
    lists = {path for path in citing if any(map(cited_as, _said(sides, cards, path)))}
    found = {card for deck in decks[1:] for card in turned(cards, first, deck)}
    return changed.union(citing, _citing(sides, cards, lists), *(side.at(found) for side in sides))


def _citing(sides: Sequence[_Side], cards: Cards, paths: Collection[str]) -> frozenset[str]:
    """The documents that cite some files, or what lies below one, or a work that one of them describes."""
    keys = {place(each) for path in paths for each in (path, *map(str, PurePosixPath(path).parents))}
    keys.update(key for path in paths for key in map(cited_as, _said(sides, cards, path)) if key)
    found = {card for key in keys for card in cards.holders(key)}
    return frozenset().union(*(side.at(found) for side in sides))


def _said(sides: Sequence[_Side], cards: Cards, path: str) -> Iterator[int]:
    """The keys that a document has in any state."""
    return (key for side in sides for card in side.having([path]) for key in cards.keys(card))


def _look_up(side: _Side, cards: Cards, store: Store) -> None:
    """Find the card of every document; read those that have none."""
    common, known = side.outline.common, cards.known()
    for path, found in side.outline.found.items():
        if found.reason:
            side.skipped.append(Skipped(path, found.reason, found.explicit))
            continue
        name = _name(found, common)
        if name not in known:
            made = _made(found, common, store)
            if isinstance(made, Skipped):
                side.skipped.append(made)
                continue
            known[name] = cards.add(name, made)
            store.saved()
        side.cards[path], side.names[path] = known[name], name


def _name(found: Found, common: Common) -> str:
    """What tells a document in its present version from all others."""
    return name_of(found.path, _identity(found, common.tree), common.config.max_file_size, told(common, found.path))


def _identity(found: Found, tree: Tree) -> str:
    try:
        return tree.identity(found.file) or blob(tree.read(found.file))
    except OSError:
        return ""


def _made(found: Found, common: Common, store: Store) -> Extraction | Skipped:
    """What a document says; why there is none."""
    document = _document(found, common, store)
    if isinstance(document, Skipped):
        return document
    said, lost = extracted([document], replace(common, store=store, quiet=True), common.names, again=True)
    return said[0] if said else lost[0]


def _document(found: Found, common: Common, store: Store) -> Document | Skipped:
    def reader(data: bytes, path: str, limit: int) -> Document:
        return store.read(data, path, limit, told(common, path))

    return read_found(found, common.config.max_file_size, common.tree, reader)


def _gathered(side: _Side, deck: Deck, paths: frozenset[str], store: Store) -> Gathered:
    """The documents of some groups, and what they cite besides."""
    common = replace(side.outline.common, store=store)
    documents: dict[str, Document | Skipped] = {}
    for path in sorted(paths & side.cards.keys()):
        known = store.document(side.names[path], path)
        documents[path] = known or _document(side.outline.found[path], common, store)
    skipped = {each.path: each for each in side.skipped}
    groups = tuple(part for part in map(side.at, deck.groups(side.having(paths))) if not paths.isdisjoint(part))
    return replace(side.outline, common=common).filled({**documents, **skipped}, tuple(sorted(groups, key=sorted)))
