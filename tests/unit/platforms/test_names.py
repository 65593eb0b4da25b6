"""Dates, titles and ids in the names of files and folders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.platforms import names
from spacesviewer.platforms.names import Named

FOLDER = "2024-05-01 18.30.00 Press talk 123456789"


@pytest.mark.parametrize(
    ("stem", "began"),
    [
        ("240501_1830", "2024-05-01T18:30"),
        ("240501_183005_001", "2024-05-01T18:30:05"),
        ("20240501 183000", "2024-05-01T18:30:00"),
        ("20240501183000", "2024-05-01T18:30:00"),
        ("REC_20240501_1830", "2024-05-01T18:30"),
        ("AUDIO-2024-05-01-18-30-00", "2024-05-01T18:30:00"),
        ("WhatsApp Audio 2024-05-01 at 18.30.00", "2024-05-01T18:30:00"),
        ("PTT-20240501-WA0001", "2024-05-01"),
        ("Aufnahme 2024.05.01 um 18.30", "2024-05-01T18:30"),
        ("2024-05-01T18:30:00Z rally", "2024-05-01T18:30:00+00:00"),
        ("2024-05-01T18:30:00+0530", "2024-05-01T18:30:00+05:30"),
        ("rally 2024-05-01", "2024-05-01"),
        ("rally 2024-02-30", ""),
        ("2024-05-01 25.30.00", "2024-05-01"),
        ("240501_2561", ""),
        ("0001-01-01 10.00.00", ""),
        ("9999-12-31 10.00.00", ""),
        ("2024-05-01 and 2024-05-02", ""),
        ("1234567890123456789", ""),
        ("Voice 001", ""),
        ("Neue Aufnahme 12", ""),
        ("ZOOM0001", ""),
        ("", ""),
    ],
)
def test_when_it_began(stem: str, began: str) -> None:
    assert names.began_at(stem) == began
    assert names.read(stem).started_at == began


def test_names_that_downloaders_of_spaces_give() -> None:
    space = "1SAMPLEspaceX"
    assert names.read(f"[maravale][2510090853 UTC] The ferry? ({space})") == Named(
        "The ferry?", "2025-10-09T08:53+00:00", "X Spaces", space, "maravale", "maravale"
    )
    assert names.read(f"[maravale][2513090853 UTC] NA ({space})").started_at == ""
    assert names.read(f"(Mara Vale)On - the ferry-{space}") == Named(
        "On - the ferry", "", "X Spaces", space, "Mara Vale"
    )
    assert names.read(f"On the ferry [{space}]") == Named("On the ferry", "", "X Spaces", space)
    assert names.read(f"space-{space}_0") == Named("", "", "X Spaces", space)
    assert names.read("A video [dQw4w9WgXcQ]") == Named()


def test_a_zoom_folder_names_its_meeting() -> None:
    meeting = Named("Press talk", "2024-05-01T18:30:00", "Zoom", "123456789")
    assert names.read("audio_only", FOLDER) == names.read(FOLDER, FOLDER) == meeting
    assert names.read("Interview", FOLDER) == Named()
    cloud = names.read("GMT20240501-183000_Recording_1920x1080")
    assert (cloud.started_at, cloud.platform) == ("2024-05-01T18:30:00+00:00", "Zoom")


@given(stem=st.text() | st.from_regex(names._FULL) | st.from_regex(names._CRAWLER))
def test_any_name_is_read(stem: str) -> None:
    names.read(stem, stem)
