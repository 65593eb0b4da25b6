"""Cards and videos of quotes: what is on them, what is heard, and that nothing else is in them."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.quotecard import QuoteCard, card_of, parse_size
from spacesviewer.domain.soundclip import ClipShape, Cover
from spacesviewer.media import audiogram, clip, quote_card
from spacesviewer.media.audiogram import FPS
from spacesviewer.media.lettering import Lettering
from spacesviewer.media.reader import ExactReader
from tests.programs import program
from tests.unit.media.sounds import Samples, delay_of, read_on, speechlike, write

RATE = 48_000
URDU = "ہمیں مارچ سے کوئی تنخواہ نہیں ملی، اور WAPDA نے 2024 میں کہا۔"
PART = QuotePart("Ayesha Siddiqui", "Nobody in this room has read it.", 1000, 4000)
QUOTE = Quote(
    "q1",
    "s1",
    "Water contract",
    "2026-11-14T19:30:00+05:00",
    1000,
    4000,
    (PART,),
    language="en",
    state="checked",
)


def pixels(data: bytes) -> NDArray[np.uint8]:
    """The picture of a PNG; fails for any chunk that is no picture."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, found = 8, {}
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        found[data[place + 4 : place + 8]] = data[place + 8 : place + 8 + length]
        place += length + 12
    assert set(found) == {b"IHDR", b"IDAT", b"IEND"}
    width, height = struct.unpack(">II", found[b"IHDR"][:8])
    rows = np.frombuffer(zlib.decompress(found[b"IDAT"]), np.uint8).reshape(height, -1)
    assert not rows[:, 0].any()
    return rows[:, 1:].reshape(height, width, 3)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recording")
    return write(folder / "a.wav", speechlike(6, RATE), RATE, "pcm_s16le")


def made(recording: Path, target: Path, card: QuoteCard, shape: ClipShape | None = None) -> Path:
    size = (1080, 1080)
    audiogram.make(recording, 1000, 4000, shape or ClipShape(), card, 0, target, size)
    return target


