"""How one language speaks of time: its file of vocabularies and patterns, compiled.

A language is data (`languages/<code>/time.toml`, whose head explains the notation). The method is HeidelTime's
(Strötgen and Gertz, SemEval 2010): patterns over vocabularies with normalised values; here with named groups only.
To add a language, add its file: nothing here names one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PLACE = re.compile(r"\{(?P<group>[a-z_][a-z0-9_]*)\}|(?<!\?P)<(?P<plain>[a-z_][a-z0-9_]*)>")
_REPEATED = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying something."""

    kind: str
    """date, duration, offset, stretch, age, anniversary, none."""
    groups: tuple[tuple[int, str], ...]
    """Index in the compiled alternation and name of each of its groups."""
    fixed: tuple[tuple[str, str], ...]
    """Groups that the words imply without saying them."""
    match: re.Pattern[str] | None = None
    """Compiled alone, where `before` must hold."""
    before: re.Pattern[str] | None = None
    """What must end where the expression starts."""


@dataclass(frozen=True, eq=False)
class Language:
    """One language, compiled."""

    name: str
    marks: re.Pattern[str]
    trigger: re.Pattern[str]
    """Finds the places at which an expression may start."""
    any: re.Pattern[str]
    """All patterns without a condition on what precedes, as one alternation; the outer groups are p0, p1, …"""
    patterns: tuple[Pattern, ...]
    conditional: tuple[Pattern, ...]
    values: dict[str, dict[str, str]]
    """By vocabulary: the word in small letters and what it stands for."""
    length: re.Pattern[str]
    """One amount and unit of a duration."""
    numerals: str
    joins: tuple[tuple[str, re.Pattern[str]], ...]
    """Connectors between two dates, by role."""
    opening: re.Pattern[str]
    """What stands before the first of two dates that "and" joins into a range."""
    sentence: tuple[tuple[str, re.Pattern[str]], ...]
    """Cues in the sentence, by name: "future", …"""


@cache
def languages() -> tuple[Language, ...]:
    """All languages that have a file, in the order of their names."""
    root = files("factlint.claims") / "languages"
    found = (folder.name for folder in root.iterdir() if (folder / "time.toml").is_file())
    return tuple(_load(name) for name in sorted(found))


def _load(name: str) -> Language:
    text = (files("factlint.claims") / "languages" / name / "time.toml").read_text(encoding="utf-8")
    return _Compiler(name, tomllib.loads(text)).language()


class _Compiler:
    """Turns one file into regular expressions."""

    def __init__(self, name: str, data: dict[str, object]) -> None:
        self.name = name
        self.data = data
        self.values: dict[str, dict[str, object]] = data["values"]  # type: ignore[assignment]
        tokens: dict[str, str] = data.get("tokens", {})  # type: ignore[assignment]
        words: dict[str, str] = data.get("words", {})  # type: ignore[assignment]
        self.tokens = {**{key: self._vocabulary(table) for key, table in self.values.items()}, **words, **tokens}
        starts: list[str] = data.get("starts", [])  # type: ignore[assignment]
        extra: list[str] = data.get("startwords", [])  # type: ignore[assignment]
        self.tokens["start"] = trie({form for key in starts for form in self._forms(self.values[key])} | set(extra))

    def language(self) -> Language:
        patterns, conditional, parts = [], [], []
        entries: list[dict[str, object]] = self.data["patterns"]  # type: ignore[assignment]
        for entry in entries:
            kind, fixed = str(entry.get("kind", "date")), _fixed(entry)
            if "before" in entry:
                alone = re.compile(self.expand(str(entry["form"]), ""))
                groups = _groups(alone, "")
                before = re.compile(self.expand(str(entry["before"]), ""))
                conditional.append(Pattern(kind, groups, fixed, alone, before))
            else:
                parts.append(f"(?P<p{len(patterns)}>{self.expand(str(entry['form']), f'_{len(patterns)}')})")
                patterns.append(Pattern(kind, (), fixed))
        whole = re.compile("|".join(parts))
        known = tuple(
            Pattern(pattern.kind, _groups(whole, f"_{index}"), pattern.fixed) for index, pattern in enumerate(patterns)
        )
        return Language(
            name=self.name,
            marks=re.compile(f"[{self.data['marks']}]"),
            trigger=re.compile(self.expand(str(self.data["trigger"]), "")),
            any=whole,
            patterns=known,
            conditional=tuple(conditional),
            values={
                key: {word.lower(): str(code) for word, code in table.items()} for key, table in self.values.items()
            },
            length=re.compile(self.expand(self.tokens["oneunit"], "")),
            numerals=str(self.data.get("numerals", "")),
            joins=tuple((key, re.compile(self.expand(form, ""))) for key, form in self._table("joins")),
            opening=re.compile(self.expand(str(self.data.get("opening", "(?!)")), "")),
            sentence=tuple((key, re.compile(self.expand(form, ""))) for key, form in self._table("sentence")),
        )

    def _table(self, name: str) -> Iterable[tuple[str, str]]:
        table: dict[str, str] = self.data.get(name, {})  # type: ignore[assignment]
        return table.items()

    def _vocabulary(self, table: dict[str, object]) -> str:
        words = sorted(self._forms(table), key=lambda word: (-len(word), word))
        body = "|".join(re.escape(word).replace(r"\ ", " ") for word in words)
        boundary = self.data.get("boundary")
        return f"(?:{body})(?![{boundary}])" if boundary else f"(?:{body})"

    def _forms(self, table: dict[str, object]) -> set[str]:
        words = set(table)
        if self.data.get("cases"):
            words |= {form for word in table for form in (word.lower(), word[:1].upper() + word[1:], word.upper())}
        return words

    def expand(self, form: str, suffix: str) -> str:
        """The form with its placeholders replaced, each group's name ending in `suffix`."""

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
        return _distinct(form, suffix)


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


def _distinct(form: str, suffix: str) -> str:
    """Each group's name with `suffix`; a name that stands twice is numbered, so that alternatives may share it."""
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        count = seen[match["name"]] = seen.get(match["name"], 0) + 1
        return f"(?P<{match['name']}{f'__{count}' if count > 1 else ''}{suffix}>"

    named = re.sub(r"\(\?P<(?P<name>[a-z_][a-z0-9_]*)>", name, form)
    return re.sub(r"\(\?P=(?P<name>[a-z_][a-z0-9_]*)\)", lambda match: f"(?P={match['name']}{suffix})", named)


def _groups(pattern: re.Pattern[str], suffix: str) -> tuple[tuple[int, str], ...]:
    """The groups of one pattern of an alternation, under the names that the language file gives them."""
    return tuple(
        (index, _REPEATED.sub("", name.removesuffix(suffix).partition("__")[0]))
        for name, index in pattern.groupindex.items()
        if name.endswith(suffix)
    )
