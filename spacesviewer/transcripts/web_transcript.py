"""HTML with names and times: podcasts' transcripts (``<cite>``, ``<time>``, ``<p>``), and pages
as Descript, Sonix, Trint and Rev export them."""

from __future__ import annotations

import re

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.htmltext import is_html, lines, pieces
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.refusals import NotATranscript
from spacesviewer.transcripts.turn_lines import looks_timed, turns_of
from spacesviewer.transcripts.turns import CLOCK, Turn, stamp_ms, transcript

NAME = "HTML transcript"
EXTENSIONS = ("html", "htm")
LOOSE = True

_CLOCK = re.compile(rf"\s*[\[(]?{CLOCK}[\])]?\s*")
_CITED = re.compile(
    r"<cite[^<>]*>[^<]*</cite>\s*(?:<[^<>]*>\s*){0,3}<time(?!\s[^<>]*\d{4}-)[^<>]*>",
    re.IGNORECASE,
)  # a time of a day, as comments have it, is none of a recording


def sniff(head: str) -> bool:
    """Whether names and times stand in the page as in no other."""
    if not is_html(head) or 'name="ts_' in head:
        return False  # no page, or noScribe's
    return bool(_CITED.search(head)) or looks_timed("\n".join(lines(head)))


def parse(text: str) -> ParsedTranscript:
    """Turns with their names. Raises NotATranscript where the page tells no times."""
    mends = Mends()
    if not is_html(text[:2000]):
        raise NotATranscript("The file is no HTML.")
    if _CITED.search(text):
        turns, title = _cited(text), ""
    else:
        turns, title = turns_of(lines(text), mends, loose=False)
    found = transcript(turns, mends, title)
    if not found.timed:
        raise NotATranscript(
            "The file is a page without the times of a transcript.",
            hint="Save the transcript itself as plain text.",
        )
    return found


def _cited(text: str) -> list[Turn]:
    """The turns of a podcast's transcript; ``row`` is the number of the paragraph."""
    turns: list[Turn] = []
    said: list[list[str]] = []
    name, inside, row = "", "", 0
    collected: list[str] = []
    for piece in pieces(text):
        if piece.tag in ("cite", "time", "p"):
            words = " ".join(collected)
            if inside == "cite":
                name = words.strip().rstrip(":：").strip()
            elif inside == "time" and (match := _CLOCK.fullmatch(words)):
                turns.append(Turn(row + 1, name, "", [(0, stamp_ms(match))]))
                said.append([])
            elif words.strip() and said:
                if said[-1] or turns[-1].speaker != name:
                    turns.append(Turn(max(1, row), name, ""))
                    said.append([])
                said[-1].append(words)
            collected = []
            inside = "" if piece.closes else piece.tag
            row += piece.tag == "p" and not piece.closes
        elif not piece.tag:
            collected.append(piece.text)
    if said and collected and "".join(collected).strip():
        said[-1].append(" ".join(collected))
    for turn, own in zip(turns, said, strict=True):
        turn.text = " ".join(own)
    return turns
