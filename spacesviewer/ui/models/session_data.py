"""Everything that the window shows of one session, read in one go off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from spacesviewer.domain import coverage
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.gap import Gap
from spacesviewer.domain.heard import Hearing
from spacesviewer.domain.question import Question
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.library import (
    corrected,
    drafts,
    heard,
    marks,
    questions,
    quotes,
    sessions,
    topics,
    transcripts,
)
from spacesviewer.library.corrected import in_version
from spacesviewer.library.segmentids import version_of
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.ui.models import second_language
from spacesviewer.ui.models.second_language import Languages, SecondLanguage
from spacesviewer.workflows import claimed, pseudonyms, speaking, standing
from spacesviewer.workflows.speaking import SpeakerLedger

if TYPE_CHECKING:
    from spacesviewer.ui.models.prepared import Prepared
    from spacesviewer.workflows.ledger import Ledger

EMPTY_TIMELINE = Timeline((), (), (), (), ())


@dataclass(frozen=True)
class SessionData:
    """A session as it is shown; ``place`` is where one stopped (position, scroll, zoom).

    ``gaps`` come a moment later; ``listened``: they were looked for in the sound too.
    """

    detail: SessionDetail
    transcript: TranscriptInfo | None
    timeline: Timeline
    quotes: tuple[Quote, ...] = ()
    spans: tuple[TopicSpan, ...] = ()
    marks: tuple[Mark, ...] = ()
    place: tuple[int, dict[str, Any]] | None = None
    gaps: tuple[Gap, ...] = ()
    turns: Timeline | None = None
    turns_of: int = 0  # the transcript that tells them
    listened: bool = False
    contradictions: tuple[str, ...] = ()
    also_told: tuple[str, ...] = ()
    heard: dict[int, tuple[Hearing, ...]] = field(default_factory=dict)
    # Words that a person has corrected, by segment; versions with the same numbers of segments;
    # what was typed and not saved: segment and text.
    corrected: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    kin: frozenset[int] = frozenset()
    questions: tuple[Question, ...] = ()
    draft: drafts.Draft | None = None
    # What its people are called in all that leaves the archive.
    disguise: Disguise = field(default_factory=Disguise)
    # Who or what has said who speaks, in the transcript that is shown.
    speakers: SpeakerLedger = field(default_factory=SpeakerLedger)
    languages: Languages = field(default_factory=Languages)
    second: SecondLanguage | None = None
    prepared: Prepared | None = None

    @property
    def uid(self) -> str:
        """The session's id."""
        return self.detail.id

    def segments_here(self, segment_ids: Iterable[int]) -> list[int]:
        """The segments of the text that is shown that have the numbers of those of its kin."""
        if not len(self.timeline):
            return []
        version = version_of(self.timeline.ids[0])
        return [
            in_version(key, version) if version_of(key) in self.kin else key for key in segment_ids
        ]

    def transcript_of(self, segment_id: int) -> TranscriptInfo | None:
        """The transcript that words are of: the one that is shown, or the second language."""
        second = self.second
        ids = second.timeline.ids if second is not None else ()
        if second is not None and ids and version_of(segment_id) == version_of(ids[0]):
            return second.info
        return self.transcript

    @property
    def recording(self) -> Recording | None:
        """The recording that is played: the first that lies where it should."""
        here = [recording for recording in self.detail.recordings if not recording.missing]
        return here[0] if here else None

    @property
    def sounds(self) -> list[Recording]:
        """The recordings that are heard when the session is played from end to end."""
        return coverage.needed(self.detail.recordings)

    @property
    def duration_ms(self) -> int:
        """The length of the session: of its sound, or of its transcript where that is longer."""
        sound = max((r.offset_ms + r.duration_ms for r in self.detail.recordings), default=0)
        return max(sound, self.timeline.end_ms)


