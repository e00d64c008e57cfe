"""The page: what the templates are given, and the file they make, which carries its own style and script.

A policy in the page lets nothing be loaded and no script run but the one whose hash it names: whatever a source says
stays text.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from factlint.reports.version import VERSION

_TEMPLATES = Path(__file__).with_name("templates")
_POLICY = "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def page(template: str, values: Mapping[str, object]) -> str:
    """A template with its values; text in them is escaped."""
    style, script = _asset("style.css"), _asset("script.js")
    policy = _POLICY.format(style=_hash(style), script=_hash(script))
    told: str = (
        _environment().get_template(template).render(values, style=style, script=script, policy=policy, version=VERSION)
    )
    return told


@cache
def _environment() -> Any:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


def _hash(text: str) -> str:
    """As a content security policy names a script (CSP level 3)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
