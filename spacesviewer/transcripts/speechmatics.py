"""Speechmatics' JSON: ``results`` of words and punctuation (version 2), or ``words`` and
``speakers`` (version 1).

Times are seconds, in version 1 as strings with a duration. "UU" is its label for a speaker it
cannot tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text, dig
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer, clock_for, several, voice
from spacesviewer.transcripts.documents import confidence, milliseconds
from spacesviewer.transcripts.gathering import SpokenWord, gather, interleaved
from spacesviewer.transcripts.mends import Mends

NAME = "Speechmatics JSON"
EXTENSIONS = ("json",)

_SPOKEN = ("word", "entity", "punctuation")


def claims(root: object) -> bool:
    """Whether these are its results of either version."""
    document = as_dict(root)
    results = (as_dict(one) for one in as_list(document.get("results"))[:20])
    if any({"type", "alternatives", "start_time"} <= one.keys() for one in results):
        return True
    words = (as_dict(one) for one in as_list(document.get("words"))[:20])
    return any({"name", "time", "duration"} <= one.keys() for one in words)


def read_document(root: object) -> ParsedTranscript:
    """The words gathered, with the speakers they are said by."""
    mends = Mends()
    document = as_dict(root)
    if as_list(document.get("results")):
        results = [as_dict(one) for one in as_list(document.get("results"))]
        channels = several(one.get("channel") for one in results if one.get("channel"))
        tracks: dict[str, list[dict[str, object]]] = {}
        for one in results:
            tracks.setdefault(as_text(one.get("channel")) if channels else "", []).append(one)
        segments = interleaved(gather(_words(track, channels), mends) for track in tracks.values())
        language = dig(document, "metadata", "transcription_config", "language")
    else:
        segments = gather(_old_words(document, mends), mends)
        language = dig(document, "job", "lang")
    return answer("Speechmatics", segments, mends, language=language)


def _words(results: Sequence[dict[str, object]], channels: bool) -> Iterator[SpokenWord]:
    opened = False  # a mark stands before that belongs to the next word
    for row, result in enumerate(results, 1):
        if result.get("type") not in _SPOKEN:
            continue  # marks of a change of speaker, sounds
        best = as_dict(next(iter(as_list(result.get("alternatives"))), None))
        mark, ties = result.get("type") == "punctuation", result.get("attaches_to")
        # The label is "UU" where the service cannot tell; it stays as it is.
        label = best.get("speaker", result.get("speaker"))
        yield SpokenWord(
            as_text(best.get("content")),
            milliseconds(result.get("start_time")),
            milliseconds(result.get("end_time")),
            voice(label, result.get("channel") if channels else None),
            None if mark else confidence(best.get("confidence")),
            glued=opened or (mark and ties not in ("next", "none")),
            row=row,
        )
        opened = mark and ties in ("next", "both")


def _old_words(document: dict[str, object], mends: Mends) -> Iterator[SpokenWord]:
    words = [as_dict(item) for item in as_list(document.get("words"))]
    # Programs that pass these files on have made milliseconds of the seconds.
    spans = ((0, word.get("duration"), word.get("name")) for word in words)
    clock = clock_for(spans, milliseconds, mends)
    turns = sorted(
        (start, as_text(turn.get("name")))
        for turn in map(as_dict, as_list(document.get("speakers")))
        if (start := clock(turn.get("time"))) is not None
    )
    starts = [start for start, _ in turns]
    for row, word in enumerate(words, 1):
        text = as_text(word.get("name"))
        start, length = clock(word.get("time")), clock(word.get("duration"))
        index = bisect_right(starts, start) - 1 if start is not None else -1
        mark = bool(text) and not any(letter.isalnum() for letter in text)
        yield SpokenWord(
            text,
            start,
            start + length if start is not None and length is not None else None,
            turns[index][1] if index >= 0 else "",
            None if mark else confidence(word.get("confidence")),
            glued=mark,
            row=row,
        )
