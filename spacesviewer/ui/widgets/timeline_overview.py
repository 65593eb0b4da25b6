"""The strip of the whole session, with a frame around what the rows below it show."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from spacesviewer.ui.widgets.timeline_canvas import Canvas, Pixels, toward
from spacesviewer.ui.widgets.timeline_columns import columns_within, covered, edges_of
from spacesviewer.ui.widgets.timeline_geometry import Geometry
from spacesviewer.ui.widgets.timeline_ink import Inks
from spacesviewer.ui.widgets.timeline_scene import Scene
from spacesviewer.ui.widgets.timeline_wave import Sound, draw

_TICK, _HIT, _GAP = 5, 3, 3


class Overview:
    """Keeps its picture until the session, the sound, the look or the width change."""

    def __init__(self) -> None:
        self._layer: Pixels | None = None
        self._beside: Pixels | None = None
        self._within: Pixels | None = None

    def forget(self) -> None:
        """What was drawn is no longer true."""
        self._layer = self._beside = self._within = None

    def draw(
        self,
        canvas: Canvas,
        geometry: Geometry,
        inks: Inks,
        scene: Scene,
        sound: Sound | None,
        gain: float,
    ) -> None:
        """Puts the strip on the canvas, with the frame where the view is now."""
        strip = canvas.strip(geometry.rows.overview, geometry.left)
        if self._layer is None or self._layer.shape != strip.shape:
            self.forget()
            self._layer = _layer(canvas, strip, inks, scene, sound, gain)
        inside = slice(0, 0)
        if geometry.zoom.duration_ms > 0:
            frame = viewport(geometry).translated(-geometry.left, 0)
            inside = slice(canvas.device(frame.left()), canvas.device(frame.right()))
        if inside.start > 0 or inside.stop < strip.shape[1]:
            if self._beside is None:  # what lies outside of the view steps back
                self._beside = toward(self._layer, inks.theme.surface, 0.4)
            strip[:] = self._beside
        if inside.stop > inside.start:
            if self._within is None:
                self._within = toward(self._layer, inks.theme.accent, 0.12)
            strip[:, inside] = self._within[:, inside]
            _frame(canvas, geometry, inks)


def viewport(geometry: Geometry) -> QRectF:
    """The frame around the visible range; wide enough to be grasped however small that is."""
    zoom, row = geometry.zoom, geometry.rows.overview
    left, right = geometry.overview_x(zoom.start_ms), geometry.overview_x(zoom.end_ms)
    lack = max(0.0, 10 - (right - left))
    left = min(max(geometry.left, left - lack / 2), geometry.width - 10)
    return QRectF(left, row.top, max(10.0, right - left), row.height)


def _layer(
    canvas: Canvas, strip: Pixels, inks: Inks, scene: Scene, sound: Sound | None, gain: float
) -> Pixels:
    made = np.full_like(strip, inks.surface)
    height, width = made.shape
    if width < 1 or scene.length_ms <= 0:
        return made
    inset = canvas.device(2)
    edges = edges_of(0.0, scene.length_ms, width)
    ground = np.full(width, inks.surface)
    ground[covered(scene.soundless, edges)] = inks.gap_ground
    draw(made[inset : height - inset], sound, gain, (0.0, scene.length_ms), inks.wave, ground)
    for gaps in (scene.guessed, scene.certain):
        made[height - canvas.device(_GAP) :, covered(gaps, edges)] = inks.gap
    for moments, color, rows in (
        (scene.hits, inks.hit_tick, slice(height - canvas.device(_HIT), height)),
        (scene.mark_times, inks.mark, slice(0, canvas.device(_TICK))),
        (scene.quote_starts, inks.mark, slice(0, canvas.device(_TICK))),
    ):
        columns = columns_within(moments, edges)
        for shift in range(max(2, canvas.device(2))):
            made[rows, np.minimum(columns + shift, width - 1)] = color
    return made


def _frame(canvas: Canvas, geometry: Geometry, inks: Inks) -> None:
    painter = QPainter(canvas.image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(inks.theme.accent, 1.5))
    painter.drawRoundedRect(viewport(geometry).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
    painter.end()
