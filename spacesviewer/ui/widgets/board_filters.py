"""The fields above the quotes board: what is shown of it, and in which groups."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain import board
from spacesviewer.domain.board import BoardFilter
from spacesviewer.domain.language import language_name
from spacesviewer.domain.quote import MOST_STARS, STATES, Quote
from spacesviewer.domain.selection import UNKNOWN_SPEAKER
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.fields import name_field

_GROUPS = {
    board.SESSION: to_say("By session"),
    board.TOPIC: to_say("By topic"),
    board.SPEAKER: to_say("By speaker"),
    board.STORY: to_say("By story"),
    "": to_say("No groups"),
}
_TYPING_MS = 120


class BoardFilters(QWidget):
    """``changed`` is told when something else is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = QLineEdit()
        self.text.setPlaceholderText(said("Words, names, notes"))
        self.text.setClearButtonEnabled(True)
        name_field(self.text, said("Words in the quotes"))
        self.text.setMaxLength(500)
        self.group = _box(said("Group quotes"))
        for key, told in _GROUPS.items():
            self.group.addItem(said(told), key)
        self.session, self.speaker = _box(said("Session")), _box(said("Speaker"))
        self.topic, self.story = _box(said("Topic")), _box(said("Story"))
        self.state, self.stars, self.language = (
            _box(said("State")),
            _box(said("Stars")),
            _box(said("Language")),
        )
        self.state.addItem(said("Any state"), "")
        for state in STATES:
            self.state.addItem(said(state.capitalize()), state)
        for count in range(MOST_STARS + 1):
            self.stars.addItem(
                said("{stars} or more", stars="★" * count) if count else said("Any stars"), count
            )
        self.changed_since = QCheckBox(said("Changed since"))
        self.clear = QPushButton(said("Show all"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self._boxes = (
            *(self.session, self.speaker, self.topic, self.story),
            *(self.state, self.stars, self.language),
        )
        for box in (*self._boxes, self.group):
            box.activated.connect(lambda _at: self.changed.emit())
        self.changed_since.toggled.connect(lambda _on: self.changed.emit())
        self.clear.clicked.connect(self.show_all)
        first, second = QHBoxLayout(), QHBoxLayout()
        label = QLabel(said("Group"))
        for widget in (self.text, self.session, self.speaker, self.topic, self.story):
            first.addWidget(widget, 2 if widget is self.text else 1)
        for other in (label, self.group, self.state, self.stars, self.language):
            second.addWidget(other)
        second.addWidget(self.changed_since)
        second.addStretch(1)
        second.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(second)

    def wanted(self) -> BoardFilter:
        """What is asked for."""
        return BoardFilter(
            text=self.text.text().strip(),
            speaker=self.speaker.currentData() or "",
            topic=self.topic.currentData() or "",
            session=self.session.currentData() or "",
            story=self.story.currentData() or "",
            state=self.state.currentData() or "",
            stars=self.stars.currentData() or 0,
            language=self.language.currentData() or "",
            changed=self.changed_since.isChecked(),
        )

    @property
    def by(self) -> str:
        """What is grouped by."""
        return str(self.group.currentData() or "")

    def show_all(self) -> None:
        """Asks for all quotes again."""
        for box in self._boxes:
            box.setCurrentIndex(0)
        with QSignalBlocker(self.changed_since):
            self.changed_since.setChecked(False)
        with QSignalBlocker(self.text):
            self.text.clear()
        self.changed.emit()

    def offer(self, quotes: Iterable[Quote], stories: Iterable[str]) -> None:
        """Offers what there is; what is chosen stays, as long as it is there."""
        found = list(quotes)
        titles = {quote.session: quote.session_title or said("Untitled session") for quote in found}
        speakers = {
            name: name or said(UNKNOWN_SPEAKER) for q in found for name in board.speakers_of(q)
        }
        topics = {name: name for quote in found for name in quote.topics}
        languages = {q.language: said(language_name(q.language)) for q in found if q.language}
        speakers.pop("", None)
        _offer(self.session, said("Any session"), titles, in_order=True)
        _offer(self.speaker, said("Any speaker"), speakers)
        _offer(self.topic, said("Any topic"), topics)
        _offer(self.story, said("Any story"), {name: name for name in stories})
        _offer(self.language, said("Any language"), languages)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    name_field(box, name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(11)
    box.setMaxVisibleItems(20)
    return box


def _offer(box: QComboBox, anything: str, names: dict[str, str], *, in_order: bool = False) -> None:
    pairs = list(names.items())
    if not in_order:
        pairs.sort(key=lambda pair: pair[1].casefold())
    if [box.itemData(at) for at in range(box.count())] == ["", *(key for key, _ in pairs)]:
        return
    chosen = box.currentData()
    box.clear()
    box.addItem(anything, "")
    for key, told in pairs:
        box.addItem(told, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
