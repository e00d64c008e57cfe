"""Documents of files that have no text of their own: what is extracted from them is quoted and counted instead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise

from msgspec.structs import replace

from factlint.sources.document import Document, Reference, Run


def extracted(document: Document) -> Document:
    """The same document with its own text as its source, a block a paragraph; markers stand in it as "[label]"."""
    markers = sorted((each for each in document.references if each.kind == "marker"), key=lambda each: each.at)
    labels = [f"[{each.label}]" for each in markers]
    places = [each.at for each in markers]
    added = list(accumulate(map(len, labels), initial=0))
    edges = [0, *places, len(document.text)]
    runs, parts = [], []
    for index, (start, end) in enumerate(pairwise(edges)):
        if end > start:
            runs.append(Run(start, start + added[index], end - start, end - start))
        parts += [document.text[start:end], *labels[index : index + 1]]

    def before(place: int) -> int:
        """The place in the new source of a character of the text."""
        return place + added[bisect_right(places, place)]

    def behind(place: int) -> int:
        """The end in the new source of what ends at a place of the text."""
        return place + added[bisect_left(places, place)]

    references = [
        replace(each, start=each.at + added[at], end=each.at + added[at + 1]) for at, each in enumerate(markers)
    ]
    for each in document.references:
        if each.kind != "marker":
            end = _end(document, each)
            start = min(before(each.at), behind(end))
            references.append(replace(each, start=start, end=max(start, behind(end))))
    return replace(
        document,
        source="".join(parts),
        runs=tuple(runs),
        references=tuple(sorted(references, key=lambda each: (each.start, each.end))),
        unit="paragraph",
        units=tuple(behind(block.start) for block in document.blocks),
    )


def _end(document: Document, reference: Reference) -> int:
    """Where the words of a link or an entry end in the text."""
    if not document.blocks:
        return reference.at
    block = document.blocks[document.block_at(reference.at)]
    stop = block.end if reference.kind == "entry" else reference.at + len(reference.label)
    return max(reference.at, min(stop, block.end))
