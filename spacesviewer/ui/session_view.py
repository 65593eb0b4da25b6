"""The session in the centre: header, timeline, transport and transcript on one clock."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from spacesviewer.domain.segment import Word
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.timeline import Timeline
from spacesviewer.settings import Settings
from spacesviewer.ui.finding import Finding
from spacesviewer.ui.models.second_language import Languages
from spacesviewer.ui.models.session_data import EMPTY_TIMELINE, SessionData
from spacesviewer.ui.models.shown import (
    quote_ranges,
    quotes_of_second,
    rows_of,
    ruler_of,
    second_text,
    timeline_data,
)
from spacesviewer.ui.reading import Reading
from spacesviewer.ui.sound.player import Player
from spacesviewer.ui.sound.playhead import Playhead
from spacesviewer.ui.sound.playing_parts import Parts
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.find_bar import FindBar
from spacesviewer.ui.widgets.header import Header
from spacesviewer.ui.widgets.low_frame import LowFrame
from spacesviewer.ui.widgets.play_chip import PlayChip
from spacesviewer.ui.widgets.shared_height import SharedHeight
from spacesviewer.ui.widgets.timeline import TimelineWidget
from spacesviewer.ui.widgets.timeline_data import Waveform
from spacesviewer.ui.widgets.timeline_word_store import words_within
from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.ui.widgets.transport import Transport
from spacesviewer.ui.workspace import Workspace

_JUST_MS = 250


class SessionView(QWidget):
    """What is heard, read and seen of one session; ``context_requested`` is the transcript's.

    ``untimed_clicked``: words were to be heard of which no file tells when they are said.
    """

    context_requested = Signal(QPoint)
    selection_changed = Signal()
    quote_activated = Signal(str)
    untimed_clicked = Signal()
    timeline_menu_requested = Signal(QPoint, int)

    def __init__(
        self,
        workspace: Workspace,
        playhead: Playhead,
        player: Player,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._playhead = playhead
        self._player = player
        self.parts = Parts(player, playhead, self)
        self._data: SessionData | None = None
        self.header = Header(self)
        self.timeline = TimelineWidget(self)
        self.transport = Transport(self)
        self.chip = PlayChip(self)
        self.find_bar = FindBar(self)
        self.transcript = TranscriptView(self)
        self.reading = Reading(self.transcript, self)
        self.finding = Finding(self.find_bar, self.transcript, self)
        self._sizes: list[int] = []
        self._lay_out()
        self._wire()
        self.set_theme(theme)

    # What is shown -----------------------------------------------------------------------------

    @property
    def data(self) -> SessionData | None:
        """The session that is shown."""
        return self._data

    @property
    def spoken(self) -> Timeline:
        """The segments of the transcript that is shown."""
        return self._data.timeline if self._data else EMPTY_TIMELINE

    def show_session(self, data: SessionData) -> bool:
        """Shows a session, from where one stopped; whether its sound is another than before."""
        again = self._data is not None and self._data.uid == data.uid
        sounded = self._data.detail.recordings if again and self._data is not None else None
        at_ms = self._playhead.position_ms if again else 0
        self._data = data
        self.header.show_session(data)
        self.timeline.set_ruler(ruler_of(data, self._workspace.settings))
        if again:
            self.timeline.update_session(timeline_data(data))
        else:
            self.timeline.set_session(timeline_data(data))
        language = data.transcript.language if data.transcript else ""
        scroll = self.transcript.scroll_state() if again else {}
        chosen, keyed = self.transcript.chosen_state() if again else ([], False)
        self.reading.expect(timed=data.timeline.timed)
        texts = data.timeline, self._fetch_words, language, second_text(data)
        self.transcript.set_timeline(*texts, rows_of(data))
        self.reading.show_lines()
        if scroll:
            self.transcript.restore_scroll_state(scroll)
            self.finding.again()
        if chosen:
            keys = data.segments_here(key for key, _ in chosen)
            places = [(key, place) for key, (_, place) in zip(keys, chosen, strict=False)]
            self.transcript.restore_chosen(places, keyed)
        self._show_notes(data)
        self._show_words()
        self.transport.set_duration(data.duration_ms)
        recording = data.recording
        self.transport.set_enabled(recording is not None or data.duration_ms > 0)
        new_sound = not again or sounded != data.detail.recordings
        if new_sound:
            self.parts.open(data.detail.recordings, data.duration_ms, at_ms)
            self.timeline.set_waveform(None, 0.0 if recording else 1.0)
        if not again:
            self.find_bar.field.clear()
        if not again and data.place:
            self._restore(data.place)
        else:
            self._playhead.seek(at_ms)
        self.transcript.set_position(self._playhead.position_ms)  # a new page knows of none
        return new_sound

    def show_notes(self, data: SessionData) -> None:
        """Shows quotes, topics, marks and facts that have changed; nothing moves."""
        self._data = data
        self.header.show_session(data)
        self.timeline.set_ruler(ruler_of(data, self._workspace.settings))
        self.timeline.update_session(timeline_data(data))
        self._show_notes(data)

    def set_waveform(self, uid: str, waveform: Waveform | None, fraction: float) -> None:
        """Shows the sound of the session, if it is still the one that is open."""
        if self._data is not None and self._data.uid == uid:
            self.timeline.set_waveform(waveform, fraction)

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        for part in (self.header, self.timeline, self.transport, self.find_bar, self.transcript):
            part.set_theme(theme)
        self.chip.set_theme(theme)

    def show_clock_in(self, settings: Settings) -> None:
        """Takes over in which zone clock times are shown, and which times the ruler shows."""
        self.header.zone = settings.zone
        if self._data is not None:
            self.header.show_session(self._data)
            self.timeline.set_ruler(ruler_of(self._data, settings))

    def set_text_size(self, size: int) -> None:
        """Sets the size of the transcript's text in px."""
        self.transcript.set_text_size(size)

    def place(self) -> tuple[int, dict[str, Any]]:
        """Where one is: the playhead, and what the window wants to know again."""
        chosen = self._data.languages if self._data else Languages()
        state = {
            "scroll": self.transcript.scroll_state(),
            "visible": list(self.timeline.visible_range()),
            "transcript": self._data.transcript.id if self._data and self._data.transcript else 0,
            "languages": [chosen.mode, chosen.second],
        }
        return self._playhead.position_ms, state

    # What is done ------------------------------------------------------------------------------

    def play_from(self, ms: int) -> None:
        """Plays from a time; the words and the waveform come into view."""
        self.transcript.set_follow(True)
        self.parts.play_from(ms)

    def show_segment(self, segment_id: int) -> None:
        """Brings words into view that have no time to go to."""
        with suppress(KeyError):
            self.transcript.person_scrolls()
            self.transcript.show_place(self.spoken.index_of(segment_id), 0)

    def go_to(self, ms: int) -> None:
        """Moves the playhead; playing goes on from there."""
        self.transcript.set_follow(True)
        self._playhead.seek(ms)
        self.timeline.keep_visible(ms)

    def show_timeline(self, shown: bool) -> None:
        """Shows the timeline, or gives its room to the transcript; what it was is kept."""
        if shown == (not self.timeline.isHidden()):
            return
        if not shown:
            self._sizes = self.splitter.sizes()
        self.timeline.setVisible(shown)
        self._above.keep_low(not shown)
        low = self._above.maximumHeight()
        sizes = self._sizes if shown else [low, sum(self._sizes) - low]
        wanted = self._above.sizeHint().height()
        if shown and sizes and sizes[0] < self._above.minimumSizeHint().height():
            sizes = [wanted, sum(sizes) - wanted]  # it was collapsed when the window was closed
        if sizes:
            self.splitter.setSizes(sizes)

    def selection(self) -> Selection | None:
        """The words that are selected in the transcript."""
        return self.transcript.selection()

    def selected_range(self) -> tuple[int, int] | None:
        """The time that is selected, in ms."""
        chosen = self.transcript.selection()
        if chosen is not None and self.spoken.timed:
            return chosen.start_ms, chosen.end_ms
        return self.timeline.selected_range()

    def clear_selection(self) -> bool:
        """Drops what is selected; whether there was anything."""
        had_words = self.transcript.has_selection()
        self.transcript.clear_selection()
        return self.timeline.clear_range() or had_words

    def step_segment(self, step: int) -> None:
        """Goes to the start of the next (1) or the previous (-1) segment."""
        now = self._playhead.position_ms
        # Just after its start, "previous" means the one before, as on every player.
        at = self.spoken.next_start(now) if step > 0 else self.spoken.previous_start(now - 800)
        self._playhead.seek(at if at is not None else (0 if step < 0 else now))

    def step_word(self, step: int) -> None:
        """Goes to the start of the next (1) or the previous (-1) word."""
        now = self._playhead.position_ms
        here = self.spoken.nearest(now)
        near = range(max(0, here - 1), min(len(self.spoken), here + 2)) if here >= 0 else ()
        words = self.transcript.page.words
        starts = sorted({word.start_ms for index in near for word in words.timed(index)})
        later = [start for start in starts if start > now]
        # Just after its start, "previous" means the word before.
        earlier = [start for start in starts if start < now - _JUST_MS]
        wanted = later[:1] if step > 0 else earlier[-1:]
        if wanted:
            self._playhead.seek(wanted[0])

    # Inside ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = self._above = LowFrame()
        above.setProperty("panel", "work")
        top = QVBoxLayout(above)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(0)
        # Sound goes from left to right in every language: so do all editors of sound, and so do
        # the numbers and the arrows of whoever reads from the right.
        for part in (self.timeline, self.transport):
            part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        top.addWidget(self.timeline, 1)
        top.addWidget(self.transport)
        top.addWidget(self.chip)
        below = QFrame()
        below.setProperty("panel", "work")
        bottom = QVBoxLayout(below)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.setSpacing(0)
        bottom.addWidget(self.find_bar)
        bottom.addWidget(self.reading.stack, 1)
        self.splitter = SharedHeight(self)
        self.splitter.addWidget(above)
        self.splitter.addWidget(below)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.header.setProperty("panel", "work")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.splitter, 1)

    def _wire(self) -> None:
        self._playhead.position_changed.connect(self._on_position)
        self._playhead.playing_changed.connect(self.transport.set_playing)
        self._playhead.playing_changed.connect(self.timeline.set_playing)
        self.timeline.seek_requested.connect(self._on_timeline_seek)
        self.timeline.dragged.connect(self._player.scrub)
        self.timeline.drag_ended.connect(self._player.end_scrub)
        self.timeline.range_selected.connect(self._on_range)
        self.timeline.visible_range_changed.connect(lambda *_: self._show_words())
        self.timeline.topic_resized.connect(self._workspace.move_span)
        self.timeline.context_requested.connect(self.timeline_menu_requested)
        self.timeline.range_cleared.connect(self.selection_changed)
        self.timeline.quote_activated.connect(self.quote_activated)
        self.timeline.mark_activated.connect(self._on_mark)
        self.timeline.topic_activated.connect(self._on_topic)
        self.transcript.word_clicked.connect(self._on_word)
        self.transcript.selection_changed.connect(self._on_words_selected)
        self.transcript.follow_changed.connect(self.find_bar.follow.setChecked)
        self.transcript.context_requested.connect(self.context_requested)
        self.reading.play_requested.connect(self.play_from)
        self.finding.found.connect(self._on_found)
        self.find_bar.follow_pressed.connect(self._on_follow_pressed)
        self.find_bar.follow.setChecked(self.transcript.follow)

    def _show_notes(self, data: SessionData) -> None:
        self.transcript.set_quotes(quote_ranges(data), quotes_of_second(data))
        self.transcript.set_corrected(data.corrected)
        self.transcript.set_topics(data.spans if data.timeline.timed else ())

    def _restore(self, place: tuple[int, dict[str, Any]]) -> None:
        at_ms, state = place
        self._playhead.seek(at_ms)
        visible: Sequence[float] = state.get("visible") or ()
        if len(visible) == 2 and visible[0] < visible[1]:
            self.timeline.set_visible_range(*visible)
        if state.get("scroll"):
            self.transcript.restore_scroll_state(state["scroll"])

    def _on_position(self, ms: int) -> None:
        self.transport.set_position(ms)
        self.timeline.set_position(ms)
        self.transcript.set_position(ms)

    def _on_word(self, ms: int) -> None:
        if self.spoken.timed:
            self.parts.play_from(ms)
        else:
            self.untimed_clicked.emit()

    def _on_timeline_seek(self, ms: int) -> None:
        self.transcript.set_follow(True)
        self._playhead.seek(ms)

    def _on_range(self, _start_ms: int, _end_ms: int) -> None:
        # One selection at a time: a key must never quote other words than those drawn last.
        self.transcript.clear_selection()
        self.selection_changed.emit()

    def _on_words_selected(self) -> None:
        if self.transcript.has_selection():
            self.timeline.set_selected_range(None)
        self.selection_changed.emit()

    def _show_words(self) -> None:
        """Gives the timeline the words that are in view, as far as they have been read."""
        page = self.transcript.page
        if page.timeline is self.spoken:  # else another session is just being put in
            span = self.timeline.visible_range()
            self.timeline.set_words(words_within(page.timeline, page.words, *span))
            self._player.fineness_ms = self.timeline.pixel_ms()

    def _on_words_read(self, words: dict[int, tuple[Word, ...]]) -> None:
        self.transcript.set_words(words)
        self._show_words()
        self.finding.tell_again()

    def _on_mark(self, mark_id: int) -> None:
        for mark in self._data.marks if self._data else ():
            if mark.id == mark_id:
                self.go_to(mark.at_ms)

    def _on_topic(self, span_id: int) -> None:
        for span in self._data.spans if self._data else ():
            if span.id == span_id:
                self.go_to(span.start_ms)

    def _on_found(self, times: tuple[int, ...]) -> None:
        if self.spoken.timed:
            self.timeline.set_hits(times)

    def _fetch_words(self, ids: Sequence[int]) -> dict[int, tuple[Word, ...]]:
        """Asks for the words of segments; they are given to the transcript when they are read."""
        self._workspace.words_of(ids, self._on_words_read)
        return {}

    def _on_follow_pressed(self) -> None:
        follow = not self.transcript.follow
        self.transcript.set_follow(follow)
        self.find_bar.follow.setChecked(follow)
