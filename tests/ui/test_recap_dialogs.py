"""A recap is put together by hand, and one is checked, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.domain.changes import Changes
from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.recap import RecapCommands
from spacesviewer.ui.dialogs.recap import RecapDialog
from spacesviewer.ui.dialogs.recap_check import RecapCheckDialog
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.workflows import people, quoting, tagging, translating
from tests.ui.test_correcting_words import WAIT_MS, close, make_window
from tests.unit.library import making

UNCHECKED = Qt.CheckState.Unchecked


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    folder = tmp_path / "archive"
    with Archive.create(folder) as archive:
        uid = making.session(archive, participants=making.people("Imran"))
        line = making.transcript(archive, uid, making.parsed(words=True))
        info = transcripts.get(archive, line)
        for row in (1, 3):
            chosen = quoting.from_range(archive, uid, info, row * 4000, row * 4000 + 3900)
            quoting.keep(archive, quoting.draft(archive, uid, chosen, line))
        urdu, _ = translating.begin(archive, line, "ur", reviewer="Noor")
        said = transcripts.segments(archive, line)[1]
        translating.translate(
            archive, urdu, said.id, "میں ووٹر ہوں۔", reviewer="Noor", status="checked"
        )
        tagging.tag(archive, uid, "Media", 4000, 8000)
        tagging.tag(archive, uid, "The army", 8000, 16_000)
    parts = make_window(folder)
    with qtbot.waitSignal(parts[0].workspace.session_opened, timeout=WAIT_MS):
        parts[0].commands.open_session(uid)
    yield parts[0]
    close(*parts)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> RecapDialog:
    window.commands.run("recap")
    qtbot.waitUntil(lambda: bool(window.findChildren(RecapDialog)), timeout=WAIT_MS)
    (found,) = window.findChildren(RecapDialog)
    qtbot.waitUntil(found.isVisible, timeout=WAIT_MS)
    return found


def shown(dialog: RecapDialog) -> str:
    return dialog.preview.toPlainText()


def test_all_quotes_stand_under_their_topics(dialog: RecapDialog) -> None:
    text = shown(dialog)
    assert text.index("Media") < text.index("1,234 voters") < text.index("The army")
    assert text.index("The army") < text.index("has no role in media freedom")
    assert dialog.tree.topLevelItemCount() == 2


def test_quotes_are_left_out_and_headings_rewritten(dialog: RecapDialog, qtbot: QtBot) -> None:
    media, army = dialog.tree.topLevelItem(0), dialog.tree.topLevelItem(1)
    assert media is not None
    assert army is not None
    first = media.child(0)
    assert first is not None
    first.setCheckState(0, UNCHECKED)
    army.setText(0, "Role of the army")
    dialog.headline.setText("A headline of ours")
    qtbot.waitUntil(lambda: "Role of the army" in shown(dialog), timeout=WAIT_MS)
    assert "1,234 voters" not in shown(dialog)
    assert shown(dialog).startswith("A headline of ours")
    dialog.save_wanted.disconnect()  # it would ask for a file, and wait
    with qtbot.waitSignal(dialog.save_wanted, timeout=WAIT_MS) as told:
        dialog.save.click()
    markdown, headline = told.args
    assert "## Role of the army" in markdown
    assert headline == "A headline of ours"


def test_without_quotes_there_is_nothing_to_save(dialog: RecapDialog, qtbot: QtBot) -> None:
    for n in range(2):
        top = dialog.tree.topLevelItem(n)
        assert top is not None
        top.setCheckState(0, UNCHECKED)
    qtbot.waitUntil(lambda: shown(dialog) == "", timeout=WAIT_MS)
    assert not dialog.save.isEnabled()
    assert not dialog.copy.isEnabled()


def test_the_longest_topic_first(dialog: RecapDialog, qtbot: QtBot) -> None:
    dialog.order.setCurrentIndex(1)
    qtbot.waitUntil(
        lambda: shown(dialog).index("The army") < shown(dialog).index("1,234"), timeout=WAIT_MS
    )


def test_the_languages_of_the_session_are_offered_and_what_was_chosen_is_remembered(
    window: MainWindow, dialog: RecapDialog, qtbot: QtBot
) -> None:
    box = dialog.language
    assert [box.itemText(row) for row in range(box.count())] == ["English", "Urdu"]
    media = dialog.tree.topLevelItem(0)
    assert media is not None
    media.setText(0, "Voters")
    assert "میں ووٹر ہوں۔" not in shown(dialog)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.waitUntil(lambda: "میں ووٹر ہوں۔" in shown(dialog), timeout=WAIT_MS)
    assert "Voters" in shown(dialog)  # what was arranged stays
    assert "translated from English by Noor (checked)" in shown(dialog)
    dialog.originals.setChecked(True)
    dialog.notes.setChecked(True)
    dialog.order.setCurrentIndex(1)
    told = dialog.choices()
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(RecapDialog), timeout=WAIT_MS)
    window.commands.run("recap")
    qtbot.waitUntil(lambda: bool(window.findChildren(RecapDialog)), timeout=WAIT_MS)
    (again,) = window.findChildren(RecapDialog)
    qtbot.waitUntil(lambda: "میں ووٹر ہوں۔" in shown(again), timeout=WAIT_MS)
    assert again.choices() == told
    assert shown(again).index("The army") < shown(again).index("1,234")


def test_what_was_really_said_stands_beneath_a_translation_where_it_is_wished_for(
    window: MainWindow, dialog: RecapDialog, qtbot: QtBot
) -> None:
    data = window.workspace.session
    assert data is not None
    uid, line = data.uid, next(i.id for i in data.detail.transcripts if i.kind == "translation")

    def take(archive: Archive) -> Changes:
        info = transcripts.get(archive, line)
        chosen = quoting.from_range(archive, uid, info, 4000, 7900)
        return quoting.keep(archive, quoting.draft(archive, uid, chosen, line))[1]

    with qtbot.waitSignal(window.workspace.events.changed, timeout=WAIT_MS):
        window.workspace.write(take)
    dialog.language.setCurrentIndex(1)
    dialog.order_wanted.emit("session")
    qtbot.waitUntil(lambda: shown(dialog).count("میں ووٹر ہوں۔") == 2, timeout=WAIT_MS)
    assert "as it was said" not in shown(dialog)
    dialog.originals.setChecked(True)
    qtbot.waitUntil(lambda: "as it was said, in English" in shown(dialog), timeout=WAIT_MS)


def test_a_recap_is_copied_as_markdown(dialog: RecapDialog) -> None:
    dialog.copy.click()
    assert QApplication.clipboard().text().startswith("# On the rally")


def test_a_name_that_is_left_is_told(window: MainWindow, dialog: RecapDialog, qtbot: QtBot) -> None:
    window.workspace.write(lambda archive: people.set_pseudonym(archive, 1, "Witness"))

    def is_hidden() -> bool:
        data = window.workspace.session
        return data is not None and bool(data.disguise)

    qtbot.waitUntil(is_hidden, timeout=WAIT_MS)
    dialog.headline.setText("Im*ran speaks")
    qtbot.waitUntil(lambda: "Im*ran speaks" in shown(dialog), timeout=WAIT_MS)
    dialog.order_wanted.emit("session")
    qtbot.waitUntil(lambda: "Witness" in shown(dialog), timeout=WAIT_MS)
    dialog.copy.click()
    assert window.toast.text() == "Recap copied as Markdown."
    dialog.headline.setText("Imran speaks")
    qtbot.waitUntil(lambda: "Imran speaks" in shown(dialog), timeout=WAIT_MS)
    dialog.copy.click()
    assert "A name that has a pseudonym stands in the words of 1 recap." in window.toast.text()


def test_a_broken_template_is_told_in_the_preview(
    dialog: RecapDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "own.j2"
    broken.write_text("{{ nothing }}", "utf-8")
    dialog.template = str(broken)
    dialog.headline.setText("Another")
    qtbot.waitUntil(lambda: "does not work" in shown(dialog), timeout=WAIT_MS)
    assert not dialog.save.isEnabled()


def test_a_recap_is_checked_and_leads_to_the_sound(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text(
        "# On the rally\n\n> The army has no role in media freedom.\n\n— Imran, 0:00:12\n\n"
        "> Nobody ever said this sentence here.\n",
        "utf-8",
    )
    window.commands.group(RecapCommands).check_file(notes)
    qtbot.waitUntil(lambda: bool(window.findChildren(RecapCheckDialog)), timeout=WAIT_MS)
    (dialog,) = window.findChildren(RecapCheckDialog)
    assert dialog.table.rowCount() == 1
    item = dialog.table.item(0, 2)
    assert item is not None
    assert "Nobody ever said" in item.text()
    dialog.only.setChecked(False)
    texts = [dialog.table.item(row, 1) for row in range(dialog.table.rowCount())]
    (row,) = [n for n, cell in enumerate(texts) if cell is not None and cell.text() == "0:00:12"]
    found = dialog.table.item(row, 1)
    assert found is not None
    dialog.table.itemActivated.emit(found)
    assert window.playhead.position_ms == 12_000
    dialog.close()
