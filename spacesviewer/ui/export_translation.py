"""Asks which translation goes along with quotes that are exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.language import is_same_language, language_name
from spacesviewer.domain.quote import Quote
from spacesviewer.library.store import Archive
from spacesviewer.ui import clipboard
from spacesviewer.ui.dialogs.picker import Choice, Picker
from spacesviewer.ui.interface import language_of, said

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_NONE = "none"


def ask_translation(
    window: MainWindow, quotes: Sequence[Quote], then: Callable[[QuoteForm], None]
) -> None:
    """Calls ``then`` with the form of the export, after asking where there is a translation.

    That into the language of the window stands first, where there is one.
    """
    usual = language_of(window.settings)
    form = clipboard.form_of(window.settings)

    def shown(known: list[str]) -> None:
        if not known:
            then(form)
            return
        picker = Picker(
            said("Export quotes"),
            said("With a translation?"),
            choices(known, usual),
            parent=window,
        )
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.accepted.connect(
            lambda: then(replace(form, into="" if picker.chosen == _NONE else str(picker.chosen)))
        )
        picker.open()

    def known_of(archive: Archive) -> list[str]:
        # The window knows this module from its start on, and needs translations later.
        from spacesviewer.workflows import quote_translations  # noqa: PLC0415

        return quote_translations.languages(archive, quotes)

    window.workspace.ask(known_of, shown)


def choices(known: Sequence[str], usual: str) -> list[Choice]:
    """As it was said only, and with each translation; the usual language stands first."""
    found = [
        Choice(tag, said("With the translation into {language}", language=said(language_name(tag))))
        for tag in known
    ]
    found.sort(key=lambda one: one.text)
    first = [one for one in found if is_same_language(one.key, usual)]
    others = [one for one in found if one not in first]
    return [*first, Choice(_NONE, said("Only as it was said")), *others]
