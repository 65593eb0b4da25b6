"""oTranscribe (.otr): JSON with the HTML that a person typed, and times that she put into it.

``{"text": "<p><span class=\\"timestamp\\" data-timestamp=\\"12.3\\">0:12</span> …"}``. The stamps
are seconds; very old files write them ``mm:ss``. Names are typed text.
"""

from __future__ import annotations

import re

from spacesviewer.domain.jsontext import as_dict, as_text
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.documents import milliseconds
from spacesviewer.transcripts.htmltext import pieces
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.turns import CLOCK, Turn, stamp_ms, transcript, untimed

NAME = "oTranscribe"
EXTENSIONS = ("otr",)

_CLOCK = re.compile(rf"\s*{CLOCK}\s*")
_NEW_LINE = frozenset(("p", "br", "div", "li"))


def claims(root: object) -> bool:
    """Whether this is HTML with stamps, or with the name of the media that oTranscribe keeps."""
    document = as_dict(root)
    text = document.get("text")
    if not isinstance(text, str) or "segments" in document:
        return False
    return 'class="timestamp"' in text or ("media-time" in document and "<" in text)


def read_document(root: object) -> ParsedTranscript:
    """A turn for each line, timed by the stamps; without times where there are too few."""
    mends = Mends()
    turns = _turns(as_text(as_dict(root).get("text")), mends)
    title = clean_line(as_text(as_dict(root).get("media")))
    if not any(turn.marks for turn in turns):
        return untimed(turns, mends, title)
    return transcript(turns, mends, title)


def _turns(html: str, mends: Mends) -> list[Turn]:
    turns = [Turn(1, "", "")]
    said: list[list[str]] = [[]]
    length = 0  # of the words of the last turn
    stamp: str | None = None  # what the stamp that is being read tells
    for piece in pieces(html):
        if piece.tag in _NEW_LINE:
            if said[-1]:
                turns.append(Turn(turns[-1].row + 1, "", ""))
                said.append([])
                length = 0
        elif piece.tag == "span":
            is_stamp = "timestamp" in piece.told.get("class", "") and not piece.closes
            stamp = piece.told.get("data-timestamp", "") if is_stamp else None
        elif not piece.tag:
            words = clean_line(piece.text.replace("\u00a0", " "))
            if stamp is not None:
                ms = _stamp_ms(stamp, words)
                if ms is None:
                    mends.add("Stamps without a time, passed over", turns[-1].row)
                else:
                    turns[-1].marks.append((length, ms))
                stamp = None
            elif words:
                tight = said[-1] and not piece.text[:1].isspace() and words[0] in ":,.;!?"
                if tight:
                    said[-1][-1] += words
                else:
                    said[-1].append(words)
                length += len(words) + (not tight)
    for turn, own in zip(turns, said, strict=True):
        turn.text = " ".join(own)
    return [turn for turn in turns if turn.text or turn.marks]


def _stamp_ms(told: str, shown: str) -> int | None:
    for text in (told, shown):
        if match := _CLOCK.fullmatch(text):
            return stamp_ms(match)
        seconds = milliseconds(text) if text else None
        if seconds is not None and seconds >= 0:
            return seconds
    return None
