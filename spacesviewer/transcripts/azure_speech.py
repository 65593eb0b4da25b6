"""Azure's speech JSON: batch and fast transcription, the older batch, and detailed results.

``recognizedPhrases`` and ``SegmentResults`` count ticks of 100 ns or write ISO durations
(``PT1.5S``), ``phrases`` count milliseconds. The words of a phrase are spelt as they were heard,
its text as it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer, several, voice
from spacesviewer.transcripts.documents import (
    confidence,
    milliseconds,
    ticks_ms,
    whole_ms,
)
from spacesviewer.transcripts.gathering import OWN_TURNS, SpokenWord, gather, interleaved
from spacesviewer.transcripts.matching import written_with_times
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.words import Spoken

NAME = "Azure speech JSON"
EXTENSIONS = ("json",)

_ISO = re.compile(r"P(?:(\d{1,4})D)?T?(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?")
_DETAILED = frozenset(("recognitionstatus", "offset", "duration"))
_Told = dict[str, object]


def claims(root: object) -> bool:
    """Whether there are phrases in one of Azure's spellings."""
    if isinstance(root, list):
        return any(_folded(one).keys() >= _DETAILED for one in root[:20])
    document = _folded(root)
    if isinstance(document.get("recognizedphrases"), list) or _files(document):
        return True
    if document.keys() >= _DETAILED:
        return True
    phrases = document.get("phrases")
    return isinstance(phrases, list) and (
        "combinedphrases" in document or "durationmilliseconds" in document
    )


def read_document(root: object) -> ParsedTranscript:
    """The phrases as segments; channels side by side."""
    mends = Mends()
    phrases = list(_phrases(root, mends))
    channels = several(phrase.get("channel", phrase.get("channelnumber")) for phrase in phrases)
    tracks: dict[str, list[tuple[int, _Told]]] = {}
    for row, phrase in enumerate(phrases, 1):
        status = phrase.get("recognitionstatus", "Success")
        if status not in ("Success", 0, None):
            mends.add("Phrases that were not recognized, left out", row)
            continue
        channel = repr(phrase.get("channel", phrase.get("channelnumber"))) if channels else ""
        tracks.setdefault(channel, []).append((row, phrase))
    segments = interleaved(
        gather(_words(track, channels), mends, OWN_TURNS) for track in tracks.values()
    )
    language = next((one for phrase in phrases if (one := phrase.get("locale"))), "")
    return answer("Azure", segments, mends, language=language or _folded(root).get("locale"))


def _folded(value: object) -> _Told:
    """The object with its names in small letters: Azure's services do not agree on capitals."""
    return {name.casefold(): one for name, one in as_dict(value).items()}


def _files(document: _Told) -> list[_Told]:
    listed = (_folded(one) for one in as_list(document.get("audiofileresults")))
    return [one for one in listed if isinstance(one.get("segmentresults"), list)]


def _phrases(root: object, mends: Mends) -> Iterator[_Told]:
    if isinstance(root, list):
        return (folded for one in root if "offset" in (folded := _folded(one)))
    document = _folded(root)
    files = _files(document)
    if files:
        if len(files) > 1:
            mends.remark(f"The file holds the results of {len(files):,} recordings, all read.")
        return chain.from_iterable(map(_folded, as_list(one["segmentresults"])) for one in files)
    listed = document.get("recognizedphrases", document.get("phrases"))
    if not isinstance(listed, list):
        return iter([document])
    return map(_folded, listed)


def _words(phrases: Sequence[tuple[int, _Told]], channels: bool) -> Iterator[SpokenWord]:
    for row, phrase in phrases:
        channel = phrase.get("channel", phrase.get("channelnumber")) if channels else None
        told = phrase.get("speaker", phrase.get("speakerid"))
        speaker = voice(told if told is not None else "", channel)
        best = _folded(next(iter(as_list(phrase.get("nbest"))), None))
        text = next(
            (shown for one in (best.get("display"), phrase.get("displaytext"), phrase.get("text"),
                               best.get("lexical")) if (shown := as_text(one).strip())),
            "",
        )  # fmt: skip
        start, end = _span(phrase)
        heard = _heard(best) or _heard(phrase) or [Spoken(text, start, end)]
        if len(heard) == 1 and heard[0].text == text:
            yield SpokenWord(text, start, end, speaker, breaks=True, row=row)
            continue
        for number, spoken in enumerate(written_with_times(text, heard)):
            shown, begin, last, sure = spoken
            yield SpokenWord(shown, begin, last, speaker, sure, breaks=not number, row=row)


def _heard(holder: _Told) -> list[Spoken]:
    """The words of a phrase, those that are spelt as in the text where there are such."""
    listed = as_list(holder.get("displaywords")) or as_list(holder.get("words"))
    heard = []
    for item in listed:
        word = _folded(item)
        text = word.get("displaytext") or word.get("word") or word.get("text")
        heard.append(Spoken(as_text(text), *_span(word), confidence(word.get("confidence"))))
    return heard


def _span(told: _Told) -> tuple[int | None, int | None]:
    start, length = _time(told, "offset"), _time(told, "duration")
    return start, start + length if start is not None and length is not None else None


def _time(told: _Told, name: str) -> int | None:
    """An offset or duration, in the unit that its name or its form tells."""
    if (ticks := told.get(f"{name}inticks")) is not None:
        return ticks_ms(ticks)
    if (count := told.get(f"{name}milliseconds")) is not None:
        return whole_ms(count)
    value = told.get(name)
    if isinstance(value, str) and (match := _ISO.fullmatch(value.strip())):
        days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
        return milliseconds(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
    # The first version of the fast transcription wrote "offset" in ms; only its words and phrases
    # have no "nbest" and a text in small letters.
    return whole_ms(value) if "text" in told else ticks_ms(value)
