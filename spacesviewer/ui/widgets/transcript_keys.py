"""The keys that the transcript takes while it has the focus; all others are the window's."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Act(Enum):
    """What a key asks for."""

    COPY = auto()
    ALL = auto()
    NOTHING = auto()  # choose nothing
    HEAR = auto()  # hear from the caret on
    WORD = auto()
    SEGMENT = auto()
    PAGE = auto()
    END = auto()


Asked = tuple[Act, int, bool]  # what, in which direction (-1, 0, 1), drawing the selection along

_STEPS = {
    Qt.Key.Key_Left: (Act.WORD, -1),
    Qt.Key.Key_Right: (Act.WORD, 1),
    Qt.Key.Key_Up: (Act.SEGMENT, -1),
    Qt.Key.Key_Down: (Act.SEGMENT, 1),
    Qt.Key.Key_PageUp: (Act.PAGE, -1),
    Qt.Key.Key_PageDown: (Act.PAGE, 1),
    Qt.Key.Key_Home: (Act.END, -1),
    Qt.Key.Key_End: (Act.END, 1),
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def asked(event: QKeyEvent, *, chosen: bool) -> Asked | None:
    """What a key asks of the transcript; None: nothing, it is the window's.

    Esc is the transcript's only while something is ``chosen``.
    """
    if event.matches(QKeySequence.StandardKey.Copy):
        return (Act.COPY, 0, False)
    if event.matches(QKeySequence.StandardKey.SelectAll):
        return (Act.ALL, 0, False)
    modifiers = event.modifiers() & ~_KEYPAD
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Escape and chosen and not modifiers:
        return (Act.NOTHING, 0, False)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
        return (Act.HEAR, 0, False)
    if key not in _STEPS:
        return None
    act, step = _STEPS[key]
    if modifiers & ~_SHIFT and not (act is Act.END and not modifiers & ~(_SHIFT | _CONTROL)):
        return None
    return (act, step, bool(modifiers & _SHIFT))
