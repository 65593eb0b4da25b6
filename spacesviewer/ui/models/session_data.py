"""Everything that the window shows of one session, read in one go off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from spacesviewer.domain.heard import Hearing
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.library import heard, marks, quotes, sessions, topics, transcripts
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.workflows.gaps import Gap
from spacesviewer.workflows.showing import gaps_of

EMPTY_TIMELINE = Timeline((), (), (), (), ())


@dataclass(frozen=True)
class SessionData:
    """A session as it is shown; ``place`` is where one stopped (position, scroll, zoom)."""

    detail: SessionDetail
    transcript: TranscriptInfo | None
    timeline: Timeline
    quotes: tuple[Quote, ...] = ()
    spans: tuple[TopicSpan, ...] = ()
    marks: tuple[Mark, ...] = ()
    place: tuple[int, dict[str, Any]] | None = None
    gaps: tuple[Gap, ...] = ()
    heard: tuple[Hearing, ...] = ()

    @property
    def uid(self) -> str:
        """The session's id."""
        return self.detail.id

    @property
    def recording(self) -> Recording | None:
        """The recording that is played: the first that lies where it should."""
        here = [recording for recording in self.detail.recordings if not recording.missing]
        return here[0] if here else None

    @property
    def duration_ms(self) -> int:
        """The length of the session: of its sound, or of its transcript where that is longer."""
        sound = max((r.offset_ms + r.duration_ms for r in self.detail.recordings), default=0)
        return max(sound, max(self.timeline.ends, default=0))


def load(uid: str, transcript_id: int | None = None) -> Callable[[Archive], SessionData]:
    """A task that reads a session with its best transcript, or with the one that is named."""

    def read(archive: Archive) -> SessionData:
        detail = sessions.get(archive, uid)
        chosen = next((t for t in detail.transcripts if t.id == transcript_id), None)
        info = chosen or transcripts.primary(archive, uid)
        timeline = transcripts.timeline(archive, info.id) if info else EMPTY_TIMELINE
        data = SessionData(detail, info, timeline, place=sessions.place(archive, uid))
        return _with_notes(archive, data)

    return read


def reload_notes(data: SessionData) -> Callable[[Archive], SessionData]:
    """A task that reads the quotes, topics, marks and facts again and keeps the transcript."""

    def read(archive: Archive) -> SessionData:
        return _with_notes(archive, replace(data, detail=sessions.get(archive, data.uid)))

    return read


def _with_notes(archive: Archive, data: SessionData) -> SessionData:
    recording = data.recording
    return replace(
        data,
        heard=heard.of_recording(archive, recording.id) if recording else (),
        quotes=tuple(quotes.list_quotes(archive, session=data.uid)),
        spans=tuple(topics.spans_for(archive, data.uid)),
        marks=tuple(marks.list_for(archive, data.uid)),
        gaps=tuple(gaps_of(archive, data.detail)),
    )
