"""YouTube's captions as XML: srv1, srv2 and srv3 (.srv1, .srv2, .srv3, .ytt, .xml).

srv1: ``<transcript><text start="1.2" dur="3.4">``, seconds. srv2: ``<timedtext><text t d>``, ms.
srv3: ``<timedtext format="3"><body><p t d><s t ac>``, ms, with a time for each word.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from spacesviewer.domain.jsontext import as_int
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.captions import segments_of, transcript_of
from spacesviewer.transcripts.cues import MAX_CUES, Cue, too_many
from spacesviewer.transcripts.documents import milliseconds, unknown
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.words import Spoken, laid_over
from spacesviewer.transcripts.xmltext import (
    attribute,
    descendants,
    language_of,
    root_name,
    root_of,
)

NAME = "YouTube XML"
EXTENSIONS = ("srv1", "srv2", "srv3", "ytt")

_TEXT = re.compile(r"<text\s[^<>]{0,80}?\bstart=[\"']-?\d")
_SURE = 255  # what the machine's own measure of certainty ends at


def sniff(head: str) -> bool:
    """Whether this is YouTube's list of texts or paragraphs."""
    name = root_name(head)
    return name == "timedtext" or (name == "transcript" and bool(_TEXT.search(head)))


def parse(text: str) -> ParsedTranscript:
    """The captions. Raises NotATranscript where the text is other XML."""
    root = root_of(text, "transcript", "timedtext")
    mends = Mends()
    paragraphs = list(descendants(root, "p"))
    texts = list(descendants(root, "text"))
    if not paragraphs and not texts:
        raise unknown()
    if len(paragraphs) + len(texts) > MAX_CUES:
        raise too_many()
    spoken = [_words(paragraph) for paragraph in paragraphs]
    made = any(word.start_ms is not None for words in spoken for word in words)
    if made:
        segments = list(_machine_made(paragraphs, spoken, mends))
    else:
        segments = segments_of(list(_cues(paragraphs or texts, mends)), mends)
    return transcript_of(
        segments,
        mends,
        language=language_code(language_of(root)),
        origin="machine" if made else "",
    )


def _words(paragraph: Element) -> list[Spoken]:
    """The words of a paragraph; the first one of a timed line has no time of its own."""
    start, length = _times(paragraph)
    words = []
    for span in descendants(paragraph, "s"):
        shown = clean_line("".join(span.itertext()))
        if shown:
            after = as_int(attribute(span, "t"))
            sure = as_int(attribute(span, "ac"))
            begin = (
                None if start is None or (after is None and sure is None) else start + (after or 0)
            )
            words.append(Spoken(shown, begin, begin, _confidence(sure)))
    ends = [word.start_ms for word in words[1:]] + [None if start is None else start + length]
    return (
        [
            word if word.start_ms is None else word._replace(end_ms=max(end or 0, word.start_ms))
            for word, end in zip(words, ends, strict=True)
        ]
        if words
        else []
    )


def _confidence(sure: int | None) -> float | None:
    # Zero and a missing number are the same to the writer: it did not measure.
    return None if not sure else min(max(sure, 0), _SURE) / _SURE


def _machine_made(
    paragraphs: list[Element], spoken: list[list[Spoken]], mends: Mends
) -> Iterator[Segment]:
    """Captions that roll up: each stays until the one after the next, but is spoken until the next.

    Paragraphs between them hold nothing but a line feed, which moves the lines up.
    """
    filled = [
        (row, paragraph, words, *_times(paragraph))
        for row, (paragraph, words) in enumerate(zip(paragraphs, spoken, strict=True), 1)
        if "".join(paragraph.itertext()).strip()
    ]
    starts = [start for _, _, _, start, _ in filled]
    following = [later for _, later in pairwise(starts)] + [None]
    for (row, paragraph, words, start, length), later in zip(filled, following, strict=True):
        if start is None:
            mends.add("Captions without a time, left out", row)
            continue
        end = start + length
        if later is not None and start < later < end:
            end = later
        timed = any(word.start_ms is not None for word in words)
        text = clean_line("".join(paragraph.itertext()))
        cut = [
            word
            if word.end_ms is None
            else word._replace(end_ms=max(min(word.end_ms, end), word.start_ms or 0))
            for word in words
        ]
        laid = laid_over(text, cut, start, end, mends, row) if timed else ()
        yield Segment(start, end, text, "", laid, row)


def _cues(elements: list[Element], mends: Mends) -> Iterator[Cue]:
    for row, element in enumerate(elements, 1):
        start, length = _times(element)
        if start is None:
            mends.add("Captions without a time, left out", row)
            continue
        # srv1 escapes twice: what XML leaves is HTML.
        yield Cue(row, start, start + length, html.unescape("".join(element.itertext())))


def _times(element: Element) -> tuple[int | None, int]:
    """Start and length in ms; srv1 tells both in seconds."""
    if attribute(element, "start"):
        return milliseconds(attribute(element, "start")), milliseconds(
            attribute(element, "dur")
        ) or 0
    start, length = as_int(attribute(element, "t")), as_int(attribute(element, "d"))
    return start, max(0, length or 0)
