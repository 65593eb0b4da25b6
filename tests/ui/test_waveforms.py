"""The waveforms of the window: of the session that is open as they grow, of all others behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.recording import Recording
from spacesviewer.library import recordings
from spacesviewer.library.store import Archive
from spacesviewer.media import waveform
from spacesviewer.media.joined_wave import JoinedWave
from spacesviewer.ui.tasks import Tasks
from spacesviewer.ui.waveforms import Waveforms
from spacesviewer.workflows import importing
from tests.made import session_folder

WAIT_MS = 20_000


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    with Archive.create(folder) as made:
        importing.add(made, [session_folder(tmp_path / "box")])
    return folder


@pytest.fixture
def recording(archive: Path) -> Recording:
    with Archive.open(archive, read_only=True) as opened:
        (one,) = recordings.list_all(opened)
    return one


@pytest.fixture
def waveforms(archive: Path, qtbot: QtBot) -> Iterator[Waveforms]:
    tasks = Tasks(archive)
    made = Waveforms(tasks, archive)
    made._idle.setInterval(0)
    yield made
    made.close()
    tasks.close()


def test_it_is_told_whole_at_last_and_in_part_before(
    waveforms: Waveforms, recording: Recording, qtbot: QtBot
) -> None:
    told: list[tuple[object, float]] = []
    waveforms.loaded.connect(lambda _uid, wave, fraction: told.append((wave, fraction)))
    waveforms.load(recording.session, [recording, replace(recording, offset_ms=60_000)])
    qtbot.waitUntil(lambda: bool(told) and told[-1][1] == 1.0, timeout=WAIT_MS)
    wave = told[-1][0]
    assert isinstance(wave, JoinedWave)
    assert len(wave.parts) == 2
    assert wave.duration_ms == 60_000 + recording.duration_ms
    fractions = [fraction for _, fraction in told]
    assert fractions == sorted(fractions)


def test_the_others_of_the_library_are_made_behind(
    waveforms: Waveforms, archive: Path, recording: Recording, qtbot: QtBot
) -> None:
    target = archive / "waveforms" / f"{recording.sha256}.wave"
    waveforms.take_library([])
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert waveform.load(target).duration_ms == recording.duration_ms


def test_a_recording_that_cannot_be_read_is_told_once_it_is_looked_at(
    waveforms: Waveforms, recording: Recording, qtbot: QtBot
) -> None:
    broken = Path(recording.path)
    broken.write_bytes(b"RIFF" + bytes(600))
    waveforms.take_library([])
    qtbot.waitUntil(lambda: bool(waveforms._refused), timeout=WAIT_MS)
    with qtbot.waitSignal(waveforms.problem, timeout=WAIT_MS) as caught:
        waveforms.load(recording.session, [recording])
    assert broken.name in str(caught.args[0])
