"""A session of several recordings plays through, each place from the recording that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.ui.models.session_data import EMPTY_TIMELINE, SessionData
from spacesviewer.ui.sound.hearing import HearingLog
from spacesviewer.ui.sound.listening import Listening, Only
from spacesviewer.ui.sound.player import Player
from spacesviewer.ui.sound.playhead import Playhead
from spacesviewer.ui.sound.playing_parts import Parts
from spacesviewer.ui.tasks import Worker
from tests.made import tone

LONG_MS = 20_000


@pytest.fixture
def parts(qtbot: QtBot, tmp_path: Path) -> Iterator[Parts]:
    """Two seconds of sound, a gap, and two seconds from the tenth on."""
    recordings = []
    for key, (name, offset_ms) in enumerate((("one", 0), ("two", 10_000)), 1):
        path = tone(tmp_path / f"{name}.wav", 2.0)
        role = "main" if key == 1 else "part"
        recordings.append(
            Recording(key, "s", str(path), name, 1, 2000, role=role, offset_ms=offset_ms)
        )
    playhead = Playhead()
    player = Player(playhead, make_sink=lambda _rate, _channels: None)
    made = Parts(player, playhead)
    made.open(recordings, 12_000)
    yield made
    player.close()


def test_a_seek_opens_the_part_that_holds_the_place(parts: Parts) -> None:
    told: list[int] = []
    parts._playhead.position_changed.connect(told.append)
    parts._playhead.seek(10_500)
    assert parts.current is not None
    assert (parts.current.id, parts._playhead.position_ms) == (2, 10_500)
    parts._playhead.seek(700)
    assert (parts.current.id, parts._playhead.position_ms) == (1, 700)
    assert set(told) == {10_500, 700}  # nobody saw a jump to 0 in between


def test_it_plays_on_over_a_gap_to_the_end(qtbot: QtBot, parts: Parts) -> None:
    parts.play_from(1500)
    qtbot.waitUntil(lambda: parts._playhead.position_ms >= 10_000, timeout=LONG_MS)
    assert parts.current is not None
    assert parts.current.id == 2
    qtbot.waitUntil(
        lambda: not parts._player.is_playing and parts._playhead.position_ms >= 11_900,
        timeout=LONG_MS,
    )


def test_playing_goes_on_after_a_seek_into_another_part(qtbot: QtBot, parts: Parts) -> None:
    parts.play_from(0)
    qtbot.waitUntil(lambda: parts._playhead.position_ms > 100, timeout=LONG_MS)
    parts._playhead.seek(10_200)
    assert parts._player.is_playing
    qtbot.waitUntil(lambda: parts._playhead.position_ms > 10_300, timeout=LONG_MS)


def test_a_pause_is_no_end(qtbot: QtBot, parts: Parts) -> None:
    parts.play_from(500)
    qtbot.waitUntil(lambda: parts._playhead.position_ms > 600, timeout=LONG_MS)
    parts._player.pause()
    qtbot.wait(1)
    assert parts.current is not None
    assert parts.current.id == 1
    assert not parts._player.is_playing


@pytest.fixture
def listening(parts: Parts) -> Iterator[Listening]:
    """The play lists of the session of two parts."""
    worker = Worker("media", lambda: None)
    hearing = HearingLog(lambda _key, _hearings: None)
    player, playhead = parts._player, parts._playhead
    made = Listening(player, playhead, hearing, worker, parts.play_from)
    parts.opened.connect(made.follow)
    parts.goes_on_at = made.goes_on_at
    detail = SessionDetail(
        "s", SessionFacts("A hall"), 12_000, parts._recordings, (), (), 0, "", ""
    )
    made.show_session(SessionData(detail, None, EMPTY_TIMELINE))
    made.follow(parts.current)
    yield made
    worker.close()


def test_a_play_list_goes_on_into_the_next_part(
    qtbot: QtBot, parts: Parts, listening: Listening
) -> None:
    places: list[int] = []
    parts._playhead.position_changed.connect(places.append)
    listening._set_only(Only("Two words", ((500, 800), (10_600, 10_900))), "")
    parts._playhead.seek(0)
    parts._player.play()
    qtbot.waitUntil(
        lambda: (
            parts.current is not None
            and parts.current.id == 2
            and not parts._player.is_playing
            and parts._playhead.position_ms >= 10_850
        ),
        timeout=LONG_MS,
    )
    heard = [ms for ms in places if ms > 0]
    assert all(500 <= ms <= 830 or 10_600 <= ms <= 10_930 or ms >= 11_990 for ms in heard)
    assert listening.goes_on_at(12_000) is None


def test_a_play_list_is_played_on_from_behind_its_last_place_in_a_part(
    qtbot: QtBot, parts: Parts, listening: Listening
) -> None:
    listening._set_only(Only("Two words", ((500, 800), (10_600, 10_900))), "")
    parts._playhead.seek(1500)
    parts._player.play()
    qtbot.waitUntil(lambda: parts._playhead.position_ms >= 10_600, timeout=LONG_MS)


def test_a_loop_over_two_parts_comes_round(
    qtbot: QtBot, parts: Parts, listening: Listening
) -> None:
    opened: list[int] = []
    parts.opened.connect(lambda one: opened.append(one.id))
    listening.loop_stretch(1600, 10_300)
    qtbot.waitUntil(lambda: opened[:2] == [2, 1], timeout=LONG_MS)
    qtbot.waitUntil(
        lambda: parts._player.is_playing and 1600 <= parts._playhead.position_ms < 2000,
        timeout=LONG_MS,
    )


def test_without_a_recording_time_goes_on_in_silence(qtbot: QtBot, parts: Parts) -> None:
    parts.open([], 5000)
    assert parts.current is None
    parts.play_from(1000)
    qtbot.waitUntil(lambda: parts._playhead.position_ms > 1050, timeout=LONG_MS)
