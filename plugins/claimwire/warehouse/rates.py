"""Exchange rates from a file of the user's own: `day,currency,usd`, one rate a line."""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claimwire.errors import ConfigError

_COLUMNS = {"day", "currency", "usd"}
_CODE = re.compile(r"^[A-Z]{3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """From `day` on one unit of `currency` (ISO 4217) is worth `usd` US dollars."""

    day: date
    currency: str
    usd: float


def read_rates(path: Path) -> list[Rate]:
    """The rates of a CSV file with the columns `day`, `currency` and `usd`.

    Raises:
        ConfigError: there is no such file, or a line of it is wrong; the line is named.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not set(reader.fieldnames or ()) >= _COLUMNS:
                raise ConfigError(str(path), "line 1", "needs the columns day, currency, usd")
            rates = [_rate(path, reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(str(path), "", f"cannot be read: {error}") from None
    seen = set()
    for rate in rates:
        if (rate.day, rate.currency) in seen:
            raise ConfigError(str(path), rate.currency, f"two rates for {rate.day}; keep one")
        seen.add((rate.day, rate.currency))
    return rates


def _rate(path: Path, line: int, row: dict[str, str | None]) -> Rate:
    day, code, usd = (str(row[name] or "").strip() for name in ("day", "currency", "usd"))
    try:
        rate = Rate(day=date.fromisoformat(day), currency=code.upper(), usd=float(usd))
    except ValueError as error:
        raise ConfigError(str(path), f"line {line}", str(error)) from None
    if not _CODE.match(rate.currency):
        raise ConfigError(str(path), f"line {line}", f"{code!r} is no ISO 4217 code such as TWD")
    if not (math.isfinite(rate.usd) and rate.usd > 0):
        raise ConfigError(str(path), f"line {line}", f"{usd!r} is no rate; more than 0 is allowed")
    return rate
