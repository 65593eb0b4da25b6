"""The dialog in which words of a quote are left out or explained."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from spacesviewer.domain.quote import Quote, QuoteEdit, QuotePart
from spacesviewer.ui.dialogs.edit_quote import EditQuoteDialog
from spacesviewer.ui.theme import LIGHT

NO_ROLE = "The army has no role in media freedom."
QUOTE = Quote("q", "s", "", "", 0, 1000, (QuotePart("Imran", NO_ROLE, 0, 1000),))


def opened(qtbot: QtBot) -> EditQuoteDialog:
    dialog = EditQuoteDialog(QUOTE, LIGHT)
    qtbot.addWidget(dialog)
    return dialog


def test_words_are_left_out_and_explained(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.select(0, 9, 20)
    dialog.elide.click()
    dialog.select(0, 24, 29)
    dialog.text.setText("the press")
    dialog.instead.click()
    assert dialog.preview.toPlainText() == "“The army [...] in [the press] freedom.”"
    with qtbot.waitSignal(dialog.wanted) as told:
        dialog.save()
    assert told.args == [(QuoteEdit(0, 9, 20), QuoteEdit(0, 24, 29, "the press"))]


def test_the_dialog_says_what_it_needs(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.elide.click()
    assert "Select words" in dialog.note.text()
    dialog.select(0, 0, 3)
    dialog.instead.click()
    assert "Type the explanation" in dialog.note.text()
    dialog.select(0, 0, len(NO_ROLE))
    dialog.elide.click()
    assert "Nothing would be left" in dialog.note.text()
    assert dialog.edits == ()
