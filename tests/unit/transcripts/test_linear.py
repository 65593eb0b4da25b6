"""Twice the file is twice the work: counted in calls, not in seconds."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from spacesviewer import transcripts
from spacesviewer.domain.errors import RefusedFile
from tests.unit.transcripts.making import Line, subrip, webvtt

SIZE = 400


def _lines(count: int) -> list[Line]:
    return [(i * 2000, i * 2000 + 1900, f"Ann {i % 7}: words number {i}") for i in range(count)]


def _odd_subrip(count: int) -> str:
    """Blank lines and digits where an index could be: the worst for who looks for one."""
    return "".join(
        f"{i}\n00:00:0{i % 9},000 --> 00:00:09,000\n\n\n7\n\n{i}\n\n" for i in range(count)
    )


def _rolling(count: int) -> str:
    lines = [f"word{i} and word" for i in range(count + 1)]
    return "\n\n".join(
        ["WEBVTT"]
        + [f"00:{i // 60:02}:{i % 60:02}.000 --> 00:59:59.000\n{lines[i]}\n{lines[i + 1]}"
           for i in range(count)]
    )  # fmt: skip


def _whisper(count: int) -> str:
    words = [{"word": "words", "start": 0.1, "end": 0.2}, {"word": "words"}, {"word": "words"}]
    return json.dumps(
        [
            {"start": i, "end": i + 1, "text": "words words words", "words": words}
            for i in range(count)
        ]
    )


def _deepgram(count: int) -> str:
    words = [
        {"word": f"w{i}", "punctuated_word": "So," if i % 9 else "So.", "start": i, "end": i + 1,
         "confidence": 0.5, "speaker": i // 40 % 2}
        for i in range(count)
    ]  # fmt: skip
    return json.dumps({"results": {"channels": [{"alternatives": [{"words": words}]}]}})


def _one_word_in_pieces(count: int) -> str:
    pieces = [{"text": "ha", "start_ms": i, "end_ms": i + 1, "speaker": "1"} for i in range(count)]
    return json.dumps({"tokens": pieces})


def _heard_otherwise(count: int) -> str:
    """Words of which none is in the text: the worst for who looks for the next that is."""
    words = [{"Word": f"x{i}", "Offset": i * 10_000, "Duration": 10_000} for i in range(count)]
    text = " ".join(f"y{i}" for i in range(count + 9))
    phrase = {"RecognitionStatus": "Success", "Offset": 0, "Duration": 10**8}
    return json.dumps([{**phrase, "NBest": [{"Display": text, "Words": words}]}])


def _untimed(count: int) -> str:
    items = [
        {"type": "pronunciation", "alternatives": [{"content": "word"}],
         **({"start_time": str(i), "end_time": str(i)} if i % 50 == 0 else {})}
        for i in range(count)
    ]  # fmt: skip
    return json.dumps({"results": {"items": items}})


def _printed(count: int) -> str:
    word = {"word": "a", "start": 1, "end": 2, "conf": 1}
    return (json.dumps({"partial": "a"}) + "\n" + json.dumps({"result": [word]}) + "\n") * count


def _one_cue(count: int) -> str:
    return "WEBVTT\n\n00:00.000 --> 00:09.000\n" + "<v A>a<v B><b>b</b><00:01.000>c" * count


def _calls(text: str) -> int:
    count = 0

    def counting(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counting)
    try:
        transcripts.read_bytes(text.encode(), "x")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "make",
    [
        lambda count: subrip(_lines(count)),
        lambda count: webvtt(_lines(count)),
        _odd_subrip,
        _rolling,
        _whisper,
        _one_cue,
        _deepgram,
        _one_word_in_pieces,
        _heard_otherwise,
        _untimed,
        _printed,
    ],
)
def test_twice_the_cues_are_twice_the_work(make: Callable[[int], str]) -> None:
    _calls(make(10))  # what is done once and kept
    small, large = _calls(make(SIZE)), _calls(make(2 * SIZE))
    assert small > SIZE
    assert large < small * 2.2


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\n" + "<" * 300_000,
        "1\n00:00:01,000 --> 00:00:02,000\n" + "{\\" * 200_000,
        "1\n00:00:01,000 --> 00:00:02,000\n" + "a:" * 200_000,
        "1\n00:00:01,000 --> 00:00:02,000\n" + "\n1" * 200_000,
        "00:00:01,000 --> 00:00:02,000" + " " * 300_000 + "x",
        "1\n" * 100_000 + "00:00:01,000 --> 00:00:02,000\nx",
        " " * 300_000 + "00:00:01,000 --> 00:00:02,000\nx",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<" * 300_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<b>" * 200_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "&a" * 200_000,
        "WEBVTT\n\n" + "-->\n" * 200_000,
        "WEBVTT\n\n" + "1" * 300_000 + ":00:01.000 --> 00:02.000\nx",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "[" * 300_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "A " * 200_000 + ": b",
    ],
)  # fmt: skip
def test_hostile_repetition_ends(text: str) -> None:
    """A quadratic reader takes minutes for one of these; a linear one is not noticed."""
    for name in ("x.srt", "x.vtt"):
        try:
            transcripts.read_bytes(text.encode(), name)
        except RefusedFile:
            continue
