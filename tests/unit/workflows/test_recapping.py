"""A session is written up, saved, and read back against its own tape."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer import export
from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.errors import RefusedFile, UserError, WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.recap_check import FOUND
from spacesviewer.domain.recap_claims import PERSON, QUOTE, TOPIC
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.library import people as stored_people
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import (
    asking,
    exporting,
    off_record,
    people,
    quoting,
    recap_checking,
    recap_files,
    recap_text,
    recapping,
    tagging,
)
from tests.unit.library import making

LINES = (
    ("Imran", "The rally is [about](javascript:x) <b>media</b> freedom and 1,234 voters."),
    ("Ayesha", "What is the role of the army?"),
    ("Imran", "The army has no role in it; I saw that myself."),
    ("Zoya", "میں نے وہ خط خود پڑھا ہے۔"),
    ("Imran", "This must stay between us and never be printed."),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


@pytest.fixture
def session(archive: Archive) -> str:
    uid = making.session(
        archive,
        "On *the* rally",
        language="en",
        platform="YouTube",
        url="https://youtu.be/qisoAIx8EE8",
        started_at="2026-11-14T19:30:00+05:00",
        participants=making.people("Imran", "Zoya"),
        date_source="the Space's metadata (started_at)",
        figures=(
            Figure("participants", 446_000, "the host"),
            Figure("average", 165_000, "X"),
            Figure("replay total", 90_000, "platform-reported (X API)"),
        ),
    )
    line = making.transcript(archive, uid, making.parsed(LINES, words=True))
    info = transcripts.get(archive, line)
    for row in (0, 2, 3, 4):
        chosen = quoting.from_range(archive, uid, info, row * 4000, row * 4000 + 3900)
        made, _ = quoting.keep(archive, quoting.draft(archive, uid, chosen, line))
        if row == 4:
            quoting.set_state(archive, made, off_record.OFF_THE_RECORD)
    tagging.tag(archive, uid, "Media", 0, 4000)
    tagging.tag(archive, uid, "The army", 4000, 12_000)
    return uid


def markdown(archive: Archive, session: str, order: str = "session") -> str:
    recap = recapping.compose(archive, session, order=order)
    return recap_text.render(recap, recap_text.default_template())


def test_it_tells_topics_quotes_people_and_figures(archive: Archive, session: str) -> None:
    text = markdown(archive, session)
    assert text.index("## Media") < text.index("## The army") < text.index("## Also said")
    assert "446,000, according to the host" in text
    assert "165,000, according to X" in text  # those that disagree stand side by side
    assert "**Replay in total:** 90,000, according to the platform (X API)" in text
    assert "14:30 UTC, according to the Space's metadata\n" in text
    assert "[0:00:08](<https://youtu.be/qisoAIx8EE8?t=8>)" in text
    assert "UNVERIFIED" in text
    assert "میں نے وہ خط خود پڑھا ہے۔" in text


def test_what_is_off_the_record_is_not_in_it(archive: Archive, session: str) -> None:
    assert "between us" not in markdown(archive, session)


def test_the_question_stands_before_its_answer(archive: Archive, session: str) -> None:
    asking.ask(archive, session, (4000, 7900), answer=(8000, 11_900))
    text = markdown(archive, session)
    time = "([0:00:04](<https://youtu.be/qisoAIx8EE8?t=4>))"
    asked = text.index(f"**Ayesha:** What is the role of the army? {time}")
    assert asked < text.index("The army has no role")


def test_a_question_with_two_answers_stands_there_once(archive: Archive, session: str) -> None:
    asking.ask(archive, session, (4000, 7900), answer=(8000, 15_900))
    tagging.tag(archive, session, "The army", 12_000, 16_000)
    text = markdown(archive, session)
    assert text.count("What is the role of the army?") == 1
    assert text.index("What is the role") < text.index("The army has no") < text.index("میں نے")


def test_all_languages_that_are_spoken_are_named(archive: Archive, session: str) -> None:
    assert "**Language:** English" in markdown(archive, session)
    # Captions of all that is said are a translation, whatever their file does not say.
    spanish = making.parsed(tuple((name, "Todos.") for name, _ in LINES), language="es")
    making.transcript(archive, session, spanish, "rally.es.vtt")
    # What is said where the English text has no words is spoken.
    apart = replace(making.parsed((("Zoya", "سلام"),), language="ur").segments[0])
    moved = (replace(apart, start_ms=30_000, end_ms=33_000),)
    making.transcript(archive, session, ParsedTranscript(moved, language="ur"), "rally.ur.vtt")
    noted = (replace(apart, start_ms=30_000, end_ms=33_000, text="[speaks in Urdu]"),)
    making.transcript(archive, session, ParsedTranscript(noted, language="en"), "more.en.vtt")
    assert "**Languages:** English, Urdu\n" in markdown(archive, session)


def test_a_question_does_not_tell_what_is_off_the_record(archive: Archive, session: str) -> None:
    asking.ask(archive, session, (16_000, 19_900), answer=(8000, 11_900))
    assert "between us" not in markdown(archive, session)


def test_a_pseudonym_stands_for_the_name(archive: Archive, session: str) -> None:
    asking.ask(archive, session, (0, 3900), answer=(8000, 11_900))
    known = next(one for one in stored_people.list_people(archive) if one.name == "Imran")
    people.set_pseudonym(archive, known.id, "Source A")
    text = markdown(archive, session)
    assert "Source A" in text
    assert "Imran" not in text


def test_nothing_that_was_said_acts_as_markdown(archive: Archive, session: str) -> None:
    page = export.recap_formats()["html"].render(markdown(archive, session), "x").decode()
    assert "javascript:" in page  # as words
    assert 'href="javascript' not in page
    assert "<b>" not in page
    assert "<em>" not in page


def test_the_longest_topic_first(archive: Archive, session: str) -> None:
    text = markdown(archive, session, order="weight")
    assert text.index("## The army") < text.index("## Media")
    with pytest.raises(WrongUsage, match="no order"):
        recapping.compose(archive, session, order="random")


@pytest.mark.parametrize("form", export.recap_formats())
def test_each_format_reads_back_whole(
    archive: Archive, session: str, tmp_path: Path, form: str
) -> None:
    target = tmp_path / f"recap.{form}"
    recapping.write(markdown(archive, session), "On the rally", form, target)
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600
    checked = recap_checking.check(archive, session, target)
    quotes = [one for one in checked.findings if one.claim.kind == QUOTE]
    assert [(one.verdict, one.at_ms) for one in quotes] == [(FOUND, n * 4000) for n in (0, 2, 3)]
    assert [one.claim.speaker for one in quotes] == ["Imran", "Imran", "Zoya"]
    assert checked.doubtful == ()


@pytest.mark.parametrize("form", ["md", "txt", "html", "docx", "odt"])
def test_quotes_with_their_questions_read_back(
    archive: Archive, session: str, tmp_path: Path, form: str
) -> None:
    *known, hidden = stored_quotes.list_quotes(archive, session=session)
    quoting.remove(archive, hidden.id)  # beside what is off the record no question goes along
    asked = replace(known[1], question=QuotePart("Ayesha", LINES[1][1], 4000, 7900))
    target = tmp_path / f"quotes.{form}"
    shape = QuoteForm(questions=True)
    exporting.export_quotes([known[0], asked, *known[2:]], form, target, shape, archive)
    checked = recap_checking.check(archive, session, target)
    quotes = [one for one in checked.findings if one.claim.kind == QUOTE]
    answers = [one for one in quotes if LINES[1][1] not in one.claim.text]
    assert [(one.verdict, one.at_ms) for one in answers] == [(FOUND, n * 4000) for n in (0, 2, 3)]
    assert [one.claim.speaker for one in answers] == ["Imran", "Imran", "Zoya"]
    assert [(one.verdict, one.at_ms) for one in quotes if one not in answers] == [(FOUND, 4000)]
    assert checked.doubtful == ()


def test_a_template_of_ones_own(archive: Archive, session: str, tmp_path: Path) -> None:
    own = tmp_path / "own.md.j2"
    own.write_text(
        "{{ headline|upper }}{% for s in sections %}{% for q in s.quotes %}{% for p in q.parts %}"
        "\n* {{ p.speaker }}: {{ p.words }}{% endfor %}{% endfor %}{% endfor %}",
        "utf-8",
    )
    made = recap_text.render(recapping.compose(archive, session), recap_text.read_template(own))
    assert made.startswith("ON \\*THE\\* RALLY\n\\*"[:3])
    assert "* Imran: The army has no role" in made


@pytest.mark.parametrize(
    "broken",
    [
        "{% for s in sections %}",
        "{{ nothing.there }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 1 // 0 }}",
        "{{ range(10 ** 9)|list }}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_a_template_that_does_not_work_is_told(archive: Archive, session: str, broken: str) -> None:
    recap = recapping.compose(archive, session)
    with pytest.raises(UserError, match="The template does not work"):
        recap_text.render(recap, broken)


def test_a_template_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read"):
        recap_text.read_template(tmp_path / "none.j2")
    (tmp_path / "bytes.j2").write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(UserError, match="could not be read"):
        recap_text.read_template(tmp_path / "bytes.j2")


def test_a_session_without_quotes_has_no_recap(archive: Archive) -> None:
    with pytest.raises(UserError, match="has none that may be published"):
        recapping.compose(archive, making.session(archive, "Empty"))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.md", b"", "no text"),
        ("sound.md", bytes(range(256)) * 40, "no text"),
        ("broken.docx", b"PK\x03\x04 not a zip", "damaged"),
        ("plain.md", b"Nothing that anybody could check", "nothing that could be held"),
    ],
)
def test_what_is_no_recap_is_told(
    archive: Archive, session: str, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError, match=said) as caught:
        recap_checking.check(archive, session, tmp_path / name)
    assert name in caught.value.sentence()


def test_a_file_that_is_not_there(archive: Archive, session: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedFile, match="not there"):
        recap_checking.check(archive, session, tmp_path / "none.md")


@pytest.mark.parametrize(
    ("name", "headings", "people", "times", "quotes"),
    [
        ("2021_06_07.md", 2, 8, 15, 4),
        ("2021_09_13.md", 2, 15, 9, 12),
        ("2021_11_29.md", 2, 9, 11, 2),
    ],
)
def test_show_notes_of_others(
    real_data: Path, name: str, headings: int, people: int, times: int, quotes: int
) -> None:
    from spacesviewer.domain.recap_claims import HEADING, claims_of

    path = real_data / "oxide-shownotes" / name
    claims = claims_of(recap_files.read(path))
    counts = {kind: sum(c.kind == kind for c in claims) for kind in (HEADING, PERSON, TOPIC, QUOTE)}
    assert counts == {HEADING: headings, PERSON: people, TOPIC: times, QUOTE: quotes}
    # Each link to a moment is read, and to the second.
    written = len(re.findall(r"youtu\.be/\w+\?t=\d", path.read_text("utf-8")))
    assert sum(c.at_ms is not None for c in claims if c.kind in (TOPIC, QUOTE)) == written


def test_a_name_in_headings_and_questions_is_told(archive: Archive, session: str) -> None:
    zoya = next(one for one in stored_people.list_people(archive) if one.name == "Zoya")
    people.set_pseudonym(archive, zoya.id, "A clerk")
    told: list[str] = []
    recapping.compose(archive, session, warn=told.append)
    assert not [sentence for sentence in told if "Zoya" in sentence or "pseudonym" in sentence]
    quote = stored_quotes.list_quotes(archive, session=session)[0]
    tagging.tag(archive, session, "What Zoya saw", *quote.place_ms)
    asking.ask(
        archive, session, (0, 1), asker="Imran", text="Zoya, is it so?", answer=quote.place_ms
    )
    recapping.compose(archive, session, headline="Zoya speaks", warn=told.append)
    assert [sentence.split(" stands in ")[1].split(".")[0] for sentence in told] == [
        "the headline of 1 recap", "the heading of 1 topic", "the question of 1 answer"
    ]  # fmt: skip


def test_a_recap_with_pseudonyms_and_two_languages_is_found_on_its_own_tape(
    archive: Archive, session: str, tmp_path: Path
) -> None:
    imran = next(one for one in stored_people.list_people(archive) if one.name == "Imran")
    people.set_pseudonym(archive, imran.id, "A clerk")
    original = transcripts.primary(archive, session)
    assert original is not None
    urdu = making.parsed((("Zoya", "یہ سب غلط ہے اور میں گواہ ہوں۔"),))
    line = making.transcript(archive, session, replace(urdu, language="ur"), "rally.ur.vtt")
    info = transcripts.get(archive, line)
    chosen = quoting.from_range(archive, session, info, 0, 3900)
    quoting.keep(archive, quoting.draft(archive, session, chosen, line))
    target = tmp_path / "recap.md"
    target.write_text(markdown(archive, session), "utf-8")
    checked = recap_checking.check(archive, session, target, original.id)
    quotes = [
        one
        for one in checked.findings
        # Brackets in a quote are its editor's, so what was said in brackets is not looked for.
        if one.claim.kind == QUOTE and "javascript" not in one.claim.text
    ]
    assert len(quotes) == 3
    assert [(one.claim.text, one.note) for one in quotes if one.verdict != FOUND] == []
    assert [one.note for one in quotes if "غلط" in one.claim.text] == ["In the transcript in Urdu."]
