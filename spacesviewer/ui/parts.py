"""All that a window is furnished with after its first picture.

Loading it takes half a second: numpy, the archive, the widgets of a session, the player. It is the
one place where that happens; ``app`` and ``main_window`` import it when the frame has been painted
(tests/quality/test_startup.py holds them to it).
"""

from spacesviewer.ui.commands.handlers import Commands
from spacesviewer.ui.commands.listening import ListeningCommands
from spacesviewer.ui.indexing import Indexing
from spacesviewer.ui.panels import PanelContext
from spacesviewer.ui.session_view import SessionView
from spacesviewer.ui.sound.player import Player
from spacesviewer.ui.sound.playhead import Playhead
from spacesviewer.ui.waveforms import Waveforms
from spacesviewer.ui.widgets.drop_hint import DropHint
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.ui.widgets.panel_tabs import PanelTabs
from spacesviewer.ui.widgets.toast import Toast
from spacesviewer.ui.workspace import Workspace

__all__ = [
    "Commands",
    "DropHint",
    "EmptyState",
    "Indexing",
    "ListeningCommands",
    "PanelContext",
    "PanelTabs",
    "Player",
    "Playhead",
    "SessionView",
    "Toast",
    "Waveforms",
    "Workspace",
]
