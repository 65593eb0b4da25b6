"""The picture of a quote: its words as large as can be, who says them, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quotecard import QuoteCard
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.media import picture
from spacesviewer.media.lettering import Lettering, Line
from spacesviewer.media.picture import Canvas, Color

_LONGEST = 2500  # characters: more can be read on no card
_LONGEST_NAME = 400


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a theme."""

    ground: Color
    text: Color
    muted: Color
    accent: Color
    faint: Color
    doubt: Color
    doubt_ground: Color


LOOKS = {
    "light": Look(
        *((250, 250, 248), (24, 26, 31), (98, 103, 115), (37, 84, 214), (196, 200, 209)),
        *((122, 62, 0), (255, 238, 208)),
    ),
    "dark": Look(
        *((18, 20, 26), (240, 241, 244), (160, 166, 178), (122, 162, 255), (70, 75, 88)),
        *((255, 214, 150), (66, 46, 14)),
    ),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its place; ``part`` and its words are those of the card (-1: not the quote's)."""

    line: Line
    x: int
    baseline: int
    part: int = -1


@dataclass(frozen=True, slots=True)
class Frame:
    """What stays on the picture whatever is said, and the box that is left for the words."""

    canvas: Canvas
    left: int
    top: int
    width: int
    height: int


def card(card: QuoteCard, size: tuple[int, int], theme: str = "light") -> bytes:
    """The PNG of a quote; UserError where it is too long to be read on a picture."""
    look = LOOKS[theme]
    frame = framed(card, size, look)
    for pixels in _sizes(size):
        if _height(card, frame, pixels) > frame.height:
            continue
        placed, height = words_placed(card, frame, pixels)
        if height <= frame.height:
            by = (frame.height - height) // 2
            for one in placed:
                color = look.muted if one.part < 0 else look.text
                picture.draw_line(frame.canvas, one.line, one.x, one.baseline + by, color)
            return picture.png(frame.canvas)
    raise UserError(
        "This quote is too long for a card.",
        hint="Take a shorter one, or make a video of it: that shows its words in turn.",
    )


def framed(card: QuoteCard, size: tuple[int, int], look: Look, *, foot: int = 0) -> Frame:
    """The ground with who says it where, and what is doubtful; ``foot`` pixels are left free."""
    width, height = size
    unit = min(size)
    margin = round(unit * 0.075)
    canvas = picture.blank(width, height, look.ground)
    picture.fill(canvas, 0, 0, width, max(4, unit // 120), look.accent)
    inner = width - 2 * margin
    y = height - margin
    # All of a card stands on the side from which its words are read.
    right = any(is_right_to_left(part.text) for part in card.parts[:1])
    for text in reversed(card.doubts):
        y = _doubt(canvas, look, text, margin, y, inner, round(unit * 0.026), right=right)
    told = Lettering(round(unit * 0.029), card.language)
    name = Lettering(round(unit * 0.042), card.language, bold=True)
    for lettering, text, color in (
        (told, card.when, look.muted),
        (told, card.title, look.muted),
        (name, card.speaker, look.text),
    ):
        if len(text) > _LONGEST_NAME or lettering.lines_needed(text, inner) > 4:
            raise UserError("The names of this quote are too long for a picture.")
        lines = lettering.lines(text, inner)
        for line in reversed(lines):
            y -= line.below
            picture.draw_line(canvas, line, _x(line, margin, inner, right=right), y, color)
            y -= line.above
        y -= unit // 90
    y -= unit // 64
    broad = max(40, unit // 12)
    left = margin + (inner - broad if right else 0)
    picture.fill(canvas, left, y, broad, max(3, unit // 200), look.accent)
    top = margin
    return Frame(canvas, margin, top, inner, y - unit // 24 - foot - top)


def words_placed(card: QuoteCard, frame: Frame, pixels: int) -> tuple[list[Placed], int]:
    """The words of all parts in lines of one size, and how high they stand together."""
    several = len({part.speaker for part in card.parts}) > 1
    placed: list[Placed] = []
    y = frame.top
    for number, part in enumerate(card.parts):
        if several:
            small = Lettering(max(14, round(pixels * 0.55)), card.language, bold=True)
            for line in small.lines(part.speaker, frame.width):
                y += line.above
                placed.append(Placed(line, _x(line, frame.left, frame.width), y))
                y += line.below
        lettering = Lettering(pixels, card.language)
        for line in lettering.lines(quoted(part.text), frame.width):
            y += line.above
            placed.append(Placed(line, _x(line, frame.left, frame.width), y, number))
            y += line.below
        y += pixels // 2
    return placed, y - frame.top - pixels // 2


def quoted(text: str) -> str:
    """The words in quotation marks; they stick to the words, so that these keep their numbers."""
    return f"“{text}”"


def _height(card: QuoteCard, frame: Frame, pixels: int) -> int:
    """How high the words alone would stand, without drawing them."""
    if sum(len(part.text) for part in card.parts) > _LONGEST:
        return frame.height + 1
    lettering = Lettering(pixels, card.language)
    return sum(
        lettering.lines_needed(quoted(part.text), frame.width) * lettering.height(part.text)
        for part in card.parts
    )


def _sizes(size: tuple[int, int]) -> list[int]:
    """Sizes of letters from the largest on."""
    unit = min(size)
    largest, least = round(unit * 0.085), round(unit * 0.03)
    return list(range(largest, least - 1, -2))


def _x(line: Line, left: int, width: int, *, right: bool = False) -> int:
    return left + (width - line.width if right or line.backwards else 0)


def _doubt(
    canvas: Canvas,
    look: Look,
    text: str,
    left: int,
    bottom: int,
    width: int,
    pixels: int,
    *,
    right: bool = False,
) -> int:
    """A remark that nobody can overlook; gives where the next one above it ends."""
    pad = pixels // 2
    lines = Lettering(pixels, bold=True).lines(text, width - 2 * pad)
    height = sum(line.above + line.below for line in lines) + pad
    broad = max((line.width for line in lines), default=0) + 2 * pad
    left += width - broad if right else 0
    picture.fill(canvas, left, bottom - height, broad, height, look.doubt_ground)
    y = bottom - height + pad // 2
    for line in lines:
        y += line.above
        picture.draw_line(canvas, line, left + pad, y, look.doubt)
        y += line.below
    return bottom - height - pad


def pages(placed: list[Placed], height: int) -> list[list[Placed]]:
    """Lines in pages that are no higher; a speaker's name stands above the words on each of them.

    (It is part -1, and stays with the line behind it.)
    """
    made: list[list[Placed]] = []
    names: list[Placed] = []
    top = 0
    for at, one in enumerate(placed):
        begins = one.part < 0 and (at == 0 or placed[at - 1].part >= 0)
        if one.part < 0:
            names = [one] if begins else [*names, one]
        following = placed[at + 1] if one.part < 0 and at + 1 < len(placed) else one
        if not made or following.baseline + following.line.below - top > height:
            again = [] if one.part < 0 else _above(names, one)
            made.append(again)
            top = min(line.baseline - line.line.above for line in [*again, one])
        made[-1].append(one)
    return made


def _above(names: list[Placed], line: Placed) -> list[Placed]:
    """A speaker's name once more, right above a line."""
    if not names:
        return []
    bottom = names[-1].baseline + names[-1].line.below
    by = line.baseline - line.line.above - bottom
    return [replace(name, baseline=name.baseline + by) for name in names]
