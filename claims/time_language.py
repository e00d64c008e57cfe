"""How one language speaks of time: its file of vocabularies and patterns, compiled.

A language is data (`languages/<code>/time.toml`, whose head explains the notation). The method is HeidelTime's
(Strötgen and Gertz, SemEval 2010): patterns over vocabularies with normalised values; here with named groups only.
To add a language, add its file: nothing here names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import Any

from msgspec import Struct

from factlint.claims.kept import compiled, table
from factlint.claims.languages import tables
from factlint.claims.time_feasts import feasts
from factlint.claims.time_first import ANY, Begins, begins, first

_PLACE = re.compile(r"\{(?P<group>[a-z_][a-z0-9_]*)\}|(?<!\?P)<(?P<plain>[a-z_][a-z0-9_]*)>")
_REPEATED = re.compile(r"\d+$")


class Pattern(Struct, eq=False):
    """One way of saying something."""

    kind: str
    """date, duration, offset, stretch, age, anniversary, none."""
    form: str
    """The regular expression, with named groups."""
    fixed: tuple[tuple[str, str], ...]
    """Groups that the words imply without saying them."""
    before: re.Pattern[str] | None
    """What must end where the expression starts."""
    first: frozenset[str]
    """The characters with which it can begin."""
    needs: str = ""
    """Text that must occur soon after the start; looking for it is cheaper than trying."""
    groups: tuple[tuple[int, str], ...] = ()
    """Index and name of each of its groups, once it is compiled."""
    compiled: re.Pattern[str] | None = None

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The pattern at a place; compiled when it is first needed."""
        if self.compiled is None:
            self.compiled = compiled(self.form)
            self.groups = _groups(self.compiled)
        return self.compiled.match(text, start)


