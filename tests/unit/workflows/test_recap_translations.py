"""A quote in another language stands in a recap with its translation beneath, and no word more."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer import export
from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.recap import WHOLE
from spacesviewer.domain.recap_check import FOUND
from spacesviewer.domain.recap_claims import QUOTE
from spacesviewer.library import people as stored_people
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import (
    correcting,
    exporting,
    off_record,
    people,
    quote_revisions,
    quote_translations,
    quoting,
    recap_checking,
    recap_files,
    recap_text,
    recapping,
    translating,
)
from spacesviewer.workflows import wording_corrections as correct
from tests.canaries import Export, leaks
from tests.canary_archives import build
from tests.unit.library import making

SAID = (
    ("Zoya", "میں نے وہ خط خود پڑھا ہے۔"),
    ("Zoya", "مگر میرا نام کہیں مت لکھیں۔"),
    ("Imran", "فوج کا اس میں کوئی کردار نہیں۔"),
    ("Imran", "یہ میں نے خود دیکھا ہے۔"),
)
ENGLISH = (
    "I have read that letter myself.",
    "But write my name nowhere.",
    "The army has no part in it.",
    "I saw this myself.",
)


class Scene:
    """A session in Urdu, and its translation into English as far as it was typed."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.uid = making.session(
            archive, language="ur", participants=making.people("Imran", "Zoya")
        )
        urdu = making.parsed(SAID, words=True, language="ur")
        self.line = making.transcript(archive, self.uid, urdu, "rally.ur.vtt")
        self.english, _ = translating.begin(archive, self.line, "en", reviewer="Noor")

    def translate(self, *rows: int, status: str = "checked") -> None:
        for row in rows:
            source = transcripts.segments(self.archive, self.line)[row]
            translating.translate(
                self.archive, self.english, source.id, ENGLISH[row], reviewer="Noor", status=status
            )

    def quote(self, row: int, *, to: int | None = None, line: int = 0, cut_ms: int = 0) -> str:
        info = transcripts.get(self.archive, line or self.line)
        end_ms = (row if to is None else to) * 4000 + 3900 - cut_ms
        chosen = quoting.from_range(self.archive, self.uid, info, row * 4000, end_ms)
        uid, _ = quoting.keep(self.archive, quoting.draft(self.archive, self.uid, chosen, info.id))
        return uid

    def text(self, language: str = "en", *, originals: bool = False) -> str:
        recap = recapping.compose(self.archive, self.uid, language=language)
        return recap_text.render(recap, recap_text.default_template(), originals=originals)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with Archive.create(tmp_path / "archive") as archive:
        yield Scene(archive)


def test_the_translation_stands_beneath_the_original(scene: Scene) -> None:
    scene.translate(0, 1)
    scene.quote(0)
    text = scene.text()
    assert text.index(SAID[0][1]) < text.index(ENGLISH[0])
    signed = (
        f"> “{ENGLISH[0]}”\n\n— Zoya, 0:00:00 (UNVERIFIED), translated from Urdu by Noor (checked)"
    )
    assert signed in text
    assert ENGLISH[1] not in text
    assert "no translation" not in text


def test_only_those_languages_can_be_chosen_that_there_are(scene: Scene) -> None:
    assert quote_translations.languages(scene.archive, []) == []
    quotes = [stored_quotes.get(scene.archive, scene.quote(0))]
    assert quote_translations.languages(scene.archive, quotes) == ["en"]
    translating.begin(scene.archive, scene.line, "fr-CA", reviewer="Noor")
    assert quote_translations.languages(scene.archive, quotes) == ["en", "fr-CA"]
    scene.translate(0)
    english = stored_quotes.get(scene.archive, scene.quote(0, line=scene.english))
    assert quote_translations.languages(scene.archive, [english]) == []


def test_each_mouth_has_its_own_translation(scene: Scene) -> None:
    scene.translate(0, 1, 2)
    scene.quote(0, to=2)
    text = scene.text()
    assert f"> “{ENGLISH[0]} {ENGLISH[1]}”\n\n— Zoya, 0:00:00" in text
    assert f"> “{ENGLISH[2]}”\n\n— Imran, 0:00:08" in text


