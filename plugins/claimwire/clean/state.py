"""Articles whose text is only in the page's scripts: `articleBody` and hydration states.

Pages drawn in the browser carry their data as JSON: in JSON-LD, in `__NEXT_DATA__`, or
assigned to a variable (`__NUXT__`, `__INITIAL_STATE__`, ...). The text is the longest prose
under a key that means body; blocks in a list are joined. Nothing is executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape, unescape

from claimwire.clean.page import Element, units
from claimwire.clean.structured import Structured, loads

_BODY_KEY = re.compile(
    r"^(?:article_?)?(?:body|content|contents|html|text|richtext|rich_text|story|paragraphs?|"
    r"blocks|elements|main_?text|full_?text|detail|rendered|value)(?:_?(?:html|text|body|blocks"
    r"|raw))?$"
    r"|articlebody|contenthtml|bodyhtml|content_?elements|newscontent|storybody",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r"(?:window\s*\.\s*|self\s*\.\s*|var\s+|let\s+|const\s+)?"
    r"(?:window\s*\[\s*[\"'])?(?P<name>[A-Za-z_$][\w$]*)(?:[\"']\s*\])?\s*=\s*(?=[\[{(f\"'J])"
)
# Each alternative begins with its first letter, by which `re` skips all other places.
_STATES = re.compile(
    r"__NEXT_DATA__|__NUXT__|__NUXT_DATA__|STATE|state|__DATA__|__data|pageData|PAGE_DATA|"
    r"initialData|INITIAL|PRELOADED|articleDetail|Fusion|globalContent|__APOLLO"
    r"|var ct ?= ?[\"']\d|create_?[tT]ime|publish_?(?:[tT]ime|[dD]ate)|pub_?[tT]ime"
)
_TAG = re.compile(r"<(?:p|div|br|h[1-6]|ul|li|section|span|figure)\b", re.IGNORECASE)
_TIME_KEY = re.compile(
    r"[\"']?(?:date_?published|publish(?:ed|ing)?_?(?:time|at|date|on|timestamp)(?:_?(?:unix|epoch|stamp|millis|ms|utc))?|pub_?(?:time|date)"
    r"|p_?time|create_?time|release_?(?:time|date)|first_?publish\w{0,12}|news_?time|article_?time|display_?date"
    r"|(?<![\w$])ct"
    r"|(?:reg(?:ist(?:er)?)?|deploy|pub(?:lish)?)_?(?:date|time|dttm|dt))[\"']?"
    r"\s*[:=]\s*(?:[\"']([^\"'<>]{6,40})[\"']|(\d{10}(?:\d{3})?)\b)",
    re.IGNORECASE,
)
_CHANGE_KEY = re.compile(
    r"[\"']?(?:(?:last_?)?(?:modif(?:y|ied)|updated?|revised)_?(?:time|at|date|on|timestamp)?"
    r"(?:_?(?:unix|epoch|stamp|millis|ms|utc))?"
    r"|date_?modified|u_?time)[\"']?\s*[:=]\s*(?:[\"']([^\"'<>]{6,40})[\"']|(\d{10}(?:\d{3})?)\b)",
    re.IGNORECASE,
)
# The times of one article stand side by side in its record.
_BESIDE = 300
_TIME_WINDOW = 400_000
_NO_TEXT = re.compile(r"\bads?\b|advert|related|recommend|link_list|promo|embed|interstitial")
_PUSHED = re.compile(r"__next_f\.push\(\[\d+,\s*(\"(?:[^\"\\]|\\.)*\")\]\)")
_SENTENCE = re.compile(r"[。.!?！？]")
_MAX_NODES = 60_000
_SHORTEST = 24
_MAX_SCRIPT = 6_000_000
# Less prose than this is a summary, not an article.
_LEAST = 60.0
# With this much visible prose the page is taken as it is: states hold other articles too.
_ENOUGH = 300.0
# Scripts and styles kept in states look like long text.
_CODE = re.compile(
    r"function\s*\w*\(|=>|var\(--|</(?:style|script)|\bvar \w+\s*=|document\.|\{\s*\"|;\s*\}"
)


def scripts_of(root: Element) -> list[str]:
    """The scripts of the page that may hold its data. To be read before `page.strip`."""
    found = []
    for e in root.iter("script"):
        kind = (e.get("type") or "").lower()
        text = e.text or ""
        if not _SHORTEST <= len(text) <= _MAX_SCRIPT or "ld+json" in kind:
            continue
        if (
            "json" in kind
            or "__next_f" in text[:200]
            or _STATES.search(text[:4000])
            or _STATES.search(e.get("id") or "")
        ):
            found.append(text)
    return found


def body_from_data(structured: Structured, scripts: list[str], more_than: float) -> str | None:
    """HTML of the article's text out of the page's data, or None.

    Args:
        structured: for the articles of its JSON-LD.
        scripts: from `scripts_of`.
        more_than: units of prose that the visible page has; the data must hold clearly more.
    """
    if more_than > _ENOUGH:
        return None
    best, size = "", max(_LEAST, more_than * 1.5)
    for node in structured.articles:
        for key in ("articleBody", "text"):
            value = node.get(key)
            if isinstance(value, str) and units(value) > size and _SENTENCE.search(value):
                best, size = _as_html(value), units(value)
    for data in (*_streamed(scripts), *(d for s in scripts for d in _data_in(s))):
        if data is not None:
            for html in _bodies(data):
                if len(_CODE.findall(html[:20000])) >= 2:
                    continue
                bare = units(re.sub(r"<[^>]{0,500}>", "", html))
                if bare > size * 1.05:
                    best, size = html, bare
    return best or None


def times_in(scripts: list[str]) -> list[str]:
    """Times of publication that the page's states give, in order: strings or epoch numbers."""
    found = []
    for script in scripts:
        for match in _TIME_KEY.finditer(script[:_TIME_WINDOW]):
            found.append(match.group(1) or match.group(2))
            if len(found) == 4:
                return found
    return found


