"""The row above the quotes of a session: which of them are shown, by story, stars and state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from spacesviewer.domain.board import BoardFilter
from spacesviewer.domain.quote import MOST_STARS, STATES, Quote
from spacesviewer.ui import wording
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.fields import ShortBox

_FEWEST = 2  # one quote needs no filter
_NARROW = 6  # characters that a box shows at least: three of them fit into the panel
_LIST_PX = 150  # an open list may be wider than its box


_NAMES = (
    to_say("Story of the quotes that are shown"),
    to_say("Stars of the quotes that are shown"),
    to_say("State of the quotes that are shown"),
)


class QuoteFilter(QWidget):
    """``changed`` is told when something else is wanted. It hides where there is nothing to choose.

    Below the boxes stands how many are shown, and the way back to all, while not all are.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.story, self.stars, self.state = ShortBox(), ShortBox(), ShortBox()
        self.story.addItem(said("Any story"), "")
        for count in range(MOST_STARS + 1):
            more = said("★ or more").replace("★", "★" * count)
            self.stars.addItem(more if count else said("Any stars"), count)
        self.state.addItem(said("Any state"), "")
        for state in STATES:
            self.state.addItem(said(state.capitalize()), state)
        self._boxes = (self.story, self.stars, self.state)
        for box, name in zip(self._boxes, _NAMES, strict=True):
            _narrow(box, said(name))
        boxes = QHBoxLayout()
        boxes.setSpacing(6)
        for box in self._boxes:
            box.activated.connect(lambda _at: self.changed.emit())
            boxes.addWidget(box, 1)
        self.told = QLabel()
        self.told.setProperty("muted", True)
        self.clear = QToolButton()
        self.clear.setText(said("Show all"))
        self.clear.clicked.connect(self._on_clear)
        below = QHBoxLayout()
        below.addWidget(self.told, 1)
        below.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 4)
        layout.setSpacing(2)
        layout.addLayout(boxes)
        layout.addLayout(below)
        self.show_count([], [])

    def wanted(self) -> BoardFilter:
        """What is asked for."""
        return BoardFilter(
            story=self.story.currentData() or "",
            stars=self.stars.currentData() or 0,
            state=self.state.currentData() or "",
        )

    def show_all(self) -> None:
        """Asks for all quotes again, without telling."""
        for box in self._boxes:
            box.setCurrentIndex(0)

    def offer(self, quotes: Sequence[Quote]) -> None:
        """Offers the stories of these quotes; what is chosen stays, as long as it is there."""
        known = {name for quote in quotes for name in quote.stories}
        names = sorted(known, key=str.casefold)
        if [self.story.itemText(at) for at in range(1, self.story.count())] != names:
            chosen = self.story.currentData()
            self.story.clear()
            self.story.addItem(said("Any story"), "")
            for name in names:
                self.story.addItem(name, name)
            self.story.setCurrentIndex(max(0, self.story.findData(chosen)))
        self.story.setEnabled(bool(names))

    def show_count(self, shown: Sequence[Quote], quotes: Sequence[Quote]) -> None:
        """Tells how many of the quotes are shown."""
        self.setVisible(len(quotes) >= _FEWEST)
        filtered = self.wanted() != BoardFilter()
        self.told.setText(
            said(
                "{shown} of {quotes}",
                shown=f"{len(shown):,}",
                quotes=wording.count(len(quotes), "quote"),
            )
        )
        self.told.setVisible(filtered)
        self.clear.setVisible(filtered)

    def _on_clear(self) -> None:
        self.show_all()
        self.changed.emit()


def _narrow(box: QComboBox, name: str) -> None:
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_NARROW)
    box.view().setMinimumWidth(_LIST_PX)
