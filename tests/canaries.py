"""Exports of archives full of canaries, and whether any of these leaves.

``python -m tests.canaries [COUNT] [SEED]`` makes so many exports (200), of every exporter in turn
and of archives made by chance, and looks in each for twelve kinds of things that it must not carry.
"""

from __future__ import annotations

import getpass
import os
import platform
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from spacesviewer.domain.citation import QuoteForm, cite, clipboard_html
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.quotecard import SIZES, THEMES, parse_size
from spacesviewer.domain.soundclip import LEFT_OUT, ClipShape, Cover, Level
from spacesviewer.export import notes_formats, quote_formats, recap_formats, transcript_formats
from spacesviewer.library import quotes, transcripts
from spacesviewer.workflows import (
    carding,
    clip_batch,
    clipping,
    evidence,
    exporting,
    noting,
    recap_text,
    recapping,
    sounding,
)
from tests import canary_search
from tests.canary_archives import (
    BESIDE,
    BLEEP_HZ,
    EARLIER,
    KINDS,
    MACHINE,
    NAME,
    NOTE,
    OFF_HZ,
    REVIEWER,
    SOUND,
    Nest,
    build,
    word,
)

_PER_ARCHIVE = 12
_HEARD = 0.01  # as loud a tone would be 32 dB below what it is in the recording


@dataclass
class Tally:
    """What became of the exports: how many of each kind, what leaked, what was looked for."""

    exports: Counter[str] = field(default_factory=Counter)
    looked: Counter[str] = field(default_factory=Counter)
    leaked: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Export:
    """How something leaves, and which kinds of canaries it may carry: a person has chosen them.

    ``bleeped``: the words that are bleeped must not be heard in it either.
    """

    name: str
    make: Callable[[Nest, Path, random.Random], None]
    may: frozenset[str] = frozenset()
    bleeped: bool = False


def all_exports() -> list[Export]:
    """Every way out of an archive."""
    found = [Export(f"quotes {key}", _quotes(key)) for key in quote_formats()]
    found += [Export("quotes html, without clips", _quotes("html"))]
    words = frozenset((BESIDE,))
    for key in transcript_formats():
        found.append(Export(f"transcript {key}", _transcript(key), words))
    found += [Export(f"recap {key}", _recap(key)) for key in recap_formats()]
    found += [Export(f"notes {key}", _notes(key), frozenset((NOTE,))) for key in notes_formats()]
    found += [Export(f"clip {key}", _clip(key), bleeped=True) for key in clipping.FORMATS]
    found += [Export("clip of a stretch", _stretch), Export("clips of all", _clips)]
    found += [Export("page that plays", _page), Export("clipboard", _copied)]
    found += [Export(f"card {key}", _card(key)) for key in carding.FORMATS]
    found += [Export("publish bundle", _bundle("bundle")), Export("zip", _bundle("bundle.zip"))]
    # A lawyer gets the names, the notes of work and the words around; no more than that.
    legal = frozenset((NAME, REVIEWER, BESIDE, EARLIER))
    return [*found, Export("legal bundle", _bundle("legal.zip", "legal"), legal)]


def chosen(nest: Nest) -> list[Quote]:
    """All quotes of the session: those off the record among them must stay by themselves."""
    return quotes.list_quotes(nest.archive, session=nest.session)


def _form(rng: random.Random) -> QuoteForm:
    return QuoteForm(
        rng.choice(("plain", "markdown", "html")),
        rng.random() < 0.8,
        rng.random() < 0.8,
        notes=False,
        questions=rng.random() < 0.5,
        zone=rng.choice(("", "Asia/Karachi")),
        into=rng.choice(("", "en", "ur")),
    )


def _quotes(key: str) -> Callable[[Nest, Path, random.Random], None]:
    def make(nest: Nest, folder: Path, rng: random.Random) -> None:
        target = folder / f"out.{quote_formats()[key].EXTENSION}"
        exporting.export_quotes(chosen(nest), key, target, _form(rng), nest.archive)

    return make


