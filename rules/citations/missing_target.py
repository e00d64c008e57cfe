"""C605: links to files that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factlint.claims.model import Corpus
from factlint.rules.finding import Finding, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.sources.document import Document, Reference
from factlint.sources.library import Library, of_entry

_WIKI = re.compile(r"\s[\"']wikilink[\"']\s*\)$")
"""How an exported wiki writes a link to another article, which was not exported with it."""
_NAMED = re.compile(r"!?\[\[")
"""How notes name one another, wherever they lie."""
_ALL = 3
"""From so many missing files on, and no other local ones, the document was taken out of its surroundings."""


class _Missing(Struct, frozen=True):
    reference: Reference
    address: str
    gone: bool
    """Whether it is a snapshot that the configuration names."""


class MissingTarget(Rule):
    """A link, an entry or a bibliography file that leads to a local file which does not exist.

    The reader cannot look up what is cited, and neither can this tool. It commonly happens when a file is renamed or
    left out of a copy.

    Agreement: the file is there, relative to the document or to the project. Addresses in the web are never visited,
    nothing outside of the project is looked at, and an address without a suffix may be a page of a site. All missing
    targets of a document are one finding, as they have one cause; where every local link of a page, or each of several
    links of another document, is broken, it was saved without what surrounds it, and that is told as information.

    To settle it, restore the file, or lead the link to where it is now.
    """

    code = "C605"
    name = "missing-target"
    family = "citation"
    severity = "warning"

    flagged = (
        Case(
            (
                ("note.md", "See the [minutes](minutes.md) and the [letters](letters.md).\n"),
                ("minutes.md", "They met in June.\n"),
            ),
            "1 file is missing: letters.md",
            ("[letters](letters.md)",),
        ),
        Case(
            (("jilu.md", "六月会晤（见[记录](附件/记录.pdf)）。[^1]\n\n[^1]: 公报，见[公报](gongbao.html)。\n"),),
            "2 files are missing: 附件/记录.pdf, gongbao.html",
            ("[记录](附件/记录.pdf)", "[公报](gongbao.html)"),
        ),
        Case(
            (("jilu.html", "<p>雙方六月會晤（見<a href='fulu.html#2'>附錄</a>）。</p>\n"),),
            "1 file is missing: fulu.html",
            ("<a href='fulu.html#2'>附錄</a>",),
        ),
        Case(
            (("refs.bib", "@book{lee1990,\n  title = {Rivers},\n  file = {Text:files/lee.pdf:application/pdf}\n}\n"),),
            "1 file is missing: files/lee.pdf",
            ("Text:files/lee.pdf:application/pdf",),
        ),
    )
    passed = (
        Case(
            (
                (
                    "page.wiki",
                    'Owls.<ref name="owls.org">{{cite journal|title=Owls|doi=10.1016/j.owl.2005.10.017}}</ref>\n',
                ),
            )
        ),
        Case(
            (
                ("note.md", "See [minutes](minutes.md#june), [this](#top), [a](https://a.example/b.pdf), [p](page).\n"),
                ("minutes.md", "They met in June.\n"),
            )
        ),
        Case(
            (("note.md", "The [[Palais des Nations]] in [[Geneva]], and [a page](page.html).\n"), ("page.md", "A.\n"))
        ),
        Case((("jilu.md", '在[日内瓦](../Page/日内瓦.md "wikilink")会晤。\n'),)),
        Case((("jilu.md", "六月会晤（见[记录](记录.md)）。\n"), ("记录.md", "六月会晤。\n"))),
        Case((("jilu.md", "雙方六月會晤，見[網站](https://a.example/fulu.html)及[首頁](/index.html)。\n"),)),
        Case((("refs.bib", "@book{lee1990,\n  title = {Rivers},\n  file = {/home/lee/library/lee.pdf}\n}\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            document = extraction.document
            addresses = list(_local(document, corpus.library))
            missing = [each for each, found in addresses if not found]
            if missing:
                there = any(found for _, found in addresses)
                yield self._finding(document, missing, there)

    def _finding(self, document: Document, missing: Sequence[_Missing], there: bool) -> Finding:
        paths = list(dict.fromkeys(each.address for each in missing))
        named = ", ".join(paths[:8]) + (f" and {len(paths) - 8} more" if len(paths) > 8 else "")
        alone = not there and len(paths) >= (_ALL if document.format != "html" else 1)
        ends = {(each.reference.start, each.reference.end): each for each in missing}
        count = "1 file is" if len(paths) == 1 else f"{len(paths)} files are"
        gone = " (named as a snapshot)" if any(each.gone for each in missing) else ""
        return self.finding(
            f"{count} missing: {named}{gone}",
            tuple(
                source_evidence(document, start, end, each.address, "reference", "context" if number else "")
                for number, ((start, end), each) in enumerate(sorted(ends.items()))
            ),
            severity="info" if alone else "warning",
            confidence=0.4 if alone else 0.9,
            subject=" ".join(paths),
        )


def _local(document: Document, library: Library) -> Iterator[tuple[_Missing, bool]]:
    """Every local address with the place to show, and whether the file is there."""
    for reference in document.references:
        if reference.kind not in ("link", "entry") or _WIKI.search(document.source, reference.start, reference.end):
            continue
        if "/" not in reference.target and _NAMED.match(document.source, reference.start):
            continue  # it may lie in any folder
        if reference.kind == "link":
            addresses = [reference.target]
        else:  # a file that a note merely names in its prose need not lie here
            told = reference.fields or reference.scheme == "definition"
            names = [] if document.format == "wikitext" else [reference.label]  # there a note has a name, not a place
            addresses = [*names, *(of_entry(reference) if told else ())]
        for address in addresses:
            target = library.find(document.path, address)
            if target.state in ("missing", "gone", "read", "present"):
                field = reference.field("file")
                place = reference
                if field is not None and address in field.value:
                    place = Reference("entry", reference.label, address, field.start, field.end, reference.at)
                path = target.path if target.is_snapshot else address.partition("#")[0].partition("?")[0]
                yield _Missing(place, path, target.is_snapshot), target.state in ("read", "present")
