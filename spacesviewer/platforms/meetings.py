"""Which files are of one Zoom meeting, by their names alone: each file of a folder is asked."""

from __future__ import annotations

import re

FOLDER = re.compile(
    r"(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d) (?P<H>\d\d)\.(?P<M>\d\d)\.(?P<S>\d\d) (?P<title>.+?)"
    r"(?: (?P<meeting>\d{9,12}))?",
    re.ASCII,
)
FILE = re.compile(
    r"(?:audio_only(?:_\d+)?|audio\d{5,}|video\d{5,}|zoom_\d{1,3}|audio\d|video\d|"
    r"playback(?:_\d+)?|(?:meeting_saved_)?closed_caption|"
    r"(?:meeting_saved_)?(?:new_)?chat|recording(?:_\d+)?\.conf)",
    re.ASCII,
)
_CLOUD = re.compile(
    r"(?P<base>GMT\d{8}-\d{6}_Recording)"
    r"(?:_(?:gallery|as|avo|gvo|separate|speaker|\d{3,4}x\d{3,4}))*"
    r"(?:\.transcript|\.cc|newChat|\.newChat|_chat)*"
)
_CHAT = re.compile(r"(?:meeting_saved_)?(?:new_)?chat\.txt|.*_Recording(?:\.?newChat|_chat)\.txt")


def stem_of(stem: str, folder: str) -> str:
    """The stem under which all files of one Zoom meeting belong together; "" for other files."""
    if match := _CLOUD.fullmatch(stem):
        return match["base"]
    if FOLDER.fullmatch(folder) and FILE.fullmatch(stem):
        return folder
    return ""


def is_chat(name: str) -> bool:
    """Whether a file is what was typed in a Zoom meeting: no speech, and left alone."""
    return _CHAT.fullmatch(name) is not None
