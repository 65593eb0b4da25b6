"""Asks where a file that leaves the archive is to lie, beginning where the one before it went."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from unicodedata import category

from PySide6.QtWidgets import QFileDialog

from spacesviewer.domain.quote import Quote
from spacesviewer.domain.timecode import format_time

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_FOLDER = "folder/export"


class Format(Protocol):
    """What an exporter says of itself, of whatever it writes."""

    NAME: str
    EXTENSION: str


def where_to(window: MainWindow, title: str, stem: str, ending: str, kinds: str) -> Path | None:
    """The file that a person has named, with its ending; None where the person cancels.

    ``stem`` is suggested; a folder has no ``ending``. ``kinds`` is Qt's filter of files.
    """
    wanted = f"{stem}.{ending}" if ending else stem
    name, _ = QFileDialog.getSaveFileName(window, title, str(_folder(window) / wanted), kinds)
    if not name:
        return None
    target = Path(name)
    if ending and target.suffix[1:].casefold() != ending:
        target = target.with_name(f"{target.name}.{ending}")
    window.state.put(_FOLDER, str(target.parent))
    return target


def where_and_how(
    window: MainWindow,
    title: str,
    called: tuple[str, str],
    formats: Mapping[str, Format],
    usual: str,
) -> tuple[Path, str] | None:
    """The file that a person has named, and the format that its ending or the choice tells.

    It is ``called`` after any title and what it holds; ``usual`` is the format that stands first.
    """
    filters = {f"{one.NAME} (*.{one.EXTENSION})": key for key, one in formats.items()}
    suggested = _folder(window) / file_name(called[0], formats[usual].EXTENSION, called[1])
    first = next(text for text, key in filters.items() if key == usual)
    kinds = ";;".join(sorted(filters))
    name, chosen = QFileDialog.getSaveFileName(window, title, str(suggested), kinds, first)
    if not name:
        return None
    target, form = named_target(Path(name), filters.get(chosen, usual), suggested, formats)
    window.state.put(_FOLDER, str(target.parent))
    return target, form


def named_target(
    target: Path, chosen: str, suggested: Path, formats: Mapping[str, Format]
) -> tuple[Path, str]:
    """The file and the format: what its ending says, else what was chosen, whose ending it gets.

    Several formats end in .txt or .csv: of those it is the one that was chosen, or the plain one.
    Some systems leave the suggested name as it is when another format is chosen.
    """
    wanted = formats[chosen].EXTENSION
    if target == suggested:
        return target.with_suffix(f".{wanted}"), chosen
    ending = target.suffix[1:].lower()
    if ending == wanted:
        return target, chosen
    if ending in formats and ending == formats[ending].EXTENSION:
        return target, ending
    return target.with_name(f"{target.name}.{wanted}"), chosen


def file_name(title: str, ending: str, what: str = "") -> str:
    """A file name made of a title; ``what`` it holds stands behind it.

    Or the recap would take the place of the quotes.
    """
    return f"{file_stem(title, what)}.{ending}"


def file_stem(title: str, what: str = "") -> str:
    """The same without an ending, and without what file systems dislike."""
    kept = "".join(c if _stays(c) else " " for c in title)
    return " ".join(filter(None, (" ".join(kept.split())[:80].rstrip(), what))) or "quotes"


def quote_stem(quote: Quote) -> str:
    """What a file of one quote is called: the session, and when it was said."""
    return file_stem(quote.session_title, format_time(quote.place_ms[0]).replace(":", "-"))


def _folder(window: MainWindow) -> Path:
    return Path(window.state.get(_FOLDER, str(Path.home())))


def _stays(character: str) -> bool:
    """Letters, digits, and the signs of vowels, without which no word of Hindi can be read."""
    return character.isalnum() or character in " -_" or category(character).startswith("M")
