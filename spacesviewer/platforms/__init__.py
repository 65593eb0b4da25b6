"""Reads what downloaders leave beside a recording: each artefact is one module with NAME, matches
and parse."""

from __future__ import annotations

import json
from pathlib import Path

from spacesviewer.discovery import plugins
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.session import SessionFacts
from spacesviewer.platforms.refusals import NotThisArtefact

MAX_BYTES = 64 * 2**20
_HEAD = 8000


def read(path: Path) -> tuple[str, SessionFacts] | None:
    """The name of the artefact and the facts in it; None where the file is no artefact.

    Raises RefusedFile with a sentence where it is one, but broken.
    """
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if not _matching(path, head):
                return None
            data = head + file.read(MAX_BYTES)
    except OSError as error:
        raise RefusedFile(
            f"{path.name} could not be read.", hint=f"{error.strerror or error}."
        ) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> tuple[str, SessionFacts] | None:
    """The same for bytes in memory; ``name`` is the file's."""
    text = _text(data)
    for module in plugins("spacesviewer.platforms", "NAME"):
        if module.matches(Path(name), text[:_HEAD]):
            try:
                return module.NAME, module.parse(text, name)
            except NotThisArtefact:
                continue
            except RefusedFile as error:
                sentence = error.message.replace("The file", name, 1)
                raise RefusedFile(sentence, hint=error.hint) from error
    return None


def _matching(path: Path, head: bytes) -> bool:
    text = _text(head)
    modules = plugins("spacesviewer.platforms", "NAME")
    return any(module.matches(path, text) for module in modules)


def _text(data: bytes) -> str:
    """JSON's text: downloaders write UTF-8, and a Windows console that redirects them UTF-16."""
    return data.decode(json.detect_encoding(data), "replace").removeprefix("\ufeff")
