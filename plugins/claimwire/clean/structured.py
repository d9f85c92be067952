"""What a page says of itself to machines: meta tags, JSON-LD (broken too), microdata, RDFa.

Everything is gathered once, before the tree is stripped, into one plain record; which value
wins is decided where the field is (`metadata`, `dates`, `bylines`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from claimwire.clean.page import Element

Json = dict[str, object]
_ARTICLE_TYPES = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Review|Report|Scholarly|Tech|AskPublic|Background)?"
    r"(?:NewsArticle|Article|BlogPosting|LiveBlogPosting|SocialMediaPosting)$"
)
_MAX_NODES = 3000
# A search engine of the mainland reads records without a type: title, pubDate, upDate.
_SAYS_WHAT = ("@type", "type", "@graph", "pubDate")
# One article is often described twice, or with its summary; more are a list.
_MOST_VERSIONS = 3
_LONGEST_TITLE = 400
_MAX_SCRIPT = 2_000_000
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_OPENING = frozenset("{[")
_CLOSING = frozenset("}]")
_CITED = frozenset(("citation", "comment", "review", "isBasedOn", "mentions"))
_FIELD = r'"%s"\s*:\s*"((?:[^"\\]|\\.){1,%d})"'


@dataclass(slots=True)
class Structured:
    """Raw statements of one page.

    `meta` maps a lower-case name to its values in order;
    `articles` are the JSON-LD nodes of articles, best first; `nodes` all JSON-LD nodes;
    `items` maps a microdata or RDFa property to (value, element text) in order.
    """

    meta: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    language: str = ""
    base: str = ""
    articles: list[Json] = field(default_factory=list)
    nodes: list[Json] = field(default_factory=list)
    items: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The first non-empty value of the meta tags `names`, in that order."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value
        return ""

    def is_of_one_article(self) -> bool:
        """Whether the JSON-LD describes an article, and does not list several."""
        live = any("LiveBlogPosting" in types_of(n) for n in self.articles)
        return bool(self.articles) and (live or len(self.articles) <= _MOST_VERSIONS)


def read_structured(root: Element) -> Structured:
    """Gather the statements of the page with the tree `root`."""
    found = Structured(language=root.get("lang") or root.get("xml:lang") or "")
    for e in root.iter("meta", "link", "title", "base", "script", "input"):
        tag = e.tag
        if tag == "meta":
            name = e.get("property") or e.get("name") or e.get("itemprop") or e.get("http-equiv")
            value = e.get("content")
            if name and value and len(value) < 5000 and not _is_of_cited(e):
                for part in name.lower().split():
                    found.meta.setdefault(part, []).append(value.strip()[:2000])
                if e.get("itemprop"):
                    found.items.setdefault(e.get("itemprop") or "", []).append(value.strip())
        elif tag == "input":
            # Old systems hand the page's data to its scripts in hidden fields.
            name, value = e.get("id") or e.get("name"), e.get("value")
            if name and value and e.get("type") == "hidden" and len(value) < 200:
                found.meta.setdefault(f"hidden:{name.strip().lower()}", []).append(value.strip())
        elif tag == "link":
            for rel in (e.get("rel") or "").lower().split():
                if e.get("href"):
                    found.links.setdefault(rel, []).append((e.get("href") or "").strip())
        elif tag == "title" and not found.title and _is_page_title(e):
            found.title = " ".join("".join(map(str, e.itertext())).split())[:_LONGEST_TITLE]
        elif tag == "base" and not found.base:
            found.base = e.get("href") or ""
        elif tag == "script" and "ld+json" in (e.get("type") or ""):
            found.nodes.extend(_nodes_of(e.text or ""))
    found.articles = [n for n in found.nodes if is_article(n)]
    _read_items(root, found)
    return found


def _is_of_cited(e: Element) -> bool:
    """Whether a statement in microdata is of a work that the article cites."""
    if not e.get("itemprop"):
        return False
    return any(a.get("itemprop") in _CITED for a in e.iterancestors())


def _is_page_title(e: Element) -> bool:
    parent = e.getparent()
    return parent is None or parent.tag in ("head", "html", "body")


def _read_items(root: Element, found: Structured) -> None:
    for e in root.iter(
        "time", "span", "div", "p", "a", "h1", "h2", "abbr", "section", "address", "b"
    ):
        names = e.keys()
        if "itemprop" not in names and "property" not in names:
            continue
        name = e.get("itemprop") or e.get("property")
        if not name or name in ("articleBody", "text", "description"):
            continue
        value = e.get("content") or e.get("datetime") or "".join(_short_text(e))
        for part in name.split():
            key = part.split(":")[-1]
            if value.strip() and len(value) < 300:
                found.items.setdefault(key, []).append(" ".join(value.split()))


def _short_text(e: Element) -> Iterator[str]:
    size = 0
    for part in e.itertext():
        size += len(part)
        if size > 300:
            return
        yield str(part)


def is_article(node: Json) -> bool:
    """Whether a JSON-LD node describes an article."""
    return any(_ARTICLE_TYPES.search(t) for t in types_of(node))


def types_of(node: Json) -> list[str]:
    """The type names of a JSON-LD node."""
    kind = node.get("@type") or node.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str)]


def _nodes_of(script: str) -> list[Json]:
    if not script.strip() or len(script) > _MAX_SCRIPT:
        return []
    data = loads(script)
    if data is None:
        broken = _salvage(script)
        return [broken] if broken else []
    return list(walk(data))


def loads(script: str) -> object | None:
    """JSON as pages write it: comments around it, line ends in strings, commas too many."""
    text = script.strip()
    if text[:1] not in _OPENING or text[-1:] not in _CLOSING:
        text = _WRAPPED.sub("", text).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)  # type: ignore[no-any-return]
        except (ValueError, RecursionError):
            continue
    if "&quot;" in text:
        try:
            return json.loads(unescape(text), strict=False)  # type: ignore[no-any-return]
        except (ValueError, RecursionError):
            return None
    return None


def walk(data: object) -> Iterator[Json]:
    """All objects of JSON data, outermost first, at most a few thousand."""
    stack: list[object] = [data]
    seen = 0
    while stack and seen < _MAX_NODES:
        node = stack.pop(0)
        if isinstance(node, dict):
            seen += 1
            if not node.keys().isdisjoint(_SAYS_WHAT):
                yield node
            for key in ("@graph", "mainEntity", "itemListElement", "liveBlogUpdate", "hasPart"):
                if isinstance(node.get(key), (dict, list)):
                    stack.append(node[key])
            if isinstance(node.get("mainEntityOfPage"), dict):
                stack.append(node["mainEntityOfPage"])
        elif isinstance(node, list):
            seen += 1
            stack.extend(node[:500])


def _salvage(script: str) -> Json | None:
    """The fields of an article out of JSON that does not parse."""
    if not re.search(r'"@type"\s*:\s*\[?\s*"[A-Za-z]*(?:Article|BlogPosting)"', script):
        return None
    node: Json = {"@type": "NewsArticle"}
    for key, size in (
        ("headline", 300), ("datePublished", 60), ("dateModified", 60), ("url", 500),
        ("articleBody", 200_000),
    ):  # fmt: skip
        match = re.search(_FIELD % (key, size), script)
        if match:
            node[key] = _unescape_json(match.group(1))
    author = re.search(r'"author"\s*:\s*(\[.*?\]|\{.*?\}|"[^"]{1,100}")', script, re.DOTALL)
    if author:
        raw = author.group(1)
        kinds = re.findall(r'"@type"\s*:\s*"(\w+)"', raw)
        names = re.findall(_FIELD % ("name", 100), raw) or re.findall(r'^"([^"]+)"$', raw)
        node["author"] = [
            {"@type": kinds[i] if i < len(kinds) else "Person", "name": _unescape_json(n)}
            for i, n in enumerate(names)
        ]
    return node


def _unescape_json(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def text_of(value: object) -> str:
    """A JSON-LD value as text: itself, its `name`, or the first of a list."""
    if isinstance(value, str):
        return " ".join(unescape(value).split())
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@id") or value.get("@value") or "")
    if isinstance(value, list):
        return next((t for t in map(text_of, value) if t), "")
    return ""
