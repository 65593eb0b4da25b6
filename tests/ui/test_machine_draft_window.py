"""A draft is begun, paused, continued and cancelled in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.library import sessions
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.draft import DraftCommands
from spacesviewer.ui.dialogs.machine_draft import MachineDraftDialog
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.workflows import importing
from tests.tiny_model import model_folder
from tests.ui.test_correcting_words import close, make_window
from tests.unit.media.test_machine_draft import spoken

WAIT_MS = 60_000


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return model_folder(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    spoken(tmp_path / "talk.wav", 130)  # two pieces
    with Archive.create(tmp_path / "archive") as archive:
        importing.add(archive, [tmp_path / "talk.wav"])
        uid = sessions.list_sessions(archive)[0].id
    parts = make_window(tmp_path / "archive")
    with qtbot.waitSignal(parts[2].session_opened):
        parts[0].commands.open_session(uid)
    yield parts[0]
    close(*parts)


def drafting(window: MainWindow) -> tuple[DraftCommands, MachineDraftDialog]:
    group = window.commands.group(DraftCommands)
    window.commands.run("machine_draft")
    assert group.dialog is not None
    return group, group.dialog


@pytest.mark.slow
def test_paused_continued_and_shown(window: MainWindow, model: Path, qtbot: QtBot) -> None:
    group, dialog = drafting(window)
    assert not dialog.start.isEnabled()
    dialog.folder.setText(str(model))
    dialog.start.click()
    qtbot.waitUntil(dialog.pause.isEnabled, timeout=WAIT_MS)
    dialog.pause.click()
    qtbot.waitUntil(lambda: dialog.start.text() == "Continue", timeout=WAIT_MS)
    assert window.settings.model_folder == str(model)
    dialog.close()
    assert drafting(window)[1] is dialog  # the same draft, where it stopped
    with qtbot.waitSignal(window.workspace.session_opened, timeout=WAIT_MS):
        dialog.start.click()
    qtbot.waitUntil(lambda: len(window.session_view.spoken) > 0, timeout=WAIT_MS)
    data = window.session_view.data
    assert data is not None
    assert data.transcript is not None
    assert data.transcript.origin == "machine"
    assert group.dialog is None


def test_cancelled_leaves_nothing(window: MainWindow, model: Path, qtbot: QtBot) -> None:
    _, dialog = drafting(window)
    dialog.folder.setText(str(model))
    dialog.start.click()
    qtbot.waitUntil(dialog.cancel.isEnabled, timeout=WAIT_MS)
    dialog.cancel.click()
    qtbot.waitUntil(lambda: "Cancelled" in dialog.state.text(), timeout=WAIT_MS)
    folder = window.workspace.folder / "drafts"
    assert not folder.exists() or not list(folder.iterdir())
    assert dialog.start.isEnabled()


def test_the_window_closes_while_it_works(window: MainWindow, model: Path, qtbot: QtBot) -> None:
    _, dialog = drafting(window)
    dialog.folder.setText(str(model))
    dialog.start.click()
    qtbot.waitUntil(dialog.pause.isEnabled, timeout=WAIT_MS)
