"""The keys of many documents, kept between runs, so that the group of a few can be found without reading the others.

One card a document and version, and who has a key: what `claims.related.groups` works out from all documents at once,
looked up from the few that are asked for.
"""

from __future__ import annotations

import contextlib
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Mapping

from factlint.claims.groups import reach
from factlint.claims.model import Extraction
from factlint.claims.parts import SMALL, parts
from factlint.claims.related import is_telling, is_tie, keys, rare

_TABLES = (
    "create table if not exists cards (card integer primary key, name text unique not null, keys blob not null)",
    "create table if not exists holders (key integer, card integer, primary key (key, card)) without rowid",
)
_STALE = 3
"""Cards of other versions are dropped where there are more than so many times those in use."""


class Cards:
    """The cards of a database; those in use are the corpus."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._read: dict[int, array[int]] = {}
        self._held: dict[tuple[int, int], list[int]] = {}
        for table in _TABLES:
            connection.execute(table)

    def known(self) -> dict[str, int]:
        """The number of every card, by name."""
        return dict(self._connection.execute("select name, card from cards"))

    def add(self, name: str, said: Extraction) -> int:
        """A new card of what a document says."""
        own = array("q", sorted(keys(said)))
        self._connection.execute("insert or ignore into cards (name, keys) values (?, ?)", (name, own.tobytes()))
        card: int = self._connection.execute("select card from cards where name = ?", (name,)).fetchone()[0]
        self._connection.executemany("insert or ignore into holders values (?, ?)", [(key, card) for key in own])
        return card

    def having(self, places: Iterable[int]) -> set[int]:
        """The cards, of any corpus, that have one of some keys."""
        find = "select card from holders where key = ?"
        return {card for key in places for (card,) in self._connection.execute(find, (key,))}

    def holders(self, key: int, limit: int = -1) -> list[int]:
        """The cards, of any corpus, that have a key; no more than so many."""
        if (key, limit) not in self._held:
            rows = self._connection.execute("select card from holders where key = ? limit ?", (key, limit))
            self._held[key, limit] = [card for (card,) in rows]
        return self._held[key, limit]

    def frequent(self, least: int) -> list[int]:
        """The keys that so many cards have."""
        rows = self._connection.execute("select key from holders group by key having count(*) >= ?", (least,))
        return [key for (key,) in rows]

    def total(self) -> int:
        """How many there are."""
        (total,) = self._connection.execute("select count(*) from cards").fetchone()
        return int(total)

    def keys(self, card: int) -> array[int]:
        """What is on a card; raises sqlite3.DatabaseError where that is not what it was."""
        if card in self._read:
            return self._read[card]
        row = self._connection.execute("select keys from cards where card = ?", (card,)).fetchone()
        if row is None:
            raise sqlite3.OperationalError("another process has tidied up")
        own = array("q")
        own.frombytes(row[0])
        held = "select count(*) from holders where card = ? and key in (?, ?)"
        if own and self._connection.execute(held, (card, own[0], own[-1])).fetchone()[0] != len({own[0], own[-1]}):
            raise sqlite3.DatabaseError("a card without its keys")
        self._read[card] = own
        return own

    def tidy(self, used: Collection[int]) -> None:
        """Drop the cards that are not in use, where they are many."""
        (total,) = self._connection.execute("select count(*) from cards").fetchone()
        if total > max(1000, _STALE * len(used)):
            stale = [(card,) for (card,) in self._connection.execute("select card from cards") if card not in used]
            self._connection.executemany("delete from cards where card = ?", stale)
            self._connection.execute("delete from holders where card not in (select card from cards)")


class Deck:
    """The cards of one corpus."""

    def __init__(self, cards: Cards, used: Mapping[str, int]) -> None:
        """`used` are the cards by path."""
        self._cards = cards
        self._paths = {card: path for path, card in used.items()}
        self.used = frozenset(used.values())
        self.rare = rare(len(self.used))
        self._enough = self.rare + 1 + max(0, cards.total() - len(self.used))
        self._known: dict[int, list[int]] = {}
        self._groups: dict[int, frozenset[int]] = {}
        self._whole: dict[int, frozenset[int]] = {}

    def groups(self, starts: Iterable[int]) -> set[frozenset[int]]:
        """The groups of all cards that belong together with some, directly or through others."""
        if len(self.used) <= SMALL:
            return {self.used} if self.used else set()
        starts = sorted(self.used.intersection(starts))
        for card in starts:
            if card not in self._groups:
                together = sorted(reach([card], self), key=self._paths.__getitem__)
                for part in map(frozenset, parts(together, self.keys)):
                    self._groups.update(dict.fromkeys(part, part))
                    self._whole.update(dict.fromkeys(part, frozenset(together)))
        return {self._groups[card] for start in starts for card in self._whole[start]}

    def keys(self, card: int) -> array[int]:
        """What is on a card."""
        return self._cards.keys(card)

    def having(self, key: int) -> list[int]:
        """Who has a key; where it is neither rare nor telling nor a tie, some of them."""
        if key not in self._known:
            limit = -1 if is_tie(key) or is_telling(key) else self._enough
            self._known[key] = [card for card in self._cards.holders(key, limit) if card in self.used]
        return self._known[key]

    def is_rare(self, key: int) -> bool:
        """Whether few have a key."""
        return len(self.having(key)) <= self.rare


def turned(cards: Cards, one: Deck, other: Deck) -> set[int]:
    """The cards with a key that is rare in one corpus and not in the other one: they may be in other groups there."""
    keys = {key for card in one.used ^ other.used for key in cards.keys(card)}
    if one.rare != other.rare:
        keys.update(cards.frequent(min(one.rare, other.rare)))
    found = set[int]()
    for key in keys:
        if not (is_tie(key) or is_telling(key)) and one.is_rare(key) != other.is_rare(key):
            found.update(one.having(key), other.having(key))
    return found


def discard(connection: sqlite3.Connection) -> None:
    """Drop all cards, which are damaged or cannot be written: the next run makes them anew."""
    with contextlib.suppress(sqlite3.Error):
        connection.rollback()
        for name in ("cards", "holders"):
            connection.execute(f"drop table if exists {name}")
        connection.commit()
