"""What one correction of words works on, and what it demands of words, names and times."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacesviewer.domain.errors import ChangedMeanwhile, UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line, is_seen
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import MAX_MS, format_time
from spacesviewer.library import corrected, lines, participants, transcripts
from spacesviewer.library.journal import Operation
from spacesviewer.library.store import Archive

LONGEST = 20_000  # characters of one segment; an hour of speech has about 50,000
MOST = 10_000  # segments in one step: ten seconds in which nobody else may write


@dataclass
class Desk:
    """What one correction works on, and what it has done."""

    archive: Archive
    op: Operation
    transcript_id: int
    version: int
    before: list[Segment] = field(default_factory=list)
    after: list[Segment] = field(default_factory=list)

    def take(self, segment_id: int) -> Segment:
        """The line that is to be corrected, as it stands now."""
        key = corrected.segment_in(self.archive, self.transcript_id, self.version, segment_id)
        line = lines.get(self.archive, key)
        self.before.append(line)
        return line

    def told(self, *keys: int) -> None:
        """Notes what lines have become."""
        self.after += [lines.get(self.archive, key) for key in keys]


def voice_of_person(desk: Desk, participant_id: int, name: str) -> int:
    """The voice of somebody of the session in the text; a new one where nothing was theirs yet."""
    found = lines.voice_of_person(desk.archive, desk.version, participant_id)
    if found is not None:
        return found
    labels = lines.labels(desk.archive, desk.version)
    called = name if name not in labels else f"{name} ({participant_id})"
    return lines.add_voice(desk.op, desk.version, called, participant_id)


def voice_named(desk: Desk, speaker: str) -> int | None:
    """The voice of a speaker; a name that nobody has is refused, or a slip would be a person."""
    if not speaker:
        return None
    known = lines.speakers(desk.archive, desk.version)
    wanted = " ".join(speaker.split()).casefold().removeprefix("@")
    same = [key for name, key in known.items() if name.casefold() == wanted]
    if same:
        return same[0]
    session = transcripts.get(desk.archive, desk.transcript_id).session
    people = participants.list_for(desk.archive, session)
    for person in people:
        if wanted in (person.name.casefold(), person.handle.casefold()):
            return voice_of_person(desk, person.id, person.name)
    raise WrongUsage(
        "There is nobody “{speaker}” in this session.",
        hint="`spacesviewer edit SESSION add-person NAME` adds somebody.",
        candidates=[*dict.fromkeys([*known, *(person.name for person in people)])],
        speaker=speaker,
    )


def read(archive: Archive, transcript_id: int, segment_id: int, shown: str | None) -> Segment:
    """The line as it is now; UserError where it is not what the person saw."""
    line = lines.get(archive, corrected.segment_now(archive, transcript_id, segment_id))
    if shown is not None and line.text != shown:
        raise ChangedMeanwhile(
            "These words were changed meanwhile, by another window or program.",
            now=line.text,
            hint="Nothing was changed now; look at them again.",
        )
    return line


def cleaned(text: str) -> str:
    """The words of a segment as they are stored; WrongUsage for none, and for too many."""
    wanted = clean_line(text)
    if not is_seen(wanted):
        raise WrongUsage("A segment needs words.", hint="To take it away, delete it.")
    if len(wanted) > LONGEST:
        raise WrongUsage(
            "This is too long for one segment: at most {most} characters.", most=f"{LONGEST:,}"
        )
    return wanted


def check_many(segments: int) -> None:
    """Refuses more segments than one step can take."""
    if segments > MOST:
        raise WrongUsage(
            "{segments} segments are too many for one step: at most {most}.",
            hint="Choose fewer. “All Turns of This Label” names who speaks however many turns.",
            segments=f"{segments:,}",
            most=f"{MOST:,}",
        )


def check_times(start_ms: int, end_ms: int) -> None:
    """Refuses a segment that ends before it begins, or in a time that no session has."""
    if not 0 <= start_ms < end_ms <= MAX_MS:
        raise WrongUsage(
            "A segment cannot go from {start} to {end}.",
            hint="It must end after it begins.",
            start=format_time(start_ms),
            end=format_time(end_ms),
        )


def need_times(archive: Archive, transcript_id: int) -> None:
    """Refuses a text without times."""
    if not transcripts.get(archive, transcript_id).timed:
        raise UserError(
            "This text has no times, so its segments can be edited, merged and deleted, "
            "but not split, moved or added."
        )
