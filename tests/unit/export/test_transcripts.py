"""Every exporter of transcripts, read back by webvtt-py, srt and json."""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta

import srt
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line, tidy
from spacesviewer.export import transcript_formats
from spacesviewer.export._cues import cue_text
from spacesviewer.transcripts import read_bytes
from tests.unit.export.hostile import STRINGS

# What all promise is in test_promises.py.
FORMATS = {key: transcript_formats()[key] for key in ("json", "srt", "txt", "vtt")}
NAMES = st.sampled_from(["", "Ayesha Siddiqui", "عائشہ", "<b>", "A & B", "x --> y"])
SEGMENTS = st.lists(
    st.builds(
        lambda start, length, text, name: Segment(start, start + length, text, name),
        st.integers(0, 400_000_000),
        st.integers(0, 100_000),
        st.one_of(st.text(max_size=40), st.sampled_from(STRINGS)),
        NAMES,
    ),
    max_size=8,
)


def render(extension: str, segments: list[Segment], title: str = "Talk") -> str:
    return FORMATS[extension].render(Transcript(segments, "en", title)).decode()


def written(segments: list[Segment]) -> list[Segment]:
    """The segments that a cue file can hold, in order of time."""
    in_time = sorted(segments, key=lambda s: (s.start_ms, s.end_ms))
    return [segment for segment in in_time if cue_text(segment.text)]


def cues_of(text: str) -> list[webvtt.Caption]:
    return webvtt.from_string(text).captions


def cue_ms(text: str) -> int:
    hours, minutes, seconds = text.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)


@given(SEGMENTS)
def test_webvtt_is_read_back(segments: list[Segment]) -> None:
    captions = cues_of(render("vtt", segments))
    expected = written(segments)
    assert len(captions) == len(expected)
    for caption, segment in zip(captions, expected, strict=True):
        assert cue_ms(caption.start) == segment.start_ms
        assert cue_ms(caption.end) == max(segment.end_ms, segment.start_ms + 1)
        raw = html.unescape(re.sub("^<v [^>]*>", "", caption.raw_text))
        assert raw == cue_text(segment.text)
        assert html.unescape(caption.voice or "") == one_line(segment.speaker)


@given(SEGMENTS)
def test_subrip_is_read_back(segments: list[Segment]) -> None:
    cues = list(srt.parse(render("srt", segments)))
    expected = written(segments)
    assert len(cues) == len(expected)
    for cue, segment in zip(cues, expected, strict=True):
        assert cue.start == timedelta(milliseconds=segment.start_ms)
        assert cue.end == timedelta(milliseconds=segment.end_ms)
        name = one_line(segment.speaker)
        words = f"{name}: {cue_text(segment.text)}" if name else cue_text(segment.text)
        # Lines are joined where one could pass for the times of a cue.
        assert cue.content.split() == words.replace("-->", "→").split()


@given(SEGMENTS)
def test_json_is_read_back(segments: list[Segment]) -> None:
    assert json.loads(render("json", segments)) == [
        {
            "start_ms": s.start_ms,
            "end_ms": s.end_ms,
            "speaker": one_line(s.speaker),
            "text": tidy(s.text),
        }
        for s in segments
    ]


def test_hostile_titles_and_words_add_no_cues() -> None:
    for text in STRINGS:
        segments = [Segment(0, 5, text, text), Segment(5, 9, "calm", "Ayesha")]
        count = len(written(segments))
        assert len(cues_of(render("vtt", segments, text))) == count
        assert len(list(srt.parse(render("srt", segments, text)))) == count
        assert len(json.loads(render("json", segments, text))) == 2
        plain = render("txt", segments, text)
        assert plain.splitlines()[-2:] == ["[0:00:00] Ayesha", "calm"]


def test_text_has_a_head_for_each_turn() -> None:
    segments = [
        Segment(0, 900, "Good evening.", "Ayesha"),
        Segment(900, 2000, "Who signed?", "Ayesha"),
        Segment(74_000, 75_000, "پانی", ""),
    ]
    assert render("txt", segments) == (
        "Talk\n\n[0:00:00] Ayesha\nGood evening.\nWho signed?\n\n"
        "[0:01:14] Unidentified speaker\nپانی\n"
    )
    assert render("txt", [Segment(0, 1, "a"), Segment(1, 2, "b")]) == (
        "Talk\n\n[0:00:00]\na\n\n[0:00:00]\nb\n"
    )


def test_invented_material_says_so() -> None:
    segments = [Segment(0, 5, "words", "A")]
    for extension in ("vtt", "txt", "json"):
        marked = (
            FORMATS[extension].render(Transcript(segments, "en", "Talk", synthetic=True)).decode()
        )
        assert "synthetic" in marked.lower()
        assert "synthetic" not in render(extension, segments).lower()
    told = FORMATS["vtt"].render(Transcript(segments, "ur", "Talk", synthetic=True)).decode()
    assert told.startswith("WEBVTT - Talk\nLanguage: ur\n\nNOTE Synthetic voices")
    assert len(cues_of(told)) == 1


def test_subrip_says_what_must_be_known_and_is_read_back_without() -> None:
    remarks = ["UNVERIFIED: machine transcript", "translated from Urdu"]
    for start_ms, end in ((0, "00:00:01,000"), (2500, "00:00:02,500"), (60_000, "00:00:04,000")):
        talk = [Segment(start_ms, start_ms + 900, "Welcome.", "Ayesha")]
        data = FORMATS["srt"].render(
            Transcript(talk, "en", "Talk", synthetic=True, remarks=remarks)
        )
        head, words = list(srt.parse(data.decode()))
        assert data.decode().splitlines()[1] == f"00:00:00,000 --> {end}"
        assert head.content == (
            "(Synthetic voices, invented people. UNVERIFIED: machine transcript. "
            "Translated from Urdu.)"
        )
        assert words.content == "Ayesha: Welcome."
        _, parsed = read_bytes(data, "talk.srt")
        assert [(s.start_ms, s.text) for s in parsed.segments] == [(start_ms, "Ayesha: Welcome.")]
        assert "UNVERIFIED" in " ".join(parsed.notes)


GAPS = (
    Gap(5000, 9000, "Silence --> for 4.0 s.", "silence", "likely", 4000),
    Gap(90_000, 95_000, "The sound ends.", "beyond"),
)
TALK = [
    Segment(0, 4500, "Welcome.", "Ayesha"),
    Segment(9500, 12_000, "Who signed it?", "Omar"),
    Segment(20_000, 22_000, "Nobody.", "Omar"),
]


def test_gaps_are_told_where_a_format_has_a_place_for_them() -> None:
    def told(extension: str) -> str:
        return FORMATS[extension].render(Transcript(TALK, "en", "Talk", gaps=GAPS)).decode()

    assert told("txt").endswith(
        "What is missing or doubtful\n[0:00:05 – 0:00:09] Silence --> for 4.0 s.\n"
        "[0:01:30 – 0:01:35] The sound ends.\n"
    )
    assert "NOTE Gap [0:00:05 – 0:00:09] Silence → for 4.0 s." in told("vtt")
    assert len(cues_of(told("vtt"))) == len(TALK)
    items = json.loads(told("json"))
    assert [[gap["kind"] for gap in item.get("gaps", ())] for item in items] == [
        ["silence"],
        ["silence"],
        ["beyond"],
    ]
    assert items[0]["gaps"][0]["start_ms"] == 5000
    assert "Silence" not in told("srt")


def test_gaps_of_a_transcript_without_words_are_no_fault() -> None:
    for module in FORMATS.values():
        module.render(Transcript([], "en", "Talk", gaps=GAPS))
