"""What sources say of one thing where two of them exclude each other: who stands alone, and who says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from factlint.claims.model import Claim

Told = TypeVar("Told")


class Rivals(Struct, Generic[Told], frozen=True):
    """One that stands alone and those against it, one a source."""

    outlier: Told
    others: tuple[Told, ...]
    is_majority: bool
    """Whether two or more sources stand against the outlier."""


def rivals(
    pairs: Sequence[tuple[Told, Told]],
    everyone: Sequence[Told],
    agree: Callable[[Told, Told], bool],
    claim: Callable[[Told], Claim],
) -> Iterator[Rivals[Told]]:
    """One group for each thing said that others exclude; `everyone` decides who stands alone."""
    support = {
        id(told): len({claim(other).document for other in everyone if other is told or agree(told, other)})
        for pair in pairs
        for told in pair
    }
    seen: set[int] = set()
    for pair in pairs:
        if any(id(told) in seen for told in pair):
            continue
        outlier = min(pair, key=lambda told: (support[id(told)], -claim(told).document, -claim(told).mention.start))
        others = [one if two is outlier else two for one, two in pairs if outlier in (one, two)]
        others = [told for told in others if id(told) not in seen]
        kept = {claim(told).document: told for told in reversed(others)}
        seen.update(map(id, (outlier, *others)))
        first = sorted(kept.values(), key=lambda told: (-support[id(told)], claim(told).document))
        for told in everyone:
            same = any(told is other or agree(told, other) for other in (outlier, *others))
            if same:
                seen.add(id(told))
        yield Rivals(outlier, tuple(first), support[id(first[0])] > 1 and support[id(first[0])] > support[id(outlier)])
