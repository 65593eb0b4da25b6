"""The command that shows a quote to others: a card, or a video with its sound."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from spacesviewer.domain.quote import Quote
from spacesviewer.domain.quotecard import parse_size
from spacesviewer.domain.soundclip import Cover
from spacesviewer.ui import export_log, saving
from spacesviewer.ui.background import in_background
from spacesviewer.ui.commands.clip_saving import told
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.card import CardDialog
from spacesviewer.ui.dialogs.making import Progress
from spacesviewer.ui.interface import explained, said
from spacesviewer.workflows import carding
from spacesviewer.workflows.carding import Showing
from spacesviewer.workflows.leaving import Leaving


class CardCommands(CommandGroup):
    """Asks how, shows it, and makes it beside the window."""

    NEEDS_SESSION = ("card",)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does."""
        return {"card": self.save}

    dialog: CardDialog | None = None

    def save(self) -> None:
        """Shows the quote that is chosen in the panel, or the one at the playhead."""
        quote = self.window.commands.quotes.quote_at_hand()
        if quote is not None:
            self.ask(quote)

    def ask(self, quote: Quote) -> None:
        """Asks how a quote is to be shown."""
        self.workspace.ask(
            lambda archive: carding.showing(archive, quote),
            lambda shown: self._open(quote, shown),
        )

    def _open(self, quote: Quote, shown: Showing) -> None:
        dialog = CardDialog(without_sound=shown.without_sound, parent=self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.tell_left_out(shown.left_out)
        dialog.preview_wanted.connect(lambda: self._draw(shown))
        dialog.save_wanted.connect(lambda: self._save(quote, shown))
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()
        self._draw(shown)

    def _on_finished(self) -> None:
        self.dialog = None

    def _draw(self, shown: Showing) -> None:
        if self.dialog is None:
            return
        _, size, theme = self.dialog.chosen()

        def drawn(png: bytes) -> None:
            if self.dialog is not None:
                self.dialog.show_picture(png)

        self.workspace.tasks.media.do(
            lambda _none: carding.picture(shown.card, parse_size(size), theme),
            drawn,
            lambda error: (
                self.dialog.show_problem(explained(error)) if self.dialog is not None else None
            ),
            key="card",
        )

    def _save(self, quote: Quote, shown: Showing) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        kind, size, theme = dialog.chosen()
        how = dialog.left_out.how()
        title = said("Save card or video")
        target = saving.where_to(self.window, title, saving.quote_stem(quote), kind, f"*.{kind}")
        if target is None:
            return
        dialog.accept()

        def work(progress: Progress) -> tuple[tuple[Cover, ...], Leaving]:
            silenced = carding.write(
                shown,
                target,
                parse_size(size),
                theme,
                how=how,
                progress=progress.tell,
                stop=progress.is_stopped,
            )
            return silenced, carding.left(quote, shown, target, how)

        def done(result: tuple[tuple[Cover, ...], Leaving]) -> None:
            silenced, left = result
            export_log.keep(self.workspace, left)
            self.window.toast.say(
                said(
                    "{file} is written. {silenced}", file=target.name, silenced=told(silenced)
                ).strip()
            )

        in_background(self.window, said("Making {file}…", file=target.name), work, done)
