"""The command that lets a machine write a first draft, and the work behind it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.machine_draft import MachineDraftDialog
from spacesviewer.ui.interface import said
from spacesviewer.ui.tasks import Worker
from spacesviewer.workflows.pace import Pace

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow
    from spacesviewer.workflows.machine_drafting import Plan


class _Told(QObject):
    """Carries progress from the worker's thread to the window's."""

    progressed = Signal(float)


class DraftCommands(CommandGroup):
    """One draft at a time; its dialog may be closed and opened again meanwhile."""

    NEEDS_SESSION: ClassVar[tuple[str, ...]] = ("machine_draft",)
    WRITES: ClassVar[tuple[str, ...]] = ("machine_draft",)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.dialog: MachineDraftDialog | None = None
        self._worker: Worker | None = None
        self._plan: Plan | None = None
        self._stop = self._forget = False
        self._works = False
        self._pace = Pace()
        self._told = _Told()
        self._told.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._end)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What its command does."""
        return {"machine_draft": self.show}

    def show(self) -> None:
        """Opens the dialog: for the session that is shown, or on the draft that is under way."""
        data = self.workspace.session
        if data is None:
            return
        if self._plan is None:
            self._drop_dialog()
        if self.dialog is None:
            dialog = self.dialog = MachineDraftDialog(
                self.window.settings.model_folder, data.detail.facts.title, self.window
            )
            uid = data.uid
            dialog.start_wanted.connect(lambda folder, lang: self._start(uid, folder, lang))
            dialog.pause_wanted.connect(self._pause)
            dialog.cancel_wanted.connect(self._cancel)
        self.dialog.show()
        self.dialog.raise_()

    def _start(self, uid: str, folder: str, language: str) -> None:
        from spacesviewer.workflows import machine_drafting  # noqa: PLC0415 - loads numpy

        settings = self.window.settings
        if folder != settings.model_folder:
            self.window.commands.take_settings(replace(settings, model_folder=folder))
        self.workspace.ask(
            lambda archive: machine_drafting.plan(archive, uid, Path(folder), language),
            self._begin,
        )

    def _begin(self, plan: Plan) -> None:
        from spacesviewer.workflows import machine_drafting  # noqa: PLC0415

        if self._works:
            return
        self._plan, self._works = plan, True
        self._stop = self._forget = False
        self._pace = Pace()
        if self._worker is None:
            self._worker = Worker("drafting", lambda: None)
            self._worker.bug = self.window.commands.on_bug
        self._on_progress(0.0)

        def work(_archive: object) -> dict[str, Any] | None:
            try:
                return machine_drafting.write(
                    plan, progress=self._told.progressed.emit, stop=lambda: self._stop
                )
            except CancelledError:
                return None

        self._worker.do(work, self._on_written, self._on_failed)

    def _pause(self) -> None:
        self._stop = True

    def _cancel(self) -> None:
        self._stop = self._forget = True
        if not self._works:
            self._on_written(None)

    def _on_progress(self, fraction: float) -> None:
        if self._works and self.dialog is not None:
            self.dialog.show_working(fraction, self._pace.rest(fraction))

    def _on_written(self, document: dict[str, Any] | None) -> None:
        from spacesviewer.workflows import machine_drafting  # noqa: PLC0415

        plan, self._works = self._plan, False
        if plan is None:
            return
        if document is None:
            if self._forget:
                machine_drafting.forget(plan)
                self._plan = None
            if self.dialog is not None and self._forget:
                self.dialog.show_idle(said("Cancelled. Nothing was added."))
            elif self.dialog is not None:
                self.dialog.show_paused()
            return

        def store(archive: Archive) -> tuple[int, Changes]:
            return machine_drafting.store(archive, plan, document)

        self.workspace.tasks.write.do(
            store, lambda stored: self._on_stored(plan, *stored), self._on_failed
        )

    def _on_stored(self, plan: Plan, line: int, changes: Changes) -> None:
        self._plan = None
        self._drop_dialog()
        self.workspace.events.tell(changes)
        shown = self.workspace.session
        if shown is not None and shown.uid == plan.session:
            self.workspace.open_session(plan.session, line)
        self.window.toast.say(
            said("The draft is written. A machine made it: hear before you quote.")
        )

    def _on_failed(self, error: UserError) -> None:
        self._works, self._plan = False, None
        if self.dialog is not None:
            self.dialog.show_idle()
        self.workspace.problem.emit(error)

    def _drop_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.hide()
            self.dialog.deleteLater()
            self.dialog = None

    def _end(self) -> None:
        """The window has gone: what is written stays for the next time."""
        self._stop = True
        if self._worker is not None:
            self._worker.close()
            self._worker = None
