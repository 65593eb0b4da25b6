"""Who or what has said who speaks: told of segments and speakers, named and confirmed by people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.provenance import Provenance
from spacesviewer.library import (
    cast,
    corrected,
    corrections,
    lines,
    participants,
    sessions,
    speaking,
    transcripts,
)
from spacesviewer.library.segmentids import ID_BITS, version_of
from spacesviewer.library.speaking import CONFIRMED, PERSON, Claim, Label
from spacesviewer.library.store import Archive
from spacesviewer.transcripts.naming import is_machine_label
from spacesviewer.workflows.correcting import tidied, voices_of
from spacesviewer.workflows.correction_desk import check_many

_NOBODY = Label("", None, "", "")


@dataclass(frozen=True)
class SpeakerLedger:
    """Of one text: the provenance of segments of which something was said, and of speakers.

    ``by_name`` is by the name that is shown; of two labels of one person the less sure one counts.
    """

    by_segment: dict[int, Provenance] = field(default_factory=dict)
    by_voice: dict[int, Provenance] = field(default_factory=dict)
    by_name: dict[str, Provenance] = field(default_factory=dict)

    def of(self, segment_id: int, speaker: str) -> Provenance:
        """Of a segment that is shown with this speaker."""
        return self.by_segment.get(segment_id) or self.by_name.get(speaker, Provenance())


def ledger(archive: Archive, version: int) -> SpeakerLedger:
    """What is known of the speakers in a version of a transcript."""
    voices, said = speaking.labels(archive, version), speaking.claims(archive, version)
    by_machine = speaking.origin(archive, version) == "machine"
    of_labels = [claim for claim in said if claim.number is None]
    by_voice = {key: _with(_unsaid(one, by_machine), one, of_labels) for key, one in voices.items()}
    by_name: dict[str, Provenance] = {}
    for key, one in voices.items():
        known = by_name.setdefault(one.name, by_voice[key])
        by_name[one.name] = min(known, by_voice[key], key=lambda told: told.confirmed)
    own = [claim for claim in said if claim.number is not None and claim.same_text]
    numbers = {claim.number for claim in own if claim.number is not None}
    by_segment = {}
    for segment_id, voice in speaking.voices_of_segments(archive, version, numbers).items():
        one = voices[voice] if voice is not None else _NOBODY
        base = _unsaid(one, by_machine) if voice is not None else Provenance()
        number = segment_id & ((1 << ID_BITS) - 1)
        # In the order in which it was said: who confirms all turns confirms those named by hand.
        mine = [c for c in said if c.number is None or (c.number == number and c.same_text)]
        by_segment[segment_id] = _with(base, one, mine)
    return SpeakerLedger(by_segment, by_voice, by_name)


def speaker_provenance(archive: Archive, segment_ids: Iterable[int]) -> dict[int, Provenance]:
    """Who or what has said who speaks each of some segments, of whichever versions they are."""
    found: dict[int, Provenance] = {}
    by_version: dict[int, list[int]] = {}
    for key in segment_ids:
        by_version.setdefault(version_of(key), []).append(key)
    for version, keys in by_version.items():
        known = ledger(archive, version)
        for key in keys:
            voice = lines.voice_of(archive, key)
            base = known.by_voice.get(voice, Provenance()) if voice is not None else Provenance()
            found[key] = known.by_segment.get(key, base)
    return found


def are_guessed(archive: Archive, transcript_id: int) -> bool:
    """Whether a machine has named a speaker of a transcript whom nobody has confirmed."""
    version = speaking.current_version(archive, transcript_id)
    voices = lines.voices_heard(archive, version)
    known = ledger(archive, version)
    return any(known.by_voice[voice].level == "machine" for voice in voices)


def confirm(
    archive: Archive, transcript_id: int, segment_ids: Sequence[int], *, reviewer: str
) -> Changes:
    """Says that who is named for some segments really speaks them."""
    check_many(len(segment_ids))
    with archive.operation("confirm speaker") as op:
        for segment_id in segment_ids:
            key = corrected.segment_now(archive, transcript_id, segment_id)
            if lines.voice_of(archive, key) is None:
                raise UserError("Nobody is named here.", hint="Say first who speaks.")
            speaking.claim_segment(archive, op, key, CONFIRMED, reviewer=reviewer)
    return op.changes


def confirm_all(archive: Archive, transcript_id: int, speaker: str, *, reviewer: str) -> Changes:
    """Says that all that a speaker is named for is really spoken by them."""
    version = speaking.current_version(archive, transcript_id)
    voices = [key for key, one in speaking.labels(archive, version).items() if one.name == speaker]
    if not voices:
        raise WrongUsage("“{speaker}” does not speak in this transcript.", speaker=speaker)
    with archive.operation(f"confirm {speaker[:40]}") as op:
        for voice in voices:
            speaking.claim_label(archive, op, voice, CONFIRMED, reviewer=reviewer)
    return op.changes


def assign_label(
    archive: Archive,
    transcript_id: int,
    segment_id: int,
    speaker: str,
    *,
    reviewer: str,
    person: int | None = None,
) -> Changes:
    """Says who speaks all turns that have the label of this segment; a new name is added.

    In all versions: the label was the file's. ``person``: that one of the archive's list is meant.
    """
    session = transcripts.get(archive, transcript_id).session
    session_id = sessions.row_id(archive, session)
    key = corrected.segment_now(archive, transcript_id, segment_id)
    voice = lines.voice_of(archive, key)
    if voice is None:
        raise UserError(
            "These words have no label, so no other turns belong to them.",
            hint="Select all segments that are meant, and say who speaks them.",
        )
    wanted = clean_line(speaker)
    if not wanted:
        raise WrongUsage("A speaker needs a name.")
    label = speaking.labels(archive, version_of(key))[voice].label
    with archive.transaction():
        before = lines.get(archive, key)
        with archive.operation(f"set speaker of all “{label[:40]}”") as op:
            if person is not None:
                one = cast.join(archive, op, session_id, person, reviewer=reviewer)
            elif (found := _participant(archive, session, wanted)) is not None:
                one = found
            else:
                added = tidied(Participant(wanted))
                one = cast.add(archive, op, session_id, added, reviewer=reviewer)
            for key_of_voice in speaking.voices_of_label(archive, transcript_id, voice):
                op.update("voice", key_of_voice, {"participant_id": one})
            speaking.claim_label(archive, op, voice, PERSON, reviewer=reviewer)
        corrections.record(
            archive,
            op.id,
            transcript_id,
            version_of(key),
            corrections.TURNS,
            [before],
            [lines.get(archive, key)],
            reviewer=reviewer,
        )
    return op.changes | voices_of(archive, session)


def _participant(archive: Archive, session: str, name: str) -> int | None:
    """Somebody of the session, by name or handle."""
    wanted = name.casefold().removeprefix("@")
    for person in participants.list_for(archive, session):
        if wanted in (person.name.casefold(), person.handle.casefold()):
            return person.id
    return None


def _unsaid(one: Label, by_machine: bool) -> Provenance:
    """Of a label of which nobody has said anything."""
    names = {one.name.casefold(), one.handle.casefold()}
    named = one.person_id is not None and one.label.casefold() not in names
    if named and is_machine_label(one.label):
        return Provenance("person")  # no file says whom a machine's label means
    return Provenance("machine" if by_machine or is_machine_label(one.label) else "file")


def _with(base: Provenance, one: Label, said: Sequence[Claim]) -> Provenance:
    """The provenance with what people have said; the last of each kind counts."""
    told = base
    for claim in said:
        if (claim.label, claim.person_id) != (one.label, one.person_id):
            continue
        if claim.kind == PERSON:
            told = Provenance("person" if one.label else "", claim.reviewer, claim.at)
        elif claim.same_text and one.label:
            # Another text from a machine may call others by the same label.
            told = replace(told, confirmed_by=claim.reviewer, confirmed_at=claim.at)
    return told
