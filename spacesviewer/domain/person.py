"""Somebody on the archive's list of people."""

from __future__ import annotations

from dataclasses import dataclass

WITHHELD = "Name withheld"


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the roles in all sessions: ``roles`` are (role, how many sessions).

    ``pseudonym`` stands for name and handle in all that leaves the archive; "" where there is none.
    ``former`` are names and handles of before (with the @), which files and old quotes still have.
    """

    id: int
    name: str
    handle: str = ""
    note: str = ""
    pseudonym: str = ""
    sessions: int = 0
    roles: tuple[tuple[str, int], ...] = ()
    former: tuple[str, ...] = ()
