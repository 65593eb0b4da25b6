"""ElevenLabs Scribe's JSON: ``words`` of type word, spacing or audio_event, in seconds.

``logprob`` tells how sure it is of a word; with several channels there are ``transcripts``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from spacesviewer.domain.jsontext import as_dict, as_list, as_number, as_text
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer, voice
from spacesviewer.transcripts.documents import milliseconds
from spacesviewer.transcripts.gathering import SpokenWord, gather, interleaved
from spacesviewer.transcripts.joining import begins_word
from spacesviewer.transcripts.mends import Mends

NAME = "ElevenLabs Scribe JSON"
EXTENSIONS = ("json",)


def claims(root: object) -> bool:
    """Whether there are words with the types that Scribe gives them."""
    return any(
        {"text", "start", "type"} <= as_dict(word).keys()
        and as_dict(word).get("type") in ("word", "spacing", "audio_event")
        for track in _tracks(root)[:20]
        for word in as_list(track.get("words"))[:20]
    )


def read_document(root: object) -> ParsedTranscript:
    """The words gathered, channel by channel where there are several."""
    mends = Mends()
    tracks = _tracks(root)
    segments = interleaved(
        gather(_words(track, track.get("channel_index") if len(tracks) > 1 else None), mends)
        for track in tracks
    )
    language = next((told for one in tracks if (told := one.get("language_code"))), "")
    return answer("ElevenLabs", segments, mends, language=language)


def _tracks(root: object) -> list[dict[str, object]]:
    document = as_dict(root)
    return [as_dict(one) for one in as_list(document.get("transcripts"))] or [document]


def _words(track: dict[str, object], channel: object) -> Iterator[SpokenWord]:
    before, parted = "", True
    for row, item in enumerate(as_list(track.get("words")), 1):
        word = as_dict(item)
        text = as_text(word.get("text"))
        if word.get("type") == "spacing":
            parted = parted or bool(text)
            continue
        yield SpokenWord(
            text,
            milliseconds(word.get("start")),
            milliseconds(word.get("end")),
            voice(word.get("speaker_id"), channel),
            _sure(word.get("logprob")),
            glued=not parted and not begins_word(before, text),
            row=row,
        )
        before, parted = text or before, False


def _sure(logprob: object) -> float | None:
    """The probability; zero, which would be certainty, is what it writes where it has none."""
    number = as_number(logprob)
    return math.exp(number) if number is not None and -700 < number < 0 else None
