"""Globs that read like lines of a .gitignore. https://git-scm.com/docs/gitignore#_pattern_format"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_DELICATE = frozenset("[\\!")
"""What can be written so that it makes no glob: "[z-a]", a backslash at the end, nothing behind "!"."""


def is_glob(text: str) -> bool:
    """Whether a text can be read as a glob."""
    if _DELICATE.isdisjoint(text):
        return True
    import re

    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([text])
    except (re.error, ValueError):
        return False
    return True


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """What matches any of these; a line that is no glob matches nothing, as in git."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(filter(is_glob, lines))
