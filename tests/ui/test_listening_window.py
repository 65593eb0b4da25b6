"""The commands of listening in the real window, with a clock that is heard for a device."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from spacesviewer import app
from spacesviewer.domain.heard import Stretches, covers, heard
from spacesviewer.domain.selection import select
from spacesviewer.library import heard as stored
from spacesviewer.library import recordings
from spacesviewer.library.store import Archive
from spacesviewer.media import waveform
from spacesviewer.media.stream import SoundFormat
from spacesviewer.media.tuning import AS_RECORDED, Tuning
from spacesviewer.settings import Settings
from spacesviewer.ui.dialogs.preferences import PreferencesDialog
from spacesviewer.ui.dialogs.tables import keyboard_page
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.sound.player import Player
from spacesviewer.ui.sound.playhead import Playhead
from spacesviewer.ui.sound.sink import ClockSink
from spacesviewer.ui.tasks import Tasks
from spacesviewer.ui.widgets.sound_menu import SoundMenu, SpeedMenu
from spacesviewer.ui.window_state import WindowState
from spacesviewer.ui.workspace import Workspace
from spacesviewer.workflows import importing
from tests.made import session_folder

WAIT_MS = 5_000
FASTER = 8
GIVEN: list[bytes] = []  # what has left for the device, the last of it


def give(sound: bytes) -> None:
    GIVEN[:] = [sound]


def make_sink(rate: int, channels: int) -> ClockSink:
    return ClockSink(
        SoundFormat(rate, channels),
        clock=lambda: time.monotonic() * FASTER,
        keep=give,
        audible=True,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("listening")
    with Archive.create(home / "archive") as archive:
        importing.add(archive, [session_folder(home / "box")])
        (recording,) = recordings.list_all(archive)
        target = archive.cache_folder / f"{recording.sha256}.wave"
    waveform.build(Path(recording.path), target)
    return home / "archive"


@pytest.fixture(scope="module")
def shared(qapp: QApplication, folder: Path) -> Iterator[MainWindow]:
    """The window that all tests here share, as one's work does: to start it takes seconds."""
    app.application()
    workspace = Workspace(Settings(rewind_ms=0), Tasks(folder))
    playhead = Playhead()
    player = Player(playhead, make_sink=make_sink)
    made = MainWindow(workspace.settings, WindowState())
    made.show_library(workspace.tasks)
    made.furnish(workspace, player, playhead)
    player.warm_up()
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    player.close()
    workspace.close()
    made.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def window(shared: MainWindow, folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the session opened anew and nothing heard of it."""
    with Archive.open(folder) as archive:
        archive.run("DELETE FROM heard")
        (recording,) = recordings.list_all(archive)
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    shared.activateWindow()
    shared.player.pause()
    shared.listening.hearing.take((), {})
    shared.listening.listening.play_all()
    shared.session_view.find_bar.field.clear()
    shared.session_view.clear_selection()
    with qtbot.waitSignal(shared.workspace.session_opened, timeout=WAIT_MS):
        shared.workspace.open_session(recording.session)
    shared.session_view.timeline.zoom_fit()  # a session is shown again as it was left
    shared.playhead.seek(0)
    shared.commands.set_speed(1)
    shared.commands.set_volume(1)
    shared.listening.set_tuning(AS_RECORDED)
    yield shared
    shared.player.pause()
    shared.listening.hearing.flush()
    qtbot.waitUntil(lambda: not shared.player._timer.isActive(), timeout=WAIT_MS)
    # What was written may have the library read anew, which begins the timers again.
    settle(shared, qtbot)
    read: list[bool] = []
    shared.workspace.tasks.read.do(lambda _archive: True, read.append)
    qtbot.waitUntil(lambda: bool(read), timeout=WAIT_MS)
    shared.toast._timer.stop()
    shared.waveforms._idle.stop()


def is_muted(window: MainWindow) -> bool:
    return window.session_view.transport.muted


def scrubs(window: MainWindow) -> bool:
    return window.player._scrubber.is_busy


def route_of(window: MainWindow) -> tuple[Stretches, bool]:
    return window.player.route


def play_until(window: MainWindow, qtbot: QtBot, at_ms: int) -> None:
    window.commands.run("play")
    qtbot.waitUntil(lambda: window.playhead.position_ms >= at_ms, timeout=WAIT_MS)
    window.commands.run("play")


def kept(folder: Path) -> tuple[tuple[int, int], ...]:
    with Archive.open(folder, read_only=True) as archive:
        (recording,) = recordings.list_all(archive)
        return heard(stored.of_recording(archive, recording.id))


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until the library's worker has done what is queued."""
    done: list[bool] = []
    window.workspace.tasks.write.do(lambda _archive: True, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)


def test_what_was_heard_is_kept_and_drawn(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    timeline = window.session_view.timeline
    before = timeline.grab().toImage()
    play_until(window, qtbot, 2500)
    settle(window, qtbot)
    assert covers(kept(folder), 0, 2400)
    assert kept(folder)[-1][1] < 6000
    after = timeline.grab().toImage()
    y = timeline._geometry.rows.wave.bottom + 2
    near, far = (round(timeline.x_of(ms)) for ms in (1200, 9000))
    assert after.pixelColor(near, y) == window.theme.heard
    assert after.pixelColor(far, y) == window.theme.line
    assert before.pixelColor(near, y) == window.theme.line
    over = timeline._geometry.rows.overview.bottom + 2
    assert after.pixelColor(near, over) == window.theme.heard
    assert "heard in all" in timeline.accessibleDescription()


def test_a_quote_is_heard_in_full_as_soon_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    timeline = window.session_view.spoken
    chosen = select(timeline, lambda _ids: {}, (1, 0), (1, 12))
    assert chosen is not None
    with qtbot.waitSignal(window.workspace.notes_changed, timeout=WAIT_MS):
        window.workspace.bookmark(chosen)
    data = window.session_view.data
    assert data is not None
    assert data.quotes[0].heard is False
    window.playhead.seek(data.quotes[0].start_ms)
    play_until(window, qtbot, data.quotes[0].end_ms + 200)

    def state() -> bool | None:
        shown = window.session_view.data
        assert shown is not None
        return shown.quotes[0].heard

    qtbot.waitUntil(lambda: state() is True, timeout=WAIT_MS)


def test_a_loop_is_set_by_two_keys_and_ended_by_one(window: MainWindow, qtbot: QtBot) -> None:
    chip = window.session_view.chip
    assert chip.isHidden()
    window.playhead.seek(1000)
    QTest.keyClick(window, Qt.Key.Key_BracketLeft)
    window.playhead.seek(2000)
    QTest.keyClick(window, Qt.Key.Key_BracketRight)
    assert route_of(window) == (((1000, 2000),), True)
    assert chip.label.text() == "Loop 0:00:01.0–0:00:02.0"
    assert not chip.isHidden()
    places: list[int] = []
    window.playhead.position_changed.connect(places.append)
    window.playhead.seek(1500)
    places.clear()
    window.commands.run("play")
    qtbot.waitUntil(lambda: any(b < a for a, b in pairwise(places)))
    assert max(places) <= 2000
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert route_of(window) == ((), False)
    assert chip.isHidden()


def test_selection_segment_and_quote_are_looped(window: MainWindow, qtbot: QtBot) -> None:
    window.playhead.seek(2500)
    window.commands.run("loop")
    assert route_of(window) == (((2200, 4500),), True)
    assert window.player.is_playing
    window.commands.run("loop")
    assert route_of(window) == ((), False)
    window.session_view.timeline.set_selected_range((3000, 3500))
    window.commands.run("loop")
    assert route_of(window) == (((3000, 3500),), True)
    window.listening.listening.loop_stretch(5000, 5010)
    assert route_of(window) == (((3000, 3500),), True)


def test_only_one_speaker_only_found_words_only_what_is_new(
    window: MainWindow, qtbot: QtBot
) -> None:
    run, player = window.commands.run, window.player
    window.playhead.seek(3000)
    run("only_speaker")
    omar = ((2200, 4500), (6200, 9000))
    assert route_of(window) == (omar, False)
    assert window.session_view.chip.label.text() == "Only Omar"
    run("only_speaker")
    assert route_of(window) == ((), False)
    window.listening.listening.only_speaker("Ayesha")
    assert route_of(window) == (((500, 2000), (4700, 6000)), False)
    run("only_hits")
    assert window.session_view.chip.label.text() == "Only Ayesha"
    with qtbot.waitSignal(window.session_view.transcript.matches_changed, timeout=WAIT_MS):
        window.session_view.find_bar.field.setText("asked")
    run("only_hits")
    assert window.session_view.chip.label.text() == "Only the words found"
    assert player.route[0][0][0] >= 6200
    run("play_all")
    window.playhead.seek(0)
    play_until(window, qtbot, 3000)
    run("only_unheard")
    ((start, end),) = player.route[0]
    assert 3000 <= start < 7000
    assert end == 10_000


def test_silence_is_skipped_once_it_is_known(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    listening = window.listening.listening
    qtbot.waitUntil(lambda: listening._silence is not None, timeout=WAIT_MS)
    asked: list[bool] = []  # what is still being found out would come over what is told here
    listening._media.do(lambda _archive: True, asked.append)
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    window.commands.run("skip_silence")
    assert window.actions_by_name["skip_silence"].isChecked()
    assert window.session_view.chip.label.text() == "Silence skipped"
    listening._on_silences([(((1000, 2000), (5000, 6000)), ((1200, 1800),))])
    assert route_of(window) == (((0, 1000), (2000, 5000), (6000, 10_000)), False)
    window.playhead.seek(0)
    play_until(window, qtbot, 2600)
    assert window.listening.hearing.stretches()[0] == (0, 1000)
    window.commands.run("skip_silence")
    assert route_of(window) == ((), False)
    listening._silence = ()


def test_the_waveform_tells_where_silence_is(window: MainWindow, qtbot: QtBot) -> None:
    # What stands in for a recording here is a tone without a pause.
    listening = window.listening.listening
    qtbot.waitUntil(lambda: listening._silence is not None, timeout=WAIT_MS)
    assert listening._silence == ()


def test_speed_goes_by_quarters_and_the_menu_by_twentieths(
    window: MainWindow, qtbot: QtBot
) -> None:
    run, player = window.commands.run, window.player
    run("faster")
    assert player.speed == 1.25
    window.listening.choose_speed()
    (menu,) = window.findChildren(SpeedMenu)
    menu.field.setValue(1.4)
    menu.close()
    assert player.speed == 1.4
    assert window.session_view.transport.buttons["speed"].text().strip() == "1.4×"
    run("faster")
    assert player.speed == 1.5
    window.commands.set_speed(1.4)
    run("slower")
    assert player.speed == 1.25
    for _ in range(12):
        run("slower")
    assert player.speed == 0.5
    for _ in range(12):
        run("faster")
    assert player.speed == 3.0


def test_volume_gain_and_side_have_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("sound")
    (menu,) = window.findChildren(SoundMenu)
    menu.gain.setValue(13)
    menu.side.setCurrentIndex(1)
    menu.volume.setValue(0)
    assert window.player._tuning == Tuning("left", 12)
    assert is_muted(window)
    menu.close()
    window.commands.run("mute")
    assert not is_muted(window)
    assert window.player._volume == 1.0
    window.commands.run("softer")
    assert window.player._volume == 0.9
    for _ in range(5):
        window.commands.run("gain_more")
    assert window.player._tuning == Tuning("left", 24)


def test_stop_returns_to_where_playing_began(window: MainWindow, qtbot: QtBot) -> None:
    window.playhead.seek(3000)
    window.commands.run("play")
    qtbot.waitUntil(lambda: window.playhead.position_ms > 3500, timeout=WAIT_MS)
    window.commands.run("stop")
    assert not window.player.is_playing
    assert window.playhead.position_ms == 3000


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_MediaPlay, "play"),
        (Qt.Key.Key_MediaNext, "next_segment"),
        (Qt.Key.Key_MediaPrevious, "previous_segment"),
        (Qt.Key.Key_MediaStop, "stop"),
    ],
)
def test_media_keys_work(window: MainWindow, key: Qt.Key, name: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.actions_by_name[name].triggered, timeout=WAIT_MS):
        QTest.keyClick(window, key)


