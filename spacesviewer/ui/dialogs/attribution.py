"""How quotes are attributed when they are copied: a style, or a template of one's own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain import attribution
from spacesviewer.domain.attribution_styles import OWN, STANDARD, TEMPLATES
from spacesviewer.domain.citation import cite
from spacesviewer.domain.quote import Naming, Proof, Quote, QuotePart
from spacesviewer.settings import Settings
from spacesviewer.ui import clipboard
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.fields import name_field

_STYLES = {
    STANDARD: to_say("Standard"),
    "news": to_say("News"),
    "academic": to_say("Academic"),
    "minimal": to_say("Minimal"),
    OWN: to_say("My own template"),
}
_COLUMNS = 5

EXAMPLE = Quote(
    "",
    "",
    "On the rally",
    "2026-11-14T19:30:00+05:00",
    74_000,
    78_000,
    (QuotePart("Imran", "The army has no role in media freedom.", 74_000, 78_000),),
    language="en",
    platform="X Spaces",
    url="https://x.com/i/spaces/1",
    translated_from="Urdu",
    proof=Proof(namings=(Naming("Imran", role="host", handle="imran"),)),
)


class AttributionDialog(QDialog):
    """``settings()`` gives them with what was chosen; the preview shows ``quote`` at once.

    A template with something unknown in it is told what is wrong, and cannot be taken.
    """

    def __init__(
        self, settings: Settings, quote: Quote | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Attribution Style"))
        self.resize(680, 470)
        self._settings = settings
        self._quote = quote or EXAMPLE
        self.style_box = QComboBox()
        name_field(self.style_box, said("Style"))
        for key, told in _STYLES.items():
            self.style_box.addItem(said(told), key)
        self.template = QLineEdit()
        self.template.setAccessibleName(said("Template"))
        self.template.setMaxLength(attribution.LONGEST)
        self._own = settings.quote_template or attribution.EXAMPLE
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setObjectName("framed")
        self.preview.setAccessibleName(said("How a quote reads"))
        self.buttons: list[QPushButton] = []
        for told, meaning in attribution.describe():
            button = QPushButton(told)
            button.setAutoDefault(False)
            button.setToolTip(said(meaning))
            button.setAccessibleName(
                said("Insert {placeholder}, {meaning}", placeholder=told, meaning=said(meaning))
            )
            button.clicked.connect(lambda _checked=False, text=told: self._insert(text))
            self.buttons.append(button)
        box = QDialogButtonBox.StandardButton
        self.box = QDialogButtonBox(box.Ok | box.Cancel)
        self.box.button(box.Ok).setProperty("primary", True)
        self.box.accepted.connect(self.accept)
        self.box.rejected.connect(self.reject)
        self._lay_out()
        self.style_box.setCurrentIndex(self.style_box.findData(settings.quote_style))
        self.style_box.currentIndexChanged.connect(lambda _at: self._on_style())
        self.template.textEdited.connect(self._on_typed)
        self._on_style()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(said("Style"), self.style_box)
        form.addRow(said("Template"), self.template)
        grid = QGridLayout()
        for number, button in enumerate(self.buttons):
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        hint = QLabel(
            said(
                "What is not known of a quote goes, with its comma or brackets. UNVERIFIED, the "
                "language of a translation and synthetic voices are always told behind it."
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("muted", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addLayout(grid)
        layout.addWidget(hint)
        layout.addWidget(QLabel(said("Preview")))
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.box)

    def settings(self) -> Settings:
        """The settings with the style, and with the template where it is the style."""
        style = str(self.style_box.currentData())
        return replace(
            self._settings,
            quote_style=style,
            quote_template=self._own.strip() if style == OWN else self._kept(),
        )

    def accept(self) -> None:
        """Closes with OK, unless the template cannot be used."""
        if not self._problem():
            super().accept()

    def _kept(self) -> str:
        """The template as it was before, or as it was typed if it can be used."""
        known = self._settings.quote_template
        usable = self._own != attribution.EXAMPLE and not attribution.problem(self._own)
        return self._own.strip() if usable else known

    def _is_own(self) -> bool:
        return bool(self.style_box.currentData() == OWN)

    def _problem(self) -> str:
        return attribution.problem(self._own.strip()) if self._is_own() else ""

    def _on_style(self) -> None:
        style = str(self.style_box.currentData())
        self.template.setReadOnly(not self._is_own())
        self.template.setText(self._own if self._is_own() else TEMPLATES.get(style, ""))
        self.template.setPlaceholderText(
            "" if self._is_own() else said("Speaker, session, date, time")
        )
        for button in self.buttons:
            button.setEnabled(self._is_own())
        self._show()

    def _on_typed(self, text: str) -> None:
        self._own = text
        self._show()

    def _insert(self, placeholder: str) -> None:
        self.template.insert(placeholder)
        self._own = self.template.text()
        self.template.setFocus()
        self._show()

    def _show(self) -> None:
        problem = self._problem()
        self.box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)
        if problem:
            self.preview.setPlainText(problem)
            return
        form = clipboard.form_of(replace(self.settings(), quote_attribution=True))
        self.preview.setPlainText(cite(self._quote, replace(form, form="plain")))
