from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.soundlevels import (
    DIGITAL,
    LOUD,
    QUIET,
    UNKNOWN,
    WINDOW_MS,
    SoundLevels,
    placed,
)

windows = st.lists(st.sampled_from(range(5)), max_size=60).map(bytes)
coarse = st.lists(st.tuples(st.sampled_from(range(5)), st.integers(1, 12)), max_size=12).map(
    lambda runs: b"".join(bytes([kind]) * count for kind, count in runs)
)


def slow_runs(classes: bytes, kinds: set[int], least: int) -> list[tuple[int, int]]:
    runs, first = [], None
    for place in range(len(classes) + 1):
        inside = place < len(classes) and classes[place] in kinds
        if inside and first is None:
            first = place
        elif not inside and first is not None:
            if place - first >= least:
                runs.append((first * WINDOW_MS, place * WINDOW_MS))
            first = None
    return runs


@given(coarse, st.integers(1, 8))
def test_calm_and_dead_stretches_are_those_of_a_slow_search(classes: bytes, least: int) -> None:
    levels = SoundLevels(classes)
    calm = [(start, end) for start, end, _ in levels.calm(least * WINDOW_MS)]
    assert calm == slow_runs(classes, {DIGITAL, QUIET}, least)
    assert list(levels.dead(least * WINDOW_MS)) == slow_runs(classes, {DIGITAL}, least)


@given(windows, st.integers(0, 12_000), st.integers(0, 3000))
def test_nothing_is_calm_but_what_is_calm_throughout(classes: bytes, start: int, more: int) -> None:
    first, last = start // WINDOW_MS, -(-(start + more) // WINDOW_MS)
    touched = classes[first : max(last, first + 1)]
    whole = len(touched) == max(1, last - first)
    expected = whole and all(kind in (DIGITAL, QUIET) for kind in touched)
    assert SoundLevels(classes).is_calm(start, start + more) == expected


@given(windows)
def test_speech_is_loud_at_both_ends_and_holds_all_that_is_loud(classes: bytes) -> None:
    found = list(SoundLevels(classes).speech(0, len(classes) * WINDOW_MS))
    for start, end, loud in found:
        assert classes[start // WINDOW_MS] == classes[end // WINDOW_MS - 1] == LOUD
        assert loud == classes.count(LOUD, start // WINDOW_MS, end // WINDOW_MS) * WINDOW_MS
    assert sum(loud for *_, loud in found) == classes.count(LOUD) * WINDOW_MS
    for (_, before, _), (after, _, _) in pairwise(found):
        assert after - before > 2000 - WINDOW_MS


def test_recordings_stand_at_their_offsets_and_the_first_counts() -> None:
    loud, dead = bytes([LOUD]) * 10, bytes([DIGITAL]) * 10
    assert placed([]).classes == b""
    session = placed([(0, loud), (5 * WINDOW_MS, dead), (20 * WINDOW_MS, loud)]).classes
    assert session == loud + dead[:5] + bytes([UNKNOWN]) * 5 + loud
    # One that began before the session keeps what belongs to it.
    assert placed([(-4 * WINDOW_MS, loud)]).classes == loud[:6]
    assert SoundLevels(session).is_known(0, 15 * WINDOW_MS)
    assert not SoundLevels(session).is_known(0, 16 * WINDOW_MS)
    assert not SoundLevels(session).is_known(0, 99 * WINDOW_MS)
