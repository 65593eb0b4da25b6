"""How the transcript is read: how wide, with times or without, or as plain text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from spacesviewer.settings import Settings
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.theme import font
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.ui.widgets.plain_transcript import PlainTranscript
from spacesviewer.ui.widgets.transcript import TranscriptView

_NO_WORDS = to_say(
    "This recording has no transcript yet. Drop one on this window, type it while you listen, or "
    "let a machine write a draft (File menu)."
)
_ALL_DELETED = to_say(
    "All segments of this transcript were deleted. Undo brings them back one by one, "
    "“Restore Original Text” all at once."
)
_WIDTHS = {"narrow": 520, "normal": 720, "wide": 1000, "full": 100_000}  # pixels of 15 px text


class Reading(QObject):
    """Holds the transcript, its plain twin, and what stands there where there is no word yet.

    ``stack`` shows one of them.

    ``play_requested`` carries the start of a segment in ms, from the plain text.
    """

    play_requested = Signal(int)

    def __init__(self, transcript: TranscriptView, parent: QObject) -> None:
        super().__init__(parent)
        self._transcript = transcript
        self._settings = Settings()
        self._plain: PlainTranscript | None = None  # made when somebody wants it
        self._is_plain = self._lacks_words = False
        self._timed = True
        self.none = EmptyState(said(_NO_WORDS), said("Type a transcript…"))
        self.none.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Space plays; Tab goes to the button
        self.none.setAccessibleName(said(_NO_WORDS))
        self.stack = QStackedWidget()
        self.stack.addWidget(transcript)
        self.stack.addWidget(self.none)

    @property
    def plain(self) -> PlainTranscript | None:
        """The plain text, while it is shown."""
        return self._plain if self._is_plain else None

    def focus(self) -> None:
        """Gives the keys to the text that is shown."""
        self._page().setFocus()

    def lack_words(self, *, lacks: bool, deleted: bool = False) -> None:
        """Says that there is nothing to read yet, and offers to type it; or nothing any more."""
        self._lacks_words = lacks
        told = said(_ALL_DELETED if deleted else _NO_WORDS)
        self.none.label.setText(told)
        self.none.setAccessibleName(told)
        self.none.button.setVisible(not deleted)
        self._turn()

    def take(self, settings: Settings) -> None:
        """Takes over what the preferences say."""
        before, self._settings = self._settings, settings
        look = self._transcript.page.look
        width, times = _WIDTHS[settings.reading_width], settings.times and self._timed
        if (look.reading_width, look.times) != (width, times):
            self._transcript.set_look(replace(look, reading_width=width, times=times))
        if settings.plain_text != (self.plain is not None):
            self._show_plain(settings.plain_text)
        elif self.plain is not None and before.text_size != settings.text_size:
            self.plain.setFont(font(settings.text_size))

    def expect(self, *, timed: bool) -> None:
        """A transcript is about to be shown; one without times shows none."""
        self._timed = timed
        look = self._transcript.page.look
        times = timed and self._settings.times
        if look.times != times:
            self._transcript.set_look(replace(look, times=times))

    def show_lines(self) -> None:
        """Shows the lines of the transcript in the plain text, where that is shown."""
        if self.plain is not None:
            timeline = self._transcript.page.timeline
            self.plain.show_lines(len(timeline), self._line)

    def _line(self, index: int) -> str:
        first, *others = self._transcript.segment_lines(index)
        return "\n".join(" ".join(line.split()) for line in (first, *others))

    def _show_plain(self, shown: bool) -> None:
        self._is_plain = shown
        if not shown:
            self._turn()
            return
        if self._plain is None:
            self._plain = PlainTranscript()
            self._plain.setFrameShape(PlainTranscript.Shape.NoFrame)
            self._plain.setStyleSheet("QPlainTextEdit { border: 0; }")
            self._plain.document().setDocumentMargin(20)
            self._plain.play_requested.connect(self._play)
            self.stack.addWidget(self._plain)
        self._plain.setFont(font(self._settings.text_size))
        self._turn()
        self.show_lines()
        here = self._transcript.current_place()
        if here is not None:
            self._plain.go_to(here[0])

    def _turn(self) -> None:
        """Shows the page that is wanted; it takes the keys of the one that was shown."""
        focused: QWidget | None = self.stack.window().focusWidget()
        had = focused is not None and self.stack.isAncestorOf(focused)
        changes = self.stack.currentWidget() is not self._page()
        self.stack.setCurrentWidget(self._page())
        if had and changes:
            self.focus()

    def _page(self) -> QWidget:
        """What is shown, or about to be."""
        return self.none if self._lacks_words else self.plain or self._transcript

    def _play(self, index: int) -> None:
        timeline = self._transcript.page.timeline
        if timeline.timed and index < len(timeline):
            self.play_requested.emit(timeline.starts[index])
