"""The commands that list the older texts of a transcript and show one of them again."""

from __future__ import annotations

from dataclasses import asdict

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
    transcript_of,
)
from spacesviewer.cli.wording import language_option, segment_of
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import restoring
from spacesviewer.workflows.restoring import Standing

_at = click.option("--at", default=None, metavar="TIME", help="Of the segment that is spoken then.")
_line = click.option("--line", type=int, default=None, metavar="N", help="Or of the N-th segment.")


@cli.command()
@click.argument("session")
@language_option
@_at
@_line
@json_option
@archive_option
@guarded
def versions(
    session: str,
    language: str | None,
    at: str | None,
    line: int | None,
    as_json: bool,
    archive: str | None,
) -> None:
    """List the texts that a transcript, or one segment, had before."""
    with opened(archive) as store:
        _, _, known = _known(store, session, language, at, line)
    if as_json:
        print_json([asdict(one) for one in known])
        return
    for one in known:
        tell(f"{one.name}  {one.told}" + (f"\n  {one.text}" if one.text else ""))
    if not known:
        tell("There is no other version than that which is shown.")


@cli.command("restore-version")
@click.argument("session")
@click.argument("version")
@language_option
@_at
@_line
@archive_option
@guarded
def restore_version(
    session: str,
    version: str,
    language: str | None,
    at: str | None,
    line: int | None,
    archive: str | None,
) -> None:
    """Show an older text again: of a transcript, or with --at or --line of one segment.

    VERSION is a name that `versions` lists. It becomes a new version; `undo` takes that back.
    """
    with opened(archive, writes=True) as store:
        info_id, segment_id, known = _known(store, session, language, at, line)
        standing, reviewer = restoring.named(known, version), settings.load().reviewer
        if segment_id is None:
            restoring.show_again(store, info_id, standing, reviewer=reviewer)
        else:
            restoring.put_back(store, info_id, segment_id, standing, reviewer=reviewer)
    tell(f"Shown again: {standing.told}")


def _known(
    store: Archive, session: str, language: str | None, at: str | None, line: int | None
) -> tuple[int, int | None, list[Standing]]:
    uid = stored_sessions.find(store, session)
    info = transcript_of(store, uid, language)
    if at is None and line is None:
        return info.id, None, restoring.of_transcript(store, info.id)
    segment = segment_of(store, info, time_of(store, uid, at), line)
    return info.id, segment.id, restoring.of_segment(store, info.id, segment.id)
