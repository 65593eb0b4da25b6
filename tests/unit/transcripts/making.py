"""Transcript texts for tests, and what every parsed one must keep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from hypothesis import strategies as st

from spacesviewer.domain.segment import ParsedTranscript, in_order
from spacesviewer.domain.timecode import MAX_MS, format_cue_time
from spacesviewer.transcripts import read, read_with

DATA = Path(__file__).parents[2] / "data" / "transcripts"

Line = tuple[int, int, str]  # start_ms, end_ms, words

_BAD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"))
_WORDS = st.text(_LETTERS, min_size=1, max_size=9)


def spoken(avoid: str) -> st.SearchStrategy[list[Line]]:
    """Cues in order of time, whose words hold none of these characters."""
    words = _WORDS.filter(lambda word: not set(word) & set(avoid) and word.strip() == word)
    texts = st.lists(words, min_size=1, max_size=6).map(" ".join)
    times = st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**5)), max_size=12)
    return times.flatmap(
        lambda spans: st.tuples(*[texts for _ in spans]).map(
            lambda said: [
                (start, start + length, text)
                for (start, length), text in zip(sorted(spans), said, strict=True)
            ]
        )
    )


def subrip(lines: Sequence[Line], separator: str = ",") -> str:
    """The lines as SubRip."""
    cues = [
        f"{number}\n{format_cue_time(start, separator)} --> "
        f"{format_cue_time(end, separator)}\n{text}\n"
        for number, (start, end, text) in enumerate(lines, 1)
    ]
    return "\n".join(cues)


def webvtt(lines: Sequence[Line]) -> str:
    """The lines as WebVTT, with what would be markup escaped."""
    cues = [
        f"{format_cue_time(start)} --> {format_cue_time(end)}\n"
        + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for start, end, text in lines
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def lines_of(parsed: ParsedTranscript) -> list[Line]:
    """The times and words of a parsed transcript."""
    return [(one.start_ms, one.end_ms, one.text) for one in parsed.segments]


def said(parsed: ParsedTranscript) -> list[tuple[int, int, str, str]]:
    """Start, end, speaker and words of each segment."""
    return [(one.start_ms, one.end_ms, one.speaker, one.text) for one in parsed.segments]


def words_of(parsed: ParsedTranscript, index: int = 0) -> list[tuple[int, int, str]]:
    """The times and letters of the words of one segment."""
    segment = parsed.segments[index]
    return [(w.start_ms, w.end_ms, segment.text[w.start : w.end]) for w in segment.words]


def sureness(parsed: ParsedTranscript, index: int = 0) -> list[float | None]:
    """How sure the file is of each word of one segment."""
    return [word.confidence for word in parsed.segments[index].words]


def fixture(name: str) -> ParsedTranscript:
    """What one of our own files holds: ``rev_json/api.json``."""
    return read(DATA / name)[1]


GATHERED = (
    "The file holds words, not lines; they were put together at changes of speaker, "
    "ends of sentences and pauses."
)


def told(parsed: ParsedTranscript) -> list[tuple[str, str]]:
    """Who says what."""
    return [(one.speaker, one.text) for one in parsed.segments]


def assert_kept(parsed: ParsedTranscript) -> None:
    """What every format promises, whatever it was fed with."""
    assert in_order(parsed.segments)
    assert parsed.kind in ("original", "translation")
    assert parsed.origin in ("machine", "human", "")
    assert all(note.endswith((".", "?", "!")) for note in parsed.notes), parsed.notes
    for text in (parsed.title, parsed.language, *parsed.notes):
        assert not _BAD.search(text)
    for segment in parsed.segments:
        assert type(segment.start_ms) is int
        assert type(segment.end_ms) is int
        assert 0 <= segment.start_ms <= segment.end_ms <= MAX_MS
        assert segment.row >= 1
        for text in (segment.text, segment.speaker):
            assert not _BAD.search(text)
            assert text == text.strip(" ")
        for word in segment.words:
            assert 0 <= word.start < word.end <= len(segment.text)
            assert 0 <= word.start_ms <= word.end_ms <= MAX_MS
            assert word.confidence is None or 0 <= word.confidence <= 1
        for one, following in pairwise(segment.words):
            assert one.end <= following.start
            assert one.start_ms <= following.start_ms


def parsed_by(module: ModuleType, text: str) -> ParsedTranscript:
    """What one format makes of a text in memory; raises as reading a file does."""
    return read_with([module], text.encode(), "x.json")[1]
