"""From what documents say to the findings of the rules; of earlier states those that are known from before."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from factlint.claims.corpora import Part, divided, merged
from factlint.claims.ledger import FORMAT as LEDGER
from factlint.claims.model import Corpus, Extraction
from factlint.cli.cache import dictionary
from factlint.cli.gather import Gathered, shelves
from factlint.cli.options import Common
from factlint.rules.finding import Finding
from factlint.rules.opposed import opposed
from factlint.rules.run import check_part, together
from factlint.sources.document import Document

if TYPE_CHECKING:
    from factlint.cli.store import Store
    from factlint.rules.rule import Rule


def compared(
    gathered: Gathered, extractions: Sequence[Extraction], shared: Common, rules: Sequence[type[Rule]]
) -> tuple[Corpus, list[Finding]]:
    """The documents compared with each other, and every finding."""
    parts = divided(extractions, shelves(shared), gathered.groups, gathered.besides)
    corpora = [part.corpus(dictionary(shared)) for part in parts]
    found = [check_part(corpus, rules) for corpus in corpora]
    if shared.store and (shared.change or len(parts) > 1):
        for part, told in zip(parts, found, strict=True):
            _keep(shared.store, part, rules, told)
    joined = [opposed(corpus, told) for corpus, told in zip(corpora, found, strict=True)]
    return merged(joined), together(found)


def recalled(
    gathered: Gathered, extractions: Sequence[Extraction], shared: Common, rules: Sequence[type[Rule]]
) -> tuple[Corpus, list[Finding]]:
    """The same of an earlier state, of which nobody asks for more than the documents and the findings."""
    found = []
    for part in divided(extractions, shelves(shared), gathered.groups, gathered.besides):
        told = _known(shared.store, part, rules) if shared.store else None
        if told is None:
            told = check_part(part.corpus(dictionary(shared)), rules)
            if shared.store:
                _keep(shared.store, part, rules, told)
        found.append(told)
    return Corpus(tuple(extractions), ()), together(found)


def _known(store: Store, part: Part, rules: Sequence[type[Rule]]) -> tuple[Finding, ...] | list[Finding] | None:
    name = _name(store, part, rules)
    return store.findings(name) if name else None


def _keep(store: Store, part: Part, rules: Sequence[type[Rule]], told: Sequence[Finding]) -> None:
    name = _name(store, part, rules)
    if name:
        store.keep_findings(name, told)


def _name(store: Store, part: Part, rules: Sequence[type[Rule]]) -> str:
    """What tells a part, and what it is checked for, from all others; "" where that is not known."""
    names = [_document(store, extraction.document) for extraction in part.extractions]
    if not all(names):
        return ""
    paths = {extraction.document.path for extraction in part.extractions}
    leads = sorted(repr(each) for each in part.library.targets.items() if each[0][0] in paths)
    told = "\0".join([*(rule.code for rule in rules), *names, *leads])
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _document(store: Store, document: Document) -> str:
    return f"{document.path}\0{document.source}" if document.format == LEDGER else store.name(document)
