"""Order across sentences and documents: what comes before what, by the stages of one thing and by words of sequence.

A treaty is signed before it is ratified, the first Games are held before the second, what was encouraged by a decision
comes after it. Of each the dates are looked up in what the corpus tells of that thing (`happenings`); nothing is said
where one of them is in order. The words are data, `languages/*/precedence.toml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from factlint.claims.happenings import Happening, are_one_in_two_languages, happenings
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.named_apart import bearers
from factlint.claims.referred import referred
from factlint.claims.stages import Stages, is_wrong

_FIRST = (
    ("sign", "ratify"), ("sign", "in-force"), ("adopt", "in-force"), ("break-ground", "complete"),
    ("break-ground", "open"), ("found", "dissolve"), ("birth", "death"), ("birth", "marry"), ("birth", "elect"),
    ("launch", "land"), ("launch", "sink"), ("suspend", "resume"), ("begin", "end"),
)  # fmt: skip
"""Stages of which the first comes before the second, whatever the thing."""
_IN_TURN = frozenset({("suspend", "resume"), ("begin", "end")})
"""Those that come again and again: only where the second is told right behind the first."""
_SERIES = frozenset({"hold", "begin", "open", "publish", "launch"})
"""What the members of a series have in the order of their numbers."""
_SOME = 60
"""Happenings of one stage that are held against those in another language."""
_FEW = 400
"""Happenings of one stage beyond which nobody tells them apart."""


def preceded(corpus: Corpus) -> Iterator[Stages]:
    """Everything told or dated before what it comes after."""
    own = [happenings(extraction) for extraction in corpus.extractions]
    whole = [each for found in own for each in found if each.thing is not None]
    yield from _stages([each for each in whole if not _may_be_kin(corpus.extractions[each.date.document], each)])
    yield from _across(whole)
    for extraction, told in zip(corpus.extractions, own, strict=True):
        yield from referred(extraction, told, whole)


def misnumbered(corpus: Corpus) -> Iterator[Stages]:
    """Every two members of a series, named alike, of which the one with the greater number has the earlier date."""
    whole = [each for extraction in corpus.extractions for each in happenings(extraction) if each.thing is not None]
    yield from _series(whole)


def _stages(whole: Sequence[Happening]) -> Iterator[Stages]:
    of: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for each in whole:
        if each.thing is not None:
            of[each.stage, each.thing.head].append(each)
    heads = {head for _, head in of}
    for first, second in _FIRST:
        for head in sorted(heads):
            early, late = of.get((first, head), ()), of.get((second, head), ())
            if 0 < len(early) < _FEW and 0 < len(late) < _FEW:
                yield from _reversed(first, second, early, late)


def _reversed(first: str, second: str, early: Sequence[Happening], late: Sequence[Happening]) -> Iterator[Stages]:
    """The first of each two that is wrong, where no other date of either stage makes it right."""
    for two in late:
        ones = [one for one in early if _same(one, two) and one.date is not two.date]
        stages = [Stages(one.date, two.date, (first, second)) for one in ones]
        if not stages or not all(is_wrong(each) for each in stages):
            continue
        again = [other for other in late if other is not two and _same(other, two)]
        in_order = any(not is_wrong(Stages(one.date, other.date, ("", ""))) for one in ones for other in again)
        if in_order or ((first, second) in _IN_TURN and (two.is_flashback or not _follows(ones[-1], two))):
            continue
        yield stages[-1]
        return


def _same(one: Happening, two: Happening) -> bool:
    """Whether two stages are of one thing; in two documents its names have to tell."""
    a, b = one.thing, two.thing
    if a is None or b is None or one.sentence.language != two.sentence.language or not a.may_be(b):
        return False
    return one.date.document == two.date.document or (a.is_named and b.is_named)


def _may_be_kin(extraction: Extraction, each: Happening) -> bool:
    """Whether a surname alone stands for somebody in a document that names several who bear it."""
    alone = each.thing is not None and len(each.thing.words) == 1 and each.thing.head.isascii()
    return alone and each.thing is not None and bearers(extraction.folded, each.thing.head) > 1


def _follows(one: Happening, two: Happening) -> bool:
    """Whether the second is told in the sentence behind the first, or in the same."""
    near = 0 <= two.date.sentence - one.date.sentence <= 1
    return near and one.date.document == two.date.document and one.sentence.block == two.sentence.block


def _across(whole: Sequence[Happening]) -> Iterator[Stages]:
    """Stages that two languages tell of one thing."""
    for first, second in _FIRST:
        early = [each for each in whole if each.stage == first][:_SOME]
        late = [each for each in whole if each.stage == second][:_SOME]
        if (first, second) in _IN_TURN:
            continue
        for two in late:
            ones = [one for one in early if are_one_in_two_languages(one, two)]
            stages = [Stages(one.date, two.date, (first, second)) for one in ones]
            if stages and all(is_wrong(each) for each in stages):
                yield stages[0]
                break


def _series(whole: Iterable[Happening]) -> Iterator[Stages]:
    """The second Games held before the first."""
    members = [each for each in whole if each.thing is not None and each.thing.number and each.stage in _SERIES]
    for one, two in combinations(members[:_FEW], 2):
        if one.thing is None or two.thing is None or one.stage != two.stage:
            continue
        low, high = sorted((one, two), key=lambda each: int(each.thing.number) if each.thing else 0)
        same = one.thing.words == two.thing.words and one.sentence.language == two.sentence.language
        stages = Stages(low.date, high.date, (_numbered(low), _numbered(high)))
        if same and low.thing != high.thing and _is_exact(low.date, high.date) and is_wrong(stages):
            yield stages


def _numbered(each: Happening) -> str:
    return f"number {each.thing.number}" if each.thing is not None else ""


def _is_exact(*claims: Claim) -> bool:
    return all(claim.mention.certainty == "stated" for claim in claims)
