"""Paragraphs as an OpenDocument text, written by hand: no author, no clock, no program's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacesviewer.export._archive import zipped
from spacesviewer.export._document import Paragraph
from spacesviewer.export._xml import HEAD, escaped

_KIND = "application/vnd.oasis.opendocument.text"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("manifest", "manifest"),
    )
)
_NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
_VERSION = 'office:version="1.3"'
# The names that LibreOffice knows as its own built-in styles.
_STYLES = {
    "title": "Title",
    "heading": "Heading_20_1",
    "quote": "Quotations",
    "source": "Caption",
    "remark": "Remark",
    "speaker": "Speaker",
    "words": "Text_20_body",
    "question": "Question",
    "item": "List_20_Item",
}


def document(paragraphs: Iterable[Paragraph]) -> bytes:
    """The document's bytes; notes are real footnotes."""
    known = list(paragraphs)
    looks = {_look(paragraph): None for paragraph in known}
    automatic = {look: f"P{n}" for n, look in enumerate(looks, 1)}
    body = "".join(_paragraph(paragraph, place, automatic) for place, paragraph in enumerate(known))
    return zipped(
        {
            "mimetype": _KIND,
            "META-INF/manifest.xml": _manifest(),
            "content.xml": f"{HEAD}<office:document-content {_NAMES} {_VERSION}>"
            f"<office:automatic-styles>{_automatic(automatic)}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"{HEAD}<office:document-styles {_NAMES} {_VERSION}>"
            f"<office:styles>{_DEFAULT}{_named()}</office:styles>{_PAGE}</office:document-styles>",
            "meta.xml": f"{HEAD}<office:document-meta {_NAMES} {_VERSION}><office:meta/>"
            "</office:document-meta>",
        },
        first_stored=True,
    )


_Look = tuple[str, bool, str, bool]


def _look(paragraph: Paragraph) -> _Look:
    return _STYLES[paragraph.style], paragraph.backwards, paragraph.language, paragraph.joined


def _paragraph(paragraph: Paragraph, place: int, automatic: dict[_Look, str]) -> str:
    note = ""
    if paragraph.note:
        note = (
            f'<text:note text:id="n{place}" text:note-class="footnote">'
            f"<text:note-citation>{place}</text:note-citation><text:note-body>"
            f'<text:p text:style-name="Footnote"><text:s/>{escaped(paragraph.note)}</text:p>'
            "</text:note-body></text:note>"
        )
    style = f'text:style-name="{automatic[_look(paragraph)]}"'
    if paragraph.style == "heading":
        return f'<text:h {style} text:outline-level="1">{escaped(paragraph.text)}</text:h>'
    return f"<text:p {style}>{_marked(paragraph)}{note}</text:p>"


def _marked(paragraph: Paragraph) -> str:
    """The text of a paragraph, with its links and bold words."""
    made = ""
    for text, kind in paragraph.runs():
        inner = escaped(text)
        if kind == "bold":
            inner = f'<text:span text:style-name="Strong_20_Emphasis">{inner}</text:span>'
        elif kind:
            link = f'xlink:type="simple" xlink:href="{escaped(kind)}"'
            inner = f'<text:a {link} text:style-name="Internet_20_link">{inner}</text:a>'
        made += inner
    return made


def _automatic(looks: dict[_Look, str]) -> str:
    """A style for each direction and language that a named style is used in."""
    found = []
    for (parent, backwards, language, joined), name in looks.items():
        paragraph = 'style:writing-mode="rl-tb" fo:text-align="end"' if backwards else ""
        paragraph += f" {_KEEP}" if joined else ""
        found.append(
            f'<style:style style:name="{name}" style:family="paragraph" '
            f'style:parent-style-name="{parent}"><style:paragraph-properties {paragraph}/>'
            f"<style:text-properties {_tongue(language, backwards)}/></style:style>"
        )
    return "".join(found)


def _tongue(language: str, backwards: bool) -> str:
    if not language:
        return ""
    main, *rest = language.split("-")
    country = next((part for part in rest if len(part) == 2), "")
    told = (
        ("style:language-complex", "style:country-complex")
        if backwards
        else ("fo:language", "fo:country")
    )
    return f'{told[0]}="{main.lower()}" {told[1]}="{country.upper() or "none"}"'


