"""One published file and one client for all tests of the page."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from claimwire.web import create_app
from web.published import TOPIC, published_file


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a small published file."""
    return published_file(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="session")
def client(published: Path) -> Iterator[TestClient]:
    """A client of the app without a guard, in English."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = create_app(published, TOPIC)
        yield TestClient(app, headers={"accept-language": "en"})
