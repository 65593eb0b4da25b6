"""Texts that a recording carries inside: subtitle streams, and lyrics in its tags."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InnerText:
    """A text inside a recording.

    ``text`` is WebVTT of its cues, or the bare words where ``timed`` is false; ``original`` is the
    same as the file has it (ASS with its styles, lyrics), or the WebVTT where that loses nothing.
    ``kind`` is what the file's format calls it; ``number`` tells several of a kind apart.
    """

    kind: str
    number: int
    text: str
    original: bytes
    language: str = ""
    title: str = ""
    timed: bool = True

    @property
    def name(self) -> str:
        """What it is called beside the recording's name: ``subrip 1``."""
        return f"{self.kind} {self.number}"


@dataclass(frozen=True, slots=True)
class Inner:
    """All texts of a recording, and sentences about those that could not be read."""

    texts: tuple[InnerText, ...] = ()
    notes: tuple[str, ...] = ()


NO_TEXTS = Inner()
