"""The rules there are, in one list that can be read.

To add one: write its file in the folder of its family (see `rule.py`), import its class here and enter it in `RULES`,
in the order of the codes.
"""

from __future__ import annotations

from factlint.rules.quotations.unbalanced_quote import UnbalancedQuote
from factlint.rules.rule import Rule

RULES: tuple[type[Rule], ...] = (UnbalancedQuote,)


def rule(name: str) -> type[Rule] | None:
    """The rule of that code ("D101", in either case) or name ("date-conflict")."""
    return next((known for known in RULES if name.upper() == known.code or name.lower() == known.name), None)