def test_a_foot_pedal_is_a_key_of_ones_own(window: MainWindow, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(window.settings, window)
    fields = dialog.pedal.fields
    QTest.keyClick(fields["play"], Qt.Key.Key_F9)
    QTest.keyClick(fields["back"], Qt.Key.Key_F1)
    assert "F1 is taken" in dialog.pedal.problem()
    dialog.accept()
    assert dialog.result() == 0
    assert dialog.pages.currentWidget().isAncestorOf(fields["play"])  # one sees what is wrong
    assert dialog.sizeHint().height() < 640  # and OK, on a screen of 720 with a task bar
    fields["back"].setKeySequence(QKeySequence("F9"))
    assert "two things" in dialog.pedal.problem()
    fields["back"].setKeySequence(QKeySequence("F7"))
    dialog.accept()
    assert dialog.result() == 1
    window.commands.take_settings(dialog.settings())
    dialog.deleteLater()
    with qtbot.waitSignal(window.actions_by_name["play"].triggered, timeout=WAIT_MS):
        QTest.keyClick(window, Qt.Key.Key_F9)
    with qtbot.waitSignal(window.actions_by_name["back"].triggered, timeout=WAIT_MS):
        QTest.keyClick(window, Qt.Key.Key_F7)
    page = keyboard_page(window.actions_by_name.by_name, window)
    rows = [page.table.item(row, 2) for row in range(page.table.rowCount())]
    assert [item for item in rows if item is not None and "F9" in item.text()]
    page.deleteLater()
    window.commands.take_settings(replace(window.settings, pedal_play=""))
    assert "F9" not in [s.toString() for s in window.actions_by_name["play"].shortcuts()]


def test_every_key_means_one_thing(shared: MainWindow) -> None:
    keys = [
        sequence.toString()
        for action in shared.actions_by_name.by_name.values()
        for sequence in action.shortcuts()
    ]
    assert "Toggle Media Play/Pause" in keys
    assert "" not in keys
    assert len(keys) == len(set(keys))


def test_the_list_menu_names_the_speakers(window: MainWindow, qtbot: QtBot) -> None:
    window.session_view.transport.buttons["list"].click()
    texts = {action.text() for menu in window.findChildren(QMenu) for action in menu.actions()}
    assert {"Ayesha", "Omar"} <= texts
    for menu in window.findChildren(QMenu):
        menu.close()


def test_dragging_on_the_timeline_is_heard(window: MainWindow, qtbot: QtBot) -> None:
    timeline = window.session_view.timeline
    heard_at: list[int] = []
    timeline.dragged.connect(heard_at.append)
    # Until the recording is open there is nothing that could be heard.
    qtbot.waitUntil(lambda: window.player._source.file is not None, timeout=WAIT_MS)
    start, end = (round(timeline.x_of(ms)) for ms in (2000, 6000))
    y = timeline._geometry.rows.wave.top + 10
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(start, y))
    GIVEN.clear()
    QTest.mouseMove(timeline, QPoint((start + end) // 2, y))
    # Not whether a grain is heard now: one is over in 10 ms, which a busy computer lets pass.
    qtbot.waitUntil(lambda: bool(GIVEN), timeout=WAIT_MS)
    QTest.mouseMove(timeline, QPoint(end, y))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(end, y))
    assert not scrubs(window)
    assert heard_at[-1] == pytest.approx(6000, abs=40)
    assert timeline.selected_range() is not None
    assert not window.player.is_playing


def test_the_timeline_s_menu_works_on_what_is_selected(window: MainWindow, qtbot: QtBot) -> None:
    view = window.session_view
    span = (view.spoken.starts[1], view.spoken.ends[1])
    timeline = view.timeline
    view.transcript.select_all()
    timeline.set_selected_range(span)
    timeline.range_selected.emit(*span)
    assert not view.transcript.has_selection()  # or B would quote other words than those drawn
    assert view.selected_range() == span
    timeline.context_requested.emit(QPoint(50, 50), span[0])
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions()]
    assert {"bookmark", "tag", "clip", "loop", "zoom_range"} <= set(names)
    menu.close()
    window.commands.run("loop")
    assert route_of(window) == ((span,), True)
    window.commands.run("zoom_range")
    begin, end = timeline.visible_range()
    assert begin <= span[0] < span[1] <= end <= span[1] + (span[1] - span[0])
    view.transcript.select_all()
    assert timeline.selected_range() is None


