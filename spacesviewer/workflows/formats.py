"""What the program reads and writes, and a session as text."""

from __future__ import annotations

from typing import Any

from spacesviewer.discovery import plugins
from spacesviewer.domain.participant import ROLE_NAMES
from spacesviewer.domain.recording import MEDIA_EXTENSIONS
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import both_times
from spacesviewer.workflows.clipping import FORMATS as CLIP_FORMATS


def document() -> dict[str, Any]:
    """What ``formats --json`` prints."""
    # All readers and exporters: showing a session needs none of them.
    from spacesviewer import export, transcripts  # noqa: PLC0415

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
        "notes": {key: module.NAME for key, module in export.notes_formats().items()},
        "recaps": {key: module.NAME for key, module in export.recap_formats().items()},
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
            f"Notes, as:           {named(formats['notes'])}",
            f"Recaps, as:          {named(formats['recaps'])}",
            f"Clips, as:           {', '.join(formats['clips'])}",
        )
    )


def session_text(shown: dict[str, Any], zone: str = "") -> str:
    """A session in lines for people, from the document of ``show --json``."""
    lines = [shown["title"], f"  id          {shown['id']}"]
    if shown["synthetic"]:
        lines.append("  synthetic   invented people and machine voices")
    lines += _when(shown, zone)
    lines.append(f"  length      {format_time(shown['duration_ms'])}")
    for key, name in _PLAIN.items():
        if shown[key]:
            lines.append(f"  {name:11} {shown[key]}")
    for person in shown["participants"]:
        handle = f" (@{person['handle']})" if person["handle"] else ""
        joined = person["joined_ms"]
        came = f", from {format_time(joined)} on" if joined else ""
        role = ROLE_NAMES.get(person["role"], person["role"])
        lines.append(f"  {role:11} {person['name']}{handle}{came}")
    for number, figure in enumerate(shown["figures"], 1):
        when = f", {both_times(figure['date'])}" if figure["date"] else ""
        told = f"{figure['value']:,} {figure['kind']} ({figure['source']}{when})"
        lines.append(f"  {f'figure {number}':11} {told}")
    lines += [f"  also told   {text}" for text in shown["also_told"]]
    lines += _recordings(shown)
    for line in shown["transcripts"]:
        told = f"{line['language'] or 'und'} · {line['format']} · {line['segments']} segments"
        told += " · made by a machine, unverified" if line["origin"] == "machine" else ""
        told += "" if line["timed"] else " · no times"
        lines.append(f"  transcript  {told} · version {len(line['versions'])}")
        lines += [f"              {note}" for note in line["notes"]]
    for span in shown["topics"]:
        stretch = f"{format_time(span['start_ms'])} – {format_time(span['end_ms'])}"
        lines.append(f"  topic       {stretch}  {span['topic']}")
    for asked in shown["questions"]:
        lines.append(f"  question    {question_line(asked)}")
    lines += _gaps(shown)
    lines += [f"  note        {sentence}" for sentence in shown["disagreements"]]
    for other in shown["told_otherwise"]:
        lines.append(f"  otherwise   {other['field']}: {other['value']} ({other['source']})")
    return "\n".join(lines)


def question_line(asked: dict[str, Any]) -> str:
    """A question in one line: when, who, what, and where it is answered."""
    line = f"{format_time(asked['start_ms'])} – {format_time(asked['end_ms'])}"
    said = ": ".join(filter(None, (asked["asker"], asked["text"])))
    line += f"  {said}" if said else ""
    if asked["answer_start_ms"] is not None:
        end = format_time(asked["answer_end_ms"])
        line += f"  (answered {format_time(asked['answer_start_ms'])} – {end})"
    return line


def _recordings(shown: dict[str, Any]) -> list[str]:
    lines = []
    for recording in shown["recordings"]:
        lost = "  NOT THERE NOW" if recording["missing"] else ""
        lines.append(f"  recording   {recording['path']}{lost}")
        length = format_time(recording["duration_ms"], milliseconds=True)
        place = f" · at {format_time(recording['offset_ms'])}" if recording["offset_ms"] else ""
        kind = f"{recording['container']} {recording['codec']}{place}"
        lines.append(f"              {length} · {kind}")
        lines.append(f"              sha256 {recording['sha256']}")
        for chapter in recording["chapters"]:
            lines.append(f"  chapter     {format_time(chapter['start_ms'])}  {chapter['title']}")
    return lines


def _gaps(shown: dict[str, Any]) -> list[str]:
    lines = []
    for gap in shown["gaps"]:
        stretch = f"{format_time(gap['start_ms'])} – {format_time(gap['end_ms'])}"
        lines.append(f"  gap         {stretch}  {gap['sentence']}")
    if shown["recordings"] and not shown["gaps_listened"]:
        lines.append("  gaps        the sound was not searched for silences (show --listen does)")
    return lines


_PLAIN = {
    "platform": "platform",
    "platform_id": "platform id",
    "url": "url",
    "language": "language",
    "description": "description",
}


def _when(shown: dict[str, Any], zone: str) -> list[str]:
    """Start, end and planned start, with where the date came from."""
    source = f" · {shown['date_source']}" if shown["date_source"] else ""
    start = f"{both_times(shown['started_at'], zone)}{source}" if shown["started_at"] else "unknown"
    lines = [f"  start       {start}"]
    for key, name in (("ended_at", "end"), ("scheduled_at", "planned")):
        if shown[key]:
            lines.append(f"  {name:11} {both_times(shown[key], zone)}")
    return lines
