"""What a value of the configuration has to be; each check gives the value as it is kept or says what it must be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from factlint.claims.names import KINDS, Name
from factlint.rules.severity import SEVERITIES, Severity
from factlint.sources.globs import is_glob

LANGUAGES = ("en", "zh", "zh-Hans", "zh-Hant")
"""What a passage may be in; "zh" is either script."""


class Wrong(ValueError):
    """A value that is not what it must be; `at` leads to the member that is wrong."""

    def __init__(self, message: str, *at: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


def strings(value: object) -> tuple[str, ...]:
    """A list of strings."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise Wrong('a list of strings, as in ["D", "N201"]')


def globs(value: object) -> tuple[str, ...]:
    """Patterns of paths below the project."""
    patterns = strings(value)
    for number, pattern in enumerate(patterns):
        path = PurePosixPath(pattern)
        if path.is_absolute() or ".." in path.parts or not pattern:
            raise Wrong(f"globs below the project; {pattern!r} is none", number)
        if not is_glob(pattern):
            raise Wrong(f"globs, which read like lines of a .gitignore; {pattern!r} is none", number)
    return patterns


def file(value: object) -> str:
    """A file below the project."""
    if isinstance(value, str) and value and not PurePosixPath(value).is_absolute():
        return PurePosixPath(value).as_posix()
    raise Wrong('a file, relative to the project, as in "docs/facts.toml"')


def flag(value: object) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    raise Wrong("true or false")


def day(value: object) -> str:
    """A TOML date or a string."""
    from datetime import date

    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError as error:
        raise Wrong('a date, as in "2021-03-18"') from error


def one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    """One of some words."""

    def check(value: object) -> str:
        if isinstance(value, str) and value in choices:
            return value
        raise Wrong(f"one of {', '.join(choices)}")

    return check


def languages(value: object) -> tuple[str, ...]:
    """A list of languages."""
    named = strings(value)
    for number, each in enumerate(named):
        if each not in LANGUAGES:
            raise Wrong(f"a list of languages out of {', '.join(LANGUAGES)}", number)
    return named


def share(value: object) -> float:
    """A number from 0 to 1."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise Wrong("a number from 0 to 1")


def size(value: object) -> int:
    """A number of bytes."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise Wrong("a number of bytes above 0")


def severities(value: object) -> tuple[tuple[str, Severity], ...]:
    """Severities by rule."""
    if not isinstance(value, dict):
        raise Wrong('a table of rules to severities, as in D101 = "warning"')
    check: Any = one_of(SEVERITIES)
    found = []
    for rule, severity in value.items():
        try:
            found.append((rule, check(severity)))
        except Wrong as error:
            raise Wrong(f"a table of rules to severities; {rule!r} must be {error.message}", rule) from error
    return tuple(sorted(found))


def rules_by_glob(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Rules by pattern of paths."""
    if not isinstance(value, dict):
        raise Wrong('a table of globs to rules, as in "archive/**" = ["C603"]')
    found = []
    for pattern, named in value.items():
        try:
            globs([pattern])
            found.append((pattern, strings(named)))
        except Wrong as error:
            at = () if error.message.startswith("globs") else error.at
            raise Wrong(f"a table of globs to rules; for {pattern!r}: {error.message}", pattern, *at) from error
    return tuple(sorted(found))


def snapshots(value: object) -> tuple[tuple[str, str], ...]:
    """Files by address."""
    if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        return tuple(sorted(value.items()))
    raise Wrong('a table of addresses or keys to files, as in "https://a.example/b" = "copies/b.html"')


def folders(value: object) -> tuple[str, ...]:
    """Folders anywhere."""
    try:
        named = strings(value)
        for each in named:
            Path(each).expanduser()
    except Wrong as error:
        raise Wrong('a list of folders, as in ["../library"]') from error
    except RuntimeError as error:
        raise Wrong("folders that exist") from error
    return named


def aliases(value: object) -> tuple[Name, ...]:
    """Names of one thing, by kind and by the name that stands for the others."""
    example = 'names by people, places or events, as in people = { "Wang Bingnan" = ["王炳南", "Wang Ping-nan"] }'
    if not isinstance(value, dict):
        raise Wrong(example)
    from factlint.claims.text import fold

    found = []
    told: dict[tuple[str, str], str] = {}
    for kind, named in value.items():
        if kind not in KINDS:
            from factlint.cli.problem import suggestion

            raise Wrong(f"{example}; there are no {kind!r}{suggestion(kind, KINDS)}", kind)
        if not isinstance(named, dict):
            raise Wrong(example, kind)
        for name, others in named.items():
            if not isinstance(others, list) or not all(isinstance(each, str) and each.strip() for each in others):
                raise Wrong(f"{example}; {name!r} needs a list of names", kind, name)
            for form in (name, *others):
                before = told.setdefault((kind, fold(form)), name)
                if before != name:
                    raise Wrong(f"names of one thing each; {form!r} is a name of {before!r} already", kind, name)
            found.append(Name(KINDS[kind], name, tuple(others)))
    return tuple(found)
