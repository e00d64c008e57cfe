"""A ledger as it is written: its entries, each with its place, and what is said of faults in it.

[[fact]]
subject = { en = "armistice signed Panmunjom", zh = "停战协定 签订" }
date = "1953-07-27"            # or number and unit, duration, place; a list where sources are known to differ
scope = { en = "Korea" }       # words that the passage or what heads it needs besides
when = "1953"                  # the time of which a number or place is told
source = "Treaty series 4"
note = "Signed at 10 in the morning."

[aliases.people]
"Wang Bingnan" = ["王炳南", "Wang Ping-nan"]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from factlint.claims.ledger.values import READERS, time
from factlint.claims.model import Kind, Value
from factlint.claims.names import KINDS, Name
from factlint.claims.text import fold
from factlint.claims.values.time import Time
from factlint.sources.toml_places import Malformed, Path, Toml, read_toml

LANGUAGES = ("en", "zh", "zh-Hans", "zh-Hant")
"""What subject words may be in; Chinese is compared in one script."""
KEYS: Mapping[str, str] = {
    "subject": "Words that a passage has to say, by language: a string of words, or a list of such strings, each of "
    "them enough.",
    "date": "A date or period in EDTF.",
    "number": "A number, or an interval as in `131..`.",
    "unit": "What the number counts or measures.",
    "duration": "A length of time as ISO 8601 has it: `P40D`.",
    "place": "The name of a place.",
    "scope": "Words that the passage, a heading above it or the title has to say besides, by language.",
    "when": "The time, in EDTF, of which a number or place is told; a number told of a time needs it.",
    "source": "Where the fact is taken from.",
    "note": "Whatever else is to be said of it.",
}
"""The keys of a fact and what they are for."""
_TABLES = ("fact", "aliases")


class BadLedger(ValueError):
    """A fault in a ledger: what is wrong, and where, as offsets into its text; -1 where that is not known."""

    def __init__(self, reason: str, start: int = -1, end: int = -1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.start = start
        self.end = end


class Pinned(Struct, frozen=True):
    """One value of a fact, and where it is written: offsets into the text of the ledger."""

    value: Value
    start: int
    end: int


class Words(Struct, frozen=True):
    """Words in one language that tell what a fact is about."""

    language: str
    text: str
    start: int
    end: int


class Entry(Struct, frozen=True):
    """One fact."""

    kind: Kind
    values: tuple[Pinned, ...]
    """More than one where sources are known to differ."""
    subject: tuple[Words, ...]
    """Any one of them tells it."""
    scope: tuple[Words, ...] = ()
    unit: str = ""
    when: Time | None = None
    source: str = ""
    note: str = ""


class Ledger(Struct, frozen=True):
    """All that a ledger says."""

    entries: tuple[Entry, ...] = ()
    names: tuple[Name, ...] = ()


@lru_cache(maxsize=8)
def read_ledger(text: str) -> Ledger:
    """The ledger in a text; raises `BadLedger` for the first fault."""
    try:
        toml = read_toml(text.encode("utf-8", "surrogatepass"))
    except Malformed as error:
        raise BadLedger(error.reason, error.at, error.at + 1) from error
    return _Reader(toml).ledger()


class _Reader:
    """Entries out of tables; every fault with its place."""

    def __init__(self, toml: Toml) -> None:
        self._toml = toml

    def ledger(self) -> Ledger:
        values = self._toml.values
        self._known(values, _TABLES, ())
        facts = values.get("fact", [])
        if not isinstance(facts, list) or not all(isinstance(fact, dict) for fact in facts):
            raise self._fault("facts are tables that begin with [[fact]]", "fact")
        entries = tuple(self._entry(fact, number) for number, fact in enumerate(facts))
        return Ledger(entries, tuple(self._names(values.get("aliases", {}))))

    def _entry(self, fact: dict[str, Any], number: int) -> Entry:
        at: Path = ("fact", number)
        self._known(fact, tuple(KEYS), at)
        kinds = [key for key in READERS if key in fact]
        if len(kinds) != 1:
            told = " and ".join(kinds) if kinds else "none"
            raise self._fault(f"a fact has one of {', '.join(READERS)}; this one has {told}", *at, *kinds[1:2])
        if "subject" not in fact:
            raise self._fault("a fact needs a subject: the words that a passage on it has to say", *at)
        key = kinds[0]
        kind, _ = READERS[key]
        if ("unit" in fact) != (key == "number"):
            raise self._fault("a number needs a unit, and nothing else has one", *at, "unit" if "unit" in fact else key)
        pinned = tuple(self._pinned(fact[key], key, at))
        period = all(isinstance(each.value, Time) and each.value.is_period for each in pinned)
        return Entry(
            "range" if key == "date" and period else kind,
            pinned,
            tuple(self._words(fact["subject"], (*at, "subject"))),
            tuple(self._words(fact["scope"], (*at, "scope"))) if "scope" in fact else (),
            self._text(fact, "unit", at),
            self._when(fact, at),
            self._text(fact, "source", at),
            self._text(fact, "note", at),
        )

    def _pinned(self, value: object, key: str, at: Path) -> Iterator[Pinned]:
        """The one value, or those that sources are known to differ in."""
        if isinstance(value, list) and len(value) < 2:
            raise self._fault(f"{key}: a list holds the values in which sources are known to differ", *at, key)
        listed = [((*at, key, n), each) for n, each in enumerate(value)] if isinstance(value, list) else None
        for path, each in listed or [((*at, key), value)]:
            try:
                yield Pinned(READERS[key][1](each), *self._place(path, value=True))
            except ValueError as error:
                raise BadLedger(f"{key} must be {error}", *self._place(path, value=True)) from error

    def _when(self, fact: dict[str, Any], at: Path) -> Time | None:
        if "when" not in fact:
            return None
        try:
            return time(fact["when"])
        except ValueError as error:
            raise BadLedger(f"when must be {error}", *self._place((*at, "when"), value=True)) from error

    def _words(self, value: object, at: Path) -> Iterator[Words]:
        by_language = value if isinstance(value, dict) else {"": value}
        self._known(by_language, (*LANGUAGES, ""), at)
        if not by_language:
            raise self._fault(f"{at[-1]} names no words", *at)
        for language, texts in by_language.items():
            path = (*at, language) if language else at
            many = [((*path, n), each) for n, each in enumerate(texts)] if isinstance(texts, list) else [(path, texts)]
            for place, text in many:
                if not isinstance(text, str) or not any(letter.isalnum() for letter in text):
                    raise self._fault(f'{at[-1]} must be words, by language, as in en = "armistice signed"', *place)
                yield Words(language, text, *self._place(place, value=True))

    def _text(self, fact: dict[str, Any], key: str, at: Path) -> str:
        value = fact.get(key, "")
        if not isinstance(value, str) or (key in fact and not value.strip()):
            raise self._fault(f"{key} must be a string", *at, key)
        return value.strip()

    def _names(self, aliases: object) -> Iterator[Name]:
        told: dict[tuple[str, str], str] = {}
        for kind, named in self._tables(aliases, ("aliases",)):
            self._known({kind: named}, tuple(KINDS), ("aliases",))
            for name, others in self._tables(named, ("aliases", kind)):
                at: Path = ("aliases", kind, name)
                if not isinstance(others, list) or not all(isinstance(each, str) and each.strip() for each in others):
                    raise self._fault(f"{name!r} needs a list of its other names", *at)
                for number, form in enumerate((name, *others)):
                    before = told.setdefault((kind, fold(form)), name)
                    if before != name:
                        where = (*at, number - 1) if number else at
                        raise BadLedger(
                            f"{form!r} is a name of {before!r} already", *self._place(where, value=number > 0)
                        )
                yield Name(KINDS[kind], name, tuple(others))

    def _tables(self, value: object, at: Path) -> list[tuple[str, Any]]:
        if not isinstance(value, dict):
            raise self._fault("aliases are tables of names by people, places or events", *at)
        return list(value.items())

    def _known(self, table: Mapping[str, object], keys: tuple[str, ...], at: Path) -> None:
        for key in table:
            if key not in keys:
                from difflib import get_close_matches

                close = get_close_matches(key, keys, n=1)
                hint = f"; did you mean {close[0]!r}?" if close else f" (one of {', '.join(filter(None, keys))})"
                raise self._fault(f"unknown key {key!r}{hint}", *at, key)

    def _fault(self, message: str, *path: str | int) -> BadLedger:
        return BadLedger(message, *self._place(path))

    def _place(self, path: Path, value: bool = False) -> tuple[int, int]:
        spot = self._toml.spot(path)
        if spot is None:
            return -1, -1
        return spot.value if value or (path and isinstance(path[-1], int) and path[-1:] != path[1:2]) else spot.key
