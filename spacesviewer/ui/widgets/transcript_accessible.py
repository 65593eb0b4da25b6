"""The transcript as a list of items "speaker, time: text" for screen readers.

Only the segments in the view are children: a screen reader that asks for all children of a list
would otherwise wait for a hundred thousand. They are list items and not a text, because Qt's
bridge crashes in text interfaces that are written in Python.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

_KEPT = 500  # items; then all are dropped, and those in the view are made anew


class Listed(Protocol):
    """What a widget tells about its segments; indices are those of its timeline."""

    def shown_segments(self) -> list[int]:
        """Those in the view, from top to bottom."""

    def segment_at(self, point: QPoint) -> int | None:
        """The one at a point of the screen."""

    def segment_rect(self, index: int) -> QRect:
        """Where one stands on the screen; empty where it is not in the view."""

    def segment_text(self, index: int) -> str:
        """ "Speaker, time: text"."""

    def is_chosen(self, index: int) -> bool:
        """Whether any of it is selected."""

    def focused_segment(self) -> int | None:
        """The one that the caret stands in, while the keys go to the transcript."""


class Items:
    """The items of one transcript view; it outlives the view, so that late questions find it."""

    def __init__(self, view: QWidget, listed: Listed) -> None:
        self.view = view
        self.listed = listed
        self.list: TranscriptList | None = None
        self._kept: dict[int, tuple[SegmentItem, int]] = {}
        install()
        view.destroyed.connect(self.forget)

    @property
    def alive(self) -> bool:
        """Whether the widget still exists."""
        return isValid(self.view)

    def item(self, index: int) -> SegmentItem:
        """The item of a segment, made when it is first asked for."""
        if index not in self._kept:
            if len(self._kept) >= _KEPT:
                self.forget()
            made = SegmentItem(self, index)
            self._kept[index] = made, QAccessible.registerAccessibleInterface(made)
        return self._kept[index][0]

    def forget(self) -> None:
        """Drops all items; whoever still asks for one finds nothing."""
        kept, self._kept = self._kept, {}
        for item, identifier in kept.values():
            item.leave()
            QAccessible.deleteAccessibleInterface(identifier)

    def tell_focus(self) -> None:
        """Tells a screen reader that the caret stands in another segment."""
        if QAccessible.isActive() and (index := self.listed.focused_segment()) is not None:
            event = QAccessibleEvent(self.item(index), QAccessible.Event.Focus)
            QAccessible.updateAccessibility(event)


class SegmentItem(QAccessibleInterface):
    """One segment in the list."""

    def __init__(self, items: Items, index: int) -> None:
        super().__init__()
        self._items: Items | None = items
        self.index = index

    def leave(self) -> None:
        """The segment is of a transcript that is shown no more."""
        self._items = None

    def isValid(self) -> bool:
        return self._items is not None and self._items.alive

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if self._items is not None and self._items.alive:
            listed = self._items.listed
            state.readOnly = state.focusable = state.selectable = True
            state.focused = listed.focused_segment() == self.index
            state.selected = listed.is_chosen(self.index)
            state.offscreen = self.index not in listed.shown_segments()
        else:
            state.invalid = True
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind != QAccessible.Text.Name or self._items is None or not self._items.alive:
            return ""
        return self._items.listed.segment_text(self.index)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The words are not written this way."""

    def rect(self) -> QRect:
        if self._items is None or not self._items.alive:
            return QRect()
        return self._items.listed.segment_rect(self.index)

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        if self._items is None or not self._items.alive:
            return None
        return QAccessible.queryAccessibleInterface(self._items.view)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1


class TranscriptList(QAccessibleWidget):
    """The list. Its children are the segments in the view."""

    def __init__(self, items: Items) -> None:
        super().__init__(items.view, QAccessible.Role.List, items.view.accessibleName())
        self._items = items

    def childCount(self) -> int:
        return len(self._shown())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        shown = self._shown()
        return self._items.item(shown[index]) if 0 <= index < len(shown) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        shown = self._shown()
        index = child.index if isinstance(child, SegmentItem) else -1
        return shown.index(index) if index in shown else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        index = self._items.listed.segment_at(QPoint(x, y)) if self._items.alive else None
        return self._items.item(index) if index is not None else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        index = self._items.listed.focused_segment() if self._items.alive else None
        return self._items.item(index) if index is not None else None

    def _shown(self) -> list[int]:
        return self._items.listed.shown_segments() if self._items.alive else []


@cache
def install() -> None:
    """Lets Qt ask here for the interface of a widget; once for the program."""
    QAccessible.installFactory(_make)


def _make(_name: str, widget: QObject) -> QAccessibleInterface | None:
    items = getattr(widget, "accessible_items", None)
    if not isinstance(items, Items):
        return None
    # Qt takes the list over, but not the Python object behind it.
    items.list = TranscriptList(items)
    return items.list
