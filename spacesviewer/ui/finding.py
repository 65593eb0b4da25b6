"""Finding words in the transcript that is shown: the field, the count, the way from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from spacesviewer.ui.widgets.find_bar import FindBar
from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.ui.widgets.transcript_hits import FEW


class Finding(QObject):
    """Joins the find bar and the transcript; ``found`` carries when the hits are said."""

    found = Signal(tuple)

    def __init__(self, bar: FindBar, transcript: TranscriptView, parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._transcript = bar, transcript
        self._current = -1
        self._matches = 0
        self._complete = False
        transcript.matches_changed.connect(self._on_matches)
        bar.changed.connect(self._find)
        bar.stepped.connect(self.step)
        bar.left.connect(transcript.setFocus)

    def focus(self) -> None:
        """Puts the cursor into the field for finding."""
        self._bar.field.setFocus()
        self._bar.field.selectAll()

    def again(self) -> None:
        """Looks for the same words in another text."""
        self._find(self._bar.field.text())

    def step(self, step: int) -> None:
        """Goes to the next (1) or the previous (-1) found word."""
        total = self._matches
        if total:
            if self._current < 0:
                self._current = self._transcript.match_from_view() - (step > 0)
            self._current = (self._current + step) % total
            self._transcript.show_match(self._current)
            self._bar.show_count(self._current, total)

    def _on_matches(self, count: int, complete: bool) -> None:
        first = self._matches == 0
        self._matches = count
        typed = bool(self._bar.field.text().strip())
        if not typed:
            self._current = -1
        elif first and count:
            self._current = self._transcript.match_from_view()
            self._transcript.show_match(self._current)
        self._bar.show_count(max(0, self._current), count if typed else None)
        self._complete = complete
        if complete:
            self.found.emit(tuple(self._transcript.match_times()))

    def tell_again(self) -> None:
        """Words have come, which tell more exactly when hits are said."""
        if self._complete and 0 < self._matches <= FEW:
            self.found.emit(tuple(self._transcript.match_times()))

    def _find(self, text: str) -> None:
        self._matches, self._current, self._complete = 0, -1, False
        self._transcript.find(text.strip())
