"""What we write, opened by the programs that editors have; skipped where a program is missing."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.segment import Segment
from spacesviewer.export import quote_formats, transcript_formats
from tests.unit.export.making import URDU, quote

pytestmark = pytest.mark.slow

ENGLISH = "The contract was signed in March"
QUOTES = [
    quote(f"{ENGLISH}.", state="to check", transcript_origin="machine", topics=("water",)),
    quote(URDU, id="q2", language="ur", synthetic=True),
    quote(id="q3", parts=(QuotePart("رؤف", "=1+1", 1, 2), QuotePart("", "Shame <b>!", 2, 3))),
]
# Commas, double quotes, and 76 for UTF-8.
_CSV_UTF8 = "csv:Text - txt - csv (StarCalc):44,34,76"
FORM = QuoteForm(gaps=(("q1", "Silence for 4 s."),))
TOLD = ("Ayesha Siddiqui", "UNVERIFIED: machine transcript", "Unidentified speaker", "=1+1")


def program(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.skip(f"{names[0]} is not installed here")


def run(*command: str | Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def written(folder: Path, key: str) -> Path:
    module = quote_formats()[key]
    path = folder / f"quotes.{module.EXTENSION}"
    path.write_bytes(module.render(QUOTES, FORM))
    return path


def converted(path: Path, form: str) -> Path:
    """The file in another form, by LibreOffice without a window and with a profile of its own."""
    office = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    where = ("--outdir", path.parent / "out")
    run(office, profile, "--headless", "--convert-to", form, *where, path)
    return path.parent / "out" / f"{path.stem}.{form.partition(':')[0]}"


@pytest.mark.parametrize("key", ["docx", "odt"])
def test_libre_office_reads_the_words(key: str, tmp_path: Path) -> None:
    text = converted(written(tmp_path, key), "txt:Text (encoded):UTF8").read_text("utf-8")
    for words in (*TOLD, ENGLISH, URDU, "Shame <b>!", "Silence for 4 s", "Topics: water"):
        assert words in text
    page = converted(written(tmp_path, key), "pdf")
    shown = run(program("pdftotext"), page, "-")
    assert ENGLISH in shown
    assert "X Spaces, 0:01:14 – 0:01:18" in shown  # the note at the foot of the page


def test_libre_office_reads_the_workbook(tmp_path: Path) -> None:
    table = converted(written(tmp_path, "xlsx"), _CSV_UTF8).read_text("utf-8")
    for words in ("UNVERIFIED", ENGLISH, URDU, ",=1+1,", "Shame <b>!"):
        assert words in table


def test_libre_office_keeps_a_transcript(tmp_path: Path) -> None:
    path = tmp_path / "talk.docx"
    talk = [Segment(0, 4500, "Welcome.", "Ayesha"), Segment(5000, 9000, URDU, "رؤف")]
    path.write_bytes(transcript_formats()["docx"].render(talk, "ur", "Talk", synthetic=True))
    text = converted(path, "txt:Text (encoded):UTF8").read_text("utf-8")
    for words in ("Talk", "Synthetic voices", "[0:00:00] Ayesha", "[0:00:05] رؤف", URDU):
        assert words in text


@pytest.mark.parametrize("key", ["docx", "odt", "html", "md"])
def test_pandoc_reads_the_words(key: str, tmp_path: Path) -> None:
    pandoc = program("pandoc")
    form = {"md": "commonmark"}.get(key, key)
    text = run(pandoc, "--from", form, "--to", "plain", "--wrap=none", written(tmp_path, key))
    for words in (*TOLD, ENGLISH, URDU, "Shame <b>!"):
        assert words in text
    if key in ("docx", "odt"):
        markdown = run(pandoc, "--from", form, "--to", "markdown", written(tmp_path, key))
        assert "[^1]:" in markdown
        assert "[^3]:" in markdown


def test_poppler_finds_the_words(tmp_path: Path) -> None:
    reader = program("pdftotext")
    text = run(reader, written(tmp_path, "pdf"), "-")
    for words in (*TOLD, ENGLISH, "Shame <b>!", "synthetic voices", "Silence for 4 s"):
        assert words in text
    # Poppler gives right-to-left text that tells its own reading order back in reverse.
    plain = "".join(c for c in text if unicodedata.category(c) != "Cf")
    assert URDU in plain or URDU.rstrip("۔")[::-1] in plain


def test_poppler_draws_every_letter(tmp_path: Path) -> None:
    """The letters of the PDF are in its own fonts, and poppler has no complaint."""
    fonts = program("pdffonts")
    done = subprocess.run(
        [fonts, written(tmp_path, "pdf")], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""
    rows = done.stdout.splitlines()[2:]
    assert len(rows) >= 3
    assert all(" yes yes yes " in " ".join(row.split()) for row in rows)


def test_a_long_export_is_a_document_of_many_pages(tmp_path: Path) -> None:
    many = [replace(QUOTES[n % 2], id=f"q{n}", session=f"s{n // 20}") for n in range(40)]
    path = tmp_path / "many.pdf"
    path.write_bytes(quote_formats()["pdf"].render(many, QuoteForm()))
    told = run(program("pdfinfo"), path)
    assert int(told.partition("Pages: ")[2].split()[0]) >= 4
    assert run(program("pdftotext"), path, "-").count(ENGLISH) == 20
