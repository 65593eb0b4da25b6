"""The world's faults, told in words a journalist understands.

Anything that is not a ``UserError`` is a bug and flies to the report.
"""

from __future__ import annotations

from collections.abc import Sequence


class UserError(Exception):
    """Something outside the program is wrong; the message is shown as it stands."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def sentence(self) -> str:
        """The message, with what to do about it where that is known."""
        return f"{self.message} {self.hint}" if self.hint else self.message


class ChangedMeanwhile(UserError):
    """Words are not what the person saw when she began to type; ``now`` is what they are."""

    def __init__(self, message: str, *, now: str, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.now = now


class RefusedFile(UserError):
    """A file that cannot be read, with the reason; the rest of the work goes on."""


class WrongUsage(UserError):
    """An unknown or ambiguous name, or a time that cannot be read (exit code 2)."""

    def __init__(self, message: str, *, hint: str = "", candidates: Sequence[str] = ()) -> None:
        super().__init__(message, hint=hint)
        self.candidates = tuple(candidates)


class ArchiveError(UserError):
    """The archive cannot be used (exit code 3)."""
