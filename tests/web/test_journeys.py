"""The four IPCEIs, each clicked through in a real browser from an empty form to a downloaded memo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from ipcei_wizard.assessment.reader import assessment_from_text, read_assessment, to_yaml
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.resources import resource_folder
from tests.web.driving import settle
from tests.web.officer import Officer, Wizard, fill_in, start_assessment

pytestmark = pytest.mark.browser

FOUR = ("ipcei-me-ct", "ipcei-cis", "ipcei-waterstof-2022", "ipcei-med4cure")


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.mark.parametrize("name", FOUR)
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
    framework = shipped_framework(example.framework)
    downloaded = assessment_from_text(yaml.value.path().read_text(encoding="utf-8"), file="download")
    assert to_yaml(downloaded, framework).splitlines() == to_yaml(example, framework).splitlines()
    with page.expect_download() as pdf:
        page.get_by_role("button", name="PDF downloaden").click()
    assert pdf.value.suggested_filename.endswith(".pdf")
    pdf.value.save_as(tmp_path / "memo.pdf")
    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "memo.pdf").pages).split())
    assert example.initiative.title in text
    assert "TER BESLISSING" in text
    settle(page)
    expect(page.get_by_role("heading", name="Geadviseerd besluit")).to_be_visible()
