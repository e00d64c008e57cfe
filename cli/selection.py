"""Which rules run: by code, beginning of a code, or name.

Of two that meet one rule the longer wins; a tie leaves the rule out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factlint.cli.problem import Problem, suggestion

if TYPE_CHECKING:
    from factlint.rules.rule import Rule

ALL = "ALL"


def chosen(
    rules: Sequence[type[Rule]], select: Iterable[str], extend: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[type[Rule], ...]:
    """The rules selected and not ignored; nothing selected means all."""
    wanted = [prefix(word, rules) for word in [*(list(select) or [ALL]), *extend]]
    unwanted = [prefix(word, rules) for word in ignore]
    return tuple(rule for rule in rules if _weight(rule, wanted) > _weight(rule, unwanted))


def words(values: Iterable[str]) -> tuple[str, ...]:
    """The words of an option given several times or with commas."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def prefix(word: str, rules: Sequence[type[Rule]]) -> str:
    """The word as a prefix of codes: "" for all, the code for a name; raises `Problem` where no rule has it."""
    if word.upper() == ALL:
        return ""
    for rule in rules:
        if word.lower() == rule.name:
            return rule.code
        if word and rule.code.startswith(word.upper()):
            return word.upper()
    known = [*(rule.code for rule in rules), *(rule.name for rule in rules)]
    hint = suggestion(word.upper(), known) or suggestion(word.lower(), known)
    raise Problem(f"no rule has the code or name {word!r}{hint} (factlint rule --all lists them)")


def _weight(rule: type[Rule], prefixes: Iterable[str]) -> int:
    return max((len(each) for each in prefixes if rule.code.startswith(each)), default=-1)
