"""The panels at the right; each is one file with TITLE, ORDER and create(context)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from spacesviewer.domain.quote import Quote
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.workspace import Workspace


@dataclass(frozen=True)
class PanelContext:
    """What a panel may use.

    ``go_to`` moves the playhead to a time in ms, ``copy`` puts quotes on the clipboard, ``export``,
    ``clip`` and ``edit_session`` (at one of its tabs) open their dialogs, ``color_of`` gives the
    colour of a speaker by name, ``loop`` plays a stretch over and over, ``write_note`` asks for
    a note at the place that is heard, ``export_these`` asks where quotes are to be written to,
    ``who_is`` asks who speaks all turns of a segment's label.
    """

    workspace: Workspace
    theme: Theme
    go_to: Callable[[int], None]
    play_from: Callable[[int], None]
    copy: Callable[[list[Quote]], None]
    export: Callable[[], None]
    clip: Callable[[Quote], None]
    color_of: Callable[[str], QColor]
    choose_transcript: Callable[[int], None]
    loop: Callable[[int, int], None]
    edit_session: Callable[[str], None] = lambda _tab: None
    write_note: Callable[[], None] = lambda: None
    export_notes: Callable[[], None] = lambda: None
    export_these: Callable[[list[Quote]], None] = lambda _quotes: None
    who_is: Callable[[int], None] = lambda _index: None


class Panel(Protocol):
    """One side panel: a widget with a title that may hold a count."""

    @property
    def widget(self) -> QWidget:
        """The panel itself."""

    def show_session(self, data: SessionData | None) -> int | None:
        """Shows a session (None: nothing); gives the count that stands beside the title."""

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
