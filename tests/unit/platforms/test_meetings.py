"""Files of Zoom meetings are told by their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.platforms import meetings

FOLDER = "2024-05-01 18.30.00 Press talk 123456789"


@pytest.mark.parametrize(
    "stem", ["audio_only", "video1234567", "zoom_0", "closed_caption", "audio1531429327",
             "meeting_saved_closed_caption", "chat"],
)  # fmt: skip
def test_all_files_of_a_meeting_belong_together(stem: str) -> None:
    assert meetings.stem_of(stem, FOLDER) == FOLDER
    assert meetings.stem_of(stem, "elsewhere") == ""


@pytest.mark.parametrize(
    "end", ["", "_1920x1080", ".transcript", ".cc", "_gallery_1280x720", "newChat", "_avo_640x360"]
)
def test_all_files_of_a_cloud_recording_belong_together(end: str) -> None:
    base = "GMT20240501-183000_Recording"
    assert meetings.stem_of(base + end, "") == base


def test_chats_are_known_by_their_names() -> None:
    chats = ("chat.txt", "meeting_saved_chat.txt", "meeting_saved_new_chat.txt",
             "GMT20240501-183000_RecordingnewChat.txt")  # fmt: skip
    assert all(map(meetings.is_chat, chats))
    assert not any(map(meetings.is_chat, ("chat.mp3", "wechat.txt", "closed_caption.txt")))


@given(stem=st.text())
def test_any_name_is_looked_at(stem: str) -> None:
    meetings.stem_of(stem, stem)
    meetings.is_chat(stem)
