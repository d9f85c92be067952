"""Errors: their type says whether trying again helps, their text is one line."""

from __future__ import annotations

import inspect
import pickle

import pytest

from claimwire import errors
from claimwire.errors import (
    ClaimwireError,
    ConfigError,
    FetchFailed,
    SourceError,
    StoreBusy,
    StoreError,
)

ALL = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, ClaimwireError)
]


def _make(kind: type[ClaimwireError]) -> ClaimwireError:
    """An error of `kind` with arguments as its maker would give them."""
    if issubclass(kind, SourceError):
        return kind("https://news.example/7", "http-404", "the page is gone")
    if issubclass(kind, ConfigError):
        return kind("topic.toml", "entities.h20.name", "this key is missing")
    return kind("the ledger is in use by another process")


def test_only_what_may_pass_by_itself_is_transient() -> None:
    """A time-out and a held lock pass; nothing else is worth another try."""
    assert {kind for kind in ALL if kind.transient} == {FetchFailed, StoreBusy}


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_errors_cross_processes_whole(kind: type[ClaimwireError]) -> None:
    """An error raised in a worker arrives with its type, text and parts."""
    error = _make(kind)
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is kind
    assert str(twin) == str(error)
    assert vars(twin) == vars(error)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_errors_are_one_line(kind: type[ClaimwireError]) -> None:
    """`str()` is the one line to show, and it is not empty."""
    assert str(_make(kind))
    assert "\n" not in str(_make(kind))


def test_a_source_error_names_address_reason_and_code() -> None:
    """The three parts stand in the text and are columns of `refusals`."""
    error = _make(FetchFailed)
    assert isinstance(error, SourceError)
    assert (error.url, error.kind) == ("https://news.example/7", "http-404")
    assert str(error) == "https://news.example/7: the page is gone (http-404)"


def test_a_config_error_names_place_key_and_problem() -> None:
    """Without a key the whole file or variable is meant."""
    assert str(ConfigError("topic.toml", "topic.id", "this key is missing")) == (
        "topic.toml: topic.id: this key is missing"
    )
    assert str(ConfigError("topic.toml", "", "no such file")) == "topic.toml: no such file"


def test_one_except_catches_what_users_may_see() -> None:
    """Every error of ours has one base, and those of the stores have one of their own."""
    assert issubclass(StoreBusy, StoreError)
    assert all(issubclass(kind, ClaimwireError) for kind in ALL)
