"""`factlint compare --pairs`: many pairs of short texts, one verdict a line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from factlint.claims.model import Extraction
from factlint.cli.cache import dictionary
from factlint.cli.compare import literal_text, result_of
from factlint.cli.options import Common
from factlint.cli.outputs import deliver_text
from factlint.cli.problem import Problem, say
from factlint.reports.compare.json import pair_line

_KNOWN = 512
"""Texts kept: a claim is often met with several sentences, and a sentence with several claims."""
_NAMED = 5
"""Bad lines that the diagnostic names."""


def compare_pairs(name: str, shared: Common, *, exit_zero: bool) -> int:
    """Verdicts in the order of the pairs; lines that are no pair are told of in one message and make the exit 2."""

    @lru_cache(_KNOWN)
    def said(text: str, side: str) -> Extraction:
        return literal_text(text, side, shared.base_date)

    lines: list[str] = []
    bad: list[str] = []
    conflict, lookup = False, dictionary(shared)
    for number, line in enumerate(_lines(name), 1):
        if not line.strip():
            continue
        try:
            identity, a, b = _pair(line)
            result = result_of(said(a, "a"), said(b, "b"), lookup)
        except ValueError as error:
            bad.append(f"line {number} ({error})")
            continue
        except Exception as error:
            if os.environ.get("FACTLINT_DEBUG"):
                raise
            bad.append(f"line {number} (internal error, {type(error).__name__}: please report it)")
            continue
        conflict = conflict or bool(result.counts()["conflict"])
        lines.append(pair_line(identity, result))
    deliver_text("".join(lines), shared)
    if bad:
        more = f" and {len(bad) - _NAMED} more" if len(bad) > _NAMED else ""
        say(f"{name}: no verdict for {len(bad)} of {len(bad) + len(lines)} pairs: {', '.join(bad[:_NAMED])}{more}")
        return 2
    return int(conflict and not exit_zero)


def _lines(name: str) -> Iterator[bytes]:
    """The lines of the file."""
    try:
        if name == "-":
            yield from sys.stdin.buffer if sys.stdin else ()
            return
        with Path(name).open("rb") as stream:
            yield from stream
    except OSError as error:
        raise Problem(f"{name}: cannot be read: {error.strerror}") from error


def _pair(line: bytes) -> tuple[object, str, str]:
    """Id and texts of a line; raises ValueError with what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError, json.JSONDecodeError):
        raise ValueError("not JSON in UTF-8") from None
    if not isinstance(record, dict) or not isinstance(record.get("id"), str | int):
        raise ValueError('not an object with an "id"')
    for key in ("a", "b"):
        if not isinstance(record.get(key), str):
            raise ValueError(f'no text "{key}"')
        if any("\ud800" <= character <= "\udfff" for character in record[key]):
            raise ValueError(f'half a character in "{key}"')
    return record["id"], record["a"], record["b"]
