"""Words of somebody, frozen with their time, place, speaker and source."""

from __future__ import annotations

from dataclasses import dataclass, field

TO_CHECK, CHECKED, USED, OFF_THE_RECORD = "to check", "checked", "used", "off the record"
STATES = (TO_CHECK, CHECKED, USED, OFF_THE_RECORD)
MOST_STARS = 5


@dataclass(frozen=True, slots=True)
class QuotePart:
    """What one mouth says within a quote; a quote over a change of speaker has several parts."""

    speaker: str
    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class QuoteEdit:
    """A mark over the frozen words of a part, start <= i < end in its text; they stay as they are.

    ``text`` is "" for an elision, which reads ``[...]``; a clarification reads ``[text]``, and
    stands beside the words where start == end.
    """

    part: int
    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """How words of a quote came to be what they are: one correction by a person."""

    by: str
    at: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Naming:
    """Who or what said that a speaker is this one, and when a person confirmed it ("": nobody).

    ``role`` and ``handle`` are what the speaker was in the session then, "" where it was not told.
    """

    speaker: str
    by: str = ""
    confirmed_at: str = ""
    role: str = ""
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What was really said where a quote is of a translation, when it was taken.

    ``text`` are the words of the original's segments, a line for each: the translated words may be
    of a part of them. ``status`` says how far the least checked of them had come, ``behind`` that
    the original was corrected after it was translated.
    """

    text: str = ""
    language: str = ""
    transcript_id: int = 0
    segment_ids: tuple[int, ...] = ()
    translators: tuple[str, ...] = ()
    status: str = ""
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows where the words of a quote come from.

    ``spans`` are (segment id, start, end): its words in the text of each segment then.
    ``original`` is what the machine (or the file) had there before ``corrections``, in order.
    ``audio_sha256`` is of the sound without tags; "" where it was not worked out yet.
    ``said`` is what was translated; None where the words are those that were said.
    """

    recording_size: int = 0
    recording_ms: int = 0
    audio_sha256: str = ""
    version_id: int = 0
    spans: tuple[tuple[int, int, int], ...] = ()
    original: str = ""
    corrections: tuple[Correction, ...] = ()
    namings: tuple[Naming, ...] = ()
    date_source: str = ""
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """That a person has checked a quote against the sound.

    ``heard``: in full, as far as the archive knows (None: it cannot know); ``speed`` is the speed
    in percent below which all of it was heard, 0 where it is not known.
    """

    by: str
    at: str
    heard: bool | None = None
    speed: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as it was taken. Nothing in it follows later corrections of the transcript.

    ``before`` and ``after`` are up to 64 characters around it. ``recording_sha256`` and
    ``transcript_sha256`` prove the source; ``exact`` is False where the words were typed by a
    person and differ from the transcript. ``session_date`` is ISO 8601 as in the session.
    ``translated_from`` names the language they were said in where the transcript is a translation
    ("Urdu", "another language"), and is "" otherwise. ``question`` is what was asked before.

    A change of any of it is a new ``revision`` (from 1); the older ones are kept. ``entry_hash``
    names the revision in the archive's chain of entries.

    Not frozen: ``session`` is where the quote is found now, ``moved_ms`` by how much its sound
    stands later there than when it was taken, ``words_moved_ms`` the same of its words. Both are 0
    until recordings are put together.
    ``heard`` says whether its sound was played to somebody in full, as far as the archive knows;
    None where it cannot know. ``since`` says what the transcript tells otherwise now ("text
    changed since", ...), where that was looked up, and ``now`` the words there, where their place
    is certain; "" where nothing has changed.
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
    state: str = TO_CHECK
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
    question: QuotePart | None = None
    edits: tuple[QuoteEdit, ...] = ()
    proof: Proof = Proof()
    revision: int = 1
    entry_hash: str = field(default="", compare=False)
    stories: tuple[str, ...] = ()
    rating: int = 0
    verified: Verification | None = None
    since: str = ""
    now: str = ""

    @property
    def text(self) -> str:
        """The frozen words of all parts, one paragraph a part; ``told_parts`` has the marks."""
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
