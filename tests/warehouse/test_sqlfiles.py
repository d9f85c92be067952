"""Headers of SQL files: read strictly, so that a slip is found in the tests and not by a user."""

from __future__ import annotations

from datetime import date

import pytest

from claimwire.errors import ConfigError
from claimwire.sqlfiles import parse_sql, sql_root

HEADER = """-- question: what moved?
-- params:   measure varchar, since date = null,
--           top integer = 5, words search = null
-- grain:    one row per value
-- reads:    claims, articles

select 1;
"""


def test_a_header_is_read_over_several_lines() -> None:
    """Types, defaults and tables come out as they stand."""
    file = parse_sql("moved", HEADER)

    assert file.purpose == "what moved?"
    assert [(p.name, p.type, p.default, p.required) for p in file.params] == [
        ("measure", "varchar", None, True),
        ("since", "date", None, False),
        ("top", "integer", 5, False),
        ("words", "search", None, False),
    ]
    assert file.reads == ("claims", "articles")


def test_values_are_read_by_type() -> None:
    """Text becomes a value of the parameter's type; search words are folded."""
    values = parse_sql("moved", HEADER).values(
        {"measure": "share", "since": "2026-01-05", "words": "國產ＧＰＵ"}
    )

    assert values == {
        "measure": "share",
        "since": date(2026, 1, 5),
        "top": 5,
        "words": "国产gpu",
    }


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("-- question: what moved?\n", "", "lacks"),
        ("-- grain:    one row per value\n", "", "lacks grain"),
        ("top integer = 5", "top number = 5", "top number = 5"),
    ],
)
def test_a_wrong_header_is_told(old: str, new: str, message: str) -> None:
    """A part that is missing or a type that is unknown names the file."""
    with pytest.raises(ConfigError, match=message):
        parse_sql("moved", HEADER.replace(old, new))


def test_the_sql_folder_is_found() -> None:
    """All folders of SQL are there, wherever the package lies."""
    assert {"schema", "load", "trends", "checks", "relate"} <= {
        p.name for p in sql_root().iterdir()
    }
