"""Which format a text is in: its content decides, its name where the content does not tell."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_SAMPLE = 100_000
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_TABLE_SUFFIXES = (".csv", ".tsv", ".tab")
_SUBTITLE_SUFFIXES = (".srt", ".vtt")
_FEED = re.compile(r"\s*(?>(?:<\?[^>]*>\s*|<!--.*?-->\s*)*)<(?:rss|(?:\w+:)?feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_CUES = re.compile(r"\ufeff?(?:WEBVTT\b|\s*(?:\d+[ \t]*\n)?\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->)")
_WIKI_SUFFIXES = (".wiki", ".mediawiki", ".wikitext")
_OTHER_SUFFIXES = (".org", ".adoc")
_RST_SUFFIXES = (".rst", ".rest")
_RST = re.compile(
    r"^\.\. (?:[\w-]+::|_[^:\n]{1,80}: |\[#?\w{1,40}\] )|\w`__?\b|`[^`<>\n]{1,200}<[^<>`\n]{1,200}>`__?", re.MULTILINE
)
_LATEX_SUFFIXES = (".tex", ".ltx", ".latex")
_LATEX = re.compile(r"^\s*\\documentclass\b", re.MULTILINE)
"""Known formats without a reader of their own: plain text whatever they contain."""

_PAGE = re.compile(r"\s*(?>(?:<!--.*?-->\s*)*)(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(
    r"</?(?:p|div|span|br|hr|a|b|i|em|strong|table|t[rdh]|[uo]l|li|h[1-6]|article|section|img|font|center|blockquote)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_TAGS = 4
_WIKITEXT = re.compile(r"^==+[^=\n]+==+\s*$|^\{\||'''|^#REDIRECT", re.MULTILINE | re.IGNORECASE)
_WIKI_SIGNS = tuple(
    re.compile(sign, re.MULTILINE | re.IGNORECASE)
    for sign in (
        r"^==+[^=\n]+==+[ \t]*$",
        r"^\{\|[^\n]*\n(?:\|[-+]|!)",
        r"'''[^'\n]{1,200}'''",
        r"^\{\{[A-Za-z一-鿿][^\n{}]{0,80}(?:\n\||\}\}|\|)",
        r"<ref\b[^<>]*>",
        r"\[\[[^\]\n]{1,200}\]\]",
    )
)
_SURE = re.compile(r'\s"wikilink"\)|^\[\^[^\]\s]{1,80}\]:\s|^!\[[^\]\n]{0,200}\]\([^)\s]+\)', re.MULTILINE)
_SIGNS = tuple(
    re.compile(sign, re.MULTILINE)
    for sign in (
        r"^#{1,6}\s+\S",
        r"(?<!\!)\[[^\]\n]{1,200}\]\((?:https?:|\.{0,2}/|#|mailto:)[^)\s]*(?:\s\"[^\"\n]*\")?\)",
        r"[^\n]\n(?:-{3,}|={3,})[ \t]*$",
        r"\*\*[^*\n]{1,200}\*\*",
        r"^```",
        r"^\|[^\n]*\|[ \t]*\n\|[ \t:|-]+\|",
        r"\\\[\d{1,3}\\\]",
        r"\[\[[^\]\n|]{1,100}(?:\|[^\]\n]{1,100})?\]\]",
        r"\A---\n(?:[A-Za-z][\w-]*:[^\n]*\n)+---\n",
    )
)


def detect_binary(data: bytes) -> str:
    """The format of a file that is no text: a key of `formats.BINARY`; "" for a text, and for what cannot be read.

    The names of the files in an archive stand in it as they are.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
        return "docx"
    if data.startswith(b"PK\x03\x04") and (b"application/epub+zip" in data[:1024] or b"META-INF/container.xml" in data):
        return "epub"
    return ""


def detect(source: str, path: str) -> str:
    """The format to read a text as: a key of `formats.READERS`.

    >>> detect("<!DOCTYPE html><p>Talks", "a.txt"), detect("# Talks\\n\\n**1955**", "a"), detect("1. Talks", "a.txt")
    ('html', 'markdown', 'text')
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix == ".bib":
        return "bibtex"
    if suffix == ".json" and _is_bibliography(source):
        return "csl-json"
    sample = source[:_SAMPLE].replace("\r\n", "\n").replace("\r", "\n")
    if suffix in _SUBTITLE_SUFFIXES or _CUES.match(sample):
        return "subtitles"
    if suffix in _OTHER_SUFFIXES:
        return "text"
    if suffix in _LATEX_SUFFIXES or _LATEX.search(sample):
        return "latex"
    if suffix in _RST_SUFFIXES:
        return "rst"
    if suffix in _TABLE_SUFFIXES:
        return "csv"
    if _FEED.match(sample):
        return "feed"
    if _PAGE.match(sample):
        return "html"
    if suffix in _MARKDOWN_SUFFIXES:
        return "markdown"
    if suffix in _WIKI_SUFFIXES:
        return "wikitext"
    tags = len(_TAG.findall(sample)) if "<" in sample else 0
    if suffix in _HTML_SUFFIXES:
        return "html" if tags else "text"
    if _is_markdown(sample):
        return "markdown"
    if _is_wikitext(sample):
        return "wikitext"
    if tags >= _TAGS:
        return "html"
    return "rst" if _RST.search(sample) else "text"


def _is_bibliography(source: str) -> bool:
    from factlint.sources.csljson import is_csl

    return is_csl(source)


def _is_wikitext(sample: str) -> bool:
    """Two signs of different kinds: a heading or table of its own, bold marks, a template, a reference, a link."""
    return sum(sign.search(sample) is not None for sign in _WIKI_SIGNS) > 1


def _is_markdown(sample: str) -> bool:
    """One sign that nothing else has, or two different ones."""
    if _SURE.search(sample):
        return True
    if _WIKITEXT.search(sample):
        return False
    return sum(sign.search(sample) is not None for sign in _SIGNS) > 1
