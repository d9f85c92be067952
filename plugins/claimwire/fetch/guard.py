"""Which addresses may be asked: http(s) on the public internet only.

A feed is written by strangers, so any URL in it may point into the network that claimwire
runs in. Three looks keep that out: at the URL, at what its host name resolves to, and at
the peer of the open socket, so that a name that resolves differently a moment later
(DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import SplitResult, urlsplit

from claimwire.errors import FetchFailed, FetchRefused
from claimwire.fetch.response import shown

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Names that by RFC 6761, 6762, 8375 and ICANN's reservation never lead to the public internet.
_LOCAL_NAMES = ("localhost", "local", "internal", "home.arpa", "localdomain")
# NAT64 (RFC 6052): the last 32 bits are the IPv4 address that is reached.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether `address` lies on the public internet, embedded IPv4 addresses included."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is None and address.teredo is not None:
            inner = address.teredo[1]
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


def check_url(url: str, *, allow_private: bool) -> SplitResult:
    """`url` taken apart, after the looks that need no network.

    Raises:
        FetchRefused: `bad-url`, `scheme` or `private-address`.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        raise FetchRefused(shown(url), "bad-url", "not a valid address") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchRefused(shown(url), "scheme", "only http and https addresses are fetched")
    # A backslash or a blank ends the host for some readers of addresses and not for others.
    if not host or port == 0 or re.search(r"[\\\s]", parts.netloc):
        raise FetchRefused(shown(url), "bad-url", "not a valid address")
    if not allow_private:
        literal = _literal(host)
        if _is_local_name(host) or (literal is not None and not is_public(literal)):
            raise _private(url)
    return parts


def resolve(url: str, host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of `host`, all of them allowed.

    One private address among them refuses the host: a public site has none.

    Raises:
        FetchFailed: `dns`, the name does not resolve.
        FetchRefused: `private-address`.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchFailed(shown(url), "dns", f"the host {host} does not resolve") from None
    addresses = list(dict.fromkeys(str(item[4][0]) for item in found))
    if not allow_private:
        for address in addresses:
            check_peer(url, address)
    return addresses


def check_peer(url: str, address: str) -> None:
    """Refuse a private `address` (text form, an IPv6 zone allowed).

    Raises:
        FetchRefused: `private-address`.
    """
    try:
        public = is_public(ipaddress.ip_address(address.partition("%")[0]))
    except ValueError:
        public = False
    if not public:
        raise _private(url)


def _private(url: str) -> FetchRefused:
    return FetchRefused(
        shown(url),
        "private-address",
        "leads into a private network; set CLAIMWIRE_ALLOW_PRIVATE=1 only for a site of your own",
    )


def _is_local_name(host: str) -> bool:
    host = host.lower()
    return any(host == name or host.endswith("." + name) for name in _LOCAL_NAMES)


def _literal(host: str) -> Address | None:
    """The address that `host` spells, in the short and numeric forms of inet_aton as well."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    if not host[-1:].isalnum() or not host[:1].isdigit():
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        return None
