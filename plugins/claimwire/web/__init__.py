"""The Claims page: search, charts, evidence and SQL over the published copy, for readers."""

from claimwire.web.app import create_app

__all__ = ["create_app"]
