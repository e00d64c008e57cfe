"""Q502: quotation marks that do not pair up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.claims.model import Corpus
from factlint.claims.quotations import Break, Mark, breaks
from factlint.rules.finding import Evidence, Finding, evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.severity import Severity
from factlint.sources.document import Document

_WORD_AFTER = re.compile(r"[^\w\s]{0,2}(?:[㐀-鿿]{1,4}|[^\W㐀-鿿]+)?")
_WORD_BEFORE = re.compile(r"(?:[㐀-鿿]{1,4}|[^\W㐀-鿿]+)[^\w\s]{0,3}$")
_WIDTH = 24
_MANY = 8
"""A document with more broken runs is hardly prose (a program, a manual of one): they are told as information."""


class UnbalancedQuote(Rule):
    """A quotation that opens and never closes, closes and never opened, or opens again while it is open.

    Where a mark is lost, the reader cannot tell whose words he reads: narration runs into the quotation, or the
    quotation into the narration.

    Agreement: every mark has its partner. A quotation may run over several paragraphs, each of which opens it again and
    the last of which closes it. Apostrophes, inches, minutes and seconds are no quotation marks, and a block that
    breaks off with an ellipsis may leave a quotation open. A straight mark that merely stands on the wrong side of a
    space is told as information, and so is everything in a document with many broken runs, which is hardly prose.

    To settle it, find the words of the speaker in the source that is quoted and set the missing mark.
    """

    code = "Q502"
    name = "unbalanced-quote"
    family = "quote-mismatch"
    severity = "error"

    flagged = (
        Case(
            (
                (
                    "note.md",
                    'He told the press: "We shall be back in June. "They have our answer, he added, and left.\n',
                ),
            ),
            'the closing mark at `"They` stands before the next word, not after the quotation opened at `"We`',
            ('"We', '"They'),
        ),
        Case(
            (("note.md", 'She wrote: "The room was cold. "Nobody spoke. "The clock had stopped.\n'),),
            'the quotation opened at `"The` is not closed before another opens at `"Nobody`: 3 marks, an odd number',
            ('"The', '"Nobody', '"The'),
        ),
        Case(
            (("note.md", "The minister called it “a first step and left the hall without another word.\n"),),
            "the quotation opened at `“a` is never closed: 1 opening, 0 closing",
            ("“a", "word."),
        ),
        Case(
            (("jilu.md", "发言人说：“双方都愿意继续谈下去。会谈没有再举行。\n"),),
            "the quotation opened at `“双方都愿` is never closed: 1 opening, 0 closing",
            ("“双方都愿", "有再举行。"),
        ),
        Case(
            (("jilu.md", "發言人說：「雙方都願意談下去，「但時間未定。」\n"),),
            "the quotation opened at `「雙方都願` is not closed before another opens at `「但時間未`: "
            "2 opening, 1 closing",
            ("「雙方都願", "「但時間未"),
        ),
        Case(
            (("jilu.md", "代表团称会谈“坦诚”，气氛良好”，随后离开。\n"),),
            "the mark at `气氛良好”` closes a quotation that was not opened: 1 opening, 2 closing",
            ("坦诚”", "气氛良好”"),
        ),
    )
    passed = (
        Case(
            (("note.md", 'The so-called "open "door" policy" of the 1890s, at 6\'2" tall, was no "policy" at all.\n'),)
        ),
        Case(
            (
                (
                    "note.md",
                    "“The first day passed in silence.\n\n“On the second we spoke of the weather.\n\n"
                    "“On the third we signed.”\n\nSo the diary ends.\n",
                ),
            )
        ),
        Case((("note.md", "It was the delegates’ second winter, and the ’50s weren’t kind to them.\n"),)),
        Case((("jilu.md", "他说：“我们读过《第一份公报》和‘第二号’文件。”\n\n“‘第三号’文件呢？”\n"),)),
        Case((("jilu.md", "他說：「這份『備忘錄』，我們讀過。」又說：「讀過兩遍。」\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            found = list(breaks(extraction.document))
            prose = sum(broken.certain for broken in found) <= _MANY
            for broken in found:
                yield self._finding(extraction.document, broken, prose)

    def _finding(self, document: Document, broken: Break, prose: bool) -> Finding:
        first, second = _first(document, broken), _second(document, broken)
        further = tuple(_end(document, broken.block, mark) for mark in broken.further)
        severity = _severity(broken) if prose else "info"
        return self.finding(
            _message(broken, first, second),
            (first, second, *further),
            severity=severity,
            confidence={"error": 0.95, "warning": 0.8, "info": 0.5}[severity],
            trace=(f"marks of the {document.blocks[broken.block].kind}: {_row(document, broken.marks)}",),
        )


def _severity(broken: Break) -> Severity:
    """A wrong number of marks is an error; marks that are all there and turned the wrong way are a warning."""
    if not broken.certain:
        return "info"
    return "warning" if len(broken.marks) % 2 == 0 else "error"


def _message(broken: Break, first: Evidence, second: Evidence) -> str:
    count = _count(broken)
    if broken.second and broken.second.turn == "close":
        return f"the mark at `{second.text}` closes a quotation that was not opened: {count}"
    if not broken.certain:
        return (
            f"the closing mark at `{second.text}` stands before the next word, "
            f"not after the quotation opened at `{first.text}`"
        )
    opened = f"the quotation opened at `{first.text}`"
    if broken.second is None:
        return f"{opened} is never closed: {count}"
    return f"{opened} is not closed before another opens at `{second.text}`: {count}"


def _first(document: Document, broken: Break) -> Evidence:
    block = document.blocks[broken.block]
    if broken.first:
        return _end(document, broken.block, broken.first)
    match = _WORD_AFTER.match(document.text, block.start, block.end)
    return evidence(document, block.start, match.end() if match else block.start + 1, kind="quote")


def _second(document: Document, broken: Break) -> Evidence:
    if broken.second:
        return _end(document, broken.block, broken.second)
    block = document.blocks[broken.block]
    start = _word_start(document, block.end, block.start)
    return evidence(document, start, block.end, kind="quote")


def _end(document: Document, index: int, mark: Mark) -> Evidence:
    """The mark with the word it belongs to: the one before a closing mark, the one after any other."""
    block = document.blocks[index]
    start, end = mark.place, mark.place + 1
    if mark.turn == "close":
        start = _word_start(document, mark.place, block.start)
    else:
        match = _WORD_AFTER.match(document.text, end, block.end)
        end = match.end() if match else end
    return evidence(document, start, end, kind="quote")


def _word_start(document: Document, end: int, floor: int) -> int:
    low = max(floor, end - _WIDTH)
    match = _WORD_BEFORE.search(document.text[low:end])
    return low + match.start() if match else max(floor, end - 1)


def _count(broken: Break) -> str:
    if any(mark.straight for mark in broken.marks):
        number = len(broken.marks)
        return "1 mark alone" if number == 1 else f"{number} marks, an {'odd' if number % 2 else 'even'} number"
    opening = sum(mark.turn == "open" for mark in broken.marks)
    return f"{opening} opening, {len(broken.marks) - opening} closing"


def _row(document: Document, marks: tuple[Mark, ...]) -> str:
    return " ".join(f"{document.text[mark.place]}({mark.turn})" for mark in marks)
