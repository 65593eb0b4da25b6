"""The transcript as a list of items "speaker, time: text" for screen readers.

Only the segments in the view are children: a screen reader that asks for all children of a list
would otherwise wait for a hundred thousand. They are list items and not a text, because Qt's
bridge crashes in text interfaces that are written in Python.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol
from weakref import ref

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
    """The items of one transcript view.

    They live as long as Qt's part of the view, whatever Python collects first: Qt keeps pointers to
    the interfaces, and only it may delete them.
    """

    def __init__(self, view: QWidget, listed: Listed) -> None:
        self._view = ref(view)
        self._listed = ref(listed)
        self._kept: dict[int, tuple[SegmentItem, int]] = {}
        _alive.add(self)
        view.destroyed.connect(self._end)

    @property
    def view(self) -> QWidget | None:
        """The widget, as long as it exists."""
        view = self._view()
        return view if view is not None and isValid(view) else None

    @property
    def listed(self) -> Listed | None:
        """What the widget tells, as long as it exists."""
        return self._listed() if self.view is not None else None

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
        listed = self.listed
        index = listed.focused_segment() if listed is not None else None
        if index is not None and QAccessible.isActive():
            event = QAccessibleEvent(self.item(index), QAccessible.Event.Focus)
            QAccessible.updateAccessibility(event)

    def _end(self) -> None:
        self.forget()
        _alive.discard(self)


_alive: set[Items] = set()


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
        return self._listed is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        listed = self._listed
        if listed is None:
            state.invalid = True
            return state
        state.readOnly = state.focusable = state.selectable = True
        state.focused = listed.focused_segment() == self.index
        state.selected = listed.is_chosen(self.index)
        state.offscreen = self.index not in listed.shown_segments()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        listed = self._listed if kind == QAccessible.Text.Name else None
        return listed.segment_text(self.index) if listed is not None else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The words are not written this way."""

    def rect(self) -> QRect:
        listed = self._listed
        return listed.segment_rect(self.index) if listed is not None else QRect()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self._items.view if self._items is not None else None
        return QAccessible.queryAccessibleInterface(view) if view is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @property
    def _listed(self) -> Listed | None:
        return self._items.listed if self._items is not None else None


class TranscriptList(QAccessibleWidget):
    """The list. Its children are the segments in the view."""

    def __init__(self, items: Items, view: QWidget) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
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
        listed = self._items.listed
        index = listed.segment_at(QPoint(x, y)) if listed is not None else None
        return self._items.item(index) if index is not None else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        listed = self._items.listed
        index = listed.focused_segment() if listed is not None else None
        return self._items.item(index) if index is not None else None

    def _shown(self) -> list[int]:
        listed = self._items.listed
        return listed.shown_segments() if listed is not None else []


@cache
def install() -> None:
    """Lets Qt ask here for the interface of a widget; once for the program."""
    QAccessible.installFactory(_make)


def _make(_name: str, widget: QObject) -> QAccessibleInterface | None:
    items = getattr(widget, "accessible_items", None)
    if not isinstance(items, Items) or not isinstance(widget, QWidget):
        return None
    return TranscriptList(items, widget)
