from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts import read, whisper_json
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from tests.unit.transcripts.making import DATA, assert_kept, lines_of, parsed_by, told, words_of


def parsed(segments: list[Any], **more: Any) -> ParsedTranscript:
    return parsed_by(whisper_json, json.dumps({"segments": segments, "language": "en", **more}))


def test_whisper_gives_words_with_times_and_confidence() -> None:
    found = read(DATA / "whisper_json" / "openai.json")[1]
    assert (found.language, found.origin, found.kind, found.notes) == (
        "en",
        "machine",
        "original",
        (),
    )
    assert lines_of(found) == [(0, 1840, "Is the bridge open?"), (2100, 3500, "Not before noon.")]
    assert words_of(found)[:2] == [(0, 300, "Is"), (300, 420, "the")]
    assert found.segments[0].words[0].confidence == 0.91


def test_whisperx_gives_speakers_and_times_to_numbers() -> None:
    found = read(DATA / "whisper_json" / "whisperx.json")[1]
    # The second segment names nobody, but its words do.
    assert told(found) == [("SPEAKER_01", "The fare is 20 crowns."), ("SPEAKER_00", "Since when?")]
    assert words_of(found)[2:] == [(650, 800, "is"), (800, 1600, "20"), (1600, 2400, "crowns.")]
    assert found.segments[0].words[3].confidence is None
    assert found.notes == ("Words without times, placed between their neighbours: 1 (1).",)


def test_a_bare_list_of_segments_is_read() -> None:
    found = read(DATA / "whisper_json" / "faster-whisper.json")[1]
    assert [one.text for one in found.segments] == [
        "Der Hafen war geschlossen.",
        "Den ganzen Winter.",
    ]


def test_words_beside_the_segments_are_laid_over_them() -> None:
    found = read(DATA / "whisper_json" / "api.json")[1]
    assert words_of(found) == [
        (100, 200, "Is"),
        (200, 300, "the"),
        (300, 800, "bridge"),
        (800, 1200, "open"),
    ]
    assert words_of(found, 1) == [(2000, 2400, "No")]


def test_a_translation_is_english_whatever_was_spoken() -> None:
    found = read(DATA / "whisper_json" / "api.json")[1]
    assert (found.kind, found.language) == ("translation", "en")


def test_broken_numbers_are_mended_and_told() -> None:
    found = read(DATA / "whisper_json" / "broken-numbers.json")[1]
    assert lines_of(found) == [
        (0, 0, "no time at all"),
        (0, 2500, "half a � letter"),
        (0, 2000, "before zero"),
        (3000, 4000, "twice"),
        (4000, 4000, "too late"),
        (5000, 5000, "backwards"),
    ]
    assert len(found.notes) == 6


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([{"word": "a", "start": 0.5, "end": 0.2}], [(500, 500, "a")]),
        ([{"word": "b", "start": 1, "end": 2}, {"word": "c", "start": 0, "end": 3}],
         [(1000, 2000, "b"), (1000, 3000, "c")]),
        ([{"word": "zebra", "start": 0, "end": 1}, {"word": "b", "start": 1, "end": 2}],
         [(1000, 2000, "b")]),
        ([{"word": "a"}, {"word": "b"}, {"word": "c", "start": 2, "end": 3}],
         [(0, 1000, "a"), (1000, 2000, "b"), (2000, 3000, "c")]),
        ([{"word": "a", "start": -5, "end": 1e9}], [(0, 3000, "a")]),
        ([{"word": " a ", "start": "0.25", "end": "0.5"}], [(250, 500, "a")]),
        ([{"word": 7}, None, "x", []], []),
        ({"a": 1}, []),
    ],
)  # fmt: skip
def test_odd_words_are_placed_or_left_out(words: Any, expected: list[tuple[int, int, str]]) -> None:
    found = parsed([{"start": 0, "end": 3, "text": "a b c", "words": words}])
    assert words_of(found) == expected


def test_words_stand_in_for_a_missing_text_and_missing_times() -> None:
    words = [{"word": " one", "start": 1.5, "end": 2}, {"word": "two", "start": 2, "end": 2.5}]
    found = parsed([{"start": None, "end": None, "words": words}])
    assert lines_of(found) == [(1500, 2500, "one two")]


def test_speakers_are_labels_as_the_file_has_them() -> None:
    segments = [
        {"start": i, "end": i + 1, "text": "x", "speaker": speaker}
        for i, speaker in enumerate(["SPEAKER_00", 1, None, " Mara ", {"a": 1}, True])
    ]
    assert [speaker for speaker, _ in told(parsed(segments))] == [
        "SPEAKER_00",
        "Speaker 1",
        "",
        "Mara",
        "",
        "",
    ]


