"""Feeds of every form, well made and not, as entries."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwire.errors import FeedBroken
from claimwire.sources import read_entries
from sources.feeds_made import NOW, URL, item, read, rss, source, urlset


def test_rss_item_is_an_entry() -> None:
    """Address, title, summary, time and language of an item come out plain."""
    more = (
        "<description><![CDATA[<p>輝達&nbsp;<b>H20</b></p><script>x()</script>]]></description>"
        "<pubDate>Sun, 25 Jan 2026 08:00:00 +0800</pubDate>"
    )
    entry = read(rss(item("https://news.example/a/1?utm_source=rss#top", more))).entries[0]
    assert entry.url == "https://news.example/a/1"
    assert entry.title == "標題"
    assert entry.summary == "輝達 H20"
    assert entry.published_at == "2026-01-25T08:00:00+08:00"
    assert (entry.source_id, entry.language) == ("s", "zh-Hant")


def test_atom_and_rdf_are_read() -> None:
    """Atom 1.0 and RSS 1.0 come through the same door, whatever the source's kind says."""
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/x/">
      <title>T</title><entry><title type="html">A &amp;amp; B &lt;i>c&lt;/i></title>
      <link rel="self" href="https://news.example/self"/><link href="b.html"/>
      <updated>2026-01-25T01:00:00Z</updated><published>2026-01-24T23:00:00Z</published>
      <summary>S</summary></entry></feed>"""
    entry = read(atom).entries[0]
    assert (entry.url, entry.title) == ("https://news.example/x/b.html", "A & B c")
    assert entry.published_at == "2026-01-24T23:00:00+00:00"
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://news.example/"><title>T</title></channel>
      <item rdf:about="https://news.example/1"><title>見出し</title>
      <link>https://news.example/1</link><dc:date>2026-01-25T18:07:00+09:00</dc:date></item>
      </rdf:RDF>"""
    entry = read(rdf, kind="atom", language="ja", time_zone="Asia/Tokyo").entries[0]
    assert (entry.title, entry.published_at) == ("見出し", "2026-01-25T18:07:00+09:00")


def test_relative_addresses_are_made_absolute() -> None:
    """Relative links are seen from the feed's address; what leads nowhere is counted."""
    reading = read(
        rss(
            item("/a/1") + item("../b/2") + item("//other.example/3") + item("mailto:x@y.example")
            + item("") + item("http://[half") + item("javascript:void(0)")
        )
    )  # fmt: skip
    assert [e.url for e in reading.entries] == [
        "https://news.example/a/1",
        "https://news.example/b/2",
        "https://other.example/3",
    ]
    assert reading.skipped == 4


def test_permanent_guid_stands_for_a_missing_link() -> None:
    """An item without a link is found by its guid, where that is an address."""
    made = '<item><title>t</title><guid isPermaLink="true">https://news.example/g</guid></item>'
    assert [e.url for e in read(rss(made)).entries] == ["https://news.example/g"]


def test_one_article_listed_twice_is_one_entry() -> None:
    """The second listing fills what the first left open."""
    dated = "<pubDate>Sun, 25 Jan 2026 08:00:00 +0800</pubDate><description>S</description>"
    body = rss(item("/a/1?fbclid=x") + item("/a/1#comments", dated, title="other"))
    reading = read(body)
    assert [(e.url, e.title, e.summary) for e in reading.entries] == [
        ("https://news.example/a/1", "標題", "S")
    ]
    assert reading.entries[0].published_at is not None


@pytest.mark.parametrize("encoding", ["big5", "gb2312", "gb18030", "shift_jis", "utf-16", "euc-jp"])
def test_declared_encodings_are_read(encoding: str) -> None:
    """A feed and a sitemap in the encoding that they declare give right titles."""
    feed = rss(item(title="中文")).replace("UTF-8", encoding)
    assert read(feed.encode(encoding)).entries[0].title == "中文"
    news = (
        "<url><loc>https://news.example/1</loc><news:news><news:title>中文</news:title>"
        "</news:news></url>"
    )
    sitemap = urlset(news).replace("UTF-8", encoding)
    assert read(sitemap.encode(encoding)).entries[0].title == "中文"


