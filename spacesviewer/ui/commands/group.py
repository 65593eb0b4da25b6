"""Groups of commands beside the first ones: each is a class in a file of its own, named here.

Those that the window need not know before one of their commands is called: ``late``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from spacesviewer.ui.models.session_data import SessionData

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow


class Declared(NamedTuple):
    """The commands of a group that are off without a session, without words, without writing."""

    needs_session: tuple[str, ...] = ()
    needs_words: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


class CommandGroup:
    """What a few lines of the menus do.

    The three tuples name the commands that are off without a session, without words, and in an
    archive that can only be read.
    """

    NEEDS_SESSION: ClassVar[tuple[str, ...]] = ()
    NEEDS_WORDS: ClassVar[tuple[str, ...]] = ()
    WRITES: ClassVar[tuple[str, ...]] = ()

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.workspace = window.workspace

    @property
    def declared(self) -> Declared:
        """The three tuples."""
        return Declared(self.NEEDS_SESSION, self.NEEDS_WORDS, self.WRITES)

    @property
    def whole(self) -> CommandGroup:
        """The group itself; one that only stands for another gives that."""
        return self

    def is_a(self, kind: type[CommandGroup]) -> bool:
        """Whether it is, or stands for, a group of that kind."""
        return isinstance(self, kind)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does, by name."""
        return {}

    def show_session(self, data: SessionData | None) -> None:
        """Is told which session is shown (None: none), and again when its notes have changed."""

    def add_to(self, menu: QMenu, place: QPoint) -> None:
        """Puts what can be done with the words at a place of the screen into a menu."""

    def flush(self) -> None:
        """Keeps what has been typed: the window closes or shows another session."""


def all_groups() -> tuple[type[CommandGroup], ...]:
    """The groups that are there from the start, in the order in which they see a session."""
    # Here, or the groups could not have CommandGroup from this file.
    from spacesviewer.ui.commands.edge import EdgeCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.elsewhere import Elsewhere  # noqa: PLC0415
    from spacesviewer.ui.commands.finding import FindingCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.history import HistoryCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.language import LanguageCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.note import NoteCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.people import PeopleCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.question import QuestionCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.quote_state import QuoteStateCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.reading import ReadingCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.speaker import SpeakerCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.tapping import TappingCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.transcript_export import TranscriptExport  # noqa: PLC0415
    from spacesviewer.ui.commands.translation import TranslationCommands  # noqa: PLC0415
    from spacesviewer.ui.commands.typed import TypingCommands  # noqa: PLC0415

    return (
        EdgeCommands,
        Elsewhere,
        FindingCommands,
        HistoryCommands,
        LanguageCommands,
        NoteCommands,
        PeopleCommands,
        QuestionCommands,
        QuoteStateCommands,
        ReadingCommands,
        SpeakerCommands,
        TappingCommands,
        TranscriptExport,
        TranslationCommands,
        TypingCommands,
    )
