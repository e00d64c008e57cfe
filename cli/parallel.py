"""Several documents read at once, each by a process of its own; what they say and its order stay the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factlint.claims.model import Extraction
from factlint.claims.names import Name
from factlint.sources.document import Document

if TYPE_CHECKING:
    from concurrent.futures import Future

WORTH = 300_000
"""Characters to be read from which starting processes pays off."""
_AHEAD = 4
"""Documents handed out at once to each process."""
Job = tuple[Document, str | None, Sequence[Name]]
"""A document, its date, and what the user calls things."""


@contextmanager
def readers(jobs: Sequence[Job], processes: int) -> Iterator[Callable[[Document], Extraction | None]]:
    """Gives what one of the documents says, or None where it is not read elsewhere: then it is for the caller to read.

    They are to be asked for in their order. `processes` is how many may work; 0 for as many as there are processors. A
    process that dies takes nothing with it; what a document raises is raised where it is asked for.
    """
    count = min(processes or _processors(), len(jobs))
    if count < 2 or sum(len(document.text) for document, _, _ in jobs) < WORTH:
        yield lambda _document: None
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(count, mp_context=get_context("fork" if sys.platform == "linux" else "spawn"))
    rest = iter(jobs)
    running: dict[int, Future[Extraction]] = {}

    def hand_out() -> None:
        job = next(rest, None)
        if job is not None:
            running[id(job[0])] = pool.submit(_read, *job)

    def said(document: Document) -> Extraction | None:
        future = running.pop(id(document), None)
        try:
            hand_out()
            return replace(future.result(), document=document) if future is not None else None
        except BrokenProcessPool:
            return None

    try:
        for _ in range(_AHEAD * count):
            hand_out()
        yield said
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(document: Document, base_date: str | None, names: Sequence[Name]) -> Extraction:
    from factlint.claims.pipeline import extract

    return extract(document, base_date, names)
