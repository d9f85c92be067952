"""Fetching: one polite, bounded, guarded GET (design, "The tree").

`Fetcher.get` is the only way in which claimwire asks a web server for anything. It keeps
to robots.txt and to a pace per host, follows redirects itself, never reads more than it
was told to, and never talks to an address inside somebody's network.
"""

from claimwire.fetch.fetcher import Fetcher
from claimwire.fetch.response import Response

__all__ = ["Fetcher", "Response"]
