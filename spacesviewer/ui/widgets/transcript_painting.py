"""Draws the rows of a transcript: labels, bars, marks, words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPen

from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.transcript_heights import Shown
from spacesviewer.ui.widgets.transcript_layout import RowLayout
from spacesviewer.ui.widgets.transcript_marks import LANES, Span, TopicBar
from spacesviewer.ui.widgets.transcript_page import Box, Page
from spacesviewer.ui.widgets.transcript_second import Second, Text
from spacesviewer.ui.widgets.transcript_style import TOPIC_BAR

_ROUND = 3.0
_DOT = 4  # pixels from one dot to the next
_CHIP_ROOM = 96  # pixels right of the text from which topics are named there
_LANE = 6  # a topic's bar that goes on beyond the view ends so far outside of it


class RowPainter:
    """Paints into one viewport. The order is that of what must stay readable above what."""

    def __init__(self, page: Page, theme: Theme, *, focus: bool) -> None:
        self._page = page
        self._theme = theme
        self._focus = focus

    def paint(self, painter: QPainter, shown: list[Shown], clip: QRect) -> None:
        """Draws all rows that touch the clip."""
        painter.fillRect(clip, self._theme.surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A name that is cut off ends in its dots, whatever side the window is read from.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        columns = self._page.columns
        touched = [self._page.box(one) for one in shown if self._reaches(one, clip)]
        # The names at the top are painted anew with every step of the wheel: without the text.
        begin, end = sorted((clip.left(), clip.right()), reverse=bool(columns.edge))
        if columns.is_beside(begin):
            for box in touched:
                self._label(painter, box)
            if shown:
                self._sticky(painter, [self._page.box(one) for one in shown])
        if not columns.is_beside(end) and not columns.is_behind(begin):
            for box in touched:
                self._row(painter, box)
        if shown and columns.is_behind(end):
            self._topics(painter, shown)

    def _reaches(self, one: Shown, clip: QRect) -> bool:
        # The strokes of Nastaliq reach out of their line, into the rows above and below.
        deep = self._page.layouts[one.row].is_deep or bool(self._page.pieces(one.row))
        over = self._page.style.pitch if deep else 0
        return one.y - over <= clip.bottom() and one.y + one.height + over > clip.top()

    def _row(self, painter: QPainter, box: Box) -> None:
        page, columns, theme = self._page, self._page.columns, self._theme
        row = page.rows[box.row]
        layout = page.layouts[box.row]
        if row.index in page.spoken:
            painter.fillRect(columns.tint(box.top, box.height), theme.spoken_line)
        voice = page.timeline.voices[row.index]
        bar = QRect(columns.bar_x, box.top, columns.bar_width, box.height)
        painter.fillRect(bar, theme.speaker_color(voice) if voice >= 0 else theme.line)
        self._marks(painter, page.main, layout, (columns.text_x, box.text_y), row.index, row.start)
        painter.setPen(theme.text)
        layout.draw(painter, columns.text_x, box.text_y)
        if self._focus and page.active is page.main:
            self._caret(painter, layout, box)
        if page.second is not None:
            self._second(painter, page.second, box)

    def _second(self, painter: QPainter, second: Second, box: Box) -> None:
        """The same in the other language, and how far a translation was checked."""
        columns, theme = self._page.columns, self._theme
        for piece in self._page.pieces(box.row):
            layout, y = second.layouts[piece.index], box.second_y + piece.y
            self._marks(painter, second, layout, (columns.second_x, y), piece.index, 0)
            painter.setPen(theme.text)
            layout.draw(painter, columns.second_x, y)
            sign = second.shown.signs.get(second.timeline.ids[piece.index])
            if sign:
                painter.setFont(self._page.style.time)
                painter.setPen(theme.muted)
                place = columns.sign(y, layout.line_span(0)[1])
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)

    def _label(self, painter: QPainter, box: Box) -> None:
        page = self._page
        index = page.rows[box.row].index
        top = box.top + 4
        if page.rows.opens[box.row]:
            self._name(painter, index, top)
            top += page.style.name_pitch
        if page.look.times and page.rows.first[box.row]:
            painter.setFont(page.style.time)
            painter.setPen(self._theme.muted)
            self._write(painter, format_time(page.timeline.starts[index]), top)

    def _name(self, painter: QPainter, index: int, top: int) -> None:
        page = self._page
        painter.setFont(page.style.name)
        painter.setPen(self._theme.speaker_color(page.timeline.voices[index]))
        self._write(painter, page.name(page.timeline.voices[index]), top)

    def _write(self, painter: QPainter, text: str, top: int) -> None:
        """A line of the labels: they stand at the side that the columns begin at."""
        columns, x = self._page.columns, float(self._page.columns.label_x)
        if columns.edge:
            x += columns.label_width - QFontMetricsF(painter.font()).horizontalAdvance(text)
        painter.drawText(QPointF(x, top + self._page.style.baseline), text)

    def _marks(
        self,
        painter: QPainter,
        text: Text,
        layout: RowLayout,
        place: tuple[int, int],
        index: int,
        start: int,
    ) -> None:
        page, theme, marks = self._page, self._theme, text.marks
        painter.translate(*place)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = text.chosen.within(index)
        if chosen is not None:
            self._fill(painter, layout.rects(chosen[0] - start, chosen[1] - start), theme.selection)
        for span in marks.found(index):
            self._patch(painter, layout, span, start, theme.hit)
        now = marks.found_now(index)
        if now is not None:
            self._patch(painter, layout, now, start, theme.hit_current)
        if text is page.main and index in page.spoken:
            word = page.words.spoken(index, page.position_ms)
            if word is not None:
                self._patch(painter, layout, word, start, theme.spoken_word)
        for first, last in marks.quoted(index):
            self._fill(painter, layout.underlines(first - start, last - start), theme.quote_line)
        for first, last in marks.corrected(index):
            self._dots(painter, layout.underlines(first - start, last - start))
        painter.translate(-place[0], -place[1])

    def _dots(self, painter: QPainter, lines: Iterable[QRectF]) -> None:
        """A dotted line beneath words that a person has corrected; a quote's is solid."""
        for line in lines:
            for step in range(int(line.width()) // _DOT):
                dot = QRectF(line.left() + step * _DOT, line.top() + 2.0, 2.0, 1.5)
                painter.fillRect(dot, self._theme.muted)

    def _fill(self, painter: QPainter, rects: Iterable[QRectF], color: QColor) -> None:
        for rect in rects:
            painter.fillRect(rect, color)

    def _patch(
        self, painter: QPainter, layout: RowLayout, span: Span, start: int, color: QColor
    ) -> None:
        painter.setBrush(color)
        for rect in layout.rects(span[0] - start, span[1] - start):
            painter.drawRoundedRect(rect.adjusted(-1.5, 1.5, 1.5, -1.5), _ROUND, _ROUND)

    def _caret(self, painter: QPainter, layout: RowLayout, box: Box) -> None:
        """A frame around the word that the keys stand at."""
        page = self._page
        row, caret = page.rows[box.row], page.chosen.caret
        if caret is None or caret[0] != row.index or not page.chosen.keyed or page.chosen.bounds:
            return
        spans = [word for word in page.words.timed(row.index) if word.end > caret[1]]
        if not spans:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.accent, 1.5))
        for rect in layout.rects(spans[0].start - row.start, spans[0].end - row.start):
            moved = rect.translated(page.columns.text_x, box.text_y)
            painter.drawRoundedRect(moved.adjusted(-2, 0.5, 2, -0.5), _ROUND, _ROUND)

    def _sticky(self, painter: QPainter, boxes: list[Box]) -> None:
        """Names who speaks where the turn began above the view."""
        page, first = self._page, boxes[0]
        if not page.timeline.speakers or (page.rows.opens[first.row] and first.top >= -4):
            return
        opening = [box.top for box in boxes[1:] if page.rows.opens[box.row]]
        ends = opening[0] if opening else first.top + first.height + page.scroll.view
        height = page.style.pitch + 4
        top = min(0, ends - height)
        # A time that the name would leave half of is covered whole.
        lines = [box.top + 4 for box in boxes if not page.rows.opens[box.row]]
        cut = [line for line in lines if line < top + height - 4 < line + page.style.pitch]
        bottom = max([top + height, *(line + page.style.pitch for line in cut)])
        bottom = min(bottom, max(ends, top + height))
        painter.fillRect(page.columns.beside(top, bottom - top), self._theme.surface)
        self._name(painter, page.rows[first.row].index, top + 4)

    def _topics(self, painter: QPainter, shown: list[Shown]) -> None:
        page = self._page
        first, last = page.rows[shown[0].row].index, page.rows[shown[-1].row].index
        bars = page.marks.topics(first, last)
        if not bars:
            return
        boxes = [page.box(one) for one in shown]
        tops = {page.rows[box.row].index: box.top for box in reversed(boxes)}
        bottoms = {page.rows[box.row].index: box.top + box.height for box in boxes}
        for bar in bars:
            top = tops[bar.first] if bar.first >= first else None
            bottom = bottoms[bar.last] if bar.last <= last else page.scroll.view + _LANE
            self._topic(painter, bar, top, bottom)

    def _topic(self, painter: QPainter, bar: TopicBar, begins: int | None, bottom: int) -> None:
        """The bar of a topic and its name, which stays in view as long as the topic goes on."""
        top = -_LANE if begins is None else begins
        columns, ground = self._page.columns, topic_ground(self._theme, bar.span)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(stronger(ground, self._theme))
        painter.drawRoundedRect(columns.topic_x(bar.lane), top, TOPIC_BAR, bottom - top, 1.5, 1.5)
        _, room = columns.chip(LANES, 0)
        if room < _CHIP_ROOM:
            return
        painter.setFont(self._page.style.time)
        metrics = QFontMetrics(self._page.style.time)
        name = metrics.elidedText(bar.span.topic, Qt.TextElideMode.ElideRight, room - 16)
        width, line = metrics.horizontalAdvance(name) + 14, metrics.height()
        x, _ = columns.chip(LANES, width)
        down, height = 2 + bar.lane * (line + 8), line + 4
        y = min(down, bottom - height - 2)
        if begins is not None:
            y = max(y, begins + down)
        chip = QRect(x, y, width, height)
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(self._theme.text)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, name)


def topic_ground(theme: Theme, span: TopicSpan) -> QColor:
    """A topic's ground, the same as on the timeline."""
    return theme.topic_color(max(0, span.topic_id - 1))


def stronger(ground: QColor, theme: Theme) -> QColor:
    """A thin bar of a topic's colour, seen on the surface as well as the ground is behind words."""
    saturation = min(1.0, ground.hslSaturationF() * 0.9 + 0.1)
    return QColor.fromHslF(ground.hslHueF(), saturation, 0.62 if theme.is_dark else 0.66)
