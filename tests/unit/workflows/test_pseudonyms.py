"""Whoever has a pseudonym is named by nothing that leaves the archive."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.citation import QuoteForm, cite, clipboard_html
from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.person import WITHHELD, Person
from spacesviewer.domain.quote import Naming, Proof, Quote, QuoteEdit, QuotePart
from spacesviewer.export import quote_formats, transcript_formats
from spacesviewer.library import quotes, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import correcting, exporting, people, pseudonyms, quoting
from tests.unit.library import making

# What must be nowhere: the name, a former one, the handle, the label of a file, the tag of a chat.
SECRETS = ("Zarqa", "Canary", "Oldname", "zarqacan", "Zarqa_C")
LINES = (
    ("Zarqa_C", "I saw the lists with my own eyes."),
    ("Imran", "Who made the lists?"),
    ("Zarqa_C", "The office of the minister did."),
    ("SPEAKER_03", "Nobody heard this."),
)
PSEUDONYM = "Witness Seven"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        cast = (Participant("Zarqa Oldname", "caller", "zarqacan"), Participant("Imran", "host"))
        uid = making.session(made, participants=cast, url="https://x.com/zarqacan/status/1")
        line = making.transcript(made, uid, making.parsed(LINES, words=True))
        named = Participant("Zarqa Oldname", "caller", "zarqacan")
        correcting.name_voice(made, uid, "Zarqa_C", named, reviewer="")
        _quote(made, uid, line, 0, 3900)  # frozen under the old name
        people.rename(made, 1, "Zarqa Canary", reviewer="")
        _quote(made, uid, line, 0, 12_000)
        info = transcripts.get(made, line)
        typed = quoting.draft(made, uid, quoting.from_range(made, uid, info, 8000, 11_900), line)
        by_handle = replace(typed, parts=(replace(typed.parts[0], speaker="@ZarqaCan (caller)"),))
        quoting.keep(made, by_handle)
        people.set_pseudonym(made, 1, PSEUDONYM)
        yield made


def _quote(archive: Archive, uid: str, line: int, start_ms: int, end_ms: int) -> None:
    chosen = quoting.from_range(archive, uid, transcripts.get(archive, line), start_ms, end_ms)
    quoting.keep(archive, quoting.draft(archive, uid, chosen, line))


def texts(data: bytes) -> Iterator[bytes]:
    """The bytes of a file, of all that is in its zip, and of the streams of a PDF."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            yield from (box.read(name) for name in box.namelist())
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        for unpack in (zlib.decompress, lambda raw: base64.a85decode(raw.strip(), adobe=True)):
            try:
                yield unpack(stream)
            except (zlib.error, ValueError):
                continue


def assert_nameless(data: bytes) -> None:
    for part in texts(data):
        for secret in SECRETS:
            for code in ("utf-8", "utf-16-le", "utf-16-be"):
                wanted = secret.casefold().encode(code)
                assert wanted not in part.lower(), (secret, code)


def known(archive: Archive) -> list[Quote]:
    return quotes.list_quotes(archive)


def test_the_archive_knows_who_it_is(archive: Archive) -> None:
    found = known(archive)
    assert sorted(q.speaker for q in found) == [
        "@ZarqaCan (caller)", "Zarqa Canary, Imran", "Zarqa Oldname"
    ]  # fmt: skip
    assert transcripts.segments(archive, found[0].transcript_id)[0].speaker == "Zarqa Canary"


@pytest.mark.parametrize("form", quote_formats())
def test_no_export_of_quotes_names_them(archive: Archive, tmp_path: Path, form: str) -> None:
    told: list[str] = []
    target = tmp_path / "quotes"
    exporting.export_quotes(known(archive), form, target, QuoteForm(), archive, told.append)
    assert_nameless(target.read_bytes())
    assert told == ["A name that has a pseudonym stands in an address (left out) of 3 quotes."]


@pytest.mark.parametrize("form", quote_formats())
def test_no_export_names_who_asked_before(archive: Archive, tmp_path: Path, form: str) -> None:
    first = known(archive)[0]
    asked = QuotePart("Zarqa Canary", "Did Zarqa make the lists?", 0, 3900)
    info = transcripts.get(archive, first.transcript_id)
    said = quoting.from_range(archive, first.session, info, 4000, 7900)
    quote = quoting.draft(archive, first.session, said, info.id)
    kept = quoting.keep(archive, replace(quote, question=asked))[0]
    told: list[str] = []
    form_of_all = QuoteForm(questions=True)
    target = tmp_path / "quotes"
    exporting.export_quotes(
        [quotes.get(archive, kept)], form, target, form_of_all, archive, told.append
    )
    data = b"".join(texts(target.read_bytes()))
    assert b"Zarqa Canary" not in data
    assert any("the question before" in sentence for sentence in told)


def test_a_name_in_a_clarification_is_told(archive: Archive, tmp_path: Path) -> None:
    plain = known(archive)[0]
    clarified = replace(plain, edits=(QuoteEdit(0, 2, 5, "Zarqa Canary"),))
    told: list[str] = []
    form = QuoteForm()
    exporting.export_quotes([plain], "txt", tmp_path / "quotes", form, archive, told.append)
    assert not any("the words" in sentence for sentence in told)
    exporting.export_quotes([clarified], "txt", tmp_path / "quotes", form, archive, told.append)
    assert any("the words of 1 quote" in sentence for sentence in told)


