"""The right article record of every page of the sample world, from the data it was made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree, html

from claimwire.records import Article, content_hash_of, to_json_lines
from claimwire.sample.pages import render_page
from claimwire.sample.router import answer
from claimwire.sample.state import SiteState
from claimwire.sample.world import Story, World, load_world
from claimwire.urls import article_id_of, site_of

_HIDDEN = ("script", "style", "noscript", "template", "head")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """A page with its right record.

    `file` is a name for the page, `body` its bytes, `boilerplate` every line that belongs neither
    to text nor title, `version` 2 after the silent edit.
    """

    file: str
    url: str
    article: Article
    boilerplate: tuple[str, ...]
    body: bytes
    version: int = 1


def gold_articles() -> tuple[Article, ...]:
    """The right record of every article, in its first version."""
    world = load_world()
    return tuple(gold_article(world, story) for story in world.stories)


def gold_pages() -> tuple[GoldPage, ...]:
    """Every page of the world, the silently edited one in both versions."""
    world = load_world()
    pages = []
    for story in world.stories:
        pages.append(_page(world, story, 1))
        if story.edited:
            pages.append(_page(world, story.after_edit(), 2))
    return tuple(pages)


def gold_article(world: World, story: Story) -> Article:
    """The right record of one article."""
    canonical = world.canonical_url(story)
    return Article(
        article_id=article_id_of(canonical),
        url=world.listed_url(story),
        canonical_url=canonical,
        site=site_of(canonical),
        title=story.title,
        authors=story.authors,
        published_at=story.published.isoformat(),
        modified_at=story.modified.isoformat() if story.modified else None,
        language=world.outlet(story.outlet).language,
        text=story.text,
        captions=story.captions,
        content_hash=content_hash_of(story.text),
    )


def write_pages(folder: Path) -> int:
    """Write every page and what it has to give into `folder`; the number of pages.

    The files are those of a labelled set: `NAME.html`; `urls.tsv` (name, address);
    `gold.jsonl` (the right record of each article, with `file` and `boilerplate`);
    `not_articles.txt` (file, address, reason) for the pages that are no article.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows, records = [], []
    for page in gold_pages():
        (folder / page.file).write_bytes(page.body)
        rows.append(f"{page.file}\t{page.url}\n")
        more = {"file": page.file, "boilerplate": page.boilerplate}
        records.append(asdict(page.article) | more)
    refused = []
    for name, url, body, reason in _no_articles():
        (folder / name).write_bytes(body)
        rows.append(f"{name}\t{url}\n")
        refused.append(f"{name}\t{url}\t{reason}\n")
    (folder / "gold.jsonl").write_bytes(to_json_lines(records))
    (folder / "urls.tsv").write_text("".join(rows), encoding="utf-8")
    (folder / "not_articles.txt").write_text("".join(refused), encoding="utf-8")
    return len(rows)


def _no_articles() -> Iterator[tuple[str, str, bytes, str]]:
    """Name, address, bytes and reason of each page that the cleaner has to refuse."""
    world, state = load_world(), SiteState()
    for neighbour in world.neighbours:
        if neighbour.stage == "clean":
            url = world.at_outlet(neighbour.outlet, neighbour.path)
            found = answer(state, str(urlsplit(url).hostname), urlsplit(url).path, {})
            if "Location" in found.headers:
                host = str(urlsplit(url).hostname)
                found = answer(state, host, found.headers["Location"], {})
            yield f"{neighbour.id}.html", url, found.body, neighbour.reason
    for outlet in world.outlets:
        page = answer(state, outlet.host, "/", {}).body
        yield f"front-{outlet.id}.html", f"http://{outlet.host}/", page, "a list of headlines"


def _page(world: World, story: Story, version: int) -> GoldPage:
    outlet = world.outlet(story.outlet)
    body = render_page(world, story)
    return GoldPage(
        file=f"{story.id}{'' if version == 1 else f'-v{version}'}.html",
        url=world.listed_url(story),
        article=gold_article(world, story),
        boilerplate=_boilerplate(body.decode(outlet.charset), story),
        body=body,
        version=version,
    )


def _boilerplate(page: str, story: Story) -> tuple[str, ...]:
    """The page's lines that stand neither in the article's text nor in its title."""
    tree = html.document_fromstring(page)
    etree.strip_elements(tree, *_HIDDEN, with_tail=False)
    wanted = _flat(story.title + "\n" + story.text)
    lines = (_flat(line) for node in tree.itertext() for line in str(node).splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and line not in wanted))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
