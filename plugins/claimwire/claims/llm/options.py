"""What the settings say about the language model, checked once before the first request."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from claimwire.errors import ConfigError
from claimwire.settings import Settings

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmOptions:
    """How to reach a model and how much of it to use.

    `url` is the address up to and without `/chat/completions`; `key` is shown by nothing
    that prints these options; `timeout` is in seconds for one whole answer; `budget` counts
    requests, retries included; `attempts` is how often one request is tried; `cache` is the
    folder of answers.
    """

    url: str
    model: str
    cache: Path
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    budget: int = 1000
    attempts: int = 4
    user_agent: str = "claimwire"
    proxy: str | None = None

    @property
    def address(self) -> str:
        """Where requests go."""
        return f"{self.url}/chat/completions"


def options_from(settings: Settings) -> LlmOptions:
    """The options that `CLAIMWIRE_LLM_*` describe.

    Raises:
        ConfigError: no address or model is named, the address is none or holds a password,
            the key's file cannot be read, or the cache lies outside `home`.
    """
    url = settings.llm_url.strip().rstrip("/").removesuffix("/chat/completions")
    parts = urlsplit(url)
    if not url:
        raise ConfigError(
            "CLAIMWIRE_LLM_URL", "", "is not set; give the address of an OpenAI-compatible endpoint"
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError("CLAIMWIRE_LLM_URL", "", "is no address such as http://127.0.0.1:8080/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigError(
            "CLAIMWIRE_LLM_URL",
            "",
            "holds more than an address; put the key into a file and name"
            " it in CLAIMWIRE_LLM_KEY_FILE",
        )
    model = settings.llm_model.strip()
    if not model:
        raise ConfigError("CLAIMWIRE_LLM_MODEL", "", "is not set; name the model to ask")
    return LlmOptions(
        url=url,
        model=model,
        key=_key(settings),
        cache=_cache(settings),
        timeout=settings.llm_timeout,
        budget=settings.llm_budget,
        attempts=settings.max_attempts,
        user_agent=settings.user_agent,
        # A proxy of the way out does not lead to a server on this machine.
        proxy=None if parts.hostname in _LOOPBACK else settings.proxy or None,
    )


def _key(settings: Settings) -> str:
    """The key from its file or variable; no message ever holds it."""
    where, key = "CLAIMWIRE_LLM_KEY", settings.llm_key
    if settings.llm_key_file:
        where = "CLAIMWIRE_LLM_KEY_FILE"
        path = Path(settings.llm_key_file).expanduser()
        try:
            key = path.read_text(encoding="utf-8")
        except OSError as error:
            raise ConfigError(where, "", f"{path} cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise ConfigError(where, "", f"{path} holds no key: it is no text") from None
        if not key.strip():
            raise ConfigError(where, "", f"{path} is empty; it should hold the key alone")
    key = key.strip()
    if not all("!" <= char <= "~" for char in key):
        raise ConfigError(where, "", "holds more than one word of plain ASCII, so it is no key")
    return key


def _cache(settings: Settings) -> Path:
    home = settings.home.resolve()
    cache = (home / settings.llm_cache).resolve()
    if cache == home or not cache.is_relative_to(home):
        raise ConfigError(
            "CLAIMWIRE_LLM_CACHE", "", "is no folder inside CLAIMWIRE_HOME; give a name such as llm"
        )
    return cache
