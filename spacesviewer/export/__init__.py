"""Exporters: one module each. A new one is a new file here; nothing else is edited.

A module of quotes has ``KIND = "quotes"`` and ``render(quotes, options) -> bytes``; one of
transcripts has ``KIND = "transcript"``, ``render(transcript) -> bytes``, and ``UNTIMED = True`` if
it can write one without times; one of recaps has ``KIND = "recap"`` and ``render(markdown,
title) -> bytes``; one of notes has ``KIND = "notes"`` and ``render(notes) -> bytes``.
All have ``NAME`` and ``EXTENSION``, and a ``FORMAT`` (the name by which one asks for it) where
another module of the kind has the same extension. One that is no text says ``BINARY = True``. What
a module writes of a quote it names field by field, so that nothing added to a quote later (a path,
the name of the reviewer) leaves by itself. The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, cast

from spacesviewer.discovery import plugins
from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.note import Note
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.transcript import Transcript
from spacesviewer.whole_file import saving

if TYPE_CHECKING:
    from spacesviewer.export._document import Paragraph


class QuoteExporter(Protocol):
    """A module that writes quotes."""

    NAME: str
    EXTENSION: str
    KIND: str

    def render(self, quotes: Sequence[Quote], options: QuoteForm) -> bytes:
        """The file's bytes."""
        ...


class TranscriptExporter(Protocol):
    """A module that writes a transcript."""

    NAME: str
    EXTENSION: str
    KIND: str

    def render(self, transcript: Transcript) -> bytes:
        """The file's bytes."""
        ...


class RecapExporter(Protocol):
    """A module that writes a recap, which is Markdown when it comes."""

    NAME: str
    EXTENSION: str
    KIND: str

    def render(self, markdown: str, title: str) -> bytes:
        """The file's bytes."""
        ...


class NotesExporter(Protocol):
    """A module that writes notes, those of a session together and in order of time."""

    NAME: str
    EXTENSION: str
    KIND: str

    def render(self, notes: Sequence[Note]) -> bytes:
        """The file's bytes."""
        ...


def quote_formats() -> dict[str, QuoteExporter]:
    """The exporters of quotes by what one asks for: csv, docx, edl, html ..., those in order."""
    return {key: cast(QuoteExporter, module) for key, module in _of_kind("quotes")}


def transcript_formats() -> dict[str, TranscriptExporter]:
    """The exporters of transcripts by what one asks for: docx, eaf, json, srt ..., in order."""
    return {key: cast(TranscriptExporter, module) for key, module in _of_kind("transcript")}


def recap_formats() -> dict[str, RecapExporter]:
    """The exporters of recaps by what one asks for: docx, html, md, odt."""
    return {key: cast(RecapExporter, module) for key, module in _of_kind("recap")}


def notes_formats() -> dict[str, NotesExporter]:
    """The exporters of notes by what one asks for: csv, json, md."""
    return {key: cast(NotesExporter, module) for key, module in _of_kind("notes")}


def recap_paragraphs(markdown: str) -> list[Paragraph]:
    """The paragraphs of a recap, as documents show them."""
    # Loads the Markdown parser, which no other format needs.
    from spacesviewer.export._recap import paragraphs  # noqa: PLC0415

    return list(paragraphs(markdown))


def is_binary(module: QuoteExporter | TranscriptExporter | RecapExporter) -> bool:
    """Whether what it writes is no text, and can only go into a file."""
    return bool(getattr(module, "BINARY", False))


def is_untimed(module: TranscriptExporter) -> bool:
    """Whether it can write a transcript without times."""
    return bool(getattr(module, "UNTIMED", False))


def _of_kind(kind: str) -> list[tuple[str, ModuleType]]:
    found = [module for module in plugins(__name__, "KIND") if kind == module.KIND]
    named = {getattr(module, "FORMAT", module.EXTENSION): module for module in found}
    return sorted(named.items())


def write(data: bytes, target: Path) -> None:
    """Writes a file that only its owner can read, whole or not at all; UserError says why not."""
    with saving(target) as beside:
        beside.write_bytes(data)
