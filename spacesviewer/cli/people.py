"""Commands for the archive's one list of people."""

from __future__ import annotations

from typing import Any

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
)
from spacesviewer.domain.participant import ROLE_NAMES
from spacesviewer.domain.person import Person
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import people as stored
from spacesviewer.workflows import people as verbs


@cli.command()
@json_option
@archive_option
@guarded
def people(as_json: bool, archive: str | None) -> None:
    """List everybody in the archive: names, pseudonyms, sessions with roles, talk time."""
    with opened(archive) as store:
        known = stored.list_people(store)
        talk = verbs.talk_times(store) if known else {}
    if as_json:
        print_json([_document(one, talk.get(one.id, 0)) for one in known])
        return
    for one in known:
        tell(_line(one, talk.get(one.id, 0)))
    if not known:
        tell("Nobody yet.")


@cli.group()
def person() -> None:
    """Rename, merge, note, or hide behind a pseudonym: WHO is a #number, @handle or name."""


@person.command()
@click.argument("who")
@click.argument("name")
@click.option("--handle", default=None, help="The new handle, '' to take it away.")
@archive_option
@guarded
def rename(who: str, name: str, handle: str | None, archive: str | None) -> None:
    """Give somebody another name in all sessions. Quotes keep the name as quoted."""
    with opened(archive, writes=True) as store:
        one = stored.find(store, who)
        verbs.rename(store, one.id, name, handle, reviewer=settings.load().reviewer)
        tell(stored.told(stored.get(store, one.id)))


@person.command()
@click.argument("kept", metavar="WHO")
@click.argument("gone", metavar="SAME_PERSON")
@archive_option
@guarded
def merge(kept: str, gone: str, archive: str | None) -> None:
    """Make one person of two; the first is the one that stays. `undo` takes it back."""
    with opened(archive, writes=True) as store:
        one, other = stored.find(store, kept), stored.find(store, gone)
        verbs.merge(store, one.id, other.id, reviewer=settings.load().reviewer)
        tell(f"{stored.told(stored.get(store, one.id))} is also {other.name}.")


@person.command()
@click.argument("who")
@click.argument("name", metavar="PSEUDONYM")
@archive_option
@guarded
def pseudonym(who: str, name: str, archive: str | None) -> None:
    """Call somebody otherwise in all that leaves the archive; '' ends it."""
    with opened(archive, writes=True) as store:
        one = stored.find(store, who)
        verbs.set_pseudonym(store, one.id, name)
        tell(_line(stored.get(store, one.id)))


@person.command()
@click.argument("who")
@click.argument("text")
@archive_option
@guarded
def note(who: str, text: str, archive: str | None) -> None:
    """Write a note on somebody; '' takes it away. It never leaves the archive."""
    with opened(archive, writes=True) as store:
        one = stored.find(store, who)
        verbs.set_note(store, one.id, text)
        tell(stored.told(one))


def _document(one: Person, talk_ms: int) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "handle": one.handle,
        "note": one.note,
        "pseudonym": one.pseudonym,
        "sessions": one.sessions,
        "roles": dict(one.roles),
        "talk_ms": talk_ms,
        "former": list(one.former),
    }


def _line(one: Person, talk_ms: int = 0) -> str:
    outside = f", outside: {one.pseudonym}" if one.pseudonym else ""
    roles = ", ".join(f"{ROLE_NAMES[role]} {count}" for role, count in one.roles)
    talk = f"  {format_time(talk_ms)}" if talk_ms else ""
    former = f"  (before: {', '.join(one.former)})" if one.former else ""
    return f"{stored.told(one)}{outside}  {roles or 'in no session'}{talk}{former}"
