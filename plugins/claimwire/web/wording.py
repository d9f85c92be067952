"""The words of the pages, in the reader's language: data in `strings/<tag>.toml`.

The language is what the address asks for (`?lang=`), else the first of the browser's
languages that we have, else English. A region or script decides within Chinese: the
strings are in traditional characters, which readers of simplified ones prefer to English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LANGUAGES: Mapping[str, str] = {"zh-Hant": "繁體中文", "en": "English"}
"""Every language that the pages speak, with its own name for itself."""

DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of one language; `tag` is BCP 47."""

    tag: str
    strings: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The string `key` with `{name}` filled in.

        Raises:
            KeyError: there is no such string.
        """
        return self.strings[key].format(**values)

    def n(self, key: str, number: int) -> str:
        """`number` of what `key` names, in the form that the number asks for."""
        return self.strings[f"{'one' if number == 1 else 'many'}.{key}"].format(n=f"{number:,}")

    def of(self, group: str, value: str | None) -> str:
        """The word for a value of the data, such as a kind; the value where none is known."""
        if value is None:
            return ""
        return self.strings.get(f"{group}.{value}", value)

    def question(self, name: str, purpose: str) -> str:
        """What a named query answers; its own header is in English and stands in for others."""
        return _questions(self.tag).get(name, purpose)

    def name(self, names: Mapping[str, str], fallback: str) -> str:
        """The display name in this language, else in the nearest one that `names` has."""
        order = ("zh-Hant", "zh-Hans", "en") if self.tag == "zh-Hant" else ("en",)
        return next((names[tag] for tag in order if tag in names), fallback)


def choose(asked: str | None, accepted: str) -> str:
    """The tag of the language to speak.

    Args:
        asked: what the address asks for; ignored where we do not have it.
        accepted: the browser's `Accept-Language` header.
    """
    if asked in LANGUAGES:
        return str(asked)
    for tag in _by_preference(accepted):
        if tag.lower().split("-")[0] == "zh":
            return "zh-Hant"
        if tag.lower().split("-")[0] == "en":
            return "en"
    return DEFAULT


def _by_preference(accepted: str) -> list[str]:
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted[:500].split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), place, tag.strip()))
        except ValueError:
            continue
    return [tag for weight, _, tag in sorted(ranked) if tag and weight < 0]


@lru_cache(maxsize=8)
def words(tag: str) -> Words:
    """The strings of the language `tag`."""
    text = (files("claimwire.web") / "strings" / f"{tag}.toml").read_text(encoding="utf-8")
    return Words(tag, _flat(tomllib.loads(text)))


@lru_cache(maxsize=8)
def _questions(tag: str) -> Mapping[str, str]:
    file = files("claimwire.web") / "strings" / f"questions.{tag}.toml"
    return _flat(tomllib.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = str(value)
    return flat
