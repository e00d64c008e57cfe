"""C601: a citation mark that leads nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.claims.model import Corpus
from factlint.rules.citations.schemes import GROUPS, Group, keys, names, of
from factlint.rules.finding import Finding, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.severity import Severity
from factlint.sources.document import Document, Reference

_OWN = re.compile(r"\[\^|<ref", re.IGNORECASE)
"""How a mark begins whose note stands in the same document by the rules of the format."""
_CONFIDENCE: dict[Severity, float] = {"error": 0.95, "warning": 0.8, "info": 0.5}
_CHARACTERS = re.compile(r"(?:.-.)*|0+|\*|.*[\\/\[\]].*")
"""No name of an entry: nothing, a range of characters, zero, all that there are."""


class UndefinedReference(Rule):
    """A citation mark without a reference, footnote or bibliography entry of that name.

    The reader cannot follow it, and the statement before it passes for supported while nothing supports it.

    Agreement: some entry bears the name of the mark: in the document, or, for the keys of a bibliography, in any
    document that is checked with it. Keys are judged only where a bibliography is among the sources, numbers in
    brackets only where the document has a list of references; where it has none at all, that is told once, as
    information.

    To settle it, restore the entry from an earlier version, or take the mark away.
    """

    code = "C601"
    name = "undefined-reference"
    family = "citation"
    severity = "error"

    flagged = (
        Case(
            (("note.md", "They met in June.[^1] Nothing was signed.[^4]\n\n[^1]: Minutes, p. 3.\n"),),
            "the mark 4 leads to no entry; the 1 entry of the document is 1",
            ("[^4]",),
        ),
        Case(
            (("jilu.md", "双方六月会晤。[^甲]此后再次会晤。[^乙]\n\n[^甲]: 会议记录，第3页。\n"),),
            "the mark 乙 leads to no entry; the 1 entry of the document is 甲",
            ("[^乙]",),
        ),
        Case(
            (("jilu.md", "雙方六月會晤，七月再會。[^3]\n\n八月未會。[^3]\n\n[^1]: 會議紀錄。\n\n[^2]: 公報。\n"),),
            "the mark 3 leads to no entry; the 2 entries of the document are 1, 2",
            ("[^3]", "[^3]"),
        ),
        Case(
            (
                ("note.md", "The line was drawn in 1954 [@jones1991; @smith1980].\n"),
                ("refs.bib", "@book{jones1991,\n  author = {Jones},\n  year = {1991}\n}\n"),
            ),
            "the key smith1980 is in no bibliography of the sources, unlike jones1991",
            ("@smith1980",),
        ),
        Case(
            (("note.wiki", 'A first draft.<ref name="a">Minutes.</ref> A second.<ref name="b" />\n'),),
            "the mark b leads to no entry; the 1 entry of the document is a",
            ('<ref name="b" />',),
        ),
        Case(
            (
                (
                    "jilu.wiki",
                    "双方会晤。{{sfn|王|1985}}再会。{{sfn|李|1990}}\n\n* {{cite book|last=王|year=1985}}\n",
                ),
            ),
            "the short citation 李 1990 leads to no full one, unlike 王 1985",
            ("{{sfn|李|1990}}",),
        ),
        Case(
            (("note.md", "See [the minutes][min] and [the speech][spech].\n\n[min]: min.html\n[speech]: s.html\n"),),
            "the mark spech leads to no entry; the 2 entries of the document are min, speech",
            ("[spech]",),
        ),
    )
    passed = (
        Case(
            (
                (
                    "page.wiki",
                    "One.{{sfn|Hill|2008}} Two.{{sfn|Dow|Fox|1986}} Three.{{sfn|Lee|1901}}\n\n"
                    "* {{wikicite|reference=Hill, A. The Owl|ref={{harvid|Hill|2008}}}}\n"
                    "* {{cite book|editor1-last=Dow|editor2-last=Fox|year=1986|title=Owls}}\n"
                    "* {{Citation|last=Lee|date=1901|publication-date=14 March 2006|title=Owls}}\n",
                ),
            )
        ),
        Case((("page.html", "<p>The set <code>[^abc]</code> has no letter of the three.</p>\n"),)),
        Case((("note.md", "They met in June.[^1] Again in May.[^1]\n\n[^1]: Minutes, p. 3.\n"),)),
        Case((("note.wiki", "A.<ref name='x'>Minutes.</ref> B.<ref name=x /> <nowiki><ref name=y /></nowiki>\n"),)),
        Case((("note.md", "Take matrix[a][b] or `grid[i][j]`.\n\n[min]: min.html\n"),)),
        Case((("note.md", "The treaty is told of elsewhere [@smith1980, p. 7]; write to a@b.example.\n"),)),
        Case((("jilu.md", "双方六月会晤。[^甲]\n\n[^甲]: 会议记录，第3页。\n"),)),
        Case((("jilu.md", "雙方六月會晤。[^1]\n\n[^1]: 會議紀錄。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        everywhere = keys(corpus)
        for extraction in corpus.extractions:
            for group in GROUPS:
                yield from self._group(extraction.document, group, everywhere)

    def _group(self, document: Document, group: Group, everywhere: set[str]) -> Iterator[Finding]:
        markers = [marker for marker in of(document, "marker", group) if _names_something(document, marker)]
        markers = [
            marker for marker in markers if group != "key" or marker.label in everywhere or _is_meant(document, marker)
        ]
        own = everywhere if group == "key" else {entry.label for entry in of(document, "entry", group)}
        known = {marker.label for marker in markers} & own
        missing: dict[str, list[Reference]] = defaultdict(list)
        listless: list[Reference] = []
        for marker in markers:
            if marker.label in own:
                continue
            if group in ("key", "author"):
                if known:
                    missing[marker.label].append(marker)
            elif (
                own
                or (document.format in ("markdown", "wikitext") and marker.scheme == "note")
                or (document.format != "html" and _OWN.match(document.source, marker.start))
            ):
                missing[marker.label].append(marker)
            else:
                listless.append(marker)
        guessed = group == "author" and document.format != "wikitext"
        for label, found in missing.items():
            severity: Severity = "warning" if guessed else "error"
            yield self._finding(document, _message(label, group, own, known), found, severity)
        if len({marker.label for marker in listless}) > 1:
            labels = names(marker.label for marker in listless)
            yield self._finding(
                document, f"the marks {labels} lead nowhere: there is no list of references", listless, "info"
            )

    def _finding(
        self, document: Document, message: str, markers: Sequence[Reference], severity: Severity = "error"
    ) -> Finding:
        return self.finding(
            message,
            tuple(
                source_evidence(
                    document, marker.start, marker.end, marker.label, "reference", "context" if number else ""
                )
                for number, marker in enumerate(markers)
            ),
            severity=severity,
            confidence=_CONFIDENCE[severity],
            subject=markers[0].label,
        )


def _message(label: str, group: Group, own: set[str], known: set[str]) -> str:
    if group == "key":
        return f"the key {label} is in no bibliography of the sources, unlike {names(known)}"
    if group == "author":
        return f"the short citation {label} leads to no full one, unlike {names(known)}"
    if not own:
        return f"the mark {label} leads to no entry; the document has none"
    count = "1 entry of the document is" if len(own) == 1 else f"{len(own)} entries of the document are"
    return f"the mark {label} leads to no entry; the {count} {names(own)}"


def _is_meant(document: Document, marker: Reference) -> bool:
    """Whether a key that is in no bibliography is one: a name behind @ amid the words may be anybody's."""
    if document.format != "markdown" or any(letter.isdigit() for letter in marker.label):
        return True
    line = document.source[max(0, marker.start - 200) : marker.start].rpartition("\n")[2]
    return line.count("[") > line.count("]")


def _names_something(document: Document, marker: Reference) -> bool:
    """Whether it can be the name of an entry: not a class of characters ("[^a-z]"), nor part of a program."""
    paragraph = max(document.source.rfind("\n\n", 0, marker.start), 0)
    coded = document.format == "markdown" and document.source.count("`", paragraph, marker.start) % 2 == 1
    return not coded and _CHARACTERS.fullmatch(marker.label) is None
