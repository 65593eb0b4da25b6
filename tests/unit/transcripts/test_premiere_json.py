from __future__ import annotations

from tests.unit.transcripts.making import fixture, said, words_of


def test_turns_have_the_names_behind_their_ids_and_words_that_end_where_they_end() -> None:
    found = fixture("premiere_json/export.prtranscript")
    assert said(found) == [
        (250, 1850, "Mara Lind", "Is the harbour open?"),
        (2100, 3100, "", "Not before noon."),
    ]
    assert words_of(found)[2:] == [(600, 1350, "harbour"), (1350, 1850, "open?")]
    assert (found.language, found.origin, found.notes) == ("en-US", "machine", ())
