"""Headline, canonical address and names of the outlet.

The headline is the one that several sources agree on: the visible heading that the page's
title contains is trusted most, since `<title>` and `og:title` add site and section in
either order. What follows or precedes a separator is cut where it names the site, a section
that the page's navigation links to, or a usual section word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from rapidfuzz import fuzz

from claimwire.clean.measure import Measured
from claimwire.clean.page import Element, split_names
from claimwire.clean.structured import Structured, text_of, types_of
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form, nfc
from claimwire.urls import host_of, normalize, site_of

# Marks that part headline, section and site. A dash without blanks parts only beside
# characters that are written without blanks; elsewhere it is a hyphen.
_SEPARATOR = re.compile(
    r"\s+[-–—−‐―|｜/／•·：»›>＞<_]+\s+|\s+:{2,}\s+|\s*[|｜＿]\s*|(?<=\S)_(?=\S)|\s*--+\s*"
    r"|(?<=[^\x00-\u2fff])\s*[-–—－―]\s*(?=\S)|(?<=\S)\s*[-–—－―]\s*(?=[^\x00-\u2fff])"
    r"|(?<=[^\x00-\u2fff])::?(?=\S)"
)
_KEY = re.compile(r"[\W_]+")
_NO_KEY = dict.fromkeys(c for c in range(128) if _KEY.match(chr(c)))
_AMP_PATH = re.compile(r"(?:/amp(?:\.html)?/?|\.amp(?:\.html)?|/amphtml/?)$|^/amp(?=/)")
_AMP_HOST = re.compile(r"\.cdn\.ampproject\.org$|^www\.google\.|^cdn\.ampproject\.org$")
_LONGEST = 160
_LONGEST_STATED = 400
_START = 4
# A visible headline and the one for machines often differ in a word.
_SIMILAR = 70.0
# What stands before or behind the headline in its element is a label of this length at most.
_LONGEST_LABEL = 8
_LONGEST_LATIN_LABEL = 20
_LONGEST_KICKER = 60
# Names of the line above a headline that shares its element.
_KICKER = re.compile(
    r"(?:^|[-_ ])(?:kicker|overline|over-line|topline|top-line|eyebrow|roof-?line|super-?title"
    r"|fly-?title|sur-?title|pre-?title|over-?title|ober-?zeile|dach-?zeile|spitzmarke|rubric|flag"
    r"|badge|label|strap-?line|tag-?line)"
    r"(?:$|[-_ 0-9])"
)
# Names of the line below it.
_BELOW = re.compile(
    r"(?:^|[-_ ])(?:sub-?title|sub-?head(?:line|ing)?|sub|dec?k|standfirst|fu-?ti|fubiaoti)"
    r"(?:$|[-_ 0-9])"
)
_LEAST = 8
_HEADINGS = frozenset(("h1", "h2", "h3"))


def outlet_names(structured: Structured, url: str, hint: str | None = None) -> list[str]:
    """Names by which the page calls its outlet, for telling them from titles and authors."""
    names = [
        hint or "",
        structured.first("og:site_name"),
        structured.first("application-name", "apple-mobile-web-app-title", "al:ios:app_name"),
        structured.first("twitter:site").lstrip("@"),
    ]
    for node in structured.articles[:3]:
        names.append(text_of(node.get("publisher")))
    for node in structured.nodes:
        if {"WebSite", "Organization", "NewsMediaOrganization"} & set(types_of(node)):
            names.append(text_of(node.get("name")))
    # The last part of the page's title, where a strong mark parts it, is the site's name.
    pieces = _pieces(structured.title)
    sizes = [b - a for a, b in pieces]
    if len(pieces) > 1 and sizes[-1] <= min(16, max(sizes) // 2):
        names.append(structured.title[pieces[-1][0] : pieces[-1][1]])
    site = site_of(url)
    names.append(site)
    names.append(site.split(".")[0])
    return list(dict.fromkeys(nfc(n) for n in names if n))


def headline(
    structured: Structured,
    lines: Iterable[tuple[Element, str]],
    outlets: Collection[str],
    sections: Collection[str],
) -> tuple[str, Element | None]:
    """The headline alone, and the element that shows it, where one does.

    Args:
        structured: what the page says to machines.
        lines: the visible lines of the page, `h1` and other headings among them.
        outlets: names of the site.
        sections: texts of the page's navigation and breadcrumb.
    """
    stated = [structured.title, structured.first("og:title"), structured.first("twitter:title")]
    ld = [text_of(n.get("headline")) or text_of(n.get("name")) for n in structured.articles[:3]]
    stated = list(dict.fromkeys(_plain(s[:_LONGEST_STATED]) for s in (*ld, *stated) if s))
    wanted = [_key(s) for s in stated]
    runs = {_key(run) for s in stated for run in _runs(s)}
    best: tuple[float, str, Element] | None = None
    names = {_key(o) for o in outlets if o}
    areas = {_key(s) for s in sections}
    longest = max((len(_key(s[a:b])) for s in stated for a, b in _pieces(s)), default=0)
    folded = " ".join(stated).casefold()
    starts = [s[:_START].casefold() for s in stated]
    for i, (element, line) in enumerate(lines):
        if element.tag not in _HEADINGS:
            # Most lines share nothing with any title: told apart before they are folded.
            lower = line[:_LONGEST].strip().casefold()
            if lower[:_START] not in folded and not any(start in lower for start in starts):
                continue
        text = _plain(line)
        if not 2 < len(text) <= _LONGEST:
            continue
        key = _key(text)
        if len(key) < 3 or key in names:
            continue
        score = 0.0
        if key in runs and len(key) >= 0.5 * longest:
            score = 2.0
        elif len(key) >= 8 and any(key in w and len(key) >= 0.5 * len(w) for w in wanted):
            score = 1.0
        elif (len(key) >= 8 and any(len(w) >= 8 and w in key for w in wanted)) or (
            element.tag == "h1" and any(fuzz.ratio(key, w) >= _SIMILAR for w in wanted)
        ):
            score = 0.8
        elif (
            element.tag == "h1" and len(key) >= 8 and any(w.startswith(key + "by") for w in wanted)
        ):
            # The title for machines names the writer behind the headline.
            score = 1.0
        elif element.tag == "h1" and not wanted:
            score = 0.5
        if not score:
            continue
        score += 1.0 if element.tag == "h1" else 0.6 if element.tag in ("h2", "h3") else 0.0
        score += min(len(key), 40) / 40 - i * 0.001
        if len(text) <= 8 and match_form(text) in vocabulary().sections:
            score -= 2
        if best is None or score > best[0]:
            best = (score, text, element)
    if best is not None and best[0] >= 1.2:
        shown = best[1]
        # The shown line may hold a kicker around the headline: the least that a source states.
        whole_ones = (s for s in stated if not s.endswith(("…", "...")))
        bare = [_strip_names(s, names, areas) for s in whole_ones]
        whole = _key(shown)
        inner = [(len(k), b) for b in bare if (k := _key(b)) in whole and len(k) > 0.6 * len(whole)]
        if inner and not (whole in wanted and _ends_in_words(shown, names)):
            size, least = min(inner, key=lambda pair: pair[0])
            if 0 < len(whole) - size <= _LONGEST_LABEL:
                return least, best[2]
        # Read without the blanks that part inline elements, where it says the same.
        close = _plain("".join(str(part) for part in best[2].itertext()))
        if _key(close) == whole and not any(shown in s for s in stated):
            shown = close
        shown = _without_badge(best[2], shown, wanted, runs)
        return (shown if _ends_in_words(shown, names) else _strip_names(shown, names, set())), best[
            2
        ]
    # A title that was cut short says less than another.
    for s in sorted(stated, key=lambda s: s.endswith(("…", "..."))):
        cleaned = _strip_names(s, names, areas)
        if cleaned:
            return cleaned, None
    for element, text in lines:
        if element.tag == "h1" and _key(text) not in names:
            return _plain(text), element
    return "", None


def _ends_in_words(shown: str, names: set[str]) -> bool:
    """Whether what a dash parts at either end of a visible headline is none of the site's names."""
    pieces = _pieces(shown)
    if len(pieces) < 2 or re.search(r"[|｜]", shown):
        return False
    first, last = shown[slice(*pieces[0])], shown[slice(*pieces[-1])]
    return not (_is_name(first, names, set()) or _is_name(last, names, set()))