def spoken_by(pairs: str) -> list[dict[str, Any]]:
    """Words of one letter each with the letter of who says them: ``aX bX cY``."""
    return [
        {"word": pair[0], "start": i, "end": i + 1, **({"speaker": pair[1]} if pair[1:] else {})}
        for i, pair in enumerate(pairs.split())
    ]


def test_words_of_several_speakers_part_a_segment_of_nobody() -> None:
    segment = {"start": 0, "end": 9, "text": "a b, c d.", "words": spoken_by("aX b cY dX")}
    found = parsed([segment])
    assert told(found) == [("X", "a b,"), ("Y", "c"), ("X", "d.")]
    assert lines_of(found) == [(0, 2000, "a b,"), (2000, 3000, "c"), (3000, 9000, "d.")]
    assert words_of(found, 1) == [(2000, 3000, "c")]
    assert "several speakers, parted there: 1 (1)" in found.notes[0]


def test_a_segment_s_own_speaker_stands_and_other_words_in_it_are_told() -> None:
    segment = {"start": 0, "end": 9, "text": "a b", "speaker": "X", "words": spoken_by("aX bY")}
    found = parsed([segment])
    assert told(found) == [("X", "a b")]
    assert found.notes == ("Segments with words of another speaker than the segment's: 1 (1).",)


def test_words_that_are_not_in_the_text_name_nobody() -> None:
    segment = {"start": 0, "end": 9, "text": "a b", "words": spoken_by("aX bY cY")}
    found = parsed([segment])
    assert told(found) == [("", "a b")]
    assert any("given to nobody" in note for note in found.notes)


def test_words_alone_get_the_punctuation_of_the_text() -> None:
    words = [("the", 0.5, 0.7), ("fare", 0.7, 1.1), ("is", 1.1, 1.2), ("20", 1.2, 1.9)]
    document = {
        "task": "transcribe",
        "language": "english",
        "text": "The fare is 20. Really?",
        "words": [{"word": w, "start": s, "end": e} for w, s, e in words],
    }
    found = parsed_by(whisper_json, json.dumps(document))
    assert lines_of(found) == [(500, 2300, "The fare is 20. Really?")]
    assert words_of(found)[3:] == [(1200, 1900, "20."), (1900, 2300, "Really?")]
    assert (found.language, found.origin) == ("en", "machine")


def test_milliseconds_are_told_from_seconds_by_how_fast_people_speak() -> None:
    found = parsed([{"start": 1200, "end": 3400, "text": "Is the bridge open today?"}])
    assert lines_of(found) == [(1200, 3400, "Is the bridge open today?")]
    assert found.notes[0].startswith("Its times were read as milliseconds")
    slow = parsed([{"start": 0, "end": 60, "text": "Hm."}, {"start": 60.5, "end": 90, "text": "A"}])
    assert lines_of(slow)[1] == (60500, 90000, "A")


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        {"segments": []},
        {"segments": [{"startTime": 1, "endTime": 2, "body": "x"}]},
        {"chapters": [{"startTime": 0, "title": "x"}]},
        {"name": "package", "version": "1"},
        [1, 2],
        {"segments": {"start": 0}},
    ],
)
def test_other_json_is_not_a_transcript(document: Any) -> None:
    with pytest.raises(NotATranscript, match="no transcript that this version can read"):
        parsed_by(whisper_json, json.dumps(document))


def test_silence_is_refused_as_empty() -> None:
    with pytest.raises(EmptyTranscript, match="nobody says anything"):
        parsed_by(whisper_json, '{"text": "", "segments": [], "language": "en"}')
    with pytest.raises(EmptyTranscript):
        parsed([{"start": 0, "end": 1, "text": " "}])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"segments": [{"start": 0', "not whole JSON"),
        ("[" * 100_000, "deeper"),
        ('{"a":' * 100_000, "deeper"),
        ('{"a": ' + "9" * 5000 + "}", "a number"),
        ('{"a": 1}\n{"a": 2}', "no transcript"),
        ('{"a": 1}\n7', "several JSON documents"),
        ("[" + "[],[],[],[]," * 400_000, "more JSON"),
    ],
)
def test_broken_and_hostile_json_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(RefusedFile, match=sentence):
        parsed_by(whisper_json, text)


_KEYS = st.sampled_from(["start", "end", "text", "words", "word", "speaker", "score", "x"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(_KEYS, _VALUES, max_size=6), max_size=4))
@settings(max_examples=60)
def test_any_segments_are_read_or_refused(segments: list[Any]) -> None:
    try:
        found = parsed(segments)
    except RefusedFile:
        return
    assert_kept(found)
