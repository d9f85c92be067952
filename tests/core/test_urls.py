"""Addresses: one article has one normal form, and one site has one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwire.urls import article_id_of, host_of, normalize, site_of

SAFE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="/?#@:[]\\"),
    max_size=12,
)
HOSTS = st.sampled_from(
    [
        "udn.example",
        "News.Example",
        "例子.台灣",
        "a.co.jp.",
        "192.0.2.7",
        "[2001:db8::1]",
        "a_b.example",
    ]
)
KEYS = st.sampled_from(
    ["id", "utm_source", "fbclid", "ref", "cid", "q", "page", "from", "UTM_Term"]
)
QUERIES = st.lists(st.tuples(KEYS, SAFE), max_size=4).map(
    lambda pairs: "&".join(f"{key}={value}" for key, value in pairs)
)
ADDRESSES = st.builds(
    lambda scheme, host, port, path, query, tail: f"{scheme}://{host}{port}/{path}?{query}#{tail}",
    st.sampled_from(["http", "https", "HTTPS"]),
    HOSTS,
    st.sampled_from(["", ":80", ":443", ":8080"]),
    SAFE,
    QUERIES,
    SAFE,
)


@pytest.mark.parametrize(
    ("given_url", "wanted"),
    [
        ("HTTPS://News.Example/A", "https://news.example/A"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("https://news.example:80/a", "https://news.example:80/a"),
        ("https://reader:secret@news.example/a", "https://news.example/a"),
        ("http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("  https://news.example/a \n", "https://news.example/a"),
        ("https://news.example/a #top", "https://news.example/a"),
    ],
)
def test_form_of_host_port_and_fragment_is_one(given_url: str, wanted: str) -> None:
    """Case of the host, default ports, users, fragments and blanks make no other article."""
    assert normalize(given_url) == wanted


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=line&utm_medium=social",
        "fbclid=IwAR0abc123",
        "gclid=x&_ga=1.2.3",
        "at_medium=RSS&at_campaign=KARANGA",
        "UTM_Source=feed",
        "ref=home",
        "from=rss",
        "smid=tw-share",
        "ocid=feed&cvid=9",
        "utm_source",
        "&&",
        "",
    ],
)
def test_parameters_of_the_way_here_go(query: str) -> None:
    """What only tells where a reader came from is not part of an article's address."""
    assert normalize(f"https://news.example/story/7?{query}") == "https://news.example/story/7"


@pytest.mark.parametrize(
    "query",
    [
        "id=7",
        "id=7&page=2",
        "b=2&a=1",
        "newsid=20260125",
        "cid=20260125",
        "ref=A1234567",
        "q=%E8%8A%AF",
        "a",
    ],
)
def test_parameters_that_choose_the_article_stay(query: str) -> None:
    """Ids, pages and their order stay, also in a parameter that elsewhere is only tracking."""
    assert normalize(f"https://news.example/story?{query}") == f"https://news.example/story?{query}"


@pytest.mark.parametrize("query", ["a=1,2", "q=%E8%8A%AF", "flag", "t=a+b", "t=a%20b", "p=x|y"])
def test_removing_tracking_leaves_the_spelling_of_the_rest(query: str) -> None:
    """The same page with and without tracking has one form, however its parameters are written."""
    plain = normalize(f"https://news.example/story?{query}")
    assert normalize(f"https://news.example/story?{query}&utm_source=line") == plain
    assert normalize(f"https://news.example/story?utm_source=line&{query}") == plain


