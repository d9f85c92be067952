"""Addresses: what makes two of them one article, and which site they belong to."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, unquote, unquote_plus, urljoin, urlsplit, urlunsplit

import tldextract

from claimwire.records import digest_of

# Parameters that tell where a reader came from, not what is shown. The names are those
# of the analytics products that set them (Google, Meta, Microsoft, Mailchimp, HubSpot,
# Matomo, Adobe, Yandex, Weibo, LINE) and of the news sites' own feed and social links.
_TRACKING = re.compile(
    r"^(?:utm_\w+|at_\w+|mtm_\w+|pk_\w+|piwik_\w+|hsa_\w+|__hs\w+|_hs\w+|ga_\w+|fb_\w+|wt_?mc\w*"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid"
    r"|mkt_tok|oly_\w+|vero_\w+|s_cid|cmpid|cmp|ncid|icid|spm|scm|ctrack|ref_?src|ref|referrer"
    r"|from|fr|share|share_\w+|sharetype|source|src|partner|soc_\w+|smid|smtyp|sref|amp|outputtype"
    r"|feature|ocid|cvid|xtor|chn?l?|cid|rss|track|tracking|utm|_ga|_gl|guccounter|guce_\w+"
    r"|wprov|weibo_id|wxshare|isappinstalled|from_?source|linesource|li_fat_id)$",
    re.IGNORECASE,
)
# A value that looks like a document id keeps a parameter that is otherwise only tracking.
_DOCUMENT_ID = re.compile(r"^(?=.*\d)[\w-]{4,}$")
_KEPT_WITH_ID = {"cid", "ref", "source", "src", "from", "share", "track", "chnl", "chl", "cmp"}

_extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=4096)
def site_of(url: str) -> str:
    """The registrable host name of `url` (`udn.com` for `https://money.udn.com/…`).

    An address or a host outside the public suffix list gives its last two labels, as
    the list's own default rule says; an IP address gives itself.
    """
    host = host_of(url)
    parts = _extract(host)
    if parts.ipv4 or parts.ipv6:
        return host
    if parts.domain and parts.suffix:
        return f"{parts.domain}.{parts.suffix}"
    return ".".join(host.split(".")[-2:])


def host_of(url: str) -> str:
    """The host of `url`, lower case, without port, user or a closing dot; "" if there is none.

    A name in another script is told in its ASCII form (`xn--...`), as the network knows it.
    """
    parts = _split(url.strip())
    return _host(parts) if parts else ""


def normalize(url: str, base: str | None = None) -> str:
    """`url` in the form that is compared: absolute, no fragment, no tracking, no default port.

    The order and the spelling of the parameters that stay are kept: some sites read them.
    What cannot be taken apart (a port that is no number, no host) is given back as it
    stands, without its fragment; fetching refuses it. The result is its own normal form.
    """
    address = _join(base, url.strip()).partition("#")[0].strip()
    parts = _split(address)
    host = _host(parts) if parts else ""
    if parts is None or not host:
        return address
    if ":" in host:
        host = f"[{host}]"
    if parts.port and (parts.scheme, parts.port) not in {("http", 80), ("https", 443)}:
        host = f"{host}:{parts.port}"
    pieces = (piece.strip() for piece in parts.query.split("&"))
    kept = "&".join(piece for piece in pieces if piece and not _is_tracking(piece))
    return urlunsplit((parts.scheme, host, parts.path or "/", kept, "")).strip()


def article_id_of(canonical_url: str) -> str:
    """The stable id of the article at `canonical_url`; http and https are one address."""
    address = re.sub(r"^https?://(?:www\.)?", "", normalize(canonical_url))
    return digest_of("article", unquote(address))


def _join(base: str | None, url: str) -> str:
    """`url` as seen from `base`; alone where the two do not fit together."""
    if not base:
        return url
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def _split(url: str) -> SplitResult | None:
    """The parts of `url`, or None where it is no address (a bad port, half a bracket)."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # it is parsed, and refused, only when it is read
    except ValueError:
        return None
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii").rstrip(".")
    except UnicodeError:
        return host


def _is_tracking(piece: str) -> bool:
    """Whether one `key=value` of a query only tells where the reader came from."""
    key, _, value = (unquote_plus(part).strip() for part in piece.partition("="))
    if not _TRACKING.match(key):
        return False
    return not (key.lower() in _KEPT_WITH_ID and _DOCUMENT_ID.match(value))