def _transcript(key: str) -> Callable[[Nest, Path, random.Random], None]:
    def make(nest: Nest, folder: Path, rng: random.Random) -> None:
        target = folder / f"out.{transcript_formats()[key].EXTENSION}"
        line = rng.choice((nest.line, nest.urdu))
        exporting.export_transcript(nest.archive, nest.session, line, key, target)

    return make


def _recap(key: str) -> Callable[[Nest, Path, random.Random], None]:
    def make(nest: Nest, folder: Path, rng: random.Random) -> None:
        order = rng.choice(("session", "weight"))
        recap = recapping.compose(nest.archive, nest.session, order=order)
        text = recap_text.render(recap, recap_text.default_template())
        recapping.write(text, recap.headline, key, folder / f"out.{key}")

    return make


def _notes(key: str) -> Callable[[Nest, Path, random.Random], None]:
    def make(nest: Nest, folder: Path, _rng: random.Random) -> None:
        noting.export_notes(nest.archive, key, folder / f"out.{key}", nest.session)

    return make


def _shape(nest: Nest, rng: random.Random, *, bleep: bool) -> ClipShape:
    quote = quotes.get(nest.archive, nest.quote)
    spans = clipping.words_at(nest.archive, quote, nest.bleep) if bleep else []
    covers = tuple(Cover(start, end, rng.random() < 0.5) for start, end in spans)
    level = rng.choice((Level(), Level("peak", -1), Level("gain", 6), Level("loudness", -16)))
    return ClipShape(rng.choice((0, 400, 5000)), rng.choice((0, 900, 5000)), 5, 5, level, covers)


def _clip(key: str) -> Callable[[Nest, Path, random.Random], None]:
    def make(nest: Nest, folder: Path, rng: random.Random) -> None:
        planned = clip_batch.plan(nest.archive, [quotes.get(nest.archive, nest.quote)], key)
        how = rng.choice(tuple(LEFT_OUT))
        made = clip_batch.make(planned, folder, _shape(nest, rng, bleep=True), how)
        assert len(made.written) == 1, made.refused

    return make


def _stretch(nest: Nest, folder: Path, rng: random.Random) -> None:
    shape = _shape(nest, rng, bleep=False)
    start_ms, end_ms = quotes.get(nest.archive, nest.quote).place_ms
    target = folder / f"out.{rng.choice(clipping.FORMATS)}"
    clipping.cut(nest.archive, nest.session, start_ms, end_ms + 1500, target, shape)


def _clips(nest: Nest, folder: Path, rng: random.Random) -> None:
    planned = clip_batch.plan(nest.archive, chosen(nest), rng.choice(clipping.FORMATS))
    made = clip_batch.make(planned, folder, _shape(nest, rng, bleep=False))
    assert planned.kept_back == 1
    assert made.written


def _page(nest: Nest, folder: Path, rng: random.Random) -> None:
    made = sounding.make(clip_batch.plan(nest.archive, chosen(nest), "mp3"))
    assert made.sounds
    exporting.export_quotes(
        chosen(nest), "html", folder / "out.html", _form(rng), nest.archive, sounds=made.sounds
    )


def _copied(nest: Nest, folder: Path, rng: random.Random) -> None:
    """What the clipboard gets: quotes in a form, and words that were selected."""
    allowed, _ = exporting.shareable(nest.archive, chosen(nest))
    form = _form(rng)
    told = [text(quote, form) for quote in allowed for text in (cite, clipboard_html)]
    timeline = transcripts.timeline(nest.archive, nest.line)
    from spacesviewer.workflows import quoting

    middle = quoting.between(nest.archive, timeline, (1, 0), (2, len(timeline.texts[2])))
    assert middle is not None
    words = exporting.shareable_words(nest.archive, nest.session, nest.line, middle)
    told.append(words.with_names() if words is not None else "")
    (folder / "out.txt").write_text("\n".join(told), "utf-8")


def _card(key: str) -> Callable[[Nest, Path, random.Random], None]:
    def make(nest: Nest, folder: Path, rng: random.Random) -> None:
        shown = carding.showing(nest.archive, quotes.get(nest.archive, nest.quote))
        size = parse_size(SIZES[0] if key != "png" else rng.choice(SIZES))
        how = rng.choice(tuple(LEFT_OUT))
        carding.write(shown, folder / f"out.{key}", size, rng.choice(THEMES), how=how)

    return make


