"""The quotes of the session, as cards in the order of the session."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QInputDialog,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.citation import is_unverified
from spacesviewer.domain.quote import MOST_STARS, STATES, Quote
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui import icons
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.models.quote_delegate import QuoteDelegate
from spacesviewer.ui.models.quote_words import read_out
from spacesviewer.ui.models.rows import RowsModel
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.panels import PanelContext
from spacesviewer.ui.quote_drag import QuoteDrag
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.ui.widgets.panel_foot import panel_foot
from spacesviewer.ui.widgets.quote_filter import QuoteFilter
from spacesviewer.ui.workspace import quotes_by_start
from spacesviewer.workflows import quoting

TITLE = to_say("Quotes")
ORDER = 1
_NONE = to_say("No quotes yet. Select words in the transcript and press B.")
_NONE_LIKE_THAT = to_say("No quote of this session is like that.")


def create(context: PanelContext) -> QuotesPanel:
    """The panel, without a session."""
    return QuotesPanel(context)


class QuotesPanel(QWidget):
    """Cards of quotes: a click goes to the sound, Enter plays it, Delete takes it out."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self._wanted = ""
        self._uid = ""
        self._quotes: list[Quote] = []
        self.filter = QuoteFilter()
        self.filter.changed.connect(self._show)
        self.model: RowsModel[Quote] = RowsModel(_tell, self)
        self.view = _QuoteList(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(said("Quotes of this session"))
        self.delegate = QuoteDelegate(
            context.theme, context.color_of, lambda q: context.copy([q]), self._menu
        )
        self.view.setItemDelegate(self.delegate)
        self.drag = QuoteDrag(self.view, self.model.value, context.workspace)
        self.view.clicked.connect(self._on_clicked)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_context)
        self._empty = EmptyState(said(_NONE), "", self)
        self.copy_all = QPushButton(said(" Copy all"))  # the space keeps them off their icons
        self.export = QPushButton(said(" Export…"))
        self.copy_all.clicked.connect(lambda: context.copy(list(self.model.rows())))
        self.export.clicked.connect(lambda: context.export_these(list(self.model.rows())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filter)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._empty, 1)
        layout.addLayout(panel_foot(self.copy_all, self.export))
        self.set_theme(context.theme)
        self.show_session(None)

    @property
    def widget(self) -> QWidget:
        """The panel itself."""
        return self

    def show_session(self, data: SessionData | None) -> int | None:
        """Shows the quotes of a session; what is filtered stays, until another one is shown."""
        uid = data.uid if data else ""
        if uid != self._uid:
            self._uid = uid
            self.filter.show_all()
        self._quotes = quotes_by_start(data.quotes) if data else []
        self.filter.offer(self._quotes)
        self._show()
        return len(self._quotes) if data else None

    def _show(self) -> None:
        """Shows those that are wanted; the chosen one stays chosen while it is shown."""
        chosen = self.current()
        sought = self._wanted or (chosen.id if chosen is not None else "")
        shown = self._kept()
        if any(quote.id == self._wanted and quote not in shown for quote in self._quotes):
            # What was just taken, or is gone to, must be seen.
            self.filter.show_all()
            shown = self._kept()
        self.model.set_rows(shown)
        self.filter.show_count(shown, self._quotes)
        if self._choose(sought):
            self._wanted = ""
        self.view.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self._empty.label.setText(said(_NONE_LIKE_THAT if self._quotes else _NONE))
        filtered = len(shown) < len(self._quotes)
        some = f"{len(shown):,}" if filtered and shown else ""
        self.copy_all.setText(said(" Copy {some}", some=some) if some else said(" Copy all"))
        self.export.setText(said(" Export {some}…", some=some) if some else said(" Export…"))
        self.copy_all.setEnabled(bool(shown))
        self.export.setEnabled(bool(shown))

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self.delegate.theme = theme
        self.copy_all.setIcon(icons.icon("copy", theme.text, 16))
        self.export.setIcon(icons.icon("file-down", theme.text, 16))
        self.view.viewport().update()

    def current(self) -> Quote | None:
        """The quote that is selected."""
        return self.model.value(self.view.currentIndex())

    def reveal_later(self, uid: str) -> None:
        """Selects a quote as soon as it stands in the panel."""
        self._wanted = "" if self.reveal(uid) else uid

    def reveal(self, uid: str) -> bool:
        """Selects a quote and scrolls to it, past the filter; False if it is not in the panel."""
        known = any(quote.id == uid for quote in self._quotes)
        if known and not self._choose(uid):
            self._wanted = uid
            self._show()
        return known

    def _kept(self) -> list[Quote]:
        wanted = self.filter.wanted()
        return [quote for quote in self._quotes if wanted.keeps(quote)]

    def _choose(self, uid: str) -> bool:
        index = self.model.row_of(lambda quote: quote.id == uid)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        return index.isValid()

    def _on_clicked(self, index: QModelIndex) -> None:
        place = self.view.viewport().mapFromGlobal(self.view.cursor().pos())
        quote = self.model.value(index)
        if quote is not None and not self.delegate.on_button(self.view.visualRect(index), place):
            self._context.go_to(quote.place_ms[0])

    def _on_context(self, place: QPoint) -> None:
        quote = self.model.value(self.view.indexAt(place))
        if quote is not None:
            self.view.setCurrentIndex(self.view.indexAt(place))
            self._menu(quote, self.view.viewport().mapToGlobal(place))

    def _menu(self, quote: Quote, place: QPoint) -> None:
        workspace = self._context.workspace
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(said("Play"), lambda: self._context.play_from(quote.place_ms[0]))
        menu.addAction(said("Loop"), lambda: self._context.loop(*quote.place_ms))
        menu.addAction(said("Copy"), lambda: self._context.copy([quote]))
        menu.addAction(said("Edit Note…"), lambda: self.edit_note(quote))
        states = menu.addMenu(said("State"))
        for state in STATES:
            action = states.addAction(said(state.capitalize()))
            action.setCheckable(True)
            action.setChecked(quote.state == state)
            action.triggered.connect(
                lambda _on=False, s=state: workspace.set_quote_state(quote.id, s)
            )
        stars = menu.addMenu(said("Stars"))
        for count in range(MOST_STARS + 1):
            action = stars.addAction("★" * count or said("None"))
            action.setCheckable(True)
            action.setChecked(quote.rating == count)
            action.triggered.connect(
                lambda _on=False, n=count: workspace.write(
                    lambda archive: quoting.rate(archive, quote.id, n)
                )
            )
        for name in ("quote_story", "edit_quote", "quote_changes"):
            self._add_command(menu, name)
        menu.addSeparator()
        menu.addAction(said("Save Sound…"), lambda: self._context.clip(quote))
        menu.addAction(said("Delete Quote"), lambda: workspace.remove_quote(quote.id))
        menu.popup(place)

    def _add_command(self, menu: QMenu, name: str) -> None:
        """A line of the window's menus that is about the chosen quote."""
        action = self.window().findChild(QAction, name)
        if action is not None:
            menu.addAction(action)

    def edit_note(self, quote: Quote) -> None:
        """Asks for the note of a quote."""
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(said("Note"))
        dialog.setLabelText(said("Note of this quote:"))
        dialog.setTextValue(quote.note)
        dialog.resize(420, 240)
        for field in dialog.findChildren(QPlainTextEdit):
            field.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
            field.setTabChangesFocus(True)
        dialog.textValueSelected.connect(
            lambda note: self._context.workspace.set_quote_note(quote.id, note.strip())
        )
        dialog.open()

    def on_key(self, event: QKeyEvent) -> bool:
        """Enter plays the quote, Delete takes it out, Ctrl+C copies it; others are not ours."""
        quote = self.current()
        if quote is None:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._context.play_from(quote.place_ms[0])
        elif event.key() == Qt.Key.Key_Delete:
            self._context.workspace.remove_quote(quote.id)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_note(quote)
        else:
            return False
        return True


class _QuoteList(QListView):
    def __init__(self, panel: QuotesPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        # Or the cards would be laid out for another width than they are drawn in.
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self.scheduleDelayedItemsLayout())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._panel.on_key(event):
            super().keyPressEvent(event)


def _tell(quote: Quote) -> str:
    doubt = said("unverified, ") if is_unverified(quote) else ""
    ear = {True: said("heard in full, "), False: said("not heard in full, "), None: ""}[quote.heard]
    since = f"{quote.since}, " if quote.since else ""
    words = read_out(quote)
    return f"{quote.speaker}, {format_time(quote.place_ms[0])}, {doubt}{ear}{since}{words}"
