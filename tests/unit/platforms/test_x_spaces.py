"""Spaces as X's API, X's data archive and twspace-crawler's logs tell them."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from spacesviewer import platforms
from spacesviewer.domain.artefact import DOWNLOADER, PLATFORM, Told
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.platforms import api_space, crawler_log, x_archive
from spacesviewer.platforms.refusals import NotThisArtefact
from tests.unit.test_plugins import assert_told, spoil

DATA = Path(__file__).parents[2] / "data" / "platforms"


def read(name: str) -> platforms.Read:
    found = platforms.read(DATA / name)
    assert found is not None
    return found


def archived(**space: Any) -> Told:
    rows = [{"spacesMetadata": {"id": "1SAMPLEspaceX", **space}}]
    return x_archive.parse(f"window.YTD.spaces_metadata.part0 = {json.dumps(rows)}", "x.js")[0]


def test_a_list_of_spaces_tells_of_each() -> None:
    found = read("audiospace/list.json")
    assert found.many
    assert [told.facts.title for told in found.told] == ["One of two", "The other"]
    assert found.told[0].more["broadcast_id"] == "1SAMPLEbroadc"


def test_the_answer_to_a_question_by_id_is_the_same_space() -> None:
    (told,) = read("audiospace/by-rest-id.json").told
    assert (told.facts.title, told.facts.platform_id) == ("By its id", "1SAMPLEspaceX")
    assert told.facts.ended_at == "2025-10-09T10:23:20.250+00:00"


def test_the_api_tells_people_by_the_names_that_come_with_it() -> None:
    found = read("api_space/space.json")
    (told,) = found.told
    assert (found.name, told.rank) == ("X API Space", PLATFORM)
    facts = told.facts
    assert (facts.title, facts.language, facts.platform_id) == (
        "Harbour meeting", "en", "1SAMPLEspaceX",
    )  # fmt: skip
    assert facts.started_at == "2025-10-09T08:53:20+00:00"
    assert facts.ended_at == "2025-10-09T10:23:20.250+00:00"
    assert facts.scheduled_at == "2025-10-09T08:43:20+00:00"
    assert facts.participants == (
        Participant("Mara Vale", "host", "maravale"),
        Participant("Idris", "cohost", "idris_h"),
        Participant("Caller Ann", "speaker", "ann"),
    )
    date = "2025-10-09T10:25:00+00:00"
    assert facts.figures[0] == Figure("participants", 446, "platform-reported (X API)", date)


def test_a_space_to_come_has_no_start() -> None:
    found = read("api_space/list.json")
    assert found.many
    facts = found.told[0].facts
    assert (facts.started_at, facts.scheduled_at) == ("", "2025-10-09T08:43:20+00:00")
    assert facts.participants == ()


@pytest.mark.parametrize("data", [{}, [], {"id": "1", "state": "ended"}, {"state": "done"}, "x"])
def test_other_answers_of_the_api_are_disowned(data: Any) -> None:
    with pytest.raises(NotThisArtefact):
        api_space.parse(json.dumps({"data": data}), "x.json")


def test_the_crawlers_log_tells_each_space_once_as_it_was_last() -> None:
    found = read("crawler_log/spaces.jsonl")
    assert found.many
    other, harbour = found.told
    assert (other.facts.platform_id, other.facts.scheduled_at) == (
        "1OTHERspaceXY", "2025-10-09T08:53:20+00:00",
    )  # fmt: skip
    assert harbour.facts.title == "Harbour meeting"
    assert harbour.facts.ended_at == "2025-10-09T10:23:20.250+00:00"
    assert harbour.facts.participants == (Participant("maravale", "host", "maravale"),)
    assert harbour.rank == DOWNLOADER


def test_the_crawlers_raw_log_is_what_x_answered() -> None:
    (told,) = read("crawler_log/spaces.raw.jsonl").told
    assert told.rank == PLATFORM
    assert [figure.value for figure in told.facts.figures] == [446, 61]


def test_a_log_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    lines = (DATA / "crawler_log" / "spaces.jsonl").read_text()
    assert len(crawler_log.parse(lines[:-30] + '\n{"id": 7}\n[]\n"x"\n\n', "x")) == 2
    with pytest.raises(NotThisArtefact):
        crawler_log.parse("{}\nnonsense\n", "x")


def test_an_archive_of_x_tells_of_the_owners_spaces() -> None:
    found = read("x_archive/spaces-metadata.js")
    harbour, other = found.told
    assert harbour.facts.started_at == "2025-10-09T08:53:20+00:00"
    assert harbour.facts.participants == (
        Participant("X user 11", "host"),
        Participant("X user 12", "cohost"),
        Participant("X user 13", "speaker", "", 1_800_000),
    )
    assert [(f.kind, f.value) for f in harbour.facts.figures] == [
        ("participating", 12),
        ("participated", 446),
    ]
    assert harbour.called == {"space-1SAMPLEspaceX_0"}
    assert (other.facts.started_at, other.facts.date_source) == (
        "2025-10-09", "the X data archive (createdAt)",
    )  # fmt: skip


@pytest.mark.parametrize(
    "moment",
    ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2024-02-31T10:00:00Z", 0, -1, 10**18, {}, []],
)
def test_impossible_moments_are_none(moment: Any) -> None:
    facts = archived(createdAt=moment, startedAt=moment, endedAt=moment).facts
    assert (facts.started_at, facts.ended_at, facts.date_source) == ("", "", "")


def test_rows_of_an_archive_are_read_however_they_are_wrapped() -> None:
    for row in ({"id": "1a"}, {"a": {"b": {"id": "1a"}}}, {"spaces": {"spaceId": "1a"}}):
        text = f"window.YTD.spaces_metadata.part3 = {json.dumps([row])};\n"
        assert [told.facts.platform_id for told in x_archive.parse(text, "x")] == ["1a"]
    assert x_archive.parse("YTD.spaces_metadata.part0 = [{}, 7, {}]", "x") == ()


def test_an_archive_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "spaces-metadata.js"
    path.write_bytes((DATA / "x_archive" / "spaces-metadata.js").read_bytes()[:300])
    with pytest.raises(RefusedFile, match=r"spaces-metadata\.js: The file is not whole JSON"):
        platforms.read(path)
    with pytest.raises(NotThisArtefact):
        x_archive.parse("var x = 1", "x.js")


def test_odd_values_in_lines_and_scripts_are_passed_over() -> None:
    chance = random.Random(7)
    raw = (DATA / "crawler_log" / "spaces.raw.jsonl").read_text().splitlines()
    rows = [json.loads(line) for line in raw]
    script = (DATA / "x_archive" / "spaces-metadata.js").read_text().partition("=")[2]
    for _ in range(300):
        row, archive = copy.deepcopy(chance.choice(rows)), json.loads(script)
        for _ in range(chance.randrange(1, 4)):
            spoil(row, chance)
            spoil(archive, chance)
        try:
            assert_told(crawler_log.parse(json.dumps(row), "x"))
            assert_told(x_archive.parse(f"YTD.spaces_metadata.part0 ={json.dumps(archive)}", "x"))
        except RefusedFile:
            continue