def test_relative_links_are_read_from_their_page() -> None:
    """A link of a page or feed becomes absolute by the page's address."""
    base = "https://news.example/cn/list?page=2#top"
    assert normalize("../story/7?utm_id=1", base) == "https://news.example/story/7"
    assert normalize("//m.news.example/7", base) == "https://m.news.example/7"
    assert normalize("https://other.example/8", base) == "https://other.example/8"


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "#",
        "http://",
        "http://[half/a",
        "http://news.example:port/a",
        "story/7",
        "http://a:99999/",
    ],
)
def test_what_is_no_address_is_given_back(junk: str) -> None:
    """A feed's broken links raise nothing here; they have no host, and fetching refuses them."""
    assert normalize(junk) == junk.rstrip("#")
    assert host_of(junk) == ""
    assert site_of(junk) == ""


@given(ADDRESSES)
def test_normal_form_is_its_own_normal_form(url: str) -> None:
    """Normalising twice changes nothing more."""
    once = normalize(url)
    assert normalize(once) == once


@given(st.text(max_size=60), st.sampled_from([None, "https://news.example/a/b"]))
def test_any_text_has_a_stable_form(text: str, base: str | None) -> None:
    """Whatever stands in a feed's link, nothing is raised and the form is stable."""
    once = normalize(text, base)
    assert normalize(once) == once
    site_of(once)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://money.udn.com/money/story/5612/1", "udn.com"),
        ("https://news.ltn.com.tw/news/world", "ltn.com.tw"),
        ("https://www.cna.com.tw/news/aie/1.aspx", "cna.com.tw"),
        ("https://www3.nhk.or.jp/news/1.html", "nhk.or.jp"),
        ("https://news.web.nhk/newsweb/1", "web.nhk"),
        ("https://tech.nikkei.co.jp/1", "nikkei.co.jp"),
        ("https://finance.people.com.cn/n1/1.html", "people.com.cn"),
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("https://www.news.gov.hk/chi/1", "news.gov.hk"),
        ("https://desk.news-example.tw:8443/1", "news-example.tw"),
        ("http://192.0.2.7:8080/1", "192.0.2.7"),
        ("http://[2001:db8::1]:8080/1", "2001:db8::1"),
        ("http://localhost:8080/1", "localhost"),
        ("http://desk.paper.internal/1", "paper.internal"),
        ("http://com.tw/1", "com.tw"),
    ],
)
def test_site_is_the_registrable_name(url: str, site: str) -> None:
    """Sub-domains belong to one site, and suffixes of two parts are known."""
    assert site_of(url) == site


def test_name_in_another_script_is_one_host() -> None:
    """A host in Han characters and its ASCII form are the same host and site."""
    ascii_form = "例子.台灣".encode("idna").decode("ascii")
    assert host_of("https://例子.台灣/1") == ascii_form
    assert site_of("https://www.例子.台灣/1") == site_of(f"https://www.{ascii_form}/1")
    assert normalize("https://例子.台灣/1") == normalize(f"https://{ascii_form}/1")


def test_one_article_has_one_id() -> None:
    """Scheme, www, tracking, fragment and percent-encoding do not make another article."""
    forms = [
        "https://www.news.example/story/晶片?id=7",
        "http://news.example/story/%E6%99%B6%E7%89%87?id=7",
        "https://NEWS.example:443/story/%e6%99%b6%e7%89%87?id=7&utm_source=line#comments",
    ]
    assert len({article_id_of(url) for url in forms}) == 1


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/story/8?id=7",
        "https://news.example/story/7?id=8",
        "https://m.news.example/story/7?id=7",
        "https://news.example:8443/story/7?id=7",
        "https://news.example/Story/7?id=7",
    ],
)
def test_other_articles_have_other_ids(other: str) -> None:
    """Path, id parameter, host and port do make another article."""
    assert article_id_of(other) != article_id_of("https://news.example/story/7?id=7")


def test_ids_are_fit_for_files_and_tables() -> None:
    """An id is 24 hex digits, and the same on every machine."""
    assert article_id_of("https://news.example/story/7") == article_id_of(
        "http://news.example/story/7"
    )
    assert len(article_id_of("https://news.example/story/7")) == 24
    assert int(article_id_of("https://news.example/story/7"), 16) >= 0
