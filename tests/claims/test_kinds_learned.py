"""The learned model of kinds: what it may change, what it learned from, that it repeats."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

import pytest

from claims.claim_corpus import CORPUS, claims_of
from claimwire.claims import Extractor
from claimwire.claims.kinds.judge import Judged, Setting
from claimwire.claims.kinds.learned import KINDS, KindModel, features, kind_model
from claimwire.claims.matching.gates import EVERY
from claimwire.claims.sentences.clauses import Clause
from claimwire.records import Article
from claimwire.text import match_form
from claimwire.topic import load_topic
from training.kinds import learn
from training.labelled import TOPIC, Example, fingerprint

LANGUAGES = ("zh", "en", "ja")
_PLACE = re.compile(r"^(?:first|in|quoted) ")
CLAUSE = Clause(0, 20, "they closed the plant")


def setting(attribution: str = "outlet") -> Setting:
    """An English outlet sentence with nothing found in it."""
    return Setting("en", 0, (), (), (), "", "", attribution, CLAUSE.text, EVERY)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_were_learned_from_the_data_that_is_here(language: str) -> None:
    """Whoever adds labelled data trains again, so that the file never lags behind it."""
    source = files("claimwire.claims.kinds") / "weights" / f"{language}.json"
    learned = json.loads(source.read_text(encoding="utf-8"))
    assert learned["learned_from"] == fingerprint(language), "run `make train`"
    assert tuple(learned["kinds"]) == KINDS


def test_the_greatest_sum_decides_and_ties_fall_to_the_first() -> None:
    """A feature without a weight tells nothing."""
    model = KindModel(
        [0.0, 0.0, 0.0, 0.0], {"they": [0.0, 0.3, 0.0, 0.1], "plant": [0.0, 0.0, 0.0, 0.5]}
    )
    assert model.tell({"they", "unseen"}) == "opinion"
    assert model.tell({"they", "plant"}) == "fact"
    assert model.tell(()) == "forecast"


def test_what_the_whole_sentence_decided_stays() -> None:
    """A refusal is no matter of words; the model is not asked."""
    judged = Judged("fact", CLAUSE, "kind:refusal")
    opinion = KindModel([0.0, 9.0, 0.0, 0.0], {})
    assert opinion.settle([CLAUSE], setting(), judged) is judged


def test_a_changed_kind_says_that_it_was_learned() -> None:
    """`claimwire explain` shows when the model had the last word."""
    claim = claims_of("The plan is clever on paper, and paper is where it will die.", "en")[0]
    changed = [r for r in claim.rules if r.startswith("kind:learned-")]
    assert not changed or changed == [f"kind:learned-{claim.kind}"]


def test_features_name_words_and_what_the_rules_found() -> None:
    """Both the findings and the words are looked at."""
    judged = Judged("fact", CLAUSE, "kind:event-or-state")
    names = set(features([CLAUSE], setting(), judged))
    assert {"rule event-or-state", "kind fact", "closed", "the plant", "first they"} <= names


def test_words_of_the_frame_are_told_apart_from_words_of_the_claim() -> None:
    """What stands around a claim says something of its kind too, but not the same."""
    judged = Judged("fact", CLAUSE, "kind:event-or-state")
    told = replace(setting("reported"), whole="he warned they closed the plant")
    names = set(features([CLAUSE], told, judged))
    assert "in he warned" in names and "he warned" not in names
    assert {"in the plant", "the plant"} <= names


def test_learning_again_gives_the_same_weights() -> None:
    """Bit for bit, and it does learn."""
    examples = [
        Example(str(n), frozenset({f"w{n % 7}", f"v{n % 5}", "all"}), "fact", KINDS[n % 7 % 4])
        for n in range(200)
    ]
    first, second = learn(examples), learn(list(examples))
    assert first == second
    right = sum(first.tell(e.features) == e.gold for e in examples)
    assert right == len(examples)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_the_topic_weighs(language: str) -> None:
    """Nothing but `topic.toml` knows the topic; names of one or two letters stand in any word."""
    topic = load_topic(TOPIC)
    names = {match_form(n).lower() for e in topic.entities for n in e.all_names}
    weighed = {_PLACE.sub("", name) for name in kind_model(language).weights}
    assert not {n for n in names if len(n) > 2} & weighed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_walk_through_the_letters_finds_what_the_features_name(language: str) -> None:
    """Extraction does not put the names of features together; both ways tell the same kind."""
    model, told = kind_model(language), []

    def both(clauses: Sequence[Clause], setting: Setting, judged: Judged) -> Judged:
        if judged.weighed:
            named = model.tell(features(clauses, setting, judged))
            told.append((model.settle(clauses, setting, judged).kind, named, setting.attribution))
        return judged

    extractor = Extractor(load_topic(TOPIC), settle=both)
    lines = (
        (CORPUS / "kinds" / f"articles-{language}.jsonl").read_text(encoding="utf-8").split("\n")
    )
    for line in lines[:30]:
        row = json.loads(line)
        text = (" " if language == "en" else "").join(s["text"] for s in row["sentences"])
        url = f"https://outlet.example/{row['id']}"
        extractor.extract(
            Article(
                article_id=row["id"],
                url=url,
                canonical_url=url,
                site="outlet.example",
                title="",
                language=row["language"],
                text=text,
            )
        )
    assert [walked for walked, _, _ in told] == [named for _, named, _ in told]
    assert {attribution for _, _, attribution in told} == {"outlet", "reported", "quote"}
