"""Deepgram's JSON: ``results`` with ``channels`` of words, ``utterances`` and paragraphs.

Times are seconds. Words have ``punctuated_word`` and the number of their speaker. Without
utterances, its paragraphs are the lines; without these, the words are gathered. What it answers
while it listens is read where it is final.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text, dig
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.answers import answer, several, voice
from spacesviewer.transcripts.documents import confidence, milliseconds
from spacesviewer.transcripts.gathering import (
    OWN_TURNS,
    READABLE,
    SpokenWord,
    gather,
    interleaved,
)
from spacesviewer.transcripts.mends import Mends

NAME = "Deepgram JSON"
EXTENSIONS = ("json",)


def claims(root: object) -> bool:
    """Whether there are results by channel, or utterances in the results."""
    if isinstance(root, list):
        return any(_is_live(one) for one in root)
    results = _results(root)
    channels = results.get("channels")
    if isinstance(channels, list):
        return all("alternatives" in as_dict(one) for one in channels[:5])
    return any("transcript" in as_dict(one) for one in as_list(results.get("utterances"))[:5])


def read_document(root: object) -> ParsedTranscript:
    """The utterances as segments, or the words of each channel gathered."""
    mends = Mends()
    results = _results(root)
    channels = [as_dict(one) for one in as_list(results.get("channels"))] or _live(root, mends)
    utterances = [as_dict(one) for one in as_list(results.get("utterances"))]
    if utterances:
        by_channel = several(one.get("channel") for one in utterances)
        segments = gather(_uttered(utterances, by_channel), mends, OWN_TURNS)
    else:
        segments = interleaved(
            _channel(channel, number if len(channels) > 1 else None, mends)
            for number, channel in enumerate(channels)
        )
    return answer("Deepgram", segments, mends, language=_language(root, channels))


def _results(root: object) -> dict[str, object]:
    return as_dict(as_dict(root).get("results"))


def _is_live(answered: object) -> bool:
    told = as_dict(answered)
    return "channel_index" in told and "alternatives" in as_dict(told.get("channel"))


def _live(root: object, mends: Mends) -> list[dict[str, object]]:
    """The channels that its final answers to a live stream make, like those of a recording."""
    words: dict[str, list[object]] = {}
    for row, answered in enumerate(as_list(root), 1):
        told = as_dict(answered)
        if not _is_live(told):
            continue
        if told.get("is_final") is False:
            mends.add("Results that were not final, left out", row)
            continue
        channel = repr(next(iter(as_list(told.get("channel_index"))), 0))
        best = as_dict(next(iter(_alternatives([as_dict(told.get("channel"))])), None))
        words.setdefault(channel, []).extend(as_list(best.get("words")))
    return [{"alternatives": [{"words": words[channel]}]} for channel in sorted(words)]


def _language(root: object, channels: Sequence[dict[str, object]]) -> object:
    told = [one.get("detected_language") for one in channels]
    told += [as_dict(one).get("languages") for one in _alternatives(channels)]
    flat = [name for one in told for name in ([one] if isinstance(one, str) else as_list(one))]
    return flat[0] if flat else dig(root, "metadata", "language")


def _alternatives(channels: Sequence[dict[str, object]]) -> list[object]:
    """The best alternative of each channel."""
    return [one for channel in channels for one in as_list(channel.get("alternatives"))[:1]]


def _uttered(utterances: Sequence[dict[str, object]], by_channel: bool) -> Iterator[SpokenWord]:
    for row, one in enumerate(utterances, 1):
        channel = one.get("channel") if by_channel else None
        words = [as_dict(word) for word in as_list(one.get("words"))]
        if not words:
            words = [{**one, "word": one.get("transcript"), "confidence": None}]
        for number, word in enumerate(words):
            speaker = word.get("speaker", one.get("speaker"))
            yield _word(word, voice(speaker, channel), breaks=not number)._replace(row=row)


def _channel(channel: dict[str, object], number: int | None, mends: Mends) -> list[Segment]:
    best = as_dict(next(iter(_alternatives([channel])), None))
    words = [as_dict(word) for word in as_list(best.get("words"))]
    words = words or [{"word": best.get("transcript")}]
    starts = _paragraph_starts(best)
    spoken = (
        _word(word, voice(word.get("speaker"), number), breaks=_number(word.get("start")) in starts)
        for word in words
    )
    return gather(spoken, mends, OWN_TURNS if starts else READABLE)


def _paragraph_starts(best: dict[str, object]) -> frozenset[object]:
    """When its paragraphs begin, as the first word's own number."""
    paragraphs = as_list(dig(best, "paragraphs", "paragraphs"))
    starts = (_number(as_dict(one).get("start")) for one in paragraphs)
    return frozenset(start for start in starts if start is not None)


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) else None


def _word(word: dict[str, object], speaker: str, *, breaks: bool) -> SpokenWord:
    return SpokenWord(
        as_text(word.get("punctuated_word")) or as_text(word.get("word")),
        milliseconds(word.get("start")),
        milliseconds(word.get("end")),
        speaker,
        confidence(word.get("confidence")),
        breaks=breaks,
    )
