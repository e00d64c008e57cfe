"""XML as a stream of events, with nothing in it that could blow up: no entities of its own, no document type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from factlint.sources.decode import Unreadable


class Handler(Protocol):
    """Takes the events; names without namespaces, those of attributes as well."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters."""


def parse(data: bytes, handler: Handler, path: str, part: str) -> None:
    """Feeds a part of a file to a handler; nothing where it is empty; raises `Unreadable`."""
    if not data:
        return
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: handler.start(_local(name), _plain(attributes))
    parser.EndElementHandler = lambda name: handler.end(_local(name))
    parser.CharacterDataHandler = handler.text

    def refuse(*_: object) -> None:
        raise Unreadable(path, f"{part} has a document type, which may define entities")

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(path, f"damaged: {part} is no well-formed XML at line {error.lineno}") from None
    except (ValueError, LookupError):  # an encoding that is not known
        raise Unreadable(path, f"damaged: {part} is in an unknown encoding") from None


def _local(name: str) -> str:
    return name.rpartition("\n")[2]


def _plain(attributes: Mapping[str, str]) -> Mapping[str, str]:
    return {_local(name): value for name, value in attributes.items()} if attributes else attributes
