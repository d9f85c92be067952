"""Each folder of `tests/pages` is one page: source, what must come out, and why it is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimwire.clean import clean_page
from claimwire.clean.article import blocks_with_reasons
from claimwire.clean.score import FIELDS, body_f1, left, same
from claimwire.errors import NotAnArticle
from claimwire.records import PageHints
from claimwire.urls import site_of

PAGES = Path(__file__).parent.parent / "pages"
# Whole pages that rules were written on beside the scored ones, of which a third is held out.
MORE = Path(__file__).parent / "pages"
PLACES = {p.name: p for root in (PAGES, MORE) for p in root.iterdir() if p.is_dir()}
FOLDERS = sorted(PLACES)
# The pages held out by outlet are a scored set (`claimwire score`), no tests to pass.
WRITTEN_FOR = [name for name in FOLDERS if not name.startswith("held_")]


def _load(name: str) -> tuple[bytes, dict[str, Any]]:
    folder = PLACES[name]
    (source,) = folder.glob("source.*")
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return source.read_bytes(), expected


def _first_difference(name: str, body: bytes, expected: dict[str, Any], text: str) -> str:
    """The first block that is there and should not be, or the reverse, with its tag path."""
    wanted = expected["text"].split("\n\n")
    got = text.split("\n\n")
    paths = {
        block: f"{path} ({reason or 'kept'})"
        for block, path, reason in blocks_with_reasons(
            body, url=expected["url"], content_type=expected.get("content_type")
        )
    }
    for i in range(max(len(wanted), len(got))):
        want = wanted[i] if i < len(wanted) else "(nothing)"
        have = got[i] if i < len(got) else "(nothing)"
        if want != have:
            known = paths.get(have) or paths.get(want.split("\n")[0]) or "(no block)"
            shown = f"wanted {want[:90]!r}\n  got    {have[:90]!r}\n  at     {known}"
            return f"{name}: block {i}\n  {shown}"
    return f"{name}: the texts differ in blanks only"


@pytest.mark.parametrize("name", WRITTEN_FOR)
def test_page(name: str) -> None:
    """The page gives exactly the expected article, or is refused as the expected kind."""
    body, expected = _load(name)
    hints = PageHints(**expected.get("hints", {}))
    arguments = {
        "url": expected["url"],
        "content_type": expected.get("content_type"),
        "hints": hints,
    }
    if "refused" in expected:
        with pytest.raises(NotAnArticle) as refusal:
            clean_page(body, **arguments)
        assert refusal.value.kind == expected["refused"]
        return
    article = clean_page(body, **arguments)
    remaining = left(expected["boilerplate"], article.text)
    _, _, f1 = body_f1(expected["text"], article.text)
    difference = _first_difference(name, body, expected, article.text)
    assert not remaining, f"{name}: left in the text: {remaining}\n{difference}"
    assert f1 >= expected.get("least_f1", 0.995), difference
    known = set(expected.get("known_wrong", ()))
    for field in FIELDS:
        if field not in known:
            got = getattr(article, field)
            assert same(field, expected[field], got), f"{field}: {got!r} is not {expected[field]!r}"


@pytest.mark.parametrize("name", FOLDERS)
def test_folder_says_why(name: str) -> None:
    """Every page says in `why.md` which layout it is and which rule it guards."""
    assert len((PLACES[name] / "why.md").read_text(encoding="utf-8").strip()) > 40


def test_no_outlet_is_held_out_and_read() -> None:
    """The pages beside the scored ones are of outlets that no page held out has."""
    sites: dict[bool, set[str]] = {True: set(), False: set()}
    for name in FOLDERS:
        expected = json.loads((PLACES[name] / "expected.json").read_text(encoding="utf-8"))
        sites[name.startswith("held_")].add(site_of(expected["url"]))
    assert sites[True] & sites[False] == set()
