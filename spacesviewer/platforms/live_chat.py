"""What was typed while a recording ran: known, and left alone.

A chat holds words that nobody said. As a transcript it would end up in quotes as speech.
"""

from __future__ import annotations

from pathlib import Path

from spacesviewer.domain.artefact import Told

NAME = "live chat (left alone)"

_ENDINGS = (".live_chat.json", ".rechat.json")
_MARKS = ('"replayChatItemAction"', '"liveChatTextMessageRenderer"')


def matches(path: Path, head: str) -> bool:
    """Whether the file is yt-dlp's of a chat: JSON lines under its name, or YouTube's items."""
    name = path.name.casefold()
    return name.endswith(_ENDINGS) or (
        name.endswith(".json") and any(mark in head for mark in _MARKS)
    )


def parse(text: str, name: str) -> tuple[Told, ...]:
    """Nothing: the words in it were typed, not said."""
    return ()
