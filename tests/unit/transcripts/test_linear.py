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

SIZE = 250


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


def _ass(count: int) -> str:
    line = "Dialogue: 0,0:00:01.00,0:00:02.00,D,Ann,0,0,0,,{{\\i1}}word {}{{\\k5}} on, and\n"
    return "[Events]\n" + "".join(line.format(i) for i in range(count))


def _karaoke(count: int) -> str:
    return "[Events]\nDialogue: 0,0:00:01.00,0:09:02.00,D,,0,0,0,," + "{\\k5}a {\\p0}" * count


def _lrc(count: int) -> str:
    return "".join(f"[{i // 60:02}:{i % 60:02}.00]words {i}\n" for i in range(count))


def _sung(count: int) -> str:
    return "[00:01.00]" * 5 + "".join(f"<00:0{i % 9}.00>a " for i in range(count))


def _frames(count: int) -> str:
    return "".join(f"{{{i * 50}}}{{{i * 50 + 40}}}words|{i}\n" for i in range(count))


def _labels(count: int) -> str:
    return "".join(f"{i}.000000\t{i}.900000\twords {i}\n" for i in range(count))


def _sbv(count: int) -> str:
    return "".join(f"0:{i // 60:02}:{i % 60:02}.0,0:59:59.0\nwords {i}\n\n" for i in range(count))


def _table(count: int) -> str:
    rows = (f'{i},{i + 1},Ann,"words, ""{i}"""\n' for i in range(count))
    return "start,end,speaker,text\n" + "".join(rows)


def _ttml(count: int) -> str:
    line = '<p begin="{0}s" end="{0}.9s" ttm:agent="a">x <span begin="0s">y</span> {0}<br/>z</p>'
    return (
        '<tt xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><body><div>'
        + "".join(line.format(i) for i in range(count))
        + "</div></body></tt>"
    )


def _aeneas(count: int) -> str:
    line = '<fragment begin="{0}" end="{0}.9"><line>words {0}</line><children/></fragment>'
    return "<map>" + "".join(line.format(i) for i in range(count)) + "</map>"


def _youtube(count: int) -> str:
    line = '<p t="{0}000" d="4000"><s ac="9">a</s><s t="9"> b</s></p>'
    return (
        '<timedtext format="3"><body>'
        + "".join(map(line.format, range(count)))
        + "</body></timedtext>"
    )


def _nlp(count: int) -> str:
    rows = (f"word{i}|{i // 9 % 3}|{i}.0|{i}.5|{'.' * (i % 7 == 0)}\n" for i in range(count))
    return "token|speaker|ts|endTs|punctuation\n" + "".join(rows)


def _ctm(count: int) -> str:
    return "".join(f"a {i % 2} {i}.0 0.5 word{i} 0.9\n" for i in range(count))


def _rttm(count: int) -> str:
    return "".join(f"SPEAKER a 1 {i}.0 99.5 <NA> <NA> s{i % 5} <NA>\n" for i in range(count))


def _console(count: int) -> str:
    return "".join(
        f"[{i // 60:02}:{i % 60:02}.000 --> 59:59.000]  words {i}\n" for i in range(count)
    )


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


def _hyperaudio(count: int) -> str:
    words = (f'<span data-m="{i}00" data-d="90">w{i} </span>' for i in range(count))
    return f"<p>{''.join(words)}"


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
        _deepgram,
        _one_word_in_pieces,
        _heard_otherwise,
        _untimed,
        _ass,
        _karaoke,
        _lrc,
        _sung,
        _frames,
        _labels,
        _sbv,
        _table,
        _ttml,
        _aeneas,
        _youtube,
        _nlp,
        _ctm,
        _rttm,
        _printed,
        _console,
        _otter,
        _oral,
        _one_turn,
        _podcast,
        _noscribe,
        _hyperaudio,
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
        "NOTE\nTranscribed with noScribe\n\n" + "//S01: a" * 100_000,
        "WEBVTT\n\nNOTE\nTranscribed with noScribe\n\n00:01.000 --> 00:02.000\n" + "//a: " * 99_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "(A" * 200_000 + ")\nb",
        "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,," + "{" * 300_000,
        "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,," + "{\\k1" * 100_000,
        "[00:01.00]" * 100_000 + "x",
        "[00:01.00]" + "<00:01.00" * 100_000,
        "{1}{1}25\n" + "{1}{2}" * 100_000,
        "0:00:01.000,0:00:02.000\n" + "[br" * 100_000,
        'start,end,text\n1,2,"' + "a\n" * 60_000,
        "start,end,text\n" + '"' * 130_000,
        "a,b,c\n" * 100_000,
        "1.000000\t2.000000\t" + "a:" * 200_000,
        "<tt>" + "<p>" * 100_000,
        "<tt>" + "<p a='" * 100_000,
        "<!--" * 100_000 + "<tt>",
        "<?xml " * 100_000 + "<tt>",
        "<tt><body><p begin='" + "1" * 300_000 + "'>x</p></body></tt>",
        "SPEAKER " * 100_000,
        "a 1 " * 100_000,
        "token|speaker|ts|endTs\n" + "|" * 300_000,
        "[00:01.000 --> " * 100_000,
        "Scenarist_SCC V1.0\n\n00:00:01:00\t" + "9420 " * 50_000 + "x",
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
    for name in ("x.srt", "x.vtt", "x.csv", "x.xml"):
        try:
            transcripts.read_bytes(text.encode(), name)
        except RefusedFile:
            continue
        return  # its content was known, so its name does not count
