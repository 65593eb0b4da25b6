"""EBU subtitles (.stl): blocks of 128 bytes behind a header, as European television has them.

https://tech.ebu.ch/docs/tech/tech3264.pdf. Times count from the start of the programme that the
header tells, where it tells one.
"""

from __future__ import annotations

import io
import re

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.broadcast import cues_from
from spacesviewer.transcripts.captions import segments_of, transcript_of
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends

NAME = "EBU subtitles"
EXTENSIONS = ("stl",)

_HEADER_BYTES = 1024
_DISK_FORMAT = re.compile(rb"\d{3}STL\d{2}\.\d{2}", re.DOTALL)
_START = slice(256, 264)  # of the programme: hours, minutes, seconds, frames


def sniff_bytes(head: bytes) -> bool:
    """Whether the header names the format behind three digits of a code page."""
    return _DISK_FORMAT.match(head) is not None


def parse_bytes(data: bytes) -> ParsedTranscript:
    """The subtitles. Raises RefusedFile where the blocks are damaged."""
    if not sniff_bytes(data) or len(data) < _HEADER_BYTES:
        raise RefusedFile("The file is cut off: an EBU header has 1,024 bytes.")
    mends = Mends()
    language = ""

    def read() -> object:
        from ttconv.stl.config import STLReaderConfiguration  # noqa: PLC0415 - as above all else
        from ttconv.stl.reader import to_model  # noqa: PLC0415 - here: a tenth of a second

        nonlocal language
        told = data[_START].isdigit()
        config = STLReaderConfiguration(program_start_tc="TCP" if told else None)
        document = to_model(io.BytesIO(data), config)
        language = document.get_lang()
        return document

    cues = cues_from(read, len(data), mends)
    return transcript_of(segments_of(cues, mends), mends, language=language_code(language))
