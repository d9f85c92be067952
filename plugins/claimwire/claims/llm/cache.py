"""Answers that were paid for once: files named by all that shaped the question."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from claimwire.claims.llm.budget import write_whole
from claimwire.claims.llm.prompt import PROMPT_VERSION, Message
from claimwire.records import content_hash_of, digest_of


class AnswerCache:
    """The answers of one model about one topic; safe for many processes at once.

    Args:
        folder: where the files lie, in a sub-folder for the first two digits each.
        model: the model's name.
        topic: the topic's fingerprint.
    """

    def __init__(self, folder: Path, model: str, topic: str) -> None:
        self._folder = folder
        self._model = model
        self._topic = topic

    def key(self, text: str, messages: Sequence[Message]) -> str:
        """The name of the question about `text`: content, model, prompt version and topic.

        The messages count as well, because title and day of publication shape an answer.
        """
        asked = json.dumps(messages, ensure_ascii=False, sort_keys=True)
        return digest_of(
            "llm", content_hash_of(text), self._model, PROMPT_VERSION, self._topic, asked
        )

    def get(self, key: str) -> str | None:
        """The answer kept under a key; None where there is none or its file is damaged."""
        try:
            found = json.loads(self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        answer = found.get("answer") if isinstance(found, dict) else None
        return answer if isinstance(answer, str) else None

    def put(self, key: str, answer: str) -> None:
        """Keep an answer."""
        record = {
            "model": self._model,
            "prompt": PROMPT_VERSION,
            "topic": self._topic,
            "answer": answer,
        }
        write_whole(self._path(key), json.dumps(record, ensure_ascii=False))

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
