"""Paints quotes as cards with their words, speaker, time, and what is still doubtful."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from spacesviewer.domain.citation import UNKNOWN_SPEAKER, is_unverified
from spacesviewer.domain.quote import OFF_THE_RECORD, USED, Quote
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui import icons, wording
from spacesviewer.ui.interface import retold, said
from spacesviewer.ui.models.quote_words import quoted
from spacesviewer.ui.models.rows import ValueRole
from spacesviewer.ui.theme import Theme, font

_Index = QModelIndex | QPersistentModelIndex
_MARGIN, _PAD, _GAP, _FOOT, _ICON = 12, 14, 6, 22, 16
_LINE, _SMALL = 20, 18  # how high a line is at least, of the words and of what is below


class QuoteDelegate(QStyledItemDelegate):
    """A card for each quote, with two buttons painted on it: copy, and more.

    ``on_copy`` and ``on_more`` are told the quote (and where on the screen) when they are clicked.
    """

    def __init__(
        self,
        theme: Theme,
        color_of: Callable[[str], QColor],
        on_copy: Callable[[Quote], None],
        on_more: Callable[[Quote, QPoint], None],
    ) -> None:
        super().__init__()
        self.theme = theme
        self._color_of = color_of
        self._on_copy = on_copy
        self._on_more = on_more
        self._heights: dict[tuple[str, str, str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        quote: Quote = index.data(ValueRole)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 300
        told = f"{quote.note}\n{_about(quote)}"
        warnings = warnings_of(quote)
        key = (quote.id, told, "\n".join(warnings), width, quote.revision)
        if key not in self._heights:
            inner = width - 2 * (_MARGIN + _PAD)
            height = _height(_words(quote, inner)) + _GAP + _FOOT
            if quote.note:
                height += _GAP + _height(_note(quote, inner))
            height += sum(_height(_warning(one, inner), _SMALL) for one in warnings)
            height += _SMALL * bool(_about(quote))
            self._heights[key] = height + 2 * _PAD
        return QSize(width, self._heights[key] + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        quote: Quote = index.data(ValueRole)
        card = _card(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        focused = bool(option.state & QStyle.StateFlag.State_Selected)
        frame = QPen(self.theme.accent if focused else self.theme.line, 2 if focused else 1)
        painter.setPen(frame)
        painter.setBrush(self.theme.surface)
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        inner = card.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.setPen(self.theme.text)
        words = _words(quote, inner.width())
        words.draw(painter, QPointF(inner.topLeft()))
        top = inner.top() + _height(words) + _GAP
        if quote.note:
            note = _note(quote, inner.width())
            painter.setPen(self.theme.muted)
            note.draw(painter, QPointF(inner.left(), top))
            top += _height(note) + _GAP
        for warning in warnings_of(quote):
            # Never cut off: it may be all that tells that this must not be printed.
            layout = _warning(warning, inner.width())
            painter.setPen(self.theme.warning)
            layout.draw(painter, QPointF(inner.left(), top))
            top += _height(layout, _SMALL)
        if about := _about(quote):
            painter.setFont(font(11))
            painter.setPen(self.theme.muted)
            line = painter.fontMetrics().elidedText(
                about, Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(QRect(inner.left(), top, inner.width(), 16), 0, line)
        self._foot(painter, quote, inner)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        quote: Quote = index.data(ValueRole)
        copy, more = _buttons(_card(option.rect))
        place = event.position().toPoint()
        if copy.contains(place):
            self._on_copy(quote)
            return True
        if more.contains(place):
            self._on_more(quote, event.globalPosition().toPoint())
            return True
        return False

    def on_button(self, rect: QRect, place: QPoint) -> str:
        """Which button of a card lies at a place: "copy", "more" or ""."""
        copy, more = _buttons(_card(rect))
        return "copy" if copy.contains(place) else "more" if more.contains(place) else ""

    def _foot(self, painter: QPainter, quote: Quote, inner: QRect) -> None:
        top = inner.bottom() - _FOOT + 5
        copy, more = _buttons(inner.adjusted(-_PAD, -_PAD, _PAD, _PAD))
        color = self._color_of(quote.parts[0].speaker if quote.parts else "")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(QRect(inner.left(), top + 5, 8, 8), 2, 2)
        painter.setPen(color)
        painter.setFont(font(12, QFont.Weight.DemiBold))
        at = format_time(quote.place_ms[0])
        room = copy.left() - inner.left() - 16 - 62
        metrics = painter.fontMetrics()
        name = metrics.elidedText(
            quote.speaker or said(UNKNOWN_SPEAKER), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QPoint(inner.left() + 16, top + 13), name)
        left = inner.left() + 16 + metrics.horizontalAdvance(name) + 8
        painter.setFont(font(12))
        painter.setPen(self.theme.muted)
        painter.drawText(QPoint(left, top + 13), at)
        ratio = painter.device().devicePixelRatioF()
        for place, name in ((copy, "copy"), (more, "ellipsis")):
            sign = icons.pixmap(name, self.theme.text, _ICON, ratio)
            painter.drawPixmap(place.center() - QPoint(_ICON // 2 - 1, _ICON // 2 - 1), sign)


def warnings_of(quote: Quote) -> list[str]:
    """What is doubtful of a quote, in lines short enough for a card."""
    heard = [said("OFF THE RECORD")] if quote.state == OFF_THE_RECORD else []
    heard += [said("UNVERIFIED")] if is_unverified(quote) else []
    if quote.heard is not None and (heard or not quote.heard):
        heard.append(said("heard in full") if quote.heard else said("not heard in full"))
    words = [said("not as in the transcript")] if not quote.exact else []
    words += [retold(quote.since)] if quote.since else []
    return [" · ".join(line) for line in (heard, words) if line]


def _about(quote: Quote) -> str:
    """Stars, stories, whether it was used, and who has checked it."""
    stars, used = "★" * quote.rating, said(USED) if quote.state == USED else ""
    checked = wording.checked(quote)
    return " · ".join(filter(None, (stars, ", ".join(quote.stories), used, checked)))


def _card(rect: QRect) -> QRect:
    return rect.adjusted(_MARGIN, 5, -_MARGIN, -5)


def _buttons(card: QRect) -> tuple[QRect, QRect]:
    """Where the copy and the more button of a card lie."""
    top = card.bottom() - _PAD - _FOOT + 2
    more = QRect(card.right() - _PAD - 22, top, 26, 24)
    return more.translated(-32, 0), more


def _words(quote: Quote, width: int) -> QTextLayout:
    return _laid_out("\u2028".join(quoted(quote)), font(14), width)


def _note(quote: Quote, width: int) -> QTextLayout:
    return _laid_out(quote.note.replace("\n", "\u2028"), font(12), width)


def _warning(text: str, width: int) -> QTextLayout:
    # In the words of the window, which begin where all the rest below the quote begins.
    return _laid_out(
        text, font(11, QFont.Weight.DemiBold), width, _SMALL, Qt.AlignmentFlag.AlignLeft
    )


def _laid_out(
    text: str,
    face: QFont,
    width: int,
    least: int = _LINE,
    side: Qt.AlignmentFlag | None = None,
) -> QTextLayout:
    layout = QTextLayout(text, face)
    option = QTextOption()
    backwards = is_right_to_left(text)
    direction = Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    # Drawn by hand, a line from right to left stays at the left unless it is told.
    usual = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
    option.setAlignment((side or usual) | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += max(line.height(), least)
    layout.endLayout()
    return layout


def _height(layout: QTextLayout, least: int = _LINE) -> int:
    last = layout.lineAt(layout.lineCount() - 1)
    return round(last.y() + max(last.height(), least)) if layout.lineCount() else 0
