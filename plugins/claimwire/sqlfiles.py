"""SQL files and their headers: where they lie and what each says of itself.

A file opens with comment lines `-- key: value`; a line `--    more` continues the value
before it. `question` or `purpose` says what the file answers, `params` names its
parameters with types and defaults (one without a default must be given; `search` is text
that is folded before it is compared), `grain` what one row is, `reads` the tables, and
`severity` (checks only) whether a finding stops a run. From a wheel they are read out of
the package (`claimwire/sql`), from a working copy out of the repository's `sql/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from claimwire.errors import ConfigError
from claimwire.text import search_form

Value = str | int | float | bool | date | None

_HEADER = re.compile(r"^-- ([a-z]+):\s*(.*)$")
_MORE = re.compile(r"^--\s{2,}(\S.*)$")
_PARAM = re.compile(r"^(?P<name>[a-z_]+) (?P<type>[a-z]+(?:\[\])?)(?: = (?P<default>.+))?$")
_REQUIRED = ("grain", "reads")
_TYPES = ("varchar", "varchar[]", "integer", "double", "date", "boolean", "search")


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """A named parameter; `default` is what a caller who leaves it out gets."""

    name: str
    type: str
    default: Value = None
    required: bool = False

    def read(self, text: str) -> Value:
        """`text` as a value of the parameter's type.

        Raises:
            ConfigError: it is none.
        """
        try:
            return _read(self.type, text)
        except ValueError:
            raise ConfigError("parameter", self.name, f"{text!r} is no {self.type}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlFile:
    """One SQL file: its stem, its header and its text (header included)."""

    name: str
    purpose: str
    params: tuple[Param, ...] = ()
    grain: str = ""
    reads: tuple[str, ...] = ()
    severity: str = ""
    text: str

    def values(self, given: Mapping[str, str]) -> dict[str, Value]:
        """All parameters by name: those `given` as text, defaults for the rest.

        Raises:
            ConfigError: a name is unknown, a text does not parse or a value is missing.
        """
        known = {p.name: p for p in self.params}
        for name in given:
            if name not in known:
                allowed = ", ".join(known) or "none"
                raise ConfigError(self.name, name, f"no such parameter; allowed: {allowed}")
        for p in self.params:
            if p.required and p.name not in given:
                raise ConfigError(self.name, p.name, f"this {p.type} is needed: {p.name}=...")
        return {
            p.name: p.read(given[p.name]) if p.name in given else p.default for p in self.params
        }


@lru_cache(maxsize=1)
def sql_root() -> Path:
    """The folder `sql`: inside an installed wheel, else beside `plugins` in the repository."""
    inside = Path(str(files("claimwire"))) / "sql"
    return inside if inside.is_dir() else inside.parents[2] / "sql"


def sql_files(folder: str) -> list[SqlFile]:
    """All files of `sql/<folder>`, in the order of their names."""
    return [read_sql(folder, p.stem) for p in sorted((sql_root() / folder).glob("*.sql"))]


@lru_cache(maxsize=256)
def read_sql(folder: str, name: str) -> SqlFile:
    """`sql/<folder>/<name>.sql`, parsed.

    Raises:
        ConfigError: there is no such file, or its header lacks a part.
    """
    path = sql_root() / folder / f"{name}.sql"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(f"sql/{folder}", name, "no such SQL file") from None
    return parse_sql(name, text)


def parse_sql(name: str, text: str) -> SqlFile:
    """The file `name` with the content `text`.

    Raises:
        ConfigError: the header lacks `question` or `purpose`, `grain` or `reads`, or a
            parameter is not written as `name type` or `name type = default`.
    """
    header = _header(text)
    purpose = header.get("question") or header.get("purpose")
    missing = [k for k in _REQUIRED if k not in header]
    if not purpose or missing:
        lacking = ", ".join(missing or ["question"])
        raise ConfigError(f"{name}.sql", "header", f"lacks {lacking}")
    return SqlFile(
        name=name,
        purpose=purpose,
        params=tuple(_param(name, p) for p in _items(header.get("params", ""))),
        grain=header["grain"],
        reads=tuple(_items(header["reads"])),
        severity=header.get("severity", ""),
        text=text,
    )


def _header(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        if start := _HEADER.match(line):
            key = start[1]
            found[key] = start[2].strip()
        elif key and (more := _MORE.match(line)):
            found[key] = f"{found[key]} {more[1].strip()}"
        else:
            break
    return found


def _items(value: str) -> list[str]:
    return [item for item in (part.strip() for part in value.split(",")) if item]


def _param(name: str, text: str) -> Param:
    match = _PARAM.match(text)
    if match is None or match["type"] not in _TYPES:
        raise ConfigError(
            f"{name}.sql", "params", f"{text!r}: write `name type` or `name type = default`"
        )
    default = match["default"]
    if default is None:
        return Param(name=match["name"], type=match["type"], required=True)
    value = None if default == "null" else _read(match["type"], default)
    return Param(name=match["name"], type=match["type"], default=value)


def _read(kind: str, text: str) -> Value:
    match kind:
        case "integer":
            return int(text)
        case "double":
            return float(text)
        case "date":
            return date.fromisoformat(text)
        case "boolean":
            words = {"true": True, "false": False, "1": True, "0": False}
            if text.lower() not in words:
                raise ValueError(text)
            return words[text.lower()]
        case "search":
            return search_form(text)
        case _:
            return text
