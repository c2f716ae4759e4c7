"""Words that would do something if they were taken for code: typed in every field, they stay words on every page."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.dossier.verification import verify
from ipcei_wizard.web import places
from ipcei_wizard.web.examples import add_assessment
from tests.web.driving import ROOT
from tests.web.officer import Wizard
from tools.session import Drawn, Session, session_at

WORDS = "<img src=x onerror=alert(1)>![x](//kwaad.example/x) [x](javascript:alert(2)) :red[x]'; DROP TABLE dossier; --"
AS_HTML, AS_MARKDOWN = "<img src=x", ("![x](", "[x](javascript", ":red[x]")
PLACES = (
    *(places.HOME, places.DETAILS, "vraag-1", "vraag-5", "vraag-9", "vraag-10", "vraag-12", "deel-a1", places.ADVICE),
    *(places.SOURCES, places.REVIEW, places.DOSSIER, places.COMPARISON),
)
PLAIN = ("text_area", "text_input", "selectbox", "multiselect")  # of which Streamlit shows the words as they are


@pytest.fixture
def wizard(tmp_path: Path) -> Iterator[Wizard]:
    with Wizard(tmp_path) as started:
        yield started


def taken_for_code(drawn: Drawn) -> str:
    """Return what of it a browser would take for more than words; nothing is as it should be."""
    what = drawn.what
    if drawn.kind == "html" or (drawn.kind == "markdown" and what.allow_html):
        return str(what.body) if AS_HTML in what.body else ""
    texts = [] if drawn.kind in PLAIN else [getattr(what, name, "") for name in ("body", "label", "text")]
    if drawn.kind == "block":
        texts = [what.expandable.label, *(getattr(what, name, "") for name in ("label", "title"))]
    return next((text for text in texts if isinstance(text, str) and any(mark in text for mark in AS_MARKDOWN)), "")


async def fill_in(session: Session, dossier: str) -> None:
    fields = [widget for widget in session.texts if f"-w-{dossier}" in widget and "-paste-" not in widget]
    for widget in fields:
        session.texts[widget] = WORDS
    for widget in fields[:1]:  # every field is swept by the run of one
        before = session.runs
        await session.send(widget)
        await session.at_rest(before)


async def visit(url: str, dossier: str) -> dict[str, list[str]]:
    """Fill in every text of every page, and return what is taken for code anywhere, by place."""
    for place in PLACES:
        async with session_at(url) as session:
            await session.open("" if place == places.HOME else place, f"dossier={dossier}")
            await fill_in(session, dossier)
    found = {}
    for place in PLACES:
        async with session_at(url) as session:
            await session.open("" if place == places.HOME else place, f"dossier={dossier}")
            found[place] = [code for drawn in session.drawn.values() if (code := taken_for_code(drawn))]
    return {place: codes for place, codes in found.items() if codes}


def test_what_is_typed_in_any_field_stays_words_on_every_page(wizard: Wizard) -> None:
    with open_store(f"sqlite:///{wizard.data / 'dossiers.db'}") as store:
        dossier = add_assessment(store, read_assessment(ROOT / "examples" / "ipcei-me-ct.yaml"), key="one")
        assert asyncio.run(visit(wizard.url, dossier)) == {}
        state = store.load(dossier)
        assert state.summary.title == WORDS
        assert sum(WORDS in str(value.value) for value in state.values.values()) > 20
        assert verify(store, dossier) == ()
