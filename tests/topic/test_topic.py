"""Topic files: a right one is read whole, a wrong one is told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimwire.errors import ConfigError
from claimwire.topic import Topic, load_topic

GOOD = """
[topic]
id = "tea"
time_zone = "Asia/Taipei"
names.en = "Tea"

[[themes]]
id = "harvest"
names.en = "Harvest"
keywords.en = ["harvest", "crop"]

[[entities]]
id = "tea-board"
name = "茶業局"
type = "agency"
aliases.en = ["Tea Board"]
aliases.ja = ["茶業局", "ティーボード"]

[[measures]]
id = "crop"
names.en = "Crop"
unit = "t"
theme = "harvest"
entities = ["tea-board"]
keywords.en = ["crop"]

[[sources]]
id = "leaf"
url = "https://leaf.example/feed.xml"
kind = "rss"
outlet = "Leaf"
language = "en"
time_zone = "UTC"
"""


def _load(folder: Path, text: str) -> Topic:
    """Load `text` as a topic file."""
    path = folder / "topic.toml"
    path.write_text(text, encoding="utf-8")
    return load_topic(path)


def _fault(folder: Path, text: str) -> str:
    """The one line that `text` is refused with, without the file's path."""
    with pytest.raises(ConfigError) as caught:
        _load(folder, text)
    line = str(caught.value)
    assert "\n" not in line
    path = f"{folder / 'topic.toml'}: "
    assert line.startswith(path)
    return line.removeprefix(path)


def test_a_right_file_is_read_whole(tmp_path: Path) -> None:
    """Every section arrives, with defaults where the file says nothing."""
    topic = _load(tmp_path, GOOD)
    assert topic.id == "tea"
    assert [
        len(part) for part in (topic.themes, topic.entities, topic.measures, topic.sources)
    ] == [1] * 4
    assert topic.sources[0].confirmed
    assert topic.sources[0].relevance == "filter"


def test_names_of_an_entity_are_told_once(tmp_path: Path) -> None:
    """The canonical name comes first, and an alias that repeats it is not told again."""
    assert _load(tmp_path, GOOD).entities[0].all_names == ("茶業局", "Tea Board", "ティーボード")


