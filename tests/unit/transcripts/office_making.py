"""Word, OpenDocument and Buzz files made for tests, so that a test can say what is in them.

``python -m tests.unit.transcripts.office_making`` writes those in tests/data again.
"""

from __future__ import annotations

import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.unit.transcripts.making import DATA

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"

TEAMS = (
    "0:0:0.0 --> 0:0:3.210\nAnna Berg\nIs the harbour open again?",
    "0:0:3.500 --> 0:0:7.40\nOmar Haddad\nSince Monday, for small boats.",
    "0:0:8.0 --> 0:0:11.0\nAnna Berg\nAnd the ferry?",
)
OTTER = (
    "Harbour talk",
    "Tue, Mar 4, 2025 · 0:45",
    "SPEAKERS",
    "Anna Berg, Omar Haddad",
    "Anna Berg  00:00",
    "Is the harbour open again?",
    "Omar Haddad  00:03",
    "Since Monday, for small boats.",
    "Transcribed by https://otter.ai",
)
TYPED = (
    "Anna: Is the harbour open again?",
    "Omar: Since Monday, for small boats.",
    "Anna: And the ferry?",
    "Omar: Nobody knows.",
)
ROWS = (
    ("00:00:00", "Anna Berg", "Is the harbour open again?"),
    ("00:00:03", "Omar Haddad", "Since Monday, for small boats."),
    ("00:00:08", "Anna Berg", "And the ferry?"),
)
_SCHEMA = """
CREATE TABLE transcription (
  id TEXT PRIMARY KEY, error_message TEXT, export_formats TEXT, file TEXT, output_folder TEXT,
  progress DOUBLE PRECISION DEFAULT 0.0, language TEXT, model_type TEXT, source TEXT, status TEXT,
  task TEXT, time_ended TIMESTAMP, time_queued TIMESTAMP NOT NULL, time_started TIMESTAMP,
  url TEXT, whisper_model_size TEXT, hugging_face_model_id TEXT,
  word_level_timings BOOLEAN DEFAULT FALSE, extract_speech BOOLEAN DEFAULT FALSE);
CREATE TABLE transcription_segment (
  id INTEGER PRIMARY KEY, end_time INT DEFAULT 0, start_time INT DEFAULT 0, text TEXT NOT NULL,
  translation TEXT DEFAULT '', transcription_id TEXT,
  FOREIGN KEY (transcription_id) REFERENCES transcription(id) ON DELETE CASCADE);
CREATE INDEX idx_transcription_id ON transcription_segment(transcription_id);
"""


def docx(paragraphs: Sequence[str], rows: Sequence[Sequence[str]] = (), body: str = "") -> bytes:
    """A Word document of paragraphs (with line breaks), a table, and raw XML."""
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )
    inner = "".join(map(_paragraph, paragraphs)) + (f"<w:tbl>{table}</w:tbl>" if rows else "")
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document(inner + body)})


def document(inner: str) -> str:
    """The XML of a Word document with this body."""
    return f'<?xml version="1.0"?><w:document {_WORD}><w:body>{inner}</w:body></w:document>'


def _paragraph(text: str) -> str:
    lines = text.split("\n")
    runs = "<w:r><w:br/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in lines
    )
    return f"<w:p>{runs}</w:p>"


def odt(body: str) -> bytes:
    """An OpenDocument text with this XML in its body."""
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" '
        f'xmlns:table="{_ODF}:table:1.0"><office:body><office:text>{body}</office:text>'
        "</office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def zipped(members: dict[str, str]) -> bytes:
    """A zip file; the date in it is always the same."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text.encode(), kind)
    return target.getvalue()


def buzz(count: int = 3, *, words: str = "", page: int = 512, extra: str = "") -> bytes:
    """A database of Buzz with two transcriptions of so many segments each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Buzz.sqlite"
        database = sqlite3.connect(path)
        database.execute(f"PRAGMA page_size = {page}")
        database.executescript(_SCHEMA + extra)
        for key, file, task, when in (
            ("one", "C:\\talks\\harbour.mp3", "transcribe", "2025-03-01T10:00:00"),
            ("two", "/talks/market.mp3", "translate", "2025-04-01T10:00:00"),
        ):
            database.execute(
                "INSERT INTO transcription(id, file, language, task, time_queued) "
                "VALUES (?, ?, 'ur', ?, ?)",
                (key, file, task, when),
            )
            database.executemany(
                "INSERT INTO transcription_segment(start_time, end_time, text, transcription_id) "
                "VALUES (?, ?, ?, ?)",
                [
                    (2000 * n, 2000 * n + 1900, f"{'Omar' if n % 2 else 'Anna'}: {n}{words}.", key)
                    for n in range(count)
                ],
            )
        database.commit()
        database.close()
        return path.read_bytes()


def main() -> None:
    """Writes the binary fixtures."""
    typed = "".join(f"<text:p>{escape(line)}</text:p>" for line in TYPED)
    timed = (
        "<text:h>Harbour</text:h><text:p>[00:00:00] Anna:<text:s text:c='2'/>Is it open?</text:p>"
        "<text:p>[00:00:04] Omar: Since <text:span>Monday</text:span>.</text:p>"
        "<text:p>[00:00:07] Anna: Thank<text:tab/>you.<text:line-break/>Good night.</text:p>"
    )
    for name, data in {
        "docx/teams.docx": docx(TEAMS),
        "docx/otter.docx": docx(OTTER),
        "docx/typed.docx": docx(TYPED),
        "docx/table.docx": docx((), ROWS),
        "opendocument/typed.odt": odt(typed),
        "opendocument/timed.odt": odt(timed),
        "buzz/Buzz.sqlite": buzz(),
    }.items():
        (DATA / name).parent.mkdir(exist_ok=True)
        (DATA / name).write_bytes(data)


if __name__ == "__main__":
    main()
