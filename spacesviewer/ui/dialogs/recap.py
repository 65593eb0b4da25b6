"""A session written up by hand: which quotes, under which headings, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QFont, QFontInfo, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spacesviewer import export
from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recap import Recap, arranged
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.interface import retold, said, to_say
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.fields import LineField, name_field
from spacesviewer.workflows import recap_text

_ORDERS = (
    (to_say("In the order of the session"), "session"),
    (to_say("The longest topic first"), "weight"),
)
_UID = Qt.ItemDataRole.UserRole
_SOON_MS = 120
_APART = ("title", "heading", "question")  # an empty line stands before them


class RecapDialog(QDialog):
    """The topics and quotes at the left, the write-up at the right as it will be saved.

    ``order_wanted`` carries "session" or "weight": the recap is then composed anew and shown with
    ``show_recap``. ``save_wanted`` and ``copy_wanted`` carry the Markdown and the headline.
    """

    order_wanted = Signal(str)
    save_wanted = Signal(str, str)
    copy_wanted = Signal(str)

    def __init__(
        self, theme: Theme, zone: str, template: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Recap"))
        self.resize(1040, 640)
        self._zone = zone
        self._recap: Recap | None = None
        self.template = template
        self.headline = LineField(hint=said("Headline"))
        self.headline.setAccessibleName(said("Headline"))
        self.order = QComboBox()
        name_field(self.order, said("Order of the topics"))
        for text, key in _ORDERS:
            self.order.addItem(said(text), key)
        self.notes = QCheckBox(said("With my notes on the quotes"))
        self.tree = _Tree()
        self.preview = _Preview(theme)
        self._markdown = ""
        self.choose = QPushButton(said("Template…"))
        self.choose.setToolTip(said("Use a template of your own, or ours again"))
        self.copy = QPushButton(said("Copy"))
        self.save = QPushButton(said("Save As…"))
        self.save.setDefault(True)
        self.save.setProperty("primary", True)
        self._timer = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._lay_out()
        self._wire()

    def show_recap(self, recap: Recap) -> None:
        """Shows what was composed, every quote chosen."""
        first = self._recap is None
        self._recap = recap
        if first:
            self.headline.setText(recap.headline)
        self.tree.show_sections(recap)
        self._render()

    def recap(self) -> Recap | None:
        """The recap as it is arranged now."""
        if self._recap is None:
            return None
        return arranged(self._recap, self.headline.text(), self.tree.arrangement())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(said("Headline"), self.headline)
        form.addRow(said("Topics"), self.order)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addWidget(self.tree, 1)
        left.addWidget(self.notes)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addLayout(left, 2)
        body.addWidget(self.preview, 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.choose, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(body, 1)
        layout.addWidget(buttons)

    def _wire(self) -> None:
        self._timer.timeout.connect(self._render)
        for changed in (
            self.headline.textChanged,
            self.tree.itemChanged,
            self.tree.moved,
            self.notes.toggled,
        ):
            changed.connect(lambda *_: self._timer.start())
        self.order.currentIndexChanged.connect(
            lambda row: self.order_wanted.emit(self.order.itemData(row))
        )
        self.choose.clicked.connect(self._choose_template)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self._markdown))
        self.save.clicked.connect(self._on_save)

    def _on_save(self) -> None:
        self._render()
        recap = self.recap()
        if recap is not None:
            self.save_wanted.emit(self._markdown, recap.headline)

    def _render(self) -> None:
        self._timer.stop()
        recap = self.recap()
        if recap is None:
            return
        chosen = bool(recap.sections)
        works = False
        if chosen:
            self._markdown, works = self._text(recap)
        self.preview.show_recap(self._markdown if chosen else "", works)
        for button in (self.copy, self.save):
            button.setEnabled(chosen and works)

    def _text(self, recap: Recap) -> tuple[str, bool]:
        try:
            template = recap_text.read_template(Path(self.template) if self.template else None)
            made = recap_text.render(recap, template, zone=self._zone, notes=self.notes.isChecked())
        except UserError as error:
            return retold(error.sentence()), False
        return made, True

    def _choose_template(self) -> None:
        kinds = f"{said('Templates')} (*.j2 *.md);;{said('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(
            self, said("A template of your own (Cancel: ours)"), self.template, kinds
        )
        self.template = name
        self._render()


class _Preview(QPlainTextEdit):
    """The recap as a document shows it. Plain text with fonts: nothing in it can load or act."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setObjectName("framed")
        self.setAccessibleName(said("The recap"))
        self.setPlaceholderText(said("No quote is chosen."))

    def show_recap(self, markdown: str, works: bool) -> None:
        """Shows the text of a recap, or the sentence about a template that does not work."""
        place = self.verticalScrollBar().value()
        self.clear()
        if works:
            cursor = self.textCursor()
            before = ""
            for one in export.recap_paragraphs(markdown):
                # Words of a quote stand below the question they answer, and apart from all else.
                near = before == "question" if one.style == "quote" else one.style not in _APART
                near = near and before != "title"
                if before:
                    cursor.insertText("\n" if near else "\n\n", self._format(one.style))
                for text, kind in one.runs():
                    cursor.insertText(text, self._format(one.style, kind))
                before = one.style
        else:
            self.setPlainText(markdown)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def _format(self, style: str, kind: str = "") -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.muted if style == "source" else self._theme.text)
        if kind == "bold":
            form.setFontWeight(QFont.Weight.DemiBold)
        elif kind:
            form.setForeground(self._theme.accent)
        if style in ("title", "heading"):
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            larger = 1.35 if style == "title" else 1.12
            font.setPixelSize(round(QFontInfo(font).pixelSize() * larger))
            form.setFont(font)
        return form


