"""Quotes as they are at the edges: of the recording, of what is known, and of what is usual."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.export import is_binary, quote_formats
from tests.unit.export.making import quote
from tests.unit.export.reading import words_in

KEYS = sorted(quote_formats())
SAME = "Nobody read it, as the clerk says."
LONG = f"First {'of the many words that are said in it, ' * 120}and last."  # ten minutes
SEVEN = ("Ayesha", "Daud", "رؤف", "Farida", "Tom", "Meera", "Zoë")
END_MS = 25 * 60_000


def odd() -> list[Quote]:
    seven = tuple(QuotePart(name, f"So says {n}.", n, n + 1) for n, name in enumerate(SEVEN))
    bare = dict.fromkeys(("session_title", "session_date", "platform", "url", "language"), "")
    made = [
        quote(SAME, id="q1", session="s1"),
        quote(SAME, id="q2", session="s1"),  # the same words once more
        quote(SAME, id="q3", session="s2"),  # and in another session of the same title
        quote(LONG, id="q4", session="s1", end_ms=74_900 + 10 * 60_000),
        quote(id="q5", session="s1", start_ms=0, end_ms=7, parts=seven),
        quote("The end.", id="q6", session="s1", start_ms=END_MS - 1, end_ms=END_MS,
              parts=(QuotePart("Daud", "The end.", END_MS - 1, END_MS),)),
        quote(id="q7", session="s3", topics=("",), parts=(QuotePart("", "Who knows.", 0, 1),),
              **bare),
    ]  # fmt: skip
    return [replace(one, state="to check") for one in made]


@cache
def written(key: str) -> str:
    exporter = quote_formats()[key]
    data = exporter.render(odd(), QuoteForm(questions=True))
    return words_in(data, binary=is_binary(exporter))


@pytest.mark.parametrize("key", KEYS)
def test_each_is_written_with_who_says_it(key: str) -> None:
    told = written(key)
    # In some formats it is there as it is read, and once more as it was said.
    assert told.count(SAME) >= 3
    assert told.count(SAME) % 3 == 0
    assert told.count(" many ") % 120 == 0
    assert "and last." in told
    for name in SEVEN:
        assert name in told or key == "pdf"  # Arabic letters are read from their shapes
    assert all(f"So says {n}." in told for n in range(len(SEVEN)))
    assert "The end." in told
    assert "Who knows." in told
    assert "Unidentified speaker" in told or key == "json"  # read by programs: ""
    assert told.count("UNVERIFIED") >= len(odd())


@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_told_that_nobody_knows(key: str) -> None:
    told = written(key)
    assert "None" not in told
    assert "1970" not in told
    assert "Topics: " not in told
