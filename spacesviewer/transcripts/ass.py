"""Advanced SubStation Alpha and SubStation Alpha (.ass, .ssa), for what is said and by whom.

The words are what follows the last comma that the Format line tells; ``Name`` is the speaker.
Overrides in braces are looks and go, but for the karaoke ones, which time words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.captions import once, segments_of, transcript_of
from spacesviewer.transcripts.cues import MAX_CUES, Cue, clock_ms, too_many, unix_lines
from spacesviewer.transcripts.documents import unknown
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.voices import Run, segment_of

NAME = "SubStation Alpha"
EXTENSIONS = ("ass", "ssa")

_SECTION = re.compile(r"\[([^\[\]\n]{1,60})\]\s*")
_BEGINNING = re.compile(
    r"[\ufeff\s]*(?:[;!][^\n]*\s+)*(?:\[(?:script info|v4\+? styles|events)\]|dialogue:[^\n]*,)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(-?)(\d{1,9}):(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,9}))?", re.ASCII)
_OVERRIDE = re.compile(r"\{([^{}]*)\}")
_DRAWING = re.compile(r"\\p(\d+)")
_KARAOKE = re.compile(r"\\(?:k|kf|ko|K)(\d{1,9})(?![\d.])")
_ESCAPE = re.compile(r"\\([Nnh])")
_BREAKS = {"N": "\n", "n": "\n", "h": "\u00a0"}
_FIELDS = ["layer", "start", "end", "style", "name"]
_FIELDS += ["marginl", "marginr", "marginv", "effect", "text"]


@dataclass(slots=True)
class _Script:
    """What a script holds besides its lines, and how those are written."""

    info: dict[str, str] = field(default_factory=dict)
    fields: list[str] = field(default_factory=lambda: list(_FIELDS))


def sniff(head: str) -> bool:
    """Whether the text begins with a section of a script, or with its lines."""
    return _BEGINNING.match(head) is not None


def parse(text: str) -> ParsedTranscript:
    """The lines of a script. Raises NotATranscript where there is neither section nor line."""
    mends, script = Mends(), _Script()
    runs = list(_runs(unix_lines(text), script, mends))
    if not runs and not sniff(text[:4000]):
        raise unknown()
    if any(run.marks for _, run in runs):
        segments = [segment_of(run, cue.row, cue.start_ms, cue.end_ms) for cue, run in runs]
    else:
        segments = segments_of([cue for cue, _ in runs], mends)
    return transcript_of(
        _within(once(segments, mends)),
        mends,
        language=language_code(script.info.get("language", "")),
        title=_title(script.info.get("title", "")),
    )


def _within(segments: Iterator[Segment]) -> Iterator[Segment]:
    return (segment for segment in segments if segment.text)


def _title(title: str) -> str:
    """The title, unless it is the one that editors give to every script."""
    return "" if title.casefold() in ("default aegisub file", "untitled", "<untitled>") else title


def _runs(text: str, script: _Script, mends: Mends) -> Iterator[tuple[Cue, Run]]:
    """The cues with their words and the times between them."""
    section, row = "events", 0
    for line in text.split("\n"):
        if match := _SECTION.fullmatch(line):
            section = match[1].strip().casefold()
            continue
        key, colon, value = line.partition(":")
        key = key.strip().casefold()
        if not colon or line.startswith(";"):
            continue
        if section == "script info":
            script.info.setdefault(key, value.strip())
        elif section == "events" and key == "format":
            script.fields = _fields(value)
        elif section == "events" and key == "comment":
            row += 1
            mends.add("Comments, left out", row)
        elif section == "events" and key == "dialogue":
            row += 1
            if row > MAX_CUES:
                raise too_many()
            found = _line(value, script.fields, row, mends)
            if found:
                yield found


def _fields(value: str) -> list[str]:
    """The fields of a line in their order; the usual ones where the words are not the last."""
    fields = [name.strip().casefold().replace("actor", "name") for name in value.split(",")]
    return fields if fields[-1] == "text" and {"start", "end"} <= set(fields) else list(_FIELDS)


def _line(value: str, fields: list[str], row: int, mends: Mends) -> tuple[Cue, Run] | None:
    parts = value.split(",", len(fields) - 1)
    told = dict(zip(fields, parts, strict=False))
    start, end = _time(told.get("start", "")), _time(told.get("end", ""))
    if start is None or end is None or "text" not in told:
        mends.add("Lines with unreadable times, left out", row)
        return None
    run = _words(told["text"], start)
    if not run.text.strip():
        mends.add("Captions without words (drawings, effects), left out", row)
        return None
    run.voice = told.get("name", "").strip()
    return Cue(row, start, end, run.text, run.voice), run


def _time(text: str) -> int | None:
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    ms = clock_ms(match[2], match[3], match[4], match[5])
    return -ms if match[1] else ms


def _words(text: str, start_ms: int) -> Run:
    """The words without overrides and drawings, and the karaoke times between them."""
    run = Run("", "")
    drawing, now, sung = False, start_ms, 0
    place = 0
    for match in _OVERRIDE.finditer(text):
        if not drawing:
            run.add(_plain(text[place : match.start()]), None)
        for mode in _DRAWING.finditer(match[1]):
            drawing = int(mode[1][:9]) > 0
        for beat in _KARAOKE.finditer(match[1]):
            now += sung
            sung = int(beat[1]) * 10
            run.marks.append((len(run.text), now))
        place = match.end()
    if not drawing:
        run.add(_plain(text[place:]), None)
    return run


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda match: _BREAKS[match[1]], text)
