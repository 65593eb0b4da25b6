"""All that files tell of a session reaches the panel."""

from __future__ import annotations

import json
from pathlib import Path

from spacesviewer.library.store import Archive
from spacesviewer.ui.models.session_data import load
from spacesviewer.ui.panels.session import facts
from spacesviewer.workflows import importing
from tests.made import tone

SPACE = {
    "data": {
        "audioSpace": {
            "metadata": {
                "rest_id": "1mRoomHarbour",
                "title": "Harbour night",
                "language": "en",
                "state": "Ended",
                "scheduled_start": 1_700_000_000_000,
                "started_at": 1_700_000_100_000,
                "ended_at": "1700000102000",
                "total_live_listeners": 446_000,
            },
            "participants": {
                "admins": [
                    {"twitter_screen_name": "mara", "display_name": "Mara Vale", "start": 1}
                ],
                "speakers": [
                    {
                        "twitter_screen_name": "omar",
                        "display_name": "Omar Haddad",
                        "start": 1_700_000_101_000,
                    }
                ],
            },
        }
    }
}
INFO = {
    "id": "1mRoomHarbour",
    "extractor": "twitter:spaces",
    "extractor_key": "TwitterSpaces",
    "title": "Another name",
    "live_status": "was_live",
    "release_timestamp": 1_700_000_100,
}


def test_what_files_tell_of_a_space_and_where_they_disagree(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    tone(box / "harbour.wav", 2.0)
    (box / "harbour.json").write_text(json.dumps(SPACE), "utf-8")
    (box / "harbour.info.json").write_text(json.dumps(INFO), "utf-8")
    with Archive.create(tmp_path / "archive") as archive:
        (session,) = importing.add(archive, [box]).sessions
        shown = dict(facts(load(session.id)(archive), "Asia/Karachi"))
    assert shown["Title"] == "Harbour night"
    assert shown["Start"].startswith(
        "15 Nov 2023, 03:15 PKT = 14 Nov, 22:15 UTC\nthe Space's metadata"
    )
    assert shown["Planned for"].startswith("15 Nov 2023, 03:13 PKT")
    assert shown["Language"] == "English"
    assert shown["People"].splitlines() == [
        "Mara Vale (@mara), host",
        "Omar Haddad (@omar), speaker, from 0:00:01 on",
    ]
    assert "446,000 live listeners (platform-reported (X)" in shown["Figures"]
    assert "live status: was_live" in shown["Also told"]
    assert shown["Files disagree"] == (
        "harbour.info.json (yt-dlp info) gives another title: “Another name”."
    )
