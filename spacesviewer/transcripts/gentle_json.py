"""Gentle's JSON: a ``transcript`` that a person wrote, and ``words`` with the times found for them.

Times are seconds. ``startOffset`` and ``endOffset`` tell where a word stands in the transcript; a
word that was not found in the sound has no times.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacesviewer.domain.jsontext import as_dict, as_int, as_list, as_text
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer
from spacesviewer.transcripts.documents import milliseconds
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.mends import Mends

NAME = "Gentle JSON"
EXTENSIONS = ("json",)


def claims(root: object) -> bool:
    """Whether there are words with their case (``success``, ``not-found-in-audio``)."""
    document = as_dict(root)
    words = (as_dict(word) for word in as_list(document.get("words"))[:20])
    return "transcript" in document and any({"case", "word"} <= word.keys() for word in words)


def read_document(root: object) -> ParsedTranscript:
    """The words gathered, with what stands between them in the transcript."""
    mends = Mends()
    return answer("Gentle", gather(_words(as_dict(root)), mends), mends, origin="")


def _words(document: dict[str, object]) -> Iterator[SpokenWord]:
    text = as_text(document.get("transcript"))
    words = [as_dict(word) for word in as_list(document.get("words"))]
    starts = [as_int(word.get("startOffset")) for word in words]
    place, breaks = 0, False
    for row, (word, begin) in enumerate(zip(words, starts, strict=True), 1):
        following = starts[row] if row < len(words) else len(text)
        shown = as_text(word.get("word"))
        if begin is None or following is None:
            following = begin = 0
        if place <= begin < following <= len(text):
            shown = text[begin:following]
            if row == 1:
                shown = text[:begin] + shown  # a quotation mark before the first word
            place = following
        yield SpokenWord(
            shown,
            milliseconds(word.get("start")),
            milliseconds(word.get("end")),
            breaks=breaks,
            row=row,
        )
        breaks = "\n" in shown
