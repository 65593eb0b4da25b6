"""Groups of commands that are loaded when one of their commands is called for the first time.

With the dialogs and the workflows behind them they are a third of all modules of the window, and
most days need a few of them. This is the one place that says which: each line tells what the
window asks of a group before it is loaded, and a test holds it to what the group says itself.
A group can be late if it puts nothing into menus, and has nothing to show before it is called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from spacesviewer.discovery import modules
from spacesviewer.ui.commands.group import CommandGroup, Declared
from spacesviewer.ui.models.session_data import SessionData

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_TRIMS = tuple(
    f"trim_{edge}_{step}_{way}"
    for edge in ("start", "end")
    for step in ("word", "sentence")
    for way in ("back", "forth")
)
_NOTHING = Declared()
_WORK = ("edit_quote", "quote_changes", "quote_story", "review")
_CLIPS = ("all_clips", "page_with_sound")


@dataclass(frozen=True, slots=True)
class Late:
    """A group that is not loaded yet: where it is, its commands, and which are off when."""

    module: str
    name: str
    commands: tuple[str, ...]
    declared: Declared = _NOTHING

    def load(self) -> type[CommandGroup]:
        """The group."""
        (module,) = modules("spacesviewer.ui.commands", (self.module,))
        return cast("type[CommandGroup]", getattr(module, self.name))


LATE = (
    Late("attribution", "AttributionCommands", ("attribution",)),
    Late("board", "BoardCommands", ("quotes_board",)),
    Late("card", "CardCommands", ("card",), Declared(("card",))),
    Late("clip", "ClipCommands", _CLIPS, Declared(_CLIPS)),
    Late(
        "draft",
        "DraftCommands",
        ("machine_draft",),
        Declared(("machine_draft",), writes=("machine_draft",)),
    ),
    Late(
        "evidence",
        "EvidenceCommands",
        ("evidence", "verify_bundle"),
        Declared(("evidence",), writes=("evidence",)),
    ),
    Late(
        "quote_work",
        "QuoteWorkCommands",
        (*_TRIMS, "whole_sentences", *_WORK),
        Declared(
            _WORK,
            (*_TRIMS, "whole_sentences"),
            (*_TRIMS, "whole_sentences", "edit_quote", "quote_story"),
        ),
    ),
    Late(
        "recap",
        "RecapCommands",
        ("recap", "check_recap"),
        Declared(("recap",), ("check_recap",)),
    ),
    Late(
        "reconcile",
        "ReconcileCommands",
        ("compare_newer",),
        Declared((), ("compare_newer",), ("compare_newer",)),
    ),
    Late("replace", "ReplaceCommands", ("replace",), Declared(writes=("replace",))),
    Late("review", "ReviewCommands", ("review_quotes",)),
    Late("worklist", "WorklistCommands", ("worklist",), Declared((), ("worklist",))),
)


class LateGroup(CommandGroup):
    """Stands for a group until one of its commands is called, and passes on what that is told."""

    def __init__(self, window: MainWindow, late: Late) -> None:
        super().__init__(window)
        self.late = late
        self._whole: CommandGroup | None = None
        self._handlers: dict[str, Callable[[], object]] = {}

    @property
    def declared(self) -> Declared:
        return self.late.declared

    @property
    def whole(self) -> CommandGroup:
        if self._whole is None:
            self._whole = self.late.load()(self.window)
            self._handlers = self._whole.handlers()
            self._whole.show_session(self.workspace.session)
        return self._whole

    def is_a(self, kind: type[CommandGroup]) -> bool:
        return kind.__name__ == self.late.name

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {name: partial(self._run, name) for name in self.late.commands}

    def show_session(self, data: SessionData | None) -> None:
        if self._whole is not None:
            self._whole.show_session(data)

    def flush(self) -> None:
        if self._whole is not None:
            self._whole.flush()

    def _run(self, name: str) -> None:
        assert self.whole is not None
        self._handlers[name]()
