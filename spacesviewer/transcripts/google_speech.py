"""Google Speech-to-Text's JSON, v1 and v2: ``results`` of ``alternatives`` with ``words``.

Times are durations: ``"1.300s"`` or ``{"seconds": "1", "nanos": 300000000}``; a zero is left out.
With speakers told apart, the last result repeats all the words, with their speakers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacesviewer.domain.jsontext import as_dict, as_list, as_number, as_text, dig
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.answers import answer, several, voice
from spacesviewer.transcripts.documents import confidence, milliseconds
from spacesviewer.transcripts.gathering import SpokenWord, gather, interleaved
from spacesviewer.transcripts.mends import Mends

NAME = "Google Speech-to-Text JSON"
EXTENSIONS = ("json",)

_STARTS = ("startTime", "startOffset", "start_time", "start_offset")
_ENDS = ("endTime", "endOffset", "end_time", "end_offset")
_RESULT_ENDS = ("resultEndTime", "resultEndOffset", "result_end_time", "result_end_offset")
_LANGUAGES = ("languageCode", "language_code")


class _Heard(NamedTuple):
    """A result: its channel, its words, and the text and end of one without words."""

    channel: object
    words: Sequence[dict[str, object]]
    text: str
    end: object


def claims(root: object) -> bool:
    """Whether alternatives hold words with Google's times, or results end at such times."""
    for result in _results(root)[:20]:
        told = as_dict(result)
        ends = _first(told, _RESULT_ENDS) is not None
        if "alternatives" in told and (ends or _first(told, _LANGUAGES)):
            return True
        for word in as_list(_best(told).get("words"))[:5]:
            keys = as_dict(word).keys()
            if "word" in keys and not keys.isdisjoint((*_STARTS, *_ENDS)):
                return True
    return False


def read_document(root: object) -> ParsedTranscript:
    """The words gathered, channel by channel; those that a later result repeats are taken once."""
    mends = Mends()
    results = [as_dict(result) for result in _results(root)]
    heard = [_heard(result) for result in results]
    channels = several(one.channel for one in heard if one.words or one.text)
    tracks: dict[str, list[_Heard]] = {}
    for one in heard:
        tracks.setdefault(repr(one.channel) if channels else "", []).append(one)
    segments = interleaved(_track(track, channels, mends) for track in tracks.values())
    languages = (_first(result, _LANGUAGES) for result in results)
    language = next((one for one in languages if one), "")
    return answer("Google Speech-to-Text", segments, mends, language=language)


def _results(root: object) -> Sequence[object]:
    """The results, also inside the operation or the file of a batch that holds them."""
    document = as_dict(root)
    for way in ((), ("response",), ("transcript",), ("response", "transcript")):
        found = dig(document, *way, "results")
        if isinstance(found, list):
            return found
    files = as_dict(dig(document, "response", "results") or document.get("results"))
    for one in files.values():
        for way in (("transcript",), ("inlineResult", "transcript")):
            found = dig(one, *way, "results")
            if isinstance(found, list):
                return found
    return ()


def _first(told: dict[str, object], names: Sequence[str]) -> object:
    return next((told[name] for name in names if name in told), None)


def _best(result: dict[str, object]) -> dict[str, object]:
    return as_dict(next(iter(as_list(result.get("alternatives"))), None))


def _heard(result: dict[str, object]) -> _Heard:
    best = _best(result)
    channel = result.get("channelTag", result.get("channel_tag"))
    words = [as_dict(word) for word in as_list(best.get("words"))]
    return _Heard(channel, words, as_text(best.get("transcript")), _first(result, _RESULT_ENDS))


def _track(heard: list[_Heard], channels: bool, mends: Mends) -> list[Segment]:
    heard = _once(heard, mends)
    return gather(_words(heard, channels), mends)


def _once(heard: list[_Heard], mends: Mends) -> list[_Heard]:
    """The last result alone, where it repeats all words before it with their speakers."""
    with_words = [one for one in heard if one.words]
    if len(with_words) < 2 or not any(map(_speaker, with_words[-1].words)):
        return heard
    last = with_words.pop()
    before = sum(len(one.words) for one in with_words)
    begins, began = _start(last.words[0]) or 0, _start(with_words[0].words[0]) or 0
    if len(last.words) * 10 < before * 9 or begins > began + 1000:
        return heard
    mends.add("Words that the last result repeats with their speakers, taken from there", 0, before)
    return [last]


def _words(heard: Sequence[_Heard], channels: bool) -> Iterator[SpokenWord]:
    row = now = 0
    for one in heard:
        channel = one.channel if channels else None
        if not one.words and one.text.strip():
            end = _duration(one.end)
            row += 1
            begin = None if end is None else now
            yield SpokenWord(one.text, begin, end, voice("", channel), breaks=True, row=row)
            now = end or now
        for word in one.words:
            row += 1
            start = _start(word)
            if start is None and row == 1:
                start = 0  # zero is what is left out
            end = _duration(_first(word, _ENDS))
            # Japanese words are written with their reading behind a bar.
            text = as_text(word.get("word")).replace("▁", " ").partition("|")[0]
            sure = confidence(word.get("confidence")) or None  # zero stands for unknown
            yield SpokenWord(text, start, end, voice(_speaker(word), channel), sure, row=row)
            now = end or now


def _speaker(word: dict[str, object]) -> object:
    """The label of v2, or the number of v1, which counts from 1: 0 is nobody."""
    for name in ("speakerLabel", "speaker_label"):
        if label := word.get(name):
            return label
    return word.get("speakerTag") or word.get("speaker_tag") or ""


def _start(word: dict[str, object]) -> int | None:
    return _duration(_first(word, _STARTS))


def _duration(told: object) -> int | None:
    """The milliseconds of a protobuf duration in either of its spellings."""
    if isinstance(told, dict):
        whole, nanos = told.get("seconds", 0), told.get("nanos", 0)
        seconds, rest = as_number(whole), as_number(nanos)
        if seconds is None or rest is None:
            return None
        return milliseconds(seconds + rest / 1e9)
    return milliseconds(told.removesuffix("s") if isinstance(told, str) else told)