def changes_near(scripts: list[str], published: datetime) -> list[str]:
    """Times of change that the page's states give beside the time of publication.

    States hold other articles too: only the record with this minute of publication counts.
    """
    second = int(published.timestamp())
    forms = {f"{second:010d}"[:8], f"{second + 59:010d}"[:8]}
    for at in (published, published.astimezone(UTC)):
        forms |= {at.strftime(f"%Y-%m-%d{mark}%H:%M") for mark in "T "}
    for script in scripts:
        for form in forms:
            place = script.find(form)
            if place >= 0:
                around = script[max(0, place - _BESIDE) : place + _BESIDE]
                if found := _CHANGE_KEY.search(around):
                    return [found.group(1) or found.group(2)]
    return []


def _streamed(scripts: list[str]) -> Iterator[object]:
    """The values of a state that is pushed in pieces, lines of `id:json` (React's stream)."""
    pieces = []
    for script in scripts:
        for match in _PUSHED.finditer(script):
            try:
                pieces.append(json.loads(match.group(1), strict=False))
            except ValueError:
                continue
    for line in re.split(r"\n(?=[0-9a-f]{1,4}:)", "".join(map(str, pieces))):
        found = re.match(r"[0-9a-f]{1,4}:(?:[A-Z][0-9a-f]*,)?(.*)", line, re.DOTALL)
        rest = found.group(1) if found else line
        if rest[:1] in "{[":
            try:
                yield json.loads(rest, strict=False)
            except (ValueError, RecursionError):
                continue
        elif len(rest) > 100 and rest[0] not in "IHE:" and _SENTENCE.search(rest):
            yield {"body": rest}


