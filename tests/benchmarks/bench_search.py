"""Search in an archive of a million segments, beside two peers on the same text in the same run.

Run it: ``python -m tests.benchmarks.bench_search [SEGMENTS]``. The text is made from words whose
frequencies fall as in a language (Zipf). The peers are what one would write without thinking: a
plain FTS5 table (unicode61) that ranks with bm25 and makes snippets, and LIKE. They only find the
first 50; ours also counts, drops twins, sorts by the sessions' dates and looks at the titles.
Times are CPU milliseconds of this process, median / p99.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from statistics import median

from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import sessions, transcripts
from spacesviewer.library.connection import sqlite3
from spacesviewer.library.search import search
from spacesviewer.library.store import Archive
from tests.benchmarks.measure import top_of_profile

PER_SESSION = 2500
WORDS = 15
VOCABULARY = 60_000
TRIES = 40
TURN = 20  # segments that one voice says
FEW = 50_000  # segments, where the profile of storing them is wanted
INSTANT_MS = 50.0  # a keystroke's answer that nobody waits for


def main(count: int = 1_000_000) -> None:
    """Makes both archives in a temporary folder and prints a row for each kind of query."""
    with tempfile.TemporaryDirectory() as folder:
        words = _vocabulary()
        texts = _texts(words, count)
        archive = _fill(Path(folder) / "archive", texts)
        peer = _peer(Path(folder) / "peer.db", texts)
        sizes = [path.stat().st_size / 1e6 for path in (archive.path, Path(folder) / "peer.db")]
        print(f"\n{count:,} segments; ours {sizes[0]:.0f} MB, plain FTS5 {sizes[1]:.0f} MB\n")
        print("| query | example | ours | plain FTS5, bm25 | LIKE |")
        print("|---|---|---|---|---|")
        for name, queries in _queries(words, texts).items():
            _row(name, queries, archive, peer)
        again = partial(_fill, Path(folder) / "again", texts[:FEW])
        print(f"profile of storing: {top_of_profile(lambda: again().close())}")
        archive.close()
        peer.close()


def _row(name: str, queries: list[str], archive: Archive, peer: sqlite3.Connection) -> None:
    typed = name.startswith("as one types")
    ours = _measure(lambda q: search(archive, q, typing=typed), queries)
    plain = _measure(lambda q: _plain(peer, q, typed), queries)
    like = _measure(lambda q: _like(peer, q), queries[:5])
    print(f"| {name} | `{queries[0]}` | {ours} | {plain} | {like} |", flush=True)
    if float(ours.split(" / ")[1]) > INSTANT_MS:
        spent = partial(_all_of, lambda q: search(archive, q, typing=typed), queries)
        print(f"profile of {name}: {top_of_profile(spent)}")


def _all_of(find: Callable[[str], object], queries: Sequence[str]) -> None:
    for query in queries:
        find(query)


def _measure(find: Callable[[str], object], queries: Sequence[str]) -> str:
    taken = []
    find(queries[-1])  # the first one reads the file, and the titles of all sessions
    for query in queries:
        start = time.process_time()
        find(query)
        taken.append((time.process_time() - start) * 1000)
    return f"{median(taken):.2f} / {sorted(taken)[int(len(taken) * 0.99)]:.2f}"


def _plain(peer: sqlite3.Connection, query: str, typed: bool) -> object:
    expression = query if '"' in query else " ".join(f'"{word}"' for word in query.split())
    return peer.execute(
        "SELECT rowid, snippet(fts, 0, '«', '»', '…', 30) FROM fts WHERE fts MATCH ? "
        "ORDER BY rank LIMIT 50",
        (expression + (" *" if typed else ""),),
    ).fetchall()


def _like(peer: sqlite3.Connection, query: str) -> object:
    parts = [query.strip('"')] if '"' in query else query.split()
    where = " AND ".join("text LIKE ?" for _ in parts)
    return peer.execute(
        f"SELECT id, text FROM segment WHERE {where} ORDER BY id DESC LIMIT 50",
        [f"%{part}%" for part in parts],
    ).fetchall()


def _queries(words: list[str], texts: list[str]) -> dict[str, list[str]]:
    rng = random.Random(2)
    longer = [word for word in words[:4000] if len(word) > 5]
    pairs = [rng.choice(texts).split() for _ in range(TRIES)]
    cut = [_neighbours(rng, texts) for _ in range(TRIES)]
    return {
        "common word": words[:TRIES],
        "medium word": [words[n] for n in rng.sample(range(300, 1000), TRIES)],
        "rare word": [words[n] for n in rng.sample(range(5000, 20000), TRIES)],
        "two words of a segment": [f"{p[2]} {p[9]}" for p in pairs],
        "four words of a segment": [f"{p[1]} {p[5]} {p[9]} {p[13]}" for p in pairs],
        "two common words": [f"{a} {b}" for a, b in pairwise(words[: TRIES + 1])],
        "phrase of two": [f'"{p[4]} {p[5]}"' for p in pairs],
        "phrase of four": [f'"{" ".join(p[4:8])}"' for p in pairs],
        "phrase of two, cut": [f'"{a[-1]} {b[0]}"' for a, b, _ in cut],
        "phrase of four, cut": [f'"{" ".join(a[-2:] + b[:2])}"' for a, b, _ in cut],
        "phrase of eight, cut": [f'"{" ".join(a[-3:] + b[:5])}"' for a, b, _ in cut],
        "phrase of 17, cut twice": [f'"{" ".join([a[-1], *b, c[0]])}"' for a, b, c in cut],
        "two words of neighbours": [f"{a[3]} {b[9]}" for a, b, _ in cut],
        "four words of neighbours": [f"{a[3]} {b[9]} {a[12]} {b[2]}" for a, b, _ in cut],
        "no hit": [f"zz{n}qq" for n in range(TRIES)],
        "as one types, 3 letters": [w[:3] for w in rng.sample(longer, TRIES)],
        "as one types, 4 letters": [w[:4] for w in rng.sample(longer, TRIES)],
        "as one types, 5 letters": [w[:5] for w in rng.sample(longer, TRIES)],
    }


def _neighbours(rng: random.Random, texts: list[str]) -> list[list[str]]:
    """The words of three segments that one voice says one after the other."""
    first = rng.randrange(len(texts) // TURN) * TURN
    return [text.split() for text in texts[first : first + 3]]


def _vocabulary() -> list[str]:
    rng = random.Random(1)
    syllables = [a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "an", "er")]
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        # Frequent words are short, as in a language.
        long = 1 + len(found) // 4000 if len(found) < 12_000 else 4
        found["".join(rng.choices(syllables, k=rng.randint(1, 1 + long)))] = None
    return list(found)


def _texts(words: list[str], count: int) -> list[str]:
    rng = random.Random(3)
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    drawn = rng.choices(words, cum_weights=weights, k=count * WORDS)
    return [" ".join(drawn[n : n + WORDS]) for n in range(0, count * WORDS, WORDS)]


def _fill(folder: Path, texts: list[str]) -> Archive:
    archive = Archive.create(folder)
    start = time.process_time()
    rng = random.Random(4)
    for first in range(0, len(texts), PER_SESSION):
        number = first // PER_SESSION
        day = f"20{rng.randint(10, 25)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        segments = tuple(
            Segment(n * 4000, n * 4000 + 3900, text, f"S{n // TURN % 5}", row=n + 1)
            for n, text in enumerate(texts[first : first + PER_SESSION])
        )
        facts = SessionFacts(title=f"Session {number} {texts[first][:40]}", started_at=day)
        with archive.transaction():
            uid = sessions.add(archive, facts, source="benchmark")
            name = f"{number}.srt"
            transcripts.add_version(
                archive,
                uid,
                ParsedTranscript(segments),
                format="SubRip",
                name=name,
                path=Path("/benchmark") / name,
                sha256=name,
            )
    taken = time.process_time() - start
    print(f"imported {len(texts):,} segments: {len(texts) / taken:,.0f} a second of CPU")
    return archive


def _peer(path: Path, texts: list[str]) -> sqlite3.Connection:
    peer = sqlite3.connect(path)
    peer.execute("PRAGMA cache_size = -65536")
    peer.execute("CREATE TABLE segment(id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    peer.execute("CREATE VIRTUAL TABLE fts USING fts5(text, content='segment', content_rowid='id')")
    start = time.process_time()
    with peer:
        peer.executemany("INSERT INTO segment(text) VALUES (?)", ((text,) for text in texts))
        peer.execute("INSERT INTO fts(rowid, text) SELECT id, text FROM segment")
    taken = time.process_time() - start
    print(f"peer: {len(texts):,} rows: {len(texts) / taken:,.0f} a second of CPU")
    return peer


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
