"""Puts quotes on the clipboard: text in the form that was chosen, and clean HTML beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from spacesviewer.domain import attribution
from spacesviewer.domain.citation import QuoteForm, cite, clipboard_html
from spacesviewer.domain.quote import Quote
from spacesviewer.settings import Settings
from spacesviewer.ui.interface import language_of


def form_of(settings: Settings) -> QuoteForm:
    """The form in which quotes are copied, and exported with what the reader's language says."""
    return QuoteForm(
        settings.quote_form,
        settings.quote_attribution,
        settings.quote_time,
        template=attribution.template_of(settings.quote_style, settings.quote_template),
        zone=settings.zone,
        questions=settings.quote_question,
        into=language_of(settings),
    )


def put(data: QMimeData) -> None:
    """Copies quotes: word processors take the HTML, everything else the text."""
    QGuiApplication.clipboard().setMimeData(data)


def mime_data(quotes: Sequence[Quote], form: QuoteForm) -> QMimeData:
    """Quotes as they are pasted or dropped, as text and as HTML."""
    data = QMimeData()
    data.setText("\n\n".join(cite(quote, form) for quote in quotes))
    rich = replace(form, form="html")
    data.setHtml("\n".join(clipboard_html(quote, rich) for quote in quotes))
    return data


def copy_text(text: str) -> None:
    """Copies plain text only."""
    QGuiApplication.clipboard().setText(text)
