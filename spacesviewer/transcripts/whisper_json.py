"""Whisper's JSON: openai-whisper and its API, faster-whisper, whisper-ctranslate2, WhisperX.

``{"text", "language", "segments": [{"start", "end", "text", "speaker", "words": [...]}]}`` or the
bare list of segments; times are seconds. WhisperX adds speakers and leaves numbers without times.
OpenAI's API may tell words alone, without segments and without punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.answers import Clock, clock_for
from spacesviewer.transcripts.documents import (
    confidence,
    milliseconds,
    speaker_label,
)
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.matching import written_with_times
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.words import Spoken, laid_over

NAME = "Whisper JSON"
EXTENSIONS = ("json",)

_TOKEN = re.compile(r"<\|[^|<>]{0,40}\|>")  # WhisperKit leaves the model's own marks in its texts


def claims(root: object) -> bool:
    """Whether these are segments with start, end and text, or Whisper's answer to silence."""
    segments = _segments_in(root)
    if not segments:
        document = as_dict(root)
        if _words_alone(document):
            return True
        return segments is not None and "text" in document and "language" in document
    likely = [as_dict(segment).keys() for segment in segments[:20]]
    if any("duration" in keys and "end" not in keys for keys in likely):
        return False  # Premiere's
    if _are_places(segments[:20]):
        return False
    return any({"start", "end", "text"} <= keys or {"start", "words"} <= keys for keys in likely)


def _are_places(segments: Sequence[object]) -> bool:
    """Whether starts and ends count the letters of a text, as lists of names in it do."""
    told = [as_dict(segment) for segment in segments]
    spans = [(one.get("start"), one.get("end"), one.get("text")) for one in told]
    return len(spans) > 1 and all(
        isinstance(start, int)
        and isinstance(end, int)
        and isinstance(text, str)
        and end - start == len(text) > 1
        for start, end, text in spans
    )


def read_document(root: object) -> ParsedTranscript:
    """The segments with their words. Raises EmptyTranscript where nothing was said."""
    mends = Mends()
    document = as_dict(root)
    if _words_alone(document):
        segments = settle(gather(_gathered(document), mends), mends)
    else:
        listed = _segments_in(root) or ()
        clock = _clock(listed, mends)
        loose = as_list(document.get("words")) or as_list(document.get("word_segments"))
        segments = settle(_segments(listed, _LooseWords(loose, clock), clock, mends), mends)
    if not segments:
        raise EmptyTranscript("The file is from Whisper, but nobody says anything in it.")
    # Whisper translates into English only; "language" stays that of the sound.
    translated = document.get("task") == "translate"
    return ParsedTranscript(
        segments,
        language="en" if translated else language_code(as_text(document.get("language"))),
        kind="translation" if translated else "original",
        origin="machine" if _is_machine_made(document, root) else "",
        notes=mends.notes(),
    )


def _is_machine_made(document: dict[str, object], root: object) -> bool:
    """Whether the file says what only a machine says: how sure it is, what it tried."""
    marks = {"avg_logprob", "no_speech_prob", "seek", "tokens", "words"}
    told = (as_dict(segment).keys() for segment in (_segments_in(root) or ())[:20])
    told_once = {"word_segments", "task", "language_probability", "language"}
    return not told_once.isdisjoint(document) or any(not marks.isdisjoint(keys) for keys in told)


def _segments_in(root: object) -> Sequence[object] | None:
    listed = root if isinstance(root, list) else as_dict(root).get("segments")
    return listed if isinstance(listed, list) else None


def _clock(listed: Sequence[object], mends: Mends) -> Clock:
    told = (as_dict(segment) for segment in listed)
    spans = ((one.get("start"), one.get("end"), one.get("text")) for one in told)
    return clock_for(spans, milliseconds, mends)


def _words_alone(document: dict[str, object]) -> bool:
    """Whether there is a text with the times of its words, and no list of segments."""
    if "segments" in document or not as_text(document.get("text")).strip():
        return False
    wanted = {"word", "start", "end"}
    words = [as_dict(word).keys() for word in as_list(document.get("words"))[:20]]
    return any(wanted <= keys and "punct" not in keys for keys in words)


def _gathered(document: dict[str, object]) -> Iterator[SpokenWord]:
    """The text's own words, which have the punctuation, with the times of those listed."""
    heard = [_spoken(word, milliseconds) for word in as_list(document.get("words"))]
    for row, said in enumerate(written_with_times(as_text(document.get("text")), heard), 1):
        yield SpokenWord(said.text, said.start_ms, said.end_ms, "", said.confidence, row=row)


