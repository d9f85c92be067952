"""Our topic.toml: what it promises about names, sources and the seed article's figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from claimwire.text import match_form
from claimwire.topic import Measure, Topic, load_topic

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
LANGUAGES = {"zh-Hant", "zh-Hans", "en", "ja"}


@lru_cache
def our_topic() -> Topic:
    """The topic that the repository ships."""
    return load_topic(ROOT / "topic.toml")


def _shared(name: str) -> Path:
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    return path


def test_themes_and_measures_are_named_in_four_languages() -> None:
    """Whoever reads the tables in one of our languages finds a name."""
    topic = our_topic()
    assert set(topic.topic.names) == LANGUAGES
    for part in (*topic.themes, *topic.measures):
        assert set(part.names) == LANGUAGES, part.id
    for theme in topic.themes:
        assert set(theme.keywords) == LANGUAGES, theme.id


def test_languages_are_those_that_are_read() -> None:
    """A misspelt language tag would silently do nothing."""
    topic = our_topic()
    for part in (*topic.themes, *topic.measures):
        assert set(part.keywords) <= LANGUAGES, part.id
    for entity in topic.entities:
        assert set(entity.aliases) <= LANGUAGES, entity.id
    assert {source.language for source in topic.sources} <= LANGUAGES


def test_one_name_means_one_entity() -> None:
    """No two entities share a name, whatever its case, width or script."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in our_topic().entities:
        for name in entity.all_names:
            owners[match_form(name)].add(entity.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_no_name_is_a_single_character() -> None:
    """One Han character or Latin letter hides in too many words to be a name."""
    short = [n for e in our_topic().entities for n in e.all_names if len(n) < 2]
    assert short == []


def test_keywords_stand_once_a_list() -> None:
    """A keyword that is written twice is a slip of the pen."""
    for part in (*our_topic().themes, *our_topic().measures):
        for language, words in part.keywords.items():
            twice = [word for word, count in Counter(map(match_form, words)).items() if count > 1]
            assert twice == [], (part.id, language)


def test_enough_confirmed_sources_of_every_region() -> None:
    """At least fifteen confirmed feeds; each region and language has one."""
    confirmed = [source for source in our_topic().sources if source.confirmed]
    assert len(confirmed) >= 15
    zones = {source.time_zone for source in confirmed}
    assert zones >= {"Asia/Taipei", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Tokyo"}
    assert {source.language for source in confirmed} == LANGUAGES
    assert len({source.url for source in our_topic().sources}) == len(our_topic().sources)


def test_labels_of_the_development_set_hold() -> None:
    """Theme ids, entity ids and canonical names that data was labelled with are kept."""
    labelled = load_topic(_shared("dev/topic.toml"))
    ours = our_topic()
    assert ours.id == labelled.id
    assert [theme.id for theme in ours.themes] == [theme.id for theme in labelled.themes]
    names = {entity.id: entity.name for entity in ours.entities}
    for entity in labelled.entities:
        assert names.get(entity.id) == entity.name
    assert {m.id for m in labelled.measures} <= {m.id for m in ours.measures}


def _measures_at(sentence: str, unit: str) -> set[str]:
    """The measures of `unit` of which a keyword, and an entity if needed, stands in `sentence`."""
    topic = our_topic()
    folded = match_form(sentence)
    names = {entity.id: entity.all_names for entity in topic.entities}

    def fits(measure: Measure) -> bool:
        words = (word for some in measure.keywords.values() for word in some)
        owners = [name for owner in measure.entities for name in names[owner]]
        return any(match_form(word) in folded for word in words) and (
            not owners or any(match_form(name) in folded for name in owners)
        )

    return {measure.id for measure in topic.measures if measure.unit == unit and fits(measure)}


@pytest.mark.parametrize(
    ("figure", "unit", "wanted"),
    [
        ("34.6%", "%", {"domestic-accelerator-share"}),
        ("170億美元", "USD", {"nvidia-china-revenue"}),
        ("500億美元", "USD", {"china-ai-market-size"}),
        ("13%左右", "%", set()),
        ("10億美元", "USD", set()),
        ("15億元人民幣", "CNY", set()),
        ("百萬張", "張", set()),
    ],
)
def test_figures_of_the_seed_article(figure: str, unit: str, wanted: set[str]) -> None:
    """Each figure of the seed belongs to its measure by the words of its sentence, or to none."""
    text = _shared("seed/article.txt").read_text(encoding="utf-8")
    sentences = [part for part in re.split(r"[。;；\n]", text) if figure in part]
    assert len(sentences) == 1
    assert _measures_at(sentences[0], unit) == wanted


@pytest.mark.parametrize(
    ("sentence", "unit", "wanted"),
    [
        ("大陸AI晶片自給率明年可望升到五成", "%", {"domestic-accelerator-share"}),
        ("國產HBM的自給率仍不到一成", "%", set()),
        ("英伟达称在华份额已从九成降到零", "%", {"nvidia-china-share"}),
        ("Nvidia's sales in China fell to $2 billion", "USD", {"nvidia-china-revenue"}),
        ("H200每顆售價約2.5萬美元", "USD", {"h20-h200-order-price"}),
        ("中国企業は200万枚のH200を発注した", "枚", {"h20-h200-order-volume-sheets"}),
        ("Buyers have ordered 2 million H200 chips", "chips", {"h20-h200-order-volume-chips"}),
        ("壁仞科技在港集資60億港元", "HKD", {"chip-listing-capital-hkd"}),
        ("摩尔线程拟募资80亿元", "CNY", {"chip-listing-capital-cny"}),
        ("某茶廠集資60億港元", "HKD", set()),
    ],
)
def test_figures_in_other_words(sentence: str, unit: str, wanted: set[str]) -> None:
    """The keywords also meet other wordings, and keep away from neighbours."""
    assert _measures_at(sentence, unit) == wanted


def _named(sentence: str) -> set[str]:
    """The entities whose names stand in `sentence`, the longest name first at each place."""
    forms = {match_form(name): e.id for e in our_topic().entities for name in e.all_names}
    edge = re.compile(r"[0-9a-z]")
    pattern = "|".join(
        (r"(?<![0-9a-z])" if edge.match(form[0]) else "")
        + re.escape(form)
        + (r"(?![0-9a-z])" if edge.match(form[-1]) else "")
        for form in sorted(forms, key=len, reverse=True)
    )
    return {forms[m.group()] for m in re.finditer(pattern, match_form(sentence))}


@pytest.mark.parametrize(
    "sentence",
    [
        "企業應負起共同社會責任，迎接AI浪潮與黎明曙光。",
        "通膨居高通路商喊苦，三大基金經理人聯想到去年。",
        "香港證監會與外交部都沒有回應。",
        "地平线上的光，是人们对未来的聯想。",
        "According to the information at hand, his arm moved towards a distant intelligence.",
        "The metadata of the oracles was a cities' matter.",
        "メタデータとアームの基本、データの地平線。",
    ],
)
def test_common_words_hide_no_name(sentence: str) -> None:
    """Ordinary words that contain or resemble a company's name are not taken for it."""
    assert _named(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("美國商務部長盧特尼克說", {"howard-lutnick"}),
        ("美國商務部說", {"us-commerce"}),
        ("商务部新闻发言人表示", {"mofcom"}),
        ("美超微與超微同日下跌", {"supermicro", "amd"}),
        ("H200和H20是兩回事，B200也是", {"h200", "h20", "b200"}),
        ("英伟达CEO黄仁勋", {"jensen-huang"}),
        ("Metaと沐曦（MetaX）", {"meta", "metax"}),
        ("ラトニック米商務長官はＮＶＩＤＩＡのＨ２０について", {"howard-lutnick", "nvidia", "h20"}),
        (
            "Trump's Commerce Department cleared Nvidia Corp's B30A",
            {"donald-trump", "us-commerce", "nvidia", "b30a"},
        ),
        ("昇騰950PR與昇騰910C", {"ascend"}),
    ],
)
def test_longer_names_win(sentence: str, wanted: set[str]) -> None:
    """A title is the person and not the house, and a version is its family."""
    assert _named(sentence) == wanted
