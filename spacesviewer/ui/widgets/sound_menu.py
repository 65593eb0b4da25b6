"""The two menus of the transport that hold more than commands: speed, and how it sounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QMenu,
    QSlider,
    QWidget,
    QWidgetAction,
)

from spacesviewer.media.tuning import MOST_GAIN_DB, Side, Tuning
from spacesviewer.ui.interface import kept_whole, said, to_say
from spacesviewer.ui.widgets.fields import name_field

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 2.75, 3.0)
SYSTEM = to_say("System's own choice")
_SIDES: dict[Side, str] = {
    "both": to_say("As recorded"),
    "left": to_say("Left channel on both sides"),
    "right": to_say("Right channel on both sides"),
    "mono": to_say("Both channels mixed"),
}
_GAIN_STEP = 3


@dataclass(frozen=True)
class SoundState:
    """How it sounds now; ``devices`` are ids and names, ``device`` the id that was chosen."""

    volume: int = 100
    tuning: Tuning = field(default_factory=Tuning)
    devices: Sequence[tuple[str, str]] = ()
    device: str = ""


class SpeedMenu(QMenu):
    """Quarters to choose from, and a field for steps of 0.05."""

    chosen = Signal(float)

    def __init__(self, speed: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for step in SPEEDS:
            action = self.addAction(kept_whole(f"{step:g}×"), partial(self.chosen.emit, step))
            action.setCheckable(True)
            action.setChecked(step == speed)
        self.addSeparator()
        self.field = QDoubleSpinBox()
        self.field.setAccessibleName(said("Speed in steps of 0.05"))
        self.field.setRange(SPEEDS[0], SPEEDS[-1])
        self.field.setSingleStep(0.05)
        self.field.setSuffix("×")
        self.field.setValue(speed)
        self.field.valueChanged.connect(self.chosen)
        self.addAction(_holding(self.field, self))


class SoundMenu(QMenu):
    """Volume, gain, side and device; each change is told at once."""

    volume_chosen = Signal(int)
    tuning_chosen = Signal(object)
    device_chosen = Signal(str)

    def __init__(self, state: SoundState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.volume = _slider(said("Volume"), 100, state.volume)
        self.gain = _slider(said("Gain for quiet voices in dB"), MOST_GAIN_DB, state.tuning.gain_db)
        self.gain.setSingleStep(_GAIN_STEP)
        self.gain.setPageStep(_GAIN_STEP)
        self.gain.setTickInterval(_GAIN_STEP)
        self.gain.setToolTip(said("What would be too loud then is held down; nothing clips."))
        self.side = QComboBox()
        name_field(self.side, said("Channels"))
        for side, text in _SIDES.items():
            self.side.addItem(said(text), side)
        self.side.setCurrentIndex(self.side.findData(state.tuning.side))
        self.device = QComboBox()
        name_field(self.device, said("Sound device"))
        self.show_devices(state.devices, state.device)
        form = QWidget()
        layout = QFormLayout(form)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addRow(said("Volume"), self.volume)
        self._gain_label = QLabel()
        self._gain_label.setMinimumWidth(116)  # or the menu would change its width
        layout.addRow(self._gain_label, self.gain)
        self._show_gain()
        layout.addRow(said("Channels"), self.side)
        layout.addRow(said("Device"), self.device)
        self.addAction(_holding(form, self))
        self.volume.valueChanged.connect(self.volume_chosen)
        self.gain.valueChanged.connect(lambda _value: self.tuning_chosen.emit(self._tuning()))
        self.gain.valueChanged.connect(self._show_gain)
        self.side.currentIndexChanged.connect(lambda _i: self.tuning_chosen.emit(self._tuning()))
        self.device.activated.connect(
            lambda _index: self.device_chosen.emit(self.device.currentData())
        )

    def show_devices(self, devices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Shows the devices there are; one that was chosen and is gone is shown as such."""
        with QSignalBlocker(self.device):
            self.device.clear()
            self.device.addItem(said(SYSTEM), "")
            for number, name in devices:
                self.device.addItem(name, number)
            if chosen and self.device.findData(chosen) < 0:
                self.device.addItem(said("The chosen one (not there)"), chosen)
            self.device.setCurrentIndex(max(0, self.device.findData(chosen)))

    def _show_gain(self) -> None:
        self._gain_label.setText(said("Quiet voices +{gain_db} dB", gain_db=self._tuning().gain_db))

    def _tuning(self) -> Tuning:
        gain = round(self.gain.value() / _GAIN_STEP) * _GAIN_STEP
        return Tuning(self.side.currentData(), gain)


def _slider(name: str, most: int, value: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setAccessibleName(name)
    slider.setRange(0, most)
    slider.setValue(value)
    slider.setMinimumWidth(190)
    return slider


def _holding(widget: QWidget, menu: QMenu) -> QWidgetAction:
    action = QWidgetAction(menu)
    action.setDefaultWidget(widget)
    return action
