"""The page in a real Chromium: what keys do, what a phone shows, and that nothing is blocked."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from claimwire.web import create_app
from web.browser import Browser, chromium, open_browser
from web.published import TOPIC

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium here"),
]


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    """The address of a real server of the page."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(create_app(published, TOPIC), log_level="warning", lifespan="off")
        )
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One tab for all tests."""
    with open_browser(str(chromium()), "zh-TW") as opened:
        opened.screen(1280, 900)
        yield opened


def test_reader_finds_and_opens_a_claim_by_keyboard_alone(browser: Browser, address: str) -> None:
    """/ searches in Chinese, j walks to the first result, Enter opens it at its evidence."""
    browser.screen(1280, 900)
    browser.go(f"{address}/")
    assert browser.eval("document.documentElement.lang") == "zh-Hant"
    browser.press("/")
    assert browser.eval("document.activeElement.type") == "search"
    browser.call("Input.insertText", text="本地茶占比将达")
    browser.press("Enter")
    browser.wait("location.pathname === '/search' && document.readyState === 'complete'")
    assert browser.eval("document.querySelectorAll('tr[data-item]').length") == 1
    browser.press("j")
    assert browser.eval("document.activeElement.matches('[data-open]')")
    outline = browser.eval("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    browser.press("Enter")
    browser.wait("location.pathname.startsWith('/claims/') && document.readyState === 'complete'")
    assert "40%" in browser.eval("document.getElementById('evidence').textContent")
    seen = "(e => e.top >= 0 && e.bottom <= innerHeight)(evidence.getBoundingClientRect())"
    assert browser.eval(seen)


def test_addresses_hold_only_what_says_something(browser: Browser, address: str) -> None:
    """A form leaves its empty fields out of the link that people share."""
    browser.go(f"{address}/search")
    browser.eval("document.querySelector('.narrow input[name=q]').value = '茶'")
    browser.eval("document.querySelector('.narrow').requestSubmit()")
    browser.wait("location.search !== '' && document.readyState === 'complete'")
    assert browser.eval("decodeURIComponent(location.search)") == "?q=茶"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_fit_and_nothing_is_blocked(
    browser: Browser, address: str, width: int, dark: bool
) -> None:
    """On a phone and a desk, light and dark, no page is wider than the screen or breaks a rule."""
    browser.screen(width, 800, dark=dark, phone=width < 500)
    for path in (
        "/",
        "/search",
        "/measures/local-share?day=2026-01-12",
        "/contradictions",
        "/sources",
        "/sql?q=from+current_claims",
        "/articles/mountain",
    ):
        browser.go(address + path)
        assert browser.eval("document.documentElement.scrollWidth") <= width, path
        assert browser.eval("document.title") != "taken"
        background = browser.eval("getComputedStyle(document.body).backgroundColor")
        light = sum(int(part) for part in background[4:-1].split(",")) > 380
        assert light is not dark, path
    assert not browser.console


def test_chart_is_drawn(browser: Browser, address: str) -> None:
    """The dots of a measure's chart lie inside it, and the keyboard reaches and opens one."""
    browser.screen(1280, 900)
    browser.go(f"{address}/measures/local-share")
    inside = """[...document.querySelectorAll('.on-desk .dot')].every(dot => {
        const d = dot.getBoundingClientRect();
        const c = dot.ownerSVGElement.getBoundingClientRect();
        return d.width > 4 && d.left >= c.left && d.right <= c.right && d.bottom <= c.bottom;
    })"""
    assert browser.eval("document.querySelectorAll('.on-desk .dot').length") >= 3
    assert browser.eval(inside)
    browser.eval("document.querySelector('svg a').focus()")
    browser.press("Enter")
    browser.wait("location.pathname.startsWith('/claims/')")
    assert browser.picture().startswith(b"\x89PNG")
