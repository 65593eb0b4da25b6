"""Notes as Markdown, with boxes to tick for what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from spacesviewer.domain.citation import escape_markdown
from spacesviewer.domain.note import QUOTE, Note
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import date_text, isolated, one_line

NAME = "Markdown"
EXTENSION = "md"
KIND = "notes"


def render(notes: Sequence[Note]) -> bytes:
    """A heading for each session; the time before each note; what is to be done below it."""
    blocks = ["# Notes"]
    for _, group in groupby(notes, key=lambda one: one.session):
        mine = list(group)
        title = isolated(one_line(mine[0].title) or "Untitled session")
        blocks.append(f"## {escape_markdown(f'{title}, {date_text(mine[0].started_at)}')}")
        blocks += [_block(one) for one in mine]
    return ("\n\n".join(blocks) + "\n").encode()


def _block(note: Note) -> str:
    what = " (on a quote)" if note.kind == QUOTE else ""
    paragraphs = [escape_markdown(one_line(line)) for line in note.text.split("\n") if line.strip()]
    head = f"**{format_time(note.at_ms)}**{what}"
    lines = ["  \n".join([" ".join([head, *paragraphs[:1]]), *paragraphs[1:]])]
    if note.follow_ups:
        boxes = (
            f"- [{'x' if one.done else ' '}] {escape_markdown(one_line(one.text))}"
            for one in note.follow_ups
        )
        lines += ["", *boxes]
    return "\n".join(lines)
