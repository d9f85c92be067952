"""What the README says can be done is done: its commands, its SQL and its topic file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimwire import stages, warehouse
from claimwire.sample.server import SampleSite
from claimwire.sample.sources import sample_sources
from claimwire.settings import Settings
from claimwire.stages import Pipeline
from claimwire.topic import load_topic

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


COMMANDS = [
    line.split("   ")[0].strip()
    for block in blocks("sh")
    for line in block.splitlines()
    if line.startswith(".venv/bin/claimwire")
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A data folder after one run over the sample site, and the site's address."""
    home = tmp_path_factory.mktemp("data")
    # The topic without its sources, so that no command of a test asks the live web.
    whole = (ROOT / "topic.toml").read_text(encoding="utf-8")
    quiet = re.split(r"^\[\[sources\]\]", whole, maxsplit=1, flags=re.MULTILINE)[0]
    (home / "topic.toml").write_text(quiet, encoding="utf-8")
    with SampleSite() as site:
        stages.run(
            Pipeline(
                settings=Settings(home=home, proxy=site.url, host_delay=0.0),
                topic=load_topic(ROOT / "topic.toml").with_sources(sample_sources()),
                clock=lambda: datetime.now(UTC),
            )
        )
        yield home, site.url


@pytest.mark.parametrize("sql", blocks("sql"))
def test_sql_of_the_readme_answers(sql: str, data: tuple[Path, str]) -> None:
    """Each SQL block is one question that the published copy answers."""
    answer = warehouse.ask(data[0] / "claimwire.duckdb", sql.strip().rstrip(";"))
    assert answer.columns


@pytest.mark.parametrize("command", COMMANDS)
def test_command_of_the_readme_works(command: str, data: tuple[Path, str], tmp_path: Path) -> None:
    """Each claimwire command ends with 0, or with 1 for findings, and shows no traceback."""
    home, proxy = data
    here = Path(sys.executable).parent
    environment = {
        **os.environ,
        "CLAIMWIRE_HOME": str(home),
        "CLAIMWIRE_PROXY": proxy,
        "CLAIMWIRE_HOST_DELAY": "0",
        "CLAIMWIRE_TOPIC": str(home / "topic.toml"),
    }
    done = subprocess.run(
        ["bash", "-c", command.replace(".venv/bin/claimwire", str(here / "claimwire"))],
        cwd=tmp_path,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    findings = re.search(r"claimwire (doctor|refusals|retry|run|verify)\b", command)
    assert done.returncode in ({0, 1} if findings else {0}), done.stderr
    assert "Traceback" not in done.stderr


def test_topic_of_the_readme_is_allowed(tmp_path: Path) -> None:
    """The topic file that the README shows passes the check that every topic must pass."""
    file = tmp_path / "my.toml"
    file.write_text(blocks("toml")[0], encoding="utf-8")
    assert load_topic(file).id == "offshore-wind"


def test_make_targets_of_the_readme_exist() -> None:
    """Each `make` target that the README names is one of the Makefile's."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
