"""Settings: the environment is read once, whole, and refused in one line."""

from __future__ import annotations

import os
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from claimwire.errors import ConfigError
from claimwire.settings import PREFIX, Settings


def test_nothing_set_gives_the_defaults() -> None:
    """An empty environment is a working one."""
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment({"PATH": "/bin", "HOME": "/x"}) == Settings()


def test_every_field_is_a_variable() -> None:
    """Each setting is read from its own variable, with its own type."""
    texts = {"bool": "yes", "int": "7", "float": "7.5", "str": "seven"}
    environ = {}
    for field in fields(Settings):
        kind = "path" if isinstance(field.default, Path) else type(field.default).__name__
        environ[PREFIX + field.name.upper()] = texts.get(kind, "some/folder")
    settings = Settings.from_environment(environ)
    for field in fields(Settings):
        value = getattr(settings, field.name)
        assert value != field.default
        assert isinstance(value, Path) == isinstance(field.default, Path)
        if not isinstance(value, Path):
            assert type(value) is type(field.default)


def test_a_home_of_the_user_is_expanded() -> None:
    """A tilde in a path stands for the user's home."""
    settings = Settings.from_environment({"CLAIMWIRE_HOME": "~/news"})
    assert settings.home == Path("~/news").expanduser()


@pytest.mark.parametrize("word", ["1", "true", "TRUE", "yes", "Yes"])
def test_words_for_yes(word: str) -> None:
    """A switch is on by 1, true or yes in any case."""
    assert Settings.from_environment({"CLAIMWIRE_ALLOW_PRIVATE": word}).allow_private


@pytest.mark.parametrize("word", ["0", "false", "No"])
def test_words_for_no(word: str) -> None:
    """A switch is off by 0, false or no in any case."""
    assert not Settings.from_environment({"CLAIMWIRE_ALLOW_PRIVATE": word}).allow_private


def test_an_empty_variable_is_not_set() -> None:
    """Compose files pass what is unset as an empty text."""
    environ = {PREFIX + field.name.upper(): "" for field in fields(Settings)}
    assert Settings.from_environment(environ) == Settings()


@pytest.mark.parametrize("variable", ["HOST_DELAY", "REVISIT", "LEASE"])
def test_no_pause_is_allowed(variable: str) -> None:
    """Tests on loopback need no pause between requests or looks."""
    settings = Settings.from_environment({PREFIX + variable: "0"})
    assert getattr(settings, variable.lower()) == 0


@pytest.mark.parametrize(
    ("variable", "text", "word"),
    [
        ("CLAIMWIRE_TIMEOUT", "soon", "float"),
        ("CLAIMWIRE_TIMEOUT", "-1", "negative"),
        ("CLAIMWIRE_TIMEOUT", "nan", "endless"),
        ("CLAIMWIRE_TIMEOUT", "inf", "endless"),
        ("CLAIMWIRE_TIMEOUT", "0", "more than 0"),
        ("CLAIMWIRE_BATCH_SIZE", "0", "more than 0"),
        ("CLAIMWIRE_BATCH_SIZE", "2.5", "int"),
        ("CLAIMWIRE_MAX_ATTEMPTS", "-3", "negative"),
        ("CLAIMWIRE_ALLOW_PRIVATE", "perhaps", "bool"),
        ("CLAIMWIRE_TOPICS", "a.toml", "CLAIMWIRE_TOPIC?"),
        ("CLAIMWIRE_BATCHSIZE", "5", "CLAIMWIRE_BATCH_SIZE?"),
        ("CLAIMWIRE_XYZZY", "5", "no such setting"),
    ],
)
def test_a_wrong_variable_is_told_in_one_line(variable: str, text: str, word: str) -> None:
    """The line names the variable and what is wrong, with the nearest known name."""
    with pytest.raises(ConfigError) as caught:
        Settings.from_environment({variable: text})
    line = str(caught.value)
    assert line.startswith(f"environment: {variable}: ")
    assert word in line
    assert "\n" not in line


def test_everything_written_lies_in_the_home(tmp_path: Path) -> None:
    """Ledger, store, warehouse, published copy and report are inside `home` unless set."""
    settings = Settings(home=tmp_path)
    assert settings.ledger_url == f"sqlite:///{tmp_path.resolve() / 'ledger.sqlite'}"
    assert Path(settings.store_url).parent == tmp_path.resolve()
    for path in (settings.warehouse_path, settings.published_path, settings.report_path):
        assert path.parent == tmp_path
    assert settings.warehouse_path != settings.published_path


def test_ledger_and_store_can_lie_elsewhere() -> None:
    """A cluster names a database and an object store by URL."""
    environ = {
        "CLAIMWIRE_LEDGER": "postgresql+psycopg2://ledger.example/claimwire",
        "CLAIMWIRE_STORE": "s3://bucket.example/claimwire",
    }
    settings = Settings.from_environment(environ)
    assert settings.ledger_url == environ["CLAIMWIRE_LEDGER"]
    assert settings.store_url == environ["CLAIMWIRE_STORE"]


def test_settings_are_frozen() -> None:
    """What was read at the edge does not change on the way."""
    with pytest.raises(FrozenInstanceError):
        Settings().timeout = 1.0  # type: ignore[misc]


def test_nothing_is_read_from_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the mapping that is passed in counts."""
    monkeypatch.setitem(os.environ, "CLAIMWIRE_TIMEOUT", "3")
    assert Settings.from_environment({}).timeout == Settings().timeout
