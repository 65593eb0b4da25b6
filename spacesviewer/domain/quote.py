"""Words of somebody, frozen with their time, place, speaker and source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuotePart:
    """What one mouth says within a quote; a quote over a change of speaker has several parts."""

    speaker: str
    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as it was taken. Nothing in it follows later corrections of the transcript.

    ``before`` and ``after`` are up to 64 characters around it. ``recording_sha256`` and
    ``transcript_sha256`` prove the source; ``exact`` is False where the words were typed by a
    person and differ from the transcript. ``session_date`` is ISO 8601 as in the session.
    ``translated_from`` names the language they were said in where the transcript is a translation
    ("Urdu", "another language"), and is "" otherwise.

    Not frozen: ``session`` is where the quote is found now, ``moved_ms`` by how much its sound
    stands later there than when it was taken, ``words_moved_ms`` the same of its words. Both are 0
    until recordings are put together.
    ``heard`` says whether its sound was played to somebody in full, as far as the archive knows;
    None where it cannot know.
    """

    id: str
    session: str
    session_title: str
    session_date: str
    start_ms: int
    end_ms: int
    parts: tuple[QuotePart, ...]
    language: str = ""
    platform: str = ""
    url: str = ""
    note: str = ""
    topics: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    state: str = "to check"
    exact: bool = True
    synthetic: bool = False
    reviewer: str = ""
    created_at: str = ""
    transcript_id: int = 0
    transcript_origin: str = ""
    segment_ids: tuple[int, ...] = ()
    recording_sha256: str = ""
    transcript_sha256: str = ""
    recording_offset_ms: int = 0
    moved_ms: int = 0
    words_moved_ms: int = 0
    heard: bool | None = None
    translated_from: str = ""

    @property
    def text(self) -> str:
        """The words of all parts, one paragraph a part."""
        return "\n".join(part.text for part in self.parts)

    @property
    def speaker(self) -> str:
        """Who says it; the names in order of speaking where there are several, "" if unknown."""
        return ", ".join(dict.fromkeys(part.speaker for part in self.parts if part.speaker))

    @property
    def place_ms(self) -> tuple[int, int]:
        """Where its sound begins and ends in the session as it is now."""
        return self.start_ms + self.moved_ms, self.end_ms + self.moved_ms

    @property
    def words_ms(self) -> tuple[int, int]:
        """Where its words begin and end in the transcript as it is now."""
        return self.start_ms + self.words_moved_ms, self.end_ms + self.words_moved_ms
