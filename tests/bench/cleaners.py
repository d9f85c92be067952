"""The cleaners that are compared, each behind one call: bytes, address, header -> fields.

Runs inside `worker.py`. Each factory imports its library itself, so that a missing one hinders
no other. A cleaner that wants text gets it from w3lib's rules for encodings, within its time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Fields = dict[str, Any]
Cleaner = Callable[[bytes, str, "str | None"], "Fields | None"]

_KANA = re.compile("[ぁ-ヿ]")
_HAN = re.compile("[一-鿿]")


def _claimwire() -> Cleaner:
    import msgspec

    from claimwire.clean import clean_page
    from claimwire.errors import SourceError

    def clean(body: bytes, url: str, content_type: str | None) -> Fields | None:
        try:
            article = clean_page(body, url=url, content_type=content_type)
        except SourceError:
            return None
        fields: Fields = msgspec.to_builtins(article)
        return fields

    return clean


def _bs4_tree() -> Cleaner:
    from bs4 import BeautifulSoup

    decode = _decoder()

    def clean(body: bytes, url: str, content_type: str | None) -> Fields | None:
        BeautifulSoup(decode(body, content_type), "lxml")
        return None

    return clean


def _trafilatura(**options: bool) -> Cleaner:
    from trafilatura import bare_extraction

    def clean(body: bytes, url: str, content_type: str | None) -> Fields | None:
        found = bare_extraction(body, url=url, with_metadata=True, **options)
        if found is None:
            return None
        authors = [a.strip() for a in (found.author or "").split(";") if a.strip()]
        return _fields(found.title, found.text, authors, found.date)

    return clean


def _newspaper4k() -> Cleaner:
    from newspaper import Article, Config

    decode = _decoder()

    def clean(body: bytes, url: str, content_type: str | None) -> Fields | None:
        page = decode(body, content_type)
        config = Config()
        config.fetch_images = False
        config.language = _language(page)  # without it, Chinese pages come out empty
        article = Article(url, config=config)
        article.download(input_html=page)
        article.parse()
        date = article.publish_date
        time = date.isoformat() if hasattr(date, "isoformat") else date
        return _fields(article.title, article.text, list(article.authors), time or None)

    return clean


def _resiliparse() -> Cleaner:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    def clean(body: bytes, url: str, content_type: str | None) -> Fields | None:
        page = bytes_to_str(body, detect_encoding(body, from_html_meta=True))
        tree = HTMLTree.parse(page)
        text = extract_plain_text(tree, main_content=True, alt_texts=False, links=False)
        return _fields(tree.title, text, [], None)

    return clean


def _readability() -> Cleaner:
    from lxml import html
    from readability import Document

    decode = _decoder()

    def clean(body: bytes, url: str, content_type: str | None) -> Fields | None:
        document = Document(decode(body, content_type), url=url)
        part = html.fromstring(document.summary(html_partial=True) or "<p></p>")
        return _fields(document.short_title(), _lines(part), [], None)

    return clean


def _goose3() -> Cleaner:
    from goose3 import Goose
    from goose3.text import StopWordsChinese

    decode = _decoder()
    settings: dict[str, Any] = {"enable_image_fetching": False, "use_meta_language": True}
    goose = Goose(settings)
    chinese = Goose(settings | {"stopwords_class": StopWordsChinese})

    def clean(body: bytes, url: str, content_type: str | None) -> Fields | None:
        page = decode(body, content_type)
        chosen = chinese if _language(page) == "zh" else goose  # by itself it reads no Chinese
        found = chosen.extract(url=url, raw_html=page)
        time = found.publish_datetime_utc
        shown = time.isoformat() if time else found.publish_date
        return _fields(found.title, found.cleaned_text, list(found.authors), shown)

    return clean


def _gne() -> Cleaner:
    from gne import GeneralNewsExtractor

    decode = _decoder()
    extractor = GeneralNewsExtractor()

    def clean(body: bytes, url: str, content_type: str | None) -> Fields | None:
        found = extractor.extract(decode(body, content_type))
        authors = [found["author"]] if found["author"] else []
        return _fields(found["title"], found["content"], authors, found["publish_time"] or None)

    return clean


TOOLS: dict[str, Callable[[], Cleaner]] = {
    "claimwire": _claimwire,
    "trafilatura": _trafilatura,
    "trafilatura_precision": lambda: _trafilatura(favor_precision=True),
    "trafilatura_fast": lambda: _trafilatura(fast=True),
    "newspaper4k": _newspaper4k,
    "resiliparse": _resiliparse,
    "readability": _readability,
    "goose3": _goose3,
    "gne": _gne,
    "bs4_tree": _bs4_tree,
}


def _fields(title: str | None, text: str | None, authors: list[str], time: Any) -> Fields | None:
    if not (text or "").strip():
        return None
    shown = str(time).replace(" ", "T", 1) if time else None
    return {"title": title or "", "text": text, "authors": authors, "published_at": shown}


def _decoder() -> Callable[[bytes, str | None], str]:
    from charset_normalizer import from_bytes
    from w3lib.encoding import html_to_unicode

    def guess(body: bytes) -> str:
        best = from_bytes(body[:100_000]).best()
        return best.encoding if best else "utf-8"

    def decode(body: bytes, content_type: str | None) -> str:
        text: str = html_to_unicode(content_type, body, auto_detect_fun=guess)[1]
        return text

    return decode


def _language(page: str) -> str:
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", page, flags=re.S | re.I)
    kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
    if kana > 0.08 * (kana + han + 1) and kana > 20:
        return "ja"
    return "zh" if han > 100 else "en"


def _lines(part: Any) -> str:
    """The text of a part of a tree, blocks on lines of their own."""
    blocks = {"p", "div", "li", "br", "tr", "table", "ul", "ol", "section", "article"}
    blocks |= {"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption"}
    pieces: list[str] = []
    for event, node in _walk(part):
        if node.tag in blocks:
            pieces.append("\n")
        if event == "start" and isinstance(node.tag, str):
            pieces.append(node.text or "")
        if event == "end" and node is not part:
            pieces.append(node.tail or "")
    lines = ("".join(pieces)).split("\n")
    return "\n".join(line for raw in lines if (line := " ".join(raw.split())))


def _walk(part: Any) -> Any:
    from lxml import etree

    return etree.iterwalk(part, events=("start", "end"))
