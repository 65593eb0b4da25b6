"""Plain text without times: Whisper's and Buzz's TXT, .lab files of aligners, typed transcripts.

Nothing in such a text says that it is a transcript, so only its place can: beside a recording or
another transcript of its name, or named by a person. Where it has enough times in it after all,
they are taken.
"""

from __future__ import annotations

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.cues import unix_lines
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.turn_lines import turns_of
from spacesviewer.transcripts.turns import transcript

NAME = "Plain text"
EXTENSIONS = ("txt", "text", "md", "markdown", "lab")
LOOSE = True
BY_NAME_ONLY = True  # its content tells nothing
NEVER_SILENT = ("lab",)  # what else ends so? One that belongs nowhere is told of


def sniff(_head: str) -> bool:
    """Never: any text could be one."""
    return False


def parse(text: str) -> ParsedTranscript:
    """Paragraphs as segments, with times where the text has enough of them."""
    mends = Mends()
    turns, title = turns_of(unix_lines(text).split("\n"), mends, loose=True)
    return transcript(turns, mends, title)
