"""Names of countries, places, bodies and persons: the lists in `languages/names/`, one canonical name a line.

A line is `canonical name = form | form …`; behind `@` stand offices a person held: country, office, years. Lists of
this size are lines and not TOML because every start of the tool reads them.

To add a name: a line in the list of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct

KINDS = ("country", "place", "body", "organ", "person")
_OFFICE = re.compile(r"(?P<country>.+) (?P<office>[a-z-]+) (?P<since>\d{4})-(?P<until>\d{4})?$")


class Tenure(Struct, frozen=True):
    """An office somebody held, in years."""

    country: str
    office: str
    """As a concept: "secretary-of-state"."""
    since: int
    until: int


class Entry(Struct, frozen=True):
    """A name of a list."""

    name: str
    forms: tuple[str, ...]
    surnames: tuple[str, ...] = ()
    """Forms that others bear as well."""
    tenures: tuple[Tenure, ...] = ()


@cache
def entries(kind: str) -> tuple[Entry, ...]:
    """The list of a kind, in its order."""
    text = (files("factlint.claims.languages") / "names" / f"{kind}.txt").read_text(encoding="utf-8")
    return tuple(_entry(line) for line in text.splitlines() if line and not line.startswith("#"))


def _entry(line: str) -> Entry:
    names, *offices = line.split(" @ ")
    name, _, rest = names.partition(" = ")
    forms = rest.split(" | ")
    return Entry(
        name,
        tuple(form for form in forms if not form.startswith("~")),
        tuple(form[1:] for form in forms if form.startswith("~")),
        tuple(_tenures(offices)),
    )


def _tenures(offices: list[str]) -> Iterator[Tenure]:
    for office in offices:
        found = _OFFICE.fullmatch(office)
        if found is None:
            raise ValueError(f"not an office with years: {office}")
        yield Tenure(found["country"], found["office"], int(found["since"]), int(found["until"] or 9999))


@cache
def regions() -> dict[str, frozenset[str]]:
    """Of each place the regions of the lists that it lies in."""
    found: dict[str, set[str]] = {}
    for region in entries("within"):
        for place in region.forms:
            found.setdefault(place, set()).add(region.name)
    return {place: frozenset(names) for place, names in found.items()}


@cache
def adjectives() -> dict[str, str]:
    """The English adjective of each country that has one: China, Chinese."""
    return {entry.name: entry.forms[0] for entry in entries("adjective")}


def holder(surname: str, country: str, office: str, years: tuple[int, int] | None) -> str:
    """The person of that surname who held the office, where only one did within the years; else ""."""
    found = {
        entry.name
        for entry in _by_surname().get(surname, ())
        for held in entry.tenures
        if held.office == office
        and (held.country == country or (years is not None and not country))
        and (years is None or (held.since <= years[1] and years[0] <= held.until))
    }
    return found.pop() if len(found) == 1 else ""


def country_of(name: str, office: str) -> str:
    """The country in which a known person held an office; "" where that is not one."""
    countries = {held.country for entry in _named(name) for held in entry.tenures if held.office == office}
    return countries.pop() if len(countries) == 1 else ""


def _named(name: str) -> tuple[Entry, ...]:
    entry = _by_name().get(name)
    return (entry,) if entry else ()


@cache
def _by_name() -> dict[str, Entry]:
    return {entry.name: entry for entry in entries("person")}


@cache
def _by_surname() -> dict[str, tuple[Entry, ...]]:
    """Persons by the part of their name that stands alone: the last in the West, any form in Chinese without a dot."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries("person"):
        alone = {entry.name.split()[-1], *entry.surnames, *(form for form in entry.forms if not form.isascii())}
        for name in alone:
            found[name] = (*found.get(name, ()), entry)
    return found
