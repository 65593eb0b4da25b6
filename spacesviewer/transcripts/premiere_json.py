"""Adobe Premiere's transcript (.json, .prtranscript): ``segments`` of ``words`` with a duration.

Times are seconds. Who speaks is an id, whose name stands in the list of ``speakers`` beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacesviewer.domain.jsontext import (
    as_dict,
    as_list,
    as_number,
    as_text,
)
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer
from spacesviewer.transcripts.documents import confidence, milliseconds
from spacesviewer.transcripts.gathering import OWN_TURNS, SpokenWord, gather
from spacesviewer.transcripts.mends import Mends

NAME = "Adobe Premiere JSON"
EXTENSIONS = ("json", "prtranscript")

_NOBODY = ("unknown", "")  # what Premiere calls somebody whom it did not try to tell


def claims(root: object) -> bool:
    """Whether there are segments with a length, whose words have one, too."""
    document = as_dict(root)
    segments = [as_dict(one) for one in as_list(document.get("segments"))[:20]]
    words = [as_dict(word) for one in segments for word in as_list(one.get("words"))[:5]]
    return any({"start", "duration", "words"} <= one.keys() for one in segments) and any(
        {"start", "duration", "text"} <= word.keys() for word in words
    )


def read_document(root: object) -> ParsedTranscript:
    """The turns as segments, with the names of who speaks."""
    mends = Mends()
    document = as_dict(root)
    names = {
        as_text(speaker.get("id")): as_text(speaker.get("name"))
        for speaker in map(as_dict, as_list(document.get("speakers")))
    }
    segments = gather(_words(document, names, mends), mends, OWN_TURNS)
    return answer("Adobe Premiere", segments, mends, language=document.get("language"))


def _words(
    document: dict[str, object], names: dict[str, str], mends: Mends
) -> Iterator[SpokenWord]:
    row = 0
    for number, item in enumerate(as_list(document.get("segments")), 1):
        told = as_dict(item)
        label = as_text(told.get("speaker"))
        speaker = names.get(label, label)
        if label and label not in names:
            mends.add("Turns of somebody whom the file does not name", number)
        speaker = "" if speaker.strip().casefold() in _NOBODY else speaker
        for place, word in enumerate(map(as_dict, as_list(told.get("words")))):
            row += 1
            text = as_text(word.get("text")).strip()
            start = milliseconds(word.get("start"))
            yield SpokenWord(
                text,
                start,
                _end(word.get("start"), word.get("duration")),
                speaker,
                confidence(word.get("confidence")),
                glued=bool(place) and word.get("type") == "punctuation",
                breaks=not place,
                row=row,
            )


def _end(start: object, lasts: object) -> int | None:
    """The end of a word, from both numbers before either is rounded."""
    begin, length = as_number(start), as_number(lasts)
    return None if begin is None or length is None else milliseconds(begin + length)
