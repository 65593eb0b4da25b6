"""The row with time, play, skip, speed and volume."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from spacesviewer.domain.timecode import format_time
from spacesviewer.ui import icons
from spacesviewer.ui.interface import kept_whole, said, to_say
from spacesviewer.ui.theme import Theme, font

_BUTTONS = {
    "previous_segment": ("skip-back", to_say("Previous segment (Shift+J)")),
    "back": ("rotate-ccw", to_say("Skip back (J)")),
    "play": ("play", to_say("Play or pause (K)")),
    "forth": ("rotate-cw", to_say("Skip forth (L)")),
    "next_segment": ("skip-forward", to_say("Next segment (Shift+L)")),
    "list": ("list-filter", to_say("What to play: loop, one speaker, found words, no silence")),
    "speed": ("gauge", to_say("Speed; the pitch stays (< and >)")),
    "volume": ("volume-2", to_say("Volume, gain, channels and device (Ctrl+Shift+M)")),
    "zoom_out": ("zoom-out", to_say("Zoom the timeline out (-)")),
    "zoom_in": ("zoom-in", to_say("Zoom the timeline in (+)")),
}
_ALL_PX = 590  # as wide as all of it is


class Transport(QFrame):
    """``pressed`` carries a command's name; the others ask for a menu above their button."""

    pressed = Signal(str)
    speed_pressed = Signal()
    sound_pressed = Signal()
    list_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._playing = False
        self.muted = False
        self.volume = 100
        self._second = 0
        self.time = QLabel("0:00:00")
        self.time.setFont(font(15, QFont.Weight.DemiBold))
        self.length = QLabel("")
        self.length.setFont(font(12))
        self.length.setProperty("muted", True)
        self.buttons = {name: self._button(name) for name in _BUTTONS}
        self.buttons["play"].setFixedSize(38, 38)
        self.buttons["play"].setProperty("play", True)
        self.buttons["speed"].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.buttons["speed"].setMinimumWidth(74)
        self._fill()
        self.set_speed(1.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window rather fewer signs than signs over each other.
        for part in (self.length, self.buttons["zoom_out"], self.buttons["zoom_in"]):
            part.setVisible(event.size().width() >= _ALL_PX)

    def set_position(self, ms: int) -> None:
        """Shows where the playhead stands."""
        if ms // 1000 != self._second:
            self._second = ms // 1000
            self.time.setText(format_time(ms))

    def set_duration(self, ms: int) -> None:
        """Shows how long the session is."""
        self.length.setText(f"/ {format_time(ms)}" if ms else "")

    def set_playing(self, playing: bool) -> None:
        """Shows the sign for what a press would do."""
        self._playing = playing
        if self._theme is not None:
            sign = "pause" if playing else "play"
            self.buttons["play"].setIcon(
                icons.icon(sign, self._theme.accent_text, 20, fill=not playing)
            )
        self.buttons["play"].setAccessibleName(said("Pause") if playing else said("Play"))

    def set_speed(self, speed: float) -> None:
        """Shows the speed: "1.25×"."""
        self.buttons["speed"].setText(" " + kept_whole(f"{speed:g}×"))
        self.buttons["speed"].setAccessibleName(said("Speed {speed}", speed=f"{speed:g}"))

    def set_muted(self, muted: bool) -> None:
        """Shows whether anything is to be heard."""
        self.muted = muted
        if self._theme is not None:
            sign = "volume-x" if muted else "volume-2"
            self.buttons["volume"].setIcon(icons.icon(sign, self._theme.text, 18))

    def set_enabled(self, sound: bool) -> None:
        """Switches what needs a sound."""
        always = ("zoom_in", "zoom_out", "volume")
        for name in (name for name in self.buttons if name not in always):
            self.buttons[name].setEnabled(sound)

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self._theme = theme
        for name, (sign, _) in _BUTTONS.items():
            self.buttons[name].setIcon(icons.icon(sign, theme.text, 18))
        self.set_playing(self._playing)
        self.set_muted(self.muted)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(said(_BUTTONS[name][1]))
        button.setAccessibleName(said(_BUTTONS[name][1]).split(" (")[0])
        button.setIconSize(QSize(18, 18))
        button.setFixedHeight(32)
        button.setMinimumWidth(32)
        # A button that keeps the focus would take the space bar from the player.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menus = {
            "speed": self.speed_pressed,
            "volume": self.sound_pressed,
            "list": self.list_pressed,
        }
        if name in menus:
            button.clicked.connect(menus[name])
        else:
            button.clicked.connect(lambda: self.pressed.emit(name))
        return button

    def _fill(self) -> None:
        left, middle, right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.time)
        left.addSpacing(4)
        left.addWidget(self.length)
        left.addStretch(1)
        for name in ("previous_segment", "back", "play", "forth", "next_segment"):
            middle.addWidget(self.buttons[name])
        middle.setSpacing(5)
        right.addStretch(1)
        for name in ("list", "speed", "volume", "zoom_out", "zoom_in"):
            right.addWidget(self.buttons[name])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 16, 6)
        layout.addLayout(left, 1)
        layout.addLayout(middle)
        layout.addLayout(right, 1)