def test_who_assigned_a_speaker_names_nobody() -> None:
    disguise = Disguise.of([Person(1, "Zarqa Canary", pseudonym=PSEUDONYM)])
    proof = Proof(namings=(Naming("Zarqa Canary", "a reviewer"),))
    quote = disguise.quote(Quote("q", "s", "", "", 0, 1, (), proof=proof))
    assert quote.proof.namings == (Naming(PSEUDONYM, "a reviewer"),)


@pytest.mark.parametrize("form", transcript_formats())
def test_no_export_of_transcripts_names_them(archive: Archive, tmp_path: Path, form: str) -> None:
    quote, target = known(archive)[0], tmp_path / "transcript"
    exporting.export_transcript(archive, quote.session, quote.transcript_id, form, target)
    assert_nameless(target.read_bytes())


@pytest.mark.parametrize("form", ["txt", "vtt", "json", "eaf", "srt", "ttml"])
def test_the_pseudonym_stands_in_its_place(archive: Archive, tmp_path: Path, form: str) -> None:
    quote, target = known(archive)[0], tmp_path / "transcript"
    exporting.export_transcript(archive, quote.session, quote.transcript_id, form, target)
    text = target.read_text("utf-8")
    assert PSEUDONYM in text
    assert "Imran" in text


@pytest.mark.parametrize("form", ["plain", "markdown", "html"])
@pytest.mark.parametrize("attribution", [True, False])
def test_no_form_of_copying_names_them(archive: Archive, form: str, attribution: bool) -> None:
    disguise = pseudonyms.of_session(archive, known(archive)[0].session)
    for quote in map(disguise.quote, known(archive)):
        shape = QuoteForm(form, attribution)
        assert_nameless(cite(quote, shape).encode())
        assert_nameless(clipboard_html(quote, shape).encode())
        assert (PSEUDONYM in cite(quote, shape)) == attribution


def test_selected_words_are_copied_without_the_name(archive: Archive) -> None:
    quote = known(archive)[0]
    info = transcripts.get(archive, quote.transcript_id)
    chosen = quoting.from_range(archive, quote.session, info, 0, 12_000)
    disguise = pseudonyms.of_session(archive, quote.session)
    copied = disguise.selection(chosen).with_names()
    assert_nameless(copied.encode())
    assert copied.startswith(f"{PSEUDONYM}: I saw")


def test_spoken_names_titles_topics_and_notes_are_told_and_left(
    archive: Archive, tmp_path: Path
) -> None:
    quote = known(archive)[0]
    said = replace(quote, parts=(replace(quote.parts[0], text="I am Zarqa, of course."),))
    said = replace(said, session_title="Zarqa Canary speaks", topics=("zarqa canary",), url="",
                   note="call @zarqacan")  # fmt: skip
    told: list[str] = []
    target = tmp_path / "quotes.txt"
    exporting.export_quotes([said], "txt", target, QuoteForm(), archive, told.append)
    assert [sentence.split(" stands in ")[1].split(" of 1")[0] for sentence in told] == [
        "the words", "the title of a session", "a topic", "a note"
    ]  # fmt: skip
    assert "I am Zarqa, of course." in target.read_text("utf-8")


def test_two_of_one_name_are_both_withheld(archive: Archive, tmp_path: Path) -> None:
    uid = known(archive)[0].session
    twin = Participant("Zarqa Canary", "speaker", "another")
    correcting.add_person(archive, uid, twin, reviewer="")
    disguise = pseudonyms.of_session(archive, uid)
    assert disguise.name("Zarqa Canary") == WITHHELD
    assert disguise.name("@zarqacan") == PSEUDONYM


def test_who_left_the_session_is_hidden_there_still(archive: Archive) -> None:
    uid = known(archive)[0].session
    correcting.remove_person(archive, uid, 1, reviewer="")
    disguise = pseudonyms.of_session(archive, uid)
    assert disguise.quote(known(archive)[0]).speaker.startswith(PSEUDONYM)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("", ""),
        ("Imran", "Imran"),
        ("ALI  KHAN", "Source A"),
        ("Ali\u200b Khan", "Source A"),
        ("Ali Khan (caller)", "Source A (caller)"),
        ("Mr. @alik:", "Mr. Source A:"),
        ("Ali Khanna", "Ali Khanna"),
        ("Khan", "Khan"),
        ("علی", "Source \\1"),
        ("علیم", "علیم"),
        ("x", "Source X"),
        ("Maxx, x", "Maxx, x"),
    ],
)
def test_names_are_found_as_words(label: str, shown: str) -> None:
    cast = [
        Person(1, "Ali Khan", "alik", pseudonym="Source A"),
        Person(2, "علی", pseudonym="Source \\1"),
        Person(3, "x", pseudonym="Source X"),
        Person(4, "Imran"),
    ]
    assert Disguise.of(cast).name(label) == shown


def test_nobody_is_disguised_where_nobody_has_a_pseudonym() -> None:
    disguise = Disguise.of([Person(1, "Ali Khan", "alik")])
    assert not disguise
    assert disguise.name("Ali Khan") == "Ali Khan"
    assert list(disguise.mentions("Ali Khan")) == []
