"""Quotes as a survey for QualCoder: Files > Import survey makes a case and a text of each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote
from spacesviewer.export._table import guarded, rows_of

NAME = "QualCoder survey (CSV)"
EXTENSION = "csv"
FORMAT = "qualcoder"
KIND = "quotes"

# Import it with "text" (and "note") as qualitative, all others as attributes of the case.
_COLUMNS = [
    *("case", "text", "speaker", "session", "session_date", "time", "language"),
    *("topics", "state", "caution", "gaps"),
]


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """A row for each mouth; the first column is one of a kind, as QualCoder wants it."""
    # A translation has words of its own, and is never without what they are.
    told = (("translation", bool(options.translations)), ("note", options.notes))
    names = [*_COLUMNS, *(name for name, wanted in told if wanted)]
    out = io.StringIO()
    writer = csv.DictWriter(
        out, names, quoting=csv.QUOTE_ALL, lineterminator="\r\n", extrasaction="ignore"
    )
    writer.writeheader()
    for row in rows_of(quotes, options):
        cells = row | {"case": f"{row['quote']}-{row['part']}"}
        writer.writerow({key: guarded(str(value)) for key, value in cells.items()})
    return out.getvalue().encode()
