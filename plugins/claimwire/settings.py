"""Where claimwire keeps things and how it behaves: `CLAIMWIRE_*`, read once at the edge.

`topic.toml` says what to watch; these say where and how. The command line and the
scheduling layer call `Settings.from_environment` and pass the result on.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from claimwire.errors import ConfigError

PREFIX = "CLAIMWIRE_"

# Numbers for which none at all makes sense: no pause between requests or looks.
_MAY_BE_ZERO = {"host_delay", "poll", "lease", "revisit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings; each field is the variable `CLAIMWIRE_<FIELD>` in upper case.

    Paths and URLs: `home` is the folder for everything that claimwire writes; `ledger` a
    SQLAlchemy URL and `store` a universal-pathlib URL or path, both inside `home` unless
    set; `topic` the topic file; `proxy` an HTTP proxy for all fetching;
    `rates` a CSV file of exchange rates (day, currency, usd), none unless set.
    Seconds: `timeout` for one answer, `host_delay` between two requests to one host,
    `poll` between two looks at a source while Airflow stands,
    `lease` until a batch whose worker died is handed out again, `revisit` from a capture
    to the first look for a silent edit (later looks follow at 6, 24 and 168 times that).
    Counts: `batch_size` entries a batch, `max_attempts` tries of one URL, `page_bytes` and
    `feed_bytes` the largest answers that are read.
    Claims: `extractor` is `rules` or `llm`; `llm_url` (up to `/v1`) and `llm_model` name an
    OpenAI-compatible endpoint, `llm_key_file` the file with its key (or `llm_key` is the key,
    which nothing prints), `llm_timeout` the seconds for one answer, `llm_budget` the requests
    of one run, `llm_cache` the folder of answers inside `home`.
    """

    home: Path = Path("data")
    ledger: str = ""
    store: str = ""
    topic: Path = Path("topic.toml")
    proxy: str = ""
    rates: str = ""
    user_agent: str = "claimwire/0.1 (+https://claimwire.example/bot)"
    timeout: float = 20.0
    host_delay: float = 1.0
    poll: float = 300.0
    lease: float = 900.0
    revisit: float = 3600.0
    batch_size: int = 50
    max_attempts: int = 4
    page_bytes: int = 8_000_000
    feed_bytes: int = 16_000_000
    allow_private: bool = False
    extractor: str = "rules"
    llm_url: str = ""
    llm_model: str = ""
    llm_key_file: str = ""
    llm_key: str = field(default="", repr=False)
    llm_timeout: float = 120.0
    llm_budget: int = 1000
    llm_cache: str = "llm"

    @property
    def ledger_url(self) -> str:
        """The ledger's SQLAlchemy URL."""
        return self.ledger or f"sqlite:///{self.home.resolve() / 'ledger.sqlite'}"

    @property
    def store_url(self) -> str:
        """Where the archive and the staged files lie."""
        return self.store or str(self.home.resolve() / "store")

    @property
    def warehouse_path(self) -> Path:
        """The one DuckDB file that the loader writes."""
        return self.home / "warehouse.duckdb"

    @property
    def published_path(self) -> Path:
        """The copy that analysts open; replaced as a whole."""
        return self.home / "claimwire.duckdb"

    @property
    def report_path(self) -> Path:
        """The folder of the report: `report.html`, `report.png`, `feed.atom`."""
        return self.home / "report"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read every `CLAIMWIRE_*` variable of `environ`; an empty one counts as not set.

        Raises:
            ConfigError: a variable is unknown (the nearest known one is named) or its
                value does not parse.
        """
        known = {PREFIX + f.name.upper(): f for f in fields(cls)}
        values: dict[str, Any] = {}
        for variable, text in environ.items():
            if not variable.startswith(PREFIX):
                continue
            if variable not in known:
                near = difflib.get_close_matches(variable, list(known), n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise ConfigError("environment", variable, f"no such setting{hint}")
            if not text.strip():
                continue
            name = known[variable].name
            default = known[variable].default
            kind = Path if isinstance(default, Path) else type(default)
            values[name] = _parsed(variable, text, kind)
        return cls(**values)


def _parsed(variable: str, text: str, kind: type) -> object:
    parsers: dict[type, Callable[[str], object]] = {
        Path: lambda t: Path(t).expanduser(),
        str: str,
        int: int,
        float: float,
        bool: _boolean,
    }
    try:
        value = parsers[kind](text)
    except ValueError:
        raise ConfigError("environment", variable, f"{text!r} is no {kind.__name__}") from None
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not (math.isfinite(value) and value >= 0):
            raise ConfigError("environment", variable, f"{text!r} is negative or endless")
        if value == 0 and variable.removeprefix(PREFIX).lower() not in _MAY_BE_ZERO:
            raise ConfigError("environment", variable, "0 is too little; more than 0 is allowed")
    return value


def _boolean(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if text.lower() not in words:
        raise ValueError(text)
    return words[text.lower()]
