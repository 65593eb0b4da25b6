"""What the program reads and writes, and a session as text."""

from __future__ import annotations

from typing import Any

from spacesviewer import export, transcripts
from spacesviewer.discovery import plugins
from spacesviewer.domain.participant import ROLE_NAMES
from spacesviewer.domain.recording import MEDIA_EXTENSIONS
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import date_text
from spacesviewer.workflows.clipping import FORMATS as CLIP_FORMATS


def document() -> dict[str, Any]:
    """What ``formats --json`` prints."""
    return {
        "recordings": sorted(MEDIA_EXTENSIONS),
        "transcripts": [
            {"name": one.name, "extensions": list(one.extensions)} for one in transcripts.formats()
        ],
        "platforms": [module.NAME for module in plugins("spacesviewer.platforms", "NAME")],
        "quotes": {key: module.NAME for key, module in export.quote_formats().items()},
        "transcript_exports": {
            key: module.NAME for key, module in export.transcript_formats().items()
        },
        "clips": sorted(CLIP_FORMATS),
    }


def text(formats: dict[str, Any]) -> str:
    """The same in lines for people."""
    read = ", ".join(
        f"{entry['name']} ({', '.join(entry['extensions'])})" for entry in formats["transcripts"]
    )

    def named(values: dict[str, str]) -> str:
        return ", ".join(f"{key} ({name})" for key, name in values.items())

    return "\n".join(
        (
            f"Recordings:          {', '.join(formats['recordings'])}",
            f"Transcripts:         {read}",
            f"Beside a recording:  {', '.join(formats['platforms'])}",
            f"Quotes, written as:  {named(formats['quotes'])}",
            f"Transcripts, as:     {named(formats['transcript_exports'])}",
            f"Clips, as:           {', '.join(formats['clips'])}",
        )
    )


def session_text(shown: dict[str, Any]) -> str:
    """A session in lines for people, from the document of ``show --json``."""
    lines = [shown["title"], f"  id          {shown['id']}"]
    if shown["synthetic"]:
        lines.append("  synthetic   invented people and machine voices")
    lines.append(
        f"  start       {date_text(shown['started_at']) if shown['started_at'] else 'unknown'}"
    )
    if shown["date_source"]:
        lines.append(f"              {shown['date_source']}")
    lines.append(f"  length      {format_time(shown['duration_ms'])}")
    for key in ("platform", "url", "description"):
        if shown[key]:
            lines.append(f"  {key:11} {shown[key]}")
    for person in shown["participants"]:
        handle = f" (@{person['handle']})" if person["handle"] else ""
        lines.append(
            f"  {ROLE_NAMES.get(person['role'], person['role']):11} {person['name']}{handle}"
        )
    for number, figure in enumerate(shown["figures"], 1):
        told = f"{figure['value']:,} {figure['kind']} ({figure['source']})"
        lines.append(f"  {f'figure {number}':11} {told}")
    for recording in shown["recordings"]:
        lost = "  NOT THERE NOW" if recording["missing"] else ""
        lines.append(f"  recording   {recording['path']}{lost}")
        length = format_time(recording["duration_ms"], milliseconds=True)
        place = f" · at {format_time(recording['offset_ms'])}" if recording["offset_ms"] else ""
        kind = f"{recording['container']} {recording['codec']}{place}"
        lines.append(f"              {length} · {kind}")
        lines.append(f"              sha256 {recording['sha256']}")
    for line in shown["transcripts"]:
        told = f"{line['language'] or 'und'} · {line['format']} · {line['segments']} segments"
        lines.append(f"  transcript  {told} · version {len(line['versions'])}")
    for span in shown["topics"]:
        stretch = f"{format_time(span['start_ms'])} – {format_time(span['end_ms'])}"
        lines.append(f"  topic       {stretch}  {span['topic']}")
    lines += [f"  gap         {gap['sentence']}" for gap in shown["gaps"]]
    for other in shown["told_otherwise"]:
        told = f"{other['field']}: {other['value']} ({other['source']})"
        lines.append(f"  otherwise   {told}")
    return "\n".join(lines)
