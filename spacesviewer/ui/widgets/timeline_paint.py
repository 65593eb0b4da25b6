"""The zoomed rows: ruler, chapters, quotes and marks, waveform, lanes and topics."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from spacesviewer.ui.widgets.timeline_canvas import Canvas, Pixels, stamp
from spacesviewer.ui.widgets.timeline_columns import (
    Doubles,
    Ints,
    column_of,
    columns_within,
    covered,
    edges_of,
    owners,
    times,
)
from spacesviewer.ui.widgets.timeline_geometry import Geometry, Row
from spacesviewer.ui.widgets.timeline_ink import Inks
from spacesviewer.ui.widgets.timeline_labels import Labels
from spacesviewer.ui.widgets.timeline_ruler import Ruler
from spacesviewer.ui.widgets.timeline_scene import Scene
from spacesviewer.ui.widgets.timeline_wave import Sound, draw
from spacesviewer.ui.widgets.timeline_words import Words, are_shown

_NAME_ROOM = 26  # a topic or chapter that is narrower has no name written in it
_BOX_ROOM = 120  # a narrower question is written on over its answer
_PAD = 6
_HIT = 4
_PIN_ROOM = 12
_HATCH = 5
PIN = (" xxx ", "xxxxx", "xxxxx", "xxxxx", " xxx ", "  x  ", "  x  ", "  x  ", "  x  ", "  x  ")
NEEDLE = ("x",) * 10
SESSION_TIME = Ruler()


class RowsPainter:
    """Draws one state of the zoomed rows on a canvas; made anew for each redraw."""

    def __init__(
        self,
        canvas: Canvas,
        geometry: Geometry,
        inks: Inks,
        labels: Labels,
        ruler: Ruler = SESSION_TIME,
    ) -> None:
        self._canvas, self._geometry = canvas, geometry
        self._inks, self._labels, self._ruler = inks, labels, ruler
        zoom = geometry.zoom
        self._width = canvas.pixels.shape[1] - canvas.device(geometry.left)
        self._edges: Doubles = edges_of(zoom.start_ms, zoom.end_ms, max(1, self._width))

    def draw(self, scene: Scene, sound: Sound | None, gain: float, first_lane: int) -> None:
        """Fills the rows from the gutter to the right edge."""
        rows, geometry = self._geometry.rows, self._geometry
        if self._width < 1 or geometry.zoom.duration_ms <= 0:
            self._clear(rows.overview.bottom, geometry.height)
            return
        self._clear(rows.overview.bottom, rows.wave.top)  # the waveform covers its own ground
        self._clear(rows.wave.bottom, geometry.height)
        self._ruler_lines(rows.ruler)
        self._marks(rows.marks, scene)
        self._wave(rows.wave, scene, sound, gain)
        self._gaps(rows.gaps, scene)
        self._lanes(scene, first_lane)
        self._questions(scene)
        self._topics(scene)
        words = self._words(scene, first_lane)
        painter = QPainter(self._canvas.image)
        painter.setClipRect(QRectF(geometry.left, 0, geometry.span_px, 1e6))
        painter.setFont(self._labels.font)
        self._ruler_labels(painter, rows.ruler)
        self._chapters(painter, scene)
        self._question_names(painter, scene)
        self._topic_names(painter, scene)
        words.write(painter)
        painter.end()
        words.remember()

    def _clear(self, top: int, bottom: int) -> None:
        self._strip(Row(top, bottom - top)).fill(self._inks.surface)

    def _strip(self, row: Row) -> Pixels:
        return self._canvas.strip(row, self._geometry.left)

    def _ruler_lines(self, row: Row) -> None:
        strip, zoom, width = self._strip(row), self._geometry.zoom, self._geometry.span_px
        step, parts = self._ruler.step(zoom.span_ms, width)
        large = times(self._ruler.ticks(zoom.start_ms, zoom.end_ms, step, width))
        small = times(self._ruler.ticks(zoom.start_ms, zoom.end_ms, step / parts, width))
        strip[-self._canvas.device(4) :, columns_within(small, self._edges)] = self._inks.line
        strip[self._canvas.device(3) :, columns_within(large, self._edges)] = self._inks.tick

    def _ruler_labels(self, painter: QPainter, row: Row) -> None:
        zoom, width = self._geometry.zoom, self._geometry.span_px
        step, _ = self._ruler.step(zoom.span_ms, width)
        painter.setPen(self._inks.theme.muted)
        # The lower part belongs to the playhead's handle.
        upper = Row(row.top, row.height - 8)
        for ms in self._ruler.ticks(zoom.start_ms, zoom.end_ms, step, width):
            text, x = self._ruler.label(round(ms), step, width), self._geometry.x_of(ms) + 4
            self._labels.put_time(painter, upper, x, text, self._geometry.width)

    def _marks(self, row: Row, scene: Scene) -> None:
        strip, ratio = self._strip(row), self._canvas.ratio
        high, low, bar = (self._canvas.device(y) for y in (3, 14, 7))
        width = max(1, self._canvas.device(3))
        shades = scene.quoted.shades(self._edges)
        strip[high:bar] = self._inks.quoted[shades]
        # A flag: the pole where the quote begins, seen in a view of hours too, and its length.
        strip[high:low, self._poles(scene.quoted.starts, width)] = self._inks.mark
        pins = columns_within(scene.mark_times, self._edges)
        crowded = len(pins) * _PIN_ROOM > self._geometry.span_px
        stamp(strip[high:], pins, scaled(NEEDLE if crowded else PIN, ratio), self._inks.mark)

    def _poles(self, starts: Doubles, width: int) -> Ints:
        """So many columns from each start on."""
        found = columns_within(starts, self._edges)
        if not len(found):
            return found
        found = np.concatenate([found + shift for shift in range(width)])
        return np.asarray(found[found < self._width])

    def _wave(self, row: Row, scene: Scene, sound: Sound | None, gain: float) -> None:
        ground = np.full(self._width, self._inks.surface)
        ground[covered(scene.soundless, self._edges)] = self._inks.gap_ground
        found = self._poles(scene.hits, self._canvas.device(2))
        ground[found] = self._inks.hit
        zoom, strip = self._geometry.zoom, self._strip(row)
        draw(strip, sound, gain, (zoom.start_ms, zoom.end_ms), self._inks.wave, ground)
        strip[-self._canvas.device(_HIT) :, found] = self._inks.hit_tick

    def _gaps(self, row: Row, scene: Scene) -> None:
        """Red bars: whole where the gap is certain, hatched where it is guessed."""
        if not row.height:
            return
        strip = self._strip(row)[self._canvas.device(1) : -self._canvas.device(2)]
        guessed, certain = covered(scene.guessed, self._edges), covered(scene.certain, self._edges)
        wide = self._canvas.device(_HATCH) if len(guessed) else 1
        for phase in range(min(wide, len(strip))):
            line = np.full(self._width, self._inks.lane)
            if len(guessed):
                line[guessed[(guessed + phase) % wide < (wide + 1) // 2]] = self._inks.gap
            line[certain] = self._inks.gap
            strip[phase::wide] = line

    def _lanes(self, scene: Scene, first: int) -> None:
        rows = self._geometry.rows
        shown, others = split_lanes(len(scene.lanes), rows.lane_slots, first)
        for slot, index in enumerate(shown):
            lane = scene.lanes[index]
            line = self._inks.voice(lane.voice)[lane.spoken.shades(self._edges)]
            line[lane.spoken.beginnings(self._edges, self._canvas.device(4))] = self._inks.lane
            self._fill_lane(rows.lane(slot), line)
        if others:
            line = self._inks.voice(-1)[scene.others(tuple(others)).shades(self._edges)]
            self._fill_lane(rows.lane(len(shown)), line)

    def _words(self, scene: Scene, first: int) -> Words:
        rows = self._geometry.rows
        words = Words(self._canvas, self._geometry, self._labels, self._inks.theme)
        if scene.words and are_shown(self._geometry):
            shown, _ = split_lanes(len(scene.lanes), rows.lane_slots, first)
            lanes = [
                (scene.lanes[index].voice, rows.lane(slot)) for slot, index in enumerate(shown)
            ]
            words.put(lanes, scene.words)
        return words

    def _fill_lane(self, row: Row, line: Pixels) -> None:
        strip = self._strip(row)
        strip[: -self._canvas.device(1)] = self._inks.lane
        strip[self._canvas.device(1) : -self._canvas.device(2)] = line

    def _questions(self, scene: Scene) -> None:
        """A box from where a question begins, and a line beneath for as long as it is answered."""
        row = self._geometry.rows.questions
        if not row.height:
            return
        strip, inks = self._strip(row), self._inks
        box, foot = self._canvas.device(row.height - 6), self._canvas.device(2)
        # As one line of pixels for the box and one for its foot, copied to all their rows.
        lines = np.full((2, self._width), inks.surface)
        lines[1, covered(scene.answers, self._edges)] = inks.answer
        index = owners(scene.question_starts, scene.question_ends, self._edges)
        lines[:, np.flatnonzero(index >= 0)] = inks.question
        poles = self._poles(scene.question_starts, self._canvas.device(2))
        lines[:, poles] = inks.question_edge
        strip[:box], strip[box : box + foot] = lines

    def _question_names(self, painter: QPainter, scene: Scene) -> None:
        row = self._geometry.rows.questions
        if row.height:
            painter.setPen(self._inks.theme.text)
            names = [question.title for question in scene.questions]
            upper = Row(row.top, row.height - 5)
            # Where its own box has room it stands in that: a line from right to left begins there.
            starts, ends = scene.question_starts, scene.question_ends
            roomy = ends - starts >= self._geometry.ms_of_pixels(_BOX_ROOM)
            rooms = np.where(roomy, ends, scene.question_rooms)
            self._names(painter, upper, names, starts, rooms)

    def _topics(self, scene: Scene) -> None:
        grounds = self._inks.topics
        for slot in range(self._geometry.rows.topic_slots):
            level = scene.levels[slot]
            index = owners(level.starts, level.ends, self._edges)
            colors = level.colors % (len(grounds) - 1)
            line = grounds[np.where(index >= 0, colors[index], -1)]
            begins = column_of(level.starts, self._edges)
            wide = np.diff(begins, prepend=-9) > self._canvas.device(3)
            begins = begins[wide & (begins >= 0) & (begins < self._width)]
            line[begins] = self._inks.surface
            strip = self._strip(self._geometry.rows.topic(slot))
            strip[: -self._canvas.device(2)] = line

    def _topic_names(self, painter: QPainter, scene: Scene) -> None:
        painter.setPen(self._inks.theme.text)
        for slot in range(self._geometry.rows.topic_slots):
            level = scene.levels[slot]
            row = self._geometry.rows.topic(slot)
            self._names(painter, row, level.names, level.starts, level.rooms)

    def _chapters(self, painter: QPainter, scene: Scene) -> None:
        chapters = sorted(scene.data.chapters, key=lambda chapter: chapter.start_ms)
        if not chapters:
            return
        row = self._geometry.rows.chapters
        starts = times(chapter.start_ms for chapter in chapters)
        ends = np.append(starts[1:], self._geometry.zoom.duration_ms)
        strip = self._strip(row)
        strip[self._canvas.device(2) :, columns_within(starts, self._edges)] = self._inks.tick
        painter.setPen(self._inks.theme.muted)
        self._names(painter, row, [chapter.title for chapter in chapters], starts, ends)

    def _names(
        self, painter: QPainter, row: Row, names: Sequence[str], starts: Doubles, ends: Doubles
    ) -> None:
        """Writes names into their spans; one that began before the left edge stays readable."""
        geometry, zoom = self._geometry, self._geometry.zoom
        least = geometry.ms_of_pixels(_NAME_ROOM)
        begins, finishes = np.maximum(starts, zoom.start_ms), np.minimum(ends, zoom.end_ms)
        for index in np.flatnonzero(finishes - begins >= least):
            x = geometry.x_of(float(begins[index]))
            width = geometry.x_of(float(finishes[index])) - x
            self._labels.write(painter, row, x + _PAD, width - _PAD - 2, names[int(index)])


def split_lanes(lanes: int, slots: int, first: int) -> tuple[range, list[int]]:
    """Which lanes have a slot of their own, and which share the last slot ("and 3 more")."""
    if lanes <= slots:
        return range(lanes), []
    own = range(first, min(lanes, first + slots - 1))
    return own, [index for index in range(lanes) if index not in own]


@cache
def scaled(pattern: tuple[str, ...], ratio: float) -> tuple[str, ...]:
    """A pattern of logical pixels in device pixels, an odd number of them wide."""
    times_x = max(1, round(ratio))
    wide = ["".join(cell * times_x for cell in line) for line in pattern for _ in range(times_x)]
    return tuple(line if len(line) % 2 else line[:-1] for line in wide)
