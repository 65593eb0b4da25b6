from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from spacesviewer import platforms
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.session import SessionFacts
from spacesviewer.platforms.audiospace import parse
from spacesviewer.platforms.refusals import NotThisArtefact

DATA = Path(__file__).parents[2] / "data" / "platforms" / "audiospace"
START = 1_760_000_000_000


def facts(metadata: dict[str, Any], **more: Any) -> SessionFacts:
    space = {"metadata": {"rest_id": "1abc", "state": "Ended", **metadata}, **more}
    return parse(json.dumps({"data": {"audioSpace": space}}), "space.json")[0].facts


def admin(name: str, handle: str, start: Any = 0) -> dict[str, Any]:
    return {"display_name": name, "twitter_screen_name": handle, "start": start}


def test_a_whole_answer_gives_everything() -> None:
    read = platforms.read(DATA / "whole.json")
    assert read is not None
    space = read.told[0].facts
    assert (read.name, read.many) == ("X Space metadata", False)
    assert read.told[0].more == {
        "state": "Ended",
        "media_key": "28_1",
        "content_type": "visual_audio",
    }
    assert (space.title, space.language) == ("Harbour meeting: the ferry question", "en")
    assert (space.platform, space.platform_id) == ("X Spaces", "1SAMPLEspaceX")
    assert space.url == "https://x.com/i/spaces/1SAMPLEspaceX"
    assert space.started_at == "2025-10-09T08:53:20+00:00"
    assert space.ended_at == "2025-10-09T10:23:20.250+00:00"
    assert space.scheduled_at == "2025-10-09T08:43:20+00:00"
    assert "started_at" in space.date_source
    assert space.synthetic
    assert space.participants[:3] == (
        Participant("Mara Vale", "host", "maravale", 0),
        Participant("Idris", "cohost", "idris_h", 61_000),
        Participant("Caller Ann", "speaker", "ann", 1_800_000),
    )
    listeners = [person for person in space.participants if person.role == "listener"]
    assert len(listeners) == 20
    date = "2025-10-09T10:25:00+00:00"
    assert space.figures == (
        Figure("live listeners", 446, "platform-reported (X)", date),
        Figure("replay listeners", 57, "platform-reported (X)", date),
        Figure("participants total", 61, "platform-reported (X)", date),
    )


def test_the_metadata_alone_is_enough() -> None:
    read = platforms.read(DATA / "metadata-only.json")
    assert read is not None
    space = read.told[0].facts
    assert (space.title, space.participants, space.synthetic) == ("", (), False)
    # The day it was announced, and no hour that nobody told.
    assert (space.started_at, space.date_source) == (
        "2025-10-09",
        "the Space's metadata (created_at)",
    )


def test_without_a_creator_the_only_admin_is_the_host() -> None:
    one = facts({}, participants={"admins": [admin("Ann", "ann")]})
    assert [person.role for person in one.participants] == ["host"]
    two = facts({}, participants={"admins": [admin("Ann", "ann"), admin("Ben", "ben")]})
    assert [person.role for person in two.participants] == ["cohost", "cohost"]


def test_people_are_named_once_with_their_highest_role() -> None:
    creator = {"result": {"core": {"name": "Ann", "screen_name": "ANN"}}}
    people = {
        "admins": [admin("Ann!", "ann", START + 5000), admin("Ben", "ben")],
        "speakers": [admin("Ben", "Ben", str(START + 9000)), admin("", ""), admin("", "cid"), 7],
        "listeners": None,
    }
    found = facts({"creator_results": creator, "started_at": START}, participants=people)
    assert found.participants == (
        Participant("Ann", "host", "ANN", 5000),
        Participant("Ben", "cohost", "ben", 9000),
        Participant("cid", "speaker", "cid"),
    )


@pytest.mark.parametrize(
    ("told", "joined"),
    [(START + 1, 1), (str(START + 1), 1), (START - 1, 0), (0, None), (None, None), ("soon", None),
     (START * 1000, None), (START // 1000 + 5, 5000)],
)  # fmt: skip
def test_join_times_count_from_the_start(told: Any, joined: int | None) -> None:
    people = {"speakers": [admin("Ann", "ann", told)]}
    assert facts({"started_at": START}, participants=people).participants[0].joined_ms == joined


@pytest.mark.parametrize(
    "metadata",
    [
        {"title": 7, "language": [], "started_at": "soon", "ended_at": None, "updated_at": {}},
        {"total_live_listeners": "many", "total_replay_watched": -1, "creator_results": []},
        {"creator_results": {"result": {"legacy": None}}, "rest_id": "../../etc/passwd"},
        {"started_at": 1e300, "ended_at": True, "total_live_listeners": 1e300},
    ],
)
def test_odd_fields_are_not_told(metadata: dict[str, Any]) -> None:
    space = facts(metadata, participants=[])
    assert space.started_at == ""
    assert space.participants == ()
    assert space.figures == ()
    assert "/etc" not in space.url


def test_figures_written_as_strings_are_read() -> None:
    space = facts({"total_live_listeners": "1284588", "ended_at": str(START)})
    assert space.figures == (
        Figure("live listeners", 1_284_588, "platform-reported (X)", "2025-10-09T08:53:20+00:00"),
    )


def test_other_files_are_no_artefact(tmp_path: Path) -> None:
    for name, text in {
        "package.json": '{"name": "x"}',
        "whisper.json": '{"text": "", "segments": [], "language": "en"}',
        "talk.srt": "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
        "empty.json": "",
        "list.json": "[]",
        "user.json": '{"rest_id": "1", "name": "x"}',
        "spaces.raw.jsonl": '{"type":"AudioSpaceById","data":{"metadata":{"rest_id":"1"}}}\n{}\n',
    }.items():
        (tmp_path / name).write_text(text)
        assert platforms.read(tmp_path / name) is None, name
    assert platforms.read(tmp_path) is None
    assert platforms.read(tmp_path / "absent.json") is None
    (tmp_path / "sound.m4a").write_bytes(bytes(range(256)) * 99)
    assert platforms.read(tmp_path / "sound.m4a") is None


def test_a_cut_artefact_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "space.json"
    path.write_bytes((DATA / "whole.json").read_bytes()[:900])
    with pytest.raises(RefusedFile, match=r"space\.json: The file is not whole JSON"):
        platforms.read(path)


def test_what_a_windows_console_redirected_is_read(tmp_path: Path) -> None:
    path = tmp_path / "space.json"
    path.write_text((DATA / "whole.json").read_text("utf-8"), "utf-16")
    read = platforms.read(path)
    assert read is not None
    assert read.told[0].facts.title == "Harbour meeting: the ferry question"


def test_json_that_only_looks_alike_is_disowned() -> None:
    with pytest.raises(NotThisArtefact, match=r"x\.json"):
        parse('{"a": {"media_key": 1}}', "x.json")
