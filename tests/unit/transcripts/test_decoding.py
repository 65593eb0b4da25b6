from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.transcripts.decoding import decode
from spacesviewer.transcripts.refusals import NotATranscript

URDU = "1\n00:00:01,000 --> 00:00:02,000\nکیا پل کھلا ہے؟\n"
ENGLISH = "1\n00:00:01,000 --> 00:00:02,000\nIs the bridge open?\n"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_utf8_is_utf8_and_needs_no_warning(text: str) -> None:
    if sum(c < " " and c not in "\t\n\r" for c in text) > len(text) // 20:
        return  # control characters: no text
    decoded = decode(text.encode())
    assert (decoded.text, decoded.note) == (text, "")


@pytest.mark.parametrize("text", [URDU, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.note) == (text, "")


@pytest.mark.parametrize("text", [URDU, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_with_a_warning(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert "UTF-16" in decoded.note


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "It’s a café, and she’s “here” now — naïve façade."),
        ("cp1252", "Das ist für die Gäste, natürlich schön."),
        ("cp1252", "L’été dernier, où étaient-ils ? Ça va très bien."),
        ("cp1252", "¿Quieres terminarme? El niño irá mañana."),
        ("cp1252", "Não é possível, as ações da região são ótimas."),
        ("cp1250", "Zawsze wierzyliśmy, że każdy powinien mieć możliwość."),
        ("cp1250", "Vždycky jsme věřili, že každý by měl mít příležitost."),
        ("cp1250", "Mindig is hittük, hogy őszintén, különös lehetőség kell."),
        ("cp1251", "Мы всегда верили, что каждый должен иметь возможность."),
        ("koi8_r", "Мы всегда верили, что каждый должен иметь возможность."),
        ("cp1253", "Πάντα πιστεύαμε ότι όλοι πρέπει να έχουν την ευκαιρία."),
        ("cp1254", "Her zaman herkesin yükseköğretim görme fırsatı olmalı."),
        ("cp1255", "תמיד האמנו שלכל אחד צריכה להיות הזדמנות."),
        ("cp1256", "كنا نؤمن دائما أن كل شخص يجب أن تكون لديه الفرصة."),
        ("gb18030", "我们一直坚信每个人都应该有机会获得高等教育。"),
        ("big5", "我們一直堅信每個人都應該有機會獲得高等教育。"),
        ("cp932", "こんにちは、皆さん。今日は大学について話します。"),
        ("cp949", "우리는 항상 모든 사람이 고등 교육을 받을 기회를 가져야 한다고."),
    ],
)
def test_old_encodings_are_read_with_a_warning(encoding: str, words: str) -> None:
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{words}\n"
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "not UTF-8" in decoded.note
    assert "Check the letters" in decoded.note


def test_wrong_bytes_among_utf8_are_mended_where_the_rest_is_western() -> None:
    decoded = decode("café élan déjà vu\n".encode() * 3 + b"na\xefve\n")
    assert decoded.text.endswith("naïve\n")
    assert "1" in decoded.note


def test_a_letter_cut_at_the_end_is_shown_as_missing() -> None:
    decoded = decode((URDU * 3).encode()[:-2])
    assert decoded.text.endswith("�")
    assert decoded.note


def test_a_damaged_utf16_is_read_with_a_warning() -> None:
    decoded = decode(URDU.encode("utf-16") + b"\x00")
    assert decoded.text.startswith(URDU)
    assert "damaged" in decoded.note


def test_nothing_foreign_comes_without_a_warning() -> None:
    for data in (b"caf\xe9", b"\x93quoted\x94", bytes(range(128, 256))):
        assert decode(data).note


def test_a_few_nulls_are_text_and_a_sound_is_not() -> None:
    assert decode(b"1\n00:00:01,000 --> 00:00:02,000\nHel\0lo\n").text
    with pytest.raises(NotATranscript, match="no text"):
        decode(bytes(range(256)) * 40)
    with pytest.raises(NotATranscript):
        decode(b"\xff\xfb\x90\x00" + b"\x00" * 4000 + b"\x12\x01" * 300)


def test_a_file_of_two_halves_keeps_the_letters_of_both() -> None:
    lines = ["Nous étions là à l’été.", "Où êtes-vous né ?", "Ça coûte 5 €."] * 4
    text = "\n".join(lines)
    decoded = decode(text.encode() + b"\n" + text.encode("cp1252"))
    assert decoded.text == f"{text}\n{text}"
    assert "were read as Windows-1252" in decoded.note


@pytest.mark.parametrize("lines", [2, 16])
def test_hebrew_is_no_shouted_russian(lines: int) -> None:
    text = "\n".join(["שלום לכולם, וברוכים הבאים", "חופש העיתונות חשוב לנו"] * lines)
    decoded = decode(text.encode("cp1255"))
    assert (decoded.text, decoded.encoding) == (text, "cp1255")
    assert "Hebrew" in decoded.note
