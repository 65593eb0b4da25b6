"""A quote stays as it was frozen, says what has changed, and changes only as a revision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.heard import Hearing
from spacesviewer.domain.quote import QuotePart, Verification
from spacesviewer.library import (
    heard,
    journal,
    participants,
    quote_entries,
    quotes,
    sessions,
    store,
    transcripts,
)
from spacesviewer.library.connection import sqlite3 as driver
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quote_revisions, quoting, requoting, standing
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.workflows.quote_scene import LINES, QuoteScene

NO_ROLE = "The army has no role in media freedom."


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[QuoteScene]:
    with Archive.create(tmp_path / "archive") as archive:
        yield QuoteScene(archive)


def since(scene: QuoteScene, uid: str) -> str:
    (found,) = standing.looked_up(scene.archive, [scene.get(uid)])
    return found.since


def test_a_new_quote_carries_its_proof_and_the_question(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    assert quote.question == QuotePart("Ayesha", LINES[0][1], 0, 3900)
    proof = quote.proof
    assert (proof.recording_size, proof.recording_ms) == (1000, 60_000)
    assert proof.spans == ((scene.key(1), 0, len(NO_ROLE)),)
    assert (proof.original, proof.date_source) == (LINES[1][1], "the file's name")
    assert [(one.speaker, one.by) for one in proof.namings] == [("Imran", "transcript")]
    assert (quote.revision, since(scene, quote.id)) == (1, "")
    assert len(quote.entry_hash) == 64


def test_what_was_corrected_before_is_in_the_proof(scene: QuoteScene) -> None:
    new = "The army has no part in media freedom."
    correct.set_text(scene.archive, scene.line, scene.key(1), new, reviewer="Noor")
    proof = scene.take(1, new).proof
    assert proof.original == LINES[1][1]
    assert [(c.by, c.before, c.after) for c in proof.corrections] == [("Noor", LINES[1][1], new)]


def test_a_correction_changes_no_quote_and_is_told(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    text = LINES[1][1].replace("no role", "no place")
    correct.set_text(scene.archive, scene.line, scene.key(1), text, reviewer="Noor")
    assert scene.get(quote.id) == quote
    assert since(scene, quote.id) == standing.TEXT
    _, pieces = standing.difference(scene.archive, quote)
    assert [(p.kind, p.text) for p in pieces] == [
        ("same", "The army has no"), ("removed", "role"), ("added", "place"),
        ("same", "in media freedom."),
    ]  # fmt: skip
    journal.undo(scene.archive)
    assert since(scene, quote.id) == ""


def test_a_correction_beside_the_words_is_no_change_of_them(scene: QuoteScene) -> None:
    quote = scene.take(1, "It never had one,")
    text = LINES[1][1].replace("no role", "no place at all")
    correct.set_text(scene.archive, scene.line, scene.key(1), text, reviewer="Noor")
    assert since(scene, quote.id) == ""


def test_lines_that_are_split_and_joined_keep_their_quotes(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    correct.split(scene.archive, scene.line, scene.key(1), 16, reviewer="")
    assert since(scene, quote.id) == ""
    correct.merge(scene.archive, scene.line, scene.key(1), reviewer="")
    correct.merge(scene.archive, scene.line, scene.key(1), reviewer="")
    assert since(scene, quote.id) == ""


def test_a_speaker_with_another_name_is_told(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    voice = next(v for v in participants.voices(scene.archive, scene.line) if v.label == "Imran")
    person = sessions.get(scene.archive, scene.uid).facts.participants
    assert person == ()
    scene.archive.run("INSERT INTO person(name) VALUES ('Imran K.')")
    scene.archive.run(
        "INSERT INTO participant(session_id, person_id, role) "
        "SELECT s.id, p.id, 'speaker' FROM session s, person p"
    )
    number = scene.archive.value("SELECT id FROM participant")
    with scene.archive.operation("name") as op:
        participants.assign_voice(scene.archive, op, voice.id, number)
    assert since(scene, quote.id) == standing.SPEAKER
    assert scene.get(quote.id).speaker == "Imran"
    quote_revisions.update(scene.archive, quote.id, reviewer="Noor")
    assert (scene.get(quote.id).speaker, since(scene, quote.id)) == ("Imran K.", "")


def test_an_update_is_a_revision_and_undo_takes_it_back(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    quoting.set_state(scene.archive, quote.id, "checked", reviewer="Noor")
    text = LINES[1][1].replace("no role", "no place")
    correct.set_text(scene.archive, scene.line, scene.key(1), text, reviewer="Noor")
    quote_revisions.update(scene.archive, quote.id, reviewer="Sana")
    new = scene.get(quote.id)
    assert (new.text, new.revision) == ("The army has no place in media freedom.", 2)
    assert (new.state, new.verified, since(scene, quote.id)) == ("to check", None, "")
    told = quote_revisions.history(scene.archive, quote.id)
    assert [(k.entry.number, k.entry.reviewer, q.text) for k, q in told] == [
        (1, "Noor", NO_ROLE), (2, "Sana", new.text),
    ]  # fmt: skip
    assert quote_entries.problems(scene.archive) == []
    journal.undo(scene.archive)
    old = scene.get(quote.id)
    assert (old.text, old.revision, old.state) == (NO_ROLE, 1, "checked")
    assert old.verified is not None
    journal.redo(scene.archive)
    assert scene.get(quote.id) == new
    quote_revisions.restore(scene.archive, quote.id, 1)
    assert (scene.get(quote.id).text, scene.get(quote.id).revision) == (NO_ROLE, 3)
    assert quote_entries.problems(scene.archive) == []
    assert store.check(scene.archive) == []


def test_off_the_record_stays_so_through_a_revision(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    quoting.set_state(scene.archive, quote.id, "off the record")
    quote_revisions.trim(scene.archive, quote.id, "end", "word back")
    assert scene.get(quote.id).state == "off the record"


def test_the_same_text_from_another_file_is_found_again(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    twice = scene.take(3, "Thank you.")
    scene.read((*LINES[:4], ("Imran", "We will come back.")), words=False)
    assert [since(scene, q.id) for q in (quote, twice)] == ["", ""]
    assert (scene.get(quote.id), scene.get(twice.id)) == (quote, twice)


@pytest.mark.parametrize(
    ("index", "line"),
    [
        (1, ("Ayesha", LINES[1][1])),  # another mouth
        (1, ("Imran", "The army has a role in media freedom.")),  # other words
        (1, ("Imran", "")),  # gone
    ],
)
def test_what_is_in_doubt_is_left_to_a_person(
    scene: QuoteScene, index: int, line: tuple[str, str]
) -> None:
    quote = scene.take(1, NO_ROLE)
    scene.read((*LINES[:index], line, *LINES[index + 1 :]))
    assert since(scene, quote.id) == standing.REVIEW
    with pytest.raises(UserError, match="not certain"):
        quote_revisions.update(scene.archive, quote.id)
    assert [r.quote.id for r in standing.to_review(scene.archive)] == [quote.id]


def test_a_person_links_what_was_moved(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    scene.read(LINES, later_ms=90_000)
    (review,) = standing.to_review(scene.archive)
    assert [place.start_ms for place in review.proposals] == [94_000]
    standing.accept(scene.archive, quote.id, review.proposals[0], reviewer="Noor")
    assert standing.to_review(scene.archive) == []
    assert since(scene, quote.id) == ""
    assert scene.get(quote.id).start_ms == 4000
    quote_revisions.update(scene.archive, quote.id)
    assert scene.get(quote.id).start_ms == 94_000
    journal.undo(scene.archive)
    journal.undo(scene.archive)
    assert since(scene, quote.id) == standing.REVIEW


def test_edges_are_trimmed_by_words_and_sentences(scene: QuoteScene) -> None:
    uid = scene.take(1, "has no role").id
    steps = [
        ("start", "word back", "army has no role"),
        ("end", "word forth", "army has no role in"),
        ("end", "word back", "army has no role"),
        ("start", "sentence back", "The army has no role"),
        ("end", "sentence forth", NO_ROLE),
        ("end", "sentence forth", LINES[1][1]),
        ("end", "sentence back", NO_ROLE),
        ("start", "word forth", NO_ROLE[4:]),
    ]
    for edge, step, words in steps:
        quote, changes = quote_revisions.trim(scene.archive, uid, edge, step)
        assert (quote.text, changes.quotes) == (words, frozenset({uid}))
    assert quote.start_ms == 4100
    assert quote.revision == len(steps) + 1
    for _ in range(len(quote.text.split()) - 1):
        quote_revisions.trim(scene.archive, uid, "start", "word forth")
    with pytest.raises(UserError, match="Nothing would be left"):
        quote_revisions.trim(scene.archive, uid, "start", "word forth")


def test_edges_are_moved_in_time(scene: QuoteScene) -> None:
    uid = scene.take(1, "has no role").id
    requoting.move_edges(scene.archive, uid, 4000, 4500)
    quote = scene.get(uid)
    assert (quote.text, quote.start_ms, quote.end_ms) == ("The army has no role", 4000, 4490)


def test_what_is_left_out_expands_to_the_words(scene: QuoteScene) -> None:
    quote = scene.take(1, LINES[1][1])
    quote_revisions.elide(scene.archive, quote.id, "It never had one,")
    quote_revisions.clarify(scene.archive, quote.id, "we", "the party")
    quote_revisions.clarify(scene.archive, quote.id, "media freedom.", "of the press", beside=True)
    new = scene.get(quote.id)
    assert told_parts(new)[0].text == (
        "The army has no role in media freedom [of the press]. [...] and [the party] said so."
    )
    assert (new.parts, new.revision) == (quote.parts, 4)
    quote_revisions.trim(scene.archive, quote.id, "start", "word forth")
    kept = told_parts(scene.get(quote.id))[0].text
    assert kept.startswith("army has")
    assert "[...]" in kept
    assert "[the party]" in kept
    with pytest.raises(WrongUsage, match="stands not"):
        quote_revisions.elide(scene.archive, quote.id, "penguins")


def test_a_check_is_kept_with_what_was_heard(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    heard.add(scene.archive, scene.recording, [Hearing(3000, 4200, 100), Hearing(4200, 9000, 150)])
    quoting.set_state(scene.archive, quote.id, "checked", reviewer="Sana")
    new = scene.get(quote.id)
    assert new.verified == Verification("Sana", new.verified.at, True, 150)  # type: ignore[union-attr]
    quoting.set_state(scene.archive, quote.id, "used")
    assert scene.get(quote.id).verified == new.verified
    quoting.set_state(scene.archive, quote.id, "to check")
    assert scene.get(quote.id).verified is None
    journal.undo(scene.archive)
    assert scene.get(quote.id).verified == new.verified
    with pytest.raises(WrongUsage, match="no state"):
        quoting.set_state(scene.archive, quote.id, "perhaps")


def test_stories_and_stars(scene: QuoteScene) -> None:
    one, two = scene.take(1, NO_ROLE), scene.take(2, "six hours.")
    for quote in (one, two):
        quoting.set_stories(scene.archive, quote.id, ["Rally", "rally "])
    quoting.rate(scene.archive, two.id, 4)
    quoting.arrange(scene.archive, "RALLY", [two.id, one.id])
    found = quotes.list_quotes(scene.archive, story="rally")
    assert [(q.id, q.stories, q.rating) for q in found] == [
        (two.id, ("Rally",), 4), (one.id, ("Rally",), 0),
    ]  # fmt: skip
    assert [q.id for q in quotes.list_quotes(scene.archive, rating=3)] == [two.id]
    for _ in range(4):
        journal.undo(scene.archive)
    assert scene.get(one.id).stories == ()
    assert scene.get(one.id) == one


def test_the_chain_tells_what_was_tampered_with(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    scene.take(2, "six hours.")
    assert quote_entries.problems(scene.archive) == []
    for change in ("UPDATE quote_entry SET content = 'x'", "DELETE FROM quote_entry"):
        with pytest.raises(driver.IntegrityError, match="never"):
            scene.archive.run(change)
    for trigger in ("quote_entry_frozen", "quote_entry_kept", "quote_revised", "quote_frozen"):
        scene.archive.run(f"DROP TRIGGER {trigger}")
    harms = {
        "UPDATE quote SET text = 'The army has a role.' WHERE id = 1": "not as it was frozen",
        "UPDATE quote SET entry_id = 2 WHERE id = 1": "no entry",
        "UPDATE quote_entry SET content = replace(content, 'army', 'navy')": "content of entry 1",
        "UPDATE quote_entry SET reviewer = 'Nobody' WHERE id = 1": "changed after",
        "UPDATE quote_entry SET previous = '' WHERE id = 2": "does not follow",
    }
    for harm, told in harms.items():
        scene.archive.run("SAVEPOINT harm")
        scene.archive.run(harm)
        assert any(told in sentence for sentence in quote_entries.problems(scene.archive)), harm
        scene.archive.run("ROLLBACK TO harm")
        scene.archive.run("RELEASE harm")
    assert quote_entries.problems(scene.archive) == []
    scene.archive.run("UPDATE quote_entry SET content = NULL WHERE quote = ?", (quote.id,))
    assert quote_entries.problems(scene.archive) == []


def test_a_removed_transcript_is_told(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    scene.archive.run("UPDATE transcript SET deleted_at = 'now'")
    assert since(scene, quote.id) == standing.GONE
    assert transcripts.list_for(scene.archive, scene.uid) == []
