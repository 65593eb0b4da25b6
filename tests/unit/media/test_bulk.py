"""Large blocks from inside of FFmpeg: the same samples, and none after the first doubt."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from spacesviewer.media.bulk import Bulk
from spacesviewer.media.reader import ExactReader
from spacesviewer.media.waveform import build
from tests.unit.media.sounds import Samples, read_on, speechlike, write

RATE, LENGTH_S = 48000, 20  # three blocks, and two seconds
STEP = 1024  # samples in a packet


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Without AAC's noise, which is new each time one decodes.
    sound, options = speechlike(LENGTH_S, RATE), {"aac_pns": "0"}
    path = tmp_path_factory.mktemp("steady") / "a.m4a"
    return write(path, sound, RATE, "aac", bit_rate=64000, options=options)


@pytest.fixture(scope="module")
def decoded(steady: Path) -> Samples:
    with ExactReader(steady) as reader:
        return read_on(reader)[:, 0]


def without(path: Path, target: Path, first: int, last: int) -> Path:
    """The same file, but some packets in a row are not there; the others keep their times."""
    with av.open(str(path)) as source, av.open(str(target), "w") as output:
        stream = output.add_stream_from_template(source.streams.audio[0])
        for number, packet in enumerate(source.demux(audio=0)):
            if packet.dts is not None and not first <= number <= last:
                packet.stream = stream
                output.mux(packet)
    return target


def samples_of(bulk: Bulk) -> Samples:
    parts = [block.to_ndarray()[0] for block in bulk]
    if bulk.last is not None:
        block, count = bulk.last
        parts.append(block.to_ndarray()[0, :count])
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def test_a_steady_file_is_given_to_its_last_sample(steady: Path, decoded: Samples) -> None:
    bulk = Bulk(steady)
    got = samples_of(bulk)
    assert np.array_equal(got, decoded)
    assert bulk.ends_as_told
    assert bulk.fraction(LENGTH_S / 2) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("second", [3, 8, 19.5])
def test_nothing_is_given_after_a_lost_packet(
    second: float, steady: Path, decoded: Samples, tmp_path: Path
) -> None:
    lost = int(second * RATE / STEP)
    path = without(steady, tmp_path / "a.m4a", lost, lost + 1)
    bulk = Bulk(path)
    got = samples_of(bulk)
    assert bulk.last is None
    assert len(got) <= (lost - 1) * STEP
    assert np.array_equal(got, decoded[: len(got)])


@pytest.mark.parametrize("second", [8, 19.5])
def test_a_lost_packet_leaves_its_place_in_the_waveform(
    second: float, steady: Path, tmp_path: Path
) -> None:
    lost = int(second * RATE / STEP)
    build(without(steady, tmp_path / "a.m4a", lost, lost + 9), tmp_path / "gap.wave")
    build(steady, tmp_path / "whole.wave")
    gap, whole = ((tmp_path / name).read_bytes()[64:] for name in ("gap.wave", "whole.wave"))
    bins = np.flatnonzero(
        np.frombuffer(gap, np.int32)[: LENGTH_S * 100]
        != np.frombuffer(whole, np.int32)[: LENGTH_S * 100]
    )
    assert abs(bins[0] / 100 - second) < 0.1
    assert bins[-1] / 100 - second < 10 * STEP / RATE + 0.1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_what_waits_for_a_program_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.wav")
    bulk = Bulk(tmp_path / "a.wav")
    assert not list(bulk)
    assert bulk.last is None


def test_a_playlist_is_not_followed(steady: Path, tmp_path: Path) -> None:
    (tmp_path / "whole.m4a").hardlink_to(steady)
    (tmp_path / "list.m4a").write_text("ffconcat version 1.0\nfile whole.m4a\n")
    for name in ("list.m4a", "missing.m4a"):
        bulk = Bulk(tmp_path / name)
        assert not list(bulk)
        assert bulk.last is None
