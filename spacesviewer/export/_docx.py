"""Paragraphs as a Word document (OOXML), written by hand: no author, no clock, no template."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacesviewer.export._archive import zipped
from spacesviewer.export._document import Paragraph
from spacesviewer.export._xml import HEAD, escaped

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = ("document", "styles", "footnotes", "settings")

# Word goes by the run, other programs by the marks: both stay.
_ISOLATED = re.compile("(\u2068[^\u2069]*\u2069)")
_STYLES = {
    "title": "Title",
    "heading": "Heading1",
    "quote": "Quote",
    "source": "Caption",
    "remark": "Remark",
    "speaker": "Speaker",
    "words": "BodyText",
    "question": "Question",
    "item": "ListItem",
}


def document(paragraphs: Iterable[Paragraph]) -> bytes:
    """The document's bytes; notes are real footnotes."""
    body: list[str] = []
    notes: list[str] = []
    links: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.note:
            notes.append(_footnote(len(notes) + 1, paragraph.note))
        for _, _, kind in paragraph.marks:
            if kind != "bold":
                links.setdefault(kind, f"link{len(links) + 1}")
        body.append(_paragraph(paragraph, len(notes) if paragraph.note else 0, links))
    kinds = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_OFFICE}.'
        f'{"document.main" if part == "document" else part}+xml"/>'
        for part in _PARTS
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATED}/{part}" Target="{part}.xml"/>'
        for n, part in enumerate(_PARTS[1:], 1)
    ) + "".join(
        f'<Relationship Id="{key}" Type="{_RELATED}/hyperlink" Target="{escaped(address)}" '
        'TargetMode="External"/>'
        for address, key in links.items()
    )
    return zipped(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"{HEAD}<w:document {_W}><w:body>{''.join(body)}{_PAGE}"
            "</w:body></w:document>",
            "word/_rels/document.xml.rels": f"{HEAD}<Relationships "
            f'xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
            "word/styles.xml": f"{HEAD}<w:styles {_W}>{_DEFAULTS}{_all_styles()}</w:styles>",
            "word/footnotes.xml": f"{HEAD}<w:footnotes {_W}>{_SEPARATORS}{''.join(notes)}"
            "</w:footnotes>",
            "word/settings.xml": f"{HEAD}<w:settings {_W}>{_SETTINGS}</w:settings>",
        }
    )


def _paragraph(paragraph: Paragraph, note: int, links: dict[str, str]) -> str:
    told = f'<w:pStyle w:val="{_STYLES[paragraph.style]}"/>'
    told += "<w:keepNext/>" if paragraph.joined else ""
    told += "<w:bidi/>" if paragraph.backwards else ""
    mark = (
        f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteReference w:id="{note}"/></w:r>'
        if note
        else ""
    )
    runs = _marked(paragraph, links)
    return f"<w:p><w:pPr>{told}</w:pPr>{runs}{mark}</w:p>"


def _marked(paragraph: Paragraph, links: dict[str, str]) -> str:
    """The runs of a paragraph, with its links and bold words."""
    language, backwards = paragraph.language, paragraph.backwards
    rtl = "<w:rtl/>" if backwards else ""
    made = ""
    for text, kind in paragraph.runs():
        if kind == "bold":
            made += _run(text, f"{_BOLD}{rtl}")
        elif kind:
            inner = _run(text, f'<w:rStyle w:val="Hyperlink"/>{rtl}')
            made += f'<w:hyperlink r:id="{links[kind]}">{inner}</w:hyperlink>'
        else:
            made += _runs(text, language, backwards)
    return made


def _runs(text: str, language: str, backwards: bool) -> str:
    """The text as runs; those from right to left say so, with the language where it is known."""
    if backwards and text:
        return _run(text, "<w:rtl/>" + (f'<w:lang w:bidi="{language}"/>' if language else ""))
    told = f'<w:lang w:val="{language}"/>' if language else ""
    pieces = _ISOLATED.split(text)
    return "".join(_run(p, "<w:rtl/>" if n % 2 else told) for n, p in enumerate(pieces) if p)


def _run(text: str, told: str) -> str:
    properties = f"<w:rPr>{told}</w:rPr>" if told else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def _footnote(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f"{_runs(f' {text}', '', False)}</w:p></w:footnote>"
    )


def _all_styles() -> str:
    return (
        _NORMAL
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="Normal"/><w:qFormat/>'
            f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
            for key, name, paragraph, run in _LOOKS
        )
        + (
            '<w:style w:type="character" w:styleId="FootnoteReference">'
            '<w:name w:val="footnote reference"/>'
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
            '<w:rPr><w:color w:val="1F4E9E"/><w:u w:val="single"/></w:rPr></w:style>'
        )
    )


def _size(half_points: int) -> str:
    # szCs is for right-to-left scripts: Nastaliq is drawn small for its size.
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points + 4}"/>'


def _space(before: int, after: int, *, more: str = "") -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"{more}/>'


_GREY = '<w:color w:val="555555"/>'
_BOLD = "<w:b/><w:bCs/>"
_WHOLE = "<w:keepLines/>"
_INDENT = '<w:ind w:left="567" w:right="567"/>'
# In each: the properties in the order that the schema demands.
_LOOKS = (
    ("Title", "Title", _space(0, 240), f"{_BOLD}{_size(40)}"),
    (
        "Heading1",
        "heading 1",
        f'<w:keepNext/>{_space(360, 160)}<w:outlineLvl w:val="0"/>',
        f"{_BOLD}{_size(28)}",
    ),
    ("Quote", "Quote", f"{_WHOLE}{_space(200, 40)}{_INDENT}", _size(24)),
    ("Caption", "caption", f"{_WHOLE}{_space(0, 60)}{_INDENT}", f"{_GREY}{_size(20)}"),
    ("Remark", "Remark", f"{_WHOLE}{_space(0, 60)}{_INDENT}", f"<w:i/>{_GREY}{_size(20)}"),
    ("Question", "Question", f"<w:keepNext/>{_WHOLE}{_space(240, 0)}", _size(22)),
    ("ListItem", "List Item", f'{_space(0, 60)}<w:ind w:left="198" w:hanging="198"/>', _size(22)),
    ("Speaker", "Speaker", f"<w:keepNext/>{_space(200, 20)}", f"{_BOLD}{_size(20)}"),
    ("BodyText", "Body Text", _space(0, 80), _size(22)),
    ("FootnoteText", "footnote text", _space(0, 40), f"{_GREY}{_size(18)}"),
)
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
)
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" '
    'w:cs="Noto Nastaliq Urdu"/>'
    f'{_size(22)}<w:lang w:val="en-GB" w:bidi="ur-PK"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" '
    'w:bottom="1304" w:left="1304" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
_SETTINGS = (
    '<w:removePersonalInformation/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    "</w:footnotePr>"
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)
