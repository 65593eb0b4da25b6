"""The decoder's process gives the samples of any place, at any speed, and dies quietly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from spacesviewer.media.reader import ExactReader
from spacesviewer.media.ring import Portion
from spacesviewer.media.stream import (
    DecoderProcess,
    Died,
    Length,
    Message,
    Opened,
    Refused,
    SoundFormat,
)
from tests.guards.alive import repeat_until
from tests.guards.warm import spawned
from tests.unit.media.sounds import Samples, delay_of, read_on, speechlike, write

RATE = 44100
STEREO = SoundFormat(RATE, 2)
PATIENCE_S = 60.0  # a process is spawned, and the machine may be busy with other tests


@pytest.fixture(scope="module", autouse=True)
def as_in_the_program() -> Iterator[None]:
    """Processes are spawned here, not forked from the warm one of the tests."""
    with spawned():
        yield


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stream")
    return write(folder / "a.m4a", speechlike(6, RATE, 2), RATE, "aac", options={"aac_pns": "0"})


@pytest.fixture(scope="module")
def whole(path: Path) -> Samples:
    with ExactReader(path) as reader:
        return read_on(reader)


@pytest.fixture(scope="module")
def warm() -> Iterator[DecoderProcess]:
    decoder = DecoderProcess()
    decoder.start()
    yield decoder
    decoder.close()


@pytest.fixture
def decoder(warm: DecoderProcess) -> DecoderProcess:
    """The process that most tests share, as files share it in the program."""
    warm.open(None)
    warm.messages()
    return warm


@pytest.fixture
def mortal() -> Iterator[DecoderProcess]:
    """One that a test may kill."""
    decoder = DecoderProcess()
    yield decoder
    decoder.close()


def told(decoder: DecoderProcess, until: type[Message], ticket: int = 0) -> list[Message]:
    """The messages up to one of a kind; with a ticket only those about that file.

    The process may still tell the length of the file that the test before has opened.
    """
    messages: list[Message] = []
    deadline = time.monotonic() + PATIENCE_S
    while not any(isinstance(message, until) for message in messages):
        assert time.monotonic() < deadline, f"no {until.__name__} came, only {messages}"
        messages += [m for m in decoder.messages() if getattr(m, "ticket", ticket) == ticket]
        time.sleep(0.001)
    return messages


def read_all(decoder: DecoderProcess, generation: int) -> list[Portion]:
    """The portions of a generation up to the last."""
    portions: list[Portion] = []
    deadline = time.monotonic() + PATIENCE_S
    while not portions or not portions[-1].last:
        portion = decoder.read(generation)
        if portion is not None:
            portions.append(portion)
        else:
            assert time.monotonic() < deadline, "no more sound came"
            time.sleep(0.001)
    return portions


def joined(portions: list[Portion], sound: SoundFormat) -> Samples:
    data = b"".join(portion.data for portion in portions)
    if sound.kind == "f32":
        return np.frombuffer(data, np.float32).reshape(-1, sound.channels)
    return np.frombuffer(data, "<i2").reshape(-1, sound.channels).astype(np.float32) / np.float32(
        32768
    )


def test_it_tells_the_format_and_the_length(
    decoder: DecoderProcess, path: Path, whole: Samples
) -> None:
    ticket = decoder.open(path)
    messages = told(decoder, Length, ticket)
    assert messages[-2:] == [Opened(ticket, RATE, 2), Length(ticket, len(whole))]


def test_it_plays_exactly_from_a_sample(
    decoder: DecoderProcess, path: Path, whole: Samples
) -> None:
    decoder.open(path)
    for generation, start in enumerate((100_001, 7, len(whole) - 10)):
        decoder.play(start, 1, generation, STEREO)
        portions = read_all(decoder, generation)
        assert portions[0].start == start
        assert np.array_equal(joined(portions, STEREO), whole[start:])
        for portion, following in pairwise(portions):
            assert following.start == portion.start + portion.frames


def test_a_newer_command_makes_older_sound_void(
    decoder: DecoderProcess, path: Path, whole: Samples
) -> None:
    decoder.open(path)
    for generation in range(20):
        decoder.play(generation * 1000, 1, generation, STEREO)
    assert np.array_equal(joined(read_all(decoder, 19), STEREO), whole[19_000:])


@pytest.mark.parametrize("speed", [0.5, 1.35, 2.0, 3.0])
def test_speed_changes_the_length_and_not_the_pitch(
    decoder: DecoderProcess, speed: float, tmp_path: Path
) -> None:
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(4 * RATE) / RATE).astype(np.float32)
    path = write(tmp_path / "tone.flac", tone[:, None], RATE, "flac")
    sound = SoundFormat(RATE, 1)
    decoder.open(path)
    decoder.play(0, speed, 1, sound)
    portions = read_all(decoder, 1)
    heard = joined(portions, sound)[:, 0]
    assert len(heard) * speed == pytest.approx(len(tone), rel=0.02)
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    pitch = np.argmax(spectrum) * RATE / len(heard)
    assert pitch == pytest.approx(440, abs=2)
    assert portions[-1].start + portions[-1].frames * speed == pytest.approx(len(tone), rel=0.02)


def test_it_brings_sound_to_the_devices_format(
    decoder: DecoderProcess, path: Path, whole: Samples
) -> None:
    decoder.open(path)
    other = SoundFormat(22050, 1, "s16")
    decoder.play(RATE, 1, 1, other)
    portions = read_all(decoder, 1)
    heard = joined(portions, other)
    expected = whole[RATE::2].mean(axis=1, keepdims=True)
    assert len(heard) == pytest.approx(len(expected), abs=50)
    lag, alike = delay_of(heard, expected)
    assert abs(lag) <= 20
    assert alike > 0.98
    assert portions[1].start == RATE + 2 * portions[0].frames


def test_more_channels_than_speakers_become_one(decoder: DecoderProcess, tmp_path: Path) -> None:
    tracks = np.random.default_rng(1).integers(-9000, 9000, (8000, 10)).astype("<i2")
    with wave.open(str(tmp_path / "tracks.wav"), "wb") as file:
        file.setnchannels(10)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(tracks.tobytes())
    ticket = decoder.open(tmp_path / "tracks.wav")
    opened = next(m for m in told(decoder, Opened, ticket) if isinstance(m, Opened))
    sound = SoundFormat(8000, 1)
    assert opened == Opened(ticket, 8000, 1)
    decoder.play(0, 1, 1, sound)
    heard = joined(read_all(decoder, 1), sound)[:, 0]
    assert np.abs(heard - tracks.mean(axis=1) / 32768).max() < 1e-6


def test_it_refuses_with_a_sentence_and_goes_on(
    decoder: DecoderProcess, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "words.mp3").write_text("No sound at all. " * 100)
    ticket = decoder.open(tmp_path / "words.mp3")
    refused = told(decoder, Refused, ticket)[-1]
    assert isinstance(refused, Refused)
    assert "words.mp3" in refused.sentence
    told(decoder, Opened, decoder.open(path))


def test_the_process_loads_nothing_of_the_window(decoder: DecoderProcess, path: Path) -> None:
    told(decoder, Opened, decoder.open(path))
    maps = Path(f"/proc/{decoder.pid}/maps")
    if not maps.exists():
        pytest.skip("Only Linux tells what a process has loaded.")
    loaded = maps.read_text()
    assert "/av/" in loaded
    assert "PySide6" not in loaded
    assert "sqlite" not in loaded


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals.")
def test_a_process_that_dies_is_told_and_replaced(
    mortal: DecoderProcess, path: Path, whole: Samples
) -> None:
    told(mortal, Opened, mortal.open(path))
    assert mortal.pid is not None
    os.kill(mortal.pid, signal.SIGKILL)
    assert told(mortal, Died)[-1] == Died()
    mortal.open(path)
    mortal.play(50_000, 1, 1, STEREO)
    assert np.array_equal(joined(read_all(mortal, 1), STEREO), whole[50_000:])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals.")
def test_a_process_that_hangs_can_be_ended(mortal: DecoderProcess, path: Path) -> None:
    told(mortal, Length, mortal.open(path))  # the last that it says unasked
    assert mortal.pid is not None
    os.kill(mortal.pid, signal.SIGSTOP)
    mortal.play(0, 1, 1, STEREO)
    assert mortal.messages() == []
    mortal.close()
    mortal.close()
    assert mortal.read(1) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals.")
def test_commands_never_wait_for_a_busy_process(
    mortal: DecoderProcess, path: Path, whole: Samples
) -> None:
    told(mortal, Opened, mortal.open(path))
    assert mortal.pid is not None
    os.kill(mortal.pid, signal.SIGSTOP)
    for generation in range(3000):  # more than a pipe holds
        mortal.play(generation, 1, generation, STEREO)
    os.kill(mortal.pid, signal.SIGCONT)
    deadline = time.monotonic() + PATIENCE_S
    while (portion := mortal.read(2999)) is None:
        assert time.monotonic() < deadline
        mortal.messages()
        time.sleep(0.001)
    assert portion.start == 2999


def test_a_program_that_ends_without_closing_leaves_nothing(path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path\n"
        "from spacesviewer.media.stream import DecoderProcess, SoundFormat\n"
        "decoder = DecoderProcess(); decoder.open(Path(sys.argv[1]))\n"
        "decoder.play(0, 1, 1, SoundFormat(44100, 2))\n"
        "while decoder.read(1) is None: time.sleep(0.01)\n"
        "assert 'av' not in sys.modules and 'numpy' not in sys.modules\n"
        "print(decoder.pid)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert repeat_until(lambda: not _lives(int(done.stdout)), PATIENCE_S)


def _lives(pid: int) -> bool:
    """Whether there is a process of this number; one that ends lets go of its pipes before."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
