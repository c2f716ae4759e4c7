"""How the examples answer a question: computed from their files, marked for what they are, and read only when asked."""

import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from re import sub

import pytest
from playwright.sync_api import BrowserContext, expect

from ipcei_wizard.assessment.reader import read_assessment
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Question
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.web.worked_examples import answer_html, examples_of
from tests.web.driving import settle
from tests.web.officer import Wizard, start_assessment

FRAMEWORK = shipped_framework("afwegingskader-2022")
FILES = sorted(resource_folder("examples").glob("*.yaml"))


def words(html: str) -> str:
    return " ".join(unescape(sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("question", FRAMEWORK.questions, ids=lambda question: question.number)
def test_every_question_has_an_example_and_it_says_what_its_file_says(question: Question) -> None:
    examples = examples_of(question.id, FRAMEWORK.id)
    assert examples[0].status == "reconstructed"
    for example in examples:
        assessment = read_assessment(resource_folder("examples") / example.file)
        said = words(answer_html(example.file, question.id))
        if question is FRAMEWORK.conclusion.question:
            assert FRAMEWORK.outcome_by_id[str(assessment.advice.decision)].label.nl in said
            continue
        answer = assessment.answer(question.id)
        labels = {option.value: option.label.nl.lower() for option in question.verdicts}
        if question.verdicts:
            assert f"Oordeel: {labels[str(answer.verdict)]}" in said
        assert answer.motivation.split(". ")[0].replace("*", "").split("\n")[0][:40] in said
        assert all(source.title.strip() in said for source in answer.sources)


def test_an_example_is_called_invented_just_when_its_title_says_so() -> None:
    for example in examples_of("occasion", FRAMEWORK.id):
        title = read_assessment(resource_folder("examples") / example.file).initiative.title
        assert (example.status == "constructed") == title.startswith("Geconstrueerd voorbeeld")
    assert len(examples_of("occasion", FRAMEWORK.id)) == len(FILES)


def test_a_question_that_an_example_does_not_reach_is_not_shown_from_it() -> None:
    reached = {example.file for example in examples_of("business-willing", FRAMEWORK.id)}
    assert "geconstrueerd-geen-overheidsrol.yaml" not in reached
    assert "ipcei-cis.yaml" in reached
    assert examples_of("occasion", "another-framework") == ()


def test_the_examples_are_not_even_imported_with_the_pages() -> None:
    code = "import sys, ipcei_wizard.web.pages.question as q; print('ipcei_wizard.web.worked_examples' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wizard]:
    with Wizard(tmp_path_factory.mktemp("wizard")) as started:
        yield started


@pytest.mark.browser
def test_an_example_is_one_click_away_and_another_one_click_more(context: BrowserContext, wizard: Wizard) -> None:
    page = context.new_page()
    dossier = start_assessment(page, wizard, "Voorbeeld")
    page.goto(f"{wizard.url}/vraag-2?dossier={dossier}")
    settle(page)
    expect(page.get_by_text("Uit het voorbeeld")).to_have_count(0)
    page.get_by_text("Voorbeeld van een antwoord").click()
    expect(page.get_by_text("Uit het voorbeeld ipcei-cis.yaml")).to_be_visible()
    expect(page.get_by_text("Geen standpunt van het kabinet")).to_be_visible()
    expect(page.locator(".memo").get_by_text("tussenin (gemengd)")).to_be_visible()
    page.get_by_role("combobox", name="Voorbeeld").click()
    page.get_by_role("option", name="Voorbeeld sluisdeuren").click()
    expect(page.get_by_text("een verzonnen geval")).to_be_visible()
