"""Names that one language writes in its own script: found in the other by their sound, over all sources of a corpus.

A name that no lexicon knows (a ship, a village, an engineer) is the best clue that two sentences in two languages tell
of one thing. Chinese names are compared as pinyin (also out of Wade–Giles), foreign ones by the classes of their
consonants (`sound`). What is found counts as a word of both sentences; it names nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from factlint.claims.concepts import lower
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Claim, Extraction
from factlint.claims.romanisation import given_readings, reading, readings, transliterating
from factlint.claims.sound import heard_in, sounds_like, written_in

_CAPITAL = re.compile(r"(?<![A-Za-zÀ-ž'’-])[A-ZÀ-Þ][a-zß-ž]+(?:['’-][A-Za-zÀ-ž]?[a-zß-ž]+)*")
NAME = "n:"
"""What a name that was found by its sound begins with, among the words of a subject."""
_SHORTEST = 3
"""Characters of a foreign name, and letters of any, from which a likeness tells something."""
_SYLLABLES = 4
"""Characters of the longest Chinese name that is looked for."""
_LETTERS = 5
"""Letters of the shortest pinyin: less is the sound of too many words."""


def capitals(text: str) -> set[str]:
    """The words that a text writes with a capital only."""
    found = {match.group() for match in _CAPITAL.finditer(text)}
    small = set(re.findall(r"(?<![A-Za-z])[a-z]{3,}(?![A-Za-z])", text))
    return {word for word in found if len(word) >= _SHORTEST and word.lower() not in small}


def named(extractions: Sequence[Extraction]) -> Sequence[Extraction]:
    """The extractions of several languages; claims that share names by their sound have them among their words."""
    written: dict[str, str] = {}
    for extraction in extractions:
        english = (extraction.folded[s.start : s.end] for s in extraction.sentences if s.language == "en")
        for name in sorted(capitals("\n".join(english))):
            written.setdefault("w:" + lemma(lower(name)), name)
    said = {word for extraction in extractions for claim in extraction.claims for word in claim.subject.words}
    written = {word: name for word, name in written.items() if word in said}
    known = {name for e in extractions for claim in e.claims for name in claim.subject.parties | claim.subject.places}
    written |= {word: word for word in said - known if _is_person(word)}
    names = Transcriptions(written.values())
    given = {word for e in extractions for claim in e.claims for run in claim.subject.runs for word in names.words(run)}
    if not given:
        return extractions
    written = {word: NAME + lower(name) for word, name in written.items() if NAME + lower(name) in given}
    return [replace(e, claims=tuple(_with_names(claim, written, names) for claim in e.claims)) for e in extractions]


def _with_names(claim: Claim, written: Mapping[str, str], names: Transcriptions) -> Claim:
    subject = claim.subject
    found = {written[word] for word in subject.words if word in written}
    found.update(word for run in subject.runs for word in names.words(run))
    if not found:
        return claim
    near = {written[word] for word in subject.near if word in written}
    near.update(word for run in subject.near_runs for word in names.words(run))
    return replace(claim, subject=replace(subject, words=subject.words | found, near=subject.near | near))


def _is_person(word: str) -> bool:
    """Whether a word of a subject is a name in Latin letters of two or three parts: of what a lexicon or text named."""
    parts = word.split(" ")
    return 2 <= len(parts) <= 3 and word.isascii() and all(part[:1].isupper() for part in parts)


def is_name(word: str) -> bool:
    """Whether a word of a subject is the name of somebody or something: concepts are in small letters."""
    return word.startswith(NAME) or word[:1].isupper()


class Transcriptions:
    """The names of the English sources of a corpus, to be found in Chinese ones."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_pinyin: dict[str, set[str]] = defaultdict(set)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names):
            for syllables in _pinyin(name):
                self._by_pinyin["".join(syllables)].add(_word(name))
            surname = name.split(" ")[-1]
            classes = written_in(surname)
            if len(classes) >= _SHORTEST:
                self._by_sound[classes[:1]].append(name)
        self._known: dict[str, frozenset[str]] = {}

    def words(self, run: str) -> frozenset[str]:
        """The names that a run of Chinese characters gives, as words of an English sentence."""
        if run not in self._known:
            self._known[run] = frozenset((*self._chinese(run), *self._foreign(run)))
        return self._known[run]

    def _chinese(self, run: str) -> Iterator[str]:
        for at in range(len(run)):
            for stop in range(at + 2, min(len(run), at + _SYLLABLES) + 1):
                sound = "".join(reading(run[at:stop]))
                if len(sound) >= _LETTERS:
                    yield from self._by_pinyin.get(sound, ())

    def _foreign(self, run: str) -> Iterator[str]:
        for piece in _pieces(run):
            for name in self._by_sound.get(heard_in(piece)[:1], ()):
                if sounds_like(piece, name.split(" ")[-1]):
                    yield _word(name)


def _pieces(run: str) -> Iterator[str]:
    """What may be a foreign name: characters that such names are written with, those that belong to the next word off.

    In 塞尔比大桥 the last but one belongs to the bridge, although names are written with it as well.
    """
    known = transliterating()
    for found in re.finditer(f"[{''.join(sorted(known))}]+", run):
        start, end = found.span()
        starts = (start, start + 1) if start else (start,)
        ends = (end, end - 1) if end < len(run) else (end,)
        yield from (run[a:b] for a in starts for b in ends if b - a >= _SHORTEST)


def _word(name: str) -> str:
    """The form in which a subject keeps a name."""
    return NAME + lower(name)


def _pinyin(name: str) -> Iterator[tuple[str, ...]]:
    """The readings of a name as two or more syllables."""
    plain = lower(name).replace("’", "'")
    yield ("".join(character for character in plain if character.isalpha()),)
    yield from readings(name) if " " in name else given_readings(plain)
