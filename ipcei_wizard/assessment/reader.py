"""Reading and writing assessment files. Reading names every fault at once; export followed by import is identity."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from ipcei_wizard.assessment.fields import FieldFault, field_sentence, is_empty, read_field
from ipcei_wizard.assessment.model import Answer, Assessment
from ipcei_wizard.framework.loader import shipped_framework, shipped_ids
from ipcei_wizard.framework.model import Framework, Question, TableField
from ipcei_wizard.strict.faults import DocumentRefused, Fault
from ipcei_wizard.strict.models import read_model
from ipcei_wizard.strict.yaml import Document, KeyPath, read_file, read_text

# A key that is read back as the same text without quotes: "9", but not the "007" of a dossier.
_NUMBER = re.compile("0|[1-9][0-9]{0,8}")
# In a text as it stands YAML refuses these, or takes them for a line break or for indentation.
_NEEDS_ESCAPES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^\t", re.MULTILINE)


def read_assessment(path: Path) -> Assessment:
    """Read an assessment file (YAML or JSON, UTF-8).

    Raises:
        DocumentRefused: the file cannot be used; every fault has its line and the nearest known name.
    """
    return assessment_from(read_file(path))


def assessment_from_text(text: str, *, file: str, framework: Framework | None = None) -> Assessment:
    """Read an assessment from text; `file` is how faults call it. Raises DocumentRefused as `read_assessment` does.

    `framework` is the version of the questionnaire that it answers, by default the shipped one that it names.
    """
    return assessment_from(read_text(text, file=file), framework)


def assessment_from(document: Document, answered: Framework | None = None) -> Assessment:
    """Return a document as an assessment whose answers are keyed by question id; `answered` as the questionnaire."""
    shape_faults: tuple[Fault, ...] = ()
    assessment: Assessment | None = None
    try:
        assessment = read_model(Assessment, document)
    except DocumentRefused as refusal:
        shape_faults = refusal.faults
    framework, unknown = _framework_of(document)
    if framework and answered and answered.id == framework.id:
        framework = answered
    meaning_faults = (*unknown, *(_meaning_faults(framework, document) if framework else ()))
    faults = (*shape_faults, *meaning_faults)
    if faults or assessment is None or framework is None:
        raise DocumentRefused(faults)
    names = framework.id_by_name
    answers = {names[key]: answer for key, answer in assessment.answers.items()}
    return assessment.model_copy(update={"answers": in_order(framework, answers)})


def in_order(framework: Framework, answers: dict[str, Answer]) -> dict[str, Answer]:
    """Return the answers in the order of the questions, so that equal assessments are written equally."""
    return {question.id: answers[question.id] for question in framework.questions if question.id in answers}


def _framework_of(document: Document) -> tuple[Framework | None, tuple[Fault, ...]]:
    value = document.value.get("framework") if isinstance(document.value, dict) else None
    if not isinstance(value, str):
        return None, ()
    if value in shipped_ids():
        return shipped_framework(value), ()
    file, line = document.place(("framework",))
    return None, (Fault(file, line, "unknown-framework", {"value": value}, value, shipped_ids()),)


def _meaning_faults(framework: Framework, document: Document) -> Iterator[Fault]:
    """Yield what is wrong about names: questions, verdicts, fields, sections, outcomes."""
    value = document.value
    assert isinstance(value, dict)  # noqa: S101 - it has a framework key
    yield from _answer_faults(framework, document, value.get("answers"))
    sections = value.get("sections")
    for section_id in sections if isinstance(sections, dict) else ():
        if section_id not in framework.section_by_id:
            yield _unknown(document, ("sections", section_id), "unknown-section", tuple(framework.section_by_id))
    advice = value.get("advice")
    decision = advice.get("decision") if isinstance(advice, dict) else None
    if isinstance(decision, str) and decision not in framework.outcome_by_id:
        yield _unknown(document, ("advice", "decision"), "unknown-outcome", tuple(framework.outcome_by_id), decision)
    yield from _consistency_faults(framework, document, value.get("consistency"))
    yield from _withheld_faults(framework, document, value.get("withheld"))


def _consistency_faults(framework: Framework, document: Document, consistency: object) -> Iterator[Fault]:
    """Yield what is wrong about the names of questions and outcomes in explained conflicts."""
    for name, entry in consistency.items() if isinstance(consistency, dict) else ():
        if not isinstance(entry, dict):
            continue
        path: KeyPath = ("consistency", name)
        advice = entry.get("advice")
        if isinstance(advice, str) and advice not in framework.conclusion.ladder:
            yield _unknown(document, (*path, "advice"), "unknown-outcome", framework.conclusion.ladder, advice)
        for key in ("better", "compared"):
            listed = entry.get(key)
            for index, question in enumerate(listed if isinstance(listed, list) else ()):
                if question not in framework.question_by_id:
                    known = tuple(framework.question_by_id)
                    yield _unknown(document, (*path, key, index), "unknown-question", known, str(question))


def _withheld_faults(framework: Framework, document: Document, withheld: object) -> Iterator[Fault]:
    for index, entry in enumerate(withheld if isinstance(withheld, list) else ()):
        name = entry.get("question") if isinstance(entry, dict) else None
        if name is None:
            continue
        path: KeyPath = ("withheld", index)
        question = framework.question_by_id.get(name) if isinstance(name, str) else None
        if question is None:
            known = tuple(framework.question_by_id)
            yield _unknown(document, (*path, "question"), "unknown-question", known, str(name))
        elif entry.get("field") is not None and entry["field"] not in question.field_by_id:
            known = tuple(question.field_by_id) or ("-",)
            yield _unknown(document, (*path, "field"), "unknown-field", known, str(entry["field"]))


def _unknown(document: Document, path: KeyPath, code: str, known: tuple[str, ...], word: str | None = None) -> Fault:
    file, line = document.place(path)
    written = str(path[-1]) if word is None else word
    return Fault(file, line, code, {"value": written}, written, known)


def _answer_faults(framework: Framework, document: Document, answers: object) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for key, answer in answers.items() if isinstance(answers, dict) else ():
        path = ("answers", key)
        question_id = framework.id_by_name.get(key)
        if question_id is None:
            yield _unknown(document, path, "unknown-question", tuple(framework.id_by_name))
            continue
        if question_id in seen:
            file, line = document.place(path)
            _, first = document.place(("answers", seen[question_id]))
            yield Fault(file, line, "question-twice", {"key": key, "other": seen[question_id], "first": first})
        seen[question_id] = key
        if isinstance(answer, dict):
            yield from _verdict_faults(framework, framework.question_by_id[question_id], document, path, answer)
            yield from _field_faults(framework.question_by_id[question_id], document, path, answer)


def _verdict_faults(
    framework: Framework, question: Question, document: Document, path: KeyPath, answer: dict[str, Any]
) -> Iterator[Fault]:
    verdict = answer.get("verdict")
    if not isinstance(verdict, str) or verdict in question.polarity_of:
        return
    file, line = document.place((*path, "verdict"))
    known = tuple(question.polarity_of)
    if not known:
        yield Fault(file, line, "no-verdict-here", {"number": question.number, "value": verdict})
        return
    others = [other.number for other in framework.questions if verdict in other.polarity_of]
    code = "verdict-of-another" if others else "unknown-verdict"
    values = {"number": question.number, "value": verdict, "others": ", ".join(others)}
    yield Fault(file, line, code, values, verdict, known)


def _field_faults(question: Question, document: Document, path: KeyPath, answer: dict[str, Any]) -> Iterator[Fault]:
    known = tuple(question.field_by_id)
    fields = answer.get("fields")
    for name, raw in fields.items() if isinstance(fields, dict) else ():
        field = question.field_by_id.get(name)
        if field is None:
            yield _unknown(document, (*path, "fields", name), "unknown-field", known or ("-",))
            continue
        for fault in read_field(field, raw)[1]:
            yield fault_in_file(document, (*path, "fields", name), fault)
    confidential = answer.get("confidential")
    named = confidential.get("fields") if isinstance(confidential, dict) else None
    for index, name in enumerate(named if isinstance(named, list) else ()):
        if name not in known:
            yield _unknown(
                document, (*path, "confidential", "fields", index), "unknown-field", known or ("-",), str(name)
            )
    tables = tuple(field.id for field in question.fields if isinstance(field, TableField))
    rows = confidential.get("rows") if isinstance(confidential, dict) else None
    for name in rows if isinstance(rows, dict) else ():
        if name not in tables:
            yield _unknown(document, (*path, "confidential", "rows", name), "unknown-table", tables or ("-",))


def fault_in_file(document: Document, path: KeyPath, fault: FieldFault) -> Fault:
    """Place a field's fault in the file it came from."""
    whole = (*path, *fault.path)
    file, line = document.place(whole)
    where = ".".join(str(part) for part in whole)
    return Fault(
        file, line, field_sentence(fault.code), {"where": where, "value": fault.written}, fault.written, fault.known
    )


