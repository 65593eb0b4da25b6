"""Runs of one voice within a cue, with the times that stand between their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import Segment
from spacesviewer.transcripts.cue_text import Piece
from spacesviewer.transcripts.words import between_marks


@dataclass(slots=True)
class Run:
    """What one voice says in a cue, line breaks and all; ``marks`` are (place, ms) in it."""

    voice: str
    text: str
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, stamp_ms: int | None) -> None:
        """Puts more words behind, and the time before them."""
        if stamp_ms is not None:
            self.marks.append((len(self.text), stamp_ms))
        self.text += text

    def lines(self) -> list[Run]:
        """A run for each line that shows anything, without the space around it."""
        runs, place = [], 0
        for line in self.text.split("\n"):
            end = place + len(line)
            bare = line.strip()
            if bare:
                shift = place + len(line) - len(line.lstrip())
                marks = [(at - shift, ms) for at, ms in self.marks if place <= at <= end]
                runs.append(Run(self.voice, bare, [(max(0, at), ms) for at, ms in marks]))
            place = end + 1
        return runs

    @staticmethod
    def of_lines(lines: Sequence[Run]) -> Run:
        """The lines as one run again."""
        joined = Run(lines[0].voice, "")
        for line in lines:
            joined.text += "\n" if joined.text else ""
            joined.marks += [(len(joined.text) + at, ms) for at, ms in line.marks]
            joined.text += line.text
        return joined


def runs_of(pieces: Iterable[Piece]) -> list[Run]:
    """The pieces of a cue put together by voice; space alone is nobody's words."""
    runs: list[Run] = []
    for piece in pieces:
        if runs and runs[-1].voice == piece.voice:
            runs[-1].add(piece.text, piece.stamp_ms)
        elif not runs or piece.text.strip():
            runs.append(Run(piece.voice, ""))
            runs[-1].add(piece.text, piece.stamp_ms)
    if len(runs) > 1 and not runs[0].text.strip():
        del runs[0]
    return runs or [Run("", "")]


def segment_of(run: Run, row: int, start_ms: int, end_ms: int) -> Segment:
    """The segment of a run: its text on one line, its words timed where the cue tells times."""
    speaker = clean_line(run.voice)
    if not run.marks:
        return Segment(start_ms, end_ms, clean_line(run.text), speaker, (), row)
    text, marks = _cleaned(run)
    words = between_marks(text, marks, start_ms, max(start_ms, end_ms))
    return Segment(start_ms, end_ms, text, speaker, words, row)


def _cleaned(run: Run) -> tuple[str, list[tuple[int, int]]]:
    """The text on one line, with the marks at the same words."""
    marks: list[tuple[int, int]] = []
    text, begin = "", 0
    ends = [*run.marks, (len(run.text), 0)]
    for (place, _), number in zip(ends, range(len(ends)), strict=True):
        chunk = run.text[begin:place]
        glue = " " if text and clean_line(chunk) and _parted(run.text, begin, chunk) else ""
        text += glue + clean_line(chunk)
        if number < len(run.marks):
            marks.append((len(text), run.marks[number][1]))
        begin = place
    return text, marks


def _parted(text: str, begin: int, chunk: str) -> bool:
    """Whether white space stands between a chunk and what came before it."""
    return text[begin - 1 : begin].isspace() or chunk[:1].isspace()
