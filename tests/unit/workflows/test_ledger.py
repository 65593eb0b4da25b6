"""The ledger of a real archive: found once, kept, and found anew when something changes."""

from __future__ import annotations

import json
import os
import shutil
import stat
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.gap import Gap
from spacesviewer.library import sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import exporting, importing, ledger, listening, showing, text_gaps
from spacesviewer.workflows.ledger import Ledger
from tests.made import RATE, tone

SRT = """1
00:00:01,000 --> 00:00:12,000
Ayesha: Welcome to the Space about the contract.

2
00:00:14,000 --> 00:00:24,000
Omar: Nobody will say who signed it.

3
00:00:26,000 --> 00:00:28,000
Thanks for watching!
"""


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute of sound with a dead quarter, its transcript, and beside them the archive."""
    folder = tmp_path_factory.mktemp("ledger") / "box"
    sound = tone(folder / "town hall.wav", 20)
    with wave.open(str(sound), "rb") as file:
        frames = file.readframes(file.getnframes())
    frames = frames + frames[: 5 * RATE * 2] + bytes(15 * RATE * 2) + frames
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)
    (folder / "town hall.en.srt").write_text(SRT, "utf-8")
    with Archive.create(folder.parent / "archive") as made:
        importing.add(made, [folder])
        listening.make_waveforms(made, uid_of(made))
    return folder


@pytest.fixture
def archive(box: Path, tmp_path: Path) -> Iterator[Archive]:
    shutil.copytree(box.parent / "archive", tmp_path / "archive")
    with Archive.open(tmp_path / "archive") as opened:
        yield opened


def uid_of(archive: Archive) -> str:
    return sessions.list_sessions(archive)[0].id


def read(archive: Archive) -> Ledger:
    uid = uid_of(archive)
    return ledger.of_session(archive, sessions.get(archive, uid), transcripts.primary(archive, uid))


def forget_sound(archive: Archive) -> None:
    shutil.rmtree(archive.folder / "waveforms")


def test_without_a_waveform_only_the_text_is_searched(archive: Archive) -> None:
    forget_sound(archive)
    found = read(archive)
    assert not found.listened
    assert [gap.kind for gap in found.gaps] == ["hole"]
    assert listening.make_waveforms(archive, uid_of(archive)) == 1
    assert read(archive).listened


def test_with_the_waveform_the_sound_is_searched(archive: Archive) -> None:
    assert listening.make_waveforms(archive, uid_of(archive)) == 0
    found = read(archive)
    assert found.listened
    assert [gap.kind for gap in found.gaps] == ["digital silence", "phrase", "hole"]
    dead, _, hole = found.gaps
    assert abs(dead.start_ms - 25_000) <= 320
    assert abs(dead.end_ms - 40_000) <= 320
    assert abs(hole.start_ms - 40_000) <= 480
    assert hole.end_ms >= 59_000


def test_it_is_found_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(archive)
    (kept,) = (archive.folder / "gaps").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    # Not the words of anybody, only where they are.
    assert "Welcome" not in kept.read_text("utf-8")

    def never(*_args: object) -> Iterator[Gap]:
        raise AssertionError("searched again")

    monkeypatch.setattr(text_gaps, "find", never)
    assert read(archive) == first


def test_a_changed_transcript_is_searched_again(archive: Archive, box: Path) -> None:
    before = read(archive)
    text = box / "town hall.en.srt"
    text.write_text(SRT.replace("Thanks for watching!", "That is all for tonight."), "utf-8")
    importing.add(archive, [box])
    text.write_text(SRT, "utf-8")
    after = read(archive)
    assert "phrase" in [gap.kind for gap in before.gaps]
    assert "phrase" not in [gap.kind for gap in after.gaps]
    assert "text over silence" in [gap.kind for gap in after.gaps]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"key": 1}', b"[" * 100_000, b"\xff\xfe"])
def test_a_damaged_copy_costs_nothing_but_time(archive: Archive, damage: bytes) -> None:
    first = read(archive)
    (kept,) = (archive.folder / "gaps").iterdir()
    kept.write_bytes(damage)
    assert read(archive) == first


def test_a_cut_waveform_and_a_folder_that_cannot_be_written(archive: Archive) -> None:
    (wave_file,) = (archive.folder / "waveforms").glob("*.wave")
    os.truncate(wave_file, 100)
    (archive.folder / "gaps").write_text("a file where the folder should be", "utf-8")
    assert not read(archive).listened


def test_show_and_exports_tell_the_gaps(archive: Archive, tmp_path: Path) -> None:
    uid = uid_of(archive)
    document = showing.document(archive, uid)
    assert document["gaps_listened"] is True
    first = document["gaps"][0]
    assert set(first) == {"start_ms", "end_ms", "sentence", "kind", "certainty", "measure"}
    assert first["sentence"].startswith("No signal at all for 1")
    assert first["measure"] == first["end_ms"] - first["start_ms"]
    info = transcripts.primary(archive, uid)
    assert info is not None
    for name, told in (
        ("txt", "What is missing or doubtful\n[0:00:2"),
        ("vtt", "NOTE Gap [0:00:2"),
        ("json", '"kind": "digital silence"'),
    ):
        target = tmp_path / f"out.{name}"
        exporting.export_transcript(archive, uid, info.id, name, target)
        assert told in target.read_text("utf-8")
    whole = exporting.render_transcript(archive, uid, info, [], "txt", (0, 10_000))
    assert b"missing" not in whole


def test_the_kept_file_says_for_what_it_is(archive: Archive) -> None:
    read(archive)
    (kept,) = (archive.folder / "gaps").iterdir()
    document = json.loads(kept.read_text("utf-8"))
    assert set(document) == {"key", "gaps", "listened"}