def test_what_a_machine_translated_is_unverified(scene: Scene) -> None:
    scene.translate(0, status="machine")
    quoting.set_state(scene.archive, scene.quote(0), "checked", reviewer="Sana")
    assert "translated from Urdu by Noor (machine, UNVERIFIED)" in scene.text()


def test_what_has_no_translation_is_told_once(scene: Scene) -> None:
    scene.translate(2)
    for row in (0, 1, 3):
        scene.quote(row)
    scene.quote(1, to=2)  # of which only one half is translated
    assert scene.text().count("- 4 quotes are in Urdu and have no translation.") == 1


def test_of_a_part_the_translation_is_of_the_whole_passage_and_says_so(scene: Scene) -> None:
    scene.translate(0)
    quote = scene.quote(0, cut_ms=3500)
    assert stored_quotes.get(scene.archive, quote).text == "میں نے وہ خط"
    text = scene.text()
    said = f"> “\\[{WHOLE.capitalize()}:\\] {ENGLISH[0]}”\n\n— Zoya, 0:00:00 (UNVERIFIED), {WHOLE}"
    assert f"{said}, translated from Urdu by Noor (checked)\n" in text
    assert "without the translation" not in text


@pytest.mark.parametrize("form", export.recap_formats())
def test_no_format_and_no_template_loses_that_it_is_of_the_whole_passage(
    scene: Scene, tmp_path: Path, form: str
) -> None:
    scene.translate(0)
    scene.quote(0, cut_ms=3500)
    recap = recapping.compose(scene.archive, scene.uid)
    for template, marks in (
        (recap_text.default_template(), 2),
        ("{{ sections[0].quotes[0].parts[0].beneath.words }}", 1),
        ("{{ sections[0].quotes[0].parts[0].beneath.credit }}", 1),
    ):
        target = tmp_path / f"recap.{form}"
        recapping.write(recap_text.render(recap, template), "On the rally", form, target)
        told = " ".join(block.text for block in recap_files.read(target))
        assert told.casefold().count(WHOLE) == marks
    target = tmp_path / f"whole.{form}"
    recapping.write(scene.text(), "On the rally", form, target)
    checked = recap_checking.check(scene.archive, scene.uid, target)
    quotes = [one for one in checked.findings if one.claim.kind == QUOTE]
    assert [(one.verdict, one.claim.speaker) for one in quotes] == [(FOUND, "Zoya")] * 2


def test_quotes_are_exported_with_their_translations(scene: Scene, tmp_path: Path) -> None:
    scene.translate(0, 1)
    scene.quote(0)
    scene.quote(1, cut_ms=3500)
    found = stored_quotes.list_quotes(scene.archive, session=scene.uid)
    target = tmp_path / "quotes.txt"
    warned: list[str] = []
    for into, marks in (("en", (1, 1)), ("", (0, 0)), ("fr", (0, 0)), ("ur", (0, 0))):
        form = QuoteForm(into=into)
        exporting.export_quotes(found, "txt", target, form, scene.archive, warn=warned.append)
        text = target.read_text("utf-8")
        assert (
            text.count(ENGLISH[0]),
            text.count(f"[{WHOLE.capitalize()}:] {ENGLISH[1]}"),
        ) == marks
    assert f"“{ENGLISH[0]}” (translated from Urdu by Noor (checked))" in _as_txt(
        scene, "en", target
    )
    hidden = scene.quote(1)
    quoting.set_state(scene.archive, hidden, off_record.OFF_THE_RECORD)
    assert ENGLISH[1] not in _as_txt(scene, "en", target)
    assert warned == []


def test_inside_a_translation_into_any_language_is_seen(scene: Scene) -> None:
    quote = stored_quotes.get(scene.archive, scene.quote(0))
    assert quote_translations.inside(scene.archive, quote, "en") is None
    scene.translate(0)
    for language in ("en", "ur", "de"):
        told = quote_translations.inside(scene.archive, quote, language)
        assert told is not None
        assert told.words == (ENGLISH[0],)


