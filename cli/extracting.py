"""Documents to what they say, one by one: a fault met in one of them does not hide the others."""

from __future__ import annotations

import os
from collections.abc import Sequence

from factlint.claims.model import Extraction
from factlint.claims.names import Name
from factlint.cli.app import internal_error
from factlint.cli.options import Common
from factlint.cli.problem import say
from factlint.cli.progress import progress
from factlint.sources.document import Document
from factlint.sources.loading import Skipped

FAULT = "internal error"
"""How the reason of what was lost by a fault of factlint's own begins."""


def extracted(
    documents: Sequence[Document], shared: Common, names: Sequence[Name]
) -> tuple[list[Extraction], list[Skipped]]:
    """What the documents say, and those at which factlint failed; `names` is what the user calls things."""
    from factlint.claims.pipeline import extract

    store = shared.store
    extractions: list[Extraction] = []
    lost: list[Skipped] = []
    for document in progress(documents, quiet=shared.quiet):
        try:
            known = store.extraction(document) if store else None
            extractions.append(known or extract(document, shared.per_file.base_date(document.path), names))
            if store and not known:
                store.keep(document, extractions[-1])
        except Exception as error:
            if os.environ.get("FACTLINT_DEBUG"):
                raise
            say(f"{document.path}: {internal_error(error)}")
            lost.append(Skipped(document.path, f"{FAULT} ({type(error).__name__})", True))
    return extractions, lost
