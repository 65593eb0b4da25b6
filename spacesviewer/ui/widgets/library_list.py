"""The library at the left: search over all sessions, the sessions, and what is being indexed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.session import SessionSummary
from spacesviewer.ui import icons, wording
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.models.library_delegate import HitDelegate, SessionDelegate
from spacesviewer.ui.models.rows import RowsModel
from spacesviewer.ui.theme import Theme, font
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.ui.widgets.fields import name_field
from spacesviewer.ui.widgets.progress_row import ProgressRow

if TYPE_CHECKING:
    from spacesviewer.library.search import Hit, SearchResult

_TYPING_MS = 120
ORDERS = {
    to_say("Newest first"): lambda s: s.started_at,
    to_say("Title"): lambda s: s.title.casefold(),
    to_say("Longest first"): lambda s: s.duration_ms,
    to_say("Last added first"): lambda s: s.added_at,
}
_DESCENDING = frozenset({"Newest first", "Longest first", "Last added first"})


class LibraryList(QFrame):
    """``session_chosen`` carries an id, ``hit_chosen`` a Hit, ``searched`` what was typed.

    ``remove_pressed`` and ``context_requested`` carry the ids of the sessions that are selected,
    ``listed`` all sessions as soon as they stand here.
    """

    listed = Signal(list)
    session_chosen = Signal(str)
    hit_chosen = Signal(object)
    searched = Signal(str)
    add_pressed = Signal()
    remove_pressed = Signal(list)
    context_requested = Signal(list, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "side")
        self._order = "Newest first"
        self._sessions: list[SessionSummary] = []
        self.field = _SearchField(self)
        self.sessions: RowsModel[SessionSummary] = RowsModel(wording.session_line, self, tips=True)
        self.hits: RowsModel[Hit] = RowsModel(_tell_hit, self)
        self._session_delegate = SessionDelegate(theme)
        self._hit_delegate = HitDelegate(theme)
        self.session_view = self._list(self.sessions, self._session_delegate, said("Library"))
        self.hit_view = self._list(self.hits, self._hit_delegate, said("Search hits"))
        self.session_view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.session_view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.session_view.customContextMenuRequested.connect(self._on_context)
        self.session_view.clicked.connect(self._on_session)
        self.session_view.activated.connect(self._on_session)
        self.hit_view.clicked.connect(self._on_hit)
        self.hit_view.activated.connect(self._on_hit)
        # The centre says what to do.
        self.empty = EmptyState(said("No sessions yet."), "", self)
        self.nothing = EmptyState("", "", self)
        self.pages = QStackedWidget(self)
        for page in (self.session_view, self.hit_view, self.empty, self.nothing):
            self.pages.addWidget(page)
        self.title = QLabel(said("Library"))
        self.sort = _tool(self, said("Sort the library"))
        self.add = _tool(self, said("Add files (Ctrl+O)"))
        self.sort.clicked.connect(self._on_sort)
        self.add.clicked.connect(self.add_pressed)
        self.progress = ProgressRow(self)
        self.foot = QLabel("")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: self.searched.emit(self.field.text().strip()))
        self.field.textChanged.connect(self._on_typed)
        self._fill()
        self.set_theme(theme)

    def set_sessions(self, sessions: list[SessionSummary]) -> None:
        """Shows the sessions; the one that is chosen stays chosen."""
        chosen = self.sessions.value(self.session_view.currentIndex())
        self._sessions = sessions
        by_title = sorted(sessions, key=ORDERS["Title"])
        ordered = sorted(by_title, key=ORDERS[self._order], reverse=self._order in _DESCENDING)
        self.sessions.set_rows(ordered)
        if chosen is not None:
            self.select(chosen.id)
        hours = sum(session.duration_ms for session in sessions) / 3_600_000
        length = (
            said("{hours} hours", hours=f"{hours:.0f}")
            if hours >= 2
            else said("{minutes} min", minutes=f"{hours * 60:.0f}")
        )
        self.foot.setText(
            said(
                "{sessions}  ·  {length}  ·  on this computer",
                sessions=wording.count(len(sessions), "session"),
                length=length,
            )
            if sessions
            else ""
        )
        self._show_page()
        self.listed.emit(sessions)

    def select(self, uid: str) -> None:
        """Marks a session as the one that is open."""
        index = self.sessions.row_of(lambda session: session.id == uid)
        self.session_view.setCurrentIndex(index)

    def show_hits(self, query: str, result: SearchResult) -> None:
        """Shows what was found for the words that are typed."""
        if query != self.field.text().strip():
            return
        self.hits.set_rows([*_title_hits(result), *result.hits])
        self.hit_view.scrollToTop()
        hits = wording.count(result.total, "hit")
        self.title.setText(said("over {hits}", hits=hits) if result.capped else hits)
        self.nothing.label.setText(said("Nobody says “{query}” in this archive.", query=query))
        some = result.hits or result.titles
        self.pages.setCurrentWidget(self.hit_view if some else self.nothing)

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self._session_delegate.theme = theme
        self._hit_delegate.theme = theme
        self.sort.setIcon(icons.icon("arrow-up-down", theme.text, 17))
        self.add.setIcon(icons.icon("plus", theme.text, 18))
        for action in self.field.actions():
            self.field.removeAction(action)
        sign = self.field.addAction(
            icons.icon("search", theme.muted, 16), QLineEdit.ActionPosition.LeadingPosition
        )
        sign.setText(self.field.placeholderText())  # its name to a screen reader
        self.progress.set_theme(theme)
        self.session_view.viewport().update()
        self.hit_view.viewport().update()

    def move_down(self) -> None:
        """Goes from the search field into the list beneath it."""
        page = self.pages.currentWidget()
        if isinstance(page, QListView):
            page.setFocus()
            if not page.currentIndex().isValid():
                page.setCurrentIndex(page.model().index(0, 0))

    def open_first(self) -> None:
        """Opens the first hit, or the first session where nothing is typed."""
        if self.pages.currentWidget() is self.hit_view:
            self._on_hit(self.hits.index(0))

    def _fill(self) -> None:
        self.title.setProperty("muted", True)
        self.title.setFont(font(13, QFont.Weight.DemiBold))
        self.foot.setProperty("muted", True)
        self.foot.setFont(font(11))
        self.foot.setMinimumWidth(0)
        self.foot.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(20, 6, 10, 2)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.sort)
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(4)
        search = QHBoxLayout()
        search.setContentsMargins(12, 0, 12, 0)
        search.addWidget(self.field)
        layout.addLayout(search)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.progress)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 4, 12, 2)
        foot.addWidget(self.foot)
        layout.addLayout(foot)

    def _list(
        self,
        model: RowsModel[SessionSummary] | RowsModel[Hit],
        delegate: SessionDelegate | HitDelegate,
        name: str,
    ) -> QListView:
        view = _Rows(self)
        view.setModel(model)
        view.setItemDelegate(delegate)
        view.setAccessibleName(name)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        return view

    def _show_page(self) -> None:
        if self.field.text().strip():
            return
        self.title.setText(said("Library"))
        self.pages.setCurrentWidget(self.session_view if self._sessions else self.empty)

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self._typing.start()
        else:
            self._typing.stop()
            self._show_page()

    def _on_session(self, index: QModelIndex) -> None:
        session = self.sessions.value(index)
        # With Ctrl or Shift, sessions are gathered for joining or removing, not opened.
        gathering = len(self.session_view.selectedIndexes()) > 1
        if session is not None and not gathering:
            self.session_chosen.emit(session.id)

    def all_sessions(self) -> list[SessionSummary]:
        """All sessions of the library."""
        return self._sessions

    def selected(self) -> list[str]:
        """The ids of the sessions that are selected, from the top."""
        rows = sorted(index.row() for index in self.session_view.selectedIndexes())
        return [self.sessions.rows()[row].id for row in rows]

    def focused_hit(self) -> Hit | None:
        """The hit that is chosen in the list of hits, where that has the focus."""
        return self.hits.value(self.hit_view.currentIndex()) if self.hit_view.hasFocus() else None

    def shows_hits(self) -> bool:
        """Whether what was found is shown in place of the sessions."""
        return self.pages.currentWidget() is self.hit_view

    def _on_context(self, place: QPoint) -> None:
        if self.session_view.indexAt(place).isValid():
            where = self.session_view.viewport().mapToGlobal(place)
            self.context_requested.emit(self.selected(), where)

    def _on_hit(self, index: QModelIndex) -> None:
        hit = self.hits.value(index)
        if hit is not None:
            self.hit_view.setCurrentIndex(index)
            self.hit_chosen.emit(hit)

    def _on_sort(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for order in ORDERS:
            action = menu.addAction(said(order), partial(self._sort_by, order))
            action.setCheckable(True)
            action.setChecked(order == self._order)
        menu.popup(self.sort.mapToGlobal(QPoint(0, self.sort.height())))

    def _sort_by(self, order: str) -> None:
        self._order = order
        self.set_sessions(self._sessions)


class _Rows(QListView):
    def __init__(self, library: LibraryList) -> None:
        super().__init__(library)
        self._library = library

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self is self._library.session_view:
            self._library.remove_pressed.emit(self._library.selected())
        else:
            super().keyPressEvent(event)


class _SearchField(QLineEdit):
    def __init__(self, library: LibraryList) -> None:
        super().__init__(library)
        self._library = library
        self.setPlaceholderText(said("Search all sessions"))
        self.setAcceptDrops(False)  # files that are dropped here are for the archive
        self.setClearButtonEnabled(True)
        name_field(self, said("Search all sessions"))
        self.setMaxLength(500)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._library.move_down()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._library.open_first()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _tool(parent: QWidget, tip: str) -> QToolButton:
    button = QToolButton(parent)
    button.setToolTip(tip)
    button.setAccessibleName(tip.split(" (", maxsplit=1)[0])
    button.setFixedSize(30, 30)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _tell_hit(hit: Hit) -> str:
    return f"{hit.speaker}, {hit.title}, {wording.hit_time(hit)}: {hit.text}"


def _title_hits(result: SearchResult) -> list[Hit]:
    """Sessions whose title was found, as rows above the words: they open where one stopped."""
    # Loaded by now; the list itself stands in the window's first picture, before the archive.
    from spacesviewer.library.search import Hit  # noqa: PLC0415

    return [
        Hit(t.session, said("Session"), 0, 0, "", t.title, t.title, 0, 0, t.marks, t.marks)
        for t in result.titles
    ]
