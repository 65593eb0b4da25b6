"""Indexing in a process of its own, so that no file can freeze or crash the window."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from spacesviewer.domain.errors import UserError
from spacesviewer.ui.interface import said

log = logging.getLogger(__name__)


class Indexing(QObject):
    """Runs ``spacesviewer add`` beside the window; several wishes are done one after the other.

    ``progressed`` carries what is read, how far it is (None: unknown) and the rest in words;
    ``finished`` the report of ``add --json``.
    """

    progressed = Signal(str, object, str)
    finished = Signal(dict)
    failed = Signal(object)

    def __init__(self, archive: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._waiting: list[list[str]] = []
        self._process: QProcess | None = None
        self._errors = b""
        self._told: list[str] = []
        self._result = b""

    @property
    def is_running(self) -> bool:
        """Whether files are being indexed now."""
        return self._process is not None

    def add(self, paths: Sequence[Path]) -> None:
        """Indexes files and folders, after those that are being indexed already."""
        if paths:
            self._waiting.append([str(path) for path in paths])
            self._next()

    def cancel(self) -> None:
        """Asks to stop after the file at hand; what is done stays."""
        self._waiting.clear()
        if self._process is not None:
            self._process.terminate()

    def close(self) -> None:
        """Stops at once and waits for the process to go; the archive stays whole."""
        self._waiting.clear()
        if self._process is not None:
            self._process.blockSignals(True)
            self._process.terminate()
            if not self._process.waitForFinished(3000):
                self._process.kill()
                self._process.waitForFinished(2000)
            self._process = None

    def _next(self) -> None:
        if self._process is not None or not self._waiting:
            return
        paths = self._waiting.pop(0)
        process = self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        self._errors, self._told, self._result = b"", [], b""
        process.readyReadStandardError.connect(self._on_progress)
        process.readyReadStandardOutput.connect(self._on_result)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        arguments = ["--archive", str(self._archive), "add", "--json", "--progress", "json"]
        process.start(sys.executable, ["-m", "spacesviewer", *arguments, "--", *paths])
        self.progressed.emit(said("Looking for files…"), None, "")

    def _on_progress(self) -> None:
        assert self._process is not None
        self._errors += self._process.readAllStandardError().data()
        *lines, self._errors = self._errors.split(b"\n")
        newest: dict[str, Any] | None = None
        for line in lines:
            try:
                newest = json.loads(line)
            except ValueError:
                # Not progress: a sentence about what went wrong.
                self._told.append(line.decode("utf-8", "replace"))
        if newest is not None:
            what = newest["name"] or said("Looking for files…")
            self.progressed.emit(what, newest["fraction"], newest["rest"])

    def _on_result(self) -> None:
        assert self._process is not None
        self._result += self._process.readAllStandardOutput().data()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._process = None
            self.failed.emit(UserError("Indexing could not be started.", hint="Start it again."))

    def _on_finished(self, code: int) -> None:
        process, self._process = self._process, None
        if process is not None:
            self._result += process.readAllStandardOutput().data()
            process.deleteLater()
        try:
            report = json.loads(self._result)
        except ValueError:
            log.warning("indexing ended with exit code %s and without a report", code)
            self.failed.emit(UserError("Indexing came to an early end.", hint=self._last_words()))
        else:
            self.finished.emit(report)
        self._next()

    def _last_words(self) -> str:
        """What the program said last, for the person who reports it."""
        return " ".join(line for line in self._told if line.strip())[-400:]