def test_what_lies_under_the_mouse_can_be_selected(window: MainWindow) -> None:
    view = window.session_view
    at_ms = view.spoken.starts[0]
    view.timeline.context_requested.emit(QPoint(50, 50), at_ms)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(a for a in menu.actions() if a.text().startswith("Select What")).trigger()
    assert view.selected_range() == (at_ms, view.spoken.ends[0])


def test_keys_go_from_topic_to_topic_and_undo_moves_one_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    workspace = window.workspace
    for name, start, end in (("Rally", 1000, 2000), ("Army", 3000, 4000)):
        with qtbot.waitSignal(workspace.notes_changed, timeout=WAIT_MS):
            workspace.tag(name, start, end)
    window.playhead.seek(0)
    window.commands.run("next_topic")
    assert window.playhead.position_ms == 1000
    assert "Rally" in window.toast.text()
    window.commands.run("next_topic")
    window.commands.run("next_topic")
    assert window.playhead.position_ms == 3000
    assert "no further topic" in window.toast.text()
    window.commands.run("previous_topic")
    assert window.playhead.position_ms == 1000
    span = window.session_view.data.spans[0] if window.session_view.data else None
    assert span is not None
    with qtbot.waitSignal(workspace.notes_changed, timeout=WAIT_MS):
        window.session_view.timeline.topic_resized.emit(span.id, 500, 2500)
    assert workspace.session is not None
    assert (workspace.session.spans[0].start_ms, workspace.session.spans[0].end_ms) == (500, 2500)
    for _ in range(3):
        with qtbot.waitSignal(workspace.notes_changed, timeout=WAIT_MS):
            workspace.undo()
    assert workspace.session.spans == ()


def test_a_collapsed_timeline_gives_its_room_to_the_transcript_and_comes_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    view, action = window.session_view, window.actions_by_name["timeline"]
    QApplication.processEvents()
    tall, below = view.timeline.height(), view.transcript.height()
    action.trigger()
    assert window.commands.hidden_parts() == "timeline"  # and so it is at the next start
    qtbot.waitUntil(lambda: view.transcript.height() - below == tall, timeout=WAIT_MS)
    assert view.timeline.isHidden()
    action.trigger()
    qtbot.waitUntil(lambda: view.timeline.height() == tall, timeout=WAIT_MS)
    assert view.timeline.isVisible()
    # As at a start with the timeline collapsed: nobody knows any more how high it was.
    action.trigger()
    view._sizes = view.splitter.sizes()
    action.trigger()
    wanted = view._above.sizeHint().height()
    qtbot.waitUntil(lambda: view._above.height() == wanted, timeout=WAIT_MS)
