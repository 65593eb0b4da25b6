"""Fields of one line that are as high as their script needs."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit

from spacesviewer.domain.wording import has_right_to_left

_FRAME = 14  # border and padding of the style sheet, above and below


class LineField(QLineEdit):
    """A field that grows for Urdu: its Nastaliq stands twice as high as Latin letters."""

    def __init__(self, text: str = "", hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.textChanged.connect(self._fit)
        self.setText(text)
        self.setCursorPosition(0)

    def _fit(self, text: str) -> None:
        # The metrics of a text know the fonts that stand in for its letters; a font's own do not.
        high = (
            QFontMetrics(self.font()).boundingRect(text).height() if has_right_to_left(text) else 0
        )
        self.setMinimumHeight(high + _FRAME if high else 0)
