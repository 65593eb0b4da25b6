"""Drags a quote out of the window: as text with its source, or with Alt as a sound file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QListView

from spacesviewer.domain.quote import Quote
from spacesviewer.domain.soundclip import KEEP
from spacesviewer.ui import clipboard, export_log
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.workspace import Workspace
from spacesviewer.workflows import clipping, leaving, left_out, off_record
from spacesviewer.workflows.clipping import Source
from spacesviewer.workflows.leaving import Leaving
from spacesviewer.workflows.left_out import LeftOut

_FOLDER = "dragged"
_FORMAT = "m4a"
_HINT = to_say("Drag a quote out to use it as text, with Alt as a sound file.")


class QuoteDrag(QObject):
    """Watches a list of quotes. Nothing off the record is ever carried.

    Sound files lie in a folder of the archive that only its owner can read, and are gone after the
    next start. ``carry`` does the dragging itself; False: it was dropped nowhere.
    """

    def __init__(
        self,
        view: QListView,
        quote_at: Callable[[QModelIndex], Quote | None],
        workspace: Workspace,
        carry: Callable[[QMimeData], object] | None = None,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._quote_at = quote_at
        self._workspace = workspace
        self._carry = carry or self._drag
        self._pressed: tuple[QPoint, Quote] | None = None
        self._folder = workspace.folder / _FOLDER
        folder = self._folder
        workspace.tasks.behind.do(lambda _none: wipe(folder))
        view.setToolTip(said(_HINT))
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                self._press(event)
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._pressed = None
            elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
                return self._move(event, *self._pressed)
        return super().eventFilter(watched, event)

    def text(self, quote: Quote) -> QMimeData | None:
        """A quote as it is dropped into a text; None where nothing of it may leave."""
        data = self._workspace.session
        hidden = [one for one in data.quotes if off_record.is_off(one)] if data else []
        shown = None if off_record.is_off(quote) else off_record.cleared(quote, hidden)
        if shown is None or data is None:
            return None
        form = clipboard.form_of(self._workspace.settings)
        return clipboard.mime_data([data.disguise.quote(shown)], form)

    def sound(self, quote: Quote) -> None:
        """Makes the sound file of a quote, and carries it if the mouse still holds it then."""
        folder = self._folder
        target = folder / f"{clipping.file_stem(quote)}.{_FORMAT}"

        def work(source: Source, found: tuple[LeftOut, ...]) -> Leaving:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            clipping.write(source, target)
            return leaving.a_sound(_FORMAT, f"quote:{quote.id}", target, found, KEEP)

        def made(found: tuple[Source, tuple[LeftOut, ...]]) -> None:
            self._workspace.tasks.media.do(
                lambda _none: work(*found),
                lambda gone: self._carry_and_log(file_data(target), gone),
                self._workspace.problem.emit,
            )

        self._workspace.ask(
            lambda archive: (
                clipping.source_of(archive, quote),
                left_out.of_quote(archive, quote),
            ),
            made,
        )

    def _carry_and_log(self, data: QMimeData, gone: Leaving) -> None:
        if self._carry(data) is not False:
            export_log.keep(self._workspace, gone)

    def _press(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        quote = self._quote_at(self._view.indexAt(at))
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (at, quote) if is_left and quote is not None else None

    def _move(self, event: QMouseEvent, begin: QPoint, quote: Quote) -> bool:
        far = (event.position().toPoint() - begin).manhattanLength()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed = None
            return False
        if far >= QApplication.startDragDistance():
            self._pressed = None
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.sound(quote)
            elif (data := self.text(quote)) is not None:
                told = leaving.a_text(
                    "quotes", leaving.DRAGGED, leaving.of_quotes([quote]), data.text()
                )
                self._carry_and_log(data, told)
        return True  # the list would choose what the mouse goes over

    def _drag(self, data: QMimeData) -> bool:
        if not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return False
        drag = QDrag(self._view)
        drag.setMimeData(data)
        return drag.exec(Qt.DropAction.CopyAction) != Qt.DropAction.IgnoreAction


def file_data(target: Path) -> QMimeData:
    """A file as it is dropped into a folder or an editor of sound."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(target))])
    return data


def wipe(folder: Path) -> None:
    """Takes the sounds away that were dragged out before."""
    shutil.rmtree(folder, ignore_errors=True)
