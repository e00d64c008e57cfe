"""With which characters an expression can begin: so that at a place only the patterns are tried that can fit there.

Reads the part of the regular expression syntax that the language files use; what it does not know it takes to begin
with anything, which costs time and never a match. The method is the "first" set of a grammar (Aho, Lam, Sethi and
Ullman, Compilers, 2nd ed., 4.4.2).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

ANY = frozenset({"any"})
"""Stands for every character; no character has this name."""


Begins = tuple[frozenset[str], bool]
"""The characters with which something can begin, and whether it may be empty."""
_PLACE = re.compile(r"\{(?P<group>[a-z_][a-z0-9_]*)\}|<(?P<plain>[a-z_][a-z0-9_]*)>")


def first(form: str, named: Callable[[str], Begins] | None = None) -> frozenset[str]:
    """The characters, or `ANY`; an expression that may be empty can begin with anything.

    `named` tells how a placeholder begins, `{x}` or `<x>`.

    >>> sorted(first("(?:the )?[ab]c|d{0,2}e(?=f)")), first("x?") is ANY, sorted(first("(?i:m)ay"))
    (['a', 'b', 'd', 'e', 't'], True, ['M', 'm'])
    """
    found, empty = begins(form, named)
    return ANY if empty else found


def begins(form: str, named: Callable[[str], Begins] | None = None) -> Begins:
    """The same, telling apart what may be empty."""
    reader = _Reader(form, named)
    found, empty = reader.alternatives()
    return (found, empty) if reader.at == len(form) else (ANY, True)


class _Reader(Struct):
    form: str
    named: Callable[[str], Begins] | None = None
    at: int = 0
    small: int = 0
    """How many groups around this place ignore case."""

    def alternatives(self) -> Begins:
        found, empty = self.sequence()
        while self.form.startswith("|", self.at):
            self.at += 1
            more, also_empty = self.sequence()
            found, empty = _union(found, more), empty or also_empty
        return found, empty

    def sequence(self) -> Begins:
        found: frozenset[str] = frozenset()
        open_end = True
        while self.at < len(self.form) and self.form[self.at] not in "|)":
            begins, empty = self.atom()
            empty = self.quantifier() or empty
            if open_end:
                found = _union(found, begins)
                open_end = empty
        return found, open_end

    def atom(self) -> Begins:
        character = self.form[self.at]
        if character in "{<" and self.named is not None and (place := _PLACE.match(self.form, self.at)) is not None:
            self.at = place.end()
            found, empty = self.named(place["group"] or place["plain"])
            return (found if found is ANY else self.cased(set(found))), empty
        if character == "(":
            return self.group()
        if character == "[":
            return self.character_class(), False
        self.at += 1
        if character in "^$":
            return frozenset(), True
        if character == ".":
            return ANY, False
        if character == "\\":
            self.at += 1
            letter = self.form[self.at - 1]
            if letter in "bB":
                return frozenset(), True
            return (
                ANY if letter.isalnum() and letter != "n" else self.cased({"\n"} if letter == "n" else {letter})
            ), False
        return self.cased({character}), False

    def group(self) -> Begins:
        around = self.form[self.at : self.at + 4]
        ahead = around.startswith(("(?=", "(?!", "(?<=", "(?<!"))
        small = around.startswith("(?i:")
        if around.startswith("(?P="):
            self.at = self.form.index(")", self.at) + 1
            return ANY, True
        if around.startswith("(?P<"):
            self.at = self.form.index(">", self.at) + 1
        else:
            self.at += 4 if small or around.startswith("(?<") else 3 if around.startswith("(?") else 1
        self.small += small
        found, empty = self.alternatives()
        self.small -= small
        self.at += 1
        return (frozenset(), True) if ahead else (found, empty)

    def character_class(self) -> frozenset[str]:
        self.at += 1
        negated = self.form[self.at] == "^"
        members: set[str] = set()
        while self.form[self.at] != "]" or not (members or negated):
            if self.form[self.at] == "\\":
                self.at += 1
            start = self.form[self.at]
            end = start
            if self.form[self.at + 1] == "-" and self.form[self.at + 2] != "]":
                end = self.form[self.at + 2]
                self.at += 2
            members |= {chr(code) for code in range(ord(start), ord(end) + 1)}
            self.at += 1
        self.at += 1
        return ANY if negated else self.cased(members)

    def quantifier(self) -> bool:
        """Skip a quantifier; whether it allows nothing at all."""
        empty = False
        if self.form.startswith(("?", "*"), self.at):
            empty, self.at = True, self.at + 1
        elif self.form.startswith("+", self.at):
            self.at += 1
        elif self.form.startswith("{", self.at) and self.form[self.at + 1 : self.at + 2].isdigit():
            empty = self.form.startswith("{0,", self.at)
            self.at = self.form.index("}", self.at) + 1
        else:
            return False
        if self.form.startswith(("?", "+"), self.at):
            self.at += 1
        return empty

    def cased(self, characters: set[str]) -> frozenset[str]:
        if self.small:
            characters = {form for character in characters for form in (character.lower(), character.upper())}
        return frozenset(characters)


def _union(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return ANY if one is ANY or other is ANY else one | other
