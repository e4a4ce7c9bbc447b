"""HTML as plain text: a line for each block element, a tab between the cells of a table."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from graphkit.bounded import bounded

__all__ = ["DEEPEST", "depth", "is_html", "plain"]

BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd div dl dt figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul
    title""".split()
)
UNCLOSED = frozenset(
    """area base body br col colgroup dd dt embed head hr html img input li link meta option p param
    rp rt source tbody td tfoot th thead tr track wbr""".split()
)
"""Elements that end by themselves, and so do not nest without end."""
DEEPEST = 2_000
"""Levels of elements that a document may have: the time to parse them grows with the square."""
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})")
HIDDEN = ["script", "style", "noscript", "template", "svg", "iframe", "object"]
START = re.compile(
    bounded(r"\s*(?:(?><\?xml[^>]*>|<!--.{0,4000}?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b"),
    re.I | re.S,
)
BLANKS = re.compile(r"[ \t\n\r\f\v\xa0]+")


def is_html(whole: str) -> bool:
    """Does the text begin as an HTML document?"""
    return START.match(whole[:4096]) is not None


def depth(whole: str) -> int:
    """How many elements are open at once, at the most; what ends by itself is not counted."""
    held: dict[str, int] = {}
    now = most = 0
    for closing, name in TAG.findall(whole):
        tag = name.lower()
        if tag in UNCLOSED or (closing and not held.get(tag)):
            continue
        step = -1 if closing else 1
        held[tag] = held.get(tag, 0) + step
        now += step
        most = max(most, now)
    return most


def plain(whole: str) -> str:
    """The words of an HTML document. Nothing is loaded or run; its entities cannot nest."""
    tree = HTMLParser(whole)
    tree.strip_tags(HIDDEN)
    body = tree.body or tree.root
    if body is None:
        return ""
    out: list[str] = []
    stack: list[tuple[Node | None, str]] = [(body, "")]
    while stack:
        node, closing = stack.pop()
        if node is None:
            out.append(closing)
            continue
        _open(node, out, stack)
    joined = re.sub(bounded(r" *\n *"), "\n", "".join(out))
    return re.sub(bounded(r"\t+\n"), "\n", re.sub(bounded(r"\n{3,}"), "\n\n", joined)).strip("\n ") + "\n"


def _open(node: Node, out: list[str], stack: list[tuple[Node | None, str]]) -> None:
    tag = node.tag
    if tag == "-text":
        out.append(BLANKS.sub(" ", node.text_content or ""))
        return
    if tag in BLOCKS:
        out.append("\n")
        stack.append((None, "\n"))
    elif tag in {"td", "th"}:
        stack.append((None, "\t"))
    children = list(node.iter(include_text=True))
    stack.extend((child, "") for child in reversed(children))
