"""How the window stood when it was closed: its size, its parts, the session that was open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

from spacesviewer.places import settings_path

_VERSION = 1


class WindowState:
    """A small file beside the settings; a broken one counts as none."""

    def __init__(self, path: Path | None = None) -> None:
        path = path or settings_path().with_name("window.ini")
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def save(self, window: QMainWindow, splitters: dict[str, QSplitter], session: str) -> None:
        """Remembers the window."""
        self._store.setValue("version", _VERSION)
        self._store.setValue("geometry", window.saveGeometry())
        for name, splitter in splitters.items():
            self._store.setValue(f"splitter/{name}", splitter.saveState())
        self._store.setValue("session", session)
        self._store.sync()

    def restore(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> bool:
        """Gives the window its old shape; False where there is none."""
        geometry = self._store.value("geometry")
        if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
            return False
        for name, splitter in splitters.items():
            self.restore_splitter(name, splitter)
        return True

    def restore_splitter(self, name: str, splitter: QSplitter) -> bool:
        """Gives a part its old share of the room; False where none is known."""
        state = self._store.value(f"splitter/{name}")
        return isinstance(state, QByteArray) and splitter.restoreState(state)

    @property
    def session(self) -> str:
        """The id of the session that was open, "" for none."""
        return str(self._store.value("session") or "")

    def get(self, name: str, default: str = "") -> str:
        """A word that was remembered."""
        return str(self._store.value(name) or default)

    def put(self, name: str, value: str) -> None:
        """Remembers a word."""
        self._store.setValue(name, value)
