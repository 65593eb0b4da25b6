"""What a transcript lacks or invents, each search against a slow twin."""

from __future__ import annotations

import time
from array import array

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.soundlevels import DIGITAL, LOUD, MIDDLE, QUIET, SoundLevels
from spacesviewer.domain.timeline import Timeline
from spacesviewer.workflows import gaps, text_gaps

HOUR = 3_600_000
SILENT = SoundLevels()


def lines(*segments: tuple[int, int, int, str]) -> Timeline:
    ordered = sorted(segments, key=lambda s: s[0])
    starts, ends, voices, texts = zip(*ordered, strict=True) if ordered else ((), (), (), ())
    return Timeline(range(len(ordered)), starts, ends, voices, list(texts), ("A", "B", "C"))


def found(timeline: Timeline, levels: SoundLevels = SILENT, sound_ms: int = 0) -> list[Gap]:
    return list(text_gaps.find(timeline, levels, sound_ms))


def sound(*stretches: tuple[int, int]) -> SoundLevels:
    """(class, seconds) one after the other."""
    return SoundLevels(b"".join(bytes([kind]) * (s * 1000 // 160) for kind, s in stretches))


segments = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 30), st.integers(-1, 2)).map(
        lambda s: (s[0] * 500, (s[0] + s[1]) * 500, s[2], "x")
    ),
    max_size=14,
)


@given(segments, st.integers(1, 60_000))
def test_uncovered_is_what_no_segment_covers(
    some: list[tuple[int, int, int, str]], end: int
) -> None:
    timeline = lines(*some)
    free = set(range(0, end, 50))
    for start, stop, *_ in some:
        free -= set(range(start, stop, 50))
    told = list(text_gaps.uncovered(timeline, end))
    assert {ms for start, stop in told for ms in range(start, stop, 50)} == free
    assert all(start <= stop for start, stop in told)


@given(segments)
def test_overlaps_are_those_of_a_slow_search(some: list[tuple[int, int, int, str]]) -> None:
    timeline = lines(*some)
    starts, ends, voices = timeline.starts, timeline.ends, timeline.voices
    pairs: dict[str, list[tuple[int, int]]] = {"same": [], "unknown": [], "others": []}
    for later in range(len(timeline)):
        own = [min(ends[e], ends[later]) for e in range(later) if voices[e] == voices[later]]
        rest = [min(ends[e], ends[later]) for e in range(later) if voices[e] != voices[later]]
        if max(own, default=0) - starts[later] >= text_gaps.SAME_OVERLAP_MS:
            kind = "same" if voices[later] >= 0 else "unknown"
            pairs[kind].append((starts[later], max(own)))
        elif max(rest, default=0) - starts[later] >= text_gaps.LONG_OVERLAP_MS:
            pairs["others"].append((starts[later], max(rest)))
    slow = set()
    for spans in pairs.values():
        for ms in (m for start, end in spans for m in range(start, end, 500)):
            slow.add(ms)
    quick = text_gaps.overlaps(timeline)
    covered = {m for gap in quick for m in range(gap.start_ms, gap.end_ms, 500)}
    assert slow <= covered
    # What is joined lies at most two seconds apart.
    assert all(any(abs(m - s) <= 2000 for s in slow) for m in covered)
    assert bool(slow) == bool(quick)


def test_two_speakers_at_once_are_normal_unless_it_is_long() -> None:
    assert found(lines((0, 9000, 0, "one"), (1000, 8000, 1, "two"))) == []
    (long,) = found(lines((0, 20_000, 0, "one"), (1000, 18_000, 1, "two")))
    assert long.sentence == "Two speakers are written down at once for 17 s."
    (same,) = found(lines((0, 9000, 0, "one"), (7000, 12_000, 0, "two")))
    assert same.sentence == "Lines of one speaker overlap for 2.0 s."
    (nobody,) = found(lines((0, 9000, -1, "one"), (7000, 12_000, -1, "two")))
    assert nobody.sentence == "Lines without a speaker overlap for 2.0 s."


def test_speech_without_text_is_a_hole_and_music_from_afar_is_none() -> None:
    spoken = lines((0, 10_000, 0, "one"), (40_000, 50_000, 0, "two"))
    (hole,) = found(spoken, sound((LOUD, 50)), 50_000)
    assert (hole.kind, hole.certainty) == ("hole", "likely")
    assert abs(hole.start_ms - 10_000) < 200
    assert abs(hole.end_ms - 40_000) < 200
    assert found(spoken, sound((LOUD, 10), (MIDDLE, 30), (LOUD, 10)), 50_000) == []
    # A few words in a long pause are found; a cough is not.
    few = sound((LOUD, 10), (QUIET, 10), (LOUD, 4), (QUIET, 16), (LOUD, 10))
    (words,) = found(spoken, few, 50_000)
    assert 3000 <= words.end_ms - words.start_ms <= 4200
    cough = sound((LOUD, 10), (QUIET, 10), (LOUD, 1), (QUIET, 19), (LOUD, 10))
    assert found(spoken, cough, 50_000) == []


