from __future__ import annotations

import pytest
from click.testing import CliRunner

from spacesviewer.cli import cli
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.workflows import exporting, formats


def test_what_is_no_text_is_not_printed() -> None:
    with pytest.raises(UserError, match="Word document is no text") as caught:
        exporting.need_text("docx")
    assert "export transcript" in caught.value.sentence()
    with pytest.raises(WrongUsage, match="There is no format “pages”"):
        exporting.need_text("pages")
    for form in ("txt", "text", "json", "md", "markdown", "ttml", "eaf"):
        exporting.need_text(form)
    result = CliRunner().invoke(cli, ["transcript", "talk", "--format", "docx"])
    assert result.exit_code != 0
    assert "Word document is no text" in result.output


def test_each_format_is_named_with_what_one_asks_for() -> None:
    told = formats.document()
    assert told["quotes"]["audacity"] == told["transcript_exports"]["audacity"] == "Audacity labels"
    assert told["quotes"]["docx"] == "Word document"
    assert "pdf (PDF)" in formats.text(told)
