"""Given names in Latin letters: one list for all rooms that tell people by them.

The names are data in `given_names.toml`, a part each by what they tell: `female`, `male` and
`either` by gender, `more` without it, `ambiguous` those that are as often something else,
`words` those that begin a line as words more often than as names; `family` and `place` are what
looks like them.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def parts() -> dict[str, str]:
    """The parts of the list: lower-case words parted by blanks."""
    text = (files("claimwire") / "given_names.toml").read_text(encoding="utf-8")
    return {part: str(words) for part, words in tomllib.loads(text).items()}


def given_names(*named: str) -> frozenset[str]:
    """The names of the named parts, in lower case.

    Raises:
        KeyError: a part that the list does not have.
    """
    return frozenset(word for part in named for word in parts()[part].split())
