from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from spacesviewer import platforms
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.session import SessionFacts
from spacesviewer.platforms.moments import epoch_ms, iso, iso_date
from spacesviewer.platforms.refusals import NotThisArtefact
from spacesviewer.platforms.ytdlp import parse

DATA = Path(__file__).parents[2] / "data" / "platforms" / "ytdlp"


def facts(**info: Any) -> SessionFacts:
    return parse(json.dumps({"id": "x", "extractor": "youtube", **info}), "x.info.json")[0].facts


def told(name: str) -> SessionFacts:
    read = platforms.read(DATA / name)
    assert read is not None
    assert read.name == "yt-dlp info"
    return read.told[0].facts


def test_a_title_that_x_has_escaped_is_read_as_it_was_typed() -> None:
    assert facts(extractor="twitter:spaces", title="Q&amp;A on R&amp;D").title == "Q&A on R&D"
    assert facts(title="What &amp; means").title == "What &amp; means"


def test_a_space() -> None:
    space = told("space.info.json")
    assert (space.title, space.platform) == ("Harbour meeting", "X Spaces")
    assert space.url == "https://x.com/i/spaces/1SAMPLEspaceX"
    assert space.started_at == "2025-10-09T08:53:20+00:00"
    assert space.participants == (
        Participant("Mara Vale", "host", "maravale"),
        Participant("Idris", "speaker"),
        Participant("Caller Ann", "speaker"),
    )


def test_old_files_have_milliseconds_where_seconds_belong() -> None:
    space = told("old-space.info.json")
    assert space.started_at == "2025-10-09T08:53:20+00:00"
    assert space.participants == (Participant("Mara Vale", "host", "maravale"),)


def test_an_upload_has_a_day_and_no_hour_and_no_host() -> None:
    video = told("video.info.json")
    assert (video.started_at, video.date_source) == ("2024-02-29", "yt-dlp (upload_date)")
    assert (video.platform, video.language) == ("YouTube", "en")
    assert video.description == "First line\nsecond"
    assert video.participants == ()
    assert video.figures == (
        Figure("views", 44_000, "platform-reported (YouTube)", "2024-03-01T13:33:20+00:00"),
    )


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        (
            {"live_status": "was_live", "release_timestamp": 1_700_000_000},
            "2023-11-14T22:13:20+00:00",
        ),
        ({"live_status": "not_live", "release_timestamp": 1_700_000_000}, "2023-11-14"),
        ({"timestamp": 1_700_000_000}, "2023-11-14"),
        ({"upload_date": "20240230"}, ""),
        ({"upload_date": 20240229}, ""),
        ({"upload_date": "20240229", "release_date": "20240301"}, "2024-03-01"),
        ({"timestamp": "soon"}, ""),
        ({}, ""),
    ],
)
def test_when_it_began(info: dict[str, Any], expected: str) -> None:
    found = facts(**info)
    assert found.started_at == expected
    assert bool(found.date_source) == bool(expected)


def test_what_is_still_to_come_is_scheduled() -> None:
    space = facts(
        extractor="twitter:spaces", live_status="is_upcoming", release_timestamp=1_700_000_000
    )
    assert (space.started_at, space.scheduled_at) == ("", "2023-11-14T22:13:20+00:00")


@pytest.mark.parametrize(
    ("url", "expected"),
    [("https://a.b/c", "https://a.b/c"), ("javascript:x", ""), ("file:///etc", ""), (7, ""),
     ("http://[", "")],
)  # fmt: skip
def test_only_web_addresses_are_addresses(url: Any, expected: str) -> None:
    assert facts(webpage_url=url).url == expected


def test_other_platforms_keep_their_names() -> None:
    assert facts(extractor="soundcloud:set", extractor_key="SoundcloudSet").platform == "SoundCloud"
    assert facts(extractor="somewhere", extractor_key="SomeWhere").platform == "SomeWhere"


@pytest.mark.parametrize(
    "document",
    [{}, [], {"id": "x"}, "x"],
)
def test_what_is_no_recording_is_disowned(document: Any) -> None:
    with pytest.raises(NotThisArtefact):
        parse(json.dumps(document), "x.info.json")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1_700_000_000, 1_700_000_000_000),
        (1_700_000_000_123, 1_700_000_000_123),
        ("1700000000123", 1_700_000_000_123),
        (1_700_000_000.9, 1_700_000_000_000),
        (0, None),
        (-1, None),
        (10**20, None),
        (None, None),
        ("", None),
        (True, None),
        (float("nan"), None),
    ],
)
def test_moments(value: Any, expected: int | None) -> None:
    assert epoch_ms(value) == expected


def test_moments_as_text() -> None:
    assert iso(1_700_000_000_000) == "2023-11-14T22:13:20+00:00"
    assert iso(1_700_000_000_123) == "2023-11-14T22:13:20.123+00:00"
    assert iso(None) == ""
    assert iso_date("20240229") == "2024-02-29"
    assert iso_date("99999999") == ""
