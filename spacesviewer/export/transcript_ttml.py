"""A transcript as TTML, the subtitles of broadcasters and of the web."""

from __future__ import annotations

import re

from spacesviewer.domain.citation import language_attributes
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import format_cue_time
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line
from spacesviewer.export._cues import cautions, gap_line, spoken
from spacesviewer.export._xml import HEAD, escaped

NAME = "Timed text (TTML)"
EXTENSION = "ttml"
KIND = "transcript"

_NAMES = (
    'xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" '
    'xmlns:tts="http://www.w3.org/ns/ttml#styling" '
    'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:timeBase="media"'
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)


def render(transcript: Transcript) -> bytes:
    """Each speaker is an agent; what is missing or doubtful stands in descriptions."""
    pairs = list(spoken(transcript.segments))
    names = dict.fromkeys(filter(None, (one_line(segment.speaker) for segment, _ in pairs)))
    agents = {name: f"a{number}" for number, name in enumerate(names, 1)}
    told = [*cautions(transcript), *(f"Gap {gap_line(gap)}" for gap in transcript.gaps)]
    head = [
        f"<ttm:title>{escaped(one_line(transcript.title))}</ttm:title>",
        *(f"<ttm:desc>{escaped(line)}</ttm:desc>" for line in told),
        *(
            f'<ttm:agent xml:id="{key}" type="person"><ttm:name type="full">{escaped(name)}'
            "</ttm:name></ttm:agent>"
            for name, key in agents.items()
        ),
    ]
    lines = [_line(segment, text, agents, transcript.language) for segment, text in pairs]
    tag = transcript.language if _LANGUAGE.fullmatch(transcript.language) else ""
    return (
        f'{HEAD}<tt {_NAMES} xml:lang="{tag}">\n<head>\n<metadata>\n{chr(10).join(head)}\n'
        f"</metadata>\n</head>\n<body>\n<div>\n{chr(10).join(lines)}\n</div>\n</body>\n</tt>\n"
    ).encode()


def _line(segment: Segment, text: str, agents: dict[str, str], language: str) -> str:
    end_ms = max(segment.end_ms, segment.start_ms + 1)
    times = f'begin="{format_cue_time(segment.start_ms)}" end="{format_cue_time(end_ms)}"'
    name = one_line(segment.speaker)
    agent = f' ttm:agent="{agents[name]}"' if name else ""
    backwards = ' tts:direction="rtl"' if "rtl" in language_attributes(text, language) else ""
    words = "<br/>".join(escaped(line) for line in text.split("\n"))
    return f"<p {times}{agent}{backwards}>{words}</p>"
