"""What is heard is shown within a second and on disk within three."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.heard import NOTHING_THERE, Hearing
from spacesviewer.domain.recording import Recording
from spacesviewer.ui.sound import hearing as module
from spacesviewer.ui.sound.hearing import HearingLog

Written = list[tuple[int, tuple[Hearing, ...]]]


@pytest.fixture
def written() -> Written:
    return []


def recording(key: int, offset_ms: int) -> Recording:
    return Recording(key, "s", f"{key}.m4a", f"{key:064}", 1, 60_000, offset_ms=offset_ms)


@pytest.fixture
def log(written: Written, qtbot: QtBot) -> HearingLog:
    def write(recording: int, hearings: Sequence[Hearing]) -> None:
        written.append((recording, tuple(hearings)))

    made = HearingLog(write)
    made.take([recording(7, 60_000)], {7: (Hearing(0, 1000),)})
    made.follow(7)
    return made


def test_it_is_written_once_a_while_and_at_a_pause(log: HearingLog, written: Written) -> None:
    for start in range(5000, 6000, 20):
        log.on_heard(start, start + 20, 1.0)
    assert written == []
    log.on_playing(True)
    assert written == []
    log.on_playing(False)
    assert written == [(7, (Hearing(5000, 6000),))]
    log.on_playing(False)
    assert len(written) == 1


def test_it_is_written_while_playing_goes_on(
    log: HearingLog, written: Written, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert module._WRITE_MS <= 5000
    log._timer.setInterval(20)
    log.on_heard(5000, 5020, 1.5)
    qtbot.waitUntil(lambda: bool(written))
    assert written == [(7, (Hearing(5000, 5020, 150),))]


def test_the_map_is_of_the_session_and_grows_at_once(log: HearingLog) -> None:
    assert log.stretches() == ((60_000, 61_000),)
    log.on_heard(1000, 2000, 1.0)
    log.on_heard(2000, 2500, 2.0)
    assert log.stretches() == ((60_000, 62_500),)
    log.flush()
    assert log.stretches() == ((60_000, 62_500),)
    assert log.covers(7, 60_500, 62_400)
    assert not log.covers(7, 60_500, 62_600)


def test_only_digital_silence_is_passed_over_without_a_loss(
    log: HearingLog, written: Written
) -> None:
    log.set_digital_silence(7, ((2000, 3000), (5000, 6000)))
    log.on_heard(1000, 2000, 1.0)
    log.on_jumped(2000, 3000)
    log.on_heard(3000, 4000, 1.0)
    log.on_jumped(4000, 5500)
    log.on_heard(5500, 6000, 1.0)
    log.flush()
    assert Hearing(2000, 3000, NOTHING_THERE) in written[0][1]
    assert log.stretches() == ((60_000, 62_000), (63_000, 64_000), (65_500, 66_000))
    assert log.covers(7, 61_000, 64_000)
    assert not log.covers(7, 63_000, 66_000)


def test_another_recording_has_another_map(log: HearingLog, written: Written) -> None:
    log.on_heard(1000, 2000, 1.0)
    log.take([recording(8, 0)], {})
    log.follow(8)
    assert written == [(7, (Hearing(1000, 2000),))]
    assert log.stretches() == ()
    log.on_heard(0, 100, 1.0)
    log.follow(0)
    assert written[1] == (8, (Hearing(0, 100),))
    log.on_heard(0, 100, 1.0)
    log.flush()
    assert len(written) == 2


def test_reading_the_same_session_again_loses_nothing(log: HearingLog) -> None:
    log.on_heard(1000, 2000, 1.0)
    log.take([recording(7, 60_000)], {7: (Hearing(0, 1000),)})
    log.follow(7)
    assert log.stretches() == ((60_000, 62_000),)


def test_of_two_parts_each_has_what_was_heard_of_it(log: HearingLog, written: Written) -> None:
    log.take([recording(7, 0), recording(8, 60_000)], {8: (Hearing(500, 900),)})
    log.on_heard(59_000, 60_000, 1.0)
    log.follow(8)
    log.on_heard(0, 400, 1.0)
    log.on_playing(False)
    assert written == [(7, (Hearing(59_000, 60_000),)), (8, (Hearing(0, 400),))]
    assert log.stretches() == ((0, 1000), (59_000, 60_400), (60_500, 60_900))
    assert log.covers(8, 60_000, 60_400)
    # The same minute of the session, but of another recording.
    assert not log.covers(7, 60_000, 60_400)
    assert not log.covers(9, 60_000, 60_400)
