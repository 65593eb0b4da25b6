"""What the decoder's process gives of loops, play lists, sides and gains, sample by sample."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from spacesviewer.media.limiter import CEILING
from spacesviewer.media.passage import Passage
from spacesviewer.media.reader import ExactReader
from spacesviewer.media.route import Route
from spacesviewer.media.stream import Play, SoundFormat
from spacesviewer.media.tuning import SIDES, Side, Tuning
from tests.unit.media.sounds import Samples, read_on, speechlike, write

RATE = 44100
STEREO = SoundFormat(RATE, 2)
FORMATS = {"m4a": "aac", "mp3": "libmp3lame", "flac": "flac"}


@pytest.fixture(scope="module", params=list(FORMATS))
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("passage")
    options = {"aac_pns": "0"} if request.param == "m4a" else {}
    sound = speechlike(6, RATE, 2)
    return write(
        folder / f"a.{request.param}", sound, RATE, FORMATS[request.param], options=options
    )


@pytest.fixture(scope="module")
def whole(path: Path) -> Samples:
    with ExactReader(path) as reader:
        return read_on(reader)


def portions(path: Path, play: Play, frames: int = 1 << 40) -> list[tuple[float, Samples]]:
    """Portions until the end, or until so many frames have come."""
    with ExactReader(path) as reader:
        passage = Passage(reader, play)
        found: list[tuple[float, Samples]] = []
        while not passage.ended and frames > 0:
            found.append(passage.next())
            frames -= len(found[-1][1])
    return found


def heard(path: Path, play: Play, frames: int = 1 << 40) -> Samples:
    return np.concatenate([samples for _, samples in portions(path, play, frames)])[:frames]


def test_a_loop_is_exact_to_the_sample(path: Path, whole: Samples) -> None:
    start, end = 50_003, 71_111
    play = Play(start + 5000, 1, 1, STEREO, Route(((start, end),), loops=True))
    once = whole[start:end]
    expected = np.concatenate([once[5000:], np.tile(once, (6, 1))])
    assert np.array_equal(heard(path, play, len(expected)), expected)


def test_every_portion_says_which_samples_it_is(path: Path, whole: Samples) -> None:
    play = Play(50_100, 1, 1, STEREO, Route(((50_003, 50_990),), loops=True))
    for place, samples in portions(path, play, 20_000):
        assert np.array_equal(samples, whole[int(place) : int(place) + len(samples)])


def test_a_loop_that_is_too_long_to_be_kept_is_exact_too(path: Path, whole: Samples) -> None:
    route = Route(((0, 40 * RATE),), loops=True)
    count = len(whole) + 3 * RATE
    expected = np.concatenate([whole[RATE:], whole])[: count - RATE]
    assert np.array_equal(heard(path, Play(RATE, 1, 1, STEREO, route), len(expected)), expected)


def test_a_loop_behind_the_end_ends(path: Path, whole: Samples) -> None:
    route = Route(((len(whole) + 100, len(whole) + 9000),), loops=True)
    play = Play(len(whole) + 200, 1, 1, STEREO, route)
    assert len(heard(path, play)) == 0


def test_jumps_fade_and_nothing_else_changes(path: Path, whole: Samples) -> None:
    stretches = ((10_000, 30_000), (90_000, 110_000), (150_000, 170_000))
    play = Play(12_000, 1, 1, STEREO, Route(stretches, fades=True))
    found = heard(path, play)
    expected = np.concatenate([whole[12_000:30_000], whole[90_000:110_000], whole[150_000:170_000]])
    assert found.shape == expected.shape
    same = (found == expected).all(axis=1)
    fade = round(0.005 * RATE)
    for join in (18_000, 38_000):
        assert np.abs(found[join - 2 : join + 2]).max() < 0.02
        same[join - fade : join + fade] = True
    assert same.all()


@pytest.mark.parametrize("speed", [0.5, 1.5])
def test_the_places_hold_at_any_speed(path: Path, speed: float) -> None:
    stretches = ((10_000, 54_100), (150_000, 194_100))
    play = Play(10_000, speed, 1, STEREO, Route(stretches, fades=True))
    found = portions(path, play)
    frames = sum(len(samples) for _, samples in found)
    assert frames * speed == pytest.approx(88_200, rel=0.03)
    begun = [place for place, _ in found]
    assert begun == sorted(begun)
    assert not [place for place in begun if 54_200 < place < 149_900]
    first = next(n for n, place in enumerate(begun) if place >= 150_000)
    before = sum(len(samples) for _, samples in found[:first])
    assert before * speed == pytest.approx(44_100, abs=2)


@pytest.mark.parametrize("side", SIDES)
def test_one_side_is_heard_on_both(path: Path, whole: Samples, side: Side) -> None:
    play = Play(0, 1, 1, STEREO, tuning=Tuning(side))
    found = heard(path, play, 20_000)
    left, right = whole[:20_000, 0], whole[:20_000, 1]
    one = {"left": left, "right": right, "mono": (left + right) / np.float32(2)}.get(side)
    wanted = whole[:20_000] if one is None else np.stack([one, one], axis=1)
    assert np.allclose(found, wanted, atol=1e-6)


def test_a_gain_is_exact_where_nothing_is_too_loud(path: Path, whole: Samples) -> None:
    play = Play(1000, 1, 1, STEREO, tuning=Tuning(gain_db=24))
    found = heard(path, play)
    assert len(found) == len(whole) - 1000
    assert np.abs(found).max() <= CEILING * 1.0001
    quiet = Play(1000, 1, 1, STEREO, tuning=Tuning(gain_db=0))
    assert np.array_equal(heard(path, quiet), whole[1000:])


def test_a_grain_begins_and_ends_softly(path: Path, whole: Samples) -> None:
    route = Route(((20_000, 23_528),), edges=True)
    found = heard(path, Play(20_000, 1, 1, STEREO, route))
    assert len(found) == 3528
    assert np.abs(found[[0, 1, -1]]).max() < 0.01
    assert np.array_equal(found[300:-300], whole[20_300:23_228])
