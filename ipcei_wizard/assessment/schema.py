"""The JSON Schema of the assessment file, for editors: made from the models and the shipped questionnaires."""

from typing import Any

from ipcei_wizard.assessment.fields import MONEY_KEYS, UNITS
from ipcei_wizard.assessment.funding_gap.scenario import Scenario
from ipcei_wizard.assessment.model import Assessment
from ipcei_wizard.framework.loader import shipped_framework, shipped_ids
from ipcei_wizard.framework.model import (
    ChoiceColumn,
    ChoiceField,
    Framework,
    PlainColumn,
    PlainField,
    Question,
    TableField,
)

_DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MONEY = {
    "type": "object",
    "additionalProperties": False,
    "required": ["amount"],
    "properties": {
        **{key: {} for key in MONEY_KEYS},
        "amount": {"type": "number"},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "unit": {"enum": list(UNITS)},
        "price_level": {"type": "integer"},
        "date": _DATE,
    },
}
_PLAIN: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "long_text": {"type": "string"},
    "whole_number": {"type": "integer"},
    "percentage": {"type": "number"},
    "date": _DATE,
    "money": _MONEY,
    "scenario": {"$ref": "#/$defs/Scenario"},
}


def assessment_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `ipcei-assessment/1` for the shipped questionnaires."""
    schema = Assessment.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "ipcei-assessment/1"
    schema["$defs"] |= {"Scenario": Scenario.model_json_schema()}
    schema["$defs"] |= schema["$defs"]["Scenario"].pop("$defs")
    schema["properties"]["framework"] = {"enum": list(shipped_ids())}
    frameworks = [shipped_framework(id_) for id_ in shipped_ids()]
    schema["allOf"] = [
        {
            "if": {"properties": {"framework": {"const": framework.id}}},
            "then": {"properties": _of_framework(framework, schema["$defs"])},
        }
        for framework in frameworks
    ]
    return schema


def _of_framework(framework: Framework, definitions: dict[str, Any]) -> dict[str, Any]:
    answers = {
        name: _answer(question, definitions["Answer"])
        for question in framework.questions
        for name in (question.number, question.id)
    }
    decisions = [None, *framework.outcome_by_id]
    return {
        "answers": {"properties": answers, "additionalProperties": False},
        "sections": {"propertyNames": {"enum": list(framework.section_by_id)}},
        "advice": {"properties": {"decision": {"enum": decisions}}},
    }


def _answer(question: Question, base: dict[str, Any]) -> dict[str, Any]:
    verdict = {"enum": [None, *question.polarity_of]} if question.verdicts else {"type": "null"}
    fields = {field.id: _field(field) for field in question.fields}
    title = f"{question.number}. {question.official.title}"
    properties = {
        **base["properties"],
        "verdict": verdict,
        "fields": {"type": "object", "properties": fields, "additionalProperties": False},
    }
    return {"type": "object", "title": title, "properties": properties, "additionalProperties": False}


def _field(field: PlainField | ChoiceField | TableField) -> dict[str, Any]:
    named = {"title": field.label.in_("nl"), "description": field.why.in_("nl")}
    if isinstance(field, TableField):
        columns = {column.id: _single(column) for column in field.columns}
        required = [column.id for column in field.columns if column.required]
        row = {"type": "object", "properties": columns, "required": required, "additionalProperties": False}
        return {**named, "type": "array", "items": row}
    if isinstance(field, ChoiceField) and field.kind == "choices":
        return {**named, "type": "array", "items": _options(field)}
    return {**named, **_single(field)}


def _single(field: PlainField | ChoiceField | PlainColumn | ChoiceColumn) -> dict[str, Any]:
    return _options(field) if isinstance(field, ChoiceField | ChoiceColumn) else _PLAIN[field.kind]


def _options(field: ChoiceField | ChoiceColumn) -> dict[str, Any]:
    options: dict[str, Any] = {"enum": [option.value for option in field.options]}
    if field.other:
        other = {"type": "object", "properties": {"other": {"type": "string"}}, "required": ["other"]}
        return {"anyOf": [options, {**other, "additionalProperties": False}]}
    return options
