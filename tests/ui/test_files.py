from __future__ import annotations

from pathlib import Path

import pytest

from spacesviewer.export import quote_formats, recap_formats
from spacesviewer.ui.saving import file_name, named_target

SUGGESTED = Path("/tmp/Water.md")


@pytest.mark.parametrize(
    ("name", "chosen", "target", "form"),
    [
        ("Water.md", "md", "Water.md", "md"),
        ("Water.md", "pdf", "Water.pdf", "pdf"),  # the system left the name as it was
        ("Water.pdf", "pdf", "Water.pdf", "pdf"),
        ("mine.docx", "md", "mine.docx", "docx"),  # typed by hand: the ending counts
        ("mine.DOCX", "md", "mine.DOCX", "docx"),
        ("mine", "odt", "mine.odt", "odt"),
        ("mine v1.2", "xlsx", "mine v1.2.xlsx", "xlsx"),
        ("mine.txt", "audacity", "mine.txt", "audacity"),
        ("mine.txt", "txt", "mine.txt", "txt"),
        ("mine.txt", "pdf", "mine.txt", "txt"),
        ("mine.csv", "qualcoder", "mine.csv", "qualcoder"),
        ("mine.audacity", "audacity", "mine.audacity.txt", "audacity"),
    ],
)
def test_the_file_and_its_format(name: str, chosen: str, target: str, form: str) -> None:
    found = named_target(SUGGESTED.with_name(name), chosen, SUGGESTED, quote_formats())
    assert found == (SUGGESTED.with_name(target), form)


def test_a_format_that_others_know_is_no_ending_here() -> None:
    typed = SUGGESTED.with_name("mine.csv")
    found = named_target(typed, "docx", SUGGESTED, recap_formats())
    assert found == (SUGGESTED.with_name("mine.csv.docx"), "docx")


@pytest.mark.parametrize(
    ("title", "what", "name"),
    [
        ("Water contract: who signed?", "recap", "Water contract who signed recap.md"),
        ("پانی کا معاہدہ", "quotes", "پانی کا معاہدہ quotes.md"),
        ("जल: किसने हस्ताक्षर किए?", "", "जल किसने हस्ताक्षर किए.md"),  # no sign of a vowel is lost
        ("x" * 100, "notes", "x" * 80 + " notes.md"),
        ("???", "recap", "recap.md"),
    ],
)
def test_a_file_is_called_after_its_session_and_what_it_holds(
    title: str, what: str, name: str
) -> None:
    assert file_name(title, "md", what) == name
