"""Commands about time: going to one, the clock on the ruler, from gap to gap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.gap import next_start
from spacesviewer.domain.timecode import parse_place
from spacesviewer.domain.wallclock import start_in, zone_name
from spacesviewer.settings import RULERS, Settings
from spacesviewer.ui import notices
from spacesviewer.ui.interface import retold, said
from spacesviewer.ui.models.session_data import SessionData

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow


class TimeCommands:
    """The verbs of the window that move along the session; ``take`` takes other settings."""

    def __init__(self, window: MainWindow, take: Callable[[Settings], None]) -> None:
        self._window = window
        self._take = take

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of the commands does."""
        return {
            "go_to": self.go_to,
            "next_gap": lambda: self.step_gap(1),
            "previous_gap": lambda: self.step_gap(-1),
            "ruler_session": lambda: self.choose_ruler("session"),
            "ruler_clock": lambda: self.choose_ruler("clock"),
            "ruler_both": lambda: self.choose_ruler("both"),
        }

    def go_to(self) -> None:
        """Asks for a time and goes there; @21:47 is a time on the clock."""
        hint = said("Time, as 1:02:03, 62:03 or seconds; @21:47 for a time on the clock")
        start = self._start()
        # Which clock that is, in words; with a day for a session that goes on over midnight.
        hint += (
            said(
                " ({zone_name}; @{start} 21:47 with a day):",
                zone_name=zone_name(start),
                start=f"{start:%Y-%m-%d}",
            )
            if start
            else ":"
        )
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(said("Go to time"))
        dialog.setLabelText(hint)
        dialog.textValueSelected.connect(self._go_to_typed)
        dialog.open()

    def _go_to_typed(self, text: str) -> None:
        if text.strip() and self._data is not None:
            try:
                self._window.session_view.go_to(parse_place(text, self._start()))
            except UserError as error:
                notices.problem(self._window, error)

    def step_gap(self, step: int) -> None:
        """Goes to where the next (1) or the previous (-1) gap begins, and says what is missing."""
        data = self._data
        if data is None:
            return
        # What is missing behind the end is looked at from the end.
        gaps = [replace(gap, start_ms=min(gap.start_ms, data.duration_ms)) for gap in data.gaps]
        at_ms = next_start(gaps, self._window.playhead.position_ms, step)
        if at_ms is None:
            self._window.toast.say(
                said("There is no further gap.") if step > 0 else said("No gap before.")
            )
            return
        self._window.session_view.go_to(at_ms)
        told = [retold(gap.sentence) for gap in gaps if gap.start_ms == at_ms]
        self._window.toast.say(" ".join(told))

    def show_ruler(self, mode: str) -> None:
        """Shows which times stand on the ruler."""
        for name in RULERS:
            self._window.actions_by_name[f"ruler_{name}"].setChecked(name == mode)

    def choose_ruler(self, mode: str) -> None:
        """Shows times of the session, of the clock on the wall, or both."""
        self._take(replace(self._window.settings, ruler=mode))
        if mode != "session" and self._data is not None and self._start() is None:
            self._window.toast.say(said("No file tells at which time this session began."))

    @property
    def _data(self) -> SessionData | None:
        return self._window.session_view.data if self._window.workspace.session else None

    def _start(self) -> datetime | None:
        """When the session began, on the clock that is shown."""
        told = self._data.detail.facts.started_at if self._data is not None else ""
        return start_in(told, self._window.settings.zone)
