"""What the window does with quotes and topics: take, copy, tag, reveal, save their sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from spacesviewer.domain import disguise as disguises
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.quote import OFF_THE_RECORD, Quote
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.topic import Topic
from spacesviewer.library.search import Hit
from spacesviewer.library.store import Archive
from spacesviewer.ui import clipboard, export_log, wording
from spacesviewer.ui.dialogs.picker import Choice, Picker
from spacesviewer.ui.files import Files
from spacesviewer.ui.interface import kept_whole, said, to_say
from spacesviewer.ui.panels.quotes import QuotesPanel
from spacesviewer.workflows import leaving, quoting, whole_sentences
from spacesviewer.workflows.exporting import shareable, shareable_words

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_SHOWN = 70  # letters of a quote that was copied
_TAKEN = {
    "": to_say("Quote taken."),
    whole_sentences.BEGINNING: to_say(
        "Quote taken from the beginning of the sentence. Undo brings back what you selected."
    ),
    whole_sentences.END: to_say(
        "Quote taken to the end of the sentence. Undo brings back what you selected."
    ),
    whole_sentences.BOTH: to_say(
        "Quote taken as whole sentences. Undo brings back what you selected."
    ),
}


class QuoteCommands:
    """Verbs on what is selected, or on the sentence at the playhead where nothing is."""

    def __init__(self, window: MainWindow, files: Files) -> None:
        self._window = window
        self._workspace = window.workspace
        self._files = files
        self._topics: list[Topic] = []
        # The quote that was taken or shown last, until the person goes somewhere else by mouse.
        self._at_hand = ""
        window.session_view.transcript.word_clicked.connect(self._leave)
        window.session_view.timeline.seek_requested.connect(self._leave)

    def bookmark(self) -> None:
        """Takes the selected words, or the sentence that is spoken, as a quote.

        An edge that was drawn a word or two beside that of a sentence is put to it.
        In the list of hits, the sentence of the hit: its session need not be opened.
        """
        hit = self._window.library.focused_hit()
        if hit is not None and hit.transcript_id:
            self._bookmark_hit(hit)
        else:
            drawn = self._window.session_view.selection() is not None
            self._with_selection(partial(self._workspace.bookmark, drawn=drawn))

    def _bookmark_hit(self, hit: Hit) -> None:
        reviewer = self._workspace.settings.reviewer
        offset = hit.marks[0][0] if hit.marks else 0
        taken: list[str] = []

        def work(archive: Archive) -> Changes:
            uid, changes = quoting.bookmark_hit(
                archive, hit.session, hit.transcript_id, hit.segment_id, offset, reviewer=reviewer
            )
            taken.append(uid)
            return changes

        def done() -> None:
            if taken:
                panel, data = self.panel(), self._workspace.session
                if panel is not None and data is not None and data.uid == hit.session:
                    panel.reveal_later(taken[0])
                self._window.toast.say(said("Quote taken from “{session}”.", session=hit.title))

        if hit.transcript_id:
            self._workspace.write(work)
            self._workspace.when_written(done)
        else:
            self._window.toast.say(said("Choose words that were found, not a title."))

    def on_quote_taken(self, uid: str, moved: str = "") -> None:
        """Shows the new quote when the panel has it, and tells which edges were moved."""
        self._window.session_view.clear_selection()
        self._at_hand = uid
        panel = self.panel()
        if panel is not None:
            panel.reveal_later(uid)
        self._window.toast.say(said(_TAKEN[moved]))

    def reveal_quote(self, uid: str) -> None:
        """Shows a quote in the panel and goes to its words."""
        self._at_hand = uid
        panel = self.panel()
        if panel is not None:
            panel.reveal(uid)
        for quote in self.of_session():
            if quote.id == uid:
                self._window.session_view.go_to(quote.place_ms[0])

    def copy(self) -> None:
        """Copies what is selected where the focus is: text in a field, words, or a quote."""
        focused = self._focused()
        panel = self.panel()
        if isinstance(focused, QLineEdit | QPlainTextEdit):
            focused.copy()
        elif panel is not None and focused is panel.view and (quote := panel.current()):
            self.copy_these([quote])
        elif (selection := self._window.session_view.selection()) is not None:
            self._copy_words(selection)

    def copy_quote(self) -> None:
        """Copies what is selected, the quote taken just now, or the sentence that is spoken."""
        quote = self.focused_quote() or self._just_taken()
        if quote is not None:
            self.copy_these([quote])
        else:
            self._with_selection(
                lambda chosen: self._workspace.draft(chosen, lambda q: self.copy_these([q]))
            )

    def copy_these(self, quotes: list[Quote]) -> None:
        """Copies quotes in the form that was chosen; what is off the record stays here."""
        self._workspace.ask(lambda archive: shareable(archive, quotes), self._put)

    def _put(self, shared: tuple[list[Quote], int]) -> None:
        allowed, kept_back = shared
        left = disguises.warnings(self._disguise, allowed, notes=False)
        if allowed:
            data = clipboard.mime_data(allowed, clipboard.form_of(self._window.settings))
            gone = leaving.of_quotes(allowed)
            text = leaving.a_text("quotes", leaving.CLIPBOARD, gone, data.text())
            clipboard.put(data)
            export_log.keep(self._workspace, text)
        told = (
            [said("{quotes} copied", quotes=wording.count(len(allowed), "quote"))]
            if allowed
            else []
        )
        if len(allowed) == 1:  # the clipboard cannot be seen: which words are on it?
            words = shorten(allowed[0].text, _SHOWN, placeholder="…")
            told[0] += f": {kept_whole(f'“{words}”')}"
        told += (
            [said("{kept_back} off the record, not copied", kept_back=kept_back)]
            if kept_back
            else []
        )
        if told:
            self._window.toast.say(" ".join(["; ".join(told) + ".", *left]))

    def _copy_words(self, selection: Selection) -> None:
        data = self._workspace.session
        if data is None or data.transcript is None:
            return
        uid, line = data.uid, data.transcript.id
        subject = f"transcript:{data.transcript.sha256}"

        def put(shared: Selection | None) -> None:
            if shared is None:
                self._window.toast.say(
                    said("These words are off the record; they were not copied.")
                )
            else:
                text = shared.with_names()
                clipboard.copy_text(text)
                export_log.keep(
                    self._workspace, leaving.a_text("words", leaving.CLIPBOARD, (subject,), text)
                )
                self._window.toast.say(said("Words copied."))

        self._workspace.ask(lambda archive: shareable_words(archive, uid, line, selection), put)

    def export_these(self, quotes: list[Quote]) -> None:
        """Asks for a file and writes quotes to it."""
        self._files.export_quotes(quotes)

    def save_clip(self, quote: Quote) -> None:
        """Asks for a file and writes the sound of a quote."""
        if quote.state == OFF_THE_RECORD:
            self._window.toast.say(said("This quote is off the record; its sound stays here."))
            return
        self._files.save_quote_clip(quote)

    def save_clip_of_selection(self) -> None:
        """Asks for a file and writes the sound of what is selected, or of the chosen quote."""
        span = self._window.session_view.selected_range()
        panel = self.panel()
        quote = panel.current() if panel is not None else None
        if span is not None and self._workspace.session is not None:
            self._files.save_clip(self._workspace.session.uid, *span)
        elif quote is not None:
            self.save_clip(quote)
        else:
            self._window.toast.say(
                said("Select words, a stretch of the timeline, or a quote first.")
            )

    def tag(self) -> None:
        """Asks for a topic and says that it is talked about in what is selected."""
        span = self._window.session_view.selected_range()
        if span is None:
            self._window.toast.say(
                said("Select what is said about the topic, in the transcript or on the timeline.")
            )
            return
        choices = [
            Choice(topic.name, topic.name, wording.count(topic.sessions, "session"))
            for topic in self._topics
        ]
        stretch = f"{format_time(span[0])} – {format_time(span[1])}"
        picker = Picker(
            said("Tag topic"),
            said("Topic of {stretch}", stretch=stretch),
            choices,
            said("New topic: {}"),
            self._window,
        )
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.accepted.connect(lambda: self._workspace.tag(picker.chosen or picker.typed, *span))
        picker.open()

    def set_topics(self, topics: Sequence[Topic]) -> None:
        """Takes the archive's list of topics."""
        self._topics = list(topics)

    def of_session(self) -> Sequence[Quote]:
        """The quotes of the session that is open."""
        data = self._workspace.session
        return data.quotes if data else ()

    def panel(self) -> QuotesPanel | None:
        """The panel of quotes; None until it is loaded, some time after the window stands."""
        return next((p for _, p in self._window.panels if isinstance(p, QuotesPanel)), None)

    def chosen_quote(self) -> Quote | None:
        """The quote that is selected in the panel, wherever the focus is."""
        panel = self.panel()
        return panel.current() if panel is not None else None

    def wanted_quote(self) -> Quote | None:
        """The same; where none is selected, the person is told to choose one."""
        return self._or_told(self.chosen_quote())

    def quote_at_hand(self) -> Quote | None:
        """The quote that is selected in the panel, the one at the playhead, or the only one.

        Where there is none of these, the person is told to choose one.
        """
        known, at_ms = list(self.of_session()), self._window.playhead.position_ms
        here = (quote for quote in known if quote.place_ms[0] <= at_ms <= quote.place_ms[1])
        only = known[0] if len(known) == 1 else None
        return self._or_told(self.chosen_quote() or next(here, only))

    def focused_quote(self) -> Quote | None:
        """The quote that is selected in the panel, where that has the focus."""
        panel = self.panel()
        return panel.current() if panel is not None and self._focused() is panel.view else None

    @property
    def _disguise(self) -> Disguise:
        """What the people of the session are called outside of the archive."""
        data = self._workspace.session
        return data.disguise if data is not None else Disguise()

    def _or_told(self, quote: Quote | None) -> Quote | None:
        if quote is None:
            self._window.toast.say(said("Choose a quote in the panel first."))
        return quote

    def _just_taken(self) -> Quote | None:
        """The quote at hand; None where something is selected, which comes first."""
        view = self._window.session_view
        if view.selection() is not None or view.timeline.selected_range() is not None:
            return None
        return next((quote for quote in self.of_session() if quote.id == self._at_hand), None)

    def _leave(self) -> None:
        self._at_hand = ""

    def _with_selection(self, use: Callable[[Selection], None]) -> None:
        """Gives what is selected, or the sentence at the playhead, to a verb."""
        view, data = self._window.session_view, self._workspace.session
        if data is None:
            self._window.toast.say(said("Open a session first, or choose words that were found."))
            return
        if data.transcript is not None and not data.transcript.timed:
            self._window.toast.say(said(wording.NO_QUOTES))
            return
        chosen, span = view.selection(), view.timeline.selected_range()
        if chosen is not None:
            use(chosen)
        elif span is not None:
            self._workspace.words_between(*span, use)
        else:
            self._workspace.sentence(self._window.playhead.position_ms, use)

    @staticmethod
    def _focused() -> object:
        return QApplication.focusWidget()