def test_a_topic_without_sources_is_a_topic(tmp_path: Path) -> None:
    """Extraction from files needs no feeds."""
    assert _load(tmp_path, GOOD[: GOOD.index("[[sources]]")]).sources == ()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "[[entities]]",
            "[[entitys]]",
            "entitys: unknown key; allowed: topic, themes, entities, measures, sources;"
            " did you mean 'entities'?",
        ),
        (
            "aliases.en",
            "alias.en",
            "entities.tea-board.alias: unknown key; allowed: id, name, type, themes, aliases;"
            " did you mean 'aliases'?",
        ),
        (
            'outlet = "Leaf"',
            'outlet = "Leaf"\noulet = "Leaf"',
            "sources.leaf.oulet: unknown key; allowed: id, url, kind, outlet, language, time_zone,"
            " confirmed, relevance; did you mean 'outlet'?",
        ),
        (
            'unit = "t"',
            'unit = "t"\n"un\\nit" = "t"',
            "measures.crop.'un\\nit': unknown key; allowed: id, names, unit, theme, entities,"
            " keywords; did you mean 'unit'?",
        ),
        ('name = "茶業局"\n', "", "entities.tea-board.name: this key is missing"),
        ('id = "tea-board"\n', "", "entities.#1.id: this key is missing"),
        (
            'id = "tea-board"',
            'id = "Tea Board"',
            "entities.Tea Board.id: 'Tea Board' is not allowed; allowed: lower-case letters, digits"
            " and single hyphens between them",
        ),
        (
            'name = "茶業局"',
            "name = 7",
            "entities.tea-board.name: 7 is not allowed; allowed: a text in quotes",
        ),
        (
            'name = "茶業局"',
            'name = " "',
            "entities.tea-board.name: ' ' is not allowed; allowed: a text that is not empty",
        ),
        (
            '["Tea Board"]',
            '"Tea Board"',
            "entities.tea-board.aliases.en: 'Tea Board' is not allowed; allowed: a list such as"
            ' ["...", "..."]',
        ),
        (
            '["harvest", "crop"]',
            '["harvest", ""]',
            "themes.harvest.keywords.en.#2: '' is not allowed; allowed: a text that is not empty",
        ),
        (
            "[[themes]]",
            "[themes]",
            "themes: allowed: a list of tables, each begun with [[themes]]",
        ),
        (
            'names.en = "Tea"',
            'names = "Tea"',
            "topic.names: 'Tea' is not allowed; allowed: a table, lines of names.<name> = ...",
        ),
        (
            '"Asia/Taipei"',
            '"Taipei"',
            "topic.time_zone: 'Taipei' is no IANA time zone such as Asia/Taipei; did you mean"
            " 'Asia/Taipei'?",
        ),
        (
            'kind = "rss"',
            'kind = "news-sitmap"',
            "sources.leaf.kind: 'news-sitmap' is not allowed; allowed: rss, atom, news-sitemap,"
            " sitemap; did you mean 'news-sitemap'?",
        ),
        (
            "https://leaf",
            "leaf",
            "sources.leaf.url: 'leaf.example/feed.xml' is not allowed; allowed: an address that"
            " begins with http:// or https://",
        ),
        (
            'kind = "rss"',
            'kind = "rss"\nconfirmed = "perhaps"',
            "sources.leaf.confirmed: 'perhaps' is not allowed; allowed: true, false",
        ),
        (
            'type = "agency"',
            'type = "agency"\nthemes = ["harvests"]',
            "entities.tea-board.themes: 'harvests' is not defined; did you mean 'harvest'?",
        ),
        (
            'theme = "harvest"',
            'theme = "harvests"',
            "measures.crop.theme: 'harvests' is not defined; did you mean 'harvest'?",
        ),
        (
            'entities = ["tea-board"]',
            'entities = ["tee-board"]',
            "measures.crop.entities: 'tee-board' is not defined; did you mean 'tea-board'?",
        ),
        ('id = "crop"', "id =", "not valid TOML: Invalid value (at line 20, column 5)"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    """The line has the path of the key, what is allowed, and the nearest known name."""
    assert old in GOOD
    assert _fault(tmp_path, GOOD.replace(old, new, 1)) == line


@pytest.mark.parametrize("section", ["themes", "entities", "measures", "sources"])
def test_an_id_stands_once(tmp_path: Path, section: str) -> None:
    """Two items of one section with one id are refused."""
    start = GOOD.index(f"[[{section}]]")
    end = GOOD.find("[[", start + 2)
    twice = GOOD + (GOOD[start:end] if end > 0 else GOOD[start:])
    assert "stands twice; ids are unique" in _fault(tmp_path, twice)


def test_an_empty_file_lacks_its_head(tmp_path: Path) -> None:
    """A topic needs an id, a time zone and names."""
    assert _fault(tmp_path, "") == "topic: this key is missing"


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    """The line names the option that chooses another file."""
    with pytest.raises(ConfigError, match=r"nowhere\.toml: no such file; name .* with --topic"):
        load_topic(tmp_path / "nowhere.toml")


def test_a_folder_is_no_topic(tmp_path: Path) -> None:
    """What cannot be read as a file is told like any other fault."""
    with pytest.raises(ConfigError, match=r": cannot be read: "):
        load_topic(tmp_path)


@pytest.mark.parametrize("encoding", ["big5", "utf-16"])
def test_another_encoding_is_no_toml(tmp_path: Path, encoding: str) -> None:
    """TOML is UTF-8; a file saved otherwise is refused in one line."""
    path = tmp_path / "topic.toml"
    path.write_bytes(GOOD.replace("ティーボード", "").encode(encoding))
    with pytest.raises(ConfigError, match="not valid TOML") as caught:
        load_topic(path)
    assert "\n" not in str(caught.value)


def test_fingerprint_follows_what_shapes_claims(tmp_path: Path) -> None:
    """A new alias gives a new fingerprint; another source, a comment or a blank does not."""
    base = _load(tmp_path, GOOD)
    elsewhere = _load(tmp_path, "# a comment\n" + GOOD.replace("leaf.example", "tea.example"))
    renamed = _load(tmp_path, GOOD.replace('"Tea Board"', '"Tea Board", "TB"'))
    assert elsewhere.fingerprint == base.fingerprint
    assert renamed.fingerprint != base.fingerprint
    assert len(base.fingerprint) == 16


def test_the_same_topic_can_be_watched_elsewhere(tmp_path: Path) -> None:
    """Sources are replaced as a whole and nothing else changes."""
    base = _load(tmp_path, GOOD)
    moved = base.with_sources([])
    assert moved.sources == ()
    assert moved.fingerprint == base.fingerprint
    assert base.sources