def test_encoding_in_the_header_is_heard() -> None:
    """A feed that declares nothing is read by the answer's Content-Type."""
    feed = rss(item(title="中國")).partition("?>")[2].encode("big5")
    assert read(feed, "text/xml; charset=big5").entries[0].title == "中國"


def test_broken_feed_gives_what_can_be_read() -> None:
    """A feed with a stray ampersand, a control character or a torn end gives its whole items."""
    body = rss(item("/1", title="AT&T \x0b x") + item("/2") + item("/3"))
    torn = body[: body.index("/3</link>")]
    reading = read(torn)
    assert [e.url for e in reading.entries][:2] == [
        "https://news.example/1",
        "https://news.example/2",
    ]
    assert reading.damage is not None
    assert "\n" not in reading.damage


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("", "empty-feed"),
        ("   \n", "empty-feed"),
        ("<html><body><p>Login</p></body></html>", "not-a-feed"),
        ("<!DOCTYPE html><html><head><title>404</title></head></html>", "not-a-feed"),
        ("<rss version='2.0'><channel><title>t", "broken-feed"),
        ("{\"error\": 1}", "not-a-feed"),
        ("\x00\x01\x02\xff", "not-a-feed"),
        ("<urlset><url><lo", "broken-feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told(body: str, kind: str) -> None:
    """A document without one readable entry is `FeedBroken` with a kind."""
    with pytest.raises(FeedBroken) as raised:
        read(body)
    assert raised.value.kind == kind
    assert raised.value.url == URL


def test_empty_feed_is_no_error() -> None:
    """A well-made feed without items is a quiet day."""
    assert read(rss("")).entries == ()
    assert read(urlset("")).entries == ()


def test_gzipped_documents_are_opened() -> None:
    """A `.xml.gz` is opened, twice-packed too; a damaged or bomb-like one is told."""
    packed = gzip.compress(urlset("<url><loc>https://news.example/1</loc></url>").encode())
    assert len(read(packed).entries) == 1
    assert len(read(gzip.compress(packed)).entries) == 1
    with pytest.raises(FeedBroken) as torn:
        read(packed[:-10])
    assert torn.value.kind == "broken-gzip"
    with pytest.raises(FeedBroken) as bomb:
        read(gzip.compress(b" " * 60_000_000))
    assert bomb.value.kind == "too-large"


def test_entity_bombs_do_nothing(tmp_path: Path) -> None:
    """Entities that multiply, and such as read local files, are not expanded."""
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret")
    levels = (f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(8))
    declared = f'<!ENTITY a "aaaaaaaaaa">{"".join(levels)}<!ENTITY file SYSTEM "{secret.as_uri()}">'
    feed = rss(item(title="x&i;&file;")).replace("<rss", f"<!DOCTYPE rss [{declared}]><rss")
    titles = [e.title or "" for e in read(feed).entries]
    assert all(len(title) < 100 and "top secret" not in title for title in titles)
    sitemap = urlset("<url><loc>https://news.example/&i;</loc></url>")
    with pytest.raises(FeedBroken):
        read(sitemap.replace("<urlset", f"<!DOCTYPE urlset [{declared}]><urlset"))


def test_body_is_never_taken_for_a_file_name() -> None:
    """A feed whose bytes are the path of a file does not make us read that file."""
    with pytest.raises(FeedBroken):
        read(str(Path(__file__).resolve()))


_WELL_MADE = (
    rss(item("/1", "<pubDate>Sun, 25 Jan 2026 08:00:00 +0800</pubDate>") * 3).encode(),
    urlset("<url><loc>https://news.example/1</loc><lastmod>2026-01-25</lastmod></url>").encode(),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    base=st.sampled_from(_WELL_MADE),
    edits=st.lists(st.tuples(st.integers(0, 600), st.binary(max_size=6)), max_size=6),
    cut=st.none() | st.integers(0, 600),
)
def test_no_bytes_break_the_reader(
    base: bytes, edits: list[tuple[int, bytes]], cut: int | None
) -> None:
    """However a feed is mangled, the outcome is entries or `FeedBroken`."""
    body = bytearray(base)
    for place, data in edits:
        body[place : place + len(data)] = data
    try:
        entries = read_entries(
            bytes(body[:cut]), source=source(), url=URL, content_type=None, now=NOW
        )
    except FeedBroken:
        return
    assert all(e.url.startswith(("http://", "https://")) for e in entries)
