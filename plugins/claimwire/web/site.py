"""What every page shares: the reader, the topic, the templates, and the way to links.

Templates escape everything. A link carries `?lang=` on where the address asked for a
language; the paths stand under whatever prefix the app is mounted at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from zoneinfo import ZoneInfo

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from claimwire.topic import Topic
from claimwire.web import showing
from claimwire.web.reading import Reader
from claimwire.web.wording import LANGUAGES, Words, choose, words

ASSETS: Mapping[str, str] = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""The files beside the pages, with their types."""

NAVIGATION = (
    ("overview", "/"),
    ("search", "/search"),
    ("measures", "/measures"),
    ("contradictions", "/contradictions"),
    ("forecasts", "/forecasts"),
    ("sources", "/sources"),
    ("sql", "/sql"),
)


class Site:
    """Renders pages; one for each app."""

    def __init__(self, reader: Reader, topic: Topic) -> None:
        self.reader = reader
        self.topic = topic
        self.zone = ZoneInfo(topic.topic.time_zone)
        self._entities = {entity.id: entity.name for entity in topic.entities}
        self._themes = {theme.id: theme.names for theme in topic.themes}
        self._measures = {measure.id: measure.names for measure in topic.measures}
        self._templates = Environment(
            loader=PackageLoader("claimwire.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {
            "count": showing.count,
            "day": showing.day,
            "outward": outward,
            "moment": lambda value: showing.moment(value, self.zone),
            "cell": lambda value: showing.cell(value, self.zone),
        }

    def render(self, request: Request, template: str, /, **values: object) -> HTMLResponse:
        """The page of `template` in the reader's language."""
        asked = request.query_params.get("lang")
        w = self.words_of(request)
        root = str(request.scope.get("root_path", "")).rstrip("/")
        kept = {"lang": w.tag} if asked in LANGUAGES else {}

        def url(path: str, params: Mapping[str, object] | None = None, **more: object) -> str:
            return link(root + path, {**(params or {}), **more, **kept})

        def in_language(tag: str) -> str:
            here = dict(request.query_params.multi_items())
            return link(root + request.scope["path"].removeprefix(root), {**here, "lang": tag})

        context: dict[str, Any] = {
            "t": w,
            "url": url,
            "in_language": in_language,
            "kept": kept,
            "languages": LANGUAGES,
            "navigation": NAVIGATION,
            "asset": lambda name: f"{root}/static/{name}?v={fingerprint(name)}",
            "topic_name": w.name(self.topic.topic.names, self.topic.id),
            "theme_name": lambda id: w.name(self._themes.get(id, {}), id),
            "measure_name": lambda id: w.name(self._measures.get(id, {}), id),
            "entity_name": lambda id: self._entities.get(id, id),
            "amount": lambda quantity: showing.amount(quantity, w.tag),
            "number": lambda value: showing.number(float(value), w.tag),
            "duration": lambda minutes: showing.duration(minutes, w.tag),
            "page": template.partition(".")[0],
            "here": "",
            **values,
        }
        html = self._templates.get_template(template).render(context)
        response = HTMLResponse(html)
        response.headers["Content-Language"] = w.tag
        response.headers["Vary"] = "Accept-Language, Cookie"
        return response

    def words_of(self, request: Request) -> Words:
        """The strings of the language that a reader wants."""
        asked = request.query_params.get("lang")
        return words(choose(asked, request.headers.get("accept-language", "")))

    def turn_away(self, request: Request, status: int, login: str) -> HTMLResponse:
        """What those see whom the guard does not let in: nothing of the topic, and where to log in.

        Args:
            request: theirs.
            status: 401 or 403.
            login: path below the outermost app, "" where there is none.
        """
        w = self.words_of(request)
        wanted = link(request.scope["path"], dict(request.query_params.multi_items()))
        outermost = str(request.scope.get("app_root_path", "")).rstrip("/")
        html = self._templates.get_template("closed.html.j2").render(
            t=w, code=status, login=link(outermost + login, {"next": wanted}) if login else ""
        )
        return HTMLResponse(html, status_code=status)


def link(path: str, params: Mapping[str, object]) -> str:
    """An address with those of `params` that say something."""
    told = {name: str(value) for name, value in params.items() if value not in (None, "", False)}
    escaped = quote(path, safe="/-._~")
    return f"{escaped}?{urlencode(told)}" if told else escaped


def outward(url: str | None) -> str:
    """`url` where it leads to the web by http or https, else "" (such as `javascript:`)."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url or "" if parts.scheme in {"http", "https"} and parts.netloc else ""


def asset(name: str) -> bytes:
    """The content of one of `ASSETS`."""
    return (files("claimwire.web") / "static" / name).read_bytes()


@lru_cache(maxsize=16)
def fingerprint(name: str) -> str:
    """Twelve hex digits that change when the file does, so that browsers may keep it for good."""
    return hashlib.sha256(asset(name)).hexdigest()[:12]
