"""The timeline as a picture: what it shows, which stretch of it, and how little is repainted.

``TimelineView`` knows nothing of mouse and keys; ``TimelineWidget`` adds them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spacesviewer.domain.heard import Stretches
from spacesviewer.ui.interface import retold, said
from spacesviewer.ui.theme import LIGHT, Theme
from spacesviewer.ui.widgets import timeline_overlay as overlay
from spacesviewer.ui.widgets.timeline_data import TimelineData, Waveform, WordSpan
from spacesviewer.ui.widgets.timeline_geometry import (
    GUTTER,
    Geometry,
    arrange,
    least_height,
    preferred_height,
)
from spacesviewer.ui.widgets.timeline_heard import HeardMap
from spacesviewer.ui.widgets.timeline_heard import rects as heard_rects
from spacesviewer.ui.widgets.timeline_heard import told as heard_told
from spacesviewer.ui.widgets.timeline_render import Renderer, SoundState
from spacesviewer.ui.widgets.timeline_ruler import Ruler
from spacesviewer.ui.widgets.timeline_scene import Scene
from spacesviewer.ui.widgets.timeline_spoken import describe_position, describe_range
from spacesviewer.ui.widgets.timeline_wave import Sound
from spacesviewer.ui.widgets.timeline_zoom import Zoom

_ZOOM_STEP = 1.6
_TOLD_MS = 5000  # while playing, a screen reader hears of the position this often


class TimelineView(QWidget):
    """Shows a session over time. All times are ms of the session."""

    visible_range_changed = Signal(int, int)
    follow_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene(TimelineData())
        self._sound = SoundState()
        self._zoom = Zoom()
        self._position_ms = 0
        self._range: tuple[int, int] | None = None
        self._hover: overlay.Hover | None = None
        self._playing, self._follows, self._ring = False, True, False
        self._first_lane = 0
        self._ruler = Ruler()
        self._renderer = Renderer(LIGHT, self._ruler)
        self._geometry = self._arranged()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(said("Timeline"))

    # What is shown

    def set_session(self, data: TimelineData) -> None:
        """Shows another session, whole, from its beginning; the old waveform is taken away."""
        self._scene, self._sound = Scene(data), SoundState()
        self._zoom = Zoom(self._scene.length_ms)
        self._position_ms, self._range, self._hover = 0, None, None
        self._first_lane = 0
        self._set_follows(True)
        self._content_changed()
        self.visible_range_changed.emit(*self.visible_range())
        self._tell_position()

    def update_session(self, data: TimelineData) -> None:
        """Shows the same session with other quotes, marks, topics or names; the view stays."""
        self._scene.update(data)
        if self._scene.length_ms != self._zoom.duration_ms:
            old, self._zoom = self._zoom, Zoom(self._scene.length_ms)
            if not old.is_whole:
                self._zoom.show(old.start_ms, old.end_ms)
            self.visible_range_changed.emit(*self.visible_range())
        self._content_changed()

    def set_waveform(
        self, waveform: Waveform | None, fraction: float = 1.0, *, offset_ms: int = 0
    ) -> None:
        """Shows a waveform, or as much as there is of it; fraction (0..1) is how much that is.

        None with a fraction below 1: it is being made. None alone: there is no sound.
        ``offset_ms`` is where the recording begins in the session.
        """
        sound = Sound(waveform, offset_ms) if waveform is not None else None
        gain = sound.gain() if sound is not None else 1.0
        self._sound = SoundState(sound, gain, min(max(fraction, 0.0), 1.0))
        self._redraw(overview=True)

    def set_hits(self, hits: tuple[int, ...]) -> None:
        """Shows where the words searched for are said."""
        self._scene.set_hits(hits)
        self._redraw(overview=True)

    def set_words(self, words: tuple[WordSpan, ...]) -> None:
        """Shows words in the lanes; those in view are enough, and only near ones are drawn."""
        if words != self._scene.words:
            self._scene.set_words(words)
            self._redraw()

    def set_silences(self, silences: Stretches) -> None:
        """Takes where nothing is heard: edges of a range snap to it."""
        self._scene.set_silences(silences)

    def set_ruler(self, ruler: Ruler) -> None:
        """Shows times of the session or of the clock on the wall."""
        # Two clocks of different zones are equal as moments, so nothing is compared here.
        self._ruler = self._renderer.ruler = ruler
        self._redraw(gutter=True)
        self._tell_position()

    def set_heard(self, stretches: Stretches) -> None:
        """Shows what was heard."""
        if stretches != self._scene.heard.stretches:
            self._scene.heard = HeardMap(stretches)
            self._renderer.stale_heard()
            for rect in heard_rects(self._geometry):
                self.update(rect)

    def set_theme(self, theme: Theme) -> None:
        """Draws in other colours."""
        self._renderer = Renderer(theme, self._ruler)
        self.update()

    # Now

    def position(self) -> int:
        """Where the playhead is."""
        return self._position_ms

    def set_position(self, ms: int) -> None:
        """Moves the playhead; the view turns its pages along unless the person panned away."""
        if ms == self._position_ms:
            return
        old, self._position_ms = self._position_ms, ms
        if self._follows:
            self.keep_visible(ms)
        elif self._zoom.holds(ms):
            self._set_follows(True)
        self._update_playhead(old, ms)
        step = _TOLD_MS if self._playing else 1000
        if old // step != ms // step:
            self._tell_position()

    def set_playing(self, playing: bool) -> None:
        """Whether the sound runs."""
        self._playing = playing
        self._tell_position()

    def is_following(self) -> bool:
        """Whether the view goes with the playhead."""
        return self._follows

    def follow(self) -> None:
        """Goes back to the playhead, and from then on with it."""
        self._set_follows(True)
        self.keep_visible(self._position_ms)

    def keep_visible(self, ms: int) -> None:
        """Turns the page if a time is out of sight."""
        self._moved(self._zoom.page_to(ms))

    # The visible range

    def visible_range(self) -> tuple[int, int]:
        """Start and end of what is visible, to be saved and given to set_visible_range again."""
        return round(self._zoom.start_ms), round(self._zoom.end_ms)

    def set_visible_range(self, start_ms: float, end_ms: float) -> None:
        """Shows a stretch of the session."""
        self._person_moved(self._zoom.show(start_ms, end_ms))

    def zoom_in(self) -> None:
        """Shows less, larger, about the playhead or else the middle."""
        self._zoom_by(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """Shows more, smaller."""
        self._zoom_by(1 / _ZOOM_STEP)

    def zoom_fit(self) -> None:
        """Shows the whole session."""
        self._person_moved(self._zoom.fit())

    def scroll_lanes(self, by: int) -> None:
        """Shows other speakers where there are more of them than lanes."""
        last = max(0, len(self._scene.lanes) - max(1, self._geometry.rows.lane_slots - 1))
        first = min(max(self._first_lane + by, 0), last if self._hides_lanes() else 0)
        if first != self._first_lane:
            self._first_lane = first
            self._redraw(gutter=True)

    def pixel_ms(self) -> float:
        """How much time a pixel of the screen is."""
        return self._geometry.ms_of_pixels(1) / self.devicePixelRatioF()

    def time_at(self, x: float) -> int:
        """The time at an x of the widget."""
        return round(self._geometry.ms_at(x))

    def x_of(self, ms: float) -> float:
        """Where a time stands; beyond the rows if it is out of sight."""
        return self._geometry.x_of(ms)

    # The selected range

    def selected_range(self) -> tuple[int, int] | None:
        """Start and end of the selected range."""
        return self._range

    def set_selected_range(self, span: tuple[int, int] | None) -> None:
        """Shows a range as selected, without telling anybody."""
        before, self._range = self._range, span
        for shown in (before, span):
            if shown is not None:
                rect = overlay.range_rect(self._geometry, *shown)
                self.update(rect.adjusted(-2, 0, 2, 0).toAlignedRect())
        row = self._geometry.rows.overview
        self.update(0, row.top, self.width(), row.height)
        if before != span:
            self._tell_position()

    def range_told(self) -> str:
        """The selected range in words, with those that are said in it; "" where there is none."""
        return describe_range(self._scene.data.timeline, self._range)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(900, preferred_height(self._scene.content()))

    def minimumSizeHint(self) -> QSize:
        return QSize(GUTTER + 160, least_height(self._scene.content()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._geometry = self._arranged()
        self.scroll_lanes(0)
        self._redraw(gutter=True, overview=True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.set_theme(self._renderer.inks.theme)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        geometry, renderer = self._geometry, self._renderer
        image = renderer.image(
            self.size(),
            self.devicePixelRatioF(),
            geometry,
            self._scene,
            self._sound,
            self._first_lane,
        )
        painter = QPainter(self)
        # Only the region of the event is copied, so that a moving playhead costs two strips.
        painter.drawImage(0, 0, image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = renderer.inks.theme
        if self._range is not None:
            overlay.paint_range(painter, geometry, *self._range, theme)
        if self._zoom.duration_ms > 0:
            overlay.paint_playhead(painter, geometry, self._position_ms, theme)
        if self._hover is not None:
            overlay.paint_hover(painter, geometry, renderer.labels, self._hover, theme)
        ring = self._item_ring()
        if ring is not None:
            overlay.paint_item_focus(painter, geometry, ring, theme)
        if self._ring:
            overlay.paint_focus(painter, geometry, self.height(), theme)
        painter.end()

    # Inside

    def _item_ring(self) -> QRectF | None:
        """Around which item the keys are; nothing knows of any here."""
        return None

    def _arranged(self) -> Geometry:
        rows = arrange(self.height(), self._scene.content())
        return Geometry(self.width(), self.height(), rows, self._zoom)

    def _content_changed(self) -> None:
        self._geometry = self._arranged()
        self.scroll_lanes(0)
        self.updateGeometry()
        self._redraw(gutter=True, overview=True)

    def _redraw(self, *, gutter: bool = False, overview: bool = False) -> None:
        self._renderer.stale(gutter=gutter, overview=overview)
        self.update()

    def _hides_lanes(self) -> bool:
        return len(self._scene.lanes) > self._geometry.rows.lane_slots

    def _zoom_by(self, factor: float, about_ms: float | None = None) -> None:
        if about_ms is None:
            middle = (self._zoom.start_ms + self._zoom.end_ms) / 2
            about_ms = self._position_ms if self._zoom.holds(self._position_ms) else middle
        self._person_moved(self._zoom.zoom(factor, about_ms))

    def _moved(self, moved: bool) -> None:
        if moved:
            self._redraw()
            self.visible_range_changed.emit(*self.visible_range())

    def _person_moved(self, moved: bool) -> None:
        """A move by hand: from now on the view goes with the playhead only if that is in it."""
        self._moved(moved)
        if moved:
            self._set_follows(self._zoom.holds(self._position_ms))

    def _set_follows(self, follows: bool) -> None:
        if follows != self._follows:
            self._follows = follows
            self.follow_changed.emit(follows)

    def _set_hover(self, hover: overlay.Hover | None) -> None:
        before, self._hover = self._hover, hover
        if before == hover:
            return
        for shown in (before, hover):
            if shown is not None:
                for rect in overlay.hover_rects(self._geometry, self._renderer.labels, shown):
                    self.update(rect)

    def _update_playhead(self, old_ms: int, new_ms: int) -> None:
        """Has the strips repainted whose line has come to another pixel of the screen.

        The two of a step are one rectangle: of several, Qt cuts the picture line by line.
        """
        geometry, ratio = self._geometry, self.devicePixelRatioF()
        old, new = (overlay.playhead_rects(geometry, ms) for ms in (old_ms, new_ms))
        for at, before, after in zip((geometry.x_of, geometry.overview_x), old, new, strict=True):
            if round(at(old_ms) * ratio) == round(at(new_ms) * ratio):
                continue
            if before.intersects(after):
                self.update(before.united(after))
            else:
                self.update(before)
                self.update(after)

    def _tell_position(self) -> None:
        told = describe_position(
            self._scene.data.timeline,
            self._position_ms,
            round(self._zoom.duration_ms),
            self._playing,
            heard_told(self._scene.heard, self._position_ms, round(self._zoom.duration_ms)),
        )
        clock, gap = self._ruler.clock, self._scene.gap_at(self._position_ms, 0.0)
        if clock is not None and self._ruler.mode != "session":
            told = f"{clock.text(self._position_ms)}, {told}"
        if self._range is not None:
            told = f"{told}. {self.range_told()}"
        self.setAccessibleDescription(
            said("{told}. Gap: {sentence}", told=told, sentence=retold(gap.sentence))
            if gap is not None
            else told
        )

    def _playhead_handle(self) -> QRect:
        """Where the playhead can be grasped; empty if it is out of sight."""
        strip, _ = overlay.playhead_rects(self._geometry, self._position_ms)
        row = self._geometry.rows.ruler
        if not GUTTER <= strip.center().x() <= self.width():
            return QRect()
        return QRect(strip.left(), row.top, strip.width(), row.height)