class Language:
    """One language; what a text does not need of it is not made ready."""

    def __init__(self, name: str, marks: str) -> None:
        self.name = name
        self.marks = re.compile(f"[{marks}]")
        """Finds out whether a text can have expressions of the language."""
        self.choices: dict[str, tuple[Pattern, ...]] = {}
        """By first character, filled as texts need it: the patterns that can begin with it."""

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """Finds the places at which an expression may start."""
        return compiled(self._table["trigger"])

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """In the order of the file; the first that fits wins."""
        return tuple(_pattern(*parts) for parts in self._table["patterns"])

    @cached_property
    def values(self) -> dict[str, dict[str, str]]:
        """By vocabulary: the word in small letters and what it stands for."""
        values: dict[str, dict[str, str]] = self._table["values"]
        return values

    @cached_property
    def length(self) -> re.Pattern[str]:
        """One amount and unit of a duration."""
        return compiled(self._table["length"])

    @cached_property
    def numerals(self) -> str:
        """Whose way of writing numbers it is."""
        return str(self._table["numerals"])

    @cached_property
    def joins(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Connectors between two dates, by role."""
        return tuple((key, compiled(form)) for key, form in self._table["joins"])

    @cached_property
    def sentence(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Cues in the sentence, by name: "future", …"""
        return tuple((key, compiled(form)) for key, form in self._table["sentence"])

    @cached_property
    def _table(self) -> dict[str, Any]:
        made: dict[str, Any] = table(
            f"time {self.name}", lambda: _Compiler(self.name, tables("time")[self.name]).table()
        )
        return made


def choices(language: Language, character: str) -> tuple[Pattern, ...]:
    """The patterns that can begin with a character."""
    found = language.choices.get(character)
    if found is None:
        fitting = (pattern for pattern in language.patterns if pattern.first is ANY or character in pattern.first)
        found = language.choices[character] = tuple(fitting)
    return found


@cache
def languages() -> tuple[Language, ...]:
    """All languages that have a file, in the order of their names."""
    marks = table("time marks", lambda: [[name, data["marks"]] for name, data in tables("time").items()])
    return tuple(Language(name, form) for name, form in marks)


def _pattern(
    kind: str, form: str, fixed: Sequence[Sequence[str]], before: str | None, characters: str | None, needs: str
) -> Pattern:
    """A pattern from its entry in the table; no characters are any."""
    behind = None if before is None else compiled(before)
    implied = tuple((name, value) for name, value in fixed)
    return Pattern(kind, form, implied, behind, ANY if characters is None else frozenset(characters), needs)


class _Compiler:
    """Turns one file into regular expressions."""

    def __init__(self, name: str, data: dict[str, object]) -> None:
        self.name = name
        self.data = data
        self.values: dict[str, dict[str, object]] = {**data["values"]}  # type: ignore[dict-item]
        latin = bool(data.get("cases"))
        self.values["feast"] = {name: rule for name, rule in feasts().items() if name.isascii() == latin}
        tokens: dict[str, str] = data.get("tokens", {})  # type: ignore[assignment]
        words: dict[str, str] = data.get("words", {})  # type: ignore[assignment]
        self.tokens = {**{key: self._vocabulary(table) for key, table in self.values.items()}, **words, **tokens}
        self.begun: dict[str, Begins] = {}

    def table(self) -> dict[str, Any]:
        """What `Language` is made of."""
        entries: list[dict[str, object]] = self.data["patterns"]  # type: ignore[assignment]
        return {
            "trigger": self.guarded(str(self.data["trigger"])),
            "patterns": [self.pattern(entry) for entry in entries],
            "values": {
                key: {word.lower(): str(code) for word, code in table.items()} for key, table in self.values.items()
            },
            "length": self.expand(self.tokens["oneunit"]),
            "numerals": str(self.data.get("numerals", "")),
            "joins": [(key, self.expand(form)) for key, form in self._table("joins")],
            "sentence": [(key, self.expand(form)) for key, form in self._table("sentence")],
        }

    def guarded(self, form: str) -> str:
        """The places where the form fits, by their first character.

        A pattern that opens with a set of characters is searched for by that set alone, at several times the speed;
        so the set stands first, and the form is looked for from where it stood.
        """
        characters = first(form, self.begins)
        expanded = self.expand(form)
        if characters is ANY:
            return expanded
        return rf"[{re.escape(''.join(sorted(characters)))}](?<=(?={expanded})[\s\S])"

    def begins(self, name: str) -> Begins:
        """How a token begins; each is looked at once."""
        token = _REPEATED.sub("", name) if name not in self.tokens else name
        if token not in self.begun:
            self.begun[token] = begins(self.tokens[token], self.begins)
        return self.begun[token]

    def pattern(self, entry: dict[str, object]) -> tuple[object, ...]:
        """The arguments of `_pattern` for an entry of the file."""
        before = self.expand(str(entry["before"])) if "before" in entry else None
        characters = first(str(entry["form"]), self.begins)
        said = None if characters is ANY else "".join(sorted(characters))
        kind, form = str(entry.get("kind", "date")), self.expand(str(entry["form"]))
        return kind, form, _fixed(entry), before, said, str(entry.get("needs", ""))

    def _table(self, name: str) -> Iterable[tuple[str, str]]:
        table: dict[str, str] = self.data.get(name, {})  # type: ignore[assignment]
        return table.items()

    def _vocabulary(self, table: dict[str, object]) -> str:
        boundary = self.data.get("boundary")
        words = trie(self._forms(table))
        return f"(?:{words})(?![{boundary}])" if boundary else f"(?:{words})"

    def _forms(self, table: dict[str, object]) -> set[str]:
        words = set(table)
        if self.data.get("cases"):
            words |= {form for word in table for form in (word.lower(), word[:1].upper() + word[1:])}
            words |= {word.upper() for word in table if " " not in word}
            words |= {before + space + last.lower() for word in table for before, space, last in [word.rpartition(" ")]}
            words |= {
                first + " " + rest.lower() for word in table for first, space, rest in [word.partition(" ")] if space
            }
        return words

    def expand(self, form: str) -> str:
        """The form with its placeholders replaced."""

        def replace(match: re.Match[str]) -> str:
            if name := match["plain"]:
                if name not in self.tokens:
                    return match.group()
                return f"(?:{self.tokens[name]})"
            return f"(?P<{match['group']}>{self.tokens[_REPEATED.sub('', match['group'])]})"

        for _ in range(8):
            replaced = _PLACE.sub(replace, form)
            if replaced == form:
                break
            form = replaced
        return _distinct(form)


def trie(words: set[str]) -> str:
    """The words as one expression that reads each letter once.

    >>> trie({"may", "march", "day"})
    '(?:day|ma(?:rch|y))'
    """
    if not words:
        return "(?!)"
    branches = []
    for letter in sorted({word[0] for word in words if word}):
        rest = {word[1:] for word in words if word.startswith(letter)}
        if rest == {""}:
            branches.append(re.escape(letter))
        elif "" in rest:
            branches.append(f"{re.escape(letter)}(?:{trie(rest - {''})})?")
        else:
            branches.append(re.escape(letter) + trie(rest))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _fixed(entry: dict[str, object]) -> tuple[tuple[str, str], ...]:
    table: dict[str, object] = entry.get("fixed", {})  # type: ignore[assignment]
    return tuple((key, str(value)) for key, value in table.items())


def _distinct(form: str) -> str:
    """A group's name that stands twice is numbered, so that alternatives may share it."""
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        count = seen[match["name"]] = seen.get(match["name"], 0) + 1
        return f"(?P<{match['name']}{f'__{count}' if count > 1 else ''}>"

    return re.sub(r"\(\?P<(?P<name>[a-z_][a-z0-9_]*)>", name, form)


def _groups(pattern: re.Pattern[str]) -> tuple[tuple[int, str], ...]:
    """The groups of a pattern, under the names that the language file gives them."""
    return tuple((index, _REPEATED.sub("", name.partition("__")[0])) for name, index in pattern.groupindex.items())
