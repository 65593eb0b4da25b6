"""A video of a quote: its sound, a waveform that moves, and its words as they are said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quotecard import QuoteCard
from spacesviewer.domain.soundclip import PLAIN, ClipShape
from spacesviewer.domain.timecode import format_length
from spacesviewer.media import clip, encoding, picture, quote_card
from spacesviewer.media.clip import Sound
from spacesviewer.media.encoding import Form
from spacesviewer.media.picture import Canvas
from spacesviewer.media.quote_card import LOOKS, Frame, Look, Placed

FPS = 25
LONGEST_MS = 10 * 60 * 1000
_LONGEST_TEXT = 20_000
MEMORY_MB = 4096  # an encoder of video keeps pictures for each of its threads
_BARS = 61  # the one in the middle is heard now
_BAR_S = 0.06
_QUIETEST_DB = -50.0
# container: (file format, encoders of pictures in the order of choice, sound)
_FORMS = {
    "mp4": ("mp4", ("libx264", "libopenh264", "mpeg4"), Form("mp4", "aac", 128_000)),
    "webm": ("webm", ("libvpx-vp9", "libvpx"), Form("webm", "libopus", 96_000)),
}
FORMATS = tuple(_FORMS)
_OPTIONS = {
    "libx264": {"preset": "veryfast", "crf": "20", "tune": "stillimage"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "7", "row-mt": "1", "crf": "30", "b": "0"},
    "libvpx": {"deadline": "realtime", "cpu-used": "8", "crf": "12", "b": "3M"},
    "mpeg4": {"qscale": "3"},
}


@dataclass(frozen=True, slots=True)
class _Moment:
    """From when on a page is shown with a word of it lit; times from the start of the video."""

    at_ms: int
    page: int
    part: int
    word: int


def make(
    path: Path,
    start_ms: int,
    end_ms: int,
    shape: ClipShape,
    card: QuoteCard,
    offset_ms: int,
    target: Path,
    size: tuple[int, int],
    theme: str = "light",
    beside: str = "",
    *,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Writes the video of a stretch of a recording; the target's suffix says as what.

    ``offset_ms`` is where the recording begins in the session, in whose time the card's words are.
    Raises as ``clip.sound`` does, and WrongUsage for another suffix. Takes long: it tells its
    ``progress`` and is called through ``isolated.run``. ``beside`` as in ``clip.cut``.
    """
    if target.suffix[1:].casefold() not in _FORMS:
        raise WrongUsage(
            "{file} has no ending that says a format of video.",
            hint="Choose one of {known}.",
            file=target.name,
            known=", ".join(FORMATS),
        )
    if target.exists() and target.samefile(path):
        raise WrongUsage("The video would overwrite its own recording, {file}.", file=path.name)
    if sum(len(part.text) for part in card.parts) > _LONGEST_TEXT:
        raise UserError("This quote has too many words for a video.", hint="Take a shorter one.")
    if end_ms - start_ms > LONGEST_MS:
        raise UserError(
            "A video can be {most} long at most.",
            hint="Take a shorter quote.",
            most=format_length(LONGEST_MS),
        )
    sound = clip.sound(path, start_ms, end_ms, shape)
    frames = _frames(sound, card, offset_ms, size, LOOKS[theme], shape)
    count = -(-len(sound.samples) * FPS // sound.rate)
    encoding.write_beside(
        target, lambda file: _encode(sound, frames, count, size, file, target, progress), beside
    )


def _frames(
    sound: Sound,
    card: QuoteCard,
    offset_ms: int,
    size: tuple[int, int],
    look: Look,
    shape: ClipShape = PLAIN,
) -> Iterator[Canvas]:
    """The pictures of the video, one after the other; each is good until the next is asked for."""
    unit = min(size)
    wave_height = unit // 7
    frame = quote_card.framed(card, size, look, foot=wave_height + unit // 30)
    placed, _ = quote_card.words_placed(card, frame, round(unit * 0.066))
    pages = quote_card.pages(placed, frame.height) or [[]]
    moments = _moments(card, pages, sound.begin_ms, offset_ms, shape)
    levels = _levels(sound)
    drawn = _Page(frame, look)
    drawn.turn(pages[0])
    at, shown = 0, 0
    top = frame.top + frame.height + unit // 30
    for number in range(-(-len(sound.samples) * FPS // sound.rate)):
        now_ms = number * 1000 // FPS
        while at < len(moments) and moments[at].at_ms <= now_ms:
            moment = moments[at]
            if moment.page != shown:
                shown = moment.page
                drawn.turn(pages[shown])
            drawn.light(moment.part, moment.word)
            at += 1
        _wave(drawn.canvas, levels, now_ms / 1000, frame, (top, wave_height), look)
        yield drawn.canvas


class _Page:
    """The picture with the words of a page: those that were said stand out."""

    def __init__(self, frame: Frame, look: Look) -> None:
        self._frame, self._look = frame, look
        self._lines: list[Placed] = []
        self._by = 0
        self.canvas = frame.canvas.copy()

    def turn(self, page: list[Placed]) -> None:
        """Shows a page, none of its words said yet."""
        self.canvas = self._frame.canvas.copy()
        self._lines = page
        if not page:
            return
        top = min(one.baseline - one.line.above for one in page)
        height = page[-1].baseline + page[-1].line.below - top
        self._by = self._frame.top - top + max(0, self._frame.height - height) // 2
        for one in page:
            picture.draw_line(
                self.canvas, one.line, one.x, one.baseline + self._by, self._look.muted
            )

    def light(self, part: int, word: int) -> None:
        """Shows a word as said."""
        for one in self._lines:
            if one.part == part:
                place = one.baseline + self._by
                picture.draw_line(self.canvas, one.line, one.x, place, self._look.text, (word,))


def _moments(
    card: QuoteCard, pages: list[list[Placed]], begin_ms: int, offset_ms: int, shape: ClipShape
) -> list[_Moment]:
    page_of = {
        (one.part, ink.word): number
        for number, page in reversed(list(enumerate(pages)))
        for one in page
        for ink in one.line.inks
    }
    found = []
    at_ms = page = 0
    for part, said in enumerate(card.parts):
        for word, time in enumerate(said.words):
            # Words in order, whatever their times say: a page is never turned back.
            heard_ms = shape.heard_ms(time.start_ms - offset_ms) - shape.heard_ms(begin_ms)
            at_ms = max(at_ms, heard_ms)
            page = max(page, page_of.get((part, word), page))
            found.append(_Moment(at_ms, page, part, word))
    return found


def _levels(sound: Sound) -> NDArray[np.float64]:
    """How high each bar stands, 0 to 1, for each stretch of _BAR_S."""
    step = max(1, round(sound.rate * _BAR_S))
    mono = sound.samples.astype(np.float64).mean(axis=1) / 32768
    count = -(-len(mono) // step)
    padded = np.zeros(count * step)
    padded[: len(mono)] = mono
    power = np.square(padded.reshape(count, step)).mean(axis=1)
    decibels = 10 * np.log10(np.maximum(power, 1e-10))
    heights: NDArray[np.float64] = np.clip(1 - (decibels + 6) / (_QUIETEST_DB + 6), 0, 1)
    return heights


def _wave(
    canvas: Canvas,
    levels: NDArray[np.float64],
    now_s: float,
    frame: Frame,
    box: tuple[int, int],
    look: Look,
) -> None:
    """Bars that move from right to left; what was heard is in the colour of the theme."""
    top, height = box
    pitch = frame.width / _BARS
    middle = frame.left + frame.width // 2
    picture.fill(canvas, frame.left, top, frame.width, height, look.ground)
    at = now_s / _BAR_S
    half = _BARS // 2
    for number in range(max(0, int(at) - half), min(len(levels), int(at) + half + 1)):
        x = round(middle + (number - at) * pitch)
        if x < frame.left or x + round(pitch * 0.6) > frame.left + frame.width:
            continue
        bar = max(4, round(levels[number] * height))
        color = look.accent if number <= at else look.faint
        picture.fill(canvas, x, top + (height - bar) // 2, max(2, round(pitch * 0.6)), bar, color)


def _encode(
    sound: Sound,
    frames: Iterator[Canvas],
    count: int,
    size: tuple[int, int],
    file: Path,
    target: Path,
    progress: Callable[[float], None] | None,
) -> None:
    container, encoders, form = _FORMS[target.suffix[1:].casefold()]
    options = {"fflags": "+bitexact"} | ({"movflags": "+faststart"} if container == "mp4" else {})
    with av.open(f"file:{file.absolute()}", "w", format=container, options=options) as output:
        name = next((one for one in encoders if one in av.codecs_available), encoders[-1])
        shown = output.add_stream(name, rate=FPS, options=_OPTIONS.get(name, {}))
        assert isinstance(shown, VideoStream)
        shown.width, shown.height, shown.pix_fmt = *size, "yuv420p"
        shown.time_base = Fraction(1, FPS)
        heard = encoding.add_sound(output, form, sound.rate, sound.samples.shape[1])
        spoken = encoding.packets(heard, sound.samples, sound.rate)
        spoken_s = -1.0
        for number, canvas in enumerate(frames):
            while spoken_s < number / FPS and (packet := next(spoken, None)) is not None:
                if packet.pts is not None and packet.time_base is not None:
                    spoken_s = float(packet.pts * packet.time_base)
                output.mux(packet)
            frame = av.VideoFrame.from_ndarray(canvas, "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            output.mux(shown.encode(frame))
            if progress is not None and number % FPS == 0:
                progress(number / max(1, count))
        output.mux(shown.encode(None))
        for packet in spoken:
            output.mux(packet)
