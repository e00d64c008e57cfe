"""What is said of a fault in a file of settings: file, line, the line itself, and carets below what is wrong."""

from __future__ import annotations

import os
from pathlib import Path

from factlint.cli.problem import Problem
from factlint.sources.toml_places import Malformed, Toml, read_toml

_WIDEST = 100


def settings(file: Path, data: bytes) -> Toml:
    """The settings in a file's bytes; raises `Problem` where they are no TOML."""
    try:
        return read_toml(data)
    except Malformed as error:
        if error.at < 0:
            raise Problem(f"{shown(file)}: {error.reason}") from error
        text = data.decode("utf-8-sig", "replace")
        raise fault(file, text, error.at, error.at + 1, error.reason) from error


def fault(file: Path, text: str, start: int, end: int, message: str) -> Problem:
    """The problem that stands at `text[start:end]`."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first : stop if (stop := text.find("\n", first)) >= 0 else len(text)].rstrip()
    number = text.count("\n", 0, start) + 1
    column, width = start - first, max(1, min(end, first + len(line)) - start)
    cut = len(line) - len(line.lstrip())
    quoted = line[cut : cut + _WIDEST] if column + width <= cut + _WIDEST else ""
    drawn = f"\n  {quoted}\n  {_blank(line[cut:column])}{'^' * _width(line[column : column + width], width)}"
    return Problem(f"{shown(file)}:{number}: {message}{drawn if quoted else ''}")


def shown(file: Path) -> str:
    """A file as messages name it: relative to the current folder where it lies below."""
    whole = Path(os.path.normpath(Path.cwd() / file))
    return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else str(file)


def _blank(text: str) -> str:
    return " " * _width(text, len(text))


def _width(text: str, least: int) -> int:
    """Columns on a terminal, on which a Chinese character takes two."""
    if text.isascii():
        return max(least, len(text))
    from wcwidth import wcswidth

    return max(least, wcswidth(text))
