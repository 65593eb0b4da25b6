"""Word, OpenDocument and RTF: the text in its order, and nothing that could fill the memory."""

from __future__ import annotations

import io
import zipfile

import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts import office, read, read_bytes, rtf
from tests.unit.transcripts.making import DATA, told
from tests.unit.transcripts.office_making import document, docx, odt, zipped

TYPES = "[Content_Types].xml"


def refusal(data: bytes, name: str = "talk.docx") -> str:
    with pytest.raises(RefusedFile) as caught:
        read_bytes(data, name)
    return caught.value.sentence()


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("docx/teams.docx", [0, 3500, 8000]),
        ("docx/otter.docx", [0, 3000]),
        ("docx/table.docx", [0, 3000, 8000]),
    ],
)
def test_documents_of_services_have_names_and_times(name: str, starts: list[int]) -> None:
    format_name, found = read(DATA / name)
    assert format_name == "Word document"
    assert [segment.start_ms for segment in found.segments] == starts
    speakers = ["Anna Berg", "Omar Haddad", "Anna Berg"][: len(starts)]
    assert [segment.speaker for segment in found.segments] == speakers
    assert found.segments[0].text == "Is the harbour open again?"


def test_a_typed_document_has_no_times() -> None:
    found = read(DATA / "docx" / "typed.docx")[1]
    assert not found.timed
    assert [who for who, _ in told(found)] == ["Anna", "Omar", "Anna", "Omar"]
    assert [segment.row for segment in found.segments] == [1, 2, 3, 4]


def test_word_shows_added_words_and_hides_deleted_ones() -> None:
    changed = (
        "<w:p><w:ins><w:r><w:t>Anna: It is open</w:t></w:r></w:ins><w:del><w:r>"
        "<w:delText> closed</w:delText><w:t> shut</w:t></w:r></w:del><w:r><w:t>.</w:t>"
        "<w:tab/><w:t>Yes</w:t><w:noBreakHyphen/><w:t>no</w:t></w:r></w:p>"
    )
    (segment,) = read_bytes(docx((), body=changed), "talk.docx")[1].segments
    assert segment.text.endswith("It is open. Yes-no")


def test_an_opendocument_text_is_read_in_its_order() -> None:
    name, found = read(DATA / "opendocument" / "timed.odt")
    assert (name, found.title) == ("OpenDocument text", "Harbour")
    assert told(found) == [
        ("Anna", "Is it open?"),
        ("Omar", "Since Monday."),
        ("Anna", "Thank you. Good night."),
    ]
    skipped = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    found = read_bytes(odt(f"{skipped}<text:p>a<text:span>b</text:span>c</text:p>"), "x.odt")[1]
    assert [segment.text for segment in found.segments] == ["abc"]


def test_rich_text_is_its_words() -> None:
    name, found = read(DATA / "rtf" / "typed.rtf")
    assert name == "Rich text"
    assert told(found) == [
        ("Anna", "Is the café open?"),
        ("Omar", "Since Monday, “for small boats”."),
        ("Anna", "{And} the ferry? Nobody knows."),
    ]
    arabic = rtf.parse(r"{\rtf1\ansi\ansicpg1256 \'c7\'e1\'c8\'cd\'d1 \uc1\u1575 ?\par}")
    assert arabic.segments[0].text == "البحر ا"
    hidden = rtf.parse(r"{\rtf1{\*\bkmkstart x}{\field{\*\fldinst HYPERLINK}{\fldrslt seen}}\par}")
    assert hidden.segments[0].text == "seen"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7\n" + b"\xe2\xe3" * 99, "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "format of before 2007"),
        (zipped({TYPES: "<Types/>"}), "no document with a text"),
        (zipped({TYPES: "", "word/document.xml": "<w:document"}), "not whole XML"),
        (docx(["x"])[:200], "damaged document"),
        (docx([""]), "no words"),
    ],
)
def test_what_is_no_readable_document_is_refused(data: bytes, sentence: str) -> None:
    said = refusal(data)
    assert said.startswith("talk.docx ")
    assert sentence in said
    if "PDF" in said or "2007" in said:
        assert "save it as DOCX or plain text" in said


def test_bombs_are_refused_unexploded(monkeypatch: pytest.MonkeyPatch) -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    bomb = zipped({TYPES: "", "word/document.xml": f"{entities}<x>&b;</x>"})
    assert "XML entities" in refusal(bomb)
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert "XML entities" in refusal(zipped({TYPES: "", "word/document.xml": outside}))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(TYPES, "")
        archive.writestr("word/document.xml", b" " * (office._MAX_XML + 9))
    assert len(target.getvalue()) < 200_000
    assert "unpacks to more text" in refusal(target.getvalue())
    many = zipped({TYPES: "", **{f"word/{n}": "" for n in range(40)}, "word/document.xml": "<x/>"})
    monkeypatch.setattr(office, "_MAX_MEMBERS", 30)
    assert "no document" in refusal(many)


def test_a_locked_document_is_refused() -> None:
    data = bytearray(docx(["Anna: yes"]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 1)
    assert "locked with a password" in refusal(bytes(data))


def test_deep_xml_is_walked_without_a_stack() -> None:
    deep = "<w:p>" * 20_000 + "<w:r><w:t>down here</w:t></w:r>" + "</w:p>" * 20_000
    data = zipped({TYPES: "", "word/document.xml": document(deep)})
    found = read_bytes(data, "talk.docx")[1]
    assert [segment.text for segment in found.segments] == ["down here"]
