"""Recordings, the files seen, the refused ones, and what their names may be made of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.library import originals, pathtext, recordings, sources
from spacesviewer.library.store import Archive
from tests.unit.library import making


def test_a_recording_is_known_by_content_and_place(archive: Archive) -> None:
    uid = making.session(archive)
    key = making.recording(archive, uid)
    by_path = recordings.by_path(archive, Path("/recordings/rally.m4a"))
    assert by_path is not None
    assert by_path == recordings.by_sha256(archive, by_path.sha256) == recordings.get(archive, key)
    assert recordings.by_quick_hash(archive, 1000, "quick") == [by_path]
    assert recordings.list_for(archive, uid) == recordings.list_all(archive) == [by_path]
    assert (by_path.session, by_path.duration_ms, by_path.chapters[0].title) == (
        uid,
        60_000,
        "Opening",
    )
    info = recordings.media_info(archive, key)
    assert info is not None
    assert (info.cover, info.tags, info.claimed_ms) == (b"\x89PNG", {"title": "On the rally"}, None)
    assert recordings.by_sha256(archive, "") is None
    assert recordings.media_info(archive, 99) is None


def test_a_moved_and_a_missing_recording(archive: Archive) -> None:
    key = making.recording(archive, making.session(archive))
    recordings.set_missing(archive, key)
    found = recordings.get(archive, key)
    assert found is not None
    assert found.missing
    recordings.move(archive, key, Path("/elsewhere/new.m4a"), 8)
    found = recordings.get(archive, key)
    assert found is not None
    assert (found.path, found.missing) == ("/elsewhere/new.m4a", False)
    assert sources.unchanged(archive, Path("/elsewhere/new.m4a"), 1000, 8) is not None


def test_the_main_recording_comes_first(archive: Archive) -> None:
    uid = making.session(archive)
    mirror = making.recording(archive, uid, "mirror.mp3")
    archive.update("recording", mirror, {"role": "mirror"})
    main = making.recording(archive, uid)
    assert [r.id for r in recordings.list_for(archive, uid)] == [main, mirror]


def test_an_unchanged_file_is_recognised(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    uid = making.session(archive)
    sources.record(archive, path, "metadata", size=5, mtime_ns=1 << 62, sha256="h", session_uid=uid)
    found = sources.unchanged(archive, path, 5, 1 << 62)
    assert found is not None
    assert (found.kind, found.session, found.path) == ("metadata", uid, str(path))
    assert sources.unchanged(archive, path, 6, 1 << 62) is None
    assert sources.unchanged(archive, path, 5, 1) is None
    assert sources.by_path(archive, path) == found
    assert sources.by_sha256(archive, "h") == sources.list_all(archive) == [found]
    sources.set_missing(archive, found.id)
    assert sources.unchanged(archive, path, 5, 1 << 62) is None
    sources.record(archive, path, "metadata", size=5, mtime_ns=2, sha256="h")
    (again,) = sources.list_for(archive, uid)
    assert (again.missing, again.mtime_ns) == (False, 2)


def test_a_refused_file_is_listed_until_it_is_read(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "broken \udce9.mp3"
    sources.refuse(archive, path, "broken.mp3 is empty.", size=0, mtime_ns=3)
    sources.refuse(archive, path, "broken.mp3 is cut off.", size=9, mtime_ns=4)
    (refusal,) = sources.refusals(archive)
    assert (refusal.path, refusal.reason) == (str(path), "broken.mp3 is cut off.")
    assert sources.refused_before(archive, path, 9, 4) == refusal
    assert sources.refused_before(archive, path, 9, 5) is None
    sources.record(archive, path, "recording", size=10, mtime_ns=5)
    assert sources.refusals(archive) == []
    sources.refuse(archive, path, "again")
    sources.forget_refusal(archive, path)
    assert sources.refusals(archive) == []


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 5, b"WEBVTT " * 1000])
def test_original_bytes_come_back(archive: Archive, data: bytes) -> None:
    key = originals.keep(archive, data)
    assert originals.keep(archive, data) == key
    assert originals.read(archive, key) == data
    assert archive.value("SELECT count(*) FROM original") == 1
    assert originals.read(archive, "none") is None


NAMES = st.binary(min_size=1, max_size=30).map(
    lambda name: os.fsdecode(name.replace(b"/", b"_").replace(b"\0", b"_"))
)


@pytest.mark.skipif(os.name == "nt", reason="file names are not bytes there")
@given(NAMES)
def test_any_file_name_can_be_stored(name: str) -> None:
    path = Path("/recordings") / name
    text = pathtext.to_text(path)
    text.encode()
    assert pathtext.to_path(text) == Path(os.path.abspath(path))  # noqa: PTH100 - ".." is resolved


def test_a_recording_with_an_odd_name_is_found(archive: Archive) -> None:
    uid = making.session(archive)
    for name in (
        "100% #1?.mp3",
        "\udcff\udcfe.mp3",
        "صوت.mp3",
        "file:x.mp3",
        "a\nb.mp3",
        "'; --.mp3",
    ):
        key = making.recording(archive, uid, name)
        found = recordings.by_path(archive, Path("/recordings") / name)
        assert found is not None
        assert (found.id, found.path) == (key, f"/recordings/{name}")
