"""How any two claims compare as subjects, by index, worked out once: alone, in company, and as what is left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from factlint.claims.company import Company
from factlint.claims.epochs import Epochs
from factlint.claims.features import Match, match
from factlint.claims.happened_once import HappenedOnce
from factlint.claims.model import Claim
from factlint.claims.overtaken import Overtaken
from factlint.claims.retold import MOST, Retold
from factlint.claims.sisters import Sisters
from factlint.claims.values.agreement import Agreement

_HOPELESS = -4.5
"""From how far below what is needed no company helps."""
_NO_NEARER = -2.5
"""From how far below, with some company, no more of it does."""


class Scores:
    """The match of any two claims, by index, worked out once."""

    def __init__(
        self,
        claims: Sequence[Claim],
        rarity: Mapping[str, float],
        sisters: Sisters,
        once: HappenedOnce,
        overtaken: Overtaken,
        epochs: Epochs,
    ) -> None:
        self._claims = claims
        self._once = once
        self._overtaken = overtaken
        self._epochs = epochs
        self._rarity = rarity
        self._sisters = sisters
        self._known: dict[tuple[int, int], Match] = {}

    def __call__(self, first: int, second: int) -> Match:
        """How the two compare as subjects."""
        key = (min(first, second), max(first, second))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._work_out(*key)
        return found

    def _work_out(self, first: int, second: int) -> Match:
        a, b = self._claims[first], self._claims[second]
        if reason := self._overtaken.apart(a, b) or self._epochs.apart(a, b):
            return Match((), reason)
        found = match(a, b, self._rarity)
        if (weight := self._once.weight(a, b)) and not found.veto:
            found = replace(found, features=(*found.features, ("the same stage of the same", weight)))
        if found.veto or found.surplus < 0 or found.agreement is not Agreement.DISJOINT:
            return found
        reason = self._sisters.apart(a, b)
        return Match((), reason) if reason else found


class ScoresInCompany(Scores):
    """The same with what is known of the sources as wholes."""

    def __init__(self, alone: Scores, company: Company, before: ScoresInCompany | None = None) -> None:
        """`before` is what was worked out while less was known of what sources share."""
        super().__init__(alone._claims, alone._rarity, alone._sisters, alone._once, alone._overtaken, alone._epochs)
        self._alone = alone
        self._company = company
        self._before = before

    def _work_out(self, first: int, second: int) -> Match:
        known = self._before(first, second) if self._before is not None else None
        if known is not None and (known.veto or known.surplus < _NO_NEARER or self._knows_no_more(first, second)):
            return known
        found = self._alone(first, second)
        more = () if found.veto or found.surplus < _HOPELESS else self._company.features(first, second, found)
        if not more:
            return found
        a, b, both = self._claims[first], self._claims[second], replace(found, features=(*found.features, *more))
        strange = found.surplus < 0 <= both.surplus and found.agreement is Agreement.DISJOINT
        reason = self._sisters.strangers(a, b) if strange else ""
        return Match((), reason) if reason else both

    def _knows_no_more(self, first: int, second: int) -> bool:
        one, two = self._claims[first].document, self._claims[second].document
        return self._before is not None and self._company.tells_as(self._before._company, one, two)


class ScoresRetold(Scores):
    """The same with what is left over of sentences that tell alike."""

    def __init__(self, before: Scores, retold: Retold) -> None:
        super().__init__(
            before._claims, before._rarity, before._sisters, before._once, before._overtaken, before._epochs
        )
        self._before = before
        self._retold = retold

    def _work_out(self, first: int, second: int) -> Match:
        found = self._before(first, second)
        weight = 0.0 if found.veto or found.surplus < -MOST else self._retold.weight(first, second, found.alike)
        if not weight:
            return found
        return replace(found, features=(*found.features, ("left over of sentences that tell alike", weight)))