def _without_badge(
    element: Element, shown: str, wanted: Collection[str], runs: Collection[str]
) -> str:
    """`shown` without a short label at either end that no title for machines has.

    A badge for members, a section, a mark of a video stands in an element of its own; one that
    is named after lines above headlines can be longer.
    """
    for e in element.iter("span", "em", "i", "small", "b", "strong", "label", "sup"):
        label = _plain("".join(str(part) for part in e.itertext()))
        longest = _LONGEST_LATIN_LABEL if label.isascii() else _LONGEST_LABEL
        called = split_names(e.get("class") or "")
        below = e.tag == "small" or (called and _BELOW.search(called) is not None)
        kicker = bool(called and _KICKER.search(called))
        if below or kicker:
            longest = _LONGEST_KICKER
        if e is element or not 0 < len(label) <= longest:
            continue
        ends = below or len(label) <= _LONGEST_LATIN_LABEL
        for bare in (shown.removesuffix(label) if ends else shown, shown.removeprefix(label)):
            key = _key(bare)
            known = bare != shown and len(key) >= _LEAST and any(key in w for w in wanted)
            if known and (not any(_key(shown) in w for w in wanted) or (kicker and key in runs)):
                return bare.strip(" \u3000-–—:：|｜")
    return shown


def _plain(text: str) -> str:
    return " ".join(nfc(text).replace("\u00ad", "").split()).lstrip(":： ")


def _key(text: str) -> str:
    """The form in which lines of one page are compared: width, case and marks folded."""
    if text.isascii():
        return text.translate(_NO_KEY).lower()
    return _KEY.sub("", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=1)
def _section_words() -> frozenset[str]:
    return frozenset(map(_key, vocabulary().sections))


