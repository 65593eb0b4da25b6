"""Every real file is what a person would say it is: a table of them, path by path.

The files are others' and not in the package; ``tests/data/real_files.tsv`` says what each is.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.library import sessions, sources, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import importing
from spacesviewer.workflows.report import AddReport

TABLE = Path(__file__).parents[2] / "data" / "real_files.tsv"
_NEVER_A_WORD = ("SOURCES.tsv", "LICENSES")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def archive(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    assert real_data.is_dir()
    with Archive.create(tmp_path_factory.mktemp("real") / "archive") as made:
        yield made


@pytest.fixture(scope="module")
def report(archive: Archive, real_data: Path) -> AddReport:
    began = time.monotonic()
    found = importing.add(archive, [real_data])
    assert time.monotonic() - began < 60  # five seconds on a free machine
    return found


def _expected() -> dict[str, tuple[str, ...]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    return {row[0]: tuple(row[1:]) for row in rows}


def _found(archive: Archive, report: AddReport, folder: Path) -> dict[str, tuple[str, ...]]:
    """What became of each file, in the words of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for session in report.sessions:
        detail = sessions.get(archive, session.id)
        kept = {source.path: source for source in sources.list_for(archive, session.id)}
        for path in kept:
            found[path] = ("beside", detail.facts.title)
        for recording in detail.recordings:
            length = str(recording.duration_ms)
            found[recording.path] = ("recording", detail.facts.title, length)
        for info in detail.transcripts:
            told = ("transcript", detail.facts.title, *_told(archive, info.id))
            found |= {path: told for path, one in kept.items() if one.sha256 == info.sha256}
    for what, lines in (("warned", report.warnings), ("refused", report.refused)):
        for line in lines:
            found.setdefault(line.path, (what, line.reason.removeprefix(Path(line.path).name)))
    return {str(Path(path).relative_to(folder)): told for path, told in found.items()}


def _told(archive: Archive, transcript_id: int) -> tuple[str, ...]:
    info = transcripts.get(archive, transcript_id)
    lines = transcripts.segments(archive, transcript_id)
    words = transcripts.words(archive, [line.id for line in lines]).values()
    speakers = {line.speaker for line in lines if line.speaker}
    counts = (len(lines), len(speakers), sum(map(len, words)))
    times = (lines[0].start_ms, max(line.end_ms for line in lines))
    return (info.format, info.language, *map(str, counts + times))


def test_each_file_is_what_the_table_says(
    archive: Archive, report: AddReport, real_data: Path
) -> None:
    found = _found(archive, report, real_data.absolute())
    for path, expected in _expected().items():
        told = found.pop(path, ("left alone",))
        if expected[0] in ("refused", "warned"):
            assert told[0] == expected[0], path
            assert told[1].startswith(f" {expected[1]}"), path
        else:
            assert told == expected, path
    assert found == {}  # nothing that the table does not know became anything


def test_the_table_knows_every_file(real_data: Path) -> None:
    there = {str(one.relative_to(real_data)) for one in real_data.rglob("*") if one.is_file()}
    bare = {name for name in there if not any(part in name for part in _NEVER_A_WORD)}
    assert bare == set(_expected())


def test_each_line_names_its_file_and_is_a_sentence(report: AddReport) -> None:
    for line in (*report.refused, *report.warnings):
        assert line.reason.startswith(Path(line.path).name)
        assert line.reason.endswith((".", "?")), line.reason
        assert "\n" not in line.reason


def test_the_same_folder_again_changes_nothing(
    archive: Archive, report: AddReport, real_data: Path
) -> None:
    again = importing.add(archive, [real_data])
    assert {one.status for one in again.sessions} == {"unchanged"}
    assert len(again.sessions) == len(report.sessions)
    assert {one.path for one in again.refused} == {one.path for one in report.refused}
