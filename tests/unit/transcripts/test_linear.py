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


def _one_cue(count: int) -> str:
    return "WEBVTT\n\n00:00.000 --> 00:09.000\n" + "<v A>a<v B><b>b</b><00:01.000>c" * count


def _otter(count: int) -> str:
    return "\n\n".join(f"Anna Berg  {i // 60}:{i % 60:02}\nWords {i}.\nMore." for i in range(count))


def _oral(count: int) -> str:
    """One paragraph with all the times in it."""
    stamps = (
        f"[{i // 60:02}:{i % 60:02}:00] {'words and more of them ' * 5}" for i in range(count)
    )
    return f"ANNA: yes {''.join(stamps)}"


def _one_turn(count: int) -> str:
    return "Anna Berg  0:00\n" + "a line of words\n" * 40 * count + "\nOmar  0:09\nyes\n"


def _podcast(count: int) -> str:
    return "\n\n".join(f"**Anna {i % 3}:** \\[{i // 60}:{i % 60:02}\\] words" for i in range(count))


def _noscribe(count: int) -> str:
    return "<p>" + "".join(f'<a name="ts_{i}0_{i}9_S0{i % 3}">w {i}</a>' for i in range(count))


def _grid(count: int) -> str:
    labels = "\n".join(f'{i}\n{i + 1}\n"word{i}"' for i in range(count))
    text = " ".join(f"word{i}" for i in range(count))
    head = 'File type = "ooTextFile"\nObject class = "TextGrid"\n0\n9\n<exists>\n2\n'
    words = f'"IntervalTier"\n"words"\n0\n9\n{count}\n{labels}\n'
    return f'{head}"IntervalTier"\n"Anna"\n0\n9\n1\n0\n{count}\n"{text}"\n{words}'


def _elan(count: int) -> str:
    slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{i}"/>' for i in range(count))
    notes = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{i}" TIME_SLOT_REF1="t{i}" '
        f'TIME_SLOT_REF2="t{i}"><ANNOTATION_VALUE>w {i}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
        for i in range(count)
    )
    return (
        f"<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>"
        f'<TIER TIER_ID="Anna">{notes}</TIER></ANNOTATION_DOCUMENT>'
    )


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
        _otter,
        _oral,
        _one_turn,
        _podcast,
        _noscribe,
        _grid,
        _elan,
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
        "Anna Berg  0:00\n" + " " * 300_000 + "x: 1\n\nOmar Haddad  0:04\nyes",
        "Anna Berg  0:00\nyes\n" + "A" + " :" * 200_000 + "\nOmar Haddad  0:04\nyes",
        "[00:00:01] Anna: yes\n[00:00:02] Omar: no\n" + "[ " * 200_000 + "(" * 200_000,
        "**Anna:** yes\n\n**Omar:** " + "*_`" * 100_000 + "\n\n**Anna:** [" * 9_000,
        "**Anna:** yes\n\n**Omar:** " + "[a](" * 100_000 + "\n\n**Anna:** no",
        '"TextGrid" "ooTextFile"\n' + '"' * 300_001,
        "{\\rtf1 " + "{\\*" * 200_000,
        "<cite>A</cite><time>0:00</time><p>" + "<cite>" * 100_000,
        "<p><a name=\"ts_0_1_A\">" + "(" * 200_000,
    ],
)  # fmt: skip
def test_hostile_repetition_ends(text: str) -> None:
    """A quadratic reader takes minutes for one of these; a linear one is not noticed."""
    for name in ("x.srt", "x.vtt"):
        try:
            transcripts.read_bytes(text.encode(), name)
        except RefusedFile:
            continue
