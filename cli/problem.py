"""What a user is told when something is wrong: what, where, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

_heard: list[list[str]] = []


class Problem(click.ClickException):
    """factlint could not do its job, for a reason a user can mend: exit code 2."""

    exit_code = 2

    def show(self, _file: IO[Any] | None = None) -> None:
        """Print the message to standard error."""
        say(self.message)


def say(message: str) -> None:
    """A message to standard error, under the tool's name."""
    from factlint.reports.words import inert_lines

    for messages in _heard:
        messages.append(message)
    click.echo(inert_lines(f"factlint: {message}"), err=True)


@contextmanager
def heard() -> Iterator[list[str]]:
    """The messages that are said meanwhile."""
    messages: list[str] = []
    _heard.append(messages)
    try:
        yield messages
    finally:
        _heard.remove(messages)


def suggestion(word: str, known: Iterable[str]) -> str:
    """ "; did you mean …?" where something known is close to the word, else ""."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
