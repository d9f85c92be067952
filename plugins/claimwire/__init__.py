"""claimwire: who claims what in the news, since when, and with which numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimwire.analysis import Database, open

__version__ = "0.1.0"
__all__ = ["Database", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """`open` and `Database`, read only when somebody asks: importing claimwire stays cheap."""
    if name in {"open", "Database"}:
        from claimwire import analysis

        return getattr(analysis, name)
    raise AttributeError(f"module 'claimwire' has no attribute {name!r}")
