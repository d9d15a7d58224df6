"""The structural judge of published HTML, used by every test of the policy.

It shares nothing with the sanitiser but the list of tags as the contract has it, written out here a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import html5lib
import lxml.html
from lxml.etree import _Element
from selectolax.lexbor import LexborHTMLParser, LexborNode

ALLOWED = {
    "a": {"href", "title", "rel"},
    "abbr": {"title"},
    "acronym": {"title"},
    "b": set(),
    "blockquote": {"cite"},
    "br": set(),
    "cite": set(),
    "code": set(),
    "del": {"datetime"},
    "em": set(),
    "i": set(),
    "p": set(),
    "q": {"cite"},
    "strike": set(),
    "strong": set(),
}
BLOCKS = {"p", "blockquote"}
NEVER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
    "|[\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)
Tree = tuple[str, tuple[tuple[str, str], ...], tuple["Tree | str", ...]]


def faults(html: str) -> list[str]:
    """Everything that is wrong with a published comment; empty when nothing is."""
    trees = {"html5lib": by_html5lib(html), "lxml": by_lxml(html), "lexbor": by_lexbor(html)}
    tree = trees["html5lib"]
    found = [f"{name} sees another tree: {other}" for name, other in trees.items() if other != tree]
    if NEVER.search(html):
        found.append("a character that must not reach a page")
    if (again := "".join(written(child) for child in tree[2])) != html:
        found.append(f"not a fixed point: {again}")
    found += [fault for child in tree[2] for fault in _faults_of(child, ())]
    return found


def _faults_of(node: Tree | str, above: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, str):
        if node != "\n" and not set(above) & {"p"}:
            yield f"text outside a paragraph: {node!r}"
        return
    tag, attributes, children = node
    if tag not in ALLOWED:
        yield f"element {tag}"
        return
    if "p" in above and tag in BLOCKS:
        yield f"{tag} inside p"
    if "p" not in above and tag not in BLOCKS:
        yield f"{tag} outside a paragraph"
    if tag == "a" and "a" in above:
        yield "a inside a"
    if tag == "a" and dict(attributes).get("rel") != "nofollow ugc noopener":
        yield "a link without rel"
    if tag == "p" and not children:
        yield "an empty paragraph"
    for name, value in attributes:
        if name not in ALLOWED[tag]:
            yield f"attribute {name} of {tag}"
        if name in {"href", "cite"} and not _is_harmless(value):
            yield f"address {value}"
    for child in children:
        yield from _faults_of(child, (*above, tag))


def _is_harmless(address: str) -> bool:
    if re.search(r"[\s\\`<>\"]", address) or re.search(r"[\u0000-\u0020\u007f-\u00a0\u200b-\u200f]", address):
        return False
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        return not parts.netloc and "@" in parts.path and address.startswith("mailto:")
    host = parts.hostname or ""
    return parts.scheme in {"http", "https"} and bool(host) and host.isascii() and "@" not in parts.netloc


def by_html5lib(html: str) -> Tree:
    root = html5lib.parseFragment(html, container="div", treebuilder="etree", namespaceHTMLElements=False)
    return _from_element(root)


def by_lxml(html: str) -> Tree:
    return _from_element(lxml.html.fragment_fromstring(html, create_parent="div"))


def by_lexbor(html: str) -> Tree:
    body = LexborHTMLParser(f"<!doctype html><html><body><div>{html}</div></body></html>").body
    assert body is not None
    root = body.child
    assert root is not None
    extra = [node.tag for node in body.iter(include_text=True)][1:]
    return ("div", (("escaped", repr(extra)),) if extra else (), _from_lexbor(root)[2])


def _from_element(element: _Element) -> Tree:
    children: list[Tree | str] = [element.text or ""]
    for child in element:
        children.append(_from_element(child) if isinstance(child.tag, str) else ("#comment", (), ()))
        children.append(child.tail or "")
    tag = element.tag if element.tag != "DOCUMENT_FRAGMENT" else "div"
    return (str(tag), tuple((str(k), str(v)) for k, v in element.attrib.items()), _joined(children))


def _from_lexbor(node: LexborNode) -> Tree:
    children: list[Tree | str] = []
    for child in node.iter(include_text=True):
        children.append((child.text_content or "") if child.tag == "-text" else _from_lexbor(child))
    return (node.tag or "", tuple((k, v or "") for k, v in node.attributes.items()), _joined(children))


def _joined(children: list[Tree | str]) -> tuple[Tree | str, ...]:
    result: list[Tree | str] = []
    for child in children:
        if isinstance(child, str) and result and isinstance(result[-1], str):
            result[-1] += child
        elif child != "":
            result.append(child)
    return tuple(result)


def written(node: Tree | str) -> str:
    if isinstance(node, str):
        return node.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    tag, attributes, children = node
    opened = f"<{tag}" + "".join(f' {name}="{written(value).replace(chr(34), "&quot;")}"' for name, value in attributes)
    if tag == "br":
        return opened + ">"
    return f"{opened}>{''.join(written(child) for child in children)}</{tag}>"
