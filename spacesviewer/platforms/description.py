"""yt-dlp's ``.description``: the text under a video or of a Space."""

from __future__ import annotations

from pathlib import Path

from spacesviewer.domain.artefact import DOWNLOADER, Told
from spacesviewer.domain.plaintext import clean_paragraphs
from spacesviewer.domain.session import SessionFacts

NAME = "yt-dlp description"

_LONGEST = 100_000


def matches(path: Path, head: str) -> bool:
    """Whether the name says so: the text itself may be anything."""
    return path.suffix.casefold() == ".description" and "\0" not in head


def parse(text: str, name: str) -> tuple[Told, ...]:
    """The description; nothing where the file is empty."""
    description = clean_paragraphs(text[:_LONGEST])
    return (Told(SessionFacts(description=description), DOWNLOADER),) if description else ()
