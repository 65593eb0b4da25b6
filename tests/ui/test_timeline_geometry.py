from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.ui.widgets.timeline_geometry import (
    LANES_SHOWN,
    WAVE,
    WAVE_LEAST,
    Content,
    Geometry,
    arrange,
    least_height,
    preferred_height,
)
from spacesviewer.ui.widgets.timeline_zoom import Zoom

contents = st.builds(
    Content,
    lanes=st.integers(0, 40),
    levels=st.integers(0, 4),
    chapters=st.booleans(),
    gaps=st.booleans(),
)


@given(contents, st.integers(0, 900))
def test_rows_fill_the_height_and_never_overlap(content: Content, more: int) -> None:
    height = least_height(content) + more
    rows = arrange(height, content)
    strips = [
        rows.overview,
        rows.ruler,
        rows.chapters,
        rows.marks,
        rows.wave,
        rows.gaps,
        rows.lanes,
        rows.topics,
    ]
    assert all(above.bottom <= below.top for above, below in pairwise(strips))
    assert height - 8 <= rows.bottom <= height
    assert rows.wave.height >= WAVE_LEAST


@given(contents)
def test_at_the_preferred_height_everything_usual_is_there(content: Content) -> None:
    rows = arrange(preferred_height(content), content)
    assert rows.wave.height == WAVE
    assert rows.lane_slots == min(content.lanes, LANES_SHOWN)
    assert rows.topic_slots == content.levels


def test_plenty_of_height_shows_more_lanes_and_then_a_higher_waveform() -> None:
    content = Content(lanes=12)
    rows = arrange(preferred_height(content) + 200, content)
    assert rows.lane_slots == 12
    assert rows.wave.height > WAVE


def test_less_height_than_the_least_is_survived() -> None:
    assert arrange(1, Content(lanes=5, levels=2)).wave.height == WAVE_LEAST


def test_pixels_and_times_agree() -> None:
    zoom = Zoom(600_000)
    zoom.show(60_000, 120_000)
    geometry = Geometry(744, 200, arrange(200, Content()), zoom)
    assert geometry.x_of(60_000) == pytest.approx(144)
    assert geometry.x_of(120_000) == pytest.approx(744)
    assert geometry.ms_at(geometry.x_of(77_777)) == pytest.approx(77_777)
    assert geometry.overview_ms(geometry.overview_x(77_777)) == pytest.approx(77_777)
    assert geometry.ms_of_pixels(6) == pytest.approx(600)


def test_places_beyond_the_session_are_its_ends() -> None:
    geometry = Geometry(744, 200, arrange(200, Content()), Zoom(600_000))
    assert geometry.ms_at(0) == 0
    assert geometry.ms_at(2000) == 600_000
    assert geometry.overview_ms(-5) == 0
