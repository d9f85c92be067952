"""The learned model of kinds: what it may change, what it learned from, that it repeats."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from claims.claim_corpus import claims_of
from claimwire.claims.clauses import Clause
from claimwire.claims.gates import EVERY
from claimwire.claims.kinds import Judged, Setting
from claimwire.claims.kinds_learned import KINDS, KindModel, features, kind_model
from claimwire.text import match_form
from claimwire.topic import load_topic
from training.kinds import learn
from training.labelled import TOPIC, Example, fingerprint

LANGUAGES = ("zh", "en", "ja")
CLAUSE = Clause(0, 20, "they closed the plant")


def setting(attribution: str = "outlet") -> Setting:
    """An English outlet sentence with nothing found in it."""
    return Setting("en", 0, (), (), (), "", "", attribution, CLAUSE.text, EVERY)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_were_learned_from_the_data_that_is_here(language: str) -> None:
    """Whoever adds labelled data trains again, so that the file never lags behind it."""
    source = files("claimwire.claims") / "learned" / f"kinds-{language}.json"
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
    weighed = {name.removeprefix("first ") for name in kind_model(language).weights}
    assert not {n for n in names if len(n) > 2} & weighed
