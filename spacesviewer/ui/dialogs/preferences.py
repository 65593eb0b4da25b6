"""The preferences: who reviews, how it looks, how playing resumes, how quotes are copied."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.zones import zone_of
from spacesviewer.settings import Settings
from spacesviewer.ui.dialogs.keys import KeyChoice
from spacesviewer.ui.dialogs.pedal import PedalKeys
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.fields import name_field

_THEMES = {"system": to_say("Like the system"), "light": to_say("Light"), "dark": to_say("Dark")}
_ZONES = {"": to_say("The session's own zone"), "UTC": "UTC"}
INTERFACES = {
    "system": to_say("Like the system"),
    "en": "English",
    "ur": "اردو (Urdu)",
}
_DIRECTIONS = {
    "auto": to_say("As the language is read"),
    "ltr": to_say("From left to right"),
    "rtl": to_say("From right to left"),
}
WIDTHS = {
    "narrow": to_say("Narrow"),
    "normal": to_say("Normal"),
    "wide": to_say("Wide"),
    "full": to_say("Full width"),
}
FORMS = {"plain": to_say("Plain text"), "markdown": to_say("Markdown"), "html": "HTML"}


class PreferencesDialog(QDialog):
    """Asks for the settings; ``settings()`` gives them as they stand in the fields."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Preferences"))
        self.setMinimumWidth(460)
        self._settings = settings
        self.reviewer = QLineEdit(settings.reviewer)
        self.reviewer.setPlaceholderText(said("Name to put beside what you take"))
        self.theme = _choice(_THEMES, settings.theme)
        self.text_size = QSpinBox()
        self.text_size.setRange(9, 40)
        self.text_size.setSuffix(" px")
        self.text_size.setValue(settings.text_size)
        self.reading_width = _choice(WIDTHS, settings.reading_width)
        self.interface = _choice(INTERFACES, settings.interface)
        self.direction = _choice(_DIRECTIONS, settings.direction)
        self.zone = _zones(settings.zone)
        self.rewind = _seconds(settings.rewind_ms, 0, 30)
        self.skip = _seconds(settings.skip_ms, 0.5, 120)
        self.form = _choice(FORMS, settings.quote_form)
        self.attribution = QCheckBox(said("with speaker, session and date"))
        self.attribution.setChecked(settings.quote_attribution)
        self.time = QCheckBox(said("with the time in the recording"))
        self.time.setChecked(settings.quote_time)
        note = QLabel(said("Your name is never taken from the account of this computer."))
        note.setProperty("muted", True)
        note.setWordWrap(True)
        general, playing = _form(), _form()
        general.addRow(said("Reviewer"), self.reviewer)
        general.addRow("", note)
        general.addRow(said("Theme"), self.theme)
        general.addRow(said("Text size"), self.text_size)
        general.addRow(said("Reading width"), self.reading_width)
        general.addRow(said("Window's language"), self.interface)
        general.addRow(said("Window is read"), self.direction)
        general.addRow(said("Clock times in"), self.zone)
        general.addRow(said("Copy quotes as"), self.form)
        general.addRow("", self.attribution)
        general.addRow("", self.time)
        playing.addRow(said("Resume rewinds"), self.rewind)
        playing.addRow(said("Skip"), self.skip)
        self.keys = KeyChoice(settings, self)
        self.keys.add_to(playing)
        self.pedal = PedalKeys(settings)
        self.keys.changed.connect(self.pedal.take_keys)
        self.pedal.add_to(playing)
        # In one page it would be higher than a small screen, and OK below its edge.
        self.pages = QTabWidget()
        for title, form in ((said("General"), general), (said("Playing and Keys"), playing)):
            page = QWidget()
            page.setLayout(form)
            self.pages.addTab(page, title)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(self.pages)
        layout.addSpacing(8)
        layout.addWidget(buttons)
        for name, field in (
            (said("Reviewer"), self.reviewer),
            (said("Theme"), self.theme),
            (said("Text size"), self.text_size),
            (said("Reading width"), self.reading_width),
            (said("Window's language"), self.interface),
            (said("Window is read"), self.direction),
            (said("Clock times in"), self.zone),
            (said("Resume rewinds"), self.rewind),
            (said("Skip"), self.skip),
            (said("Copy quotes as"), self.form),
        ):
            name_field(field, name)

    def accept(self) -> None:
        """Closes with OK, unless a key of the pedal means something else already."""
        if self.pedal.problem():
            self.pages.setCurrentIndex(1)
        else:
            super().accept()

    def settings(self) -> Settings:
        """The settings with what was chosen."""
        return replace(
            self._settings,
            reviewer=self.reviewer.text().strip(),
            theme=self.theme.currentData(Qt.ItemDataRole.UserRole),
            text_size=self.text_size.value(),
            reading_width=self.reading_width.currentData(Qt.ItemDataRole.UserRole),
            interface=self.interface.currentData(Qt.ItemDataRole.UserRole),
            direction=self.direction.currentData(Qt.ItemDataRole.UserRole),
            zone=self._chosen_zone(),
            rewind_ms=round(self.rewind.value() * 1000),
            skip_ms=round(self.skip.value() * 1000),
            quote_form=self.form.currentData(Qt.ItemDataRole.UserRole),
            quote_attribution=self.attribution.isChecked(),
            quote_time=self.time.isChecked(),
            keys=self.keys.preset,
            own_keys=self.keys.own,
            pedal_back=self.pedal.key("back"),
            pedal_play=self.pedal.key("play"),
            pedal_forth=self.pedal.key("forth"),
        )

    def _chosen_zone(self) -> str:
        """The zone that is named in the field; what names none leaves the choice as it was."""
        typed = self.zone.currentText().strip()
        known = {said(text): name for name, text in _ZONES.items()}
        if typed in known:
            return known[typed]
        name = typed.replace(" ", "_")
        return name if zone_of(name) is not None else self._settings.zone


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 14, 0, 0)
    form.setVerticalSpacing(10)
    form.setHorizontalSpacing(18)
    return form


def _zones(current: str) -> QComboBox:
    """The session's own, UTC and all zones; a part of a name finds it."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - not at every start

    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    names = sorted(name for name in available_timezones() if "/" in name)
    box.addItems(
        [
            *(said(text) for text in _ZONES.values()),
            *(name for name in names if not name.startswith("Etc/")),
        ]
    )
    completer = QCompleter(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(completer)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.setCurrentText(said(_ZONES[current]) if current in _ZONES else current)
    return box


def _choice(names: dict[str, str], current: str) -> QComboBox:
    box = QComboBox()
    for key, text in names.items():
        box.addItem(said(text), key)
    box.setCurrentIndex(max(0, box.findData(current)))
    return box


def _seconds(ms: int, least: float, most: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(least, most)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    box.setSuffix(" s")
    box.setValue(ms / 1000)
    return box
