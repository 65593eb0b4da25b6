"""The titles above the side panel: as far apart as there is room, and never cut off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from spacesviewer.ui.theme import font

_EDGE = 6  # px at both ends; the style sheet moves the titles by it
_LEAST, _MOST = 5, 18  # px between two titles


class PanelTabs(QTabWidget):
    """Panels with a title each. The counts beside the titles give way where not all fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: dict[int, tuple[str, int | None]] = {}
        self._titles = _Titles(self)
        self.setObjectName("panels")
        self.setTabBar(self._titles)
        self.setDocumentMode(True)
        self._titles.setDrawBase(False)  # not before: the mode switches its line on
        self.setUsesScrollButtons(False)

    def set_title(self, index: int, title: str, count: int | None) -> None:
        """Gives a panel its title, with the count of what is in it."""
        if self._told.get(index) == (title, count):
            return  # told at every change of the session
        self._told[index] = (title, count)
        self.setTabToolTip(index, f"{title}: {count:,}" if count else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        whole = {
            index: f"{title}  {count}" if count else title
            for index, (title, count) in self._told.items()
        }
        room = self.width() - 2 * _EDGE
        wanted = sum(self._titles.width_of(text) for text in whole.values())
        fits = wanted + len(whole) * _LEAST <= room
        shown = whole if fits else {index: title for index, (title, _) in self._told.items()}
        used = wanted if fits else sum(self._titles.width_of(text) for text in shown.values())
        gap = min(_MOST, max(_LEAST, (room - used) // max(1, len(shown))))
        others = [index for index, text in shown.items() if self.tabText(index) != text]
        if gap != self._titles.gap:
            self._titles.gap = gap
            others = others or list(shown)[:1]
        for index in others:
            self.setTabText(index, shown[index])  # lays all titles out again


class _Titles(QTabBar):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.gap = _MOST
        self.setFont(font(12))
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setExpanding(False)

    def width_of(self, text: str) -> int:
        """How wide a title is."""
        return self.fontMetrics().horizontalAdvance(text)

    def tabSizeHint(self, index: int) -> QSize:
        high = super().tabSizeHint(index).height()
        return QSize(self.width_of(self.tabText(index)) + self.gap, high)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)
