"""Paints the rows of the quotes board, all of one height: 5,000 of them need no measuring."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from spacesviewer.domain.quote import OFF_THE_RECORD, TO_CHECK, Quote
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.selection import UNKNOWN_SPEAKER
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import isolated
from spacesviewer.ui import wording
from spacesviewer.ui.interface import said
from spacesviewer.ui.models.board_rows import BoardRow
from spacesviewer.ui.models.quote_delegate import warnings_of
from spacesviewer.ui.models.quote_words import quoted
from spacesviewer.ui.models.rows import ValueRole
from spacesviewer.ui.theme import Theme, font

_Index = QModelIndex | QPersistentModelIndex
_HEADING, _ROW, _PAD, _LINE = 38, 104, 12, 20
_MOST = 600  # characters that two lines can hold, whatever the window's width


class BoardDelegate(QStyledItemDelegate):
    """Two lines of words, who says them where, and what is doubtful."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: BoardRow = index.data(ValueRole)
        return QSize(200, _HEADING if row.quote is None else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: BoardRow = index.data(ValueRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.quote is None:
            self._heading(painter, option.rect, row)
        else:
            self._quote(painter, option, row.quote)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: BoardRow) -> None:
        painter.setFont(font(13, QFont.Weight.DemiBold))
        painter.setPen(self.theme.text)
        inner = rect.adjusted(_PAD, 8, -_PAD, 0)
        told = f"{isolated(row.group)}  ·  {wording.count(row.count, 'quote')}"
        _line(painter, inner, told)

    def _quote(self, painter: QPainter, option: QStyleOptionViewItem, quote: Quote) -> None:
        card = option.rect.adjusted(6, 3, -6, -3)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(self.theme.accent if chosen else self.theme.line, 2 if chosen else 1))
        painter.setBrush(self.theme.accent_soft if chosen else self.theme.surface)
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        inner = card.adjusted(_PAD, 7, -_PAD, -6)
        painter.setPen(self.theme.text)
        _words(painter, quote, QRect(inner.left(), inner.top(), inner.width(), 2 * _LINE + 2))
        top = inner.top() + 2 * _LINE + 4
        right = _marks(quote)
        painter.setFont(font(12))
        room = QFontMetrics(painter.font()).horizontalAdvance(right) + 12 if right else 0
        painter.setPen(self.theme.muted)
        painter.drawText(
            QRect(inner.left(), top, inner.width(), 18), Qt.AlignmentFlag.AlignRight, right
        )
        name = isolated(quote.speaker or said(UNKNOWN_SPEAKER))
        painter.setFont(font(12, QFont.Weight.DemiBold))
        painter.setPen(self.theme.text)
        width = inner.width() - room
        used = _line(painter, QRect(inner.left(), top, width, 18), name)
        about = (isolated(quote.session_title), isolated(wording.dated(quote.session_date)))
        told = f"  {format_time(quote.place_ms[0])}  ·  {', '.join(about)}"
        painter.setFont(font(12))
        painter.setPen(self.theme.muted)
        _line(painter, QRect(inner.left() + used, top, width - used, 18), told)
        painter.setFont(font(11, QFont.Weight.DemiBold))
        painter.setPen(self.theme.warning)
        below = QRect(inner.left(), top + 19, inner.width(), 17)
        used = _line(painter, below, " · ".join(warnings_of(quote)))
        kept = ", ".join(map(isolated, (*quote.stories, *quote.topics)))
        painter.setFont(font(11))
        painter.setPen(self.theme.muted)
        gap = 12 if used else 0
        _line(painter, below.adjusted(used + gap, 0, 0, 0), kept)


def _marks(quote: Quote) -> str:
    """Stars and state, at the right; off the record is among the warnings."""
    state = "" if quote.state in (TO_CHECK, OFF_THE_RECORD) else said(quote.state)
    return "  ".join(filter(None, ("★" * quote.rating, state)))


def _line(painter: QPainter, place: QRect, text: str) -> int:
    """Draws a line of ours from the left, cut short where it must be; gives its width."""
    if place.width() < 24 or not text:
        return 0
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    # Our lines begin at the left, also where a name or title in them is read from the right.
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    # From the baseline: in a rectangle, Urdu letters would push the line down and be cut off.
    painter.drawText(QPointF(place.left(), place.top() + metrics.ascent()), shown)
    return int(metrics.horizontalAdvance(shown))


def _words(painter: QPainter, quote: Quote, place: QRect) -> None:
    """Draws the words in two lines, in one where their letters are as tall as Urdu's."""
    text = " ".join(" ".join(quoted(quote)).split())
    text = text if len(text) <= _MOST else f"{text[:_MOST]}…"
    backwards = is_right_to_left(text)
    face, lines = font(14), 1 if backwards else 2
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
    )
    side = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    metrics = QFontMetrics(face)
    if lines == 1:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    layout = QTextLayout(text, face)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(place.width())
    layout.endLayout()
    first.draw(painter, QPointF(place.topLeft()))
    # Qt counts halves of rare characters.
    rest = text.encode("utf-16-le")[2 * first.textLength() :].decode("utf-16-le", "replace")
    if rest and lines > 1:
        shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(face)
        painter.setLayoutDirection(option.textDirection())  # not that of the window
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(place.adjusted(0, _LINE, 0, 0), align, shown)
