"""No address inside a private network is asked, however it is spelled, named or reached."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import pytest

from claimwire.errors import FetchFailed, FetchRefused
from claimwire.fetch import Fetcher
from claimwire.fetch.guard import check_url, is_public
from fetch.serving import Site

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/",
        "http://0177.0.0.1/", "http://0/", "http://0.0.0.0:8080/", "http://10.1.2.3/",
        "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://[::1]/",
        "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/",
        "http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://printer.local/",
        "http://db.internal/", "http://user:pw@127.0.0.1/", "http://127.0.0.1./",
        "http://１２７.0.0.1/", "http://①27.0.0.1/", "http://127。0。0。1/",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(
    url: str, make_fetcher: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loopback, private, link-local and reserved addresses are refused in every spelling."""
    for proxy in ("", "http://127.0.0.1:9"):
        fetcher = make_fetcher(allow_private=False, proxy=proxy, timeout=1.0)
        with pytest.raises(FetchRefused) as raised:
            fetcher.get(url)
        assert raised.value.kind in ("private-address", "bad-url")
        assert "pw" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("ftp://a.example/", "scheme"), ("file:///etc/passwd", "scheme"),
        ("javascript:1", "scheme"), ("gopher://a.example/", "scheme"),
        ("http://", "bad-url"), ("http://[half/", "bad-url"),
        ("http://a.example:99999/", "bad-url"), ("http://a.example:0/", "bad-url"),
        ("http://a.example\\@127.0.0.1/", "bad-url"), ("http://a b.example/", "bad-url"),
        ("", "scheme"),
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str, kind: str, fetcher: Fetcher) -> None:
    """Other schemes and addresses that cannot be taken apart are refused by kind."""
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(url)
    assert raised.value.kind == kind


@pytest.mark.parametrize("text", [PUBLIC, "2606:4700::1111", "8.8.8.8"])
def test_public_addresses_pass(text: str) -> None:
    """Addresses of the public internet pass."""
    assert is_public(ipaddress.ip_address(text))
    host = f"[{text}]" if ":" in text else text
    assert check_url(f"https://{host}/", allow_private=False).scheme == "https"


def _resolver(answers: dict[str, list[str]], port: int) -> Callable[..., Any]:
    real = socket.getaddrinfo

    def resolve(host: str, *args: Any, **kwargs: Any) -> Any:
        if host in answers:
            left = answers[host]
            address = left.pop(0) if len(left) > 1 else left[0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]
        return real(host, *args, **kwargs)

    return resolve


def test_name_that_resolves_inside_is_refused(
    site: Site, make_fetcher: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A public name with a private address is refused before a connection is made."""
    resolver = _resolver({"evil.example": ["127.0.0.1"]}, site.port)
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    with pytest.raises(FetchRefused) as raised:
        make_fetcher(allow_private=False).get(f"http://evil.example:{site.port}/")
    assert raised.value.kind == "private-address"
    assert site.requests == []


def test_rebinding_is_refused(
    site: Site, make_fetcher: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that ends inside although its address was public is closed unused."""
    answers = {"evil.example": [PUBLIC], PUBLIC: ["127.0.0.1"]}
    monkeypatch.setattr(socket, "getaddrinfo", _resolver(answers, site.port))
    with pytest.raises(FetchRefused) as raised:
        make_fetcher(allow_private=False).get(f"http://evil.example:{site.port}/")
    assert raised.value.kind == "private-address"
    assert site.requests == []


def test_redirect_inside_is_refused(
    site: Site, make_fetcher: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A public page that redirects to a private address leads nowhere."""
    monkeypatch.setattr("claimwire.fetch.session.check_peer", lambda *_: None)
    answers = {"news.example": [PUBLIC], PUBLIC: ["127.0.0.1"]}
    monkeypatch.setattr(socket, "getaddrinfo", _resolver(answers, site.port))
    site.page("/a", b"", status=302, headers={"Location": f"http://127.0.0.1:{site.port}/secret"})
    site.page("/secret", b"secret")
    with pytest.raises(FetchRefused) as raised:
        make_fetcher(allow_private=False).get(f"http://news.example:{site.port}/a")
    assert raised.value.kind == "private-address"
    assert site.paths() == ["/a"]


def test_unknown_name_may_pass(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that does not resolve now is a failure that may pass."""

    def fail(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchFailed) as raised:
        fetcher.get("http://gone.example/")
    assert raised.value.kind == "dns"
