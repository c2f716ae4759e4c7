"""An officer at the wizard: fills in an assessment by clicking and typing, the way people do.

Finds a widget by the key it mirrors, which stands in the page as a class; everything else by what is on the screen.
"""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.assessment.reader import to_data, to_json_value
from ipcei_wizard.dossier.paths import join
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import ChoiceField, PlainField, Question, TableField
from ipcei_wizard.messages import say
from ipcei_wizard.web.desk import CURRENT_FRAMEWORK
from ipcei_wizard.web.listed import grouped_labels
from ipcei_wizard.web.saving import widget_key
from ipcei_wizard.web.typed import in_millions, show_day, show_typed_number
from tests.web.driving import Server, settle


class Wizard(Server):
    """The product itself, as `ipcei-wizard run` serves it, with its data in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.data.mkdir()
        command = ["-m", "ipcei_wizard.cli", "run", "--port", "{port}"]
        super().__init__(command, folder, env={"IPCEI_WIZARD_DATA": str(self.data)})


def start_assessment(page: Page, wizard: Server, title: str) -> str:
    """Start a new assessment from the first page; return the dossier's id."""
    page.goto(wizard.url)
    page.get_by_label("Titel van het initiatief").fill(title)
    page.get_by_role("button", name="Beginnen").click()
    page.wait_for_url("**/gegevens?**")
    settle(page)
    return page.url.split("dossier=")[1].split("&")[0]


