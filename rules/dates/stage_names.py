"""What the stages of a thing are called in messages: "in force", "the signing"."""

from __future__ import annotations

from factlint.claims.stages import Stages
from factlint.claims.values.time import Precision, Time

SAID = {
    "sign": ("signed", "the signing"), "ratify": ("ratified", "the ratification"),
    "adopt": ("adopted", "the adoption"), "approve": ("approved", "the approval"),
    "in-force": ("in force", "the entry into force"), "break-ground": ("work begun", "the start of work"),
    "begin": ("begun", "the beginning"), "end": ("ended", "the end"),
    "lay": ("laid", "the laying"), "complete": ("completed", "the completion"), "open": ("opened", "the opening"),
    "close": ("closed", "the closure"), "found": ("founded", "the foundation"),
    "dissolve": ("dissolved", "the dissolution"), "birth": ("born", "the birth"),
    "death": ("died", "the death"), "launch": ("launched", "the launch"),
    "land": ("landed", "the landing"), "sink": ("sunk", "the sinking"),
    "suspend": ("suspended", "the suspension"), "resume": ("resumed", "the resumption"),
    "resign": ("resigned", "the resignation"), "elect": ("elected", "the election"),
    "appoint": ("appointed", "the appointment"), "publish": ("published", "the publication"),
    "hold": ("held", "the meeting"), "marry": ("married", "the wedding"),
    "arrive": ("arrived", "the arrival"), "leave": ("left", "the departure"),
    "return": ("returned", "the return"), "merge": ("merged", "the merger"),
    "discover": ("discovered", "the discovery"), "crash": ("crashed", "the crash"),
    "break-out": ("broken out", "the outbreak"), "strike": ("struck", "the strike"),
    "upgrade": ("upgraded", "the upgrade"),
}  # fmt: skip
"""Of each stage the participle and the noun."""
_BEFORE = "what precedes it"


def disorder(stages: Stages, place: str) -> str:
    """How the two dates contradict each other; `place` is where the earlier stage is told."""
    (first, second), early, late = stages.names, _on(stages.early.value), _on(stages.late.value)
    if first == _BEFORE:
        return f"{_noun(second)} is dated {stages.late.value} here, but what is told as before it {early} in {place}"
    if not second:
        return f"{late} here, but told as after {_noun(first)}, which is dated {stages.early.value} in {place}"
    return f"{_said(second)} {late} here, but {_said(first)} only {early} in {place}"


def _on(value: object) -> str:
    day = isinstance(value, Time) and value.precision <= Precision.DAY
    return f"{'on' if day else 'in'} {value}"


def _said(name: str) -> str:
    return SAID.get(name, (name, ""))[0]


def _noun(name: str) -> str:
    if name in SAID:
        return SAID[name][1]
    return f"the {name}" if name.isascii() and not name.startswith("its ") else name
