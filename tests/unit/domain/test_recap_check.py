"""A write-up against the tape: what is not on it never passes for found."""

from __future__ import annotations

import random

import pytest

from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.recap_check import (
    DIFFERS,
    ELSEWHERE,
    FOUND,
    MISATTRIBUTED,
    NOT_FOUND,
    TIME_ONLY,
    Finding,
    Tape,
)
from spacesviewer.domain.recap_claims import (
    HEADING,
    NUMBER,
    PERSON,
    QUOTE,
    TOPIC,
    Block,
    Claim,
    Link,
    claims_of,
)
from spacesviewer.domain.segment import Segment
from spacesviewer.library.normalise import words

TALK = (
    ("Ayesha", "Good evening, and welcome to the town hall."),
    ("Omar", "The deputy signed the contract at night, and nobody read it."),
    ("Ayesha", "Nobody read it, you say?"),
    ("Omar", "The price is 214 million rupees, for fifteen years."),
    ("Zoya", "میں نے وہ خط خود پڑھا ہے۔"),
    ("Omar", "And nobody read it, I tell you again."),
)


def tape(**told: object) -> Tape:
    segments = [
        Segment(n * 100_000, n * 100_000 + 9_000, text, speaker)
        for n, (speaker, text) in enumerate(TALK)
    ]
    return Tape(segments, words, title="The water contract", **told)  # type: ignore[arg-type]


def one(claim: Claim, **told: object) -> Finding:
    return tape(**told).check([claim])[0]


def test_the_words_are_found_where_they_are_said() -> None:
    found = one(Claim(QUOTE, "the DEPUTY signed the contract — at night", 100_000, "Omar"))
    assert (found.verdict, found.at_ms, found.speaker) == (FOUND, 100_000, "Omar")
    assert found.said == TALK[1][1]


def test_the_right_words_in_the_wrong_mouth_are_told() -> None:
    found = one(Claim(QUOTE, "The deputy signed the contract", speaker="Zoya"))
    assert found.verdict == MISATTRIBUTED
    assert "Omar" in found.note


def test_of_the_same_words_twice_the_mouth_and_the_time_decide() -> None:
    assert one(Claim(QUOTE, "nobody read it", speaker="Ayesha")).at_ms == 200_000
    assert one(Claim(QUOTE, "nobody read it", 500_000)).at_ms == 500_000
    assert one(Claim(QUOTE, "nobody read it", speaker="Zoya")).verdict == MISATTRIBUTED


def test_a_wrong_time_is_told() -> None:
    found = one(Claim(QUOTE, "signed the contract at night", 450_000))
    assert (found.verdict, found.at_ms) == (ELSEWHERE, 100_000)


def test_a_changed_word_differs_and_shows_what_was_said() -> None:
    found = one(Claim(QUOTE, "The deputy tore the contract at night, and nobody read it."))
    assert (found.verdict, found.said) == (DIFFERS, TALK[1][1])


def test_what_nobody_said_is_not_found() -> None:
    found = one(Claim(QUOTE, "We shall build a bridge over the river next summer"))
    assert (found.verdict, found.at_ms) == (NOT_FOUND, None)


def test_elisions_and_clarifications_stand_for_words() -> None:
    said = "The deputy signed [...] at night, and nobody read [the contract]"
    assert one(Claim(QUOTE, said)).verdict == FOUND
    assert one(Claim(QUOTE, "nobody read it … The deputy signed")).verdict != FOUND


def test_urdu_however_it_is_typed() -> None:
    assert one(Claim(QUOTE, "ميں نے وہ خط خود پڑها ہے")).at_ms == 400_000


def test_topics_by_their_time_and_words() -> None:
    assert one(Claim(TOPIC, "What the contract costs: the price", 290_000)).verdict == FOUND
    assert one(Claim(TOPIC, "Fishing", 290_000)).verdict == TIME_ONLY
    assert one(Claim(TOPIC, "The price", 3_600_000)).verdict == NOT_FOUND


