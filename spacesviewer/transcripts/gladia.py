"""Gladia's JSON: ``result.transcription.utterances`` with words, in seconds.

Speakers and channels are numbers. Translations, summaries and the rest of it are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text, dig
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer, several, voice
from spacesviewer.transcripts.documents import confidence, milliseconds
from spacesviewer.transcripts.gathering import OWN_TURNS, SpokenWord, gather, interleaved
from spacesviewer.transcripts.matching import written_with_times
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.words import Spoken

NAME = "Gladia JSON"
EXTENSIONS = ("json",)


def claims(root: object) -> bool:
    """Whether there is a transcription with utterances."""
    return isinstance(_transcription(root).get("utterances"), list)


def read_document(root: object) -> ParsedTranscript:
    """The utterances as segments; channels side by side."""
    mends = Mends()
    transcription = _transcription(root)
    utterances = [as_dict(one) for one in as_list(transcription.get("utterances"))]
    channels = several(one.get("channel") for one in utterances)
    tracks: dict[str, list[dict[str, object]]] = {}
    for one in utterances:
        tracks.setdefault(repr(one.get("channel")) if channels else "", []).append(one)
    segments = interleaved(
        gather(_words(track, channels), mends, OWN_TURNS) for track in tracks.values()
    )
    languages = as_list(transcription.get("languages"))
    language = languages[0] if languages else ""
    return answer("Gladia", segments, mends, language=language)


def _transcription(root: object) -> dict[str, object]:
    return as_dict(dig(root, "result", "transcription") or as_dict(root).get("transcription"))


def _words(utterances: Sequence[dict[str, object]], channels: bool) -> Iterator[SpokenWord]:
    for row, one in enumerate(utterances, 1):
        speaker = voice(one.get("speaker"), one.get("channel") if channels else None)
        text = as_text(one.get("text"))
        heard = [_spoken(as_dict(word)) for word in as_list(one.get("words"))]
        text = text or " ".join(word.text for word in heard)
        heard = heard or [
            Spoken(text, milliseconds(one.get("start")), milliseconds(one.get("end")))
        ]
        if len(heard) == 1 and heard[0].text == text:
            yield SpokenWord(*heard[0][:3], speaker, heard[0].confidence, breaks=True, row=row)
            continue
        for number, spoken in enumerate(written_with_times(text, heard)):
            shown, start, end, sure = spoken
            yield SpokenWord(shown, start, end, speaker, sure, breaks=not number, row=row)


def _spoken(word: dict[str, object]) -> Spoken:
    return Spoken(
        as_text(word.get("word")).strip(),
        milliseconds(word.get("start")),
        milliseconds(word.get("end")),
        confidence(word.get("confidence")),
    )
