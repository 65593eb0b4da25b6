"""Says that a quote leaves words out which its sound has, and asks what is done with them there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from spacesviewer.domain.soundclip import KEEP, LEFT_OUT
from spacesviewer.ui.interface import retold, said, to_say
from spacesviewer.workflows import left_out
from spacesviewer.workflows.left_out import LeftOut

_NAMES = {
    KEEP: to_say("Keep the sound whole: they are heard"),
    "cut": to_say("Cut them out of the sound"),
    "silence": to_say("Make them silent"),
    "bleep": to_say("Put a tone over them"),
}
_GUESSED = to_say("The transcript does not tell exactly when, so the sound stays whole.")


class LeftOutBox(QWidget):
    """Not seen where nothing is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[LeftOut, ...] = ()
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.choice = QComboBox()
        self.choice.setAccessibleName(said("Words that the quote leaves out"))
        for key in LEFT_OUT:
            self.choice.addItem(said(_NAMES[key]), key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.said)
        layout.addWidget(self.choice)
        self.hide()

    def show_words(self, found: Sequence[LeftOut]) -> None:
        """Tells what is left out; only words whose time is known can be taken out of the sound."""
        self._found = tuple(found)
        exact = all(one.exact for one in found)
        self.said.setText(
            " ".join([retold(left_out.told(found)), *([] if exact else [said(_GUESSED)])])
        )
        self.choice.setEnabled(exact)
        self.setVisible(bool(found))

    def how(self) -> str:
        """One of LEFT_OUT."""
        return str(self.choice.currentData()) if self.choice.isEnabled() else KEEP

    def spans(self) -> tuple[tuple[int, int], ...]:
        """When they are said, in the session's time."""
        return left_out.spans(self._found)
