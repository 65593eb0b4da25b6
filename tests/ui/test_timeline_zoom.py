from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.ui.widgets.timeline_zoom import MIN_SPAN_MS, Zoom

HOUR = 3_600_000.0
places = st.floats(0, 10 * HOUR)
factors = st.floats(0.01, 100)


def test_shows_everything_at_first() -> None:
    zoom = Zoom(HOUR)
    assert (zoom.start_ms, zoom.end_ms) == (0, HOUR)
    assert zoom.is_whole


def test_what_is_under_the_mouse_stays_there() -> None:
    zoom = Zoom(10 * HOUR)
    zoom.show(HOUR, 3 * HOUR)
    before = zoom.fraction(1.5 * HOUR)
    assert zoom.zoom(4, 1.5 * HOUR)
    assert zoom.fraction(1.5 * HOUR) == pytest.approx(before)
    assert zoom.span_ms == pytest.approx(HOUR / 2)


def test_zooms_no_further_than_a_few_words_and_then_stands_still() -> None:
    zoom = Zoom(10 * HOUR)
    assert zoom.zoom(1e9, HOUR)
    assert zoom.span_ms == pytest.approx(MIN_SPAN_MS)
    assert not zoom.zoom(2, zoom.at(0.5))


def test_zooming_out_ends_at_the_whole_session() -> None:
    zoom = Zoom(HOUR)
    zoom.show(HOUR / 2, HOUR / 2 + 1000)
    zoom.zoom(1e-9, HOUR / 2)
    assert zoom.is_whole
    assert not zoom.fit()


def test_pans_up_to_the_ends() -> None:
    zoom = Zoom(HOUR)
    zoom.show(0, 1000)
    assert zoom.pan(500)
    assert zoom.start_ms == pytest.approx(500)
    zoom.pan(10 * HOUR)
    assert zoom.end_ms == pytest.approx(HOUR)
    assert zoom.span_ms == pytest.approx(1000)
    assert not zoom.pan(1)


def test_a_page_is_turned_only_when_the_time_is_out_of_sight() -> None:
    zoom = Zoom(HOUR)
    zoom.show(0, 60_000)
    assert not zoom.page_to(59_999)
    assert zoom.page_to(60_000)
    assert zoom.start_ms == pytest.approx(57_000)
    assert zoom.holds(60_000)
    assert zoom.page_to(100)
    assert zoom.start_ms == 0


def test_the_last_moment_is_on_the_last_page() -> None:
    zoom = Zoom(HOUR)
    zoom.show(HOUR - 1000, HOUR)
    assert not zoom.page_to(HOUR)


def test_a_session_without_length_can_be_asked_everything() -> None:
    zoom = Zoom(0)
    assert not zoom.zoom(2, 0)
    assert not zoom.pan(100)
    assert not zoom.page_to(0)
    assert zoom.fraction(0) == 0


def test_a_session_shorter_than_the_least_span_is_shown_whole() -> None:
    zoom = Zoom(100)
    assert not zoom.show(20, 30)
    assert (zoom.start_ms, zoom.end_ms) == (0, 100)


@given(st.lists(st.tuples(st.sampled_from(["zoom", "pan", "show", "page"]), places, factors)))
def test_whatever_is_done_the_view_stays_within_the_session(
    steps: list[tuple[str, float, float]],
) -> None:
    zoom = Zoom(7 * HOUR)
    for step, place, factor in steps:
        match step:
            case "zoom":
                zoom.zoom(factor, place)
            case "pan":
                zoom.pan(place * (factor - 1))
            case "show":
                zoom.show(place, place * factor)
            case "page":
                zoom.page_to(place)
        assert 0 <= zoom.start_ms < zoom.end_ms <= 7 * HOUR
        assert zoom.end_ms - zoom.start_ms >= MIN_SPAN_MS - 1e-3
