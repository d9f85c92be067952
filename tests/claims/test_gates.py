"""Gates: no rule is kept from a text that it matches, whatever the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.claim_corpus import article
from claimwire.claims import Extractor
from claimwire.claims.matching import gates
from claimwire.claims.matching.gates import (
    EVERY,
    Forms,
    bit_of_words,
    folded_rule,
    live,
    needs,
    rule,
)
from claimwire.claims.matching.lexicon import base_language, vocabulary
from claimwire.claims.phenomena import read_phenomena
from claimwire.records import Article, from_json_lines
from claimwire.text import match_form
from claimwire.topic import load_topic

CORPUS = Path(__file__).parent.parent / "corpus"
TOPIC = Path(__file__).parent.parent.parent / "topic.toml"


def sentences() -> list[tuple[str, str]]:
    """Sentences of all corpora as printed, with the language that they are read as."""
    articles = [e.article for p in read_phenomena(CORPUS / "phenomena") for e in p.examples]
    for file in sorted((CORPUS / "articles").glob("*/articles.jsonl")):
        articles += from_json_lines(file.read_bytes(), Article)
    return [
        (line, base_language(one.language))
        for one in articles
        for line in re.split(r"\n+|(?<=[。；])|(?<=\. )", one.text)
        if line.strip()
    ]


def test_every_rule_that_matches_a_sentence_is_open_to_it() -> None:
    """All rules on all sentences: where a rule matches, its bit is set."""
    extractor = Extractor(load_topic(TOPIC))
    said = sentences()
    for language in ("zh", "ja", "en"):  # rules behind caches are made by the first article
        text = "\n".join(line for line, spoken in said if spoken == language)[:4000]
        extractor.extract(article(text, language))
    rules = gates.all_rules()
    assert len(rules) > 100
    for line, language in said:
        folded = match_form(line)
        bits = live(folded, language)
        for each in rules:
            if bits & each.bit == 0:
                assert each.search(folded) is None, (each.pattern.pattern, folded)
                assert each.search(line) is None, (each.pattern.pattern, line)


def test_words_of_a_vocabulary_are_open_where_they_stand() -> None:
    """A list of words is found in any text that holds one, also between other letters."""
    words = vocabulary("en").matcher("kinds.opinion")
    said = "It was, he said,a “costly” mistake"
    assert words.find(match_form(said)) and live(match_form(said), "en") & words.bit
    bit = bit_of_words(["h20", "at stake", "目标价"])
    assert live("an h20-class part", "en") & bit
    assert live("much is at stake", "en") & bit
    assert live("下调目标价", "zh") & bit
    assert not live("价格的标准", "zh") & bit
    assert not live("the stakes are high", "en") & bit


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("不予置评", {"不予置评"}),
        ("不(?:予|作)评论", {"不予评论", "不作评论"}),
        (r"\bhopes?\b", {"hope", "hopes"}),
        ("没有.{1,10}[，,]", {"没有"}),
        ("是.{1,24}(?:不是|并非)", {"不是", "并非"}),
        ("[快慢]得(?=很)", {"快得", "慢得"}),
        ("(?<!不)行(?=业协会)", {"业协会"}),
        ("(?:甲乙)+", {"甲乙"}),
        ("(?!)", set()),
    ],
)
def test_what_a_rule_needs(source: str, needed: set[str]) -> None:
    """Of strings that all matches need, those that the fewest texts hold."""
    assert needs(re.compile(source)) == needed


@pytest.mark.parametrize("source", [r"\w+", ".*", "(?:予)?", "[^。]{2}", "，", r"^\s*$", "予|"])
def test_rules_that_need_nothing_are_open_to_all(source: str) -> None:
    """Where a match may hold no letter that is known, nothing is kept out."""
    assert needs(re.compile(source)) is None
    assert live("什么也没有", "zh") & rule(source).bit


def test_rules_made_later_and_unknown_digits_are_open() -> None:
    """Bits told before a rule was made let it run, and so does a digit of another script."""
    before = live("价格是一百", "zh")
    assert before & folded_rule("完全沒有").bit
    assert live("增长 ٣%", "zh") == EVERY


def test_the_leftmost_form_counts_and_of_two_the_first() -> None:
    """Forms are found as one pattern of alternatives would find them."""
    forms = {"long": rule("[一二]百万"), "short": rule("[一二]百"), "other": rule("千")}
    text = "三千到二百万和一百"
    first = Forms(forms).searcher(text, live(text, "zh"))
    found, at = [], 0
    while hit := first(at):
        found.append((hit[0], hit[1].group()))
        at = hit[1].end()
    assert found == [("other", "千"), ("long", "二百万"), ("short", "一百")]
