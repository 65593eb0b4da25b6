"""noScribe's HTML: each stretch is a link target that tells start, end and speaker in ms.

``<a name="ts_12140_22800_S01">``; a pause has no speaker, ``//S02`` speaks over somebody. It is
better than the WebVTT that noScribe writes beside it, whose times are later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.cues import MAX_CUES, too_many
from spacesviewer.transcripts.htmltext import pieces
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.naming import is_name
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript

NAME = "noScribe"
EXTENSIONS = ("html", "htm")
LOOSE = True

_STRETCH = re.compile(r"ts_(\d{1,12})_(\d{1,12})_(.{0,80})")
_SNIFF = re.compile(r"<a\s[^<>]{0,40}name=[\"']ts_\d+_\d+_")
_STAMP = re.compile(r"\[\d{1,3}:\d\d:\d\d\]")
_LABEL = re.compile(r"\s*(?://)?\s*([^:\[\]/]{1,60}):\s*")
_PAUSE = re.compile(r"\((?:\.{1,3}|\d{1,5}[^()]{0,40}|[^()]{0,40}\d[^()]{0,40})\)")
_LANGUAGE = re.compile(r"\(Language:[^()|]{0,40}\(([a-z]{2,3})\)")


@dataclass(slots=True)
class _Stretch:
    start_ms: int
    end_ms: int
    speaker: str
    row: int
    opens: bool  # whether it is the first of its paragraph, where the name stands
    said: list[str] = field(default_factory=list)


def sniff(head: str) -> bool:
    """Whether links with noScribe's times stand in the beginning, or its mark of the audio."""
    return bool(_SNIFF.search(head)) or 'name="audio_source"' in head


def parse(text: str) -> ParsedTranscript:
    """The stretches with their speakers. Raises NotATranscript where none has a time."""
    mends = Mends()
    stretches, title = _stretches(text, mends)
    if not stretches:
        raise NotATranscript("The file has no times as noScribe writes them.")
    segments = settle(filter(None, (_segment(one, mends) for one in stretches)), mends)
    if not segments:
        raise EmptyTranscript("The file is from noScribe, but nobody says anything in it.")
    language = _LANGUAGE.search(text[:20_000])
    return ParsedTranscript(
        segments,
        language=language_code(language[1]) if language else "",
        origin="machine",
        title=clean_line(title),
        notes=mends.notes(),
    )


def _stretches(text: str, mends: Mends) -> tuple[list[_Stretch], str]:
    found: list[_Stretch] = []
    above: list[str] = []
    inside = opens = False
    for piece in pieces(text):
        if piece.tag == "a":
            match = None if piece.closes else _STRETCH.fullmatch(piece.told.get("name", ""))
            inside = match is not None
            if match:
                if len(found) > MAX_CUES:
                    raise too_many()
                times = int(match[1]), int(match[2])
                found.append(_Stretch(*times, match[3], len(found) + 1, opens))
                opens = False
        elif piece.tag == "p":
            opens = not piece.closes
        elif not piece.tag and found:
            found[-1].said.append(piece.text)
            if not inside and piece.text.strip():
                mends.add("Words that stand behind their stretch, put to it", found[-1].row)
        elif not piece.tag and piece.text.strip():
            above.append(clean_line(piece.text))
    # The style sheet is passed over with its tag; the first words are the recording's name.
    return found, next((line for line in above if len(line) <= 200), "")


def _segment(stretch: _Stretch, mends: Mends) -> Segment | None:
    text = _STAMP.sub("", "".join(stretch.said))
    speaker = clean_line(stretch.speaker.removeprefix("//"))
    label = _LABEL.match(text)
    if label and (label[1].strip() == speaker or (stretch.opens and is_name(label[1].strip()))):
        speaker = clean_line(label[1])  # a person may have put the name in the text
        text = text[label.end() :]
    words = clean_line(text).removeprefix("//").removesuffix("//").strip()
    if not words or (_PAUSE.fullmatch(words) and (not speaker or "." in words)):
        if words:
            mends.add("Marks of pauses, left out", stretch.row)
        return None
    return Segment(stretch.start_ms, stretch.end_ms, words, speaker, (), stretch.row)
