"""Nine things that are done to a sound file, and that each is told from the others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.library import custody, recordings
from spacesviewer.library.store import Archive
from spacesviewer.media import soundcompare
from spacesviewer.workflows import importing, proving, verifying
from tests.unit.media import sounds
from tests.unit.media.test_tags import remuxed

RATE = 48_000
SECONDS = 12
WHOLE = sounds.speechlike(SECONDS, RATE)
ANOTHER = np.ascontiguousarray(WHOLE[::-1])
SPLICED = WHOLE.copy()
SPLICED[RATE * 2 : RATE * 3] = WHOLE[RATE * 8 : RATE * 9]
CODECS = {"m4a": "aac", "mp3": "libmp3lame", "wav": "pcm_s16le"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sounds")
    (folder / "box").mkdir()
    sounds.write(folder / "box" / "talk.m4a", WHOLE, RATE, "aac")
    with Archive.create(folder / "archive") as archive:
        importing.add(archive, [folder / "box"])
    return folder


@pytest.fixture
def archive(home: Path) -> Iterator[Archive]:
    with Archive.open(home / "archive") as opened:
        yield opened


def made(home: Path, tmp_path: Path, what: str) -> Path:
    talk = home / "box" / "talk.m4a"
    if what == "identical":
        return talk
    if what == "moved":
        return Path(shutil.copy(talk, tmp_path / "renamed.m4a"))
    if what == "retagged":
        return remuxed(talk, tmp_path / "tags.m4a", {"title": "Another title"})
    return remuxed(talk, tmp_path / "talk.mka", {})


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("identical", verifying.SAME_FILE),
        ("moved", verifying.SAME_FILE),
        ("retagged", verifying.SAME_SOUND),
        ("remuxed", verifying.SAME_SOUND),
    ],
)
def test_the_same_sound_is_known(
    archive: Archive, home: Path, tmp_path: Path, what: str, kind: str
) -> None:
    report = verifying.sound_file(archive, made(home, tmp_path, what))
    assert (report.kind, report.change) == (kind, "" if what == "identical" else what)


def test_a_sound_that_was_replaced_is_told_by_the_archive(
    archive: Archive, home: Path, tmp_path: Path
) -> None:
    path = sounds.write(tmp_path / "talk.m4a", ANOTHER, RATE, "aac")
    report = verifying.sound_file(archive, path)
    assert (report.kind, report.change, report.session) == ("other sound", "replaced", "")
    (one,) = recordings.list_all(archive)
    with pytest.raises(RefusedFile, match="another file now"):
        proving.sound_of(path, one.sha256)


def test_the_hash_of_a_sound_is_kept_once(archive: Archive) -> None:
    (one,) = recordings.list_all(archive)
    found = proving.sound_of(Path(one.path), one.sha256)
    for _ in range(2):
        proving.keep_sound(archive, one.id, found)
    assert recordings.audio_sha256(archive, one.id) == found
    steps = custody.of_subjects(archive, [f"recording:{one.sha256}"])
    assert [step.kind for step in steps] == ["added", "sound hashed"]


@pytest.mark.parametrize("suffix", CODECS)
def test_what_was_done_to_a_sound(home: Path, tmp_path: Path, suffix: str) -> None:
    silence = np.zeros((RATE, 1), np.float32)
    for name, samples in {
        soundcompare.CODED_ANEW: WHOLE,
        soundcompare.TRIMMED: WHOLE[RATE : -RATE // 2],
        soundcompare.PADDED: np.concatenate([silence, WHOLE]),
        soundcompare.VOLUME: WHOLE * np.float32(0.6),
        soundcompare.REPLACED: ANOTHER,
    }.items():
        path = sounds.write(tmp_path / f"{name}.{suffix}", samples, RATE, CODECS[suffix])
        assert soundcompare.difference(path, home / "box" / "talk.m4a") == name


def test_one_word_that_is_another_is_enough(home: Path, tmp_path: Path) -> None:
    path = sounds.write(tmp_path / "spliced.wav", SPLICED, RATE, "pcm_s16le")
    assert soundcompare.difference(path, home / "box" / "talk.m4a") == soundcompare.REPLACED


@pytest.mark.parametrize("seconds", [0.02, 0.3, 3])
def test_short_and_silent_sounds_are_no_match(home: Path, tmp_path: Path, seconds: float) -> None:
    silence = np.zeros((int(RATE * seconds), 1), np.float32)
    path = sounds.write(tmp_path / "short.wav", silence, RATE, "pcm_s16le")
    assert soundcompare.difference(path, home / "box" / "talk.m4a") == soundcompare.REPLACED