def test_without_the_sound_only_long_pauses_are_told_as_possible() -> None:
    spoken = lines((0, 10_000, 0, "one"), (40_000, 50_000, 0, "two"))
    (pause,) = found(spoken, SILENT, 55_000)
    assert (pause.certainty, pause.sentence) == ("possible", "No text for 30 s.")
    assert found(lines(), SILENT, HOUR) == []
    assert found(lines((0, 0, -1, "one"), (0, 0, -1, "two")), sound((LOUD, 60)), HOUR) == []


@given(st.lists(st.sampled_from(("Yes.", "yes", "No way!", "no way", "", "...")), max_size=14))
def test_repeats_are_runs_of_one_line(texts: list[str]) -> None:
    timeline = lines(*((n * 2000, n * 2000 + 1500, 0, text) for n, text in enumerate(texts)))
    told = [g.measure for g in found(timeline) if g.kind == "repeat"]
    runs, count = [], 0
    keys = [text.casefold().strip(".!") for text in texts]
    for index, key in enumerate(keys):
        count = count + 1 if index and keys[index - 1] == key else 1
        last = index + 1 == len(keys) or keys[index + 1] != key
        if last and key and count >= 3:
            runs.append(count)
    assert told == runs


def test_a_loop_within_a_line() -> None:
    (loop,) = found(lines((0, 9000, 0, "I mean it, " * 12)))
    assert (loop.kind, loop.certainty) == ("repeat", "likely")
    honest = "We asked the ministry, the court and the company, and nobody of them would answer us."
    assert found(lines((0, 9000, 0, honest))) == []


def test_invented_lines_only_where_they_stand_alone_or_over_silence() -> None:
    amid = ((0, 9000, 0, "That was all."), (9500, 11_000, 0, "Thanks for watching!"))
    assert found(lines(*amid)) == []
    (alone,) = found(lines((0, 3000, 0, "That was all."), (9000, 11_000, 0, "Thanks for watching")))
    assert (alone.kind, alone.certainty) == ("phrase", "possible")
    (calm,) = found(lines(*amid), sound((LOUD, 9), (DIGITAL, 6)))
    assert (calm.kind, calm.certainty, calm.start_ms) == ("phrase", "likely", 9500)
    for text in (
        "Transcribed by https://otter.ai",
        "Untertitel der Amara.org-Community",
        "¡Gracias por ver el video!",
        "ご視聴ありがとうございました。",
        "Продолжение следует...",
    ):
        assert [g.kind for g in found(lines((60_000, 62_000, -1, text)))] == ["phrase"], text
    assert found(lines((60_000, 62_000, 0, "We watched the road."))) == []


def test_text_over_silence_is_told_in_one_piece() -> None:
    spoken = lines(
        (0, 5000, 0, "one"),
        (6000, 9000, 0, "two"),
        (9200, 12_000, 1, "three"),
        (20_000, 22_000, 0, "x"),
    )
    (gap,) = found(spoken, sound((LOUD, 5), (QUIET, 10), (LOUD, 10)), 0)
    assert (gap.kind, gap.start_ms, gap.end_ms) == ("text over silence", 6000, 12_000)


def test_no_words_of_a_transcript_are_in_a_sentence() -> None:
    secret = lines(*((n * 1000, n * 1000 + 2500, 0, "Zebrafink zebrafink") for n in range(9)))
    told = found(secret, sound((QUIET, 60)), 60_000)
    assert told
    assert "zebra" not in repr(told).casefold()


def test_ten_hours_with_a_hundred_thousand_lines_take_well_under_a_second() -> None:
    count = 100_000
    starts = array("q", (n * 10 * HOUR // count for n in range(count)))
    ends = [start + 200 + n * 37 % 400 for n, start in enumerate(starts)]
    texts = [f"The contract of line {n % 977} was signed in the evening" for n in range(count)]
    timeline = Timeline(
        range(count), starts, ends, [n % 12 for n in range(count)], texts, "ABC" * 4
    )
    levels = SoundLevels(bytes(n % 7 % 4 for n in range(10 * HOUR // 160)))
    best = 9.0
    for _ in range(3):
        begun = time.process_time()
        list(text_gaps.find(timeline, levels, 10 * HOUR))
        list(gaps.silences(levels))
        best = min(best, time.process_time() - begun)
    assert best < 1.0
