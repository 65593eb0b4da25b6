"""Quotes as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote
from spacesviewer.export._table import columns, guarded, rows_of

NAME = "Table (CSV)"
EXTENSION = "csv"
KIND = "quotes"

# Excel takes UTF-8 for the system's old encoding, and Urdu for noise, without the mark.
_MARK = "\ufeff"


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """One row for each part of a quote, so that every row has one mouth; all cells quoted."""
    out = io.StringIO()
    rows = rows_of(quotes, options)
    writer = csv.DictWriter(out, columns(options), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: guarded(str(value)) for key, value in row.items()} for row in rows)
    return (_MARK + out.getvalue()).encode()
