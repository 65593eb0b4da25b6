"""What files and people write oddly is clean before it is stored, and no file pays for the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacesviewer.domain.errors import ArchiveError, WrongUsage
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import topics
from spacesviewer.library.store import Archive
from spacesviewer.workflows import facts, importing, storing, tagging
from tests.made import SRT

ODD = "on\x1b[31me\x9b\0\n two\udcff"


def test_a_title_is_one_clean_line_of_bounded_length() -> None:
    assert facts.merge(SessionFacts(title=ODD)).title == "on[31me two\ufffd"
    assert facts.from_name(ODD).title == "on[31me two\ufffd"
    assert facts.from_name("\x1b").title == "Untitled"
    assert len(facts.merge(SessionFacts(title="x" * 100_000)).title) == 500


def test_topics_are_clean(tmp_path: Path) -> None:
    (tmp_path / "talk.srt").write_text(SRT)
    with Archive.create(tmp_path / "archive") as archive:
        uid = importing.add(archive, [tmp_path / "talk.srt"]).sessions[0].id
        tagging.tag(archive, uid, ODD, 0, 1000)
        assert [topic.name for topic in topics.list_topics(archive)] == ["on[31me two\ufffd"]
        with pytest.raises(WrongUsage, match="at most 200"):
            tagging.tag(archive, uid, "x" * 201, 0, 1000)


def test_a_fault_of_the_archive_is_told_once_and_not_of_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise ArchiveError("The disk that holds the archive is full.")

    (tmp_path / "talk.srt").write_text(SRT)
    monkeypatch.setattr(storing, "store", full)
    with Archive.create(tmp_path / "archive") as archive, pytest.raises(ArchiveError, match="full"):
        importing.add(archive, [tmp_path / "talk.srt"])
