"""XML of strangers as a stream of elements: defused, bounded, and read as far as it goes."""

from __future__ import annotations

import codecs
import io
import re
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from claimwire.errors import FeedBroken

# The sitemap protocol allows 50 MB uncompressed and 50,000 addresses.
MOST_BYTES = 50 * 1024 * 1024
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._\-]+)[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Labels that in practice stand for a larger set of characters (WHATWG Encoding).
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BARE_AMPERSAND = re.compile(r"&(?!#\d+;|#x[0-9a-fA-F]+;|(?:amp|lt|gt|quot|apos);)")


def inflated(body: bytes, url: str, *, limit: int = MOST_BYTES) -> bytes:
    """`body` without gzip, where it is gzipped (twice, as some servers send it).

    Raises:
        FeedBroken: `broken-gzip` or `too-large`, after decompression.
    """
    for _ in range(2):
        if body[:2] != b"\x1f\x8b":
            break
        inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            body = inflater.decompress(body, limit + 1)
        except zlib.error:
            raise FeedBroken(url, "broken-gzip", "the compressed file is damaged") from None
        if not inflater.eof and len(body) <= limit:
            raise FeedBroken(url, "broken-gzip", "the compressed file breaks off")
    if len(body) > limit:
        raise FeedBroken(url, "too-large", f"more than {limit} bytes when decompressed")
    return body


def local_name(element: Element) -> str:
    """The element's name without its namespace, lower case: sitemaps get namespaces wrong."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


class Elements:
    """The elements of a document as they end, each forgotten once the next is asked for.

    After the iteration `damage` tells what ended it too early, or is None.
    """

    def __init__(self, body: bytes, names: set[str]) -> None:
        self.damage: str | None = None
        self.root = ""
        self._names = names
        self._text = _decoded(body)

    def __iter__(self) -> Iterator[Element]:
        stream = io.BytesIO(self._text.encode("utf-8"))
        root: Element | None = None
        try:
            for event, element in iterparse(stream, events=("start", "end")):
                if root is None:
                    root, self.root = element, local_name(element)
                if event == "end" and local_name(element) in self._names:
                    yield element
                    root.clear()
        except ParseError as error:
            self.damage = f"not well-formed XML: {error}"
        except DefusedXmlException as error:
            self.damage = f"forbidden XML: {type(error).__name__}"


def _decoded(body: bytes) -> str:
    """The document as text that any XML parser takes: no wrong bytes, no stray ampersands."""
    declared = _DECLARED.match(body[:300])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    try:
        text = body.decode(_LARGER.get(name, name), errors="replace")
    except LookupError:
        text = body.decode("utf-8", errors="replace")
    text = _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    return _BARE_AMPERSAND.sub("&amp;", _CONTROL.sub("", text)).lstrip()
