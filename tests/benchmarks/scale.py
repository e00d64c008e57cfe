"""How the time of a run grows with the documents: claims, seconds, milliseconds a claim, and by what it doubles.

python tests/benchmarks/scale.py [SHAPE ...] [--largest DOCUMENTS]
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factlint.claims.dictionary import in_memory
from factlint.claims.facts import corpus
from factlint.claims.pipeline import extract
from factlint.rules.run import check
from factlint.sources.formats import read

SYLLABLES = ("ba", "do", "fe", "gu", "ki", "la", "mo", "nu", "pe", "ra", "si", "to", "va", "zo", "che", "lin", "mar")
CITIES = ("Geneva", "Warsaw", "Paris", "London", "Vienna", "Beijing", "Tokyo", "Rome", "Cairo", "Delhi")
THINGS = ("talks", "conference", "survey", "expedition", "railway", "bridge", "museum", "company", "school", "festival")
MONTHS = ("January", "March", "April", "May", "July", "August", "October", "December")


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def _topic(chance: random.Random) -> str:
    return f"The {chance.choice(THINGS)} of {_name(chance)}"


def _date(chance: random.Random) -> str:
    return f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(1900, 1999)}"


def _told(chance: random.Random, subject: str) -> str:
    """A page with some fourteen claims."""
    number = chance.randint
    return (
        f"{subject} began on {_date(chance)} in {chance.choice(CITIES)}. It was led by Ambassador {_name(chance)} "
        f"{_name(chance)} and came to {number(2, 200)} meetings over {number(2, 30)} months. More than "
        f"{number(2, 90) * 100} people attended, and {number(2, 30)} delegations from {number(2, 40)} countries signed "
        f"the agreement. The second session was held in {chance.choice(CITIES)} on {_date(chance)}. {_name(chance)} "
        f"{_name(chance)} was elected president in {number(1900, 1999)}; it cost {number(2, 90)} million dollars.\n"
    )


def strangers(documents: int) -> Iterator[str]:
    """Each document on a subject of its own, in much the same words."""
    chance = random.Random(1)
    return (_told(chance, _topic(chance)) for _ in range(documents))


def one_subject(documents: int) -> Iterator[str]:
    """All documents on one subject, each with other values."""
    chance = random.Random(2)
    return (_told(chance, "The talks of Geneva") for _ in range(documents))


def twins(documents: int) -> Iterator[str]:
    """Two documents on each subject, which agree."""
    for number in range(documents // 2):
        chance = random.Random(number)
        told = _told(chance, _topic(chance))
        yield from (told, told.replace("attended", "came"))


def copies(documents: int) -> Iterator[str]:
    """One file over and over."""
    chance = random.Random(4)
    told = "\n".join(_told(chance, _topic(chance)) for _ in range(5))
    return (told for _ in range(documents))


def repeated(documents: int) -> Iterator[str]:
    """One sentence over and over in one document, and another number in a second one."""
    yield "The consular talks came to 17 meetings. " * documents
    yield "The consular talks came to 19 meetings.\n"


def agreeing(documents: int) -> Iterator[str]:
    """All documents give one fact, each in a sentence of its own."""
    chance = random.Random(5)
    told = "reports that the consular talks of Geneva came to 17 meetings and began on 3 May 1955.\n"
    return (f"{_name(chance)} {told}" for _ in range(documents))


def contradicting(documents: int) -> Iterator[str]:
    """All documents give another number for one thing."""
    for number in range(documents):
        yield f"The consular talks of Geneva came to {number + 2} meetings, led by Ambassador Wang Bingnan.\n"


def long_document(documents: int) -> Iterator[str]:
    """Two documents with as many paragraphs on one subject."""
    chance = random.Random(7)
    for _ in range(2):
        yield "\n".join(_told(chance, "The talks of Geneva") for _ in range(documents // 2))


def chronicles(documents: int) -> Iterator[str]:
    """Two documents, in two languages, with a number for each of as many years."""
    chance = random.Random(8)
    years = range(1000, 1000 + documents)
    yield "\n\n".join(f"In {year} the town had {chance.randint(1000, 9000)} inhabitants." for year in years)
    yield "\n\n".join(f"{year}年该镇有{chance.randint(1000, 9000)}名居民。" for year in years)


SHAPES: dict[str, Callable[[int], Iterator[str]]] = {
    shape.__name__: shape
    for shape in (
        strangers,
        one_subject,
        twins,
        copies,
        repeated,
        agreeing,
        contradicting,
        long_document,
        chronicles,
    )
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a corpus takes: the number of claims, and processor seconds of each step."""

    claims: int
    reading: float
    aligning: float
    checking: float

    @property
    def whole(self) -> float:
        """All steps together."""
        return self.reading + self.aligning + self.checking


def cost(shape: str, documents: int) -> Cost:
    """Read, align and check a corpus as one group, whatever its size."""
    texts = list(SHAPES[shape](documents))
    gc.collect()
    start = time.process_time()
    said = [extract(read(text.encode(), f"{number:06}.md")) for number, text in enumerate(texts)]
    read_at = time.process_time()
    whole = corpus(said, in_memory)
    aligned_at = time.process_time()
    check(whole)
    checked_at = time.process_time()
    claims = sum(len(extraction.claims) for extraction in said)
    return Cost(claims, read_at - start, aligned_at - read_at, checked_at - aligned_at)


def main() -> None:
    """Print a table of the shapes named, or all, at doubling sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", default=list(SHAPES))
    parser.add_argument("--smallest", type=int, default=100)
    parser.add_argument("--largest", type=int, default=800)
    wanted = parser.parse_args()
    cost("strangers", 10)
    for shape in wanted.shapes:
        documents, before = wanted.smallest, 0.0
        while documents <= wanted.largest:
            spent = cost(shape, documents)
            growth = f"{spent.whole / before:.1f}" if before else "–"
            print(
                f"{shape:14} {documents:6} documents {spent.claims:7} claims  read {spent.reading:7.2f}  align "
                f"{spent.aligning:7.2f}  check {spent.checking:7.2f}  a claim {1000 * spent.whole / spent.claims:5.2f} "
                f"ms  doubled {growth}",
                flush=True,
            )
            documents, before = 2 * documents, spent.whole


if __name__ == "__main__":
    main()