def _bundle(name: str, profile: str = "publish") -> Callable[[Nest, Path, random.Random], None]:
    def make(nest: Nest, folder: Path, _rng: random.Random) -> None:
        order = evidence.plan(nest.archive, nest.quote, profile, reviewer="Sana")
        evidence.make(order, folder / name)

    return make


def leaks(export: Export, nest: Nest, folder: Path) -> list[str]:
    """What an export that lies in a folder carries and must not."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files, export.name
    wanted = {kind: nest.canaries.get(kind, []) for kind in KINDS if kind not in export.may}
    found = []
    for path in files:
        data = path.read_bytes() + path.relative_to(folder).as_posix().encode()
        for suffix, sound in canary_search.sounds_in(path.name, path.read_bytes()):
            if _is_heard(suffix, sound, export.bleeped):
                found.append(f"{SOUND}: {path.name}")
        if path.suffix[1:] in (*clipping.FORMATS, *carding.VIDEOS):
            data += canary_search.metadata(path)
        for kind, texts in wanted.items():
            found += [f"{kind}: {text} in {path.name}" for text in canary_search.leaks(data, texts)]
    return found


def _is_heard(suffix: str, sound: bytes, bleeped: bool) -> bool:
    samples, rate = canary_search.samples(suffix, sound)
    tones = (OFF_HZ, BLEEP_HZ) if bleeped else (OFF_HZ,)
    return any(canary_search.loudness_of(samples, rate, hertz) > _HEARD for hertz in tones)


@contextmanager
def somebody_s_computer(nest_of: random.Random) -> Iterator[list[str]]:
    """A computer whose account and home are canaries, too."""
    before = {name: os.environ.get(name) for name in ("HOME", "USER", "LOGNAME", "USERNAME")}
    home = Path(tempfile.gettempdir()) / f"home-of-{word(nest_of)}"
    account = word(nest_of)
    os.environ |= {"HOME": str(home), "USER": account, "LOGNAME": account, "USERNAME": account}
    try:
        # Shorter ones stand in any file by chance.
        yield [account, home.name, *(n for n in (platform.node(), getpass.getuser()) if len(n) > 5)]
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def run(count: int, seed: int = 1, exports: list[Export] | None = None) -> Tally:
    """Makes so many exports, every one in turn; a few archives serve them all."""
    rng, tally = random.Random(seed), Tally()
    known = exports or all_exports()
    with (
        tempfile.TemporaryDirectory(prefix="canaries-") as name,
        somebody_s_computer(rng) as computer,
    ):
        folder, nest = Path(name), None
        for number in range(count):
            if number % _PER_ARCHIVE == 0:
                if nest is not None:
                    nest.archive.close()
                    shutil.rmtree(nest.folder)
                place = folder / f"{word(rng)}"
                nest = build(place, rng)
                nest.put(MACHINE, *computer, name.rpartition("/")[2])
            assert nest is not None
            export = known[number % len(known)]
            target = folder / "out"
            target.mkdir()
            export.make(nest, target, rng)
            tally.exports[export.name] += 1
            tally.looked.update(kind for kind in KINDS if kind not in export.may)
            tally.leaked += [f"{export.name}: {one}" for one in leaks(export, nest, target)]
            shutil.rmtree(target)
        if nest is not None:
            nest.archive.close()
    return tally


def main() -> int:
    """Tells what was looked for, and what leaked."""
    told = dict(enumerate(map(int, sys.argv[1:])))
    count, seed = told.get(0, 200), told.get(1, 1)
    tally = run(count, seed)
    for name, number in sorted(tally.exports.items()):
        print(f"{number:5}  {name}")
    for kind in KINDS:
        print(f"{tally.looked[kind]:5}  looked for {kind}")
    print(f"{tally.exports.total()} exports x {len(KINDS)} canaries: {len(tally.leaked)} leaked")
    print("\n".join(tally.leaked[:40]))
    return 1 if tally.leaked else 0


if __name__ == "__main__":
    sys.exit(main())
