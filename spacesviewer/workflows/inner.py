"""Texts inside a recording, read as transcripts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from spacesviewer import transcripts
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.inner_text import InnerText
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.domain.session import INSIDE
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.refusals import NotATranscript


def read(path: Path, found: InnerText) -> tuple[str, ParsedTranscript] | RefusedFile:
    """The name of its format and what it says; the refusal where nothing can be made of it."""
    name = f"{path.name} ({found.kind} inside)"
    ending = "vtt" if found.timed else "txt"
    try:
        _, parsed = transcripts.read_bytes(found.text.encode("utf-8"), f"{name}.{ending}")
    except NotATranscript:
        return RefusedFile(
            "{name} holds words without times; they are kept with the recording's tags.", name=name
        )
    except RefusedFile as error:
        return error
    # "und" and "XXX" are what tools write where nobody told them.
    told = "" if found.language.casefold() in ("und", "xxx", "mis", "mul") else found.language
    language = language_code(told) or parsed.language
    return f"{found.kind}{INSIDE}", replace(parsed, language=language, title=found.title)


def is_inside(path: Path) -> bool:
    """Whether a transcript's path is a place inside a recording: ``talk.mkv#subrip 1``."""
    head, mark, _ = path.name.rpartition("#")
    return bool(mark) and "." in head and not path.exists()
