"""Searches all sessions, and goes from what is found to its sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacesviewer.library.search import Hit, SearchResult
from spacesviewer.ui.widgets.transcript_marks import Highlight

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow


class SearchCommands:
    """What the field above the library, and the hits below it, do."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._workspace = window.workspace

    def search_for(self, query: str) -> None:
        """Searches all sessions for what is typed."""

        def found(result: SearchResult) -> None:
            self._window.library.show_hits(query, result)

        if query:
            self._workspace.search(query, found)

    def focus(self) -> None:
        """Puts the cursor into the field that searches all sessions."""
        self._window.library.setVisible(True)
        self._window.actions_by_name["library"].setChecked(True)
        self._window.library.field.setFocus()
        self._window.library.field.selectAll()

    def open_hit(self, hit: Hit) -> None:
        """Opens the session of a hit, in its transcript, and plays from its words."""
        data = self._window.session_view.data
        if not hit.transcript_id:
            if hit.end_ms:
                self._open_note(hit)
            else:
                self._window.commands.open_session(hit.session)
            return
        if data is not None and data.uid == hit.session:
            shown = data.transcript.id if data.transcript else 0
            if shown == hit.transcript_id:
                self._show_words(hit)
                return
        else:
            self._window.keep_place()
        self._workspace.open_session(
            hit.session, hit.transcript_id, done=lambda _data: self._show_words(hit)
        )

    def _open_note(self, hit: Hit) -> None:
        """Goes to the moment that a note is about."""
        data = self._window.session_view.data
        if data is not None and data.uid == hit.session:
            self._window.session_view.go_to(hit.start_ms)
            return
        self._window.keep_place()
        self._workspace.open_session(
            hit.session, done=lambda _data: self._window.session_view.go_to(hit.start_ms)
        )

    def _show_words(self, hit: Hit) -> None:
        self._window.session_view.transcript.set_highlights(self._marks(hit))
        if hit.timed:
            self._window.session_view.play_from(hit.start_ms)
        else:
            self._window.session_view.show_segment(hit.segment_id)

    def _marks(self, hit: Hit) -> Iterator[Highlight]:
        """Where the words that were found stand in each of the hit's segments."""
        timeline = self._window.session_view.transcript.page.timeline
        at = 0  # where a segment begins in the hit's text, which has a space between two
        for key in hit.segment_ids or (hit.segment_id,):
            try:
                end = at + len(timeline.texts[timeline.index_of(key)])
            except KeyError:  # it stands in another text by now
                return
            for first, last in hit.marks:
                if first < end and last > at:
                    yield key, max(first, at) - at, min(last, end) - at
            at = end + 1
