"""The topic: the one file that tells what claimwire watches and what it looks for.

`topic.toml` names the entities, themes and measures of a subject and the sources to
watch. Nothing else in the code knows the subject. The file is read once at the edge,
checked whole, and passed on as a frozen `Topic`.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails

from claimwire.errors import ConfigError

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Words = dict[str, tuple[Text, ...]]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Theme(_Section):
    """A part of the topic that a claim may bear on; `keywords` by language point to it."""

    id: Identifier
    names: dict[str, Text]
    keywords: Words = Field(default_factory=dict)


class Entity(_Section):
    """Somebody or something that claims are about; `name` is the canonical name.

    A claim that names it bears on `themes`, whatever else it says. Every alias is valid in
    texts of every language; `type` is `person`, `company`, `product`, `model`, `agency`,
    `research`, `media` or another noun of the topic's own.
    """

    id: Identifier
    name: Text
    type: Text
    themes: tuple[Identifier, ...] = ()
    aliases: Words = Field(default_factory=dict)

    @property
    def all_names(self) -> tuple[str, ...]:
        """The canonical name and every alias, each once, in the file's order."""
        names = [self.name, *(a for some in self.aliases.values() for a in some)]
        return tuple(dict.fromkeys(names))


class Measure(_Section):
    """A figure to follow over time.

    A quantity in `unit` belongs to it when one of `keywords` stands near it in the same
    evidence and, with `entities`, one of these is named there too.
    """

    id: Identifier
    names: dict[str, Text]
    unit: Text
    theme: Identifier | None = None
    entities: tuple[Identifier, ...] = ()
    keywords: Words


class Source(_Section):
    """A feed or news sitemap to watch, with what its pages leave unsaid.

    `confirmed` is false where the address could not be checked when it was written.
    `relevance` is `filter` (keep the entries that name the topic) or `all`.
    """

    id: Identifier
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    kind: Literal["rss", "atom", "news-sitemap", "sitemap"]
    outlet: Text
    language: Text
    time_zone: Text
    confirmed: bool = True
    relevance: Literal["filter", "all"] = "filter"

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        return _checked_zone(value)


class _Head(_Section):
    id: Identifier
    time_zone: Text
    names: dict[str, Text]

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        return _checked_zone(value)


class Topic(_Section):
    """A whole `topic.toml`."""

    topic: _Head
    themes: tuple[Theme, ...] = ()
    entities: tuple[Entity, ...] = ()
    measures: tuple[Measure, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def id(self) -> str:
        """The topic's own id."""
        return self.topic.id

    @property
    def fingerprint(self) -> str:
        """16 hex digits that change when anything that shapes a claim changes."""
        shaped = self.model_dump_json(exclude={"sources"})
        return hashlib.sha256(shaped.encode("utf-8")).hexdigest()[:16]

    def with_sources(self, sources: Sequence[Source]) -> Topic:
        """The same topic, watched at other places."""
        return self.model_copy(update={"sources": tuple(sources)})

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for name in ("themes", "entities", "measures", "sources"):
            seen: set[str] = set()
            for item in getattr(self, name):
                if item.id in seen:
                    raise ValueError(f"{name}: the id {item.id!r} stands twice; ids are unique")
                seen.add(item.id)
        themes = [t.id for t in self.themes]
        entities = [e.id for e in self.entities]
        for named in self.entities:
            for theme in named.themes:
                if theme not in themes:
                    raise ValueError(_unknown(f"entities.{named.id}.themes", theme, themes))
        for measure in self.measures:
            if measure.theme is not None and measure.theme not in themes:
                raise ValueError(_unknown(f"measures.{measure.id}.theme", measure.theme, themes))
            for entity in measure.entities:
                if entity not in entities:
                    raise ValueError(_unknown(f"measures.{measure.id}.entities", entity, entities))
        return self


_SECTIONS: dict[str, type[BaseModel]] = {
    "topic": _Head,
    "themes": Theme,
    "entities": Entity,
    "measures": Measure,
    "sources": Source,
}


def load_topic(path: Path) -> Topic:
    """Read and check a topic file.

    Raises:
        ConfigError: the file is missing, is no TOML, or a value is not allowed; the
            message names the file, the key, what is allowed and the nearest known key.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(str(path), "", "no such file; name a topic file with --topic") from None
    except OSError as error:
        raise ConfigError(str(path), "", f"cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(str(path), "", f"not valid TOML: {error}") from None
    try:
        return Topic.model_validate(raw)
    except ValidationError as error:
        raise _config_error(path, raw, error.errors()[0]) from None


def _checked_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError):
        near = _nearest(value, sorted(available_timezones()))
        raise ValueError(f"{value!r} is no IANA time zone such as Asia/Taipei{near}") from None
    return value


def _unknown(where: str, value: str, known: Sequence[str]) -> str:
    return f"{where}: {value!r} is not defined{_nearest(value, known)}"


def _nearest(word: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else ""


def _config_error(path: Path, raw: dict[str, Any], error: ErrorDetails) -> ConfigError:
    """The first fault of a file, told with the path that its author would look for."""
    location = error["loc"]
    key = ".".join(_step(raw, location, i) for i in range(len(location)))
    if error["type"] == "extra_forbidden":
        allowed = _known_keys(location)
        text = f"unknown key; allowed: {', '.join(allowed)}{_nearest(str(location[-1]), allowed)}"
    elif error["type"] == "missing":
        text = "this key is missing"
    else:
        text = _allowed(error, str(location[-1]) if location else "")
        given = error.get("input")
        if isinstance(given, str | int | float | bool) and repr(given) not in text:
            text = f"{given!r} is not allowed; {text}{_nearest(str(given), _choices(error))}"
    return ConfigError(str(path), key, text)


def _allowed(error: ErrorDetails, key: str) -> str:
    """What may stand at the place of `error`, in the words of somebody who writes the file."""
    match error["type"]:
        case "tuple_type" if key in _SECTIONS:
            return f"allowed: a list of tables, each begun with [[{key}]]"
        case "tuple_type":
            return 'allowed: a list such as ["...", "..."]'
        case "dict_type" | "model_type":
            return f"allowed: a table, lines of {key}.<name> = ..."
        case "literal_error":
            return f"allowed: {', '.join(_choices(error))}"
        case "string_too_short":
            return "allowed: a text that is not empty"
        case "string_type":
            return "allowed: a text in quotes"
        case "bool_type" | "bool_parsing":
            return "allowed: true, false"
        case "string_pattern_mismatch" if key == "url":
            return "allowed: an address that begins with http:// or https://"
        case "string_pattern_mismatch":
            return "allowed: lower-case letters, digits and single hyphens between them"
    return error["msg"].removeprefix("Value error, ")


def _choices(error: ErrorDetails) -> list[str]:
    """The values that a fixed choice allows; empty for anything else."""
    return re.findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected", "")))


def _step(raw: dict[str, Any], location: tuple[int | str, ...], i: int) -> str:
    """One step of a key's path; a list item is told by its id, else counted from 1."""
    step = location[i]
    if not isinstance(step, int):
        return step if step.isprintable() else repr(step)
    item: Any = raw
    for part in location[: i + 1]:
        item = item[part]
    name = item.get("id") if isinstance(item, dict) else None
    return str(name) if name else f"#{step + 1}"


def _known_keys(location: tuple[int | str, ...]) -> list[str]:
    model = _SECTIONS.get(str(location[0]), Topic) if len(location) > 1 else Topic
    return list(model.model_fields)
