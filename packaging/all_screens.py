"""Takes a picture of every screen of the program, for whoever looks them through.

``.venv/bin/python packaging/all_screens.py FOLDER --theme dark --language ur`` fills the folder:
the window in its states, all menus, and each dialog that a command opens, tab by tab. ``--only``
takes the pictures with that word in their names; ``--size 1920x1080`` the window in that size.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from functools import partial
from pathlib import Path

import screen_archive
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu
from screen_archive import ALONE, BY, SPOKEN, TYPED, UNTIMED
from screen_camera import Screens
from screenshots import wait

from spacesviewer import app, settings
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.evidence import EvidenceCommands
from spacesviewer.ui.commands.menu import COMMANDS
from spacesviewer.ui.commands.recap import RecapCommands
from spacesviewer.ui.dialogs.keys import KeyChoice

_ALSO = ("keyboard", "about")
# They open no dialog of their own where they are called; what they open is pictured beside.
_OTHERWISE = ("join_sessions", "insert_segment")


def empty(screens: Screens) -> None:
    """An archive with nothing in it, and what of it opens all the same."""
    screens.state("empty", lambda: None)
    for name in ("quotes_board", "people", "trash", "refused", "review_quotes"):
        screens.dialog(f"empty-{name}", partial(screens.run, name))


def states(screens: Screens) -> None:
    """The window as it stands most of the day."""
    window, take, run = screens.window, screens.state, screens.run
    take("window", screens.reset)
    for name, _panel in window.panels:
        take(f"panel-{name.lower()}", partial(window.reveal_panel, name))
    take("chosen", screens.choose, screens.reset)
    take("search", partial(window.library.field.setText, "contract"))
    take("search-nothing", partial(window.library.field.setText, "xyzzy"))
    window.library.field.clear()
    find = window.session_view.find_bar.field
    run("find")
    take("find", partial(find.setText, "contract"), find.clear)
    for mode in ("beside", "stacked"):
        take(mode, partial(screens.show_languages, mode), partial(run, "one_language"))
    take("editing", partial(window.commands.words.edit, 6), screens.escape)
    for part in ("timeline", "library", "panel", "plain_text", "times"):
        take(f"{part}-switched", partial(run, part), partial(run, part))
    take("large-text", partial(run, *["larger"] * 6), partial(run, "normal_size"))
    take("toast", partial(run, "mark"), partial(run, "undo"))
    progress, hint, size = window.library.progress, window.drop_hint, window.size()
    shown = partial(progress.show_progress, "Water contract part 2.m4a", 0.4, "2 min")
    take("indexing", shown, progress.hide)
    take("dropping", partial(hint.show_over, window.theme), hint.hide)
    take("narrow", partial(window.resize, window.minimumSize()), partial(window.resize, size))


def menus(screens: Screens) -> None:
    """The menus of the bar, and those that a right click opens."""
    window, view = screens.window, screens.window.session_view
    bar = window.menuBar()
    for action, name in zip(
        bar.actions(), dict.fromkeys(one.menu for one in COMMANDS), strict=True
    ):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        screens.dialog(f"menu-{name.lower()}", partial(menu.popup, QPoint(0, 0)))
        for number, inner in enumerate(menu.findChildren(QMenu), 1):
            screens.dialog(f"menu-{name.lower()}-{number}", partial(inner.popup, QPoint(0, 0)))
    screens.choose()
    screens.settle()
    place = view.transcript.text_rect(12).center()
    screens.dialog("context-words", partial(screens.menu_at, view.transcript, place))
    of_timeline = partial(window.commands.timeline.show_menu, QPoint(0, 0), 60_000)
    screens.dialog("context-timeline", of_timeline)
    library = window.library
    screens.dialog(
        "context-library", partial(screens.menu_at, library.session_view, QPoint(40, 30))
    )
    screens.dialog("context-sort", library.sort.click)
    for name, panel in window.panels:
        window.reveal_panel(name)
        screens.settle()
        for area in panel.widget.findChildren(QAbstractItemView):
            spots = partial(screens.menu_at, area, QPoint(area.width() // 2, 35))
            if area.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu:
                screens.dialog(f"context-{name.lower()}", spots)
    heard = window.listening
    for act in (heard.choose_speed, heard.choose_sound, heard.choose_list):
        screens.dialog(f"menu-{act.__name__}", act)


def dialogs(screens: Screens) -> None:
    """Every dialog that a command opens, then those that answer something else."""
    window, place, commands = screens.window, screens.place, screens.window.commands
    for command in COMMANDS:
        opens = "…" in command.text or command.name in _ALSO
        if opens and command.name not in _OTHERWISE and screens.wanted(command.name):
            screens.choose()
            screens.dialog(command.name, partial(screens.run, command.name))
    screens.dialog("keys", KeyChoice(window.settings, window).open)
    if screens.wanted("board-story"):
        screens.show_board()
    known = [one.id for one in window.library.all_sessions()]
    screens.dialog("join_sessions", partial(commands.sessions.join_these, known))
    recap = place / "recordings" / "recap.md"
    check = commands.group(RecapCommands).check_file
    screens.dialog("check_recap-result", partial(check, recap))
    verify = commands.group(EvidenceCommands).verify_path
    screens.dialog("verify_bundle-refused", partial(verify, recap))
    screens.dialog(
        "problem", partial(commands.on_problem, screen_archive.error_of(place / "archive"))
    )
    screens.dialog("bug", partial(commands.on_bug, "ValueError\n  File 'x.py', line 3, in show"))


def others(screens: Screens) -> None:
    """Sessions that lack something, and a transcript that is typed."""
    screens.state("no-recording", partial(screens.open, TYPED))
    screens.state("no-transcript", partial(screens.open, ALONE))
    screens.state("typing", screens.type_a_transcript)
    screens.state("no-times", partial(screens.open, UNTIMED))
    screens.state("tapping", partial(screens.run, "tap_along"))


def main() -> None:
    """Makes the archive, opens the window on it, and takes all pictures."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("folder", type=Path)
    wanted.add_argument("--theme", default="light", choices=("light", "dark"))
    wanted.add_argument("--language", default="en", choices=("en", "ur"))
    wanted.add_argument("--size", default="1280x800")
    wanted.add_argument("--only", default="", metavar="NAME")
    asked = wanted.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    width, _, height = asked.size.partition("x")
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        os.environ["SPACESVIEWER_CONFIG"] = str(place / "config")
        app.application()
        settings.save(settings.Settings(theme=asked.theme, interface=asked.language, reviewer=BY))
        screen_archive.fill(place)
        Archive.create(place / "empty").close()
        program = app.Program()
        missing: list[str] = []
        for archive, rounds in (("empty", (empty,)), ("archive", (states, menus, dialogs, others))):
            assert program.open(place / archive, create=False)
            assert program.window is not None
            program.window.resize(int(width), int(height))
            screens = Screens(program.window, place, asked)
            screens.settle()
            if archive != "empty":
                screens.open(SPOKEN)
                wait(3000)  # for the waveform
            for one in rounds:
                one(screens)
            missing += screens.missing
            if archive == "archive":
                program.window.close()
        program.close()
    print(*(f"Nothing came of {name}." for name in missing), sep="\n")


if __name__ == "__main__":
    main()
