"""Why a model gave no answer that can be used; the extractor catches it and asks the rules."""

from __future__ import annotations

from claimwire.errors import ClaimwireError


class Unanswered(ClaimwireError):
    """The model did not answer one piece of an article.

    The message never holds what the server sent: some echo the key that they refuse.

    Args:
        kind: a short stable code: `budget-spent`, `timeout`, `unreachable`, `busy`,
            `http-401`, `bad-answer`, `answer-cut`, ...
        lasting: asking about another article would end the same way.
        down: the server is ill; a second one in a row makes it lasting.
    """

    def __init__(self, kind: str, *, lasting: bool = False, down: bool = False) -> None:
        self.kind = kind
        self.lasting = lasting
        self.down = down
        super().__init__(f"the language model did not answer: {kind}")

    def __reduce__(self) -> tuple[type, tuple[str], dict[str, bool]]:
        return type(self), (self.kind,), {"lasting": self.lasting, "down": self.down}
