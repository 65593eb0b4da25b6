"""Asks where a file that leaves the archive is to lie, beginning where the one before it went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

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
