from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType

import pytest

from spacesviewer import transcripts
from spacesviewer.domain import jsontext
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts import subrip as subrip_module
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from tests.unit.transcripts.making import DATA, subrip

GOOD = subrip([(0, 1000, "Hello")])


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(RefusedFile) as caught:
        transcripts.read_bytes(data, name)
    return caught.value.sentence()


LONG_CELL = b'start,end,text\n0,1,"' + b"x" * 140_000 + b'"\n'


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.srt", "a.srt is empty."),
        (b"\0\0 \n", "a.srt", "a.srt is empty."),
        (b"Hello\n", "a.srt", "a.srt has no time lines. Is it a SubRip file?"),
        (b"Hello\n", "a.vtt", "a.vtt does not begin with the word WEBVTT on a line of its own."),
        (b"WEBVTT\n", "a.vtt", "a.vtt is WebVTT, but there is not one cue in it."),
        (b"Hello\n", "a.json", "a.json holds no transcript that this version can read."),
        (b"Hello\n", "The file", "The file holds no transcript that this version can read."),
        (b'{"chapters": []}', "a.json", "a.json holds no transcript that this version can read."),
        (b'{"segments": [', "a.json", "a.json is not whole JSON: it breaks off or goes wrong in"),
        (b"RIFF\0\0\0\0WAVE" * 99, "a.srt", "a.srt holds no text."),
        (b"PK\x03\x04" + bytes(400), "a.srt", "a.srt is packed. Unpack it, and add"),
        (b"\x1f\x8b\x08" + bytes(400), "a.vtt", "a.vtt is packed. Unpack it, and add"),
        (LONG_CELL, "a.csv", "a.csv has a cell near line 2 that is longer than any speech."),
    ],
)
def test_a_refusal_is_a_sentence_with_the_name(data: bytes, name: str, sentence: str) -> None:
    assert refusal(data, name).startswith(sentence)


def test_those_that_are_none_can_be_told_from_those_that_are_broken() -> None:
    with pytest.raises(NotATranscript):
        transcripts.read(DATA / "others" / "chapters.json")
    with pytest.raises(EmptyTranscript):
        transcripts.read_bytes(b"WEBVTT\n\n", "a.vtt")


def test_a_folder_a_pipe_and_nothing_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.srt")
    for name in (".", "pipe.srt", "absent.srt"):
        with pytest.raises(RefusedFile, match="is not a file"):
            transcripts.read(tmp_path / name)


def test_too_large_files_are_refused_unread(tmp_path: Path) -> None:
    large, document = tmp_path / "large.srt", tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(transcripts.MAX_BYTES + 1)
    with document.open("wb") as file:
        file.write(b'{"segments": [')
        file.truncate(jsontext.MAX_BYTES + 1)
    with pytest.raises(RefusedFile, match=r"large\.srt is larger than 512 MB"):
        transcripts.read(large)
    with pytest.raises(RefusedFile, match=r"large\.json is larger than 128 MB"):
        transcripts.read(document)


def test_a_guessed_encoding_is_the_first_note() -> None:
    name, parsed = transcripts.read(DATA / "subrip" / "arabic-1256.srt")
    assert name == "SubRip"
    assert parsed.segments[0].text == "هل الجسر مفتوح؟ نريد أن نعبر النهر"
    assert parsed.notes[0].startswith("It is not UTF-8; it was read as Windows-1256")


def test_names_of_formats_and_endings() -> None:
    assert ("SubRip", ("srt",)) in [(one.name, one.extensions) for one in transcripts.formats()]
    assert {"srt", "vtt", "json"} <= transcripts.extensions()


class _Binary(ModuleType):
    """A format that is not text, as a later one will be."""

    NAME = "Blocks"
    EXTENSIONS = ("blk",)

    @staticmethod
    def sniff_bytes(head: bytes) -> bool:
        return head.startswith(b"BLK\0")

    @staticmethod
    def parse_bytes(data: bytes) -> ParsedTranscript:
        if len(data) < 8:
            raise RefusedFile("The file is cut off.")
        return ParsedTranscript((Segment(0, 1000, data[4:].decode(), row=1),))


def test_a_format_that_is_not_text_needs_two_functions() -> None:
    formats = [_Binary("blocks")]
    name, parsed = transcripts.read_with(formats, b"BLK\0words", "a.blk")
    assert (name, parsed.segments[0].text) == ("Blocks", "words")
    with pytest.raises(RefusedFile, match=r"a\.blk is cut off\."):
        transcripts.read_with(formats, b"BLK\0", "a.blk")
    with pytest.raises(NotATranscript):
        transcripts.read_with(formats, GOOD.encode(), "a.blk")


class _Disowning(ModuleType):
    NAME = "Modest"
    EXTENSIONS = ("srt",)

    @staticmethod
    def sniff(head: str) -> bool:
        return True

    @staticmethod
    def parse(text: str) -> ParsedTranscript:
        raise NotATranscript("The file is not mine.")


def test_a_format_that_disowns_a_text_leaves_it_to_the_next() -> None:

    name, _ = transcripts.read_with([_Disowning("modest"), subrip_module], GOOD.encode(), "a.srt")
    assert name == "SubRip"
