"""Types a transcript from nothing: each paragraph is stored at once, and is one step of Undo."""

from __future__ import annotations

from dataclasses import replace

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.domain.typed import Typed, likely_end, paragraphs
from spacesviewer.library import corrections, lines, typed
from spacesviewer.library.journal import Operation
from spacesviewer.library.store import Archive
from spacesviewer.library.typed import Typing

_LONGEST = 20_000


def add(
    archive: Archive, session: str, typing: Typing, heard_ms: int, *, reviewer: str
) -> tuple[Typing, Changes]:
    """Stores what was typed, up to where one is in the sound; gives what to type on with.

    The first words make the transcript. Without words nothing is stored, and one starts anew from
    where one is.
    """
    found = paragraphs(typing.text, typing.start_ms)
    if any(len(one.text) > _LONGEST for one in found):
        raise WrongUsage(
            "This is too long for one paragraph: at most {most} characters.", most=f"{_LONGEST:,}"
        )
    changes = Changes()
    with archive.transaction():
        if found and not typed.is_there(archive, typing.transcript_id):
            with archive.operation("new transcript") as op:
                folder = archive.folder / "typed"
                line = typed.begin(
                    archive, op, session, folder, language=typing.language, kind=typing.kind
                )
            typing = replace(typing, transcript_id=line)
            changes |= op.changes | Changes(sessions=frozenset({session}))
        start_ms = goes_on(typing.text, typing.start_ms, heard_ms)
        if found:
            end_ms = likely_end(found[-1], heard_ms)
            changes |= _store(archive, session, typing, found, end_ms, reviewer)
        typing = replace(typing, start_ms=start_ms, text="")
        typed.keep(archive, session, typing)
    return typing, changes


def goes_on(text: str, start_ms: int, heard_ms: int) -> int:
    """From when on the next paragraph is spoken, where one ends now that began at ``start_ms``."""
    found = paragraphs(text, start_ms)
    return min(likely_end(found[-1], heard_ms) if found else heard_ms, MAX_MS - 1)


def _store(
    archive: Archive,
    session: str,
    typing: Typing,
    found: list[Typed],
    end_ms: int,
    reviewer: str,
) -> Changes:
    line = typing.transcript_id
    version = typed.current_version(archive, line)
    added: list[Segment] = []
    with archive.operation("type paragraph") as op:
        for number, one in enumerate(found):
            following = found[number + 1].start_ms if number + 1 < len(found) else end_ms
            added.append(_add(archive, op, session, version, one, following))
    corrections.record(archive, op.id, line, version, "insert", (), added, reviewer=reviewer)
    return op.changes


def _add(
    archive: Archive, op: Operation, session: str, version: int, one: Typed, end_ms: int
) -> Segment:
    start = min(one.start_ms, MAX_MS - 1)
    segment = Segment(start, min(MAX_MS, likely_end(one, end_ms)), one.text)
    voice = typed.voice(archive, op, session, version, one.speaker)
    return lines.get(archive, lines.add(archive, op, version, segment, voice, ()))