def _named() -> str:
    return "".join(
        f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" '
        'style:family="paragraph" style:parent-style-name="Standard" '
        f'style:class="text"{more}><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
        for name, more, paragraph, text in _LOOKS
    )


def _manifest() -> str:
    files: Sequence[tuple[str, str]] = (
        ("/", _KIND),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("meta.xml", "text/xml"),
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in files
    )
    return f'{HEAD}<manifest:manifest {_NAMES} manifest:version="1.3">{entries}</manifest:manifest>'


def _size(points: int) -> str:
    # "complex" is for right-to-left scripts: Nastaliq is drawn small for its size.
    return f'fo:font-size="{points}pt" style:font-size-complex="{points + 2}pt"'


def _space(top: str, bottom: str, *, side: str = "0cm") -> str:
    return (
        f'fo:margin-top="{top}" fo:margin-bottom="{bottom}" '
        f'fo:margin-left="{side}" fo:margin-right="{side}"'
    )


_GREY = 'fo:color="#555555"'
_BOLD = 'fo:font-weight="bold" style:font-weight-complex="bold"'
_ITALIC = 'fo:font-style="italic"'
_KEEP = 'fo:keep-with-next="always"'
_WHOLE = 'fo:keep-together="always"'
_LOOKS = (
    ("Title", "", f"{_space('0cm', '0.4cm')} {_KEEP}", f"{_BOLD} {_size(20)}"),
    (
        "Heading_20_1",
        ' style:default-outline-level="1"',
        f"{_space('0.6cm', '0.25cm')} {_KEEP}",
        f"{_BOLD} {_size(14)}",
    ),
    ("Quotations", "", f"{_space('0.35cm', '0.07cm', side='1cm')} {_WHOLE}", _size(12)),
    ("Caption", "", f"{_space('0cm', '0.1cm', side='1cm')} {_WHOLE}", f"{_GREY} {_size(10)}"),
    (
        "Remark",
        "",
        f"{_space('0cm', '0.1cm', side='1cm')} {_WHOLE}",
        f"{_ITALIC} {_GREY} {_size(10)}",
    ),
    ("Question", "", f"{_space('0.42cm', '0cm')} {_WHOLE} {_KEEP}", _size(11)),
    (
        "List_20_Item",
        "",
        'fo:margin-top="0cm" fo:margin-bottom="0.1cm" fo:margin-left="0.35cm" '
        'fo:text-indent="-0.35cm"',
        _size(11),
    ),
    ("Speaker", "", f"{_space('0.35cm', '0.05cm')} {_KEEP}", f"{_BOLD} {_size(10)}"),
    ("Text_20_body", "", _space("0cm", "0.15cm"), _size(11)),
    ("Footnote", "", _space("0cm", "0.05cm"), f"{_GREY} {_size(9)}"),
)
_DEFAULT = (
    '<style:default-style style:family="paragraph"><style:paragraph-properties '
    'style:writing-mode="lr-tb" fo:line-height="110%" fo:orphans="2" fo:widows="2"/>'
    '<style:text-properties fo:font-family="Calibri, sans-serif" '
    'style:font-family-complex="\'Noto Nastaliq Urdu\'" fo:language="en" fo:country="GB" '
    f'style:language-complex="ur" style:country-complex="PK" {_size(11)}/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    '<style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" '
    'style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" '
    f'style:family="text"><style:text-properties {_BOLD}/></style:style>'
    '<style:style style:name="Internet_20_link" style:display-name="Internet link" '
    'style:family="text"><style:text-properties fo:color="#1f4e9e" '
    'style:text-underline-style="solid" style:text-underline-width="auto" '
    'style:text-underline-color="font-color"/></style:style>'
    '<text:notes-configuration text:note-class="footnote" style:num-format="1" '
    'text:citation-style-name="Footnote_20_anchor" '
    'text:citation-body-style-name="Footnote_20_anchor"/>'
)
_PAGE = (
    '<office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties '
    'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.3cm" fo:margin-bottom="2.3cm" '
    'fo:margin-left="2.3cm" fo:margin-right="2.3cm"/></style:page-layout>'
    '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
    'style:page-layout-name="page"/></office:master-styles>'
)
