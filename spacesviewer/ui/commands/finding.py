"""The two ways to find a command: by its words, and in the table of all keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from spacesviewer.ui.commands.actions import plain_text
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.commands.other_words import OTHER_WORDS
from spacesviewer.ui.dialogs import tables
from spacesviewer.ui.dialogs.picker import Choice, Picker
from spacesviewer.ui.interface import said


class FindingCommands(CommandGroup):
    """The palette and the table of keys."""

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of these commands does."""
        return {"palette": self.palette, "keyboard": self.keyboard}

    def palette(self) -> None:
        """Asks for a command by its words and does it."""
        choices = [
            Choice(
                name,
                plain_text(action).rstrip("…"),
                action.shortcut().toString(),
                also=OTHER_WORDS.get(name, ""),
            )
            for name, action in self.window.actions_by_name.by_name.items()
            if action.isEnabled() and name != "palette"
        ]
        picker = Picker(said("Commands"), said("What to do"), choices, parent=self.window)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.accepted.connect(lambda: self.window.commands.run(picker.chosen or ""))
        picker.open()

    def keyboard(self) -> None:
        """Shows all keys."""
        page = tables.keyboard_page(self.window.actions_by_name.by_name, self.window)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.open()
