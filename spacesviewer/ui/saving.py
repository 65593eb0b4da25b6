"""Asks where a file that leaves the archive is to lie, beginning where the one before it went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from PySide6.QtWidgets import QFileDialog

from spacesviewer.domain.quote import Quote
from spacesviewer.domain.timecode import format_time

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_FOLDER = "folder/export"


def where_to(window: MainWindow, title: str, stem: str, ending: str, kinds: str) -> Path | None:
    """The file that a person has named, with its ending; None where the person cancels.

    ``stem`` is suggested; a folder has no ``ending``. ``kinds`` is Qt's filter of files.
    """
    folder = Path(window.state.get(_FOLDER, str(Path.home())))
    wanted = f"{stem}.{ending}" if ending else stem
    name, _ = QFileDialog.getSaveFileName(window, title, str(folder / wanted), kinds)
    if not name:
        return None
    target = Path(name)
    if ending and target.suffix[1:].casefold() != ending:
        target = target.with_name(f"{target.name}.{ending}")
    window.state.put(_FOLDER, str(target.parent))
    return target


def file_stem(title: str, what: str = "") -> str:
    """The same without an ending, and without what file systems dislike."""
    kept = "".join(c if _stays(c) else " " for c in title)
    return " ".join(filter(None, (" ".join(kept.split())[:80].rstrip(), what))) or "quotes"


def quote_stem(quote: Quote) -> str:
    """What a file of one quote is called: the session, and when it was said."""
    return file_stem(quote.session_title, format_time(quote.place_ms[0]).replace(":", "-"))


def _stays(character: str) -> bool:
    """Letters, digits, and the signs of vowels, without which no word of Hindi can be read."""
    return character.isalnum() or character in " -_" or category(character).startswith("M")