@dataclass(frozen=True)
class Officer:
    """Someone filling in one dossier."""

    page: Page
    dossier: str

    def widget(self, path: str, part: str = "") -> Locator:
        return self.page.locator(f".st-key-{widget_key(self.dossier, path, part)}")

    def type(self, path: str, text: str, part: str = "") -> None:
        """Type into a field; leaving it is up to whatever is done next."""
        self.widget(path, part).locator("input, textarea").first.fill(text)

    def pick(self, path: str, label: str, part: str = "") -> None:
        """Click one of the visible choices."""
        self.widget(path, part).get_by_text(label, exact=True).first.click()

    def select(self, path: str, label: str, part: str, *, own: bool = False) -> None:
        """Choose from a list that opens; an `own` answer is not in it and is offered once it is typed."""
        option = self.page.get_by_role("option", name=f"Eigen antwoord: {label}" if own else label, exact=True)
        for _ in range(3):  # what was typed just before is being saved; a redraw at that moment may close the list
            box = self.widget(path, part).locator("input")
            box.click()
            box.fill(label)  # of a long list only what is in view is in the page
            with contextlib.suppress(PlaywrightTimeout, AssertionError):
                option.click(timeout=4_000)
                expect(self._chosen(path, label, part)).to_be_visible(timeout=4_000)
                return
        raise AssertionError(f"{label} cannot be chosen at {path} {part}")

    def _chosen(self, path: str, label: str, part: str) -> Locator:
        """Return what shows that `label` is chosen: a tag in a list of several, the text of a list of one."""
        widget = self.widget(path, part)
        tag = widget.locator("[data-tag]").get_by_text(label, exact=True)
        return tag.or_(widget.locator(f"input[value={json.dumps(label)}]"))

    def choose(self, path: str, options: Mapping[str, str], value: Any, part: str) -> None:
        """Choose from a list that opens, or type what is not in it."""
        if not isinstance(value, dict):
            self.select(path, options[str(value)], part)
            return
        self.select(path, value["other"], part, own=True)
        settle(self.page)

    def next(self, heading: str) -> None:
        """Go on, and wait for the page that should follow."""
        self.page.get_by_role("button", name="Volgende").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading, timeout=15_000)
        settle(self.page)

    def rows(
        self, path: str, columns: Mapping[str, tuple[str, Mapping[str, str]]], rows: list[Mapping[str, Any]]
    ) -> None:
        """Fill in a table: `columns` maps ids to kind and options (value -> label)."""
        for index, row in enumerate(rows):
            self.page.locator(f".st-key-add-{widget_key(self.dossier, path)} button").click()
            first = next(iter(columns))
            expect(self.widget(path, f"{index}-{first}")).to_be_visible(timeout=15_000)
            settle(self.page)
            for name, value in row.items():
                kind, options = columns[name]
                if kind == "choice":
                    self.choose(path, options, value, f"{index}-{name}")
                else:
                    self.type(path, _typed(kind, value), f"{index}-{name}")
        settle(self.page)

    def paste(
        self, path: str, columns: Mapping[str, tuple[str, Mapping[str, str]]], rows: list[Mapping[str, Any]]
    ) -> None:
        """Fill in a table as from a spreadsheet; a text of several lines has no place in one."""
        lines = [[_pasted(*columns[name], row.get(name)) for name in columns] for row in rows]
        if any("\n" in cell or "\t" in cell for line in lines for cell in line):
            self.rows(path, columns, rows)
            return
        opener = self.page.locator(f".st-key-add-{widget_key(self.dossier, path)}").locator("xpath=..")
        cells = self.page.get_by_role("textbox", name="Plak hier cellen uit een spreadsheet")
        for last in (False, False, True):  # what closes or moves just then may take the box from under the mouse
            try:
                if not cells.is_visible():
                    opener.get_by_role("button", name=say("web.row-paste", "nl")).click(timeout=8_000)
                cells.fill("\n".join("\t".join(line) for line in lines), timeout=8_000)
                self.page.get_by_role("button", name=say("web.row-paste-add", "nl"), exact=True).click(timeout=8_000)
                break
            except PlaywrightTimeout:
                if last:
                    raise
        expect(self.widget(path, f"{len(rows) - 1}-{next(iter(columns))}")).to_be_visible(timeout=15_000)
        self.page.keyboard.press("Escape")
        settle(self.page)

    def field(self, path: str, field: PlainField | ChoiceField | TableField, value: Any) -> None:
        """Fill in a field of the questionnaire."""
        match field:
            case TableField():
                columns = {
                    column.id: (
                        column.kind,
                        {o.value: o.label.nl for o in column.options} if column.kind == "choice" else {},
                    )
                    for column in field.columns
                }
                self.paste(path, columns, value)
            case ChoiceField():
                self._choose(path, field, value)
            case PlainField(kind="money"):
                self._money(path, value)
            case _:
                self.type(path, _typed(field.kind, value))

    def _choose(self, path: str, field: ChoiceField, value: Any) -> None:
        if field.catalogue:
            labels = grouped_labels(shipped_framework(CURRENT_FRAMEWORK).catalogues[field.catalogue], field, "nl")
            for option in value if isinstance(value, list) else [value]:
                self.choose(path, labels, option, "")
                settle(self.page)
            self.page.keyboard.press("Escape")  # a list of several stays open
            return
        labels = {option.value: option.label.nl for option in field.options}
        part = "" if field.kind == "choice" and not field.other else "pick"
        for option in value if isinstance(value, list) else [value]:
            if isinstance(option, dict):
                self.pick(path, say("web.other", "nl"), part)
                settle(self.page)
                self.type(path, option["other"], "other")
            else:
                self.pick(path, labels[option], part)
                settle(self.page)

    def _money(self, path: str, value: Mapping[str, Any]) -> None:
        self.type(path, show_typed_number(value["amount"]), "amount")
        self.select(path, say(f"assessment.unit-{value.get('unit', 'one')}", "nl") or say("web.unit-one", "nl"), "unit")
        if "price_level" in value:
            self.type(path, str(value["price_level"]), "price_level")
        if "date" in value:
            self.type(path, show_day(value["date"]), "date")

    def question(self, question: Question, answer: Mapping[str, Any]) -> None:
        """Answer the question that is on the screen."""
        if "verdict" in answer:
            labels = {option.value: option.label.nl for option in question.verdicts}
            self.pick(join("answers", question.id, "verdict"), labels[answer["verdict"]])
        self.type(join("answers", question.id, "motivation"), answer["motivation"])
        self.details(question, answer)

    def details(self, question: Question, answer: Mapping[str, Any]) -> None:
        """Fill in the fields and sources of the question that is on the screen, opening what is closed."""
        closed = {group.id: group.label.nl for group in question.field_groups if group.collapsed}
        for field in question.fields:
            if field.id in answer.get("fields", {}):
                if field.group in closed:
                    settle(self.page)
                    self.page.get_by_text(closed.pop(field.group), exact=True).click()
                self.field(join("answers", question.id, "fields", field.id), field, answer["fields"][field.id])
        kinds = {"title": "text", "reference": "text", "date": "date", "url": "text", "page": "text"}
        columns: dict[str, tuple[str, Mapping[str, str]]] = {name: (kind, {}) for name, kind in kinds.items()}
        self.rows(join("answers", question.id, "sources"), columns, answer.get("sources", []))


