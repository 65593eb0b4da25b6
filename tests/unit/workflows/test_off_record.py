"""What is off the record leaves by no export: not as a quote, not in another, not in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.gap import Gap
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.export import is_binary, quote_formats, transcript_formats
from spacesviewer.library import joins, transcripts
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library.store import Archive
from spacesviewer.workflows import exporting, off_record, quoting
from tests.unit.export.reading import words_in
from tests.unit.library import making

LINES = (
    ("Ayesha", "Good evening, and welcome."),
    ("Omar", "I saw it. The deputy signed the contract at night, you know."),
    ("Omar", "But nobody read it."),
    ("Ayesha", "Nobody read it, you say."),
)
SECRET = "The deputy signed the contract at night"
OFF = {"state": off_record.OFF_THE_RECORD}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


@pytest.fixture
def session(archive: Archive) -> str:
    return making.session(archive, "Town hall", language="en")


def talk(archive: Archive, session: str, *lines: tuple[str, str], **told: object) -> int:
    content = replace(making.parsed(lines or LINES, words=True), **told)  # type: ignore[arg-type]
    return making.transcript(archive, session, content, name=f"talk.{content.language}.vtt")


def hide(archive: Archive, session: str, line: int, words: str = SECRET) -> Quote:
    info = transcripts.get(archive, line)
    chosen = quoting.from_range(archive, session, info, 4000, 7900)
    chosen, exact = quoting.typed(chosen, words)
    draft = replace(quoting.draft(archive, session, chosen, line), exact=exact)
    uid, _ = quoting.keep(archive, draft)
    quoting.set_state(archive, uid, off_record.OFF_THE_RECORD)
    return stored_quotes.get(archive, uid)


def written(archive: Archive, session: str, line: int, form: str, folder: Path) -> str:
    target = folder / f"out.{form}"
    exporting.export_transcript(archive, session, line, form, target)
    text = words_in(target.read_bytes(), binary=is_binary(transcript_formats()[form]))
    return text.replace("\\", "") if form == "md" else text


@pytest.mark.parametrize("form", transcript_formats())
def test_the_words_are_replaced_in_every_transcript(
    archive: Archive, session: str, tmp_path: Path, form: str
) -> None:
    line = talk(archive, session)
    assert "deputy signed" in written(archive, session, line, form, tmp_path)
    hide(archive, session, line)
    text = written(archive, session, line, form, tmp_path)
    for word in SECRET.split():
        assert word.lower() in ("the", "at") or word not in text
    assert "I saw it. [off the record] you know." in text
    assert "nobody read it." in text


@pytest.mark.parametrize("form", transcript_formats())
def test_a_translation_loses_all_that_is_said_then(
    archive: Archive, session: str, tmp_path: Path, form: str
) -> None:
    hide(archive, session, talk(archive, session))
    other = (("Ayesha", "Guten Abend."), ("Omar", "Der Vertreter unterschrieb nachts."))
    line = talk(archive, session, *other, ("Omar", "Niemand las."), language="de")
    text = written(archive, session, line, form, tmp_path)
    assert "Vertreter" not in text
    assert "unterschrieb" not in text
    assert "[off the record]" in text


def test_a_correction_does_not_bring_the_words_back(archive: Archive, session: str) -> None:
    quote = hide(archive, session, talk(archive, session))
    info = transcripts.list_for(archive, session)[0]
    corrected = [Segment(4000, 7900, "I saw it. The DEPUTY, he signed at night.", "Omar", id=99)]
    (shown,) = off_record.withheld(corrected, info, [quote])
    assert shown.text == "[off the record]"
    elsewhere = [Segment(90_000, 95_000, f"Again: {SECRET.upper()}!", "Omar", id=98)]
    assert off_record.withheld(elsewhere, info, [quote])[0].text == "Again: [off the record]"


def test_words_typed_by_hand_hide_what_was_said_then(
    archive: Archive, session: str, tmp_path: Path
) -> None:
    line = talk(archive, session)
    hide(archive, session, line, "He signed by night")
    text = written(archive, session, line, "txt", tmp_path)
    assert "deputy" not in text
    assert "Good evening" not in text  # within a second of it: better too much than too little
    assert "Nobody read it, you say." in text


def test_words_stay_hidden_where_recordings_are_put_together(
    archive: Archive, session: str, tmp_path: Path
) -> None:
    line = talk(archive, session)
    hide(archive, session, line, "He put his name to it")  # found by their time alone
    first = making.session(archive, "Part 1", language="en")
    with archive.operation("join sessions") as op:
        joins.join(archive, op, first, session, 60_000)
    text = written(archive, first, line, "txt", tmp_path)
    assert off_record.MARK in text
    assert "deputy" not in text
    assert "Nobody read it, you say." in text


def test_a_text_without_times_is_searched_or_refused(
    archive: Archive, session: str, tmp_path: Path
) -> None:
    hide(archive, session, talk(archive, session))
    typed = (Segment(0, 0, "I saw it. The deputy signed the contract at night.", "Omar"),)
    content = ParsedTranscript(typed, language="en", timed=False)
    line = making.transcript(archive, session, content, name="typed.txt")
    assert "I saw it. [off the record]" in written(archive, session, line, "txt", tmp_path)
    content = ParsedTranscript((Segment(0, 0, "Der Vertreter", ""),), language="de", timed=False)
    line = making.transcript(archive, session, content, name="getippt.txt")
    with pytest.raises(UserError, match=r"getippt\.txt has no times, so the words at 0:00:04"):
        written(archive, session, line, "txt", tmp_path)


@pytest.mark.parametrize("form", quote_formats())
def test_a_quote_around_them_is_written_without_them(
    archive: Archive, session: str, tmp_path: Path, form: str
) -> None:
    line = talk(archive, session)
    hide(archive, session, line)
    info = transcripts.get(archive, line)
    wide = quoting.from_range(archive, session, info, 4000, 11_900)
    quoting.bookmark(archive, session, wide, line)
    target = tmp_path / "out"
    found = stored_quotes.list_quotes(archive)
    exporting.export_quotes(found, form, target, QuoteForm(), archive)
    text = words_in(target.read_bytes(), binary=is_binary(quote_formats()[form]))
    assert "deputy" not in text
    assert "nobody read it" in text


def test_the_same_words_quoted_twice_stay_here(
    archive: Archive, session: str, tmp_path: Path
) -> None:
    line = talk(archive, session)
    quote = hide(archive, session, line)
    quoting.keep(archive, replace(quote, id="", state="checked"))
    with pytest.raises(UserError, match="off the record"):
        exporting.export_quotes(
            stored_quotes.list_quotes(archive), "txt", tmp_path / "q", QuoteForm(), archive
        )
    assert not (tmp_path / "q").exists()


def test_gaps_that_repeat_the_words_are_left_out() -> None:
    quote = Quote("q", "s", "", "", 4000, 7900, (QuotePart("Omar", "x", 4000, 7900),), **OFF)  # type: ignore[arg-type]
    gaps = [Gap(5000, 6000, "“Deputy” 9 times.", "phrase"), Gap(5000, 6000, "Silence.", "silence")]
    assert off_record.telling(gaps, [quote]) == gaps[1:]
    assert off_record.telling(gaps, []) == gaps


def test_a_translation_says_so_everywhere(archive: Archive, session: str, tmp_path: Path) -> None:
    talk(archive, session, language="ur")
    line = talk(archive, session, language="en", kind="translation", origin="machine")
    info = transcripts.get(archive, line)
    chosen = quoting.from_range(archive, session, info, 0, 3900)
    assert quoting.draft(archive, session, chosen, line).translated_from == "Urdu"
    quoting.bookmark(archive, session, chosen, line)
    (quote,) = stored_quotes.list_quotes(archive)
    assert quote.translated_from == "Urdu"
    for form, module in quote_formats().items():
        for shape in (QuoteForm(), QuoteForm(attribution=False, time=False)):
            exporting.export_quotes([quote], form, tmp_path / "q", shape, archive)
            text = words_in((tmp_path / "q").read_bytes(), binary=is_binary(module))
            assert "translated from Urdu" in text, form
            assert "UNVERIFIED: machine transcript" in text, form
    for form in transcript_formats():
        text = written(archive, session, line, form, tmp_path)
        assert "translated from urdu" in text.lower(), form
        assert "UNVERIFIED: machine transcript" in text, form
