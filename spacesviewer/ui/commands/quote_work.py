"""What the window does with quotes that were taken: trim by ear, mark, compare, link, collect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.quote import Quote
from spacesviewer.library import stories
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs import quote_changes
from spacesviewer.ui.dialogs.edit_quote import EditQuoteDialog
from spacesviewer.ui.dialogs.picker import Choice, Picker
from spacesviewer.ui.dialogs.quote_changes import QuoteChangesDialog, QuoteStory
from spacesviewer.ui.interface import said
from spacesviewer.ui.workspace import quotes_by_start
from spacesviewer.workflows import quote_revisions, quoting, standing, whole_sentences

_TRIMS = {
    f"trim_{edge}_{unit}_{way}": (edge, f"{unit} {way}")
    for edge in ("start", "end")
    for unit in ("word", "sentence")
    for way in ("back", "forth")
}
_EAR_MS = 1000  # so much is heard of an edge that was moved
_FIRST_KEY = "quote_changes"


class QuoteWorkCommands(CommandGroup):
    """Verbs on the quote that is chosen in the panel."""

    NEEDS_SESSION: ClassVar[tuple[str, ...]] = ("edit_quote", _FIRST_KEY, "quote_story", "review")
    NEEDS_WORDS: ClassVar[tuple[str, ...]] = (*_TRIMS, "whole_sentences")
    WRITES: ClassVar[tuple[str, ...]] = (
        *_TRIMS,
        "whole_sentences",
        "edit_quote",
        "quote_story",
    )

    _until_ms = -1

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The trims, the marks, the changes, the stories."""
        self.window.playhead.position_changed.connect(self._on_position)
        trims = {name: partial(self.trim, *told) for name, told in _TRIMS.items()}
        return {
            **trims,
            "whole_sentences": self.stretch,
            "edit_quote": self.edit,
            "quote_changes": self.show_changes,
            "quote_story": self.choose_story,
            "review": self.next_in_doubt,
        }

    def trim(self, edge: str, step: str) -> None:
        """Moves an edge of the quote, and plays the second at it."""
        quote = self.window.commands.quotes.wanted_quote()
        if quote is None:
            return
        reviewer = self.workspace.settings.reviewer

        def work(archive: Archive) -> Changes:
            new, changes = quote_revisions.trim(archive, quote.id, edge, step, reviewer=reviewer)
            heard.append(new)
            return changes

        heard: list[Quote] = []
        self.workspace.write(work)
        self.workspace.when_written(lambda: self._hear(edge, heard))

    def stretch(self) -> None:
        """Takes the sentences that the quote cuts in as wholes."""
        quote = self.window.commands.quotes.wanted_quote()
        if quote is None:
            return
        reviewer = self.workspace.settings.reviewer

        def done(changes: Changes) -> None:
            self.workspace.events.tell(changes)
            if changes:
                self.window.toast.say(said("The quote has whole sentences now. Check it again."))
            else:
                self.window.toast.say(said("The quote has whole sentences already."))

        self.workspace.tasks.write.do(
            lambda archive: whole_sentences.stretch(archive, quote.id, reviewer=reviewer),
            done,
            self.workspace.problem.emit,
        )

    def edit(self) -> None:
        """Opens the words of the quote, to leave some out or explain some."""
        quote = self.window.commands.quotes.wanted_quote()
        if quote is None:
            return
        dialog = EditQuoteDialog(quote, self.window.theme, self.window)
        reviewer = self.workspace.settings.reviewer
        dialog.wanted.connect(
            lambda edits: self.workspace.write(
                lambda archive: quote_revisions.set_edits(
                    archive, quote.id, edits, reviewer=reviewer
                )
            )
        )
        self._open(dialog)

    def show_changes(self) -> None:
        """Shows what the transcript says now, and all revisions of the quote."""
        quote = self.window.commands.quotes.wanted_quote()
        if quote is not None:
            self.workspace.ask(lambda archive: quote_changes.read(archive, quote), self._show)

    def choose_story(self) -> None:
        """Asks for a story and puts the quote into it."""
        quote = self.window.commands.quotes.wanted_quote()
        if quote is not None:
            self.workspace.ask(stories.list_stories, lambda known: self._pick(quote, known))

    def next_in_doubt(self) -> None:
        """Goes to the next quote whose place in the transcript is in doubt, and shows it."""
        panel = self.window.commands.quotes.panel()
        data = self.workspace.session
        found = [q for q in quotes_by_start(data.quotes) if q.since] if data is not None else []
        if panel is None or not found:
            self.window.toast.say(said("No quote of this session has changed since."))
            return
        now = panel.current()
        places = [q.id for q in found]
        at = places.index(now.id) + 1 if now is not None and now.id in places else 0
        panel.reveal(places[at % len(places)])
        self.show_changes()

    def _show(self, told: QuoteStory) -> None:
        dialog = QuoteChangesDialog(told, self.window.theme, self.window)
        uid, by, write = told.quote.id, self.workspace.settings.reviewer, self.workspace.write
        dialog.update_wanted.connect(
            lambda: write(lambda archive: quote_revisions.update(archive, uid, reviewer=by))
        )
        dialog.link_wanted.connect(
            lambda place: write(lambda archive: standing.accept(archive, uid, place, reviewer=by))
        )
        dialog.restore_wanted.connect(
            lambda number: write(
                lambda archive: quote_revisions.restore(archive, uid, number, reviewer=by)
            )
        )
        self._open(dialog)

    def _pick(self, quote: Quote, known: list[stories.Story]) -> None:
        choices = list(_choices(quote, known))
        picker = Picker(
            said("Story"), said("Story of this quote"), choices, said("New story: {}"), self.window
        )

        def done() -> None:
            name = picker.chosen or picker.typed
            names = [one for one in quote.stories if one != name]
            if name not in quote.stories:
                names.append(name)
            self.workspace.write(lambda archive: quoting.set_stories(archive, quote.id, names))

        picker.accepted.connect(done)
        self._open(picker)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _hear(self, edge: str, heard: list[Quote]) -> None:
        if not heard:
            return  # nothing was moved, and it was said why
        start_ms, end_ms = heard[0].place_ms
        first = start_ms if edge == "start" else max(start_ms, end_ms - _EAR_MS)
        self._until_ms = min(end_ms, first + _EAR_MS)
        self.window.session_view.play_from(first)

    def _on_position(self, ms: int) -> None:
        if 0 <= self._until_ms <= ms:
            self._until_ms = -1
            self.window.player.pause()


def _choices(quote: Quote, known: list[stories.Story]) -> Iterator[Choice]:
    for story in known:
        inside = story.name in quote.stories
        yield Choice(story.name, story.name, said("take out") if inside else f"{story.quotes}")
