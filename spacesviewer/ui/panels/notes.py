"""The marks of the session with their notes, and what is to be done about each."""

from __future__ import annotations

import html
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.topic import FollowUp, Mark
from spacesviewer.ui import icons, wording
from spacesviewer.ui.dialogs.edit_note import NoteDialog
from spacesviewer.ui.interface import kept_whole, said, to_say
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.panels import PanelContext
from spacesviewer.ui.theme import Theme, box_palette
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.ui.widgets.panel_foot import panel_foot
from spacesviewer.workflows import tagging

TITLE = to_say("Notes")
ORDER = 4
_MARK, _FOLLOW_UP = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_BESIDE, _BESIDE_BOX, _HIGHEST = 12, 34, 180  # px: left of a text, and of one with a box
_Index = QModelIndex | QPersistentModelIndex
_NO_NOTE = to_say("No note yet")


def create(context: PanelContext) -> NotesPanel:
    """The panel, without a session."""
    return NotesPanel(context)


class NotesPanel(QWidget):
    """A tree: a mark with its note and time, beneath it what is to be done, with boxes to tick.

    A click or Enter goes there, F2 or a double click edits, Delete takes away, Space ticks.
    """

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self.tree = _Tree(self)
        self.tree.setAccessibleName(said("Notes of this session"))
        self.tree.itemClicked.connect(self._on_clicked)
        self.tree.itemDoubleClicked.connect(lambda item, _column: self.edit(item))
        self.tree.itemChanged.connect(self._on_changed)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._on_context)
        self._empty = EmptyState(
            said("No notes yet. Press M to mark the place that is heard, N to write a note there."),
            "",
            self,
        )
        self.write = QPushButton(said(" Write a note…"))
        self.export = QPushButton(said(" Export…"))
        self.write.clicked.connect(context.write_note)
        self.export.clicked.connect(context.export_notes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._empty, 1)
        layout.addLayout(panel_foot(self.write, self.export))
        self._muted = QBrush(context.theme.muted)
        self.set_theme(context.theme)
        self.show_session(None)

    @property
    def widget(self) -> QWidget:
        """The panel itself."""
        return self

    def show_session(self, data: SessionData | None) -> int | None:
        """Shows the marks of a session in order of time; what was selected stays so."""
        marks = data.marks if data else ()
        chosen = self._key(self.tree.currentItem())
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for mark in marks:
                self._add(mark)
            self.tree.expandAll()
            for item in self._items():
                if self._key(item) == chosen:
                    self.tree.setCurrentItem(item)
        self.tree.setVisible(bool(marks))
        self._empty.setVisible(not marks)
        can_write = data is not None and not self._context.workspace.read_only
        self.write.setEnabled(can_write)
        self.export.setEnabled(bool(marks))
        return len(marks) if data else None

    def set_theme(self, theme: Theme) -> None:
        """Takes another look; the tree follows the palette."""
        self._muted = QBrush(theme.muted)
        self.tree.wrapping.box_color = box_palette(theme).color(QPalette.ColorRole.Window)
        self.write.setIcon(icons.icon("plus", theme.text, 16))
        self.export.setIcon(icons.icon("file-down", theme.text, 16))
        with QSignalBlocker(self.tree):
            for item in self._items():
                self._shade(item)

    def edit(self, item: QTreeWidgetItem | None) -> None:
        """Opens the note of a mark; of one of its follow-ups, too."""
        mark: Mark | None = item.data(0, _MARK) if item is not None else None
        if mark is None or self._context.workspace.read_only:
            return
        dialog = NoteDialog(mark.at_ms, mark.note, mark.follow_ups, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = mark.id

        def save() -> None:
            note, asked = dialog.note, dialog.follow_ups
            self._context.workspace.write(
                lambda archive: tagging.edit_mark(archive, number, note, asked)
            )

        dialog.accepted.connect(save)
        dialog.open()

    def remove_current(self) -> bool:
        """Takes away the mark or the follow-up that is selected; False if none is."""
        item = self.tree.currentItem()
        if item is None or self._context.workspace.read_only:
            return False
        mark, asked = item.data(0, _MARK), item.data(0, _FOLLOW_UP)
        if asked is None:
            self._context.workspace.remove_mark(mark.id)
        else:
            left = [one for one in mark.follow_ups if one.id != asked.id]
            self._context.workspace.write(
                lambda archive: tagging.edit_mark(archive, mark.id, mark.note, left)
            )
        return True

    def _add(self, mark: Mark) -> None:
        text = mark.note.strip() or said(_NO_NOTE)
        when = format_time(mark.at_ms)
        item = QTreeWidgetItem(self.tree, [self._closed(text), when])
        item.setData(0, _MARK, mark)
        item.setTextAlignment(0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        item.setToolTip(0, f"<p>{html.escape(text)}</p>")
        to_do = sum(not one.done for one in mark.follow_ups)
        left = said("{things} to do", things=wording.count(to_do, "thing")) if to_do else ""
        told = [when, text, left]
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, told)))
        for one in mark.follow_ups:
            child = QTreeWidgetItem(item, [self._closed(one.text)])
            child.setFirstColumnSpanned(True)
            child.setData(0, _MARK, mark)
            child.setData(0, _FOLLOW_UP, one)
            if not self._context.workspace.read_only:
                child.setFlags(child.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            child.setCheckState(0, Qt.CheckState.Checked if one.done else Qt.CheckState.Unchecked)
            child.setToolTip(0, f"<p>{html.escape(one.text)}</p>")
            self._shade(child)
        self._shade(item)

    def _closed(self, text: str) -> str:
        """A text whose words keep their order, from whichever side the window is read.

        Each line for itself: an isolate ends with its line.
        """
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        lines = text.split("\n")
        return "\n".join(f"\u2068{one}\u2069" if mirrored else kept_whole(one) for one in lines)

    def _shade(self, item: QTreeWidgetItem) -> None:
        """What is done, and a mark that nothing is noted of, steps back."""
        mark, asked = item.data(0, _MARK), item.data(0, _FOLLOW_UP)
        item.setForeground(1, self._muted)
        if asked.done if asked is not None else not mark.note.strip():
            item.setForeground(0, self._muted)

    def _items(self) -> list[QTreeWidgetItem]:
        found = []
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None:
                inner = [item.child(place) for place in range(item.childCount())]
                found += [item, *(child for child in inner if child is not None)]
        return found

    @staticmethod
    def _key(item: QTreeWidgetItem | None) -> tuple[int, int]:
        if item is None:
            return 0, 0
        asked: FollowUp | None = item.data(0, _FOLLOW_UP)
        return item.data(0, _MARK).id, asked.id if asked is not None else 0

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        self._context.go_to(item.data(0, _MARK).at_ms)

    def _on_changed(self, item: QTreeWidgetItem) -> None:
        """A box was ticked."""
        asked: FollowUp | None = item.data(0, _FOLLOW_UP)
        done = item.checkState(0) == Qt.CheckState.Checked
        if asked is not None and done != asked.done:
            number = asked.id
            with QSignalBlocker(self.tree):
                item.setData(0, _FOLLOW_UP, replace(asked, done=done))
            self._context.workspace.write(
                lambda archive: tagging.set_done(archive, number, done=done)
            )

    def _on_context(self, place: QPoint) -> None:
        item = self.tree.itemAt(place)
        if item is None:
            return
        self.tree.setCurrentItem(item)
        at_ms, asked = item.data(0, _MARK).at_ms, item.data(0, _FOLLOW_UP)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(said("Play"), lambda: self._context.play_from(at_ms))
        if not self._context.workspace.read_only:
            menu.addSeparator()
            menu.addAction(said("Edit Note…"), lambda: self.edit(self.tree.currentItem()))
            what = (
                said("Remove Mark and Note") if asked is None else said("Remove This From the List")
            )
            menu.addAction(what, self.remove_current)
        menu.popup(self.tree.viewport().mapToGlobal(place))


class _Wrapping(QStyledItemDelegate):
    """Rows as high as their text needs in the width that there is."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree
        self.box_color = QColor()  # what the frames of boxes are made of

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        colors = option.palette
        colors.setColor(QPalette.ColorRole.Window, self.box_color)
        option.palette = colors

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        if index.column() or not text:
            return size
        inner = index.parent().isValid()
        width = self._tree.viewport().width() if inner else self._tree.columnWidth(0)
        room = width - (_BESIDE_BOX + self._tree.indentation() if inner else _BESIDE)
        lines = self._tree.fontMetrics().boundingRect(
            QRect(0, 0, max(room, 40), 1 << 20), Qt.TextFlag.TextWordWrap, text
        )
        return QSize(size.width(), min(lines.height(), _HIGHEST) + (6 if inner else 10))


class _Tree(QTreeWidget):
    def __init__(self, panel: NotesPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setWordWrap(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setObjectName("notes")
        self.wrapping = _Wrapping(self)
        self.setItemDelegate(self.wrapping)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.ResizeToContents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        # Space ticks a box here; elsewhere in the window it plays.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            item = self.currentItem()
            ticks = item is not None and item.data(0, _FOLLOW_UP) is not None
            own = (Qt.Key.Key_F2, Qt.Key.Key_Delete, *([Qt.Key.Key_Space] if ticks else []))
            if event.key() in own:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and self._panel.remove_current():
            return
        if event.key() == Qt.Key.Key_F2:
            self._panel.edit(item)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemClicked.emit(item, 0)
        else:
            super().keyPressEvent(event)
