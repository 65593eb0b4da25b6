"""The commands that say how far the chosen quote has come, write its note, and take it out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from spacesviewer.domain.quote import CHECKED, OFF_THE_RECORD, TO_CHECK, USED
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.interface import said, to_say

_STATES = {
    "quote_to_check": TO_CHECK,
    "quote_checked": CHECKED,
    "quote_used": USED,
    "quote_off_record": OFF_THE_RECORD,
}
_SAID = {
    TO_CHECK: to_say("The quote is to be checked."),
    CHECKED: to_say("The quote is checked. Undo takes that back."),
    USED: to_say("The quote is marked as used."),
    OFF_THE_RECORD: to_say("The quote is off the record: it leaves by no copy, export or clip."),
}
_UNHEARD = to_say("The quote is checked. It stays UNVERIFIED until its sound was heard in full.")


class QuoteStateCommands(CommandGroup):
    """Verbs on the quote that is chosen in the panel."""

    NEEDS_SESSION: ClassVar[tuple[str, ...]] = (*_STATES, "quote_note", "delete_quote")
    WRITES: ClassVar[tuple[str, ...]] = NEEDS_SESSION

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of these commands does."""
        states = {name: partial(self.set_state, state) for name, state in _STATES.items()}
        return {**states, "quote_note": self.write_note, "delete_quote": self.delete}

    def set_state(self, state: str) -> None:
        """Says of the chosen quote how far it has come."""
        quote = self.window.commands.quotes.wanted_quote()
        if quote is not None:
            unheard = state == CHECKED and quote.heard is False
            sentence = _UNHEARD if unheard else _SAID[state]
            self.workspace.set_quote_state(quote.id, state)
            self.workspace.when_written(lambda: self.window.toast.say(said(sentence)))

    def write_note(self) -> None:
        """Asks for the note of the chosen quote."""
        quotes = self.window.commands.quotes
        quote, panel = quotes.wanted_quote(), quotes.panel()
        if quote is not None and panel is not None:
            panel.edit_note(quote)

    def delete(self) -> None:
        """Takes the chosen quote out of the panel; Undo brings it back."""
        quote = self.window.commands.quotes.wanted_quote()
        if quote is not None:
            self.workspace.remove_quote(quote.id)
