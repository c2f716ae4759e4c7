"""An officer who reads English: no page shows Dutch words of ours; official quotes say that they are Dutch."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest
from playwright.sync_api import BrowserContext, Page

from ipcei_wizard.assessment.drafts import evaluate_draft
from ipcei_wizard.assessment.model import FORMAT, Assessment
from ipcei_wizard.dossier.store import open_store
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Question
from ipcei_wizard.web import places
from ipcei_wizard.web.examples import add_assessment
from tests.web.driving import settle
from tests.web.officer import Wizard

FRAMEWORK: Final = shipped_framework("afwegingskader-2022")
TITLE: Final = "IPCEI Trial"
# Words that Dutch has and English has not: enough to notice a sentence, a label or a button.
DUTCH: Final = re.compile(
    r"\b(de|het|een|niet|voor|wordt|zijn|aan|deze|dit|ook|bij|naar|wat|er|geen|moet|kan|van|met|uit|op de|en de|vraag|"
    r"deel|bron|bronnen|bijlage|besluit|advies|oordeel|nota|kies|toevoegen|verwijder|nog|bedrag|datum|kenmerk|"
    r"beoordeling|beoordelingen|nederland|nederlandse|vergaderjaar|paginas?|bladzijde|stuk|kamerstuk)\b",
    re.IGNORECASE,
)
# Every text that can be seen or heard, with what stands around it; what says that it is Dutch is left out.
VISIBLE: Final = """() => {
  const found = [];
  const dutch = (element) => element.closest('[lang]')?.lang.startsWith('nl');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: holder, data } = walker.currentNode;
    if (data.trim() && !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(holder.tagName) && !dutch(holder)) found.push(data);
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (!dutch(element)) found.push(element.getAttribute(name));
    }
  }
  return [...found, document.title];
}"""


def value_for(field: Any) -> Any:  # noqa: PLR0911 - one return per kind of field
    """Return something to fill a field with, in English."""
    match field.kind:
        case "table":
            return [{column.id: value_for(column) for column in field.columns}]
        case "choice":
            return field.options[0].value
        case "choices":
            return [field.options[0].value]
        case "money":
            return {"amount": 12, "currency": "EUR", "unit": "million"}
        case "whole_number" | "percentage":
            return 12
        case "date":
            return date(2026, 11, 20).isoformat()
        case _:
            return "Some words"


def filled(question: Question, *, against: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "motivation": "These are the reasons.",
        "fields": {field.id: value_for(field) for field in question.fields},
        "sources": [{"title": "A letter", "reference": "Letter 1", "url": "https://example.org/"}],
    }
    if question.verdicts:
        wanted = "against" if against else "supports"
        pulls = [option.value for option in question.verdicts if option.polarity == wanted]
        answer["verdict"] = (pulls or [question.verdicts[0].value])[0]
    return answer


def assessment(*, against_from: int = 99) -> Assessment:
    """Return an assessment written in English, everything filled in."""
    asked = [question for section in FRAMEWORK.sections for question in section.questions]
    contents = {
        "format": FORMAT,
        "framework": FRAMEWORK.id,
        "initiative": {"title": TITLE, "short_title": "Trial"},
        "answers": {q.id: filled(q, against=int(q.number) >= against_from) for q in asked},
        "sections": {s.id: {"decision": "ja", "motivation": "We think so."} for s in FRAMEWORK.sections},
        "advice": {"decision": "deelnemen", "motivation": "It is worth it.", "focus": "Chips", "conditions": ["Money"]},
        "memo": {"to": [{"name": "The Minister"}], "reference": "EXAMPLE 1", "date": "2026-11-20"},
    }
    return evaluate_draft(FRAMEWORK, contents, "en")[0]


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.fixture(scope="module")
def dossiers(wizard: Wizard) -> dict[str, str]:
    """A full assessment, one that runs off the route, and one in which everything is still missing."""
    empty = Assessment.model_validate({"format": FORMAT, "framework": FRAMEWORK.id, "initiative": {"title": TITLE}})
    with open_store(f"sqlite:///{wizard.data / 'dossiers.db'}") as store:
        return {
            "full": add_assessment(store, assessment(), key="full"),
            "stopped": add_assessment(store, assessment(against_from=4), key="stopped"),
            "empty": add_assessment(store, empty, key="empty"),
        }


def dutch_on(page: Page) -> set[str]:
    """Return what reads as Dutch on a page; the one Dutch word it must show is the way to the other language."""
    shown = {" ".join(re.sub(r"https?://\S+", "", text).split()) for text in page.evaluate(VISIBLE)}
    return {text[:120] for text in shown if DUTCH.search(text)}


# Where a full assessment, one that runs off the route and an empty one show something of their own.
PLACES: Final = {
    "full": (
        places.DETAILS,
        *(places.question_place(q) for section in FRAMEWORK.sections for q in section.questions),
        *(places.section_place(section) for section in FRAMEWORK.sections),
        places.ADVICE,
        places.REVIEW,
        places.MEMO,
        places.DOSSIER,
        places.GLOSSARY,
    ),
    "stopped": ("vraag-4", "vraag-6", "deel-a1", places.REVIEW, places.MEMO),
    "empty": ("vraag-1", "vraag-8", "deel-b1", places.ADVICE, places.REVIEW, places.MEMO, places.DOSSIER),
}


@pytest.mark.browser
@pytest.mark.parametrize("dossier", PLACES)
def test_no_page_in_english_shows_dutch_of_ours(
    context: BrowserContext, wizard: Wizard, dossiers: dict[str, str], dossier: str
) -> None:
    page = context.new_page()
    found: dict[str, set[str]] = {}
    for place in PLACES[dossier]:
        page.goto(f"{wizard.url}/{place}?dossier={dossiers[dossier]}&lang=en")
        settle(page)
        found[place] = dutch_on(page)
    assert {place: texts for place, texts in found.items() if texts} == {}


@pytest.mark.browser
def test_the_first_page_in_english_shows_no_dutch_of_ours(context: BrowserContext, wizard: Wizard) -> None:
    page = context.new_page()
    page.goto(f"{wizard.url}/?lang=en")
    settle(page)
    assert dutch_on(page) == set()
    page.goto(f"{wizard.url}/?lang=nl")
    settle(page)
    assert dutch_on(page) != set()