def fill_in(officer: Officer, assessment: Assessment) -> None:
    """Fill in a whole assessment, from the particulars to the advice; the review page is on the screen afterwards."""
    framework = shipped_framework(assessment.framework)
    data = to_json_value(to_data(assessment, framework))
    _particulars(officer, data["initiative"], data.get("memo", {}))
    for section in framework.sections:
        if section.id not in data["sections"]:
            break
        for question in section.questions:
            officer.next(f"{question.number}. {question.official.title}")
            officer.question(question, data["answers"][question.number])
        officer.next(f"{section.id} {section.official_title}")
        decision = data["sections"][section.id]
        path = join("sections", section.id, "decision")
        officer.pick(path, framework.decision_labels("nl")[decision["decision"]])
        if "motivation" in decision:
            officer.type(join("sections", section.id, "motivation"), decision["motivation"])
    conclusion = framework.conclusion.question
    officer.next(f"{conclusion.number}. {conclusion.official.title}")
    _advice(officer, data["advice"], {outcome.id: outcome.label.nl for outcome in framework.conclusion.outcomes})
    if conclusion.number in data["answers"]:
        officer.details(conclusion, data["answers"][conclusion.number])
    officer.next(assessment.initiative.title)


def _particulars(officer: Officer, initiative: Mapping[str, Any], memo: Mapping[str, Any]) -> None:
    if "short_title" in initiative:
        officer.type("initiative/short_title", initiative["short_title"])
    for name in ("to", "route"):
        rows = memo.get(name, [])
        keys = ("name", "short_name", "decision") if name == "to" else ("function", "name", "role")
        officer.rows(f"memo/{name}", {key: ("text", {}) for key in keys}, rows)
    for key, value in memo.get("from", {}).items():
        officer.type("memo/from", "\n".join(value) if isinstance(value, list) else value, key)
    for key in ("copy_to", "annexes", "with_consent_of"):
        if key in memo:
            officer.type(f"memo/{key}", "\n".join(memo[key]))
    if {"title", "occasion", "key_points", "explanation"} & set(memo):
        officer.page.get_by_text("Eigen tekst voor de nota").click()
        for key in ("title", "occasion", "explanation"):
            if key in memo:
                officer.type(f"memo/{key}", memo[key])
        if "key_points" in memo:
            officer.type("memo/key_points", "\n".join(memo["key_points"]))
    if "reference" in memo:
        officer.type("memo/reference", memo["reference"])
    if "date" in memo:
        officer.type("memo/date", show_day(memo["date"]))


def _advice(officer: Officer, advice: Mapping[str, Any], labels: Mapping[str, str]) -> None:
    officer.pick("advice/decision", labels[advice["decision"]])
    for key in ("motivation", "focus"):
        if key in advice:
            officer.type(f"advice/{key}", advice[key])
    if "conditions" in advice:
        officer.type("advice/conditions", "\n".join(advice["conditions"]))


def _typed(kind: str, value: Any) -> str:
    match kind:
        case "date":
            return show_day(value)
        case "money":
            return show_typed_number(in_millions(value))
        case "whole_number" | "percentage":
            return show_typed_number(value)
        case _:
            return str(value)


def _pasted(kind: str, options: Mapping[str, str], value: Any) -> str:
    if value is None:
        return ""
    if kind != "choice":
        return _typed(kind, value)
    return value["other"] if isinstance(value, dict) else options[value]
