"""The ledger as a source: a document whose text is the values that are pinned, each a block with its place."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.claims.ledger import FORMAT
from factlint.claims.ledger.entries import Ledger, read_ledger
from factlint.claims.model import Claim, Extraction, Mention, Sentence
from factlint.claims.names import Name
from factlint.claims.text import fold
from factlint.sources.document import SEPARATOR, Block, Document, Run


def ledger_document(text: str, path: str, names: Sequence[Name] = ()) -> Document:
    """The document of a ledger; raises `BadLedger`, also where it contradicts itself.

    `names` are those that are settled elsewhere, besides its own.
    """
    from factlint.claims.ledger.contradictions import refuse_contradictions

    refuse_contradictions(read_ledger(text), names)
    parts: list[str] = []
    runs: list[Run] = []
    blocks: list[Block] = []
    at = 0
    for entry in read_ledger(text).entries:
        for pinned in entry.values:
            length = pinned.end - pinned.start
            parts.append(text[pinned.start : pinned.end])
            runs.append(Run(at, pinned.start, length, length))
            blocks.append(Block("code", at, at + length))
            at += length + len(SEPARATOR)
    return Document(path, text, SEPARATOR.join(parts), tuple(runs), tuple(blocks), format=FORMAT)


def pinned_claims(document: Document, names: Sequence[Name] = ()) -> Extraction:
    """The claims of a ledger, in its order: one for each value that is pinned."""
    from factlint.claims.ledger.wording import about

    claims: list[Claim] = []
    sentences: list[Sentence] = []
    blocks = iter(enumerate(document.blocks))
    for entry in read_ledger(document.source).entries:
        told = about(entry, tuple(names))
        for pinned in entry.values:
            number, block = next(blocks)
            sentences.append(Sentence(block.start, block.end, number, "und"))
            mention = Mention(told.kind, block.start, block.end, told.canonical(pinned.value), told.unit)
            claims.append(Claim(mention, told.subject, number))
    return Extraction(document, fold(document.text), tuple(sentences), tuple(claims), names=tuple(names))


def ledger_of(document: Document) -> Ledger | None:
    """What a document pins; None where it is no ledger."""
    return read_ledger(document.source) if document.format == FORMAT else None
