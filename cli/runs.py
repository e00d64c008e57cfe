"""A whole run, kept with everything that it looked at: where nothing of that has changed, it is told again at once.

A run is a function of the program, the options and the files. The first two name the file in which it is kept; that
file lists every question that was asked of the project's files, which are asked again.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factlint.cli.cache import folder
from factlint.cli.options import Common
from factlint.cli.problem import heard, say
from factlint.cli.shelf import prune, write_whole
from factlint.cli.stamp import stamp
from factlint.sources.discover import is_document
from factlint.sources.observed import Observation, Observed, unchanged

_LARGEST = 4_000_000
"""Characters of a run that is kept."""
_FILES, _BYTES = 200, 50_000_000
"""How many runs are kept, and how much room they may take; the oldest go first."""


class Run(Struct, frozen=True):
    """What a run comes to."""

    texts: tuple[str, ...]
    """What is delivered, one for each target."""
    code: int
    lasting: bool = True
    """Whether it would come to the same again: no fault of factlint's own had a part in it."""


def run(shared: Common, told: Iterable[object], work: Callable[[Common], Run]) -> Run:
    """The result of `work`, from before or worked out; `told` is what it depends on besides `shared` and the files.

    Its messages go to standard error in either case.
    """
    if shared.no_cache or shared.change or "-" in shared.sources:
        return work(shared)
    file = folder(shared) / "runs" / f"{_name(shared, told)}.json"
    known = _recalled(file, shared)
    if known is not None:
        return known
    observed = Observed(shared.tree)
    with heard() as messages:
        found = work(replace(shared, tree=observed))
    if found.lasting:
        _keep(file, observed.observations(), messages, found)
    return found


def _name(shared: Common, told: Iterable[object]) -> str:
    plain = replace(shared, tree=shared.tree.__class__.__name__, store=None)
    parts = (stamp(), Path.cwd(), plain, *told)
    return blake2b("\0".join(map(repr, parts)).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _recalled(file: Path, shared: Common) -> Run | None:
    """The run that was kept, where all that it looked at is as it was."""
    try:
        kept: Any = json.loads(file.read_bytes())
        observations: list[Observation] = [(method, path, limit, answer) for method, path, limit, answer in kept["saw"]]
        found = Run(tuple(kept["texts"]), int(kept["code"]))
        messages = [str(message) for message in kept["messages"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not unchanged(observations, shared.tree, is_document):
        return None
    for message in messages:
        say(message)
    return found


def _keep(file: Path, saw: list[Observation], messages: list[str], found: Run) -> None:
    if sum(map(len, found.texts)) > _LARGEST:
        return
    kept = {"saw": saw, "messages": messages, "texts": found.texts, "code": found.code}
    with contextlib.suppress(OSError, ValueError):
        write_whole(file, json.dumps(kept).encode())
        prune(file.parent, _FILES, _BYTES)
