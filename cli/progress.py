"""A progress bar on standard error for work that takes long: on a terminal, never in a pipe or a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from factlint.sources.document import Document

LONG = 500_000
"""Characters from which a bar is worth while: some seconds of work."""


def progress(documents: Sequence[Document], *, quiet: bool = False) -> Iterator[Document]:
    """The documents one by one, with a bar of the characters that are done."""
    total = sum(len(document.text) for document in documents)
    if quiet or total < LONG or not _terminal():
        yield from documents
        return
    import click

    with click.progressbar(length=total, label=f"Reading {len(documents)} sources", file=sys.stderr) as bar:
        for document in documents:
            yield document
            bar.update(len(document.text))


def _terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
