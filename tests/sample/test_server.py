"""The site as a client meets it: a real server on loopback, asked as a proxy is asked."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from claimwire.sample import world as world_module
from claimwire.sample.gold import gold_pages
from claimwire.sample.router import HUGE_BYTES
from claimwire.sample.server import SampleSite, Seen
from claimwire.sample.world import Neighbour, Story, load_world

WORLD = load_world()


@pytest.fixture
def site() -> Iterator[SampleSite]:
    """A site that nobody has asked for anything yet."""
    with SampleSite() as running:
        yield running


def ask(site: SampleSite, url: str, **options: object) -> requests.Response:
    """GET `url` through the site."""
    session = requests.Session()
    session.trust_env = False
    session.proxies = {"http": site.url, "https": site.url}
    return session.get(url, timeout=10, **options)


def story(**wanted: object) -> Story:
    """The first article with these values."""
    return next(
        s for s in WORLD.stories if all(getattr(s, name) == value for name, value in wanted.items())
    )


def neighbour(behaviour: str) -> tuple[Neighbour, str]:
    """A bad neighbour of that behaviour, and its URL."""
    found = next(n for n in WORLD.neighbours if n.behaviour == behaviour)
    return found, WORLD.at_outlet(found.outlet, found.path)


def test_every_article_is_served_at_its_listed_and_canonical_address(site: SampleSite) -> None:
    """What a feed names and what the page calls its own lead to the same bytes."""
    for page in gold_pages():
        if page.version > 1:
            continue
        for address in (page.url, page.article.canonical_url):
            if page.file == "a18.html":
                address = f"{address}?page=all"
            answer = ask(site, address)
            while answer.status_code == 500:
                answer = ask(site, address)
            assert answer.status_code == 200, address
            edited = [p.body for p in gold_pages() if p.url == page.url]
            assert answer.content in edited


def test_an_article_on_two_pages(site: SampleSite) -> None:
    """Each page leads to the other one, and together they hold what one page would."""
    address = WORLD.listed_url(story(id="a18"))
    first, second = ask(site, address), ask(site, f"{address}?page=2")
    assert 'rel="next" href="?page=2"' in first.text
    assert f'href="{address}"' in second.text
    words = [p for p in story(id="a18").text.split("\n\n") if "\n" not in p and '"' not in p]
    for paragraph in (p.replace("'", "&#39;") for p in words):
        held = [paragraph in page.text.replace("'", "&#39;") for page in (first, second)]
        assert held.count(True) == 1, paragraph
    assert ask(site, f"{address}?page=3").status_code == 404


def test_a_host_header_is_answered_as_a_proxy_request_is(site: SampleSite) -> None:
    """`GET /path` with a Host header and `GET http://host/path` are one request."""
    target = WORLD.canonical_url(story(id="a01"))
    host, path = target.removeprefix("http://").split("/", 1)
    connection = http.client.HTTPConnection(site.url.removeprefix("http://"), timeout=10)
    connection.request("GET", f"/{path}", headers={"Host": host})
    assert connection.getresponse().read() == ask(site, target).content


def test_other_hosts_get_a_502(site: SampleSite) -> None:
    """The proxy serves its own world only, so nothing leaks to the real web."""
    assert ask(site, "http://news.example.org/a").status_code == 502


def test_unknown_paths_get_a_404(site: SampleSite) -> None:
    """A host of the world answers a path that it does not have as news sites do."""
    answer = ask(site, "http://www.lanyu-wire.example/nothing/here.aspx")
    assert answer.status_code == 404
    assert "找不到" in answer.text


@pytest.mark.parametrize("kind", ["page", "feed"])
def test_validators_give_a_304(site: SampleSite, kind: str) -> None:
    """ETag and Last-Modified each spare the client what it already has."""
    url = WORLD.canonical_url(story(id="a01")) if kind == "page" else WORLD.outlets[0].feed_url
    first = ask(site, url)
    for header, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = ask(site, url, headers={header: value})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
    assert ask(site, url, headers={"If-None-Match": '"other"'}).status_code == 200


def test_gzip_only_for_clients_that_take_it(site: SampleSite) -> None:
    """The same text comes compressed or plain, as the client asks."""
    url = WORLD.canonical_url(story(id="a04"))
    small = ask(site, url)
    plain = ask(site, url, headers={"Accept-Encoding": "identity"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert small.content == plain.content
    assert int(small.headers["Content-Length"]) < len(plain.content)


def test_a_500_heals_after_two_gets(site: SampleSite) -> None:
    """The failing article fails as often as it says, then answers for good."""
    failing = next(s for s in WORLD.stories if s.failures)
    url = WORLD.listed_url(failing)
    assert [ask(site, url).status_code for _ in range(4)] == [500, 500, 200, 200]


def test_an_article_is_edited_silently(site: SampleSite) -> None:
    """From the second GET on the page differs, with a new ETag, and says nothing of it."""
    edited = next(s for s in WORLD.stories if s.edited)
    url = WORLD.listed_url(edited)
    first = ask(site, url)
    second = ask(site, url, headers={"If-None-Match": first.headers["ETag"]})
    third = ask(site, url, headers={"If-None-Match": second.headers["ETag"]})
    assert "40萬顆" in first.text
    assert "60萬顆" in second.text
    assert first.headers["ETag"] != second.headers["ETag"]
    assert first.headers["Last-Modified"] != second.headers["Last-Modified"]
    assert "更新" not in second.text
    assert third.status_code == 304


def test_a_head_request_changes_nothing(site: SampleSite) -> None:
    """Only a GET counts towards an edit."""
    edited = next(s for s in WORLD.stories if s.edited)
    url = WORLD.listed_url(edited)
    proxies = {"http": site.url}
    for _ in range(3):
        assert requests.head(url, proxies=proxies, timeout=10).status_code == 200
    assert "40萬顆" in ask(site, url).text


def test_a_restart_goes_on_where_the_last_server_stopped(tmp_path: Path) -> None:
    """Counts and added articles outlive the server when there is a state file."""
    failing = WORLD.listed_url(next(s for s in WORLD.stories if s.failures))
    state = tmp_path / "deep" / "state.json"
    with SampleSite(state_file=state) as site:
        assert [ask(site, failing).status_code for _ in range(2)] == [500, 500]
        added = site.add_article("jiazi-daily", title="快訊／輝達", body="輝達今天出貨。")
    with SampleSite(state_file=state) as site:
        assert ask(site, failing).status_code == 200
        assert "輝達今天出貨。" in ask(site, added).text


def test_an_article_can_be_added_at_run_time(site: SampleSite) -> None:
    """It stands in the feed at once, as the newest, and the feed's ETag changes."""
    outlet = WORLD.outlet("lanyu-wire")
    before = ask(site, outlet.feed_url)
    url = site.add_article(
        "lanyu-wire",
        title="輝達增設據點",
        body="輝達將在竹北增設據點。\n\n!! 說明圖\n\n預計用300人。",
    )
    after = ask(site, outlet.feed_url, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.text.index(url) < after.text.index("202601240102")
    assert "預計用300人。" in ask(site, url).text


def test_articles_are_added_over_http_too(site: SampleSite) -> None:
    """The admin endpoint takes JSON and names what is missing."""
    body = {"outlet": "kanda-shimbun", "title": "エヌビディア、増産", "body": "増産する。"}
    made = requests.post(f"{site.url}/__articles", json=body, timeout=10)
    assert made.status_code == 201
    assert ask(site, made.json()["url"]).status_code == 200
    for wrong in ({"outlet": "kanda-shimbun"}, {**body, "outlet": "nobody"}):
        answer = requests.post(f"{site.url}/__articles", json=wrong, timeout=10)
        assert answer.status_code == 400
        assert "error" in answer.json()
    elsewhere = ask(site, "http://www.kanda-shimbun.example/__articles")
    assert elsewhere.status_code == 404


def test_adding_to_an_unknown_outlet_names_the_known_ones(site: SampleSite) -> None:
    """The error tells what would have been right."""
    with pytest.raises(KeyError, match="jiazi-daily"):
        site.add_article("nobody", title="x", body="y")


def test_the_log_tells_what_was_asked(site: SampleSite) -> None:
    """Host, path with query, status and method, in the order of the requests."""
    ask(site, "http://www.lanyu-wire.example/robots.txt?x=1")
    ask(site, "http://elsewhere.example/")
    assert site.log == (
        Seen("www.lanyu-wire.example", "/robots.txt?x=1", 200),
        Seen("elsewhere.example", "/", 502),
    )
    told = requests.get(f"{site.url}/__log", timeout=10).json()
    assert told[0]["host"] == "www.lanyu-wire.example"


def test_an_endless_redirect_never_repeats_an_address(site: SampleSite) -> None:
    """Each hop leads to another address, so that only a limit ends it."""
    _, url = neighbour("redirects")
    with pytest.raises(requests.TooManyRedirects):
        ask(site, url)
    paths = [seen.path for seen in site.log]
    assert len(paths) == len(set(paths)) > 20


def test_a_login_wall_redirects_to_a_form(site: SampleSite) -> None:
    """The listed address ends at a page with a password field, status 200."""
    _, url = neighbour("login")
    answer = ask(site, url)
    assert answer.status_code == 200
    assert answer.history[0].status_code == 302
    assert 'type="password"' in answer.text


def test_the_missing_page_has_a_soft_twin(site: SampleSite) -> None:
    """A 404 and a soft 404 show the same words with different status."""
    hard, soft = (ask(site, neighbour(b)[1]) for b in ("missing", "soft-404"))
    assert (hard.status_code, soft.status_code) == (404, 200)
    assert hard.text == soft.text


def test_a_huge_page_is_streamed_without_a_length(site: SampleSite) -> None:
    """30 MB come in pieces; a client that hangs up early does the server no harm."""
    _, url = neighbour("huge")
    with ask(site, url, stream=True) as answer:
        assert "Content-Length" not in answer.headers
        next(answer.iter_content(65536))
    with ask(site, url, stream=True) as answer:
        assert sum(len(piece) for piece in answer.iter_content(1 << 20)) >= HUGE_BYTES


def test_a_small_answer_can_unpack_to_30_mb(site: SampleSite) -> None:
    """The gzip bomb is small on the wire."""
    _, url = neighbour("bomb")
    with ask(site, url, stream=True) as answer:
        assert int(answer.headers["Content-Length"]) < 50_000
        assert len(answer.content) >= HUGE_BYTES


def test_empty_and_script_only_pages_hold_no_text(site: SampleSite) -> None:
    """One has no byte, the other only a script that would fill it."""
    assert ask(site, neighbour("empty")[1]).content == b""
    shell = ask(site, neighbour("shell")[1])
    assert "<script" in shell.text
    assert "<p" not in shell.text


def test_a_garbled_page_decodes_in_no_encoding(site: SampleSite) -> None:
    """It declares UTF-8, and no encoding of its language reads it without loss."""
    body = ask(site, neighbour("garbled")[1]).content
    for charset in ("utf-8", "big5", "big5hkscs", "gb18030", "shift_jis", "cp932", "euc-jp"):
        with pytest.raises(UnicodeDecodeError):
            body.decode(charset)


def test_a_wrong_charset_is_declared_in_header_and_page(site: SampleSite) -> None:
    """One readable article says UTF-8 twice and is Big5."""
    wrong = next(s for s in WORLD.stories if s.declared)
    answer = ask(site, WORLD.listed_url(wrong))
    assert "utf-8" in answer.headers["Content-Type"]
    assert b"charset=utf-8" in answer.content
    with pytest.raises(UnicodeDecodeError):
        answer.content.decode("utf-8")
    assert wrong.title in answer.content.decode("big5")


def test_robots_forbid_a_path_that_a_feed_lists(site: SampleSite) -> None:
    """The page is there, but robots.txt of its host rules it out."""
    found, url = neighbour("disallowed")
    outlet = WORLD.outlet(found.outlet)
    robots = ask(site, f"http://{outlet.host}/robots.txt").text
    assert "Disallow: /print/" in robots
    assert found.path.startswith("/print/")
    assert url in ask(site, outlet.feed_url).text
    assert ask(site, url).status_code == 200


def test_one_host_asks_for_a_crawl_delay() -> None:
    """A pause that robots.txt asks for is part of the world."""
    assert [o.id for o in WORLD.outlets if "Crawl-delay" in o.robots] == ["nihonbashi-sangyo"]


def test_the_module_serves_until_interrupted(tmp_path: Path) -> None:
    """`python -m claimwire.sample` prints one line when ready and ends on a signal."""
    command = [sys.executable, "-m", "claimwire.sample", "--port", "0"]
    command += ["--state", str(tmp_path / "state.json")]
    package = str(Path(world_module.__file__).parents[2])
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": package}
    ) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        proxy = line.rsplit("=", 1)[1].strip()
        told = requests.get(f"{proxy}/", timeout=10)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=10) == 0
    assert json.loads(told.text)["proxy for"][0] == "www.lanyu-wire.example"
