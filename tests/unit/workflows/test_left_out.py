"""What a quote leaves out ("[...]") and its sound has: kept, cut, silent or under a tone."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.soundclip import LEFT_OUT, PLAIN
from spacesviewer.export import quotes_html
from spacesviewer.library import custody
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library.store import Archive
from spacesviewer.workflows import carding, clipping, left_out, quote_revisions
from tests.unit.workflows.test_clips import copied, prepare, run, samples, silent, take

WORDS = "by Omar Khan"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = prepare(tmp_path_factory.mktemp("words"), words=True)
    with Archive.open(folder / "archive") as archive:
        elided(archive)
    return folder


def elided(archive: Archive) -> Quote:
    quote = take(archive, 2200, 4600)
    quote_revisions.elide(archive, quote.id, WORDS)
    return stored_quotes.get(archive, quote.id)


def quote_in(archive: Archive) -> Quote:
    (quote,) = stored_quotes.list_quotes(archive)
    return quote


def test_its_time_is_that_of_its_words(prepared: Path, tmp_path: Path) -> None:
    with copied(prepared, tmp_path) as archive:
        quote = quote_in(archive)
        (gone,) = left_out.of_quote(archive, quote)
        times = left_out.times_of(archive, quote)[0]
    assert (gone.words, gone.exact) == (WORDS, True)
    by_word = {word: (start, end) for word, start, end in times}
    assert by_word["signed"][1] <= gone.start_ms <= by_word["by"][0]
    assert by_word["Khan"][1] <= gone.end_ms <= by_word["in"][0]


def test_it_is_kept_unless_one_says_otherwise(prepared: Path, tmp_path: Path) -> None:
    with copied(prepared, tmp_path) as archive:
        quote = quote_in(archive)
        clipping.cut_quote(archive, quote, tmp_path / "whole.wav")
    said = run(tmp_path, "clip", quote.id, "-o", tmp_path / "clip.wav")
    assert f"(“{WORDS}”)" in said
    assert LEFT_OUT["keep"] in said
    assert (tmp_path / "clip.wav").read_bytes() == (tmp_path / "whole.wav").read_bytes()


@pytest.mark.parametrize("how", ["cut", "silence", "bleep"])
def test_it_is_taken_out_of_the_sound(prepared: Path, tmp_path: Path, how: str) -> None:
    with copied(prepared, tmp_path) as archive:
        quote = quote_in(archive)
        (gone,) = left_out.of_quote(archive, quote)
        clipping.cut_quote(archive, quote, tmp_path / "whole.wav")
    target = tmp_path / "clip.wav"
    said = run(tmp_path, "clip", quote.id, "--left-out", how, "-o", target, "--json")
    told = json.loads(said[said.index("{") : said.rindex("}") + 1])
    span = {"start_ms": gone.start_ms, "end_ms": gone.end_ms}
    assert told["left_out"] == [{**span, "words": WORDS, "sound": how}]
    whole, rate = samples(tmp_path / "whole.wav")
    heard, _ = samples(target)
    begin = quote.place_ms[0] * rate // 1000
    first, last = (at * rate // 1000 - begin for at in (gone.start_ms, gone.end_ms))
    seam = 5 * rate // 1000
    if how == "cut":
        assert len(heard) == len(whole) - (last - first)
        assert np.array_equal(heard[: first - seam], whole[: first - seam])
        assert np.array_equal(heard[first + seam :], whole[last + seam :])
        assert abs(int(heard[first])) < 300  # no click
    else:
        assert len(heard) == len(whole)
        assert np.array_equal(heard[:first], whole[:first])
        assert np.array_equal(heard[last + 1 :], whole[last + 1 :])
        assert (silent(target) != []) == (how == "silence")
    with Archive.open(tmp_path / "archive") as archive:
        (step,) = [
            one
            for one in custody.of_subjects(archive, [f"quote:{quote.id}"])
            if one.kind == custody.EXPORTED
        ]
    assert step.detail["left_out"] == how
    assert step.detail["left_out_ms"] == [[gone.start_ms, gone.end_ms]]
    assert step.detail["sha256"] == told["sha256"]


def test_without_times_of_words_the_sound_stays_whole(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "plain", words=False)
    with Archive.open(folder / "archive") as archive:
        quote = take(archive, 500, 9000)
        quote_revisions.elide(archive, quote.id, "was signed")
        quote = quote_in(archive)
        found = left_out.of_quote(archive, quote)
    assert [one.exact for one in found] == [False]
    assert left_out.need_times(found, "keep")
    with pytest.raises(UserError, match="does not tell when “was signed” is said"):
        left_out.need_times(found, "cut")


def test_a_video_shows_the_mark_when_the_cut_is_reached(prepared: Path, tmp_path: Path) -> None:
    with copied(prepared, tmp_path) as archive:
        shown = carding.showing(archive, quote_in(archive))
    (part,) = shown.card.parts
    assert part.text == "The contract was signed [...] in March."
    told = {part.text[word.start : word.end]: word for word in part.words}
    (gone,) = shown.left_out
    assert gone.start_ms <= told["[...]"].start_ms < told["[...]"].end_ms <= gone.end_ms
    shape = PLAIN.leaving_out(left_out.need_times(shown.left_out, "cut"), "cut")
    after = shape.heard_ms(told["in"].start_ms)
    assert after == told["in"].start_ms - (gone.end_ms - gone.start_ms)
    assert shape.heard_ms(told["[...]"].start_ms) == gone.start_ms


def test_a_page_says_what_its_sound_has(prepared: Path, tmp_path: Path) -> None:
    with copied(prepared, tmp_path) as archive:
        quote = quote_in(archive)
    form = QuoteForm(sounds=((quote.id, "data:audio/mpeg;base64,AA=="),), sound_remark="Whole.")
    assert "<p>Whole.</p>" in quotes_html.render([quote], form).decode()
    said = run(tmp_path, "export", "quotes", "--format", "html", "-o", tmp_path / "page.html")
    assert "1 clip" in said
    assert "has the words left out here" in (tmp_path / "page.html").read_text("utf-8")