def test_a_name_left_in_an_exported_translation_is_told(scene: Scene, tmp_path: Path) -> None:
    imran = next(one for one in stored_people.list_people(scene.archive) if one.name == "Imran")
    people.set_pseudonym(scene.archive, imran.id, "A clerk")
    source = transcripts.segments(scene.archive, scene.line)[0]
    translating.translate(scene.archive, scene.english, source.id, "Imran has it.", reviewer="Noor")
    scene.quote(0)
    warned: list[str] = []
    found = stored_quotes.list_quotes(scene.archive, session=scene.uid)
    target, form = tmp_path / "quotes.md", QuoteForm(into="en")
    exporting.export_quotes(found, "md", target, form, scene.archive, warn=warned.append)
    assert "in the translation of 1 quote." in " ".join(warned)


def _as_txt(scene: Scene, into: str, target: Path) -> str:
    found = stored_quotes.list_quotes(scene.archive, session=scene.uid)
    exporting.export_quotes(found, "txt", target, QuoteForm(into=into), scene.archive)
    return target.read_text("utf-8")


def test_what_the_quote_leaves_out_does_not_come_back_with_its_translation(scene: Scene) -> None:
    scene.translate(0, 1)
    quote_revisions.elide(scene.archive, scene.quote(1), "کہیں")
    corrected = scene.quote(0, cut_ms=3500)
    key = transcripts.segments(scene.archive, scene.line)[0].id
    correct.set_text(scene.archive, scene.line, key, "ہم نے ایک خط پڑھا۔", reviewer="Sana")
    assert (
        stored_quotes.get(scene.archive, corrected).text == "میں نے وہ خط"
    )  # which is not there any more
    text = scene.text()
    assert ENGLISH[0] not in text
    assert ENGLISH[1] not in text
    assert "- 2 quotes in Urdu without the translation: it is not of just the words" in text


def test_a_translation_of_more_than_is_quoted_is_left_out(scene: Scene) -> None:
    both = making.parsed((("Zoya", f"{ENGLISH[0]} {ENGLISH[1]}"),), language="en")
    long = replace(both.segments[0], end_ms=7900)
    made = replace(both, segments=(long,), kind="translation")
    making.transcript(scene.archive, scene.uid, made, "rally.en.vtt")
    first, second = scene.quote(0), scene.quote(1)
    assert ENGLISH[1] not in scene.text()
    for uid in (first, second):
        quoting.remove(scene.archive, uid)
    scene.quote(0, to=1)
    assert f"“{ENGLISH[0]} {ENGLISH[1]}”" in scene.text()


def test_a_translation_that_was_typed_here_goes_before_one_of_a_file(scene: Scene) -> None:
    line = making.parsed((("Zoya", "A letter was read."),), language="en")
    making.transcript(scene.archive, scene.uid, replace(line, kind="translation"), "rally.en.vtt")
    scene.quote(0)
    assert "“A letter was read.”" in scene.text()
    scene.translate(0)
    assert f"“{ENGLISH[0]}”" in scene.text()
    assert "A letter was read" not in scene.text()


def test_off_the_record_hides_it_in_both_languages(scene: Scene) -> None:
    scene.translate(0, 1, 3)
    scene.quote(0)
    scene.quote(3)
    hidden = scene.quote(1)
    quoting.set_state(scene.archive, hidden, off_record.OFF_THE_RECORD)
    text = scene.text(originals=True)
    assert ENGLISH[1] not in text
    assert SAID[1][1] not in text
    assert "- 1 quote in Urdu without the translation: something beside it is kept back." in text
    assert ENGLISH[3] in text
    # The same where it is the translation that was quoted and is kept back.
    quoting.remove(scene.archive, hidden)
    hidden = scene.quote(3, line=scene.english)
    quoting.set_state(scene.archive, hidden, off_record.OFF_THE_RECORD)
    text = scene.text(originals=True)
    assert ENGLISH[3] not in text
    assert SAID[3][1] not in text


def test_an_original_corrected_since_is_told(scene: Scene) -> None:
    scene.translate(0)
    key = transcripts.segments(scene.archive, scene.line)[0].id
    correct.set_text(scene.archive, scene.line, key, "میں نے خط نہیں پڑھا۔", reviewer="Sana")
    scene.quote(0)
    assert "(checked, the original was corrected since)" in scene.text()


