"""Four IPCEIs, each clicked through in a real browser from an empty form to a downloaded memo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import assessment_from_text, read_assessment
from ipcei_wizard.dossier.paths import flatten
from ipcei_wizard.resources import resource_folder
from tests.web.driving import settle
from tests.web.officer import Officer, Wizard, fill_in, start_assessment

pytestmark = pytest.mark.browser

JOURNEYS = ("ipcei-cis", "ipcei-me-ct", "ipcei-waterstof-2022", "ipcei-med4cure")


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


def differences(one: Assessment, other: Assessment) -> dict[str, tuple[Any, Any]]:
    """Return what differs, by path, so that a failure names the very answer."""
    left, right = (flatten(each.model_dump(mode="json", by_alias=True)) for each in (one, other))
    return {path: (left.get(path), right.get(path)) for path in {*left, *right} if left.get(path) != right.get(path)}


@pytest.mark.parametrize("name", JOURNEYS)
def test_an_ipcei_goes_from_an_empty_form_to_a_memo(
    context: BrowserContext, wizard: Wizard, tmp_path: Path, name: str
) -> None:
    example = read_assessment(resource_folder("examples") / f"{name}.yaml")
    page = context.new_page()
    officer = Officer(page, start_assessment(page, wizard, example.initiative.title))

    fill_in(officer, example)
    expect(page.get_by_text("De beoordeling is volledig.")).to_be_visible(timeout=15_000)

    officer.next("Adviesnota")
    with page.expect_download() as yaml:
        page.get_by_role("button", name="Beoordeling downloaden").click()
    downloaded = assessment_from_text(yaml.value.path().read_text(encoding="utf-8"), file="download")
    assert differences(downloaded, example) == {}
    with page.expect_download() as pdf:
        page.get_by_role("button", name="PDF downloaden").click()
    assert pdf.value.suggested_filename.endswith(".pdf")
    pdf.value.save_as(tmp_path / "memo.pdf")
    with page.expect_download() as word:
        page.get_by_role("button", name="Word downloaden").click()
    assert word.value.suggested_filename.endswith(".docx")
    assert ZipFile(word.value.path()).testzip() is None
    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "memo.pdf").pages).split())
    assert example.initiative.title in text
    assert "TER BESLISSING" in text
    settle(page)
    expect(page.get_by_role("heading", name="Geadviseerd besluit")).to_be_visible()