def test_people_and_figures_of_the_session() -> None:
    people = (Participant("Omar Bashir", "speaker", "omar_b"),)
    told = {"people": people, "figures": (Figure("participants", 446_000, "X"),)}
    assert one(Claim(PERSON, "Omar", handle="omar_b"), **told).verdict == FOUND
    assert one(Claim(PERSON, "Omar Bashir", handle="somebody"), **told).verdict == DIFFERS
    assert one(Claim(PERSON, "Zoya"), **told).at_ms == 400_000
    assert one(Claim(PERSON, "Imran", handle="imran"), **told).verdict == NOT_FOUND
    assert one(Claim(NUMBER, "446,000", value=446_000), **told).verdict == FOUND
    assert one(Claim(NUMBER, "214 million", value=214e6)).at_ms == 300_000
    assert one(Claim(NUMBER, "500,000", value=500_000)).verdict == NOT_FOUND


def test_headings_are_the_title_or_words_of_the_tape() -> None:
    assert one(Claim(HEADING, "The Water Contract")).verdict == FOUND
    assert one(Claim(HEADING, "On fifteen years")).at_ms == 300_000
    assert one(Claim(HEADING, "Fishing")).verdict == NOT_FOUND


def test_no_changed_quote_of_many_passes_for_found() -> None:
    chance = random.Random(6)
    vocabulary = [f"word{n}" for n in range(400)]
    lines = [[chance.choice(vocabulary) for _ in range(12)] for _ in range(300)]
    segments = [
        Segment(n * 5000, n * 5000 + 4900, " ".join(line), "AB"[n % 2])
        for n, line in enumerate(lines)
    ]
    said = [word for line in lines for word in line]
    made = Tape(segments, words)
    for _ in range(300):
        start = chance.randrange(len(said) - 12)
        piece = said[start : start + chance.randint(4, 12)]
        assert made.check([Claim(QUOTE, " ".join(piece))])[0].verdict == FOUND
        piece[chance.randrange(1, len(piece) - 1)] = "planted"
        assert made.check([Claim(QUOTE, " ".join(piece))])[0].verdict != FOUND


def kinds(*blocks: Block) -> list[tuple[str, str, int | None, str]]:
    return [(c.kind, c.text, c.at_ms, c.speaker) for c in claims_of(blocks)]


def test_times_come_from_links_brackets_and_the_beginning_alone() -> None:
    link = (Link("@2:01", "https://youtu.be/a?t=121"),)
    assert kinds(Block("item", "@2:01 The bakery", link)) == [(TOPIC, "The bakery", 121_000, "")]
    assert kinds(Block("item", "[1:02:03] The bakery"))[0][2] == 3_723_000
    assert kinds(Block("item", "12:35 The bakery"))[0][2] == 755_000
    assert kinds(Block("text", "They met at 19:30 in the town")) == []
    assert kinds(Block("text", "Mondays, 5:00 pm")) == []


def test_a_quote_takes_its_speaker_and_time_from_the_line_below() -> None:
    assert kinds(
        Block("quote", "“Nobody read it.”"), Block("text", "— Omar Bashir, 0:01:40 (UNVERIFIED)")
    ) == [(QUOTE, "Nobody read it.", 100_000, "Omar Bashir")]
    assert kinds(Block("quote", "Rick: A lot of it was tacked on.")) == [
        (QUOTE, "A lot of it was tacked on.", None, "Rick")
    ]


@pytest.mark.parametrize("kind", ["quote", "text", "item"])
def test_words_with_their_name_on_one_line_are_that_persons(kind: str) -> None:
    said = (QUOTE, "Nobody in that room read it.", 42_000, "Daud Mirzani")
    for line in ("“{}” — Daud Mirzani, [0:00:42]", '"{}" – Daud Mirzani (0:00:42)'):
        assert kinds(Block(kind, line.format(said[1]))) == [said]
    for line in ("“Why Rust” — Bryan", "“Why we chose Rust” — https://example.org/a"):
        assert not any(speaker for *_, speaker in kinds(Block(kind, line)))


def test_quotes_within_running_text_and_not_mere_titles() -> None:
    assert kinds(Block("text", "He said “nobody read it at all” and left.")) == [
        (QUOTE, "nobody read it at all", None, "")
    ]
    assert kinds(Block("text", "The “contract” was long.")) == []


