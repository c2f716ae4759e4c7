"""The public version of a memo: read beside the whole one before it can be taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.web.examples import add_assessment
from tests.memo.test_public import made, of
from tests.web.driving import settle
from tests.web.officer import Wizard

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


def test_both_versions_stand_side_by_side_and_the_public_one_can_be_taken_away(
    context: BrowserContext, wizard: Wizard, tmp_path: Path
) -> None:
    with open_store(f"sqlite:///{wizard.data / 'dossiers.db'}") as store:
        dossier = add_assessment(store, of(made()), key="public")
    page = context.new_page()
    page.goto(f"{wizard.url}/nota?dossier={dossier}")
    settle(page)
    taken = page.get_by_role("button", name="Openbare PDF downloaden")
    expect(taken).to_have_count(0)
    page.get_by_text("Toon beide versies naast elkaar").click()
    whole, shown = (page.get_by_role("region", name=name) for name in ("Volledig", "Openbaar"))
    expect(whole).to_contain_text("Nota over Knurft Flibberchips", timeout=15_000)
    expect(shown).to_contain_text("Nota over [Woo 5.1.1c]")
    expect(shown).to_contain_text("Wat is weggelaten")
    expect(shown).not_to_contain_text("Knurft")
    assert page.evaluate("[...document.querySelectorAll('.memo [id]')].length") == page.evaluate(
        "new Set([...document.querySelectorAll('.memo [id]')].map((one) => one.id)).size"
    )
    with page.expect_download() as pdf:
        taken.click()
    assert pdf.value.suggested_filename.endswith("-openbaar.pdf")
    pdf.value.save_as(tmp_path / "public.pdf")
    text = "".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "public.pdf").pages)
    assert "Wat is weggelaten" in text
    assert "Knurft" not in text
