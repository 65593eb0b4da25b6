"""Paints the rows of the library list and of its search hits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.session import SessionSummary
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui import icons, wording
from spacesviewer.ui.interface import said
from spacesviewer.ui.models.rows import ValueRole
from spacesviewer.ui.theme import Theme, font

if TYPE_CHECKING:
    from spacesviewer.library.search import Hit

_Index = QModelIndex | QPersistentModelIndex
_PAD = 12
_LINES, _BEFORE = 3, 40  # of a hit: lines of its words, characters before what was found


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.title_font = font(13, QFont.Weight.DemiBold)
        self.small_font = font(12)

    def ground(self, painter: QPainter, option: QStyleOptionViewItem) -> QRect:
        """Paints what lies behind a row and gives the place for its text."""
        place = option.rect.adjusted(8, 2, -8, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Each text has a direction of its own, whatever side the window is read from.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.accent_soft if chosen else self.theme.hover)
            painter.drawRoundedRect(place, 6, 6)
        if chosen:
            painter.setBrush(self.theme.accent)
            edge = place.right() - 2 if is_mirrored(option) else place.left()
            painter.drawRoundedRect(QRect(edge, place.top() + 13, 3, 28), 1.5, 1.5)
        return place.adjusted(_PAD, 8, -_PAD, -8)


class SessionDelegate(_RowDelegate):
    """A session: its title; beneath, when and how long, and how many quotes were taken."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, 60)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        session: SessionSummary = index.data(ValueRole)
        painter.save()
        place = self.ground(painter, option)
        painter.setFont(self.title_font)
        painter.setPen(self.theme.text)
        metrics = painter.fontMetrics()
        title = metrics.elidedText(session.title, Qt.TextElideMode.ElideRight, place.width())
        side = Qt.AlignmentFlag.AlignAbsolute
        side |= Qt.AlignmentFlag.AlignRight if is_mirrored(option) else Qt.AlignmentFlag.AlignLeft
        # Urdu stands higher than the row is made for: it may reach beyond, and is not cut off.
        high = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(QRect(place.left(), place.top(), place.width(), 20), high, title)
        painter.setFont(self.small_font)
        painter.setPen(self.theme.muted)
        below = QRect(place.left(), place.top() + 23, place.width(), 18)
        painter.drawText(below, side, self._facts(session))
        if session.quotes:
            self._quotes(painter, below, session.quotes, mirrored=is_mirrored(option))
        painter.restore()

    def _facts(self, session: SessionSummary) -> str:
        when = wording.day(session.started_at, datetime.now().astimezone().date())
        length = format_time(session.duration_ms) if session.recordings else said("text only")
        return "  ·  ".join(part for part in (when, length) if part)

    def _quotes(self, painter: QPainter, place: QRect, quotes: int, *, mirrored: bool) -> None:
        text, end = str(quotes), Qt.AlignmentFlag.AlignRight
        width = painter.fontMetrics().horizontalAdvance(text)
        left = place.left() + 18 if mirrored else place.right() - width
        painter.drawText(QRect(left, place.top(), width + 1, place.height()), end, text)
        ratio = painter.device().devicePixelRatioF()
        sign = icons.pixmap("quote", self.theme.muted, 13, ratio)
        painter.drawPixmap(QPoint(left - 18, place.top() + 2), sign)


class HitDelegate(_RowDelegate):
    """A hit of a search: session, speaker and time; beneath, the words with what was found lit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        hit: Hit = index.data(ValueRole)
        view = option.widget
        width = 272
        if isinstance(view, QAbstractItemView):
            # As if the scroll bar were there: it comes when heights are known already.
            bar = view.verticalScrollBar()
            width = view.width() - bar.sizeHint().width()
        layout = self._layout(hit, width - 16 - 2 * _PAD)
        return QSize(100, 42 + 19 * min(_LINES, layout.lineCount()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: Hit = index.data(ValueRole)
        painter.save()
        place = self.ground(painter, option)
        painter.setFont(self.small_font)
        painter.setPen(self.theme.muted)
        head = QRect(place.left(), place.top(), place.width(), 18)
        # A session that was found by its title has no place in itself.
        at = wording.hit_time(hit) if hit.transcript_id or hit.end_ms else ""
        painter.drawText(head, Qt.AlignmentFlag.AlignRight, at)
        room = place.width() - painter.fontMetrics().horizontalAdvance(at) - 10
        who = " · ".join(part for part in (hit.speaker, hit.title) if part)
        metrics = painter.fontMetrics()
        painter.drawText(head, 0, metrics.elidedText(who, Qt.TextElideMode.ElideRight, room))
        painter.setPen(self.theme.text)
        layout = self._layout(hit, place.width())
        painter.setClipRect(place.adjusted(0, 20, 0, 8))
        layout.draw(painter, QPoint(place.left(), place.top() + 22))
        painter.restore()

    def _layout(self, hit: Hit, width: int) -> QTextLayout:
        layout = self._laid_out(hit.snippet, hit.snippet_marks, width)
        last = layout.lineAt(layout.lineCount() - 1)
        first = hit.snippet_marks[0] if hit.snippet_marks else (0, 0)
        if layout.lineCount() < _LINES or first[1] <= last.textStart() + last.textLength():
            return layout
        # What was found would stand below the last line that there is room for.
        cut = hit.snippet.find(" ", max(0, first[0] - _BEFORE)) + 1
        cut = cut if 0 < cut <= first[0] else first[0]
        marks = [(start - cut + 2, end - cut + 2) for start, end in hit.snippet_marks]
        return self._laid_out(f"… {hit.snippet[cut:]}", marks, width)

    def _laid_out(self, text: str, marks: Sequence[tuple[int, int]], width: int) -> QTextLayout:
        layout = QTextLayout(text, font(13))
        option = QTextOption()
        rtl = is_right_to_left(text)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._lit(start, end) for start, end in marks])
        layout.beginLayout()
        top = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPoint(0, round(top)))
            top += max(19.0, line.height())
        layout.endLayout()
        return layout

    def _lit(self, start: int, end: int) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, end - start
        form = span.format
        form.setBackground(self.theme.hit)
        form.setForeground(self.theme.text)
        span.format = form
        return span


def is_mirrored(option: QStyleOptionViewItem) -> bool:
    """Whether the list is read from the right."""
    return option.direction == Qt.LayoutDirection.RightToLeft
