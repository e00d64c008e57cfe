"""Documents to what they say, one by one: a fault met in one of them does not hide the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from factlint.claims.model import Extraction
from factlint.cli.app import internal_error
from factlint.cli.problem import say
from factlint.cli.progress import progress
from factlint.sources.document import Document
from factlint.sources.loading import Skipped

FAULT = "internal error"
"""How the reason of what was lost by a fault of factlint's own begins."""


def extracted(
    documents: Sequence[Document], base_date: Callable[[str], str | None], *, quiet: bool = False
) -> tuple[list[Extraction], list[Skipped]]:
    """What the documents say, and those at which factlint failed; `base_date` is asked for by path."""
    from factlint.claims.pipeline import extract

    extractions: list[Extraction] = []
    lost: list[Skipped] = []
    for document in progress(documents, quiet=quiet):
        try:
            extractions.append(extract(document, base_date(document.path)))
        except Exception as error:
            if os.environ.get("FACTLINT_DEBUG"):
                raise
            say(f"{document.path}: {internal_error(error)}")
            lost.append(Skipped(document.path, f"{FAULT} ({type(error).__name__})", True))
    return extractions, lost
