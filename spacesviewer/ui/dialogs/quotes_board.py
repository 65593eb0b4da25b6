"""The quotes of all sessions beside the window: found, grouped, put in order, and worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain import board
from spacesviewer.domain.quote import MOST_STARS, STATES, Quote
from spacesviewer.ui import wording
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.models.board_delegate import BoardDelegate
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.board_filters import BoardFilters
from spacesviewer.ui.widgets.board_list import BoardList
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.ui.widgets.quote_detail import QuoteDetail

_HINT = to_say(
    "Enter plays. By story: drag quotes, or press Alt+Up and Alt+Down, to put them in order."
)
_NONE = to_say("There are no quotes in this archive yet. Select words in a transcript and press B.")


class QuotesBoard(QDialog):
    """``asked`` carries a verb ("copy", "export", "story", "clips", "remove") and the quotes.

    ``state_set`` and ``rated`` carry the quotes and what they are to have, ``command`` the name of
    a command of the window.
    """

    asked = Signal(str, list)
    state_set = Signal(list, str)
    rated = Signal(list, int)
    command = Signal(str)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Quotes Board"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.resize(1120, 700)
        self._quotes: dict[str, Quote] = {}
        self._orders: Mapping[str, Sequence[str]] = {}
        self._read_only = read_only
        self.filters = BoardFilters()
        self.list = BoardList()
        self.delegate = BoardDelegate(theme)
        self.list.setItemDelegate(self.delegate)
        self.detail = QuoteDetail(read_only=read_only)
        self.empty = EmptyState("", "", self)
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self.progress = QLabel()
        self.progress.setProperty("muted", True)
        self.copy = _button(said("Copy"), lambda: self._ask("copy"))
        self.export = _button(said("Export…"), lambda: self._ask("export"))
        self.story = _button(said("Put into story…"), lambda: self._ask("story"))
        self.state = _button(said("Set state"), lambda: self._menu_below(self.state, self._states))
        self.stars = _button(said("Set stars"), lambda: self._menu_below(self.stars, self._ratings))
        self.clips = _button(said("Save clips…"), lambda: self._ask("clips"))
        self.all = _button(said("Choose all"), self.list.selectAll)
        self._lay_out()
        self.filters.changed.connect(self.refresh)
        self.list.chosen.connect(self._on_chosen)
        self.list.removed.connect(lambda: self._ask("remove"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_context)
        for keys, act in (
            ("Ctrl+F", self.filters.text.setFocus),
            ("Ctrl+E", lambda: self._ask("export")),
            # The window's own keys do not reach over to this one.
            ("Ctrl+Z", partial(self.command.emit, "undo")),
            ("Ctrl+Shift+Z", partial(self.command.emit, "redo")),
            ("Ctrl+Y", partial(self.command.emit, "redo")),
        ):
            QShortcut(QKeySequence(keys), self, act)
        copying = QShortcut(QKeySequence("Ctrl+C"), self.list, lambda: self._ask("copy"))
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._on_chosen()
        self.list.setFocus()

    def _lay_out(self) -> None:
        batch = QHBoxLayout()
        batch.addWidget(self.count, 1)
        for button in (
            *(self.all, self.copy, self.export, self.story),
            *(self.state, self.stars, self.clips),
        ):
            batch.addWidget(button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.detail)
        split.setChildrenCollapsible(False)
        split.setSizes([730, 350])
        split.setStretchFactor(0, 1)
        hint = QLabel(said(_HINT))
        hint.setProperty("muted", True)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(self.progress)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.addWidget(self.filters)
        layout.addLayout(batch)
        layout.addWidget(split, 1)
        layout.addLayout(foot)

    def show_board(self, quotes: Iterable[Quote], orders: Mapping[str, Sequence[str]]) -> None:
        """Shows all quotes there are, and the orders of the stories."""
        self._quotes = {quote.id: quote for quote in quotes}
        self._orders = orders
        self.filters.offer(self._quotes.values(), orders)
        self.refresh()

    def refresh(self) -> None:
        """Shows what is wanted now; what is chosen stays chosen as far as it is shown."""
        chosen = [row.key for i in self.list.selectedIndexes() if (row := self.list.rows.row(i))]
        wanted, by = self.filters.wanted(), self.filters.by
        found = [quote for quote in self._quotes.values() if wanted.keeps(quote)]
        groups = board.grouped(found, by, self._orders)
        if wanted.story and by == board.STORY:
            groups = [group for group in groups if group.key == wanted.story]
        if not by and wanted.story in self._orders:
            place = {uid: at for at, uid in enumerate(self._orders[wanted.story])}
            found.sort(key=lambda quote: place.get(quote.id, len(place)))
            groups = board.grouped(found, by)
        self.list.let_arrange(by == board.STORY and not self._read_only)
        if self.list.rows.show(groups):
            self._choose_again(chosen)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.label.setText(said("No quote is like that.") if self._quotes else said(_NONE))
        self._on_chosen()

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self.delegate.theme = theme
        self.list.viewport().update()

    def _choose_again(self, chosen: Sequence[tuple[str, str]]) -> None:
        model, selection = self.list.selectionModel(), self.list.selectionModel().SelectionFlag
        for number, key in enumerate(chosen):
            index = self.list.rows.index_of(key)
            if index.isValid():
                if number == 0:
                    model.setCurrentIndex(index, selection.Select)
                    self.list.scrollTo(index)
                model.select(index, selection.Select)

    def _on_chosen(self) -> None:
        chosen, shown = self.list.selected(), self.list.rows.quotes()
        self.detail.show_quotes(chosen)
        number = len(shown)
        told = wording.count(len(self._quotes), "quote")
        if number < len(self._quotes):
            told = said("{number} of {quotes}", number=f"{number:,}", quotes=told)
        self.count.setText(
            said("{quotes}, {number} chosen", quotes=told, number=f"{len(chosen):,}")
            if chosen
            else told
        )
        for button in (self.copy, self.export, self.clips):
            button.setEnabled(bool(chosen))
        for button in (self.story, self.state, self.stars):
            button.setEnabled(bool(chosen) and not self._read_only)
        self.all.setEnabled(bool(shown))

    def _ask(self, verb: str) -> None:
        chosen = self.list.selected()
        if chosen and not (self._read_only and verb in ("story", "remove")):
            self.detail.flush()
            self.asked.emit(verb, chosen)

    def _on_context(self, place: QPoint) -> None:
        if not self.list.selected():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(said("Play"), lambda: self.list.played.emit(self.list.selected()[0]))
        menu.addAction(said("Copy"), lambda: self._ask("copy"))
        menu.addAction(said("Export…"), lambda: self._ask("export"))
        menu.addAction(said("Save Clips…"), lambda: self._ask("clips"))
        if not self._read_only:
            menu.addSeparator()
            menu.addAction(said("Put Into Story…"), lambda: self._ask("story"))
            self._states(menu.addMenu(said("State")))
            self._ratings(menu.addMenu(said("Stars")))
            menu.addSeparator()
            menu.addAction(said("Delete"), lambda: self._ask("remove"))
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _states(self, menu: QMenu) -> None:
        for state in STATES:
            act = partial(self._emit, self.state_set, state)
            menu.addAction(said(state.capitalize()), act)

    def _ratings(self, menu: QMenu) -> None:
        for stars in range(MOST_STARS + 1):
            menu.addAction("★" * stars or said("None"), partial(self._emit, self.rated, stars))

    def _emit(self, signal: SignalInstance, value: object) -> None:
        signal.emit(self.list.selected(), value)

    def _menu_below(self, button: QPushButton, fill: Callable[[QMenu], None]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def _button(text: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return button
