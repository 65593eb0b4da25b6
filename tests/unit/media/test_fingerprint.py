"""Hashes of files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.fingerprint import file_sha256, quick_hash


def test_the_hash_is_that_of_all_bytes(tmp_path: Path) -> None:
    data = bytes(range(256)) * 10_000
    path = tmp_path / "a.wav"
    path.write_bytes(data)
    told: list[int] = []
    assert file_sha256(path, progress=told.append) == hashlib.sha256(data).hexdigest()
    assert told == sorted(told)
    assert told[-1] == len(data)


def test_an_empty_file_has_a_hash(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert file_sha256(tmp_path / "a") == hashlib.sha256().hexdigest()
    assert len(quick_hash(tmp_path / "a")) == 64


@pytest.mark.parametrize("place", [0, 65_535, -1, -65_536])
def test_the_quick_hash_tells_head_and_tail(place: int, tmp_path: Path) -> None:
    data = bytearray(300_000)
    first = tmp_path / "a"
    first.write_bytes(data)
    data[place] = 1
    second = tmp_path / "b"
    second.write_bytes(data)
    assert quick_hash(first) != quick_hash(second)


def test_the_quick_hash_tells_the_size_and_knows_a_copy(tmp_path: Path) -> None:
    for name, size in (("a", 300_000), ("b", 300_001), ("c", 300_000)):
        (tmp_path / name).write_bytes(bytes(size))
    hashes = [quick_hash(tmp_path / name) for name in "abc"]
    assert hashes[0] != hashes[1]
    assert hashes[0] == hashes[2]


def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    for hashing in (file_sha256, quick_hash):
        with pytest.raises(RefusedFile, match=r"gone\.wav is not there"):
            hashing(tmp_path / "gone.wav")
        with pytest.raises(RefusedFile, match="is a folder"):
            hashing(tmp_path)
