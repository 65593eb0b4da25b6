"""Asks how a quote is shown to others: as a picture or a video, how large, light or dark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.quotecard import SIZES, THEMES
from spacesviewer.ui.interface import retold, said, to_say
from spacesviewer.ui.widgets.fields import name_field
from spacesviewer.ui.widgets.left_out_box import LeftOutBox
from spacesviewer.workflows.left_out import LeftOut

_KINDS = {
    "png": to_say("Picture (PNG)"),
    "mp4": to_say("Video (MP4, H.264)"),
    "webm": to_say("Video (WebM, VP9)"),
}
_SIZES = {
    "1080x1080": to_say("Square (1080 × 1080)"),
    "1080x1920": to_say("Upright (1080 × 1920)"),
    "1920x1080": to_say("Wide (1920 × 1080)"),
}
_PREVIEW = 340


class CardDialog(QDialog):
    """``preview_wanted`` is emitted as often as another picture is needed, ``save_wanted`` once."""

    preview_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, *, without_sound: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Save Card or Video"))
        self._left_out: tuple[LeftOut, ...] = ()
        self.kind, self.size_box, self.theme_box = QComboBox(), QComboBox(), QComboBox()
        for key, text in _KINDS.items():
            if key == "png" or not without_sound:
                self.kind.addItem(said(text), key)
        for size in SIZES:
            self.size_box.addItem(said(_SIZES[size]), size)
        for theme in THEMES:
            self.theme_box.addItem(said(theme.capitalize()), theme)
        self.preview = QLabel()
        self.preview.setFixedSize(_PREVIEW, _PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setAccessibleName(said("Preview"))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(18)
        for name, box in (
            (said("As"), self.kind),
            (said("Size"), self.size_box),
            (said("Theme"), self.theme_box),
        ):
            form.addRow(name, box)
            name_field(box, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(form)
        self.left_out = LeftOutBox()
        layout.addWidget(self.left_out)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.said = QLabel(
            without_sound
            and said("Only a picture can be made: {reason}", reason=retold(without_sound))
        )
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.said.setVisible(bool(without_sound))
        layout.addWidget(self.said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton(said("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("primary", True)
        buttons.accepted.connect(self.save_wanted)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.size_box.currentIndexChanged.connect(self.preview_wanted)
        self.theme_box.currentIndexChanged.connect(self.preview_wanted)

    def tell_left_out(self, found: Sequence[LeftOut]) -> None:
        """Tells what the sound of a video has and the words of the quote do not."""
        self._left_out = tuple(found)
        self._on_kind()

    def _on_kind(self) -> None:
        """A picture has no sound in which they could be heard."""
        self.left_out.show_words(self._left_out if self.kind.currentData() != "png" else ())

    def chosen(self) -> tuple[str, str, str]:
        """The suffix, the size and the theme."""
        boxes = (self.kind, self.size_box, self.theme_box)
        kind, size, theme = (str(box.currentData()) for box in boxes)
        return kind, size, theme

    def show_picture(self, png: bytes) -> None:
        """Shows a card as it would be written."""
        picture = QPixmap()
        picture.loadFromData(png)
        self.preview.setPixmap(
            picture.scaled(
                self.preview.size(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def show_problem(self, sentence: str) -> None:
        """Says why there is no picture of this kind."""
        self.preview.setText(sentence)
