"""Every command of the window as one QAction: menus, palette and keyboard page are made of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QStyleOptionMenuItem, QWidget

from spacesviewer.settings import Settings
from spacesviewer.ui.commands.keymap import keys_of
from spacesviewer.ui.commands.menu import COMMANDS
from spacesviewer.ui.interface import kept_whole, said, to_say


class Menu(QMenu):
    """A menu in which a key such as Ctrl+[ reads the same in a window read from the right."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        text, tab, key = option.text.partition("\t")
        if key and self.isRightToLeft():
            option.text = f"{text}{tab}{kept_whole(key)}"


class CopyForm:
    """The menu that says in which form quotes are copied; ``on_change`` is told each choice."""

    FORMS = (
        ("plain", to_say("&Plain Text")),
        ("markdown", to_say("&Markdown")),
        ("html", "&HTML"),
    )

    def __init__(self, window: QWidget) -> None:
        self.on_change: Callable[[str, bool, bool], None] = lambda _form, _attribution, _time: None
        self.menu = QMenu(said("Cop&y Quotes As"), window)
        self._group = QActionGroup(window)
        self._forms = {key: self._add(text) for key, text in self.FORMS}
        for action in self._forms.values():
            self._group.addAction(action)
        self.menu.addSeparator()
        self._attribution = self._add(to_say("With &Attribution"))
        self._time = self._add(to_say("With &Time"))

    def show(self, form: str, attribution: bool, time: bool) -> None:
        """Shows what is chosen."""
        self._forms[form].setChecked(True)
        self._attribution.setChecked(attribution)
        self._time.setChecked(time)

    def _add(self, text: str) -> QAction:
        action = self.menu.addAction(said(text))
        action.setCheckable(True)
        action.triggered.connect(self._on_triggered)
        return action

    def _on_triggered(self) -> None:
        form = next(key for key, action in self._forms.items() if action.isChecked())
        self.on_change(form, self._attribution.isChecked(), self._time.isChecked())


class Actions:
    """The window's actions by name, and the menus that hold them."""

    def __init__(self, window: QWidget) -> None:
        self.by_name: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(said(command.text), window)
            action.setObjectName(command.name)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setCheckable(command.checkable)
            action.setMenuRole(QAction.MenuRole.NoRole)
            window.addAction(action)
            self.by_name[command.name] = action
        self._keys = {command.name: command.keys for command in COMMANDS}
        self.copy_form = CopyForm(window)

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def connect(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Gives each command what it does; a command without a handler is a mistake."""
        missing = self.by_name.keys() ^ handlers.keys()
        if missing:
            raise KeyError(f"commands and handlers differ: {sorted(missing)}")
        for name, handler in handlers.items():
            self.by_name[name].triggered.connect(lambda _checked=False, run=handler: run())

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Builds the menus in order; gives them by name."""
        menus: dict[str, QMenu] = {}
        inner: dict[str, QMenu] = {}
        for command in COMMANDS:
            menu = menus.get(command.menu)
            if menu is None:
                menu = menus[command.menu] = Menu(said(f"&{command.menu}"), bar)
                bar.addMenu(menu)
            if command.divide:
                menu.addSeparator()
            if command.within:
                if command.within not in inner:
                    inner[command.within] = Menu(said(command.within), menu)
                    menu.addMenu(inner[command.within])
                menu = inner[command.within]
            menu.addAction(self.by_name[command.name])
            if command.name == "copy_all":
                menu.addMenu(self.copy_form.menu)
        return menus

    def set_keys(self, keys: dict[str, tuple[str, ...]]) -> None:
        """Gives all commands other keys; menus, palette and keyboard page show them."""
        for name, own in keys.items():
            if self._keys[name] != own:
                self._keys[name] = own
                self.by_name[name].setShortcuts([QKeySequence(key) for key in own])

    def set_extra_key(self, name: str, key: str) -> None:
        """Gives a command another key beside its own ("": none), as a foot pedal sends it."""
        keys = (*self._keys[name], key) if key else self._keys[name]
        self.by_name[name].setShortcuts([QKeySequence(text) for text in keys])

    def enable(self, enabled: bool, *names: str) -> None:
        """Switches several commands."""
        for name in names:
            self.by_name[name].setEnabled(enabled)


def pedal_keys(settings: Settings) -> dict[str, str]:
    """The key of each command that a foot pedal gives."""
    return {
        "back": settings.pedal_back,
        "play": settings.pedal_play,
        "forth": settings.pedal_forth,
    }


def taken_keys(settings: Settings) -> dict[str, str]:
    """All keys that commands have, but for those of a pedal, with the command's text."""
    keys = keys_of(settings.keys, settings.own_keys)
    return {
        QKeySequence(key).toString(): command.text.replace("&", "")
        for command in COMMANDS
        for key in keys[command.name]
    }


def plain_text(action: QAction) -> str:
    """The text of an action without the mark of its mnemonic."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def menu_of(name: str) -> str:
    """The menu that a command stands in."""
    return next(command.menu for command in COMMANDS if command.name == name)
