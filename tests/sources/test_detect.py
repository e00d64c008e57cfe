"""The format of a text by its content, then by its name."""

from __future__ import annotations

import pytest

from factlint.sources.detect import detect

CASES = [
    ("<!DOCTYPE html>\n<p>Talks", "notes.txt", "html"),
    ("<!-- saved --> <html><p>Talks", "notes.md", "html"),
    ("<div><p>會談</p><p>開始</p></div>", "notes.txt", "html"),
    ("If a < b and b > c, see <br>.", "notes.txt", "text"),
    ("Talks without any tag.\n\nNext.", "notes.html", "text"),
    ("Talks.", "notes.md", "markdown"),
    ('在[湖城](../Page/湖城.md "wikilink")举行', "notes.txt", "markdown"),
    ("# Talks\n\nHeld in [Geneva](https://a.example/g).\n", "notes.txt", "markdown"),
    ("# Talks\n\n**1955**\n", "notes", "markdown"),
    ("[Talks](https://a.example/x)\n------\n\n<div><p>They met.</p></div>\n", "notes.txt", "markdown"),
    ("Held in Geneva.[^1]\n\n[^1]: Gazette.\n", "notes.txt", "markdown"),
    ("Talks\n-----\n\nThey met.\n", "notes.txt", "text"),
    ("== Talks ==\nHeld in [[Geneva]] by '''two''' sides.\n# one\n", "notes.txt", "wikitext"),
    ("# Talks\n\n**1955**\n", "notes.wiki", "wikitext"),
    ("1. Talks\n2. More talks\n", "notes.txt", "text"),
    ("", "notes.txt", "text"),
]


@pytest.mark.parametrize(("source", "path", "form"), CASES)
def test_format(source: str, path: str, form: str) -> None:
    assert detect(source, path) == form
