"""The command that lists the numbers and names of a transcript that nobody has heard yet."""

from __future__ import annotations

import click

from spacesviewer.cli.base import (
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    tell,
    transcript_of,
)
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.worklist import KINDS
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library.wordchecks import Check
from spacesviewer.workflows import worklist as verbs


@cli.command()
@click.argument("session")
@click.option("--language", "-l", default=None, help="Of the transcript.")
@click.option("--kind", default=None, type=click.Choice(KINDS), help="Only these.")
@click.option("--all", "everything", is_flag=True, help="Also what was checked already.")
@json_option
@archive_option
@guarded
def worklist(
    session: str,
    language: str | None,
    kind: str | None,
    everything: bool,
    as_json: bool,
    archive: str | None,
) -> None:
    """List numbers, dates, names and doubtful words that nobody has confirmed by ear."""
    with opened(archive) as store:
        info = transcript_of(store, stored_sessions.find(store, session), language)
        known = verbs.entries(store, info.id)
    shown = [
        entry
        for entry in known
        if (everything or entry.check is None) and kind in (None, entry.item.kind)
    ]
    if as_json:
        print_json(
            [
                {
                    "start_ms": entry.start_ms,
                    "end_ms": entry.end_ms,
                    "speaker": entry.speaker,
                    "kind": entry.item.kind,
                    "text": entry.item.text,
                    "before": entry.before,
                    "after": entry.after,
                    "verdict": entry.check.verdict if entry.check else "",
                    "checked_by": entry.check.reviewer if entry.check else "",
                    "checked_at": entry.check.at if entry.check else "",
                }
                for entry in shown
            ]
        )
        return
    for entry in shown:
        at = format_time(entry.start_ms) if entry.start_ms is not None else "no time"
        who = f"{entry.speaker}: " if entry.speaker else ""
        around = f"{entry.before}[{entry.item.text}]{entry.after}"
        said = f"  ({_checked(entry.check)})" if entry.check else ""
        tell(f"{at}  {entry.item.kind:8}  {who}{around}{said}")
    checked = sum(entry.check is not None for entry in known)
    tell(f"{checked} of {len(known)} checked.")


def _checked(check: Check) -> str:
    by = f" by {check.reviewer}" if check.reviewer else ""
    return f"{check.verdict}{by}, {check.at[:10]}"