def _segments(
    listed: Sequence[object], loose: _LooseWords, clock: Clock, mends: Mends
) -> Iterator[Segment]:
    now = 0
    for row, item in enumerate(listed, 1):
        told = as_dict(item)
        spoken = [_spoken(word, clock) for word in as_list(told.get("words"))]
        start, end = _times(told, spoken, now, clock, mends, row)
        spoken = spoken or loose.within(start, end)
        text = clean_line(_TOKEN.sub("", as_text(told.get("text"))))
        if not text:
            text = clean_line("".join(_spaced(word.text) for word in spoken))
        if not text:
            mends.add("Segments without words, left out", row)
            continue
        words = laid_over(text, spoken, start, end, mends, row) if spoken else ()
        segment = Segment(
            start, end, text, clean_line(speaker_label(told.get("speaker"))), words, row
        )
        yield from _by_speaker(segment, told, mends)
        now = end


def _times(
    told: dict[str, object],
    spoken: Sequence[Spoken],
    now: int,
    clock: Clock,
    mends: Mends,
    row: int,
) -> tuple[int, int]:
    """Start and end, from the words or the segment before where the file has no such number."""
    start, end = clock(told.get("start")), clock(told.get("end"))
    if start is not None and end is not None:
        return start, end
    mends.add("Segments without a start or an end, placed by their neighbours", row)
    starts = [word.start_ms for word in spoken if word.start_ms is not None]
    ends = [word.end_ms for word in spoken if word.end_ms is not None]
    if start is None:
        start = min(starts, default=now if end is None else min(now, end))
    return start, max(ends, default=start) if end is None else end


def _spoken(item: object, clock: Clock) -> Spoken:
    told = as_dict(item)
    text = told.get("word") or told.get("text")
    shown = text.strip() if isinstance(text, str) else ""
    sure = told.get("probability")
    if sure is None:
        sure = told.get("score") if "score" in told else told.get("confidence")
    return Spoken(
        shown if shown.isprintable() else clean_line(shown),
        clock(told.get("start")),
        clock(told.get("end")),
        confidence(sure),
    )


def _spaced(word: str) -> str:
    return word if word.startswith(" ") else f" {word}"


def _by_speaker(segment: Segment, told: dict[str, object], mends: Mends) -> Iterator[Segment]:
    """The segment with its speaker, or in parts where only its words tell, and name several."""
    labels = [
        clean_line(speaker_label(as_dict(word).get("speaker")))
        for word in as_list(told.get("words"))
    ]
    names = set(labels) - {""}
    if segment.speaker or len(names) < 2:
        if segment.speaker and names - {segment.speaker}:
            mends.add("Segments with words of another speaker than the segment's", segment.row)
        yield segment if segment.speaker or not names else replace(segment, speaker=names.pop())
        return
    if len(labels) != len(segment.words):  # not every word was found in the text
        mends.add("Segments whose words are of several speakers, given to nobody", segment.row)
        yield segment
        return
    mends.add("Segments whose words are of several speakers, parted there", segment.row)
    first = 0
    for index in range(1, len(labels) + 1):
        labels_differ = index < len(labels) and labels[index] not in ("", labels[first])
        if index == len(labels) or labels_differ:
            yield _part(segment, first, index, labels[first])
            first = index


def _part(segment: Segment, first: int, end: int, speaker: str) -> Segment:
    """The words from first to before end, with the text around them, as a segment."""
    words = segment.words
    begin = words[first].start if first else 0
    stop = words[end].start if end < len(words) else len(segment.text)
    text = segment.text[begin:stop].rstrip(" ")
    return Segment(
        words[first].start_ms if first else segment.start_ms,
        max(word.end_ms for word in words[first:end]) if end < len(words) else segment.end_ms,
        text,
        speaker,
        tuple(
            replace(word, start=word.start - begin, end=word.end - begin)
            for word in words[first:end]
        ),
        segment.row,
    )


class _LooseWords:
    """Words that stand beside the segments instead of in them, handed out in order of time."""

    def __init__(self, listed: Sequence[object], clock: Clock) -> None:
        spoken = (_spoken(word, clock) for word in listed)
        self._words = [word for word in spoken if word.start_ms is not None]
        self._next = 0

    def within(self, start_ms: int, end_ms: int) -> list[Spoken]:
        """The words from where the last segment ended to those that begin before end_ms."""
        taken = []
        while self._next < len(self._words):
            word = self._words[self._next]
            if word.start_ms is None or word.start_ms >= max(end_ms, start_ms + 1):
                break
            taken.append(word)
            self._next += 1
        return taken
