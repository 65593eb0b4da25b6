"""What the commands share: the archive that is meant, and what they find in it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from spacesviewer import settings
from spacesviewer.cli.group import (
    any_path,
    archive_option,
    chosen_archive,
    cli,
    fail,
    guarded,
    json_option,
    print_json,
    say,
    tell,
)
from spacesviewer.cli.opening import opened
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timecode import parse_place
from spacesviewer.domain.wallclock import start_in
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library import transcripts as stored_transcripts
from spacesviewer.library.store import Archive

_NEAR_MS = 1000

__all__ = [
    "any_path",
    "archive_option",
    "chosen_archive",
    "cli",
    "fail",
    "form_of",
    "guarded",
    "json_option",
    "opened",
    "print_json",
    "say",
    "tell",
    "time_of",
    "transcript_of",
]


def form_of(form: str | None, output: str, known: Collection[str]) -> str:
    """The format that is asked for, else the one that a file's name ends with."""
    ending = Path(output).suffix[1:].casefold()
    ending = {"markdown": "md", "htm": "html", "text": "txt"}.get(ending, ending)
    if form is None and ending not in known:
        raise WrongUsage(
            f"The name {Path(output).name} does not tell in which format it is to be written.",
            hint=f"Give --format: {', '.join(sorted(known))}.",
        )
    return form or ending


def transcript_of(
    archive: Archive, uid: str, language: str | None, at_ms: int | None = None
) -> TranscriptInfo:
    """The transcript to use, in a language if one is named.

    Of a session that was joined of several parts, it is that of the part in which ``at_ms`` lies.
    """
    info = stored_transcripts.primary(archive, uid, language)
    if info is not None:
        return info if at_ms is None else _of_part(archive, info, at_ms)
    told = (info.language or "und" for info in stored_transcripts.list_for(archive, uid))
    known = ", ".join(dict.fromkeys(told))
    if not known:
        raise UserError("This session has no transcript.", hint="Add one beside its recording.")
    raise WrongUsage(f"There is no transcript in “{language}”.", hint=f"There is: {known}.")


def _of_part(archive: Archive, info: TranscriptInfo, at_ms: int) -> TranscriptInfo:
    """A transcript, or another one of its kind that has words at a time at which it has none."""
    alike = [
        other
        for other in stored_transcripts.list_for(archive, info.session)
        if other.timed and (other.language, other.kind) == (info.language, info.kind)
    ]
    if len(alike) < 2 or not info.timed:
        return info
    beginning = (at_ms, at_ms + _NEAR_MS)
    for one in (info, *alike):
        if stored_transcripts.timeline(archive, one.id).segments_between(*beginning):
            return one
    return info


def time_of(archive: Archive, uid: str, text: str | None) -> int | None:
    """Milliseconds into the session of what was typed, None where nothing was."""
    if text is None:
        return None
    started_at = stored_sessions.get(archive, uid).facts.started_at if "@" in text else ""
    return parse_place(text, start_in(started_at, settings.load().zone))
