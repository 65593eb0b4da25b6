"""Quotes as a workbook: the columns of the CSV, in cells that can only be text or a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.wording import tidy
from spacesviewer.export._archive import zipped
from spacesviewer.export._table import columns, rows_of
from spacesviewer.export._xml import HEAD, escaped

NAME = "Workbook (Excel, Calc)"
EXTENSION = "xlsx"
KIND = "quotes"
BINARY = True

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LONGEST = 32_767  # characters in a cell; Excel calls a file with more of them damaged
_WIDE = {
    "text": 70,
    "question": 50,
    "caution": 36,
    "note": 36,
    "checked": 36,
    "url": 36,
}
_WIDE |= {"session": 30, "gaps": 30, "session_date": 24, "topics": 24, "stories": 24}
_WIDE |= {"speaker": 22, "part": 6, "translation": 60}
_NARROW = 14
_LINE_PT, _TALLEST_PT = 15.0, 405.0
# Printed, it lies on two pages side by side, and its head stands on each.
_PAGE = (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="2" fitToHeight="0"/>'
)


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """One row for each part of a quote, so that every row has one mouth; the head stays in view."""
    rows = rows_of(quotes, options)
    names = columns(options)
    table = [_row(1, names, 2)] + [
        _row(number, [row[name] for name in names], 1, _height(row))
        for number, row in enumerate(rows, 2)
    ]
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{_WIDE.get(name, _NARROW)}" customWidth="1"/>'
        for n, name in enumerate(names, 1)
    )
    sheet = (
        f'{HEAD}<worksheet xmlns="{_SHEET}"><sheetPr><pageSetUpPr '
        'fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{widths}</cols>"
        f"<sheetData>{''.join(table)}</sheetData>{_PAGE}</worksheet>"
    )
    return zipped(_AROUND | {"xl/worksheets/sheet1.xml": sheet})


def _height(row: Mapping[str, object]) -> float:
    """The height that all wrapped words of a row need, in points: not every program finds it."""
    lines = [
        # A line of Urdu letters is as tall as two.
        (2 if is_right_to_left(text) else 1) * (len(text) // _WIDE.get(name, _NARROW) + 1)
        for name, value in row.items()
        if (text := str(value))
    ]
    return min(_TALLEST_PT, _LINE_PT * max(lines, default=1))


def _row(number: int, values: Sequence[object], style: int, height: float = 0) -> str:
    cells = "".join(_cell(value, style) for value in values)
    tall = f' ht="{height:g}" customHeight="1"' if height else ""
    return f'<row r="{number}"{tall}>{cells}</row>'


def _cell(value: object, style: int) -> str:
    if isinstance(value, int):
        return f'<c s="{style}"><v>{value}</v></c>'
    # Text inside the cell: "=1+1" stays the four characters that somebody said.
    text = tidy(str(value))
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 20]} [... cut by Excel]"
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'


_STYLES = (
    f'{HEAD}<styleSheet xmlns="{_SHEET}"><fonts count="2"><font><sz val="11"/>'
    '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_AROUND: dict[str, str | bytes] = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override '
    f'PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/><Override '
    f'PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/><Override '
    f'PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>',
    "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_RELATED}"><sheets>'
    '<sheet name="Quotes" sheetId="1" r:id="r1"/></sheets><definedNames><definedName '
    'name="_xlnm.Print_Titles" localSheetId="0">Quotes!$1:$1</definedName></definedNames>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATED}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": _STYLES,
}
