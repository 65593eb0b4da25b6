"""Commands for marks: moments with a note, and what is to be done about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from spacesviewer import settings
from spacesviewer.cli.base import (
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    tell,
    time_of,
)
from spacesviewer.cli.group import any_path, say
from spacesviewer.cli.quotes import export
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted
from spacesviewer.library import marks as stored
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.workflows import noting, tagging


@cli.command()
@click.argument("session")
@click.option("--at", required=True, metavar="TIME")
@click.option("--note", default="", metavar="TEXT")
@click.option("--follow-up", "follow_ups", multiple=True, metavar="TEXT", help="What is to do.")
@archive_option
@guarded
def mark(session: str, at: str, note: str, follow_ups: Sequence[str], archive: str | None) -> None:
    """Mark a moment, with a note and a list of what is to be done."""
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        at_ms = time_of(store, uid, at)
        assert at_ms is not None
        tagging.mark(store, uid, at_ms, note, follow_ups)
    tell(f"{format_time(at_ms)}  {note}".rstrip())


@cli.command()
@click.option("--session", default=None)
@click.option("--words", default="", help="Only notes and follow-ups with these words.")
@click.option("--done", type=int, default=None, metavar="N", help="Tick the follow-up N off.")
@click.option("--not-done", type=int, default=None, metavar="N", help="Take its tick away.")
@json_option
@archive_option
@guarded
def notes(
    session: str | None,
    words: str,
    done: int | None,
    not_done: int | None,
    as_json: bool,
    archive: str | None,
) -> None:
    """List the marks with their notes and follow-ups, or tick one off."""
    with opened(archive, writes=done is not None or not_done is not None) as store:
        if done is not None:
            tagging.set_done(store, done, done=True)
        if not_done is not None:
            tagging.set_done(store, not_done, done=False)
        uid = stored_sessions.find(store, session) if session else None
        known = stored.list_for(store, uid) if uid else stored.list_all(store)
    wanted = words.casefold().split()
    found = [
        one
        for one in known
        for told in [" ".join([one.note, *(f.text for f in one.follow_ups)]).casefold()]
        if all(word in told for word in wanted)
    ]
    if as_json:
        print_json([asdict(one) for one in found])
        return
    for one in found:
        tell(f"{one.session}  {format_time(one.at_ms)}  {one.note}".rstrip())
        for asked in one.follow_ups:
            tell(f"    [{'x' if asked.done else ' '}] {asked.id}  {asked.text}")
    if not found:
        tell("No marks.")


@export.command("notes")
@click.option("--format", "form", required=True, metavar="FORMAT", help="md, csv or json.")
@click.option("--output", "-o", required=True, type=any_path, metavar="FILE")
@click.option("--session", default=None)
@archive_option
@guarded
def export_notes(form: str, output: str, session: str | None, archive: str | None) -> None:
    """Write the notes of all sessions, or of one, to a file."""
    with opened(archive) as store:
        uid = stored_sessions.find(store, session) if session else None
        written, kept_back = noting.export_notes(
            store, form, Path(output), uid, say, settings.load().reviewer
        )
    if kept_back:
        say(f"{kept_back} off the record, not written.")
    tell(f"{counted(written, 'note')} written to {output}")
