"""Each JSON document belongs to one format, and what real tools wrote is read as they meant it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from spacesviewer import transcripts
from spacesviewer.discovery import plugins
from spacesviewer.domain import jsontext
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts.refusals import NotATranscript
from tests.unit.transcripts.making import DATA, assert_kept

CLAIMING = [
    module for module in plugins("spacesviewer.transcripts", "NAME") if hasattr(module, "claims")
]
OWN = [
    pytest.param(module, path, id=f"{path.parent.name}-{path.stem}")
    for module in CLAIMING
    for path in sorted((DATA / module.__name__.rpartition(".")[2]).iterdir())
]

# What real tools wrote: format, segments, words, speakers, language.
REAL = {
    "stt-exports/amazon.scrubbed.json": ("Amazon Transcribe JSON", 92, 1791, [""], ""),
    "stt-exports/assemblyai-utterances.json": ("AssemblyAI JSON", 1, 60, ["A"], "en"),
    "stt-exports/autoEdit2.scrubbed.json": (
        "autoEdit / digital-paper-edit JSON", 91, 1721, ["Unnamed Speaker"], "",
    ),
    "stt-exports/autoedit_json_expected_output.json": (
        "autoEdit / digital-paper-edit JSON", 2, 25, ["Unnamed Speaker"], "",
    ),
    "stt-exports/bbc-kaldi.scrubbed.json": ("BBC Kaldi JSON", 100, 1712, ["", "S10", "S12"], ""),
    "stt-exports/dg-utterances.json": ("Deepgram JSON", 6, 62, [""], ""),
    "stt-exports/dpe.scrubbed.json": (
        "autoEdit / digital-paper-edit JSON", 25, 1454, ["F_S10", "F_S12"], "",
    ),
    "stt-exports/google.scrubbed.json": ("Google Speech-to-Text JSON", 90, 1767, [""], ""),
    "stt-exports/ibm.scrubbed.json": ("IBM Watson JSON", 98, 1780, ["Speaker 1"], ""),
    "stt-exports/speechmatics.scrubbed.json": (
        "Speechmatics JSON", 100, 1791, ["R2", "R3", "R4"], "en",
    ),
    "stt-exports/speechmatics_sample_output.json": ("Speechmatics JSON", 2, 25, ["UU"], "en-US"),
    "podcast-namespace/transcripts/example.json": (
        "Podcast JSON", 2, 5, ["Darth Vader", "Luke"], "",
    ),
    "sonnet001-aeneas/sonnet001.json": ("aeneas JSON", 15, 0, [""], "en"),
}  # fmt: skip


def claiming(text: str) -> list[str]:
    root = jsontext.load(text).root
    return [module.NAME for module in CLAIMING if module.claims(root)]


@pytest.mark.parametrize(("module", "path"), OWN)
def test_each_of_our_files_is_claimed_by_its_own_format_alone(
    module: ModuleType, path: Path
) -> None:
    assert claiming(path.read_text("utf-8")) == [module.NAME]


@pytest.mark.parametrize("name", REAL)
def test_each_file_of_a_real_tool_is_claimed_by_one_format_and_read_whole(
    real_data: Path, name: str
) -> None:
    path = real_data / name
    assert claiming(path.read_text("utf-8")) == [REAL[name][0]]
    format_name, parsed = transcripts.read(path)
    assert_kept(parsed)
    words = sum(len(one.words) for one in parsed.segments)
    speakers = sorted({one.speaker for one in parsed.segments})
    assert (format_name, len(parsed.segments), words, speakers, parsed.language) == REAL[name]


def test_words_of_a_real_tool_are_all_there_at_their_times(real_data: Path) -> None:
    path = real_data / "stt-exports" / "amazon.scrubbed.json"
    items = json.loads(path.read_text("utf-8"))["results"]["items"]
    spoken = [item for item in items if item["type"] == "pronunciation"]
    segments = transcripts.read(path)[1].segments
    words = [(segment.text[w.start : w.end], w) for segment in segments for w in segment.words]
    assert len(words) == len(spoken)
    for (text, word), item in zip(words, spoken, strict=True):
        best = item["alternatives"][0]
        assert text.rstrip(".,?!") == best["content"].rstrip(".,?!")
        assert word.start_ms == round(float(item["start_time"]) * 1000)
        assert word.confidence == float(best["confidence"])
    transcript = json.loads(path.read_text("utf-8"))["results"]["transcripts"][0]["transcript"]
    assert " ".join(one.text for one in segments) == transcript


def test_segments_of_a_real_tool_can_be_read_at_a_glance(real_data: Path) -> None:
    for name in ("amazon", "google", "ibm", "speechmatics", "bbc-kaldi", "autoEdit2"):
        segments = transcripts.read(real_data / "stt-exports" / f"{name}.scrubbed.json")[1].segments
        assert all(len(one.text) <= 250 for one in segments)
        assert all(one.end_ms - one.start_ms <= 15_000 for one in segments)
        lengths = Counter(len(one.text) < 12 for one in segments)
        assert lengths[True] * 10 < len(segments), "too many scraps"


def test_turns_without_words_and_chapters_are_refused_with_the_reason(real_data: Path) -> None:
    turns = real_data / "stt-exports" / "bbcKaldiSpeakerSegments.sample.json"
    assert claiming(turns.read_text("utf-8")) == ["BBC Kaldi JSON"]
    with pytest.raises(RefusedFile, match="holds none of their words"):
        transcripts.read(turns)
    for path in (real_data / "podcast-namespace" / "chapters").glob("*.json"):
        with pytest.raises(NotATranscript):
            transcripts.read(path)


@pytest.mark.parametrize(
    "document",
    [
        {"results": {"channels": [{"alternatives": [{"transcript": "hello there"}]}]}},
        {"results": [{"final": True, "alternatives": [{"transcript": "hi "}]}], "result_index": 0},
        {"results": [{"alternatives": [{"transcript": "hi"}], "languageCode": "en-us"}]},
        {"text": "hi there", "status": "completed", "audio_url": "x", "words": None},
        {"results": {"items": [{"type": "pronunciation", "alternatives": [{"content": "hi"}]}]}},
    ],
)
def test_words_without_a_single_time_are_refused_and_get_none_made_up(document: object) -> None:
    with pytest.raises(RefusedFile, match="but does not tell when they are said"):
        transcripts.read_bytes(json.dumps(document).encode(), "a.json")
