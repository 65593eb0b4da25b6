from __future__ import annotations

import numpy as np
import pytest

from spacesviewer.ui.widgets.timeline_canvas import Pixels
from spacesviewer.ui.widgets.timeline_data import Floats
from spacesviewer.ui.widgets.timeline_wave import Ink, Sound, draw
from tests.ui.timeline_support import Tone, steady

INK = Ink(np.uint32(1), np.uint32(2), np.uint32(3))
GROUND = np.uint32(9)


def drawn(
    sound: Sound | None, span: tuple[float, float], height: int = 101, width: int = 50
) -> Pixels:
    strip = np.zeros((height, width), dtype=np.uint32)
    draw(strip, sound, 1.0, span, INK, np.full(width, GROUND))
    return strip


def test_each_column_reaches_as_far_as_its_peak_and_its_body_as_its_loudness() -> None:
    peaks = np.linspace(0, 1, 50, dtype=np.float32)
    strip = drawn(Sound(Tone(peaks)), (0, 500))
    for column, peak in enumerate(peaks):
        inked = np.flatnonzero(strip[:, column] != GROUND)
        assert inked[0] == pytest.approx(50 - peak * 50, abs=0.51)
        assert inked[-1] == pytest.approx(50 + peak * 50, abs=0.51)
        body = np.flatnonzero(strip[:, column] == INK.body)
        assert len(body) == pytest.approx(peak * 50 + 1, abs=1.01)


def test_without_sound_there_is_a_flat_line() -> None:
    strip = drawn(None, (0, 500))
    assert (strip[50] == INK.still).all()
    assert (np.delete(strip, 50, axis=0) == GROUND).all()


def test_what_is_not_known_yet_stays_flat() -> None:
    strip = drawn(Sound(steady(250, 1.0)), (0, 500))
    assert (strip[0, :25] == INK.peak).all()
    assert (strip[0, 25:] == GROUND).all()
    assert (strip[50, 25:] == INK.still).all()


def test_a_recording_that_begins_later_is_drawn_there_and_asked_in_its_own_time() -> None:
    tone = steady(250, 1.0)
    strip = drawn(Sound(tone, offset_ms=100), (0, 500))
    assert np.flatnonzero(strip[0] == INK.peak).tolist() == list(range(10, 35))
    assert tone.asked == [(0, 250, 25)]


def test_one_sided_sound_never_leaves_its_peaks() -> None:
    class OneSided(Tone):
        def columns(
            self, start_ms: float, end_ms: float, width: int
        ) -> tuple[Floats, Floats, Floats]:
            _, high, rms = super().columns(start_ms, end_ms, width)
            return high * 0, high, rms

    strip = drawn(Sound(OneSided(np.full(50, 0.8, dtype=np.float32))), (0, 500))
    assert set(np.unique(strip[51:])) == {GROUND}
    assert set(np.unique(strip)) == {INK.peak, INK.body, GROUND}


@pytest.mark.parametrize("height", [1, 2, 24, 300, 700])
def test_any_height_can_be_drawn(height: int) -> None:
    assert drawn(Sound(steady(500, 3.0)), (0, 500), height).shape == (height, 50)


def test_quiet_recordings_are_enlarged_but_not_without_end() -> None:
    assert Sound(steady(1000, 0.5)).gain() == pytest.approx(1.9)
    assert Sound(steady(1000, 0.01)).gain() == pytest.approx(8)
    assert Sound(steady(1000, 0.0)).gain() == 1
