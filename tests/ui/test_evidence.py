"""Bundles of evidence are made and verified in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.library import custody, quotes
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.evidence import EvidenceCommands
from spacesviewer.ui.dialogs.evidence import BundleDialog, EvidenceDialog
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.workflows import evidence
from tests import tampering
from tests.ui.test_correcting_words import WAIT_MS, close, make_window

SOUND_MS = 60_000  # another process decodes; the machine may be busy


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    archive, uid = tampering.prepared(tmp_path)
    with archive:
        session = quotes.get(archive, uid).session
    parts = make_window(tmp_path / "archive")
    with qtbot.waitSignal(parts[0].workspace.session_opened, timeout=WAIT_MS):
        parts[0].commands.open_session(session)
    yield parts[0]
    close(*parts)


def group(window: MainWindow) -> EvidenceCommands:
    return window.commands.group(EvidenceCommands)


def told(window: MainWindow, qtbot: QtBot) -> BundleDialog:
    """The report that comes up; it is closed again."""
    qtbot.waitUntil(lambda: bool(window.findChildren(BundleDialog)), timeout=SOUND_MS)
    (dialog,) = window.findChildren(BundleDialog)
    return dialog


def closed(dialog: BundleDialog, window: MainWindow, qtbot: QtBot) -> None:
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(BundleDialog), timeout=WAIT_MS)


def test_who_it_is_for_says_what_it_holds(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("evidence")
    qtbot.waitUntil(lambda: bool(window.findChildren(EvidenceDialog)), timeout=WAIT_MS)
    (dialog,) = window.findChildren(EvidenceDialog)
    assert dialog.chosen() == (evidence.PUBLISH, False, "zip")
    assert "no transcript" in dialog.told.text()
    assert not dialog.recording.isEnabled()
    dialog.profile.setCurrentIndex(1)
    assert "not to be published" in dialog.told.text()
    dialog.recording.setChecked(True)
    dialog.form.setCurrentIndex(1)
    assert dialog.chosen() == (evidence.LEGAL, True, "")
    dialog.profile.setCurrentIndex(0)
    assert dialog.chosen() == (evidence.PUBLISH, False, "")
    dialog.reject()


def test_a_bundle_is_made_logged_and_verified(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (quote,) = window.commands.quotes.of_session()
    target = tmp_path / "bundle"
    group(window).make(quote, evidence.LEGAL, target, with_recording=False)
    dialog = told(window, qtbot)
    assert "bundle is written" in dialog.headline.text()
    seal = dialog.text.toPlainText().split()[1]
    closed(dialog, window, qtbot)

    def step() -> custody.Step | None:
        with Archive.open(tmp_path / "archive", read_only=True) as archive:
            return custody.of_bundle(archive, seal)

    qtbot.waitUntil(lambda: step() is not None, timeout=WAIT_MS)
    group(window).verify_path(target)
    dialog = told(window, qtbot)
    assert "is as it was made" in dialog.headline.text()
    assert "made from this archive" in dialog.text.toPlainText()
    closed(dialog, window, qtbot)
    (target / "data" / "corrections.csv").write_text("nothing", "utf-8")
    (target / "data" / "more.txt").write_text("<b>more</b>", "utf-8")
    group(window).verify_path(target)
    dialog = told(window, qtbot)
    assert "was changed" in dialog.headline.text()
    assert "data/corrections.csv: was changed" in dialog.text.toPlainText()
    assert "data/more.txt: was added" in dialog.text.toPlainText()
    closed(dialog, window, qtbot)


def test_what_is_no_bundle_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "photos.zip").write_bytes(b"PK")
    group(window).verify_path(tmp_path / "photos.zip")
    dialog = told(window, qtbot)
    assert dialog.headline.text() == "photos.zip cannot be verified."
    assert "not a zip of a bundle" in dialog.text.toPlainText()
    closed(dialog, window, qtbot)
