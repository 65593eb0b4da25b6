"""Commands that put sessions together, take them away and back, and undo."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from spacesviewer.cli.base import (
    any_path,
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    say,
    tell,
    time_of,
)
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted, date_text
from spacesviewer.library import journal
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library import trash as stored_trash
from spacesviewer.library.store import Archive
from spacesviewer.workflows import discarding, joining, pairing, showing


@cli.command()
@click.argument("session")
@click.argument("file", type=any_path)
@json_option
@archive_option
@guarded
def pair(session: str, file: str, as_json: bool, archive: str | None) -> None:
    """Say that a recording or transcript belongs to a session, wherever it was before."""
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        paired = pairing.pair(store, uid, Path(file))
        document = showing.document(store, uid)
    for note in paired.notes:
        say(note)
    if as_json:
        print_json(document)
    else:
        tell(f"{Path(file).name} belongs to {uid}  {document['title']}")


@cli.command()
@click.argument("session")
@click.argument("other", metavar="SESSION")
@click.option(
    "--offset",
    default=None,
    metavar="TIME",
    help="Where the second begins in the first: a time, -TIME if before it, or the word end.",
)
@json_option
@archive_option
@guarded
def join(session: str, other: str, offset: str | None, as_json: bool, archive: str | None) -> None:
    """Put two sessions of one event together: the second becomes part of the first.

    Without --offset the sound of both tells where they fit, or else dates or names of parts do;
    where nothing tells it well enough, nothing is done. `undo` takes them apart again.
    """
    with opened(archive, writes=True) as store:
        into = stored_sessions.find(store, session)
        added = stored_sessions.find(store, other)
        if offset is None:
            offer = joining.propose(store, into, added)
            offset_ms, how, confidence = offer.offset_ms, offer.how, offer.confidence
            say(offer.sentence)
        else:
            offset_ms = _typed_offset(offset, store, into)
            how, confidence = "hand", 1.0
        joining.join(store, into, added, offset_ms)
        document = showing.document(store, into)
    if as_json:
        print_json({**document, "offset_ms": offset_ms, "how": how, "confidence": confidence})
    else:
        tell(
            f"{into}  {document['title']}  (the second begins at {format_time(offset_ms)}, "
            f"told by {how}, confidence {confidence:.0%})"
        )


@cli.command()
@click.argument("session")
@json_option
@archive_option
@guarded
def remove(session: str, as_json: bool, archive: str | None) -> None:
    """Put a session into the trash. Nothing is deleted: `bring-back` returns it whole."""
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        discarding.remove(store, uid)
        entry = stored_trash.find(store, uid)
    if as_json:
        print_json(asdict(entry))
    else:
        tell(f"{uid}  {entry.title}  is in the trash, with its {counted(entry.quotes, 'quote')}")


@cli.command("bring-back")
@click.argument("session")
@json_option
@archive_option
@guarded
def bring_back(session: str, as_json: bool, archive: str | None) -> None:
    """Take a session out of the trash, with its quotes, topics and marks."""
    with opened(archive, writes=True) as store:
        uid = stored_trash.find(store, session).id
        discarding.bring_back(store, uid)
        document = showing.document(store, uid)
    if as_json:
        print_json(document)
    else:
        tell(f"{uid}  {document['title']}  is back")


@cli.command()
@json_option
@archive_option
@guarded
def trash(as_json: bool, archive: str | None) -> None:
    """List the sessions that were removed, the last one first."""
    with opened(archive) as store:
        entries = stored_trash.list_removed(store)
    if as_json:
        print_json([asdict(entry) for entry in entries])
        return
    for entry in entries:
        facts = (
            f"removed {date_text(entry.removed_at)} · {counted(entry.recordings, 'recording')} · "
            f"{counted(entry.transcripts, 'transcript')} · {counted(entry.quotes, 'quote')}"
        )
        tell(f"{entry.id}  {entry.title}\n            {facts}")
    if not entries:
        tell("The trash is empty.")


@cli.command()
@json_option
@archive_option
@guarded
def undo(as_json: bool, archive: str | None) -> None:
    """Take back the last change that was made by hand."""
    with opened(archive, writes=True) as store:
        done = journal.undo(store)
    _tell_step("undone", done[0] if done else None, as_json)


@cli.command()
@json_option
@archive_option
@guarded
def redo(as_json: bool, archive: str | None) -> None:
    """Do again what was undone last."""
    with opened(archive, writes=True) as store:
        done = journal.redo(store)
    _tell_step("redone", done[0] if done else None, as_json)


def _tell_step(what: str, label: str | None, as_json: bool) -> None:
    if as_json:
        print_json({what: label})
    elif label is None:
        raise UserError(f"There is nothing to be {what}.")
    else:
        tell(f"{what}: {label}")


def _typed_offset(text: str, store: Archive, into: str) -> int:
    """Milliseconds of a time, of one before the beginning (-1:30), or of the word end."""
    cleaned = text.strip()
    if cleaned.casefold() == "end":
        return joining.end_of(store, into)
    sign = -1 if cleaned.startswith("-") else 1
    at_ms = time_of(store, into, cleaned.removeprefix("-"))
    assert at_ms is not None
    return sign * at_ms
