"""claimwire: who claims what in the news, since when, and with which numbers."""

__version__ = "0.1.0"
