"""With a proxy set everything goes through it, and nothing else is asked."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from claimwire.errors import FetchFailed, FetchRefused
from claimwire.fetch import Fetcher
from fetch.serving import Site


@pytest.fixture
def proxied(site: Site, make_fetcher: Callable[..., Fetcher]) -> Fetcher:
    """A fetcher behind a proxy on loopback (the site, which sees whole addresses)."""
    return make_fetcher(allow_private=False, proxy=f"http://user:s3cret@127.0.0.1:{site.port}")


def test_proxy_is_asked_for_the_whole_address(site: Site, proxied: Fetcher) -> None:
    """The proxy gets the absolute address and its own credentials, and looks the name up itself."""
    site.page("http://news.example/a", b"through")
    answer = proxied.get("http://news.example/a")
    assert answer.body == b"through"
    assert answer.final_url == "http://news.example/a"
    asked = [path for path, _ in site.requests]
    assert asked == ["http://news.example/robots.txt", "http://news.example/a"]
    assert "proxy-authorization" in site.requests[-1][1]


def test_redirect_to_a_private_address_is_refused(site: Site, proxied: Fetcher) -> None:
    """A proxy is no way around: private addresses and localhost stay refused after a redirect."""
    for target in ("http://127.0.0.1/", "http://localhost/", "http://169.254.169.254/"):
        site.page("http://news.example/r", b"", status=302, headers={"Location": target})
        with pytest.raises(FetchRefused) as raised:
            proxied.get("http://news.example/r")
        assert raised.value.kind == "private-address"


def test_tls_goes_through_a_tunnel(site: Site, proxied: Fetcher) -> None:
    """An https address makes a tunnel; a proxy that refuses is told without its password."""
    tunnels = []

    def route(handler: BaseHTTPRequestHandler) -> None:
        tunnels.append(handler.path)
        handler.send_error(403)

    site.connect = route
    with pytest.raises(FetchFailed) as raised:
        proxied.get("https://news.example/a")
    assert tunnels == ["news.example:443"]
    assert "s3cret" not in str(raised.value)


def test_dead_proxy_may_pass(make_fetcher: Callable[..., Fetcher]) -> None:
    """A proxy that does not answer is a failure that may pass."""
    fetcher = make_fetcher(allow_private=False, proxy="http://127.0.0.1:9")
    with pytest.raises(FetchFailed):
        fetcher.get("http://news.example/a")