def to_data(assessment: Assessment, framework: Framework) -> dict[str, Any]:
    """Return the assessment as the plain data of a file: numbers for questions, empty parts left out."""
    data: dict[str, Any] = _without_empty(assessment.model_dump(mode="python", by_alias=True))
    if "answers" in data:
        data["answers"] = {
            int(question.number): _fields_in_order(question, data["answers"][question.id])
            for question in framework.questions
            if question.id in data["answers"]
        }
    return data


def _fields_in_order(question: Question, answer: dict[str, Any]) -> dict[str, Any]:
    """Return the answer with its fields as the questionnaire orders them, so that equal answers are written equally."""
    if "fields" not in answer:
        return answer
    fields = {name: answer["fields"][name] for name in question.field_by_id if name in answer["fields"]}
    return {**answer, "fields": fields | answer["fields"]}


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(part) for key, part in value.items() if part is not False and not is_empty(part)}
    if isinstance(value, list | tuple):
        return [_without_empty(part) for part in value if not is_empty(part)]
    return value


def to_json_value(value: Any) -> Any:
    """Return plain data with only what JSON knows. Decimals of at most 15 digits stay exact as numbers."""
    if isinstance(value, dict):
        return {str(key): to_json_value(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [to_json_value(part) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def to_yaml(assessment: Assessment, framework: Framework) -> str:
    """Return the assessment as a YAML file that people can read and correct."""
    writer = YAML()
    writer.width = 4096
    writer.allow_unicode = True
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    writer.dump(_readable(to_json_value(to_data(assessment, framework))), stream)
    return stream.getvalue()


def to_json(assessment: Assessment, framework: Framework) -> bytes:
    """Return the assessment as a JSON file; the same assessment gives the same bytes."""
    data = to_json_value(to_data(assessment, framework))
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def _readable(value: Any) -> Any:
    if isinstance(value, dict):
        return {int(key) if _NUMBER.fullmatch(key) else _readable(key): _readable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_readable(part) for part in value]
    if isinstance(value, str) and _NEEDS_ESCAPES.search(value):
        return DoubleQuotedScalarString(value)
    return LiteralScalarString(value) if isinstance(value, str) and "\n" in value else value
