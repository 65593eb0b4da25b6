"""The dialog of attribution styles, its preview, and what is then on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from spacesviewer import settings as stored_settings
from spacesviewer.library import recordings
from spacesviewer.library.store import Archive
from spacesviewer.settings import Settings
from spacesviewer.ui import clipboard
from spacesviewer.ui.dialogs.attribution import EXAMPLE, AttributionDialog
from spacesviewer.ui.main_window import MainWindow
from tests.ui.test_correcting_words import WAIT_MS, close, make_window, opened
from tests.unit.workflows.quote_scene import QuoteScene

NO_ROLE = "The army has no role in media freedom."


def shown(qtbot: QtBot, settings: Settings | None = None) -> AttributionDialog:
    dialog = AttributionDialog(settings or Settings(), EXAMPLE)
    qtbot.addWidget(dialog)
    return dialog


def choose(dialog: AttributionDialog, style: str) -> None:
    dialog.style_box.setCurrentIndex(dialog.style_box.findData(style))


def test_the_preview_follows_the_style(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    assert "Imran, On the rally, 14 Nov 2026, 19:30 (UTC+5)" in dialog.preview.toPlainText()
    choose(dialog, "news")
    assert "Imran (@imran), host" in dialog.preview.toPlainText()
    assert "19:31:14" in dialog.preview.toPlainText()
    assert "translated from Urdu" in dialog.preview.toPlainText()
    assert dialog.template.isReadOnly()
    assert dialog.settings().quote_style == "news"


def test_an_own_template_is_typed_with_a_live_preview(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    choose(dialog, "own")
    dialog.template.clear()
    dialog.template.textEdited.emit("")
    assert "{name}" in dialog.preview.toPlainText()
    dialog.buttons[0].click()
    assert dialog.template.text() == "{name}"
    QTest.keyClicks(dialog.template, " on {platfrom}")
    assert "There is no {platfrom}" in dialog.preview.toPlainText()
    assert not dialog.box.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    dialog.accept()
    assert not dialog.result()
    for _ in "from}":
        QTest.keyClick(dialog.template, Qt.Key.Key_Backspace)
    QTest.keyClicks(dialog.template, "form}")
    assert "— Imran on X Spaces (UNVERIFIED" in dialog.preview.toPlainText()
    told = dialog.settings()
    assert (told.quote_style, told.quote_template) == ("own", "{name} on {platform}")
    choose(dialog, "minimal")
    assert dialog.settings().quote_template == "{name} on {platform}"  # for another day


def test_a_template_that_cannot_be_used_is_not_used() -> None:
    spoilt = Settings(quote_style="own", quote_template="{nmae}")
    assert clipboard.form_of(spoilt).template == ""


def test_settings_keep_the_style(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    stored_settings.save(Settings(quote_style="own", quote_template="{name}: “{words}”"), path)
    assert stored_settings.load(path).quote_template == "{name}: “{words}”"
    path.write_text('quote_style = "gossip"\n', "utf-8")
    assert stored_settings.load(path).quote_style == "standard"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with Archive.create(tmp_path / "archive") as archive:
        scene = QuoteScene(archive)
        recordings.set_missing(archive, scene.recording)  # or the window asks for its file
        scene.take(1, NO_ROLE)
    parts = make_window(tmp_path / "archive")
    opened(parts[0], qtbot)
    yield parts[0]
    close(*parts)


def test_a_style_that_is_chosen_is_copied_in_all_forms(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("attribution")
    qtbot.waitUntil(lambda: bool(window.findChildren(AttributionDialog)), timeout=WAIT_MS)
    (dialog,) = window.findChildren(AttributionDialog)
    choose(dialog, "minimal")
    assert f"“{NO_ROLE}” — Imran, 0:00:04 (UNVERIFIED" in dialog.preview.toPlainText()
    dialog.accept()
    assert window.settings.quote_style == "minimal"
    window.commands.run("copy_all")
    qtbot.waitUntil(lambda: "copied" in window.toast.text(), timeout=WAIT_MS)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith(f"“{NO_ROLE}” — Imran, 0:00:04 (UNVERIFIED")
    assert "— Imran, 0:00:04 (UNVERIFIED" in data.html()
    assert "On the rally" not in data.text() + data.html()
