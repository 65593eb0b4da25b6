"""The JSON of the transformers pipeline: ``chunks`` with ``timestamp: [start, end]`` in seconds.

Chunks are phrases or words; the last one's end may be missing. Programs around it add ``speakers``
of the same form, with who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.answers import answer, voice
from spacesviewer.transcripts.documents import milliseconds
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.joining import begins_word
from spacesviewer.transcripts.mends import Mends

NAME = "transformers pipeline JSON"
EXTENSIONS = ("json",)

_LETTER_MS = 70


def claims(root: object) -> bool:
    """Whether there are chunks with a pair of times and a text."""
    return any(
        isinstance(as_dict(one).get("timestamp"), list) and "text" in as_dict(one)
        for one in _chunks(root)[:20]
    )


def read_document(root: object) -> ParsedTranscript:
    """The phrases as segments, or the words gathered."""
    mends = Mends()
    chunks = [as_dict(one) for one in _chunks(root)]
    sample = [as_text(one.get("text")).split() for one in chunks[:400]]
    one_each = sum(len(words) <= 1 for words in sample) * 10 >= len(sample) * 8
    if one_each and len(sample) > 2:
        segments = gather(_words(chunks), mends)
    else:
        segments = list(_phrases(chunks, mends))
    return answer("a transformers pipeline", segments, mends, language=_language(root, chunks))


def _chunks(root: object) -> Sequence[object]:
    document = as_dict(root)
    return as_list(document.get("speakers")) or as_list(document.get("chunks"))


def _language(root: object, chunks: Sequence[dict[str, object]]) -> object:
    told = (one.get("language") for one in chunks)
    return as_dict(root).get("language") or next((one for one in told if one), "")


def _times(chunk: dict[str, object]) -> tuple[int | None, int | None]:
    pair = (*as_list(chunk.get("timestamp")), None, None)
    return milliseconds(pair[0]), milliseconds(pair[1])


def _words(chunks: Sequence[dict[str, object]]) -> Iterator[SpokenWord]:
    before = ""
    for row, chunk in enumerate(chunks, 1):
        text = as_text(chunk.get("text"))
        start, end = _times(chunk)
        glued = not begins_word(before, text)
        yield SpokenWord(text, start, end, voice(chunk.get("speaker")), glued=glued, row=row)
        before = text or before


def _phrases(chunks: Sequence[dict[str, object]], mends: Mends) -> Iterator[Segment]:
    now = 0
    for row, chunk in enumerate(chunks, 1):
        text = clean_line(as_text(chunk.get("text")))
        start, end = _times(chunk)
        if not text:
            mends.add("Chunks without words, left out", row)
            continue
        if start is None or end is None:
            mends.add("Chunks without a start or an end, placed by their neighbours", row)
            start = now if start is None else start
            following = _times(chunks[row])[0] if row < len(chunks) else None
            likely = start + min(_LETTER_MS * len(text), 30_000)
            end = max(start, following or likely) if end is None else end
        yield Segment(start, end, text, clean_line(voice(chunk.get("speaker"))), (), row)
        now = end