def test_words_that_are_no_longer_there_have_no_translation(scene: Scene) -> None:
    scene.translate(0)
    scene.quote(0)
    key = transcripts.segments(scene.archive, scene.line)[0].id
    correct.set_text(scene.archive, scene.line, key, "میں نے خط نہیں پڑھا۔", reviewer="Sana")
    assert ENGLISH[0] not in scene.text()


def test_the_original_beneath_a_quote_of_the_translation(scene: Scene) -> None:
    scene.translate(0)
    scene.quote(0, line=scene.english)
    assert SAID[0][1] not in scene.text()
    text = scene.text(originals=True)
    assert text.index(ENGLISH[0]) < text.index(SAID[0][1])
    assert "— Zoya, 0:00:00 (UNVERIFIED), as it was said, in Urdu" in text
    assert SAID[0][1] in scene.text("ur")  # one that is read in Urdu needs it


def test_each_mouth_has_its_own_original(scene: Scene) -> None:
    scene.translate(1, 2)
    scene.quote(1, to=2, line=scene.english)
    text = scene.text(originals=True)
    assert f"> “{SAID[1][1]}”\n\n— Zoya, 0:00:04" in text
    assert f"> “{SAID[2][1]}”\n\n— Imran, 0:00:08" in text


def test_names_in_translations_are_pseudonyms_or_told(scene: Scene) -> None:
    scene.translate(0)
    known = next(one for one in stored_people.list_people(scene.archive) if one.name == "Zoya")
    people.set_pseudonym(scene.archive, known.id, "A clerk")
    line = transcripts.segments(scene.archive, scene.english)[0]
    first = transcripts.segments(scene.archive, scene.line)[0]
    translating.translate(
        scene.archive, scene.english, first.id, "I, Zoya, have read it.",
        reviewer="Zoya", target=line.id, shown=line.text,
    )  # fmt: skip
    scene.quote(0)
    told: list[str] = []
    recapping.compose(scene.archive, scene.uid, warn=told.append)
    assert any("stands in the translation of 1 quote" in sentence for sentence in told)
    assert "translated from Urdu by A clerk (reporter)" in scene.text()


@pytest.mark.parametrize("form", export.recap_formats())
def test_each_format_reads_back_and_keeps_its_directions(
    scene: Scene, tmp_path: Path, form: str
) -> None:
    scene.translate(0, 2)
    scene.quote(0)
    scene.quote(2)
    text, target = scene.text(), tmp_path / f"recap.{form}"
    recapping.write(text, "On the rally", form, target)
    checked = recap_checking.check(scene.archive, scene.uid, target)
    quotes = [one for one in checked.findings if one.claim.kind == QUOTE]
    assert [(one.verdict, one.at_ms, one.claim.speaker) for one in quotes] == [
        (FOUND, 0, "Zoya"), (FOUND, 0, "Zoya"), (FOUND, 8000, "Imran"), (FOUND, 8000, "Imran"),
    ]  # fmt: skip
    backwards = [one.backwards for one in export.recap_paragraphs(text) if one.style == "quote"]
    assert backwards == [True, False, True, False]


def test_no_canary_leaves_with_a_translation(tmp_path: Path) -> None:
    nest = build(tmp_path / "nest", random.Random(0))
    correcting.edit_transcript(nest.archive, nest.urdu, kind="translation", reviewer="")
    recap = recapping.compose(nest.archive, nest.session, language="ur")
    text = recap_text.render(recap, recap_text.default_template(), originals=True)
    assert "translated from English (UNVERIFIED)" in text
    (tmp_path / "out").mkdir()
    for form in export.recap_formats():
        recapping.write(text, recap.headline, form, tmp_path / "out" / f"out.{form}")
    assert leaks(Export("recap", lambda *_: None), nest, tmp_path / "out") == []
    (tmp_path / "quotes").mkdir()
    known = stored_quotes.list_quotes(nest.archive, session=nest.session)
    wanted = QuoteForm(notes=False, into="ur")
    for form, one in export.quote_formats().items():
        target = tmp_path / "quotes" / f"{form}.{one.EXTENSION}"
        exporting.export_quotes(known, form, target, wanted, nest.archive)
    assert "translated from English" in (tmp_path / "quotes" / "txt.txt").read_text("utf-8")
    assert leaks(Export("quotes", lambda *_: None), nest, tmp_path / "quotes") == []
    nest.archive.close()
