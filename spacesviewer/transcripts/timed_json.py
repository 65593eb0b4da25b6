"""JSON of timed lines that no other reader knows: Fireflies, Happy Scribe, Sonix, DOTe, YouTube's.

They all list lines with a start, an end, words and mostly a name, and call them differently:
``sentence``/``startTime``/``speaker_name``, ``words``/``data_start``, ``start_time``/``text``,
``speakerDesignation``, ``start``/``duration`` (youtube-transcript-api). Times are
numbers or clocks ("00:00:03,500").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import (
    as_dict,
    as_list,
    as_number,
    as_text,
    dig,
)
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import Clock, answer, clock_for, voice
from spacesviewer.transcripts.documents import (
    confidence,
    milliseconds,
    whole_ms,
)
from spacesviewer.transcripts.gathering import OWN_TURNS, SpokenWord, gather
from spacesviewer.transcripts.matching import written_with_times
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.table_times import Unit, cell_ms, looks_like_time, rate_for
from spacesviewer.transcripts.words import Spoken

NAME = "JSON of timed lines"
EXTENSIONS = ("json", "dote")

_LISTS = ("transcript", "lines", "sentences", "captions", "subtitles", "cues")
_DEEP = (("data", "transcript", "sentences"), ("output", "segments"))
# Names of starts with those of their ends or lengths. Plain "start" and "end" are Whisper's.
_SPANS = (
    ("startTime", "endTime"),
    ("start_time", "end_time"),
    ("startTimeMs", "endTimeMs"),
    ("start_time_ms", "end_time_ms"),
    ("startMs", "endMs"),
    ("start_ms", "end_ms"),
    ("data_start", "data_end"),
    ("start", "end"),
    ("start", "duration"),
    ("start", "dur"),
    ("startTime", "duration"),
    ("start_time", "duration"),
)
_TEXTS = ("sentence", "text", "raw_text", "transcript", "content", "caption")
_SPEAKERS = (
    "speaker_name", "speakerName", "speakerDesignation", "speaker", "speaker_label", "name",
    "speaker_id",
)  # fmt: skip
_SAMPLE = 20


def claims(root: object) -> bool:
    """Whether there is a list of lines, nearly all of which have words, a start and an end."""
    return bool(_listed(root))


def read_document(root: object) -> ParsedTranscript:
    """The lines as segments, with their words where these have times."""
    mends = Mends()
    listed = _listed(root)
    clock = _clock(listed, mends)
    segments = gather(_words(listed, clock, mends), mends, OWN_TURNS)
    language = as_dict(root).get("language") or as_dict(root).get("language_code")
    return answer("a transcription service", segments, mends, language=language, origin="")


def _listed(root: object) -> list[dict[str, object]]:
    """The list of lines, wherever it stands; empty where there is none."""
    document = as_dict(root)
    places = [(root, False), (document.get("segments"), False)]
    places += [(document.get(name), True) for name in _LISTS]
    places += [(dig(root, *path), True) for path in _DEEP]
    for place, own in places:
        listed = [as_dict(one) for one in as_list(place)]
        sample = listed[:_SAMPLE]
        if sample and sum(_is_line(one, own=own) for one in sample) * 5 >= len(sample) * 4:
            return listed
    return []


def _is_line(told: dict[str, object], *, own: bool) -> bool:
    """Whether it is a line; where Whisper's stand, too, those are not ours (``own``)."""
    words = [as_dict(word) for word in as_list(told.get("words"))[:5]]
    if "body" in told or {"start", "end", "words", "confidence"} <= told.keys():
        return False  # a podcast's, AssemblyAI's
    if not own and ({"start", "words"} <= told.keys() or {"start", "end"} <= told.keys()):
        return False  # Premiere's, Whisper's
    if not _span_names(told):
        return any(_span_names(word) and _text(word) for word in words)
    return bool(words or _text(told)) and all(map(_is_time, _times(told)))


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and looks_like_time(value))


def _span_names(told: dict[str, object]) -> tuple[str, str] | None:
    return next((names for names in _SPANS if names[0] in told and names[1] in told), None)


def _times(told: dict[str, object]) -> tuple[object, object]:
    """Start and end as the file has them; an end that is told as a length is their sum."""
    names = _span_names(told)
    if names is None:
        return None, None
    start, end = told.get(names[0]), told.get(names[1])
    if names[1].startswith("dur"):
        begin, length = as_number(start), as_number(end)
        end = None if begin is None or length is None else begin + length
    return (
        start.strip() if isinstance(start, str) else start,
        end.strip() if isinstance(end, str) else end,
    )


def _text(told: dict[str, object]) -> str:
    return next((text for name in _TEXTS if (text := as_text(told.get(name)).strip())), "")


def _speaker(told: dict[str, object]) -> str:
    found = (told.get(name) for name in _SPEAKERS)
    return next((label for one in found if (label := clean_line(voice(one)))), "")


def _clock(listed: Sequence[dict[str, object]], mends: Mends) -> Clock:
    """How the file counts: clocks as they are, else milliseconds where a name or speed says so."""
    timed = [one for one in listed if _span_names(one)]
    timed = timed or [as_dict(word) for one in listed for word in as_list(one.get("words"))[:50]]
    names = next((names for one in timed if (names := _span_names(one))), ("", ""))
    usual: Clock = whole_ms if names[0].casefold().endswith("ms") else milliseconds
    found = clock_for(((*_times(one), _text(one)) for one in timed), usual, mends)

    def clock(value: object) -> int | None:
        if isinstance(value, str) and ":" in value:
            return cell_ms(value, Unit.SECONDS, rate_for(0))
        return found(value)

    return clock


def _heard(word: dict[str, object], clock: Clock) -> Spoken:
    start, end = map(clock, _times(word))
    return Spoken(_text(word), start, end, confidence(word.get("confidence")))


def _words(listed: Sequence[dict[str, object]], clock: Clock, mends: Mends) -> Iterator[SpokenWord]:
    for row, told in enumerate(listed, 1):
        heard = [
            _heard(word, clock) for word in map(as_dict, as_list(told.get("words"))) if _text(word)
        ]
        speaker = _speaker(told)
        text = clean_line(_text(told) or " ".join(word.text for word in heard))
        if not text:
            mends.add("Lines without words, left out", row)
            continue
        if not heard:
            start, end = map(clock, _times(told))
            yield SpokenWord(text, start, end, speaker, breaks=True, row=row)
            continue
        for number, (shown, start, end, sure) in enumerate(written_with_times(text, heard)):
            yield SpokenWord(shown, start, end, speaker, sure, breaks=not number, row=row)
