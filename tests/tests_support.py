"""Small things that tests of several rooms share."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def airflow_options(conf: Any) -> set[str]:
    """The names of the variables for every option that Airflow itself describes."""
    return {
        f"AIRFLOW__{section}__{option}".upper()
        for section, told in conf.configuration_description.items()
        for option in told["options"]
    }


@contextmanager
def taken_port() -> Iterator[int]:
    """A port on loopback that somebody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def free_ports(count: int) -> int:
    """The first of `count` ports in a row that are free now."""
    while True:
        with taken_port() as first:
            pass
        if first + count < 65536 and all(_free(first + i) for i in range(count)):
            return first


def _free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
