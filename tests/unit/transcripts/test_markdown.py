from __future__ import annotations

import os
from pathlib import Path

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.markdown import parse, sniff
from spacesviewer.transcripts.refusals import NotATranscript
from tests.unit.transcripts.making import DATA, told

REAL = os.environ.get("SPACESVIEWER_TEST_DATA")


def test_names_in_bold_speak() -> None:
    name, found = read(DATA / "markdown" / "podcast.md")
    assert (name, found.timed) == ("Markdown with names", False)
    assert told(found) == [
        ("Anna Berg", "Is the harbour open again? The port says so."),
        ("Anna Berg", "It has been closed since March."),
        ("Omar Haddad", "Since Monday, for small boats. [laughter]"),
        ("Anna Berg", "And the ferry?"),
        ("Omar Haddad", "Nobody knows."),
    ]


def test_escaped_times_time_the_turns_between_them() -> None:
    found = read(DATA / "markdown" / "timed.md")[1]
    assert found.timed
    assert found.title == "Harbour talk"
    starts = [segment.start_ms for segment in found.segments]
    assert (starts[0], *starts[2:]) == (0, 10_000, 12_000)
    assert 0 < starts[1] < 10_000
    assert "Turns without a time of their own, placed by their length: 1." in found.notes


def test_bold_words_are_no_names() -> None:
    assert not sniff("# Readme\n\n**Note:** read this.\n\n**Warning:** and this.\n")
    assert not sniff("**Features:**\n\n- one\n- two\n")
    with pytest.raises(NotATranscript):
        parse("# Readme\n\nNothing in bold.\n")


@pytest.mark.skipif(not REAL, reason="SPACESVIEWER_TEST_DATA names no folder of real files")
def test_real_podcasts_and_no_specification() -> None:
    folder = Path(REAL or "")
    talks = sorted((folder / "changelog").rglob("*.md"))
    assert len(talks) == 4
    for path in talks:
        assert read(path)[0] == "Markdown with names"
        assert (
            len({segment.speaker for segment in read(path)[1].segments}) > 1 or "news" in path.name
        )
    assert not sniff((folder / "podcast-namespace/transcripts/transcripts.md").read_text("utf-8"))
    for path in (folder / "oxide-shownotes").glob("*.md"):
        assert not sniff(path.read_text("utf-8"))
