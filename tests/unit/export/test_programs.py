"""What we write, opened by the programs that editors have.

Where a program is missing its tests are skipped; in CI, which installs them all, they fail.
"""

from __future__ import annotations

import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.transcript import Transcript
from spacesviewer.export import quote_formats, recap_formats, transcript_formats
from tests.programs import program, said
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
RECAP = f"""# On the rally

Hosts: Ayesha

## Role of the army

> “The contract was signed.”

> {URDU}
"""
FORM = QuoteForm(gaps=(("q1", "Silence for 4 s."),))
TOLD = ("Ayesha Siddiqui", "UNVERIFIED: machine transcript", "Unidentified speaker", "=1+1")


def written(folder: Path, key: str) -> Path:
    module = quote_formats()[key]
    path = folder / f"quotes.{module.EXTENSION}"
    path.write_bytes(module.render(QUOTES, FORM))
    return path


TALK = [Segment(0, 4500, "Welcome.", "Ayesha"), Segment(5000, 9000, URDU, "رؤف")]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that LibreOffice reads, as it has written it again: with one profile, and in few goes."""
    office, folder = program("soffice", "libreoffice"), tmp_path_factory.mktemp("office")
    texts = [written(folder, "docx"), written(folder, "odt"), folder / "talk.docx"]
    texts[2].write_bytes(
        transcript_formats()["docx"].render(Transcript(TALK, "ur", "Talk", synthetic=True))
    )
    for key in ("docx", "odt"):
        texts.append(folder / f"recap-{key}.{key}")
        texts[-1].write_bytes(recap_formats()[key].render(RECAP, "On the rally"))
    texts[1] = texts[1].rename(folder / "quotes-odt.odt")
    table = written(folder, "xlsx").rename(folder / "table.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    headless = (office, profile, "--headless", "--convert-to")
    texts_as = "txt:Text (encoded):UTF8"
    said(*headless, texts_as, "--outdir", folder / "out", *texts)
    said(*headless, "pdf", "--outdir", folder / "out", *texts[:2])
    said(*headless, _CSV_UTF8, "--outdir", folder / "out", table)
    return folder / "out"


@pytest.mark.parametrize("name", ["quotes", "quotes-odt"])
def test_libre_office_reads_the_words(name: str, opened: Path) -> None:
    text = (opened / f"{name}.txt").read_text("utf-8")
    for words in (*TOLD, ENGLISH, URDU, "Shame <b>!", "Silence for 4 s", "Topics: water"):
        assert words in text
    shown = said(program("pdftotext"), opened / f"{name}.pdf", "-")
    assert ENGLISH in shown
    assert "X Spaces, 0:01:14 – 0:01:18" in shown  # the note at the foot of the page


def test_libre_office_reads_the_workbook(opened: Path) -> None:
    table = (opened / "table.csv").read_text("utf-8")
    for words in ("UNVERIFIED", ENGLISH, URDU, ",=1+1,", "Shame <b>!"):
        assert words in table


def test_libre_office_keeps_a_transcript(opened: Path) -> None:
    text = (opened / "talk.txt").read_text("utf-8")
    for words in ("Talk", "Synthetic voices", "[0:00:00] Ayesha", "[0:00:05] رؤف", URDU):
        assert words in text


@pytest.mark.parametrize("key", ["docx", "odt"])
def test_libre_office_reads_a_recap(key: str, opened: Path) -> None:
    text = (opened / f"recap-{key}.txt").read_text("utf-8")
    for words in ("On the rally", "Hosts: Ayesha", "“The contract was signed.”", URDU):
        assert words in text


@pytest.mark.parametrize("key", ["docx", "odt", "html", "md"])
def test_pandoc_reads_the_words(key: str, tmp_path: Path) -> None:
    pandoc = program("pandoc")
    form = {"md": "commonmark"}.get(key, key)
    text = said(pandoc, "--from", form, "--to", "plain", "--wrap=none", written(tmp_path, key))
    for words in (*TOLD, ENGLISH, URDU, "Shame <b>!"):
        assert words in text
    if key in ("docx", "odt"):
        markdown = said(pandoc, "--from", form, "--to", "markdown", written(tmp_path, key))
        assert "[^1]:" in markdown
        assert "[^3]:" in markdown


def test_poppler_finds_the_words(tmp_path: Path) -> None:
    reader = program("pdftotext")
    text = said(reader, written(tmp_path, "pdf"), "-")
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
    told = said(program("pdfinfo"), path)
    assert int(told.partition("Pages: ")[2].split()[0]) >= 4
    assert said(program("pdftotext"), path, "-").count(ENGLISH) == 20
