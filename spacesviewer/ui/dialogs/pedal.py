"""The keys of a foot pedal: one presses them, and they are kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFormLayout, QKeySequenceEdit, QLabel

from spacesviewer.settings import Settings
from spacesviewer.ui.commands.actions import taken_keys
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.fields import name_field

_NAMES = {
    "back": to_say("Pedal: back"),
    "play": to_say("Pedal: play"),
    "forth": to_say("Pedal: forward"),
}


class PedalKeys:
    """Three fields that take the next key that is pressed in them; a press of the pedal as well."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings  # with the keys that commands have
        known = (settings.pedal_back, settings.pedal_play, settings.pedal_forth)
        self.fields: dict[str, QKeySequenceEdit] = {}
        for (name, text), key in zip(_NAMES.items(), known, strict=True):
            field = QKeySequenceEdit(QKeySequence(key))
            field.setMaximumSequenceLength(1)
            field.setClearButtonEnabled(True)
            name_field(field, said(text))
            field.keySequenceChanged.connect(self._on_changed)
            self.fields[name] = field
        self.warning = QLabel("")
        self.warning.setProperty("warn", True)
        self.warning.setWordWrap(True)
        self._on_changed()

    def add_to(self, form: QFormLayout) -> None:
        """Puts the fields under the others."""
        note = QLabel(said("Click into a field and press the pedal, or any key."))
        note.setProperty("muted", True)
        for name, text in _NAMES.items():
            form.addRow(said(text), self.fields[name])
        form.addRow("", note)
        form.addRow("", self.warning)

    def key(self, name: str) -> str:
        """The key of a command: "back", "play" or "forth"; "" for none."""
        return self.fields[name].keySequence().toString()

    def problem(self) -> str:
        """Why these keys cannot be used, "" if they can."""
        taken, seen = taken_keys(self.settings), set[str]()
        for name in _NAMES:
            key = self.key(name)
            if key in taken:
                return said(
                    "{key} is taken already: {command}.",
                    key=key,
                    command=said(taken[key]).rstrip("…"),
                )
            if key and key in seen:
                return said("{key} cannot mean two things.", key=key)
            seen.add(key)
        return ""

    def take_keys(self, preset: str, own: dict[str, list[str]]) -> None:
        """Looks again when the commands have got other keys."""
        self.settings = replace(self.settings, keys=preset, own_keys=own)
        self._on_changed()

    def _on_changed(self) -> None:
        problem = self.problem()
        self.warning.setText(problem)
        self.warning.setVisible(bool(problem))
