"""What the tape says to each claim of a recap."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.recap_check import Finding
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.interface import kept_whole, retold, said, to_say
from spacesviewer.workflows.recap_checking import Checked

_HEAD = ("", to_say("At"), to_say("In the recap"), to_say("On the tape"))
_AT = Qt.ItemDataRole.UserRole


class RecapCheckDialog(QDialog):
    """A row for each claim; a double click or Enter goes there (``go_to`` carries ms).

    It stays open beside the session: one listens to what is doubtful.
    """

    go_to = Signal(int)

    def __init__(self, checked: Checked, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Checked: {name}", name=name))
        self.resize(900, 560)
        self._checked = checked
        doubtful, total = len(checked.doubtful), len(checked.findings)
        label = QLabel(
            said(
                "{doubtful} of {total} need a look: they are not on the tape, or not so.",
                doubtful=doubtful,
                total=total,
            )
            if doubtful
            else said("All {total} were found on the tape.", total=total)
        )
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.only = QCheckBox(said("Only what needs a look"))
        self.only.setChecked(bool(doubtful))
        self.only.toggled.connect(self._fill)
        self.table = QTableWidget(0, len(_HEAD))
        self.table.setHorizontalHeaderLabels([said(title) for title in _HEAD])
        self.table.setAccessibleName(said("Claims of the recap"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.itemActivated.connect(self._on_activated)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(label)
        layout.addWidget(self.only)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self._fill()

    def _fill(self) -> None:
        shown = self._checked.doubtful if self.only.isChecked() else self._checked.findings
        self.table.setRowCount(len(shown))
        for row, finding in enumerate(shown):
            for column, text in enumerate(_cells(finding)):
                item = QTableWidgetItem(text)
                item.setData(_AT, finding.at_ms)
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()

    def _on_activated(self, item: QTableWidgetItem) -> None:
        at_ms = item.data(_AT)
        if at_ms is not None:
            self.go_to.emit(int(at_ms))


def _cells(finding: Finding) -> tuple[str, str, str, str]:
    claim = finding.claim
    told = f"{claim.speaker}: {claim.text}" if claim.speaker else claim.text
    if claim.at_ms is not None:
        told = f"[{format_time(claim.at_ms)}] {told}"
    by = f"{finding.speaker}: " if finding.speaker and finding.said else ""
    spoken = kept_whole(by + finding.said) if finding.said else by
    at = format_time(finding.at_ms) if finding.at_ms is not None else ""
    return (
        said(finding.verdict.capitalize()),
        at,
        kept_whole(told),
        "\n".join(filter(None, (retold(finding.note), spoken))),
    )
