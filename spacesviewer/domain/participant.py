"""People in a session."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("host", "cohost", "speaker", "caller", "listener")
ROLE_NAMES = {
    "host": "Host",
    "cohost": "Co-host",
    "speaker": "Speaker",
    "caller": "Caller",
    "listener": "Listener",
}


@dataclass(frozen=True, slots=True)
class Participant:
    """A person with a role in one session; ``handle`` lacks the @, joined_ms is from the start."""

    name: str
    role: str = "speaker"
    handle: str = ""
    joined_ms: int | None = None
    id: int = 0
