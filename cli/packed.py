"""What a document says as bytes and back: only the plain values that claims are made of, whoever wrote the bytes.

https://docs.python.org/3/library/pickle.html#restricting-globals
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Sequence
from typing import Any

from factlint.claims.model import Extraction
from factlint.rules.finding import Finding

_MODULES = ("factlint.claims.model", "factlint.claims.names", "factlint.claims.values.", "factlint.sources.document")
_OTHERS = {("fractions", "Fraction"), ("builtins", "frozenset")}.union(
    ("factlint.rules.finding", name) for name in ("Finding", "Evidence")
)
_LARGEST = 400_000_000
"""Bytes to which a part may unpack."""


def pack(extraction: Extraction) -> bytes:
    """The bytes of an extraction."""
    return _packed(extraction)


def pack_findings(findings: Sequence[Finding]) -> bytes:
    """The bytes of findings."""
    return _packed(tuple(findings))


def unpack(data: bytes) -> Extraction:
    """The extraction of some bytes; raises ValueError where they are none."""
    found = _unpacked(data)
    if not isinstance(found, Extraction):
        raise ValueError("not an extraction")
    return found


def unpack_findings(data: bytes) -> tuple[Finding, ...]:
    """The findings of some bytes; raises ValueError where they are none."""
    found = _unpacked(data)
    if not isinstance(found, tuple) or not all(isinstance(each, Finding) for each in found):
        raise ValueError("not findings")
    return found


def _packed(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, protocol=5), 1)


def _unpacked(data: bytes) -> object:
    try:
        unpacking = zlib.decompressobj()
        return _Values(io.BytesIO(unpacking.decompress(data, _LARGEST))).load()
    except Exception as error:  # damaged pickles raise errors of every kind
        raise ValueError("not packed here") from error


class _Values(pickle.Unpickler):
    """Makes values of our own frozen classes, and of nothing that acts."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS or (module.startswith(_MODULES) and "." not in name):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a claim")
