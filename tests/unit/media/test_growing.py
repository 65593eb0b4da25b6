"""A waveform in the making: what can be seen of it, and what a killed build leaves."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media import waveform
from spacesviewer.media.growing import so_far
from tests.unit.media.sounds import speechlike, write

RATE = 16_000


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sound = speechlike(40, RATE)
    return write(tmp_path_factory.mktemp("growing") / "talk.wav", sound, RATE, "pcm_s16le")


def test_every_part_that_is_made_looks_like_the_whole(recording: Path, tmp_path: Path) -> None:
    target = tmp_path / "talk.wave"
    seen: list[tuple[float, int]] = []
    early = []

    def look(_fraction: float) -> None:
        part = so_far(target)
        if part is not None:
            seen.append((time.monotonic(), part.duration_ms))
            early.append(part.columns(0, min(8000, part.duration_ms), 100))

    assert so_far(target) is None
    waveform.build(recording, target, progress=look)
    lengths = [length for _, length in seen]
    assert lengths == sorted(lengths)
    assert lengths[-1] == 40_000  # the coarser levels at the file's end are no sound
    whole = waveform.load(target)
    for one, other in zip(early[-1], whole.columns(0, 8000, 100), strict=True):
        np.testing.assert_allclose(one, other)
    assert so_far(target) is None
    assert waveform.unfinished(target) == []


def test_what_a_killed_build_left_is_no_waveform_and_is_removed_in_time(
    recording: Path, tmp_path: Path
) -> None:
    target = tmp_path / "talk.wave"
    waveform.build(recording, target)
    cut = target.read_bytes()[:9001]
    target.unlink()
    left = tmp_path / f".{target.name}-abc"
    left.write_bytes(bytes(64) + cut[64:])
    with pytest.raises(RefusedFile):
        waveform.load(target)
    part = so_far(target)
    assert part is not None
    assert part.duration_ms == (9001 - 64) // 4 * 10
    waveform.sweep(tmp_path)
    assert left.exists()  # another program may be writing it
    os.utime(left, (0, 0))
    waveform.sweep(tmp_path)
    assert not left.exists()
    waveform.build(recording, target)
    assert waveform.load(target).duration_ms == 40_000
