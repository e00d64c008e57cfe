"""Documents to what they say, one by one: a fault met in one of them does not hide the others."""

from __future__ import annotations

import os
from collections.abc import Sequence

from factlint.claims.model import Extraction
from factlint.claims.names import Name
from factlint.cli.app import internal_error
from factlint.cli.options import Common
from factlint.cli.parallel import readers
from factlint.cli.problem import say
from factlint.cli.progress import progress
from factlint.sources.document import Document
from factlint.sources.loading import Skipped

FAULT = "internal error"
"""How the reason of what was lost by a fault of factlint's own begins."""


_UNREAD = frozenset({"und", "ja"})
_READ = ("en", "zh")
_WORDS = 30
"""Letters from which a document is one in some language."""


def extracted(
    documents: Sequence[Document], shared: Common, names: Sequence[Name], *, again: bool = False
) -> tuple[list[Extraction], list[Skipped]]:
    """What the documents say, and those at which factlint failed; `names` is what the user calls things.

    With `again` they will be asked for once more, and nothing is said of them yet.
    """
    from factlint.claims.pipeline import extract

    store = shared.store
    extractions: list[Extraction] = []
    lost: list[Skipped] = []
    dates = {document.path: shared.per_file.base_date(document.path) for document in documents}
    new = [document for document in documents if not (store and store.extraction(document))]
    with readers([(document, dates[document.path], names) for document in new], shared.jobs) as read:
        for document in progress(documents, quiet=shared.quiet):
            try:
                known = store.extraction(document) if store else None
                if not again:
                    _say_unread(document)
                extractions.append(known or read(document) or extract(document, dates[document.path], names))
                if store and not known:
                    store.keep(document, extractions[-1])
            except Exception as error:
                if os.environ.get("FACTLINT_DEBUG"):
                    raise
                say(f"{document.path}: {internal_error(error)}")
                lost.append(Skipped(document.path, f"{FAULT} ({type(error).__name__})", True))
    return extractions, lost


def _say_unread(document: Document) -> None:
    """Say so where a document is in a language that is not read."""
    if document.language in _UNREAD and sum(map(str.isalpha, document.text[:4000])) >= _WORDS:
        mixed = any(block.language.startswith(_READ) for block in document.blocks)
        told = "in part not" if mixed else "not"
        rest = "there dates in figures alone" if mixed else "dates in figures alone"
        say(f"{document.path}: {told} in a language that is read (English, Chinese): {rest} are compared")
