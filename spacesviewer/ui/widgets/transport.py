"""The row with time, play, skip, speed and volume."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from spacesviewer.domain.timecode import format_time
from spacesviewer.ui import icons
from spacesviewer.ui.theme import Theme, font

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_BUTTONS = {
    "previous_segment": ("skip-back", "Previous segment (Shift+J)"),
    "back": ("rotate-ccw", "Skip back (J)"),
    "play": ("play", "Play or pause (K)"),
    "forth": ("rotate-cw", "Skip forth (L)"),
    "next_segment": ("skip-forward", "Next segment (Shift+L)"),
    "speed": ("gauge", "Speed; the pitch stays"),
    "volume": ("volume-2", "Volume"),
    "zoom_out": ("zoom-out", "Zoom the timeline out (-)"),
    "zoom_in": ("zoom-in", "Zoom the timeline in (+)"),
}


class Transport(QFrame):
    """``pressed`` carries a command's name; speed and volume are chosen in menus here."""

    pressed = Signal(str)
    speed_chosen = Signal(float)
    volume_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._playing = False
        self._muted = False
        self._duration = "0:00:00"
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

    def set_position(self, ms: int) -> None:
        """Shows where the playhead stands."""
        text = format_time(ms)
        if text != self.time.text():
            self.time.setText(text)

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
        self.buttons["play"].setAccessibleName("Pause" if playing else "Play")

    def set_speed(self, speed: float) -> None:
        """Shows the speed: "1.25×"."""
        self.buttons["speed"].setText(f" {speed:g}×")
        self.buttons["speed"].setAccessibleName(f"Speed {speed:g}")

    def set_muted(self, muted: bool) -> None:
        """Shows whether anything is to be heard."""
        self._muted = muted
        if self._theme is not None:
            sign = "volume-x" if muted else "volume-2"
            self.buttons["volume"].setIcon(icons.icon(sign, self._theme.text, 18))

    def set_enabled(self, sound: bool) -> None:
        """Switches what needs a sound."""
        for name in ("previous_segment", "back", "play", "forth", "next_segment", "speed"):
            self.buttons[name].setEnabled(sound)

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self._theme = theme
        for name, (sign, _) in _BUTTONS.items():
            self.buttons[name].setIcon(icons.icon(sign, theme.text, 18))
        self.set_playing(self._playing)
        self.set_muted(self._muted)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(_BUTTONS[name][1])
        button.setAccessibleName(_BUTTONS[name][1].split(" (")[0])
        button.setIconSize(QSize(18, 18))
        button.setFixedHeight(32)
        button.setMinimumWidth(32)
        # A button that keeps the focus would take the space bar from the player.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name == "speed":
            button.clicked.connect(self._on_speed)
        elif name == "volume":
            button.clicked.connect(self._on_volume)
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
        for name in ("speed", "volume", "zoom_out", "zoom_in"):
            right.addWidget(self.buttons[name])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 16, 6)
        layout.addLayout(left, 1)
        layout.addLayout(middle)
        layout.addLayout(right, 1)

    def _on_speed(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for speed in SPEEDS:
            menu.addAction(f"{speed:g}×", partial(self.speed_chosen.emit, speed))
        button = self.buttons["speed"]
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_volume(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName("Volume")
        slider.setRange(0, 100)
        slider.setValue(0 if self._muted else self.volume)
        slider.setMinimumWidth(160)
        slider.valueChanged.connect(self._on_slider)
        action = QWidgetAction(menu)
        action.setDefaultWidget(slider)
        menu.addAction(action)
        button = self.buttons["volume"]
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    volume = 100

    def _on_slider(self, value: int) -> None:
        self.volume = value
        self.volume_chosen.emit(value / 100)
