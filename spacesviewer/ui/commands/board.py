"""The command that shows the quotes of all sessions, and what is done with them there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recap import Beneath
from spacesviewer.library import stories
from spacesviewer.library.store import Archive
from spacesviewer.ui import wording
from spacesviewer.ui.commands.clip import ClipCommands
from spacesviewer.ui.dialog_beside import DialogBeside
from spacesviewer.ui.dialogs.picker import Choice, Picker
from spacesviewer.ui.dialogs.quotes_board import QuotesBoard
from spacesviewer.ui.files import Files
from spacesviewer.ui.interface import language_of, said
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.workflows import quote_board, quote_translations, quoting, standing
from spacesviewer.workflows.quote_board import Board

_AT_ONCE = 100  # quotes that are compared in one go: others read from the archive in between


class BoardCommands(DialogBeside[QuotesBoard]):
    """Opens the board beside the window, keeps it up to date, and does what it asks for."""

    _run = 0  # of comparing with the transcripts
    _until_ms = -1

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What its command does."""
        return {"quotes_board": self.open}

    def flush(self) -> None:
        """Keeps what is being typed on the board."""
        if self.dialog is not None:
            self.dialog.detail.flush()

    def show_session(self, data: SessionData | None) -> None:
        """Takes the look that the window has by now."""
        if self.dialog is not None:
            self.dialog.set_theme(self.window.theme)

    def _make(self) -> QuotesBoard:
        dialog = QuotesBoard(self.window.theme, self.window, read_only=self.workspace.read_only)
        dialog.asked.connect(self._do)
        dialog.command.connect(self.window.commands.run)
        dialog.state_set.connect(self._set_state)
        dialog.rated.connect(self._rate)
        dialog.list.moved.connect(self._move)
        dialog.list.played.connect(self.play)
        dialog.list.chosen.connect(self._translate)
        dialog.detail.play_pressed.connect(lambda: self._with_first(self.play))
        dialog.detail.open_pressed.connect(lambda: self._with_first(self.show))
        dialog.detail.changed.connect(self._change)
        self._known: dict[str, Quote] = {}
        self._orders: Mapping[str, Sequence[str]] = {}
        return dialog

    def _listen(self) -> None:
        self.workspace.events.changed.connect(self._on_changed)
        self.window.playhead.position_changed.connect(self._on_position)

    def play(self, quote: Quote) -> None:
        """Plays a quote from its beginning to its end, in its session."""
        start_ms, end_ms = quote.place_ms

        def begin() -> None:
            self._until_ms = end_ms
            self.window.session_view.play_from(start_ms)

        self._at_session(quote, begin)

    def show(self, quote: Quote) -> None:
        """Shows a quote in its session, and brings the window to the front."""

        def go() -> None:
            self.window.session_view.go_to(quote.place_ms[0])
            self.window.activateWindow()
            self.window.raise_()

        self._at_session(quote, go)

    # What the board asks for -------------------------------------------------------------------

    def _do(self, verb: str, quotes: list[Quote]) -> None:
        uids = [quote.id for quote in quotes]
        if verb == "copy":
            self.window.commands.quotes.copy_these(quotes)
        elif verb == "export":
            Files(self.window).export_quotes(quotes)
        elif verb == "clips":
            self._clips(quotes)
        elif verb == "remove":
            self.workspace.write(lambda archive: quote_board.remove(archive, uids))
            self.window.toast.say(
                said("{quotes} deleted; Undo gives back.", quotes=wording.count(len(uids), "quote"))
            )
        else:
            self.workspace.ask(stories.list_stories, lambda known: self._pick(quotes, known))

    def _clips(self, quotes: list[Quote]) -> None:
        self.window.commands.group(ClipCommands).save_clips(quotes)

    def _pick(self, quotes: list[Quote], known: Sequence[stories.Story]) -> None:
        choices = [Choice(one.name, one.name, wording.count(one.quotes, "quote")) for one in known]
        hint = said("Story of {quotes}", quotes=wording.count(len(quotes), "quote"))
        picker = Picker(
            said("Story"), hint, choices, said("New story: {}"), self.dialog or self.window
        )
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        uids = [quote.id for quote in quotes]

        def done() -> None:
            name = picker.chosen or picker.typed
            self.workspace.write(lambda archive: quote_board.put_into(archive, uids, name))

        picker.accepted.connect(done)
        picker.open()

    def _set_state(self, quotes: list[Quote], state: str) -> None:
        uids, by = [quote.id for quote in quotes], self.workspace.settings.reviewer
        self.workspace.write(
            lambda archive: quote_board.set_state(archive, uids, state, reviewer=by)
        )

    def _rate(self, quotes: list[Quote], stars: int) -> None:
        uids = [quote.id for quote in quotes]
        self.workspace.write(lambda archive: quote_board.rate(archive, uids, stars))

    def _move(self, story: str, uids: list[str], before: str) -> None:
        self.workspace.write(lambda archive: quote_board.move(archive, story, uids, before))

    def _change(self, uid: str, what: str, value: object) -> None:
        by = self.workspace.settings.reviewer
        verbs: dict[str, Callable[[Archive, object], Changes]] = {
            "note": lambda archive, told: quoting.set_note(archive, uid, str(told)),
            "state": lambda archive, told: quoting.set_state(archive, uid, str(told), reviewer=by),
            "rating": lambda archive, told: quoting.rate(archive, uid, int(str(told))),
            "topics": lambda archive, told: quote_board.set_topics(archive, uid, _names(told)),
            "stories": lambda archive, told: quoting.set_stories(archive, uid, _names(told)),
        }
        self.workspace.write(lambda archive: verbs[what](archive, value))

    def _with_first(self, act: Callable[[Quote], None]) -> None:
        chosen = self.dialog.list.selected() if self.dialog is not None else []
        if chosen:
            act(chosen[0])

    def _translate(self) -> None:
        """Shows what the chosen quote says in the language of the window, where that is known."""
        chosen = self.dialog.list.selected() if self.dialog is not None else []
        if len(chosen) != 1:
            return
        quote, language = chosen[0], language_of(self.window.settings)

        def shown(beneath: Beneath | None) -> None:
            if self.dialog is not None:
                self.dialog.detail.show_translation(quote.id, beneath)

        self.workspace.tasks.read.do(
            lambda archive: quote_translations.inside(archive, quote, language),
            shown,
            self.workspace.problem.emit,
            key="translation",
        )

    def _at_session(self, quote: Quote, act: Callable[[], None]) -> None:
        data = self.workspace.session
        if data is not None and data.uid == quote.session:
            act()
            return
        self.window.keep_place()
        line = quote.transcript_id or None
        self.workspace.open_session(quote.session, line, done=lambda _data: act())

    def _on_position(self, ms: int) -> None:
        if 0 <= self._until_ms <= ms:
            self._until_ms = -1
            self.window.player.pause()

    # What stands on the board ------------------------------------------------------------------

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.detail.flush()
        self.dialog = None
        self._run += 1

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if self.dialog is None:
            return
        wide = changes.sessions or changes.transcripts or changes.participants or changes.topics
        uids = sorted(changes.quotes)
        if not wide and uids and all(uid in self._known for uid in uids):
            self.workspace.ask(lambda archive: _some(archive, uids), self._take_some(uids))
        elif wide or uids or not changes.marks:
            self._read()

    def _take_some(self, uids: Sequence[str]) -> Callable[[Board], None]:
        def take(told: Board) -> None:
            now = {quote.id: quote for quote in told.quotes}
            kept = [self._known[uid] for uid in self._known if uid not in uids or uid in now]
            self._show([now.get(quote.id, quote) for quote in kept], told.orders)

        return take

    def _read(self) -> None:
        self._run += 1
        self.workspace.tasks.read.do(
            quote_board.read, self._take_all, self.workspace.problem.emit, key="board"
        )

    def _take_all(self, told: Board) -> None:
        # What was found out before is shown until it has been looked up again.
        known = self._known
        self._show([_with_since(quote, known.get(quote.id)) for quote in told.quotes], told.orders)
        self._compare([quote.id for quote in told.quotes], 0, self._run)

    def _compare(self, uids: Sequence[str], at: int, run: int) -> None:
        """Looks up, a few quotes at a time, what their transcripts tell otherwise now."""
        dialog = self.dialog
        if dialog is None or run != self._run:
            return
        some = [self._known[uid] for uid in uids[at : at + _AT_ONCE] if uid in self._known]
        if at >= len(uids):
            dialog.progress.setText("")
            return
        told = said("Comparing with the transcripts… {percent} %", percent=100 * at // len(uids))
        dialog.progress.setText(told if len(uids) > _AT_ONCE else "")

        def found(looked_up: list[Quote]) -> None:
            if run == self._run and self.dialog is not None:
                since = {quote.id: quote for quote in looked_up}
                now = [_with_since(q, since.get(q.id)) for q in self._known.values()]
                if any(self._known[quote.id] is not quote for quote in now):
                    self._show(now, self._orders)
                self._compare(uids, at + _AT_ONCE, run)

        self.workspace.ask(lambda archive: standing.looked_up(archive, some), found)

    def _show(self, quotes: Sequence[Quote], orders: Mapping[str, Sequence[str]]) -> None:
        self._known = {quote.id: quote for quote in quotes}
        self._orders = orders
        if self.dialog is not None:
            self.dialog.show_board(quotes, orders)


def _some(archive: Archive, uids: Sequence[str]) -> Board:
    told = quote_board.read_some(archive, uids)
    return Board(tuple(standing.looked_up(archive, told.quotes)), told.orders)


def _with_since(quote: Quote, other: Quote | None) -> Quote:
    """The quote with what was found out of the same revision; itself where that is nothing new."""
    if other is None or other.revision != quote.revision:
        return quote
    if (other.since, other.now) == (quote.since, quote.now):
        return quote
    return replace(quote, since=other.since, now=other.now)


def _names(told: object) -> tuple[str, ...]:
    return tuple(told) if isinstance(told, tuple) else ()
