"""The command that shows all quotes whose transcripts tell something else now."""

from __future__ import annotations

from collections.abc import Callable

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.selection import Selection
from spacesviewer.ui.commands.board import BoardCommands
from spacesviewer.ui.dialog_beside import DialogBeside
from spacesviewer.ui.dialogs.quote_review import QuoteReviewDialog
from spacesviewer.ui.interface import said
from spacesviewer.workflows import quote_reviewing, standing


class ReviewCommands(DialogBeside[QuoteReviewDialog]):
    """Opens the list beside the window, and keeps it up to date."""

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What its command does."""
        return {"review_quotes": self.open}

    def _make(self) -> QuoteReviewDialog:
        dialog = QuoteReviewDialog(
            self.window.theme, self.window, read_only=self.workspace.read_only
        )
        dialog.update_wanted.connect(self._update)
        dialog.link_wanted.connect(self._link)
        dialog.shown.connect(self._show)
        dialog.head.setText(said("Comparing with the transcripts…"))
        return dialog

    def _listen(self) -> None:
        self.workspace.events.changed.connect(self._on_changed)

    def _update(self, uids: list[str]) -> None:
        by = self.workspace.settings.reviewer
        self.workspace.write(lambda archive: quote_reviewing.update_all(archive, uids, reviewer=by))

    def _link(self, uid: str, place: Selection) -> None:
        by = self.workspace.settings.reviewer
        self.workspace.write(lambda archive: standing.accept(archive, uid, place, reviewer=by))

    def _show(self, quote: Quote) -> None:
        self.window.commands.group(BoardCommands).show(quote)

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        told = changes.quotes or changes.transcripts or changes.participants or changes.sessions
        if self.dialog is not None and told:
            self._read()

    def _read(self) -> None:
        self.workspace.tasks.read.do(
            quote_reviewing.doubts, self._take, self.workspace.problem.emit, key="review"
        )

    def _take(self, found: list[quote_reviewing.Doubt]) -> None:
        if self.dialog is not None:
            self.dialog.show_doubts(found)
