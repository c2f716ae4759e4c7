"""A table of the questionnaire in the memo: readable when wide, added up where asked, honest about old entries."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.framework.catalogues import Catalogue
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import Framework, Question
from ipcei_wizard.framework.options import with_options
from ipcei_wizard.memo import document as tree
from ipcei_wizard.memo.case import Case
from ipcei_wizard.memo.values import field_blocks
from ipcei_wizard.strict.models import read_model
from ipcei_wizard.strict.yaml import read_file

SHIPPED: Final = shipped_framework("afwegingskader-2022")
CATALOGUE: Final = read_model(Catalogue, read_file(Path(__file__).parents[1] / "framework" / "catalogue.yaml"))
QUESTION: Final = "business-willing"


def named(text: str) -> dict[str, str]:
    return {"nl": text, "en": text}


COLUMNS: Final[list[dict[str, Any]]] = [
    {"id": "company", "kind": "text"},
    {"id": "colour", "kind": "choice", "catalogue": "catalogue"},
    {"id": "date", "kind": "date"},
    {"id": "cost", "kind": "money", "total": True},
    {"id": "jobs", "kind": "whole_number", "total": True},
    {"id": "own", "kind": "percentage"},
    {"id": "city", "kind": "text"},
    {"id": "remark", "kind": "long_text"},
]
FIELDS: Final[list[dict[str, Any]]] = [
    {"id": "companies", "kind": "table", "columns": [{**column, "label": named(column["id"])} for column in COLUMNS]},
    {"id": "shade", "kind": "choices", "catalogue": "catalogue", "group": "colours"},
]


def framework() -> Framework:
    """Return the shipped questionnaire with these fields at question 12 and the invented catalogue."""
    data = SHIPPED.question_by_id[QUESTION].model_dump(by_alias=True)
    groups = [{"id": "colours", "label": named("Kleuren")}]
    fields = [{**field, "label": named(field["id"]), "why": named("why")} for field in FIELDS]
    changed = Question.model_validate({**data, "fields": fields, "field_groups": groups})
    sections = tuple(
        section.model_copy(update={"questions": tuple(changed if q.id == QUESTION else q for q in section.questions)})
        for section in SHIPPED.sections
    )
    parts = {name: getattr(SHIPPED, name) for name in Framework.model_fields}
    return with_options(Framework(**{**parts, "sections": sections, "catalogues": {"catalogue": CATALOGUE}}))


FRAMEWORK: Final = framework()
ROW: Final = {
    "company": "Voorbeeld B.V.",
    "colour": "blue",
    "date": "2026-11-20",
    "cost": {"amount": 1.5, "unit": "million"},
    "jobs": 12000,
    "own": 50,
    "city": "Delft",
    "remark": "Een lange *toelichting*.",
}


def shown(fields: dict[str, Any], day: str = "2026-11-20") -> tree.Blocks:
    assessment = Assessment.model_validate(
        {
            "format": "ipcei-assessment/1",
            "framework": FRAMEWORK.id,
            "initiative": {"title": "Zeewier"},
            "answers": {QUESTION: {"fields": fields}},
            "memo": {"date": day},
        }
    )
    case = Case(FRAMEWORK, assessment, evaluate(FRAMEWORK, assessment, "nl"), "nl")
    return field_blocks(case, FRAMEWORK.question_by_id[QUESTION])


def table(*rows: dict[str, Any]) -> tree.Table:
    [found] = shown({"companies": list(rows)})
    assert isinstance(found, tree.Table)
    return found


def cells(row: tree.Row) -> list[str]:
    return ["\n".join(tree.inline_text(i) for i in tree.block_inlines(cell.blocks)) for cell in row.cells]


def test_a_wide_table_puts_long_texts_and_what_does_not_fit_below_the_row() -> None:
    found = table(ROW)
    assert cells(found.header[0]) == ["company", "colour", "date", "cost", "jobs", "own"]
    first, below = found.rows
    assert cells(first) == ["Voorbeeld B.V.", "Blauw", "20 november 2026", "€\xa01,5 miljoen", "12.000", "50%"]
    assert cells(below) == ["city: Delft\nremark: Een lange toelichting."]
    assert below.cells[0].span == len(found.columns) == 6


def test_a_narrow_table_keeps_long_texts_beside_the_rest() -> None:
    found = table({"company": "x", "remark": "Toelichting."})
    assert cells(found.header[0]) == ["company", "remark"]
    assert [cells(row) for row in found.rows] == [["x", "Toelichting."]]


def test_figures_stand_to_the_right_and_are_added_up() -> None:
    rows = [{"company": str(n), "cost": {"amount": 250, "unit": "thousand"}, "jobs": n} for n in (1, 2, 3)]
    found = table(*rows, {"company": "x", "cost": {"amount": 1, "unit": "million", "currency": "USD"}})
    assert [column.align for column in found.columns] == ["left", "right", "right"]
    assert cells(found.rows[-1]) == ["Totaal", "€\xa0750 duizend; USD\xa01 miljoen", "6"]
    assert found.rows[-1].cells[0].heading


def test_one_row_has_no_total() -> None:
    assert len(table({"company": "x", "jobs": 3}).rows) == 1


@pytest.mark.parametrize(("day", "mark"), [("2026-12-23", ""), ("2026-12-24", " (gold tot en met 23 december 2026)")])
def test_an_entry_that_no_longer_holds_on_the_day_of_the_memo_is_marked(day: str, mark: str) -> None:
    heading, values = shown({"shade": ["red", "blue", {"other": "paars"}]}, day)
    assert isinstance(heading, tree.Paragraph)
    assert tree.inline_text(heading.inlines) == "Kleuren"
    words = [tree.inline_text(inlines) for inlines in tree.block_inlines((values,))]
    assert [word.replace("•", "").strip() for word in words[1:]] == ["Rood", f"Blauw{mark}", "anders, namelijk: paars"]


def test_a_wide_table_is_printed_whole(render: Callable[..., Any]) -> None:
    printed = render(table(*({**ROW, "company": f"Bedrijf {n}"} for n in range(60))))
    for n in range(60):
        assert f"Bedrijf{n}" in printed.text()
    assert printed.text().count("Eenlangetoelichting.") == 60
    assert len(printed.pages) > 1
