"""Numbered parts told one after the other right behind their number: three acts, the first …, the second …, the fourth.

Unlike a single number beyond a count, which may be of something else, a row that counts up from the first is of what
was announced; only what is told as added later, or as left out, may go beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.compare import MEETINGS
from factlint.claims.languages import patterns
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.last_members import VAGUE
from factlint.claims.model import Claim, Extraction
from factlint.claims.totals import Total
from factlint.claims.values.number import Quantity

_LEAST, _MOST = 2, 12
"""So many parts are told one by one."""
_OF = " of "
"""Behind a part, of somebody else's perhaps: "the fourth son of his brother"."""
_REACH = 1500
"""Characters behind a number within which its parts are told."""


def told_in_turn(extraction: Extraction) -> Iterator[tuple[Claim, list[Claim]]]:
    """Every count with the parts beyond it, where those up to it are told in turn before them."""
    for at, count in enumerate(extraction.claims):
        number = _number(count)
        if count.kind != "count" or number is None or not _LEAST <= number <= _MOST or count.mention.get("partitive"):
            continue
        if count.modality in ("negated", "superseded") or not _is_whole(extraction, count):
            continue
        row = _row(extraction, at, count)
        beyond = [each for each in row[number:] if not Total(count, "in all").admits(extraction, each)]
        if beyond and len(beyond) == len(row) - number:
            yield count, beyond


def same_members(one: Claim, two: Claim) -> bool:
    """Whether they count the same sort of parts: by unit, or by the Chinese measure word."""
    if one.mention.unit and one.mention.unit == two.mention.unit:
        return True
    measures = one.mention.get("classifier"), two.mention.get("classifier")
    return all(measures) and (measures[0].endswith(measures[1]) or measures[1].endswith(measures[0]))


def _is_whole(extraction: Extraction, count: Claim) -> bool:
    """Whether a count is of all the parts of a thing, and not of what was held or won."""
    sentence = extraction.sentences[count.sentence]
    words = patterns("in_turn").get(sentence.language)
    if words is None or count.mention.unit in MEETINGS or count.mention.unit in VAGUE - {"", "phase", "item"}:
        return False
    return words["before"].search(extraction.folded, sentence.start, count.mention.start) is not None


def _row(extraction: Extraction, at: int, count: Claim) -> list[Claim]:
    """The parts behind a count, in turn from the first; another count of such parts ends them."""
    row: list[Claim] = []
    block = extraction.sentences[count.sentence].block
    for claim in extraction.claims[at + 1 :]:
        far = claim.mention.start - count.mention.end > _REACH or extraction.sentences[claim.sentence].block != block
        if far or (claim.kind == "count" and same_members(claim, count)):
            break
        alike = claim.kind == "ordinal" and (same_members(claim, count) or _named_alike(extraction, claim, count))
        if not alike or claim.modality in ("negated", "superseded"):
            continue
        number = _number(claim)
        owned = extraction.folded.startswith(_OF, claim.mention.end)
        if number is None or number > len(row) + 1 or owned:
            break
        if number == len(row) + 1:
            row.append(claim)
    return row


def _named_alike(extraction: Extraction, ordinal: Claim, count: Claim) -> bool:
    """Whether the very noun of the count stands behind the ordinal: "three wings", "the first wing holds"."""
    noun, mention = count.mention.get("counted").lower(), ordinal.mention
    words = extraction.folded[mention.start : mention.end].lower().split()
    return bool(noun) and noun.isascii() and lemma(noun) in map(lemma, words[1:])


def _number(claim: Claim) -> int | None:
    point = claim.value.point if isinstance(claim.value, Quantity) else None
    return int(point) if point is not None and point.denominator == 1 else None
