"""Which files are worth a look: sound, texts, traces of platforms, pictures."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from pathlib import Path

from spacesviewer import platforms, transcripts
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.recording import MEDIA_EXTENSIONS
from spacesviewer.platforms import meetings

PICTURES = frozenset({"jpg", "jpeg", "png", "webp"})
Remembered = Callable[[Path], str]  # what a file was taken in as, "" where that is not known
_CC = re.compile(r".+ CC\.(?:jsonl|txt)", re.DOTALL)


def nothing(_path: Path) -> str:
    """The memory of one who has seen no file yet."""
    return ""


def suffix(path: Path) -> str:
    """The extension in lower case, without the dot."""
    return path.suffix[1:].casefold()


def text_extensions() -> frozenset[str]:
    """Endings of files that may hold a transcript."""
    return frozenset(transcripts.extensions()) | {"json"}


def is_artefact(path: Path) -> bool:
    """Whether a platform or a downloader left the file, whole or broken."""
    return artefact_in(path) is not None


def artefact_in(path: Path) -> platforms.Read | None:
    """What an artefact tells; without a name where it is broken, None where it is none."""
    if suffix(path) not in platforms.EXTENSIONS:
        return None
    try:
        return platforms.read(path)
    except RefusedFile:
        return platforms.Read("", ())


def is_media(path: Path) -> bool:
    """Whether the name is one of sound or video; ``.ts`` is also a programmer's ending."""
    ending = suffix(path)
    return ending in MEDIA_EXTENSIONS or (ending == "ts" and _is_transport_stream(path))


def _is_transport_stream(path: Path) -> bool:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            head = file.read(377)
    except OSError:
        return False
    return len(head) == 377 and head[0] == head[188] == head[376] == 0x47  # its packets' mark


def is_wanted(path: Path) -> bool:
    """Whether a file of a folder is taken up; one that is named itself always is."""
    ending = suffix(path)
    if meetings.is_chat(path.name):
        return False
    if _CC.fullmatch(path.name):  # since December 2022 X has no captions: the files are empty
        return _size(path) > 0
    if ending == "ts":
        return is_media(path)
    if ending in platforms.EXTENSIONS - {"json"} and (
        ending == "jsonl" or ending not in text_extensions()
    ):
        # Scripts, feeds and logs of other programs lie about in plenty: a look tells which.
        return platforms.may_be(path)
    return ending in MEDIA_EXTENSIONS or ending in PICTURES or ending in text_extensions()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 1  # it is told when it is read
