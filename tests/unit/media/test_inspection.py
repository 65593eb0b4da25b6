"""Probing and hashing in one job, many files at a time, and files that lie in every byte."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.fingerprint import quick_hash
from spacesviewer.media.inspection import Inspection, inspect
from spacesviewer.media.isolated import Pool
from spacesviewer.media.probe import probe
from tests.unit.media.sounds import speechlike, write

CODECS = {
    "a.m4a": "aac",
    "a.mp3": "libmp3lame",
    "a.aac": "aac",
    "a.opus": "libopus",
    "a.flac": "flac",
    "a.wav": "pcm_s16le",
    "a.webm": "libopus",
    "a.wma": "wmav2",
    "a.aiff": "pcm_s16be",
    "a.ts": "aac",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sound = speechlike(1, 48000)
    for name, codec in CODECS.items():
        write(tmp_path / name, sound, 48000, codec, bit_rate=64000)
    return tmp_path


def test_an_inspection_has_facts_and_hashes(folder: Path) -> None:
    path = folder / "a.mp3"
    told: list[float] = []
    found = inspect(path, progress=told.append)
    state = path.stat()
    assert found == Inspection(
        probe(path),
        hashlib.sha256(path.read_bytes()).hexdigest(),
        quick_hash(path),
        state.st_size,
        state.st_mtime_ns,
    )
    assert told[-1] == 1.0


def test_a_file_that_changes_meanwhile_is_refused(folder: Path) -> None:
    path = folder / "a.wav"

    def write_on(fraction: float) -> None:
        with path.open("ab") as file:
            file.write(bytes(100))

    with pytest.raises(RefusedFile, match=r"a\.wav is still being written"):
        inspect(path, progress=write_on)


def test_many_files_of_all_kinds(folder: Path) -> None:
    (folder / "not.mp3").write_text("words")
    with Pool(2) as pool:
        results = dict(pool.each(inspect, sorted(folder.iterdir())))
    refused = {path.name for path, result in results.items() if isinstance(result, RefusedFile)}
    assert refused == {"not.mp3"}
    for path, result in results.items():
        if isinstance(result, Inspection):
            assert result.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
            assert abs(result.info.duration_ms - 1000) < 100


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A copy with a few bytes, or a stretch, changed, doubled, moved or lost."""
    result = bytearray(data)
    # Headers are where it hurts.
    places: list[Callable[[], int]] = [
        lambda: chance.randrange(min(600, len(result))),
        lambda: chance.randrange(len(result)),
    ]
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        place, size = chance.choice(places)(), chance.choice((1, 4, 8, 64))
        what = chance.randrange(5)
        if what == 0:
            result[place : place + size] = chance.randbytes(size)
        elif what == 1:
            result[place] ^= 1 << chance.randrange(8)
        elif what == 2:
            result[place : place + size] = chance.choice((b"\xff", b"\0", b"\x7f")) * size
        elif what == 3:
            result[place:place] = result[place : place + size * 4]
        elif len(result) > 200:
            del result[place : place + size]
    return bytes(result[: chance.randrange(1, len(result))] if chance.random() < 0.1 else result)


def liars(folder: Path, count: int, seed: int) -> Iterator[Path]:
    chance = random.Random(seed)
    good = [(folder / name).read_bytes() for name in CODECS]
    names = list(CODECS)
    for number in range(count):
        path = folder / f"{number}-{names[number % len(names)]}"
        path.write_bytes(mutated(good[number % len(names)], chance))
        yield path


@pytest.mark.slow
def test_lying_files_are_read_or_refused(folder: Path) -> None:
    count, read, refused = 400, 0, 0
    with Pool(2, timeout_s=30, memory_mb=1500) as pool:
        # A bug in reading would be logged, and the log is watched.
        for path, result in pool.each(inspect, liars(folder, count, seed=count)):
            if isinstance(result, Inspection):
                assert result.info.duration_ms > 0
                read += 1
            else:
                assert result.message.startswith(path.name), result.message
                refused += 1
            path.unlink()
    assert read + refused == count
    assert read > count // 3
    assert refused > count // 50
