"""The history of a transcript's corrections as a document: who changed which words, and when."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from spacesviewer.domain import rewording
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import corrections
from spacesviewer.library.corrections import Correction, Line
from spacesviewer.library.store import Archive

KINDS = {
    "text": "words changed",
    "split": "split",
    "merge": "merged",
    "times": "edges moved",
    "delete": "deleted",
    "insert": "added",
    "speaker": "speaker set",
    corrections.TURNS: "speaker of all these turns set",
    "replace": "words replaced",
    "translation": "translated",
    "machine": "marked as a machine's translation",
    "reporter": "marked as a reporter's translation",
    "checked": "translation checked",
    "restore": "original text restored",
    "older": "older version restored",
    "newer": "newer file taken",
    "kept": "kept over a newer file",
}


_OF_ALL = ("restore", "older", "newer")


def history(archive: Archive, transcript_id: int, at_ms: int | None = None) -> list[dict[str, Any]]:
    """The corrections as JSON has them, the first one first."""
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "reviewer": one.reviewer,
            "at": one.at,
            "start_ms": one.start_ms,
            "end_ms": one.end_ms,
            "undone": one.undone,
            "before": [_told(line) for line in one.before],
            "after": [_told(line) for line in one.after],
            "words": [asdict(piece) for piece in pieces(one)],
        }
        for one in corrections.list_for(archive, transcript_id, at_ms)
    ]


def pieces(correction: Correction) -> list[rewording.Piece]:
    """What the correction changed, word by word."""
    return rewording.differences(_words(correction.before), _words(correction.after))


def headline(correction: Correction) -> str:
    """``0:00:12  words changed by Noor, 2026-11-14 19:30 UTC``, and whether it was undone."""
    by = f" by {correction.reviewer}" if correction.reviewer else ""
    undone = "  (undone)" if correction.undone else ""
    day = correction.at[:16].replace("T", " ")
    at = (
        ""
        if correction.kind in ("restore", "older", "newer")
        else f"{format_time(correction.start_ms)}  "
    )
    return f"{at}{KINDS.get(correction.kind, correction.kind)}{by}, {day} UTC{undone}"


def sentence(correction: Correction) -> str:
    """The change in one line: ``the [-army-] {+Army+} has``; of who speaks, ``Ayesha → Imran``."""
    if correction.kind in ("speaker", corrections.TURNS):
        before = _names(correction.before)
        return f"{before} → {_names(correction.after)}: {_words(correction.after)}"
    if correction.kind == "times":
        return f"{_edges(correction.before)} → {_edges(correction.after)}"
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(signs[piece.kind].format(piece.text) for piece in pieces(correction))


def _told(line: Line) -> dict[str, Any]:
    told = asdict(line)
    del told["segment"]
    return told


def _words(lines: tuple[Line, ...]) -> str:
    return " ".join(line.text for line in lines)


def _names(lines: tuple[Line, ...]) -> str:
    return ", ".join(dict.fromkeys(line.speaker or "nobody known" for line in lines))


def _edges(lines: tuple[Line, ...]) -> str:
    return ", ".join(f"{format_time(line.start_ms)}–{format_time(line.end_ms)}" for line in lines)
