"""What a quote leaves out of its sound is said in the dialogs, and chosen there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from spacesviewer.domain.soundclip import Cover
from spacesviewer.ui.dialogs.card import CardDialog
from spacesviewer.ui.dialogs.clip import ClipDialog
from spacesviewer.workflows.left_out import LeftOut

GONE = LeftOut("by Omar Khan", 3100, 3900, exact=True)


def test_the_sound_is_whole_unless_one_chooses_otherwise(qtbot: QtBot) -> None:
    dialog = ClipDialog("Save Sound", (2200, 4600), "The contract was signed by Omar Khan.")
    qtbot.addWidget(dialog)
    assert dialog.left_out.isHidden()
    dialog.left_out.show_words([GONE])
    assert not dialog.left_out.isHidden()
    told = "The quote leaves out 0:00:03.100 – 0:00:03.900 (“by Omar Khan”)."
    assert dialog.left_out.said.text() == told
    assert (dialog.shape().cuts, dialog.shape().covers) == ((), ())
    choice = dialog.left_out.choice
    choice.setCurrentIndex(choice.findData("cut"))
    assert dialog.shape().cuts == ((3100, 3900),)
    choice.setCurrentIndex(choice.findData("bleep"))
    assert dialog.shape().covers == (Cover(3100, 3900, bleep=True),)


def test_words_whose_time_is_a_guess_cannot_be_cut(qtbot: QtBot) -> None:
    dialog = ClipDialog("Save Sound", (2200, 4600), "The contract was signed by Omar Khan.")
    qtbot.addWidget(dialog)
    choice = dialog.left_out.choice
    choice.setCurrentIndex(choice.findData("cut"))
    dialog.left_out.show_words([LeftOut("by Omar Khan", 3100, 3900, exact=False)])
    assert "does not tell exactly when" in dialog.left_out.said.text()
    assert not choice.isEnabled()
    assert dialog.shape().cuts == ()


def test_a_picture_has_no_sound_to_speak_of(qtbot: QtBot) -> None:
    dialog = CardDialog()
    qtbot.addWidget(dialog)
    dialog.tell_left_out([GONE])
    assert dialog.left_out.isHidden()
    dialog.kind.setCurrentIndex(dialog.kind.findData("mp4"))
    assert not dialog.left_out.isHidden()
    assert dialog.left_out.how() == "keep"
