"""Train the models that settle the kind of a claim: `make train` writes `claims/kinds/weights/`.

What is learned from: the sentences, snippets and short articles of `tests/corpus/kinds/`, written
from the contract for this purpose, after which no rule of kinds has been mended, so that a model
sees how far these can be trusted; and the tuned articles of `tests/score.toml` that stand in the
repository.
Training is repeatable: the same data and rules give the same file. `--check` learns without a
tenth at a time, and tells how often that tenth of the sentences is right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from claimwire.claims.kinds.learned import KINDS, KindModel, is_finding
from training.labelled import Example, Reader, fingerprint

LEARNED = Path(__file__).parents[2] / "plugins" / "claimwire" / "claims" / "kinds" / "weights"
LANGUAGES = ("zh", "en", "ja")
# Inverse strength of the penalty and the times that a feature must have been seen: both by
# `--check`. Weights below the least change three verdicts in a thousand, and are a third of all.
_FREEDOM = 0.15
_SEEN_LEAST = 2
_TRUSTED_ONE_IN = 3  # of the claims of tuned articles, the findings of the rules are seen
_WEIGHT_LEAST = 0.05
_FOLDS = 10


@dataclass(frozen=True, slots=True)
class Examples:
    """What one language has to learn from, in the order of the files."""

    apart: list[Example]
    tuned: list[Example]


def read(language: str) -> Examples:
    """The labelled texts that no rule of kinds was mended after, and the tuned articles.

    Of most claims of tuned articles only the words are learned from: there the rules are nearly
    always right, which says little of how often they are elsewhere.
    """
    reader = Reader()
    apart = [
        *reader.sentences(language),
        *reader.predicates(language),
        *reader.passages(language),
    ]
    tuned = [*reader.cases(language), *reader.articles(language)]
    for at, example in enumerate(tuned):
        if at % _TRUSTED_ONE_IN:
            tuned[at] = replace(example, features=_words_of(example))
    return Examples(apart, tuned)


def _words_of(example: Example) -> frozenset[str]:
    return frozenset(name for name in example.features if not is_finding(name))


def learn(examples: Sequence[Example]) -> KindModel:
    """The bias and the weights of each feature, a number a kind, rounded for review."""
    seen = Counter(name for example in examples for name in example.features)
    kept = [
        dict.fromkeys(sorted(n for n in e.features if seen[n] >= _SEEN_LEAST), 1) for e in examples
    ]
    names = DictVectorizer()
    matrix = names.fit_transform(kept)
    model = LogisticRegression(C=_FREEDOM, max_iter=5000, tol=1e-8)
    model.fit(
        matrix,
        [KINDS.index(e.gold) for e in examples],
        sample_weight=[e.weight for e in examples],
    )
    weights = {}
    for name, column in sorted(names.vocabulary_.items()):
        values = [round(float(w), 2) + 0.0 for w in model.coef_[:, column]]
        if max(map(abs, values)) >= _WEIGHT_LEAST:
            weights[name] = values
    return KindModel([round(float(b), 2) for b in model.intercept_], weights)


def check(examples: Examples) -> tuple[float, float]:
    """Shares of right kinds: by the rules, and by models that have not seen the sentence."""
    apart, right = examples.apart, 0
    for fold in range(_FOLDS):
        a, b = (len(apart) * k // _FOLDS for k in (fold, fold + 1))
        model = learn([*apart[:a], *apart[b:], *examples.tuned])
        right += sum(model.tell(e.features) == e.gold for e in apart[a:b])
    rules = sum(e.rules == e.gold for e in apart)
    return rules / len(apart), right / len(apart)


def write(language: str, model: KindModel) -> Path:
    """Write a model for review: a line a feature, with the weights in the order of the kinds."""
    lines = [
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(values)}"
        for name, values in sorted(model.weights.items())
    ]
    head = {"kinds": KINDS, "learned_from": fingerprint(language), "bias": model.bias}
    text = json.dumps(head, indent=1)[:-2] + ',\n "weights": {\n' + ",\n".join(lines) + "\n }\n}\n"
    target = LEARNED / f"{language}.json"
    target.write_text(text, encoding="utf-8")
    return target


def main() -> None:
    """Write the weights of every language, or with `--check` tell how right they would be."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--check", action="store_true", help="measure, write nothing")
    options = parser.parse_args()
    for language in LANGUAGES:
        examples = read(language)
        count = f"{len(examples.apart)} sentences, {len(examples.tuned)} claims of articles"
        if options.check:
            rules, learned = check(examples)
            told = f"rules {rules:.3f}, learned {learned:.3f}"
            sys.stdout.write(f"{language}: {count}: {told}\n")
            continue
        model = learn([*examples.apart, *examples.tuned])
        target = write(language, model)
        sys.stdout.write(f"{target.name}: {len(model.weights)} features of {count}\n")


if __name__ == "__main__":
    main()
