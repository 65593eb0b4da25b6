"""What a machine has written so far of a recording, piece by piece, kept over a crash."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacesviewer.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Header:
    """What a journal is of; another recording, model or language begins another one."""

    recording: str
    model: str
    language: str

    @property
    def file_name(self) -> str:
        """The journal's name, of harmless letters."""
        language = "".join(c for c in self.language if c.isalnum()) or "any"
        return f"{self.recording[:24]}-{self.model}-{language}.jsonl"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the recording, in its samples, with what was said: as faster-whisper tells it.

    Times in ``segments`` are seconds of the recording. ``language`` is the one that was heard.
    """

    start: int
    end: int
    language: str
    segments: tuple[dict[str, Any], ...]


class Journal:
    """A file with a line for the header and one for each piece; a torn last line does not count."""

    def __init__(self, path: Path, header: Header) -> None:
        self.path = path
        self._beside = path.with_suffix(".new")  # stays behind where a process was ended
        self._header = [header.recording, header.model, header.language]

    def pieces(self) -> list[Piece]:
        """The pieces that are done, in order and without a hole."""
        found: list[Piece] = []
        for piece in self._read():
            reached = found[-1].end if found else 0
            if piece.start > reached:
                break
            if piece.start == reached:  # else another run on the same file wrote it, too
                found.append(piece)
        return found

    def begin(self) -> list[Piece]:
        """Makes the file ready for more pieces; gives those that are done."""
        done = self.pieces()
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(self._beside, "w", encoding="utf-8", opener=_private) as file:
                file.write(
                    "".join(f"{line}\n" for line in (json.dumps(self._header), *map(_line, done)))
                )
                file.flush()
                os.fsync(file.fileno())
            self._beside.replace(self.path)
        except OSError as error:
            raise self._unwritable(error) from error
        return done

    def add(self, piece: Piece) -> None:
        """Keeps one more piece: it is on the disk when this returns."""
        try:
            with open(self.path, "a", encoding="utf-8", opener=_private) as file:
                file.write(f"{_line(piece)}\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise self._unwritable(error) from error

    def drop(self) -> None:
        """Forgets it: the text is in the archive, or nobody wants it."""
        self.path.unlink(missing_ok=True)
        self._beside.unlink(missing_ok=True)

    def _read(self) -> Iterator[Piece]:
        try:
            lines = self.path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return
        try:
            if not lines or json.loads(lines[0]) != self._header:
                return
            for line in lines[1:]:
                start, end, language, segments = json.loads(line)
                yield Piece(start, end, language, tuple(segments))
        except (ValueError, TypeError):
            return  # torn by a crash: it is done again from there

    def _unwritable(self, error: OSError) -> UserError:
        return UserError(
            "What was transcribed could not be kept in the archive's folder.",
            hint="{reason}. What was kept before goes on from there next time.",
            reason=error.strerror,
        )


def _line(piece: Piece) -> str:
    told = [piece.start, piece.end, piece.language, list(piece.segments)]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
