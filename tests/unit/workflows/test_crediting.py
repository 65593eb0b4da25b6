"""Role and handle of a speaker: frozen with the quote, told of older ones, and never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.attribution import credit
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.quote import Proof
from spacesviewer.library import participants, people
from spacesviewer.library.store import Archive
from spacesviewer.workflows import crediting, exporting
from spacesviewer.workflows.people import set_pseudonym
from tests.unit.workflows.quote_scene import QuoteScene

NO_ROLE = "The army has no role in media freedom."


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[QuoteScene]:
    with Archive.create(tmp_path / "archive") as archive:
        made = QuoteScene(archive)
        number = archive.value("SELECT id FROM session WHERE uid = ?", (made.uid,))
        told = [Participant("Imran", "host", "imran_k"), Participant("Ayesha", "cohost")]
        participants.add_missing(archive, number, told)
        yield made


def test_a_quote_keeps_what_its_speaker_was(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    assert credit(quote, "Imran") == ("host", "imran_k")
    person = scene.archive.value("SELECT id FROM person WHERE name = 'Imran'")
    with scene.archive.operation("edit") as operation:
        operation.update("person", int(person), {"handle": "other"})
    assert credit(scene.get(quote.id), "Imran") == ("host", "imran_k")
    (shared,), _ = exporting.shareable(scene.archive, [scene.get(quote.id)])
    assert credit(shared, "Imran") == ("host", "imran_k")


def test_an_older_quote_is_told_by_its_session(scene: QuoteScene) -> None:
    old = replace(scene.take(1, NO_ROLE), proof=Proof())
    (told,) = crediting.with_people(scene.archive, [old])
    assert credit(told, "Imran") == ("host", "imran_k")


def test_a_pseudonym_has_no_handle(scene: QuoteScene) -> None:
    quote = scene.take(1, NO_ROLE)
    (person,) = [one for one in people.list_people(scene.archive) if one.name == "Imran"]
    set_pseudonym(scene.archive, person.id, "Source A")
    (shared,), _ = exporting.shareable(scene.archive, [scene.get(quote.id)])
    assert (shared.speaker, credit(shared, "Source A")) == ("Source A", ("host", ""))
    assert "imran" not in repr(shared.proof.namings).casefold()


def test_a_name_of_two_people_is_nobodys(scene: QuoteScene) -> None:
    number = scene.archive.value("SELECT id FROM session WHERE uid = ?", (scene.uid,))
    participants.add_missing(
        scene.archive, number, [Participant("Imran", "caller", "imran_of_multan")]
    )
    assert "Imran" not in crediting.people_of(scene.archive, scene.uid)