@pytest.fixture(scope="module")
def videos(recording: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The quote as a video of a format, made once: each takes two seconds."""
    folder = tmp_path_factory.mktemp("videos")

    @cache
    def of(suffix: str) -> Path:
        return made(recording, folder / f"v.{suffix}", card_of(QUOTE))

    return of


@pytest.mark.parametrize("size", ["1080x1080", "1080x1920", "1920×1080"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_card_is_as_large_and_as_bright_as_asked(size: str, theme: str) -> None:
    wanted = parse_size(size)
    picture = pixels(quote_card.card(card_of(QUOTE), wanted, theme))
    assert picture.shape == (wanted[1], wanted[0], 3)
    assert (picture.mean() > 128) == (theme == "light")


def test_what_is_doubtful_stands_on_the_card() -> None:
    plain = pixels(quote_card.card(card_of(QUOTE), (1080, 1080)))
    ground = np.array(quote_card.LOOKS["light"].doubt_ground)
    assert not (plain == ground).all(axis=2).any()
    for told in ({"state": "to check"}, {"synthetic": True}, {"translated_from": "Urdu"}):
        card = card_of(replace(QUOTE, **told))
        assert card.doubts
        shown = pixels(quote_card.card(card, (1080, 1080)))
        assert (shown == ground).all(axis=2).sum() > 5000


@pytest.mark.parametrize("text", [URDU, "नमस्ते दुनिया", "a" * 90, "\U0001f600 word", "\u200c x"])
def test_any_script_becomes_lines_that_fit(text: str) -> None:
    lettering = Lettering(48, "ur")
    lines = lettering.lines(text, 500)
    assert lines
    for line in lines:
        assert line.width <= 510
        assert line.inks
    words = sorted({ink.word for line in lines for ink in line.inks})
    assert words == list(range(len(text.split())))[-len(words) :]


def test_urdu_is_shaped_and_reads_from_right_to_left() -> None:
    (line,) = Lettering(48, "ur").lines("ہمیں 2024 WAPDA مارچ", 2000)
    middle = {ink.word: ink.x + ink.mask.shape[1] / 2 for ink in line.inks}
    assert middle[0] > middle[1] > middle[2] > middle[3]
    (joined,) = Lettering(48, "ur").lines("ملی", 2000)
    apart = sum(Lettering(48, "ur").lines(letter, 2000)[0].width for letter in "ملی")
    assert joined.width < apart * 0.9
    (naskh,) = Lettering(48, "ar").lines("ملی", 2000)
    assert naskh.width != joined.width


@pytest.mark.parametrize("text", [URDU, "Nobody has read it."])
def test_all_of_a_card_stands_on_the_side_from_which_its_words_are_read(text: str) -> None:
    told = card_of(replace(QUOTE, parts=(replace(PART, text=text),), state="to check"))
    shown = pixels(quote_card.card(told, (1080, 1080)))
    look = quote_card.LOOKS["light"]
    for color in (look.accent, look.doubt_ground):
        across = np.flatnonzero((shown[40:] == np.array(color)).all(axis=2).any(axis=0))
        left, right = int(across[0]), 1079 - int(across[-1])
        assert (right < left) == (text == URDU)
        assert min(left, right) == 81  # the margin


def test_a_quote_that_is_too_long_is_refused() -> None:
    long = replace(QUOTE, parts=(replace(PART, text="word " * 3000),))
    with pytest.raises(UserError, match="too long for a card"):
        quote_card.card(card_of(long), (1080, 1080))
    named = replace(QUOTE, parts=(replace(PART, speaker="name " * 200),))
    with pytest.raises(UserError, match="names of this quote are too long"):
        quote_card.card(card_of(named), (1080, 1080))
    most = replace(QUOTE, parts=(replace(PART, text="word " * 490),))
    with pytest.raises(UserError, match="too long for a card"):
        quote_card.card(card_of(most), (1080, 1080))
    with pytest.raises(WrongUsage, match="no size"):
        parse_size("10x10")


def decoded(path: Path) -> tuple[list[NDArray[np.uint8]], list[int]]:
    """The pictures of a video (small, and grey) and their times in ms."""
    shown, times = [], []
    with av.open(str(path)) as file:
        for frame in file.decode(video=0):
            shown.append(frame.reformat(270, 270, "gray").to_ndarray().astype(np.uint8))
            assert frame.time is not None
            times.append(round(frame.time * 1000))
    return shown, times


def heard(path: Path) -> Samples:
    with ExactReader(path) as reader:
        return read_on(reader)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["mp4", "webm"])
def test_a_video_shows_and_sounds_as_long_as_the_quote(
    suffix: str, recording: Path, videos: Callable[[str], Path]
) -> None:
    target = videos(suffix)
    shown, times = decoded(target)
    assert len(shown) == 3 * FPS
    assert times == pytest.approx([number * 1000 // FPS for number in range(3 * FPS)], abs=1)
    changed = [np.abs(a.astype(int) - b).max() for a, b in pairwise(shown)]
    assert sum(one > 20 for one in changed) > 2.5 * FPS  # it moves
    sound, source = heard(target), heard(recording)[RATE : 4 * RATE]
    assert abs(len(sound) - len(source)) < RATE // 20
    lag, alike = delay_of(sound, source)
    assert abs(lag) <= 1
    assert alike > 0.9


def test_words_light_up_as_they_are_said(recording: Path) -> None:
    sound = clip.sound(recording, 1000, 4000)
    look = quote_card.LOOKS["light"]
    told = {0: [(w, 1000 + 400 * n, 1300 + 400 * n) for n, w in enumerate(PART.text.split())]}
    card = card_of(QUOTE, told)
    lit = []
    for canvas in audiogram._frames(sound, card, 0, (1080, 1080), look):
        lit.append(int((canvas[:560] == look.text).all(axis=2).sum()))
    rises = [n for n, (a, b) in enumerate(pairwise(lit), 1) if b > a]
    assert lit == sorted(lit)
    assert rises == [10 * n for n in range(1, 7)]  # one word each 400 ms; the first at once


def test_each_page_says_who_speaks() -> None:
    parts = (QuotePart("Ayesha", "Who? " * 40, 0, 1), QuotePart("Omar", "I saw it. " * 40, 1, 2))
    card = card_of(replace(QUOTE, parts=parts))
    frame = quote_card.framed(card, (1080, 1080), quote_card.LOOKS["dark"], foot=180)
    placed, _ = quote_card.words_placed(card, frame, 70)
    pages = quote_card.pages(placed, frame.height)
    assert len(pages) > 4
    for page in pages:
        assert page[0].part == -1
        assert page[-1].part >= 0
        top = min(one.baseline - one.line.above for one in page)
        assert max(one.baseline + one.line.below for one in page) - top <= frame.height
    said = [(one.part, ink.word) for page in pages for one in page for ink in one.line.inks]
    assert {word for word in said if word[0] == 1} == {(1, n) for n in range(120)}


@pytest.mark.slow
def test_what_is_covered_is_not_heard_in_a_video(recording: Path, tmp_path: Path) -> None:
    shape = ClipShape(covers=(Cover(2000, 3000),))
    sound = heard(made(recording, tmp_path / "v.mp4", card_of(QUOTE), shape))
    assert np.abs(sound[RATE * 11 // 10 : RATE * 19 // 10]).max() < 0.003
    assert np.abs(sound[: RATE * 9 // 10]).max() > 0.1


def test_bad_orders_of_videos(recording: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="no ending that says a format of video"):
        made(recording, tmp_path / "v.avi", card_of(QUOTE))
    copy = tmp_path / "own.mp4"
    shutil.copy(recording, copy)
    with pytest.raises(WrongUsage, match="overwrite its own recording"):
        made(copy, copy, card_of(QUOTE))
    with pytest.raises(UserError, match="10 min long at most"):
        audiogram.make(
            *(recording, 0, 700_000, ClipShape(), card_of(QUOTE), 0, tmp_path / "v.mp4"),
            (1080, 1080),
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own.mp4"]


@pytest.mark.slow
def test_ffprobe_reads_the_video(videos: Callable[[str], Path]) -> None:
    target = videos("mp4")
    asked = [program("ffprobe"), "-v", "error", "-count_frames", "-show_entries"]
    fields = "stream=codec_name,width,height,nb_read_frames:format=duration"
    done = subprocess.run(
        [*asked, fields, "-of", "csv=p=0", str(target)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "h264,1080,1080,75" in done.stdout
    assert "aac," in done.stdout
    assert float(done.stdout.split()[-1]) == pytest.approx(3, abs=0.05)
