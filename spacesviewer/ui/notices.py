"""The only room with message boxes. Their text is always plain: names in them may hold markup."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from spacesviewer.domain.errors import UserError
from spacesviewer.ui.interface import (
    explained_apart,
    read_from_right,
    retold,
    said,
    speaks_from_right,
)

log = logging.getLogger(__name__)

_MOST = 12  # names that fit, in one box


def problem(parent: QWidget | None, error: UserError) -> None:
    """Shows the sentence of an error and waits for the person."""
    message, hint = explained_apart(error)
    fitting = list(getattr(error, "candidates", ()))
    more = [*fitting[:_MOST], "…"] if len(fitting) > _MOST else fitting
    _box(parent, QMessageBox.Icon.Warning, message, "\n".join((hint, *more)).strip()).exec()


def tell(parent: QWidget | None, message: str, detail: str = "") -> None:
    """Shows a sentence and waits for the person."""
    _box(parent, QMessageBox.Icon.Information, message, detail).exec()


def tell_names_left(parent: QWidget | None, told: Sequence[str]) -> None:
    """Shows which real names were found in what has left, where there are some."""
    if told:
        tell(parent, said("Names that are left"), "\n\n".join(retold(one) for one in told))


def confirm(parent: QWidget | None, question: str, detail: str, yes: str) -> bool:
    """Whether the person agrees; the button that does it is named after what it does."""
    box = _box(parent, QMessageBox.Icon.Question, question, detail)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(agree)
    box.exec()
    return box.clickedButton() is agree


def bug(parent: QWidget | None, text: str) -> None:
    """Reports a fault of the program; the report stays on this machine."""
    box = _box(
        parent,
        QMessageBox.Icon.Critical,
        said("Something went wrong inside Spaces Viewer."),
        said("What is shown as saved is saved. The details below hold no words of a transcript."),
    )
    box.setDetailedText(text)
    box.exec()


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Spaces Viewer")
    # A program's name begins the sentence where all the others begin.
    box.setText(f"\u200f{text}" if speaks_from_right() else text)
    box.setInformativeText(read_from_right(detail))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
