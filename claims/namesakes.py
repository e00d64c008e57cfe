"""Two persons who share a name: what is told of Wang Wei is not told of Wang Fang."""

from __future__ import annotations

from factlint.claims.identity import same_person
from factlint.claims.model import Subject
from factlint.claims.transcriptions import is_name


def namesakes(a: Subject, b: Subject) -> str:
    """Why two clauses are each of a person of their own; "" unless each names one in full, who share one name only.

    Two names that have nothing in common may be two readings of who it was; two of one family are two persons.
    """
    one, two = _named(a), _named(b)
    if len(one) != 1 or len(two) != 1 or one == two:
        return ""
    mine, theirs = one[0].split(), two[0].split()
    if not set(mine) & set(theirs) or same_person(one[0], two[0]) is not False:
        return ""
    return f"{one[0]} against {two[0]}"


def _named(subject: Subject) -> list[str]:
    """The persons named in full in a clause."""
    known = subject.parties | subject.places
    return sorted(word for word in subject.near - known if " " in word and is_name(word))
