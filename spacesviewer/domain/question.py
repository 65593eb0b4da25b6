"""A question that was asked in a session, and where it was answered, if it was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """Where somebody asks something, in ms of the session.

    ``asker`` is who asks, "" if nobody knows; ``text`` what is asked, as it was said or in short.
    ``answer`` is from when to when it is answered, None where nobody has said so.
    """

    id: int
    session: str
    start_ms: int
    end_ms: int
    asker: str = ""
    text: str = ""
    answer: tuple[int, int] | None = None

    @property
    def title(self) -> str:
        """What is asked, else who asks, else that something is."""
        return self.text or (f"{self.asker} asks" if self.asker else "Question")


def question_before(questions: list[Question], at_ms: int) -> Question | None:
    """The question that something said at a time answers: the last one that began before it."""
    begun = [one for one in questions if one.start_ms < at_ms]
    return max(begun, key=lambda one: (one.start_ms, one.end_ms, one.id), default=None)
