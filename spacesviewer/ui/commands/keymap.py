"""The keys of the commands: our own, those of programs that people come from, a person's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacesviewer.ui.commands.menu import COMMANDS
from spacesviewer.ui.interface import to_say

Keys = dict[str, tuple[str, ...]]

NAMES = {
    "standard": "Spaces Viewer",
    "otranscribe": to_say("Like oTranscribe"),
    "expressscribe": to_say("Like Express Scribe"),
}
_MEDIA = ("Media Play", "Toggle Media Play/Pause", "Media Pause")
# What differs from the commands' own keys. A key that means something else there is given up by
# the command that has it here.
_PRESETS: dict[str, Keys] = {
    "standard": {},
    "otranscribe": {
        "play": ("Esc", "K", "Space", *_MEDIA),
        "back": ("F1", "J"),
        "forth": ("F2", "L"),
        "slower": ("F3", "<"),
        "faster": ("F4", ">"),
        "insert_timestamp": ("Ctrl+J",),
        "keyboard": ("Shift+F1",),
        "edit_words": ("Ctrl+F2",),
        "edit_translation": ("Ctrl+Shift+F2",),
        "find_next": ("Ctrl+G",),
    },
    "expressscribe": {
        "play": ("F9", "K", "Space", *_MEDIA),
        "pause": ("F4",),
        "back": ("F7", "J"),
        "forth": ("F8", "L"),
        "slower": ("F2", "<"),
        "faster": ("F3", ">"),
        "normal_speed": ("F10",),
        "edit_words": ("Ctrl+F2",),
        "edit_translation": ("Ctrl+Shift+F2",),
        "find_next": ("Ctrl+G",),
        "translation_checked": ("Ctrl+Alt+F7",),
        "translation_reporter": ("Ctrl+Alt+F8",),
        "translation_machine": ("Ctrl+Alt+F9",),
        "next_gap": ("Ctrl+F8",),
        "previous_gap": ("Ctrl+Shift+F8",),
    },
}


def keys_of(preset: str, own: Mapping[str, Sequence[str]]) -> Keys:
    """The keys of every command; the first is shown in the menus."""
    keys = {command.name: command.keys for command in COMMANDS}
    keys |= _PRESETS.get(preset, {})
    return keys | {name: tuple(told) for name, told in own.items() if name in keys}


def conflicts(keys: Keys) -> dict[str, list[str]]:
    """The keys that several commands have, with the commands' names: such a key does nothing."""
    found: dict[str, list[str]] = {}
    for name, own in keys.items():
        for key in own:
            found.setdefault(key, []).append(name)
    return {key: names for key, names in found.items() if len(names) > 1}
