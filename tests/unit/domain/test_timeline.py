"""The quick lookups of a timeline against twins that look at every segment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.timeline import Timeline

Spans = list[tuple[int, int]]
SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda p: (p[0], p[0] + p[1])),
    max_size=25,
).map(sorted)
MS = st.integers(-5, 100)


def timeline(spans: Spans) -> Timeline:
    count = len(spans)
    return Timeline(
        [100 + i for i in range(count)],
        [start for start, _ in spans],
        [end for _, end in spans],
        [i % 3 - 1 for i in range(count)],
        [f"words {i}" for i in range(count)],
        ("Ayesha", "Bilal"),
    )


@given(SPANS, MS)
def test_who_speaks_at_a_moment(spans: Spans, ms: int) -> None:
    slow = [i for i, (start, end) in enumerate(spans) if start <= ms < end]
    assert timeline(spans).segments_at(ms) == slow


@given(SPANS, MS, st.integers(0, 40))
def test_who_speaks_in_a_stretch(spans: Spans, start_ms: int, length: int) -> None:
    end_ms = start_ms + length
    slow = [i for i, (s, e) in enumerate(spans) if s < end_ms and e > start_ms]
    assert timeline(spans).segments_between(start_ms, end_ms) == slow


@given(SPANS, MS)
def test_neighbours_in_time(spans: Spans, ms: int) -> None:
    line = timeline(spans)
    starts = [start for start, _ in spans]
    assert line.next_start(ms) == min((s for s in starts if s > ms), default=None)
    assert line.previous_start(ms) == max((s for s in starts if s < ms), default=None)


@given(SPANS, MS)
def test_the_nearest_is_spoken_or_before(spans: Spans, ms: int) -> None:
    nearest = timeline(spans).nearest(ms)
    if not spans:
        assert nearest == -1
        return
    spoken = [i for i, (start, end) in enumerate(spans) if start <= ms < end]
    before = [i for i, (start, _) in enumerate(spans) if start <= ms]
    assert nearest == (spoken[-1] if spoken else before[-1] if before else 0)


def test_ids_and_speakers() -> None:
    line = timeline([(0, 5), (5, 9), (9, 12)])
    assert [line.index_of(id_) for id_ in (102, 100, 101)] == [2, 0, 1]
    assert [line.speaker(i) for i in range(3)] == ["", "Ayesha", "Bilal"]
    assert len(line) == 3
    with pytest.raises(KeyError):
        line.index_of(7)


@given(st.lists(st.integers(1, 60), unique=True, max_size=30), st.integers(0, 61))
def test_a_segment_is_found_by_its_id_in_whatever_order_the_ids_stand(
    ids: list[int], wanted: int
) -> None:
    count = len(ids)
    line = Timeline(ids, range(count), range(1, count + 1), [-1] * count, ["x"] * count)
    if wanted in ids:
        assert line.index_of(wanted) == ids.index(wanted)
    else:
        with pytest.raises(KeyError):
            line.index_of(wanted)
