"""Any place of any file gives the samples that a decoding from its start gives there."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from spacesviewer.media.reader import ExactReader
from tests.unit.media.sounds import Samples, delay_of, read_on, speechlike, write

SECONDS = 6


@dataclass(frozen=True)
class Kind:
    """A kind of sound file and how near its samples come to those that went in."""

    name: str
    codec: str
    rate: int = 44100
    channels: int = 1
    bit_rate: int = 0
    options: dict[str, str] = field(default_factory=dict)
    container: dict[str, str] = field(default_factory=dict)
    delay: int | None = 0  # samples by which it comes late; None: an encoder's, any constant
    alike: float = 0.95
    drift: float = 1e-6  # how far samples may lie from those of the decoding in one go


# The native encoder's noise substitution makes each decoding differ; what is tested is the place.
_PLAIN_AAC = {"aac_pns": "0"}
# libmp3lame passes over an option it does not know ("q") and writes a constant rate.
_V9 = {"flags": "+qscale", "global_quality": str(9 * 118)}
_EXPERIMENTAL = {"strict": "experimental"}
KINDS = [
    Kind("u8.wav", "pcm_u8", alike=0.999),
    Kind("s16.wav", "pcm_s16le", channels=2, alike=0.9999),
    Kind("s24.wav", "pcm_s24le", alike=0.9999),
    Kind("s32.wav", "pcm_s32le", rate=8000, alike=0.9999),
    Kind("f32.wav", "pcm_f32le", alike=0.9999),
    Kind("f64.wav", "pcm_f64le", alike=0.9999),
    Kind("big.aiff", "pcm_s16be", alike=0.9999),
    Kind("a.flac", "flac", channels=2, alike=0.9999),
    Kind("flac.ogg", "flac", alike=0.9999),
    Kind("flac.mkv", "flac", alike=0.9999),
    Kind("pcm.mkv", "pcm_s16le", alike=0.9999),
    Kind("alac.m4a", "alac", alike=0.9999),
    Kind("a.m4a", "aac", channels=2, bit_rate=96000, options=_PLAIN_AAC),
    Kind("noisy.m4a", "aac", bit_rate=64000, drift=0.5),
    Kind(
        "parts.mp4", "aac", options=_PLAIN_AAC, container={"movflags": "frag_keyframe"}, delay=None
    ),
    Kind("a.mkv", "aac", bit_rate=64000, options=_PLAIN_AAC, delay=None),
    Kind("a.ts", "aac", bit_rate=64000, options=_PLAIN_AAC, delay=None),
    Kind("a.aac", "aac", bit_rate=64000, options=_PLAIN_AAC, delay=None),
    Kind("cbr.mp3", "libmp3lame", channels=2, bit_rate=64000),
    Kind("vbr.mp3", "libmp3lame", rate=24000, options=_V9, alike=0.9),
    Kind("bare vbr.mp3", "libmp3lame", 24000, 1, 0, _V9, {"write_xing": "0"}, 1105, 0.9),
    Kind("bare.mp3", "libmp3lame", container={"write_xing": "0"}, delay=1105),
    Kind("low.mp3", "libmp3lame", rate=16000, bit_rate=16000, alike=0.9),
    # Opus finds back gradually: what is left after a second is far below what can be heard.
    Kind("a.opus", "libopus", rate=48000, bit_rate=32000, alike=0.8, drift=0.02),
    Kind("opus.webm", "libopus", rate=48000, bit_rate=32000, alike=0.8, drift=0.02),
    Kind("vorbis.ogg", "vorbis", channels=2, options=_EXPERIMENTAL),
    Kind("vorbis.webm", "vorbis", channels=2, options=_EXPERIMENTAL),
    Kind("a.wma", "wmav2", bit_rate=64000, delay=None),
]


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Kind:
    assert isinstance(request.param, Kind)
    return request.param


@pytest.fixture(scope="module")
def source(kind: Kind) -> Samples:
    return speechlike(SECONDS, kind.rate, kind.channels)


@pytest.fixture(scope="module")
def path(kind: Kind, source: Samples, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(
        tmp_path_factory.mktemp("sounds") / kind.name,
        source,
        kind.rate,
        kind.codec,
        bit_rate=kind.bit_rate,
        options=kind.options,
        container=kind.container,
    )


@pytest.fixture(scope="module")
def whole(path: Path) -> Samples:
    with ExactReader(path) as reader:
        return read_on(reader)


def test_the_whole_file_is_the_sound_that_went_in(
    kind: Kind, source: Samples, whole: Samples
) -> None:
    lag, alike = delay_of(whole, source)
    if kind.delay is not None:
        assert lag == kind.delay
    assert abs(lag) < 5000
    assert alike > kind.alike
    assert abs(len(whole) - len(source)) < 5000


def test_any_place_gives_the_samples_of_a_decoding_in_one_go(
    kind: Kind, path: Path, whole: Samples
) -> None:
    chance = np.random.default_rng(7)
    places = [0, 1, len(whole) - 1, 100, *chance.integers(0, len(whole), 25).tolist()]
    with ExactReader(path) as reader:
        for place in places:
            count = int(chance.integers(1, 6000))
            part = reader.read(place, count)
            expected = whole[place : place + count]
            assert part.shape == expected.shape
            assert np.abs(part - expected).max() <= kind.drift, f"at {place}"


def test_a_fresh_reader_gives_the_same_samples_at_once(
    kind: Kind, path: Path, whole: Samples
) -> None:
    for place in (len(whole) // 3, len(whole) * 9 // 10):
        with ExactReader(path) as reader:
            part = reader.read(place, 3000)
        assert np.abs(part - whole[place : place + 3000]).max() <= kind.drift


def test_the_length_is_that_of_all_samples(kind: Kind, path: Path, whole: Samples) -> None:
    with ExactReader(path) as reader:
        assert reader.total_samples == len(whole)
        assert reader.duration_ms == round(len(whole) * 1000 / kind.rate)
        assert (reader.sample_rate, reader.channels) == (kind.rate, kind.channels)
        assert len(reader.read(len(whole), 100)) == 0
        assert np.abs(reader.read(0, 500) - whole[:500]).max() <= kind.drift