def test_people_once_by_handle() -> None:
    links = (Link("Bryan Cantrill", "https://twitter.com/bcantrill"), Link("X", "https://x.com/i"))
    found = claims_of([Block("text", "Bryan Cantrill and Zoya (@zoya_k), @10 of them", links)] * 2)
    assert [(c.kind, c.text, c.handle) for c in found] == [
        (PERSON, "Bryan Cantrill", "bcantrill"),
        (PERSON, "Zoya", "zoya_k"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("446,000 listened", 446_000), ("some 4.5 lakh people", 450_000), ("over 12%", 12),
     ("1,65,000 on average", 165_000)],
)  # fmt: skip
def test_numbers_of_weight(text: str, value: float) -> None:
    (claim,) = claims_of([Block("text", text)])
    assert (claim.kind, claim.value) == (NUMBER, value)


def test_small_numbers_and_those_of_quotes_are_left_alone() -> None:
    assert claims_of([Block("text", "The 3 of 12 were late")]) == []
    assert [c.kind for c in claims_of([Block("quote", "It was 446,000 of them")])] == [QUOTE]


def test_the_words_of_two_are_not_those_of_the_first() -> None:
    both = "and nobody read it. Nobody read it, you say?"
    found = one(Claim(QUOTE, both, 100_000, "Omar"))
    assert found.verdict == MISATTRIBUTED
    assert found.note == "The transcript gives these words to Omar and Ayesha."


def test_who_speaks_where_words_are_left_out_does_not_matter() -> None:
    elided = "nobody read it. [...] The price is 214 million rupees"
    assert one(Claim(QUOTE, elided, 100_000, "Omar")).verdict == FOUND
    assert one(Claim(QUOTE, elided, 100_000, "Ayesha")).verdict == MISATTRIBUTED


def test_a_pseudonym_is_the_person_who_has_it() -> None:
    called = {"Omar": ("A clerk",)}
    claim = Claim(QUOTE, "The price is 214 million rupees", 300_000, "A clerk")
    assert one(claim, called=called).verdict == FOUND
    assert one(claim).verdict == MISATTRIBUTED
    assert one(Claim(PERSON, "A clerk"), called=called).verdict == FOUND
    assert one(Claim(QUOTE, TALK[0][1], 0, "A clerk"), called=called).verdict == MISATTRIBUTED


def test_a_word_that_is_said_about_anything_places_no_heading() -> None:
    """As on the tape of another session: one word of four is not what the heading is about."""
    assert one(Claim(HEADING, "The contract of the harbour brigade")).verdict == NOT_FOUND
    alone = one(Claim(HEADING, "What they said about it then"))
    assert (alone.verdict, alone.note) == (NOT_FOUND, "None of its words are on the tape.")


def test_a_heading_may_be_a_topic_of_the_session() -> None:
    tape = Tape([], words, topics=[("آخری بات", 60_000), ("آخری بات", 90_000)])
    (found,) = tape.check([Claim(HEADING, "\u2068آخری بات\u2069")])
    assert (found.verdict, found.at_ms, found.note) == (FOUND, 60_000, "A topic of the session.")


def test_what_a_recap_says_of_itself_is_no_claim() -> None:
    blocks = (
        Block("heading", "The contract", level=2),
        Block("text", "“Nobody read it, I tell you again.”"),
        Block("heading", "To be aware of", level=2),
        Block("item", "• Missing at 0:03:12: No sound for 2 min 44 s, of 1,234 bytes."),
        Block("heading", "More", level=2),
    )
    assert [claim.text for claim in claims_of(blocks) if claim.kind == HEADING] == [
        "The contract", "More"
    ]  # fmt: skip
    assert not [claim for claim in claims_of(blocks) if claim.kind in (TOPIC, NUMBER)]


def test_a_topic_is_found_at_its_time_and_not_at_one_before() -> None:
    found = one(Claim(TOPIC, "Nobody read it", 200_000))
    assert (found.verdict, found.at_ms) == (FOUND, 200_000)
