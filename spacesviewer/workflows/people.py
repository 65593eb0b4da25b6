"""Renames and merges people everywhere at once. Each is one step of Undo."""

from __future__ import annotations

from spacesviewer.domain import disguise
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs
from spacesviewer.domain.talktime import talk_ms
from spacesviewer.library import people, sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows.correcting import tidied

_LONGEST_NOTE = 20_000
_LONGEST_NAME = 200


def rename(
    archive: Archive, person_id: int, name: str, handle: str | None = None, *, reviewer: str
) -> Changes:
    """Gives somebody another name (and handle) in all sessions; quotes keep the name as quoted."""
    old = people.get(archive, person_id)
    wanted = tidied(Participant(name, handle=old.handle if handle is None else handle))
    if not clean_line(name):
        raise WrongUsage("A person needs a name.")
    if (wanted.name, wanted.handle) == (old.name, old.handle):
        return Changes()
    if old.pseudonym:
        _check_apart(old.pseudonym, wanted.name, wanted.handle)
    with archive.operation(f"rename {old.name[:40]}") as op:
        people.rename(archive, op, person_id, wanted.name, wanted.handle, reviewer=reviewer)
    return op.changes


def merge(archive: Archive, kept_id: int, gone_id: int, *, reviewer: str) -> Changes:
    """Makes one person of two; the first is the one that stays."""
    kept, gone = people.get(archive, kept_id), people.get(archive, gone_id)
    if pseudonym := kept.pseudonym or gone.pseudonym:
        for one in (kept, gone):
            _check_apart(pseudonym, one.name, one.handle)
    with archive.operation(f"merge {gone.name[:40]} into {kept.name[:40]}") as op:
        people.merge(archive, op, kept_id, gone_id, reviewer=reviewer)
    return op.changes


def set_pseudonym(archive: Archive, person_id: int, pseudonym: str) -> Changes:
    """Says what somebody is called in all that leaves the archive; "" takes it away."""
    person = people.get(archive, person_id)
    wanted = clean_line(pseudonym)[:_LONGEST_NAME]
    if wanted == person.pseudonym:
        return Changes()
    if wanted:
        _check_apart(wanted, *disguise.names_of(person))
        for other in people.list_people(archive):
            same = {disguise.key(name) for name in (other.name, other.handle, other.pseudonym)}
            if other.id != person_id and disguise.key(wanted) in same:
                raise WrongUsage(
                    "“{name}” is somebody else in this archive.",
                    hint="Their words would pass for those of another: choose another pseudonym.",
                    name=wanted,
                )
    with archive.operation(f"set pseudonym of {person.name[:40]}") as op:
        people.set_pseudonym(archive, op, person_id, wanted)
    return op.changes


def set_note(archive: Archive, person_id: int, note: str) -> Changes:
    """Writes a note on somebody; it never leaves the archive."""
    person, wanted = people.get(archive, person_id), clean_paragraphs(note)[:_LONGEST_NOTE]
    if wanted == person.note:
        return Changes()
    with archive.operation(f"note on {person.name[:40]}") as op:
        people.set_note(archive, op, person_id, wanted)
    return op.changes


def talk_times(archive: Archive) -> dict[int, int]:
    """For how many ms each person talks, by number, in the first transcript of each session."""
    found: dict[int, int] = {}
    for summary in sessions.list_sessions(archive):
        info = transcripts.primary(archive, summary.id)
        if info is None or not info.timed or not info.has_speakers:
            continue
        # A name is one lane of a timeline, whoever has it; people are told apart by their voices.
        timeline = transcripts.timeline(archive, info.id)
        owners = people.owners(archive, info.id)
        for name, ms in zip(timeline.speakers, talk_ms(timeline), strict=False):
            if (person_id := owners.get(name)) is not None and ms:
                found[person_id] = found.get(person_id, 0) + ms
    return found


def _check_apart(pseudonym: str, *names: str) -> None:
    """Refuses a pseudonym that tells the name."""
    for name in names:
        plain, secret = disguise.key(pseudonym), disguise.key(name)
        if secret and (plain == secret or (len(secret) > 1 and secret in plain)):
            raise WrongUsage(
                "“{pseudonym}” tells the name that it should hide.",
                hint="Choose another one.",
                pseudonym=pseudonym,
            )
