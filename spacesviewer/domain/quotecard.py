"""What stands on the picture of a quote: its words, who says them, and what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacesviewer.domain.citation import UNKNOWN_SPEAKER, doubts, parts_of
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.segment import Word, share_time, word_spans
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import date_text, one_line

SIZES = ("1080x1080", "1080x1920", "1920x1080")
THEMES = ("light", "dark")
Told = Mapping[int, Sequence[tuple[str, int, int]]]


@dataclass(frozen=True, slots=True)
class CardPart:
    """What one mouth says. ``words`` are their places in ``text`` with times of the session."""

    speaker: str
    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """The words of a quote, and the lines that stand with them whatever the picture.

    ``title`` and ``when`` are lines of their own: each reads in the direction of its script.
    """

    parts: tuple[CardPart, ...]
    speaker: str
    title: str
    when: str
    doubts: tuple[str, ...]
    language: str = ""


def parse_size(text: str) -> tuple[int, int]:
    """Width and height in pixels of one of SIZES; WrongUsage for another."""
    wanted = text.strip().casefold().replace("×", "x")
    if wanted not in SIZES:
        raise WrongUsage(
            "“{text}” is no size.", hint="Choose one of {known}.", text=text, known=", ".join(SIZES)
        )
    width, _, height = wanted.partition("x")
    return int(width), int(height)


def card_of(quote: Quote, told: Told | None = None) -> QuoteCard:
    """The card of a quote. ``told``: by part, its words (text, start, end) with the file's times.

    Where they are not those of the part, its time is shared out by the length of its words.
    """
    parts = parts_of(quote)
    made = tuple(
        _part(part, (told or {}).get(at, ()), quote.moved_ms) for at, part in enumerate(parts)
    )
    names = dict.fromkeys(part.speaker for part in made)
    at = format_time(quote.start_ms)
    title = one_line(quote.session_title) or "Untitled session"
    when = f"{date_text(quote.session_date)} · {at}"
    caveats = tuple(doubt for doubt in doubts(quote).split("; ") if doubt)
    return QuoteCard(made, ", ".join(names), title, when, caveats, quote.language)


def _part(part: QuotePart, told: Sequence[tuple[str, int, int]], by_ms: int) -> CardPart:
    text = one_line(part.text)
    spans = word_spans(text)
    if [text[a:b] for a, b in spans] == [word for word, _, _ in told]:
        pairs = zip(spans, told, strict=True)
        words = tuple(Word(start, end, a, b) for (a, b), (_, start, end) in pairs)
    else:
        words = share_time(spans, part.start_ms + by_ms, part.end_ms + by_ms)
    return CardPart(one_line(part.speaker) or UNKNOWN_SPEAKER, text, words)