class _Tree(QTreeWidget):
    """Headings with quotes under them; both can be switched off, moved, and headings rewritten."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setObjectName("framed")
        self.setAccessibleName(said("Topics and quotes of the recap"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setToolTip(
            said("Drag topics and quotes; double-click a topic to rewrite its heading.")
        )

    def show_sections(self, recap: Recap) -> None:
        """Shows all sections, everything switched on."""
        self.blockSignals(True)
        self.clear()
        for section in recap.sections:
            top = QTreeWidgetItem(self, [section.title])
            flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
            top.setFlags(top.flags() | flags | Qt.ItemFlag.ItemIsEditable)
            for exchange in section.exchanges:
                child = QTreeWidgetItem(top, [_line(exchange.quote)])
                child.setData(0, _UID, exchange.quote.id)
                child.setToolTip(0, exchange.quote.text)
                child.setFlags(
                    (child.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    & ~Qt.ItemFlag.ItemIsDropEnabled
                )
                child.setCheckState(0, Qt.CheckState.Checked)
        self.expandAll()
        self.blockSignals(False)

    def arrangement(self) -> list[tuple[str, list[str]]]:
        """(heading, ids of the quotes that are switched on) for each heading, in order."""
        found: list[tuple[str, list[str]]] = []
        for n in range(self.topLevelItemCount()):
            top = self.topLevelItem(n)
            if top is None:
                continue
            if not top.data(0, _UID):
                rows = [top.child(m) for m in range(top.childCount())]
                found.append((top.text(0).strip() or said("Quotes"), _chosen(rows)))
            elif found:  # a quote that was dropped behind a heading and its quotes
                found[-1][1].extend(_chosen([top]))
            else:
                found.append((said("Quotes"), _chosen([top])))
        return found

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.moved.emit()


def _chosen(rows: Iterable[QTreeWidgetItem | None]) -> list[str]:
    checked = Qt.CheckState.Checked
    return [str(row.data(0, _UID)) for row in rows if row and row.checkState(0) == checked]


def _line(quote: Quote) -> str:
    words = " ".join(" ".join(part.text for part in told_parts(quote)).split())
    shown = words if len(words) <= 90 else f"{words[:89]}…"
    return f"{format_time(quote.place_ms[0])}  {quote.speaker or said('Unidentified')}: {shown}"
