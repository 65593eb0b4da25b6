"""Amazon Transcribe's JSON: ``results.items``, words and punctuation, whose numbers are strings.

Punctuation has no times. Who speaks is told in each item, or in a list beside them; channels that
were recorded apart have lists of their own. Its call analytics write a ``Transcript`` of turns
with the role of who speaks, in ms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text, dig
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer, voice
from spacesviewer.transcripts.documents import confidence, milliseconds, whole_ms
from spacesviewer.transcripts.gathering import (
    OWN_TURNS,
    READABLE,
    SpokenWord,
    gather,
    interleaved,
)
from spacesviewer.transcripts.mends import Mends

NAME = "Amazon Transcribe JSON"
EXTENSIONS = ("json",)


def claims(root: object) -> bool:
    """Whether the results hold items of words and punctuation."""
    turns = as_list(as_dict(root).get("Transcript"))
    if any({"Content", "BeginOffsetMillis"} <= as_dict(turn).keys() for turn in turns[:20]):
        return True
    results = as_dict(as_dict(root).get("results"))
    items = as_list(results.get("items"))
    if not items:
        return isinstance(results.get("items"), list) and "transcripts" in results
    return any({"alternatives", "type"} <= as_dict(item).keys() for item in items[:20])


def read_document(root: object) -> ParsedTranscript:
    """The words gathered, channel by channel where there are several."""
    mends = Mends()
    turns = as_list(as_dict(root).get("Transcript"))
    if turns:
        called = gather(_called(turns), mends, OWN_TURNS)
        return answer(
            "Amazon Transcribe", called, mends, language=as_dict(root).get("LanguageCode")
        )
    results = as_dict(as_dict(root).get("results"))
    lines = _line_starts(results)
    measure = OWN_TURNS if lines else READABLE
    speakers = _speakers(results)
    channels = [as_dict(one) for one in as_list(dig(results, "channel_labels", "channels"))]
    if len(channels) > 1:
        segments = interleaved(
            gather(_words(_items(one), speakers, lines, one.get("channel_label")), mends, measure)
            for one in channels
        )
    else:
        segments = gather(_words(_items(results), speakers, lines, None), mends, measure)
    language = results.get("language_code") or as_dict(root).get("language_code")
    return answer("Amazon Transcribe", segments, mends, language=language)


def _called(turns: Sequence[object]) -> Iterator[SpokenWord]:
    """The words of call analytics, or the whole turn where it tells none."""
    for row, turn in enumerate(turns, 1):
        told = as_dict(turn)
        speaker = voice(told.get("ParticipantRole"))
        for number, item in enumerate(as_list(told.get("Items")) or [told]):
            word = as_dict(item)
            is_mark = word.get("Type") == "punctuation"
            yield SpokenWord(
                as_text(word.get("Content")),
                whole_ms(word.get("BeginOffsetMillis")),
                whole_ms(word.get("EndOffsetMillis")),
                speaker,
                None if is_mark else confidence(word.get("Confidence")),
                glued=is_mark,
                breaks=not number,
                row=row,
            )


def _items(holder: dict[str, object]) -> Sequence[object]:
    return as_list(holder.get("items"))


def _line_starts(results: dict[str, object]) -> frozenset[object]:
    """The ids of the items that begin its own lines, where it tells them."""
    lines = (as_list(as_dict(one).get("items")) for one in as_list(results.get("audio_segments")))
    return frozenset(ids[0] for ids in lines if ids and isinstance(ids[0], int | str))


def _speakers(results: dict[str, object]) -> dict[object, object]:
    """Who says the word that begins at a time, by the time's own text."""
    found: dict[object, object] = {}
    for line in as_list(dig(results, "speaker_labels", "segments")):
        told = as_dict(line)
        for item in as_list(told.get("items")):
            one = as_dict(item)
            start = one.get("start_time")
            if isinstance(start, str | float | int):
                found[start] = one.get("speaker_label", told.get("speaker_label"))
    return found


def _words(
    items: Sequence[object],
    speakers: dict[object, object],
    lines: frozenset[object],
    channel: object,
) -> Iterator[SpokenWord]:
    for row, item in enumerate(items, 1):
        told = as_dict(item)
        best = as_dict(next(iter(as_list(told.get("alternatives"))), None))
        start, number = told.get("start_time"), told.get("id")
        label = told.get("speaker_label")
        if label is None and isinstance(start, str | float | int):
            label = speakers.get(start)
        is_mark = told.get("type") == "punctuation"
        yield SpokenWord(
            as_text(best.get("content")),
            milliseconds(start),
            milliseconds(told.get("end_time")),
            voice(label, channel),
            None if is_mark else confidence(best.get("confidence")),
            glued=is_mark,
            breaks=isinstance(number, int | str) and number in lines,
            row=row,
        )
