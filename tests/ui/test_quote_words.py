from __future__ import annotations

from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.ui.models.quote_words import quoted, read_out

TWO = (QuotePart("Amna", "Who called it?", 0, 900), QuotePart("", "A message did.", 900, 2000))


def test_each_of_several_people_has_words_of_their_own() -> None:
    quote = Quote("q", "s", "", "", 0, 2000, TWO)
    assert quoted(quote) == ["Amna: “Who called it?”", "Unidentified speaker: “A message did.”"]
    assert read_out(quote) == "Amna: Who called it? Unidentified speaker: A message did."


def test_one_person_needs_no_name_before_the_words() -> None:
    quote = Quote("q", "s", "", "", 0, 900, TWO[:1])
    assert quoted(quote) == ["“Who called it?”"]
    assert read_out(quote) == "Who called it?"
