"""The gaps of a session as a list; a click or Enter goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from spacesviewer.domain.gap import KINDS, Gap
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui import wording
from spacesviewer.ui.interface import retold, said

_MOST = 300  # what lies beyond is still on the timeline and in every export
_ROWS = 8
_START = Qt.ItemDataRole.UserRole


class GapList(QListWidget):
    """One line for each gap: when, what kind, and the sentence."""

    def __init__(self, gaps: Sequence[Gap], go_to: Callable[[int], None]) -> None:
        super().__init__()
        self._go_to = go_to
        self.setAccessibleName(said("Gaps"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSpacing(1)
        for gap in gaps[:_MOST]:
            item = QListWidgetItem(line(gap), self)
            item.setData(_START, gap.start_ms)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(gap))
        if len(gaps) > _MOST:
            more = QListWidgetItem(
                said("and {count} more, on the timeline", count=f"{len(gaps) - _MOST:,}"), self
            )
            more.setFlags(Qt.ItemFlag.NoItemFlags)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines at this width, up to some of them."""
        self.doItemsLayout()
        last = self.visualItemRect(self.item(min(self.count(), _ROWS) - 1))
        top = self.visualItemRect(self.item(0)).top()
        self.setFixedHeight(last.bottom() - top + 2 * self.frameWidth() + 6)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        start_ms = item.data(_START)
        if start_ms is not None:
            self._go_to(start_ms)


def gaps_title(gaps: Sequence[Gap]) -> str:
    """ "1 gap", "12 gaps"."""
    return wording.count(len(gaps), "gap").capitalize()


def line(gap: Gap) -> str:
    """ "0:01:40  No signal at all for 19 s." """
    return f"{format_time(gap.start_ms)}  {retold(gap.sentence)}"


def spoken(gap: Gap) -> str:
    """The same for a screen reader, with the kind and how certain it is."""
    return f"{KINDS.get(gap.kind, gap.kind)}, {gap.certainty}, {line(gap)}"
