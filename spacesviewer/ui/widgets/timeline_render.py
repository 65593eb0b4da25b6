"""Keeps the timeline's picture and draws again only what is no longer true."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from spacesviewer.ui.interface import said
from spacesviewer.ui.theme import ARABIC_FAMILY, FAMILIES, FAMILY, Theme, font
from spacesviewer.ui.widgets.timeline_canvas import Canvas
from spacesviewer.ui.widgets.timeline_geometry import Geometry
from spacesviewer.ui.widgets.timeline_gutter import Gutter
from spacesviewer.ui.widgets.timeline_ink import Inks
from spacesviewer.ui.widgets.timeline_labels import Labels
from spacesviewer.ui.widgets.timeline_overview import Overview
from spacesviewer.ui.widgets.timeline_paint import RowsPainter
from spacesviewer.ui.widgets.timeline_ruler import Ruler
from spacesviewer.ui.widgets.timeline_scene import Scene
from spacesviewer.ui.widgets.timeline_wave import Sound

_LABEL_PX = 11
_PAD = 8


def _label_font() -> QFont:
    """The program's font, small; Urdu in Naskh, since Nastaliq is too tall for a lane."""
    made = font(_LABEL_PX)
    made.setFamilies([FAMILY, ARABIC_FAMILY, *FAMILIES])
    return made


@dataclass(slots=True)
class SoundState:
    """The waveform there is, how much it is enlarged, and how much of it is made (0..1)."""

    sound: Sound | None = None
    gain: float = 1.0
    fraction: float = 1.0

    @property
    def message(self) -> str:
        """What stands where there is no waveform yet."""
        if self.fraction >= 1.0:
            return ""
        return said("Drawing the waveform… {percent} %", percent=int(self.fraction * 100))


class Renderer:
    """Draws the picture without playhead, range and hover, which lie over it."""

    def __init__(self, theme: Theme, ruler: Ruler) -> None:
        self.inks = Inks(theme)
        self.ruler = ruler
        self._titled = ""
        self.labels = Labels(_label_font())
        self._overview = Overview()
        self._canvas: Canvas | None = None
        self._rows_stale = self._gutter_stale = self._heard_stale = True

    def stale(self, *, gutter: bool = False, overview: bool = False) -> None:
        """The rows must be drawn again, and perhaps the labels or the overview's contents."""
        self._rows_stale = True
        self._gutter_stale |= gutter
        if overview:
            self._overview.forget()

    def stale_heard(self) -> None:
        """More was heard; nothing else has changed."""
        self._heard_stale = True

    def image(
        self,
        size: QSize,
        ratio: float,
        geometry: Geometry,
        scene: Scene,
        state: SoundState,
        lane: int,
    ) -> QImage:
        """The picture of that size in logical pixels; lane is the first one that is shown."""
        canvas = self._canvas
        if canvas is None or canvas.size != size or canvas.ratio != ratio:
            canvas = self._canvas = Canvas(size, ratio)
            canvas.pixels.fill(self.inks.surface)
            self.stale(gutter=True, overview=True)
        if not (self._rows_stale or self._gutter_stale or self._heard_stale):
            return canvas.image  # most often: only the playhead has moved
        # The zone's name changes on the night on which clocks are set.
        middle = (geometry.zoom.start_ms + geometry.zoom.end_ms) / 2
        title = self.ruler.title(round(middle), geometry.span_px)
        if self._gutter_stale or title != self._titled:
            self._titled = title
            Gutter(canvas, geometry, self.inks, self.labels, title).draw(scene, lane)
        if self._rows_stale:
            rows = RowsPainter(canvas, geometry, self.inks, self.labels, self.ruler)
            rows.draw(scene, state.sound, state.gain, lane)
            self._overview.draw(canvas, geometry, self.inks, scene, state.sound, state.gain)
            self._message(canvas, geometry, state)
        if self._rows_stale or self._heard_stale:
            scene.heard.draw(canvas, geometry, self.inks)
        self._rows_stale = self._gutter_stale = self._heard_stale = False
        return canvas.image

    def _message(self, canvas: Canvas, geometry: Geometry, state: SoundState) -> None:
        """A muted sentence in the part of the waveform's row that is not known yet."""
        text, row = state.message, geometry.rows.wave
        known = geometry.x_of(state.sound.end_ms) if state.sound is not None else geometry.left
        left = max(float(geometry.left), known)
        width = self.labels.width(text) + 2 * _PAD
        if not text or geometry.width - left < width:
            return
        painter = QPainter(canvas.image)
        painter.setFont(self.labels.font)
        middle = (left + geometry.width) / 2
        box = QRectF(middle - width / 2, row.top + row.height / 2 - 9, width, 18)
        painter.fillRect(box, self.inks.theme.surface)
        painter.setPen(self.inks.theme.muted)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()
