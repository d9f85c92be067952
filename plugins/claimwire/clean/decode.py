"""Bytes to text: which encoding a page is in, and whether it decodes without loss.

Declarations are tried in the order that the HTML standard gives them (byte order mark,
HTTP header, meta), but a declaration is only a claim: the bytes must agree with it. Valid
UTF-8 with bytes above ASCII is UTF-8 whatever was declared, since no other encoding of
real text passes that test by chance. A name stands for the family that browsers read it
as (gb2312 is GB18030, big5 is Big5-HKSCS, shift_jis is cp932, euc-kr is cp949). Pages that
declare nothing are judged by how often their text falls into the common characters.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from claimwire.errors import Undecodable

# The families of the Encoding Standard: the superset is what browsers decode with.
_FAMILY = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "cp950",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "cp932": "cp932",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "euc_jp": "euc_jp",
    "eucjp": "euc_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "korean": "cp949",
    "cp949": "cp949",
    "windows-949": "cp949",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
}
_SIBLINGS = {
    "big5hkscs": ("big5hkscs", "cp950"),
    "cp950": ("cp950", "big5hkscs"),
    "cp932": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "gb18030": ("gb18030",),
    "cp949": ("cp949",),
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:\-]{2,40})"""
    rb"""|<\?xml[^>]{0,120}?encoding\s*=\s*["']([A-Za-z0-9_:\-]{2,40})""",
    re.IGNORECASE,
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:\-]{2,40})", re.IGNORECASE)
_META_WINDOW = 4096
# A page with more broken sequences than this share of its bytes is refused: one stray
# byte in an advertisement is common, a page of them is another encoding.
_TOLERATED = 0.0005
_MULTIBYTE = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page and how it was read.

    `encoding` is Python's name; `decided_by` is `bom`, `utf-8`, `header`, `meta` or
    `content`; `lost` counts replaced sequences.
    """

    text: str
    encoding: str
    decided_by: str
    lost: int = 0


def decode(body: bytes, *, url: str, content_type: str | None = None) -> Decoded:
    """Decode the bytes of the page at `url`.

    Args:
        body: the page as it came, transfer and content encodings taken off.
        url: only named in the error.
        content_type: the HTTP header, where there was one.

    Raises:
        Undecodable: no encoding that we know reads the bytes without loss
            (more than one broken sequence in two thousand bytes).
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            found = _attempt(body, encoding, "bom")
            if found:
                return found
            break
    if b"\x00" in body[:400]:
        wide = _utf16_without_mark(body)
        if wide:
            return wide
    try:
        return Decoded(body.decode("utf-8"), "utf-8", "utf-8")
    except UnicodeDecodeError:
        pass  # not clean UTF-8: the declarations have their say below
    declared = _declarations(body, content_type)
    tolerated = max(3, int(len(body) * _TOLERATED))
    names = [name for name, _ in declared]
    if not names or "utf-8" in names:
        # Truncated or slightly damaged UTF-8, judged before any one-byte reading.
        found = _attempt(body, "utf-8", "header" if names else "content", tolerated)
        if found:
            return found
    for name, source in declared:
        for encoding in _SIBLINGS.get(name, (name,)):
            found = _attempt(body, encoding, source)
            if found and _reads_as_text(found):
                return found
    for name, source in declared:
        for encoding in _SIBLINGS.get(name, (name,)):
            found = _attempt(body, encoding, source, tolerated)
            if found and _reads_as_text(found):
                return found
    guessed = _judge_content(body, tolerated)
    if guessed:
        return guessed
    tried = ", ".join(dict.fromkeys(names)) or "nothing declared"
    raise Undecodable(
        url, "undecodable", f"the bytes are no text in any known encoding (declared: {tried})"
    )


def _declarations(body: bytes, content_type: str | None) -> list[tuple[str, str]]:
    found = []
    if content_type and (header := _HEADER.search(content_type)):
        found.append((header.group(1), "header"))
    for meta in _META.finditer(body, 0, _META_WINDOW):
        found.append(((meta.group(1) or meta.group(2)).decode("ascii"), "meta"))
    names: list[tuple[str, str]] = []
    for raw, source in found:
        name = _FAMILY.get(raw.lower(), raw.lower())
        try:
            name = _FAMILY.get(codecs.lookup(name).name, codecs.lookup(name).name)
        except LookupError:
            continue
        if name not in {known for known, _ in names}:
            names.append((name, source))
    return names


def _attempt(body: bytes, encoding: str, source: str, tolerated: int = 0) -> Decoded | None:
    try:
        return Decoded(body.decode(encoding), encoding, source)
    except UnicodeDecodeError:
        if not tolerated:
            return None
    text = body.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, encoding, source, lost) if lost <= tolerated else None


def _utf16_without_mark(body: bytes) -> Decoded | None:
    head = body[:400]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > len(zeros) * 0.6:
            found = _attempt(body[: len(body) // 2 * 2], encoding, "content", 3)
            if found and "<" in found.text[:400]:
                return found
    return None


def _reads_as_text(found: Decoded) -> bool:
    """Whether a declared reading is plausible: a one-byte reading of multi-byte text is not."""
    if not found.encoding.startswith(("cp125", "iso8859", "latin", "ascii")):
        return _commonness(found.text) > 0.2
    high = sum(1 for c in found.text if c > "\x7f")
    # In Western text letters above ASCII are rare and stand between ASCII letters.
    return high < len(found.text) * 0.05


def _judge_content(body: bytes, tolerated: int) -> Decoded | None:
    readings = []
    for encoding in _MULTIBYTE:
        found = _attempt(body, encoding, "content", tolerated)
        if found:
            readings.append((_commonness(found.text) - found.lost * 0.01, found))
    if readings:
        score, best = max(readings, key=lambda pair: pair[0])
        if score > 0.5:
            return best
    sample = body[:200_000]
    guess = from_bytes(sample).best()
    if guess is None:
        return None
    found = _attempt(body, guess.encoding, "content", tolerated)
    return found if found and _reads_as_text(found) else None


# Function characters and the most frequent content characters of each script's running
# text; a wrong reading scatters over rare characters and hits these almost never.
_COMMON = frozenset(
    "的一是不在有人了我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她里後小麼心多天"
    "而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些"
    "这来个国说们为时会着过学对里后么没于还发当无开见经头动两长样现将"
    "新聞闻報导導台灣湾市業业電电資资料網网產产機机車车體体員员務务"
    "のにをはがとでたしていなるもれさかっまらこすりあうんよけそめくだちみえわつきお"
    "ーンスイトルクラリアシコタドレ、。，「」！？：“”《》（）・·—…　"
    "이다는을의에가를고은하지로한기도사서어자인일대리시정그들해수부"
)


def _commonness(text: str) -> float:
    """The share of common characters among the characters above ASCII, 0 to 1."""
    wide = [c for c in text[:200_000] if c > "\x7f"]
    if not wide:
        return 1.0
    odd = sum(1 for c in wide if "\ue000" <= c <= "\uf8ff" or "\x80" <= c <= "\x9f")
    hangul = sum(1 for c in wide if "\uac00" <= c <= "\ud7a3")
    kana_half = sum(1 for c in wide if "\uff61" <= c <= "\uff9f")
    common = sum(1 for c in wide if c in _COMMON)
    if hangul > len(wide) * 0.7:
        common = max(common, int(hangul * 0.6))
    return min(1.0, 2.2 * common / len(wide)) - (2 * odd + kana_half) / len(wide)
