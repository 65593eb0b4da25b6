"""whisper.cpp's JSON: ``transcription`` of segments with ``offsets`` in ms, and their ``tokens``.

Tokens are pieces of words; half a letter may be one, which no text can show, so that the file is
no valid UTF-8. The full variant tells how likely each is. With two channels ``speaker`` is "0",
"1" or "?".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacesviewer.domain.jsontext import as_dict, as_list, as_text, dig
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.answers import answer
from spacesviewer.transcripts.documents import confidence, whole_ms
from spacesviewer.transcripts.joining import begins_word, glued_to
from spacesviewer.transcripts.matching import written_with_times
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.words import Spoken, laid_over

NAME = "whisper.cpp JSON"
EXTENSIONS = ("json",)

_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:systeminfo|model|params|result)"\s*:')
_TRANSCRIPTION = re.compile(rb'"transcription"\s*:\s*\[')


def writes_utf8(head: bytes) -> bool:
    """Whether the bytes begin as a document of whisper.cpp, whatever half letters follow."""
    return _BEGINNING.match(head) is not None and _TRANSCRIPTION.search(head) is not None


def claims(root: object) -> bool:
    """Whether there is a transcription with offsets, or an empty one of its own."""
    document = as_dict(root)
    listed = document.get("transcription")
    if not isinstance(listed, list):
        return False
    if not listed:
        return "systeminfo" in document or "model" in document
    return any({"offsets", "text"} <= as_dict(one).keys() for one in listed[:20])


def read_document(root: object) -> ParsedTranscript:
    """The segments, with words put together from their tokens."""
    mends = Mends()
    document = as_dict(root)
    segments = list(_segments(document, mends))
    language = dig(document, "result", "language") or dig(document, "params", "language")
    parsed = answer("whisper.cpp", segments, mends, language=language)
    if dig(document, "params", "translate") is True:
        return ParsedTranscript(
            parsed.segments, language="en", kind="translation", origin="machine", notes=parsed.notes
        )
    return parsed


def _segments(document: dict[str, object], mends: Mends) -> Iterator[Segment]:
    now = 0
    for row, item in enumerate(as_list(document.get("transcription")), 1):
        told = as_dict(item)
        text = clean_line(as_text(told.get("text")))
        start, end = _offsets(told)
        if start is None or end is None:
            mends.add("Segments without a start or an end, placed by their neighbours", row)
            start = now if start is None else start
            end = start if end is None else end
        now = end
        if told.get("speaker_turn_next") is True:
            mends.add("Changes of speaker that the file marks without saying who speaks", row)
        if not text:
            mends.add("Segments without words, left out", row)
            continue
        heard = _heard(told)
        if heard and " " in text:
            heard = list(written_with_times(text, heard))
        if "\ufffd" in text:
            mends.add("Segments with half letters, shown as \ufffd", row)
        words = laid_over(text, heard, start, end, mends, row) if heard else ()
        yield Segment(start, end, text, _speaker(told.get("speaker")), words, row)


def _speaker(label: object) -> str:
    """``Speaker 0`` for the number of a channel; "?" says that it cannot be told."""
    text = clean_line(as_text(label))
    return f"Speaker {text}" if text.isdecimal() else text.strip("?")


def _offsets(told: dict[str, object]) -> tuple[int | None, int | None]:
    offsets = as_dict(told.get("offsets"))
    return whole_ms(offsets.get("from")), whole_ms(offsets.get("to"))


def _heard(told: dict[str, object]) -> list[Spoken]:
    """The words of a segment, each put together from its tokens; as sure as the least sure one."""
    words: list[Spoken] = []
    before = ""
    for item in as_list(told.get("tokens")):
        token = as_dict(item)
        text = as_text(token.get("text"))
        start, end = _offsets(token)
        if not text or (text.startswith("[_") and text.endswith("]")) or start is None:
            continue  # marks of its own: [_BEG_], [_TT_550]
        sure = confidence(token.get("p"))
        mark = not any(letter.isalnum() for letter in text)
        parted = begins_word(before, text) or glued_to(before, text)
        if words and (mark or not parted):
            said = words[-1]
            if mark:
                end, sure = said.end_ms, said.confidence
            least = min((one for one in (said.confidence, sure) if one is not None), default=None)
            words[-1] = Spoken(said.text + text.rstrip(), said.start_ms, end, least)
        else:
            words.append(Spoken(text.strip(), start, end, sure))
        before = text
    return words