def load(
    uid: str, transcript_id: int | None = None, languages: Languages | None = None
) -> Callable[[Archive], SessionData]:
    """A task that reads a session with its best transcript, or with the one that is named.

    ``languages`` are those that are read at once; None: as the session was shown last.
    """

    def read(archive: Archive) -> SessionData:
        # With numpy: what lists the sessions has no need of it, and comes first.
        from spacesviewer.ui.models.prepared import prepare  # noqa: PLC0415

        detail = sessions.get(archive, uid)
        chosen = next((t for t in detail.transcripts if t.id == transcript_id), None)
        info = chosen or transcripts.primary(archive, uid)
        timeline = transcripts.timeline(archive, info.id) if info else EMPTY_TIMELINE
        place = sessions.place(archive, uid)
        wanted = languages or Languages.remembered(place[1] if place else {})
        turns_of, turns = _turns(archive, detail, info, timeline)
        data = SessionData(
            detail,
            info,
            timeline,
            place=place,
            languages=wanted,
            second=second_language.read(archive, info, timeline, wanted),
            turns=turns,
            turns_of=turns_of,
            corrected=corrected.changed_words(archive, info.id) if info else {},
            kin=corrected.kin(archive, info.id) if info else frozenset(),
            draft=drafts.of(archive, info.id) if info else None,
            prepared=prepare(timeline, turns),
        )
        return _with_notes(archive, data)

    return read


def reload_notes(data: SessionData) -> Callable[[Archive], SessionData]:
    """A task that reads the quotes, topics, marks and facts again and keeps the transcript."""

    def read(archive: Archive) -> SessionData:
        return _with_notes(archive, replace(data, detail=sessions.get(archive, data.uid)))

    return read


def _turns(
    archive: Archive, detail: SessionDetail, shown: TranscriptInfo | None, timeline: Timeline
) -> tuple[int, Timeline | None]:
    """The turns that a file beside the transcript tells, if it calls the speakers the same.

    With the id of its transcript.
    """
    for info in detail.transcripts:
        if info.turns and shown is not None and info.id != shown.id:
            turns = transcripts.timeline(archive, info.id)
            place = {name: voice for voice, name in enumerate(timeline.speakers)}
            if turns.speakers and set(turns.speakers) <= place.keys():
                voices = [place.get(turns.speaker(index), -1) for index in range(len(turns))]
                return info.id, Timeline(
                    turns.ids, turns.starts, turns.ends, voices, turns.texts, timeline.speakers
                )
    return 0, None


def find_gaps(data: SessionData) -> Callable[[Archive], Ledger]:
    """A task that looks for what is missing of a session, or remembers it."""

    def read(archive: Archive) -> Ledger:
        # Not before the first session stands in the window.
        from spacesviewer.workflows import ledger  # noqa: PLC0415

        return ledger.of_session(archive, data.detail, data.transcript, data.timeline)

    return read


@dataclass(frozen=True)
class ReadAgain:
    """A session after changes: ``data`` is None for one in the trash.

    ``uid`` is what was asked for; ``only_notes``: its transcript and its sound are the same.
    """

    uid: str
    data: SessionData | None
    only_notes: bool = False


def read_again(data: SessionData, changes: Changes) -> Callable[[Archive], ReadAgain]:
    """A task that reads what was shown again after changes.

    The transcript, a long thing to show, is read again only if it or the sound may have changed.
    A session that was joined into another one gives that.
    """

    def read(archive: Archive) -> ReadAgain:
        home = sessions.home_of(archive, data.uid)
        if home is None:
            return ReadAgain(data.uid, None)
        if home == data.uid and not (changes.transcripts or changes.participants):
            again = reload_notes(data)(archive)
            if again.detail.recordings == data.detail.recordings:
                return ReadAgain(data.uid, again, only_notes=True)
        shown = data.transcript.id if data.transcript else None
        return ReadAgain(data.uid, load(home, shown, data.languages)(archive))

    return read


def _quotes(archive: Archive, data: SessionData) -> list[Quote]:
    """The quotes, with what the transcripts tell otherwise now."""
    known = {data.transcript.id: data.timeline} if data.transcript else {}
    return standing.looked_up(archive, quotes.list_quotes(archive, session=data.uid), known)


def _with_notes(archive: Archive, data: SessionData) -> SessionData:
    told = claimed.all_of(archive, data.detail)
    version = version_of(data.timeline.ids[0]) if len(data.timeline) else 0
    return replace(
        data,
        speakers=speaking.ledger(archive, version) if version else SpeakerLedger(),
        contradictions=tuple(claimed.contradictions(data.detail, told)),
        also_told=tuple(claimed.extras(told)),
        heard={one.id: heard.of_recording(archive, one.id) for one in data.detail.recordings},
        quotes=tuple(_quotes(archive, data)),
        spans=tuple(topics.spans_for(archive, data.uid)),
        marks=tuple(marks.list_for(archive, data.uid)),
        questions=tuple(questions.list_for(archive, data.uid)),
        disguise=pseudonyms.of_session(archive, data.uid),
    )
