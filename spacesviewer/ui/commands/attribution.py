"""The command that chooses how quotes are attributed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from spacesviewer.domain.quote import Quote
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.attribution import AttributionDialog
from spacesviewer.workflows.exporting import shareable


class AttributionCommands(CommandGroup):
    """Shows the styles on the quote that is chosen, as it would leave the archive."""

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What its command does."""
        return {"attribution": self.choose}

    def choose(self) -> None:
        """Asks for the style; without a quote that may leave, an example shows it."""
        quote = self.window.commands.quotes.chosen_quote()
        known = list(self.window.commands.quotes.of_session())[:1]
        wanted = [quote] if quote is not None else known
        self.workspace.ask(lambda archive: shareable(archive, wanted), self._open)

    def _open(self, shared: tuple[list[Quote], int]) -> None:
        quote = shared[0][0] if shared[0] else None
        dialog = AttributionDialog(self.window.settings, quote, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.window.commands.take_settings(dialog.settings()))
        dialog.open()