def _data_in(script: str) -> Iterator[object]:
    text = script.strip()
    if text[:1] in "{[":
        whole = loads(text)
        if whole is not None:
            yield whole
            return
        # A script that only begins like JSON: look for assignments in it.
    decoder = json.JSONDecoder(strict=False)
    for match in list(_ASSIGNED.finditer(text))[:40]:
        rest = text[match.end() :]
        parse = re.match(r"JSON\.parse\(\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')", rest)
        try:
            if parse:
                quoted = parse.group(1)
                inner = quoted[1:-1].replace("\\'", "'") if quoted[0] == "'" else None
                yield json.loads(
                    inner if inner is not None else json.loads(quoted, strict=False), strict=False
                )
            elif rest[0] in "{[":
                yield decoder.raw_decode(rest)[0]
            elif rest.startswith(("(function", "function")):
                yield _literals(rest)
        except (ValueError, RecursionError):
            if rest[0] in "{[(":
                yield _literals(rest)


def _literals(script: str) -> object:
    """The values of body-like keys in JavaScript that is no JSON (unquoted keys, functions)."""
    found: dict[str, object] = {}
    for match in re.finditer(
        r"[{,]\s*[\"']?(\w{3,30})[\"']?\s*:\s*(\"(?:[^\"\\]|\\.){100,}\")", script
    ):
        if not _BODY_KEY.search(match.group(1)):
            continue
        try:
            found[f"{match.group(1)}"] = json.loads(match.group(2), strict=False)
        except ValueError:
            continue
    return found


def _bodies(data: object) -> Iterator[str]:
    """Candidates for the article's HTML in JSON data."""
    stack: list[tuple[str, object]] = [("", data)]
    seen = 0
    while stack and seen < _MAX_NODES:
        key, node = stack.pop()
        seen += 1
        if isinstance(node, dict):
            stack.extend((str(k), v) for k, v in node.items())
        elif isinstance(node, list):
            if _BODY_KEY.search(key) and (joined := _join(node)):
                yield joined
            # Nuxt 3 and React stream flat lists of values: strings stand without a key.
            stack.extend((key or "body" if isinstance(v, str) else key, v) for v in node)
        elif isinstance(node, str) and len(node) > 60 and _BODY_KEY.search(key):
            if node.lstrip()[:1] in "{[" and len(node) < _MAX_SCRIPT:
                try:
                    stack.append((key, json.loads(node, strict=False)))
                    continue
                except (ValueError, RecursionError):
                    pass  # text that begins with a bracket
            if _SENTENCE.search(node):
                yield _as_html(node)


def _join(node: list[object]) -> str:
    """A list of paragraphs or typed blocks as HTML."""
    parts: list[str] = []
    for block in node:
        if isinstance(block, str):
            parts.append(block if _TAG.search(block) else f"<p>{escape(block)}</p>")
            continue
        if not isinstance(block, dict):
            continue
        kind = str(block.get("type") or block.get("_type") or block.get("kind") or "").lower()
        if _NO_TEXT.search(kind) and kind not in ("header", "heading", "lead", "headline"):
            continue
        if re.search(r"image|photo|picture|gallery|video", kind):
            caption = block.get("caption") or block.get("alt")
            if isinstance(caption, str):
                parts.append(f"<figure><img><figcaption>{escape(caption)}</figcaption></figure>")
            continue
        value = next(
            (
                block[k]
                for k in ("content", "text", "html", "value", "body", "children", "data")
                if isinstance(block.get(k), (str, list, dict))
            ),
            "",
        )
        text = _flat(value)
        if text:
            tag = "h2" if re.search(r"^h\d|head", kind) else "p"
            parts.append(text if _TAG.search(text) else f"<{tag}>{text}</{tag}>")
    return "".join(parts) if len(parts) > 1 else ""


def _flat(value: object) -> str:
    if isinstance(value, str):
        return unescape(value) if "&lt;" in value else value
    if isinstance(value, list):
        return "".join(_flat(v) for v in value[:2000])
    if isinstance(value, dict):
        for key in ("text", "content", "value", "html", "children"):
            if key in value:
                return _flat(value[key])
    return ""


def _as_html(text: str) -> str:
    if "&lt;p" in text or "&lt;br" in text:
        text = unescape(text)
    if _TAG.search(text):
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in re.split(r"\n+", text) if line.strip())
