"""The world's faults, told in words a journalist understands.

Anything that is not a ``UserError`` is a bug and flies to the report.

A sentence has named places: ``UserError("{file} is empty.", file=path.name)``. Here it reads as it
stands; who speaks another language than English finds the template in it, and the fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

PROBLEM = "problem"  # the field that is a sentence of ours itself
_PLACE = re.compile(r"\{(\w+)\}")


class UserError(Exception):
    """Something outside the program is wrong.

    ``templates`` are those of the message and of the hint, ``fields`` what stands in their places.
    """

    def __init__(self, message: str, *, hint: str = "", **fields: object) -> None:
        self.templates = (message, hint)
        self.fields = {name: str(value) for name, value in fields.items()}
        self.message = filled(message, self.fields)
        self.hint = filled(hint, self.fields)
        super().__init__(self.message)

    def sentence(self) -> str:
        """The message, with what to do about it where that is known."""
        return f"{self.message} {self.hint}" if self.hint else self.message


class ChangedMeanwhile(UserError):
    """Words are not what the person saw when she began to type; ``now`` is what they are."""

    def __init__(self, message: str, *, now: str, hint: str = "", **fields: object) -> None:
        super().__init__(message, hint=hint, **fields)
        self.now = now


class RefusedFile(UserError):
    """A file that cannot be read, with the reason; the rest of the work goes on."""


class WrongUsage(UserError):
    """An unknown or ambiguous name, or a time that cannot be read (exit code 2)."""

    def __init__(
        self, message: str, *, hint: str = "", candidates: Sequence[str] = (), **fields: object
    ) -> None:
        super().__init__(message, hint=hint, **fields)
        self.candidates = tuple(candidates)


class ArchiveError(UserError):
    """The archive cannot be used (exit code 3)."""


def filled(template: str, fields: Mapping[str, str]) -> str:
    """The sentence; a place that has no field stays as it is, and no field is looked into."""
    return (
        _PLACE.sub(lambda place: fields.get(place[1], place[0]), template) if fields else template
    )
