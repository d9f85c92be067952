"""What settings choose, and the one line that tells what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claims.llm.desk import BODY, FIRST, TOPIC, article
from claims.llm.desk import settings as settings_for
from claims.llm.model_server import ModelServer, Reply, claim, claims, said
from claimwire.claims import Extractor
from claimwire.claims.llm import LlmExtractor, extractor_for, options_from, trouble_with
from claimwire.cli.app import app
from claimwire.errors import ConfigError
from claimwire.records import Claim, claim_id_of, to_json_lines
from claimwire.settings import Settings

TOPIC_TEXT = """
[topic]
id = "buses"
time_zone = "Asia/Taipei"
[topic.names]
en = "Buses"
"""


def test_the_default_stays_offline(tmp_path: Path) -> None:
    """Without a choice the rules extract, and no address is needed."""
    assert isinstance(extractor_for(Settings(home=tmp_path), TOPIC), Extractor)


def test_a_model_is_chosen_by_settings(tmp_path: Path) -> None:
    """Two variables are enough."""
    environ = {
        "CLAIMWIRE_HOME": str(tmp_path),
        "CLAIMWIRE_EXTRACTOR": "llm",
        "CLAIMWIRE_LLM_URL": "http://127.0.0.1:9/v1/chat/completions",
        "CLAIMWIRE_LLM_MODEL": "tiny",
        "CLAIMWIRE_LLM_KEY": "sk-secret",
    }
    settings = Settings.from_environment(environ)
    assert isinstance(extractor_for(settings, TOPIC), LlmExtractor)
    options = options_from(settings)
    assert options.address == "http://127.0.0.1:9/v1/chat/completions"
    assert options.key == "sk-secret"
    assert "sk-secret" not in repr(settings) + repr(options)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"extractor": "lmm"}, "CLAIMWIRE_EXTRACTOR: 'lmm' is none of rules, llm; did you mean"),
        ({"llm_url": ""}, "CLAIMWIRE_LLM_URL: is not set"),
        ({"llm_url": "localhost:8080"}, "CLAIMWIRE_LLM_URL: is no address"),
        ({"llm_url": "http://me:sk-secret@host/v1"}, "CLAIMWIRE_LLM_KEY_FILE"),
        ({"llm_url": "http://host/v1?key=sk-secret"}, "CLAIMWIRE_LLM_KEY_FILE"),
        ({"llm_model": " "}, "CLAIMWIRE_LLM_MODEL: is not set"),
        ({"llm_key_file": "nowhere/key"}, "cannot be read"),
        ({"llm_key": "sk-secret and more"}, "CLAIMWIRE_LLM_KEY: holds more than one word"),
        ({"llm_cache": "../elsewhere"}, "CLAIMWIRE_LLM_CACHE: is no folder inside"),
        ({"llm_cache": "."}, "CLAIMWIRE_LLM_CACHE"),
    ],
)
def test_wrong_settings_are_told_in_one_line(
    tmp_path: Path, fields: dict[str, Any], told: str
) -> None:
    """The variable is named, what to do is said, and a key is never shown."""
    right = {"extractor": "llm", "llm_url": "http://host/v1", "llm_model": "tiny"}
    with pytest.raises(ConfigError) as error:
        extractor_for(Settings(home=tmp_path, **(right | fields)), TOPIC)
    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert "sk-secret" not in str(error.value)


def test_a_model_that_answers_is_no_trouble(tmp_path: Path) -> None:
    """The doctor's question costs one request, and the rules are never in trouble."""
    with ModelServer(said('{"ok": true}')) as server:
        assert trouble_with(settings_for(server, tmp_path)) == ""
    assert len(server.asked) == 1
    assert trouble_with(Settings(home=tmp_path)) == ""


def test_a_model_that_does_not_answer_is_told_in_one_line(tmp_path: Path) -> None:
    """A refused key, a missing server and a wrong setting each give their reason."""
    with ModelServer(Reply(401, "bad key sk-secret")) as server:
        refused = trouble_with(settings_for(server, tmp_path, llm_key="sk-secret"))
    assert "http-401" in refused
    assert "sk-secret" not in refused
    assert "unreachable" in trouble_with(settings_for(server, tmp_path))
    assert "CLAIMWIRE_LLM_URL" in trouble_with(Settings(home=tmp_path, extractor="llm"))
    assert "did you mean rules" in trouble_with(Settings(home=tmp_path, extractor="rulez"))


@pytest.fixture
def labelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A labelled set of one claim; the arguments that name it."""
    gold = Claim(
        claim_id=claim_id_of("a1", BODY, 0, len(FIRST)), article_id="a1", evidence=FIRST,
        start=0, end=len(FIRST), claimant=None, attribution="outlet", kind="fact",
        negated=False, proposition=FIRST,
    )  # fmt: skip
    (tmp_path / "gold.jsonl").write_bytes(to_json_lines([gold]))
    (tmp_path / "articles.jsonl").write_bytes(to_json_lines([article()]))
    (tmp_path / "topic.toml").write_text(TOPIC_TEXT)
    monkeypatch.setenv("CLAIMWIRE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CLAIMWIRE_TOPIC", str(tmp_path / "topic.toml"))
    options = []
    for name in ("gold", "articles"):
        options += [f"--{name}", str(tmp_path / f"{name}.jsonl")]
    return [*options, "--topic", str(tmp_path / "topic.toml")]


def test_both_extractors_are_scored_side_by_side(
    labelled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One table, a column each, and below the figures what the model cost and lost."""
    with ModelServer(claims(claim(FIRST), claim("no such words"))) as server:
        monkeypatch.setenv("CLAIMWIRE_LLM_URL", server.url)
        monkeypatch.setenv("CLAIMWIRE_LLM_MODEL", "tiny")
        result = CliRunner().invoke(app, ["score", *labelled, "--compare", "rules,llm"])
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.output.splitlines()]
    assert ["figure", "rules", "llm"] in lines
    assert any(line[:1] == ["llm_evidence_invented"] and line[-1] == "1" for line in lines)
    assert any("detection" in line[0] and line[-1] == "1.000" for line in lines if line)


@pytest.mark.parametrize(
    ("names", "told"), [("rules,llm", "CLAIMWIRE_LLM_URL"), ("rules,magic", "'magic' is none")]
)
def test_a_comparison_without_an_endpoint_says_so(
    labelled: list[str], names: str, told: str
) -> None:
    """The error names the variable before anything is scored."""
    result = CliRunner().invoke(app, ["score", *labelled, "--compare", names])
    assert isinstance(result.exception, ConfigError)
    assert told in str(result.exception)
