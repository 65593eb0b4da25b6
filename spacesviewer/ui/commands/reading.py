"""The commands that say how the transcript is read: its width, its times, plain text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from spacesviewer.settings import WIDTHS
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.models.session_data import SessionData


class ReadingCommands(CommandGroup):
    """Reading width, times on or off, plain text for screen readers."""

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            **{f"width_{width}": partial(self._set_width, width) for width in WIDTHS},
            "times": lambda: self._switch(times=self._is_checked("times")),
            "plain_text": lambda: self._switch(plain_text=self._is_checked("plain_text")),
        }

    def show_session(self, data: SessionData | None) -> None:
        self.show_checks()

    def show_checks(self) -> None:
        """Shows in the menu what is chosen."""
        actions, settings = self.window.actions_by_name, self.window.settings
        for width in WIDTHS:
            actions[f"width_{width}"].setChecked(settings.reading_width == width)
        actions["times"].setChecked(settings.times)
        actions["plain_text"].setChecked(settings.plain_text)

    def _set_width(self, width: str) -> None:
        self._switch(reading_width=width)

    def _switch(self, **values: object) -> None:
        self.window.commands.take_settings(replace(self.window.settings, **values))  # type: ignore[arg-type]
        self.show_checks()

    def _is_checked(self, name: str) -> bool:
        return self.window.actions_by_name[name].isChecked()
