"""Documents as an editor reads them: questions before answers, links, bold, and whole blocks."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile

import docx
import odf.opendocument
import odf.text
import openpyxl
import pypdf

from spacesviewer.domain.citation import QuoteForm, question_text
from spacesviewer.domain.quote import QuotePart
from spacesviewer.export import quote_formats, recap_formats, recap_paragraphs
from spacesviewer.export._document import Paragraph
from tests.unit.export.making import URDU, quote

QUOTES, RECAPS = quote_formats(), recap_formats()
ASKED = QuotePart("Bilal", "Who has read it?", 70_000, 74_000)
FORM = QuoteForm(questions=True)
MOMENT = "https://x.com/i/spaces/1v#t=74"
RECAP = f"""# Water

- **Where:** X Spaces

## The signature

**Bilal:** Who has read it?

> “Nobody read it.”

— Ayesha, [0:01:14](<{MOMENT}>) (UNVERIFIED)

Note: ask again

> “Shame.”

— Ayesha, 0:01:20
"""


def body(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_a_question_is_read_before_its_answer_and_stays_with_it() -> None:
    document = docx.Document(io.BytesIO(QUOTES["docx"].render([quote(question=ASKED)], FORM)))
    told = [(p.style.name, p.text) for p in document.paragraphs if p.style][2:]
    assert told == [
        ("Question", "Question: Bilal (0:01:10): “Who has read it?”"),
        ("Quote", "“Nobody read it.”"),
        ("Caption", "— Ayesha Siddiqui, 0:01:14"),
    ]
    question, words, source = document.paragraphs[2:]
    assert question.runs[0].bold
    assert question.paragraph_format.keep_with_next
    assert words.paragraph_format.keep_with_next
    assert not source.paragraph_format.keep_with_next


def test_of_a_long_turn_the_question_at_its_end_is_told() -> None:
    turn = f"{'We thank everybody. ' * 12}Who has read it, then?"
    asked = quote(question=QuotePart("Bilal", turn, 1, 2))
    assert question_text(asked).startswith("Bilal (0:00:00): “[...] We thank everybody.")
    assert question_text(asked).endswith("Who has read it, then?”")
    assert len(question_text(asked)) < 190
    assert turn in question_text(asked, whole=True)
    one = "word " * 100 + "why?"
    assert one in question_text(quote(question=QuotePart("Bilal", one, 1, 2)))


def test_times_lead_to_the_moment_and_what_nobody_checked_is_bold() -> None:
    unchecked = [quote(state="to check", transcript_origin="machine")]
    word = QUOTES["docx"].render(unchecked, FORM)
    assert f'Target="{MOMENT}"' in body(word, "word/_rels/document.xml.rels")
    assert re.search(r"<w:b/>.{0,80}UNVERIFIED</w:t>", body(word, "word/document.xml"))
    text = odf.opendocument.load(io.BytesIO(QUOTES["odt"].render(unchecked, FORM)))
    (link,) = text.getElementsByType(odf.text.A)
    assert (str(link), link.getAttribute("href")) == ("0:01:14", MOMENT)
    (bold,) = text.getElementsByType(odf.text.Span)
    assert str(bold) == "UNVERIFIED"
    page = pypdf.PdfReader(io.BytesIO(QUOTES["pdf"].render(unchecked, FORM))).pages[0]
    assert [one["/A"]["/URI"] for one in page.annotations or ()] == [MOMENT]


def test_an_open_document_of_a_recap_keeps_its_links_and_bold_words() -> None:
    text = odf.opendocument.load(io.BytesIO(RECAPS["odt"].render(RECAP, "Water")))
    (link,) = text.getElementsByType(odf.text.A)
    assert link.getAttribute("href") == MOMENT
    assert [str(span) for span in text.getElementsByType(odf.text.Span)] == ["Where:", "Bilal:"]


def test_only_what_was_asked_stays_with_the_words_below_it() -> None:
    styles = [(one.style, one.text[:5], one.joined) for one in recap_paragraphs(RECAP)]
    assert ("item", "• Whe", False) in styles
    assert ("question", "Bilal", True) in styles
    assert ("words", "Note:", False) in styles


def test_no_page_of_a_pdf_parts_a_quote_from_its_source() -> None:
    words = "Nobody had read the envelope, and nobody said so. " * 4
    quotes = [quote(f"{words}{number:03}", id=f"q{number}", question=ASKED) for number in range(24)]
    pages = pypdf.PdfReader(io.BytesIO(QUOTES["pdf"].render(quotes, FORM))).pages
    assert len(pages) > 2
    for page in pages:
        text = page.extract_text()
        counts = [text.count(told) for told in ("Question:", "nobody said so", "Ayesha Siddiqui,")]
        assert counts[0] == counts[2]
        assert counts[1] == 4 * counts[0]


def test_a_very_long_quote_breaks_no_line_before_its_end_in_a_pdf() -> None:
    spoken = [f"word{number:04}" for number in range(450)]
    pages = pypdf.PdfReader(io.BytesIO(QUOTES["pdf"].render([quote(" ".join(spoken))], FORM))).pages
    lines = "\n".join(page.extract_text() for page in pages).splitlines()
    told = [line.split() for line in lines if "word" in line]
    assert [word.strip("“”") for line in told for word in line] == spoken
    assert min(len(line) for line in told[:-1]) >= 5


def test_a_number_behind_urdu_keeps_its_space_in_a_pdf() -> None:
    data = QUOTES["pdf"].render([quote(session_title="پریس 2026")], QuoteForm())
    content = pypdf.PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert content is not None
    told = re.findall(rb"/ActualText <FEFF([0-9a-f]+)>", content.get_data())
    assert any("پریس 2026" in bytes.fromhex(one.decode()).decode("utf-16-be") for one in told)


def test_a_page_has_its_own_look_and_no_other() -> None:
    page = QUOTES["html"].render([quote(question=ASKED, session_title="پریس")], FORM).decode()
    (style,) = re.findall(r"<style>(.*?)</style>", page)
    told = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{told}'" in page
    assert "url(" not in style
    assert page.index("Who has read it?") < page.index("Nobody read it.")
    assert "<h2>\u2068پریس\u2069, 14 Nov 2026" in page  # not all of it from the right


def test_urdu_with_words_off_the_record_is_read_from_the_right() -> None:
    assert Paragraph("words", f"[off the record] {URDU}", "ur").backwards
    assert not Paragraph("words", "[off the record] and so on").backwards


def test_a_row_of_the_workbook_is_as_tall_as_its_words() -> None:
    data = QUOTES["xlsx"].render([quote("Six of nine. " * 20), quote("No.", id="q2")], FORM)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    assert sheet.row_dimensions[2].height >= 4 * 15
    assert sheet.row_dimensions[3].height < sheet.row_dimensions[2].height
    assert sheet.page_setup.orientation == "landscape"
