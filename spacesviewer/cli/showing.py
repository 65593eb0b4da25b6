"""Commands that show what is known: of a session, and of the formats."""

from __future__ import annotations

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
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.workflows import formats, showing


@cli.command()
@click.argument("session")
@click.option("--listen", is_flag=True, help="Search the sound for silences, which takes a while.")
@json_option
@archive_option
@guarded
def show(session: str, listen: bool, as_json: bool, archive: str | None) -> None:
    """Show one session with everything known."""
    with opened(archive) as store:
        uid = stored_sessions.find(store, session)
        if listen:
            from spacesviewer.workflows import listening  # noqa: PLC0415 - loads numpy

            listening.make_waveforms(store, uid)
        document = showing.document(store, uid)
    if as_json:
        print_json(document)
    else:
        tell(formats.session_text(document, settings.load().zone))


@cli.command("formats")
@json_option
@guarded
def list_formats(as_json: bool) -> None:
    """List what is read and written."""
    document = formats.document()
    if as_json:
        print_json(document)
    else:
        tell(formats.text(document))
