"""The command that shows where a newer file and the corrections of a text meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.reconcile import ReconcileDialog
from spacesviewer.workflows import reconciling
from spacesviewer.workflows.reconciling import Comparison


class ReconcileCommands(CommandGroup):
    """Compares the corrected text with a newer file that waits beside it."""

    NEEDS_WORDS = ("compare_newer",)
    WRITES = ("compare_newer",)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does, by name."""
        return {"compare_newer": self.compare}

    def compare(self) -> None:
        """Shows the three texts where they meet, or tells that there is no newer file."""
        data = self.workspace.session
        if data is not None and data.transcript is not None:
            line, names = data.transcript.id, {one.id: one.name for one in data.detail.transcripts}
            self.workspace.ask(
                lambda archive: reconciling.compare(archive, reconciling.to_compare(archive, line)),
                lambda comparison: self._show(comparison, names[comparison.transcript_id]),
            )

    def _show(self, comparison: Comparison, name: str) -> None:
        dialog = ReconcileDialog(comparison, name, self.window.theme, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda choices: self._take(comparison, choices))
        dialog.open()

    def _take(self, comparison: Comparison, choices: Mapping[int, str]) -> None:
        reviewer = self.workspace.settings.reviewer
        self.workspace.write(
            lambda archive: reconciling.apply(archive, comparison, choices, reviewer=reviewer)
        )
