from __future__ import annotations

import pytest

from tests.unit.transcripts.making import fixture, said, words_of

FIRST = "Is the harbour open?"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "fireflies.json",
            [(2000, 4000, "Mara Lind", FIRST), (4500, 3_723_000, "Jon Ode", "Not before noon.")],
        ),
        (
            "happy-scribe.json",
            [(100, 900, "Mara Lind", "Is it open?"), (1200, 1500, "Jon Ode", "No.")],
        ),
        ("lines.dote", [(1200, 2345, "Mara Lind", "Is it open?"), (2400, 3000, "", "No.")]),
        (
            "youtube.json",
            [(120, 2520, "", "is the harbour open"), (2200, 3505, "", "not before noon")],
        ),
        ("sonix.json", [(500, 1750, "Mara Lind", "Is it open?")]),
    ],
)
def test_lines_have_the_times_and_names_of_their_service(
    name: str, expected: list[tuple[int, int, str, str]]
) -> None:
    found = fixture(f"timed_json/{name}")
    assert said(found) == expected
    assert found.notes == ()


def test_words_keep_their_own_times() -> None:
    found = fixture("timed_json/happy-scribe.json")
    assert words_of(found) == [(100, 250, "Is"), (250, 400, "it"), (400, 900, "open?")]
