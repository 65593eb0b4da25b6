"""The command that lists the sessions; it loads what the list takes, and nothing else."""

from __future__ import annotations

from dataclasses import asdict

from spacesviewer.cli.group import archive_option, cli, guarded, json_option, print_json, tell
from spacesviewer.cli.opening import opened
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted, date_text
from spacesviewer.library.listing import list_sessions


@cli.command()
@json_option
@archive_option
@guarded
def sessions(as_json: bool, archive: str | None) -> None:
    """List the sessions, the newest first."""
    with opened(archive) as store:
        found = list_sessions(store)
    if as_json:
        print_json([asdict(summary) for summary in found])
        return
    for summary in found:
        date = date_text(summary.started_at) if summary.started_at else "date unknown"
        facts = [date, format_time(summary.duration_ms), counted(summary.segments, "segment")]
        facts += [", ".join(summary.languages)] if summary.languages else []
        facts += [counted(summary.quotes, "quote")] if summary.quotes else []
        facts += ["synthetic"] if summary.synthetic else []
        tell(f"{summary.id}  {summary.title}\n            {' · '.join(facts)}")
