"""Where the arguments and options of LaTeX's commands begin and end."""

from __future__ import annotations

import re

_BRACES = re.compile(r"\\.|(?P<open>\{)|(?P<close>\})|%[^\n]*", re.DOTALL)
_OPTION = re.compile(r"\s*\[(?P<inner>[^\[\]{}\n]{0,200})\]")
_SPACE = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_COUNT = re.compile(r"\s*(?P<count>\d{1,3})\s*")


class Arguments:
    """The arguments of one file; a place is an offset into it."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._ends = _pairs(source)

    def brace(self, at: int) -> int:
        """Where the next argument begins, -1 where none does."""
        at = self.after_space(at)
        return at if at in self._ends else -1

    def end(self, brace: int) -> int:
        """The closing brace of an opening one."""
        return self._ends[brace]

    def count(self, at: int) -> int:
        """The number that the next argument is, 1 where it is none."""
        brace = self.brace(at)
        match = _COUNT.fullmatch(self._source, brace + 1, self._ends[brace]) if brace >= 0 else None
        return int(match["count"]) if match else 1

    def option(self, at: int) -> re.Match[str] | None:
        """The option that stands next, its words as group `inner`."""
        return _OPTION.match(self._source, at)

    def after_space(self, at: int) -> int:
        """The place behind spaces and at most one line end."""
        match = _SPACE.match(self._source, at)
        return match.end() if match else at

    def after_option(self, at: int) -> int:
        """The place behind an option, if one stands next."""
        option = _OPTION.match(self._source, at)
        return option.end() if option else at

    def after(self, at: int, count: int) -> int:
        """The place behind so many arguments, or as many of them as there are."""
        for _ in range(count):
            at = self.after_option(at)
            brace = self.brace(at)
            if brace < 0:
                return at
            at = self._ends[brace] + 1
        return at


def _pairs(source: str) -> dict[int, int]:
    """Of each opening brace the closing one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACES.finditer(source):
        if match["open"]:
            opened.append(match.start())
        elif match["close"] and opened:
            pairs[opened.pop()] = match.start()
    return pairs