def _pieces(text: str) -> list[tuple[int, int]]:
    """Start and end of the parts of `text` between separators."""
    cuts, start = [], 0
    for match in _SEPARATOR.finditer(text):
        cuts.append((start, match.start()))
        start = match.end()
    cuts.append((start, len(text)))
    return [c for c in cuts if c[1] > c[0]]


def _runs(text: str) -> Iterable[str]:
    """All parts of `text` between separators, neighbours joined."""
    pieces = _pieces(text)[:12]
    for i in range(len(pieces)):
        for j in range(i, len(pieces)):
            yield text[pieces[i][0] : pieces[j][1]]


def strip_site(text: str, outlets: Collection[str], sections: Collection[str]) -> str:
    """`text` without the site's name and section words at either end."""
    return _strip_names(text, {_key(o) for o in outlets if o}, {_key(s) for s in sections})


def _strip_names(text: str, names: set[str], areas: set[str]) -> str:
    """`strip_site` with the names in the form in which they are compared."""
    pieces = _pieces(text)
    if len(pieces) < 2:
        return text[pieces[0][0] : pieces[0][1]].strip() if pieces else ""
    known = [_is_name(text[a:b], names, areas) for a, b in pieces]
    if not any(known):
        return text[: pieces[-2][1]].strip() if _last_is_site(text, pieces) else text.strip()
    while len(pieces) > 1 and known[-1]:
        pieces, known = pieces[:-1], known[:-1]
        # A short part between headline and site is a section, known or not.
        while len(pieces) > 1 and (known[-1] or pieces[-1][1] - pieces[-1][0] <= 6):
            pieces, known = pieces[:-1], known[:-1]
    while len(pieces) > 1 and known[0]:
        pieces, known = pieces[1:], known[1:]
    return text[pieces[0][0] : pieces[-1][1]].strip()


def _last_is_site(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether the part behind the last mark is the site, though its name is not known.

    A bar parts little else than headline and site; a dash needs a part much shorter.
    """
    last = pieces[-1][1] - pieces[-1][0]
    rest = pieces[-2][1] - pieces[0][0]
    mark = text[pieces[-2][1] : pieces[-1][0]]
    if re.search(r"[|｜]", mark):
        return last <= rest
    longest = max(b - a for a, b in pieces)
    return last <= 0.34 * longest and bool(re.search(r"[_–—-]", mark))


def _is_name(part: str, names: set[str], areas: set[str]) -> bool:
    key = _key(part)
    if not key:
        return True
    if key in names or key in areas or key in _section_words():
        return True
    return len(part) <= 30 and any(
        (len(n) >= 2 and key.startswith(n) and len(key) <= len(n) + 6)
        or (len(key) >= 3 and n.startswith(key))
        or (len(n) >= 4 and key.endswith(n) and len(key) <= len(n) + 10)
        for n in names
    )


def canonical_url(structured: Structured, url: str) -> str:
    """The address that stands for the article at `url`.

    A canonical link counts when it leads to the same site (or out of an AMP cache) and not
    to a front page; else the address itself, without its AMP ending.
    """
    base = structured.base or url
    candidates = [
        *structured.links.get("canonical", ())[:1],
        structured.first("og:url"),
        *(_page_of(n) for n in structured.articles[:1]),
    ]
    here = site_of(url)
    from_cache = bool(_AMP_HOST.search(host_of(url)))
    for candidate in candidates:
        if not candidate or candidate.startswith(("javascript:", "data:", "#")):
            continue
        try:
            address = normalize(candidate, url if candidate.startswith("/") else base)
            there = site_of(address)
        except ValueError:
            continue
        if not there or "." not in there or not address.startswith("http"):
            continue
        if there != here and not from_cache:
            continue
        if _is_front_page(address) and not _is_front_page(url):
            continue
        return _without_amp(address) if address == normalize(url) else address
    return _without_amp(normalize(url))


def _is_front_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _page_of(node: dict[str, object]) -> str:
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    if isinstance(page, str) and page.startswith(("http", "/")):
        return page
    address = node.get("url")
    return address if isinstance(address, str) else ""


def _without_amp(address: str) -> str:
    parts = urlsplit(address)
    path = _AMP_PATH.sub("", parts.path) or "/"
    return urlunsplit(parts._replace(path=path))


def heading_lines(
    measured: Measured, root: Element, texts: dict[Element, str]
) -> list[tuple[Element, str]]:
    """The lines that could show the headline: short ones, in reading order.

    `texts` holds the short lines' texts.
    """
    found = [(e, text) for e, text in texts.items() if measured.own[e] >= 0.8]
    for e in root.iter("h1", "h2"):
        if e not in texts:
            found.append((e, " ".join("".join(str(part) for part in e.itertext()).split())))
    return found


def inline_lines(root: Element) -> list[tuple[Element, str]]:
    """Short texts of inline elements, where no block holds the headline alone."""
    found = []
    for e in root.iter("b", "strong", "font", "big", "span", "em"):
        text = " ".join("".join(str(part) for part in e.itertext()).split())
        if 3 < len(text) <= _LONGEST:
            found.append((e, text))
    return found
