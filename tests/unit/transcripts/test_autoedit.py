from __future__ import annotations

from tests.unit.transcripts.making import fixture, said, words_of


def test_autoedit_s_lines_are_words() -> None:
    found = fixture("autoedit/autoedit2.json")
    assert said(found) == [
        (500, 1400, "Ida Marsh", "Cold tonight."),
        (2000, 2400, "Unnamed Speaker", "Very"),
    ]
    assert words_of(found) == [(500, 900, "Cold"), (900, 1400, "tonight.")]
    assert (found.origin, found.notes) == ("", ())


def test_paragraphs_of_digital_paper_edit_tell_who_speaks() -> None:
    found = fixture("autoedit/paper-edit.json")
    assert said(found) == [
        (500, 1400, "F_S12", "Cold tonight."),
        (2000, 2400, "F_S10", "Very."),
        (8000, 8400, "", "Outside."),
    ]
    assert found.notes == ("Words outside all paragraphs, left without a speaker: 1 (4).",)
