"""Reads what platforms and downloaders leave beside a recording: each artefact is one module with
NAME, matches and parse.

``matches(path, head)`` sees the name and the first characters; ``parse(text, name)`` gives what is
told about each event: none for a file that is known and to be left alone, one as a rule, many for
a log, a feed or an archive. Such a module says ``MANY = True``: its events are looked for among all
recordings, by their ids and names. ``BY_NAME = True``: only the name tells it from a transcript.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spacesviewer.discovery import plugins
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.platforms.refusals import NotThisArtefact

if TYPE_CHECKING:
    from spacesviewer.domain.artefact import Told

MAX_BYTES = 64 * 2**20
MAX_EVENTS = 20_000
# Endings of files that are worth a look; the content decides.
EXTENSIONS = frozenset({"json", "js", "jsonl", "m3u8", "xml", "rss", "description", "vtt"})
_HEAD = 8000


@dataclass(frozen=True, slots=True)
class Read:
    """An artefact that was read: what it is called, what it tells, whether of many events."""

    name: str
    told: tuple[Told, ...]
    many: bool = False


def may_be(path: Path) -> bool:
    """Whether the name and the first characters of a file look like an artefact's."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return _matching(path, file.read(_HEAD))
    except OSError:
        return False


def read(path: Path) -> Read | None:
    """What an artefact tells; None where the file is none.

    Raises RefusedFile with a sentence where it is one, but broken.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if not _matching(path, head):
                return None
            data = head + file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RefusedFile(
            "{file} could not be read.",
            hint="{reason}.",
            file=path.name,
            reason=error.strerror or error,
        ) from error
    if len(data) > MAX_BYTES:
        if path.suffix.casefold() == ".json":  # perhaps a large transcript; its readers decide
            return None
        raise RefusedFile(
            "{file} is larger than {most} MB; it was left out.",
            file=path.name,
            most=MAX_BYTES // 2**20,
        )
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Read | None:
    """The same for bytes in memory; ``name`` is the file's."""
    text = _text(data)
    for module in plugins("spacesviewer.platforms", "NAME"):
        if module.matches(Path(name), text[:_HEAD]):
            try:
                told = tuple(module.parse(text, name))[:MAX_EVENTS]
            except NotThisArtefact:
                continue
            except RefusedFile as error:
                problem = error.message
                raise RefusedFile(
                    "{file}: {problem}", hint=error.hint, file=name, problem=problem
                ) from error
            return Read(module.NAME, told, getattr(module, "MANY", len(told) > 1))
    return None


def _matching(path: Path, head: bytes) -> bool:
    text = _text(head)
    modules = plugins("spacesviewer.platforms", "NAME")
    return any(module.matches(path, text) for module in modules)


def _text(data: bytes) -> str:
    """The text: downloaders write UTF-8, and a Windows console that redirects them UTF-16."""
    return data.decode(json.detect_encoding(data), "replace").removeprefix("\ufeff")
