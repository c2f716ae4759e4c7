"""A draft as it is being typed: what cannot be read yet is set aside with a finding, so that the rest still works.

Nothing is lost by that: the store keeps what was typed, and the finding says where it stands. Rows are read one by one,
so that a source without a title costs only that source; fields have their own reading, in `fields`. A draft can always
be opened, whatever it holds.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.fields import is_empty
from ipcei_wizard.assessment.model import FORMAT, Addressee, Assessment, Memo, RouteStep, Source
from ipcei_wizard.assessment.results import Evaluation, Finding
from ipcei_wizard.assessment.unasked import only_asked
from ipcei_wizard.framework.model import Framework, Question
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.faults import Fault
from ipcei_wizard.strict.models import faults_of
from ipcei_wizard.strict.yaml import Document

# The rows of the memo, and the key that a row of mere text stands for.
_ROWS: Final[Mapping[str, tuple[type[BaseModel], str]]] = {"to": (Addressee, "name"), "route": (RouteStep, "function")}


def read_draft(
    framework: Framework, contents: Mapping[str, Any], language: Language = "nl"
) -> tuple[Assessment, tuple[Finding, ...]]:
    """Return the readable part of a draft, and an error finding for everything that was set aside.

    `contents` is the nested document without `format` and `framework`, its answers keyed by question id. What the
    questionnaire does not ask is left out without a word: `unasked` names it.
    """
    reader = _Reader(language)
    given = _mapping(contents.get("answers"))
    document = {
        **contents,
        "format": FORMAT,
        "framework": framework.id,
        "initiative": _mapping(contents.get("initiative")),
        "answers": {
            question.id: reader.answer(question, only_asked(question, _mapping(given[question.id])))
            for question in framework.questions
            if question.id in given
        },
        "memo": reader.memo(_mapping(contents.get("memo"))),
    }
    if isinstance(contents.get("sections"), Mapping):
        document["sections"] = {
            id_: part for id_, part in contents["sections"].items() if id_ in framework.section_by_id
        }
    assessment = reader.assessment(document)
    return reader.known_advice(framework, assessment), tuple(reader.findings)


def evaluate_draft(
    framework: Framework, contents: Mapping[str, Any], language: Language = "nl"
) -> tuple[Assessment, Evaluation]:
    """Read a draft and evaluate it; what was set aside is among the findings."""
    assessment, set_aside = read_draft(framework, contents, language)
    return assessment, evaluate(framework, assessment, language, set_aside)


class _Reader:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.findings: list[Finding] = []

    def answer(self, question: Question, answer: dict[str, Any]) -> dict[str, Any]:
        where = f"answers.{question.number}"
        if "sources" in answer:
            answer["sources"] = self.rows(Source, "title", answer["sources"], f"{where}.sources")
        verdict = answer.get("verdict")
        if isinstance(verdict, str) and verdict not in question.polarity_of:
            values = {"number": question.number, "value": verdict}
            self.set_aside(f"{where}.verdict", Fault("", None, "unknown-verdict", values))
            del answer["verdict"]
        return answer

    def memo(self, memo: dict[str, Any]) -> dict[str, Any]:
        for key, (model, text_is) in _ROWS.items():
            if key in memo:
                memo[key] = self.rows(model, text_is, memo[key], f"memo.{key}")
        return self.readable(Memo, memo, "memo") or {}

    def known_advice(self, framework: Framework, assessment: Assessment) -> Assessment:
        decision = assessment.advice.decision
        if decision is None or decision in framework.outcome_by_id:
            return assessment
        self.set_aside("advice.decision", Fault("", None, "unknown-outcome", {"value": decision}))
        return assessment.model_copy(update={"advice": assessment.advice.model_copy(update={"decision": None})})

    def assessment(self, document: dict[str, Any]) -> Assessment:
        """Return the document as an assessment, without the smallest parts that cannot be read."""
        while True:
            initiative = document.setdefault("initiative", {})
            if is_empty(initiative.get("title")):
                initiative["title"] = say("assessment.untitled", self.language)
            try:
                return Assessment.model_validate(document)
            except ValidationError as error:
                faults = faults_of(error, Assessment, Document("", document, {}))
                document = deepcopy(document)  # what was typed belongs to the store
                for fault, details in zip(faults, error.errors(), strict=True):
                    path = _without(document, details["loc"])
                    self.set_aside(".".join(str(part) for part in path), fault)

    def rows(self, model: type[BaseModel], text_is: str, rows: object, where: str) -> list[dict[str, Any]]:
        return list(self._readable_rows(model, text_is, rows if isinstance(rows, list) else [rows], where))

    def _readable_rows(
        self, model: type[BaseModel], text_is: str, rows: list[Any], where: str
    ) -> Iterator[dict[str, Any]]:
        for index, row in enumerate(rows):
            content = row if isinstance(row, Mapping) else {text_is: row}
            readable = None if is_empty(row) else self.readable(model, content, f"{where}.{index}")
            if readable is not None:
                yield readable

    def set_aside(self, place: str, fault: Fault) -> None:
        message = say("assessment.entry-unreadable", self.language, problem=fault.message(self.language))
        self.findings.append(Finding("error", place, "entry-unreadable", message))

    def readable(self, model: type[BaseModel], content: Mapping[str, Any], where: str) -> dict[str, Any] | None:
        """Return what `model` can read of `content`; None when a part that it cannot do without is missing."""
        kept = {key: value for key, value in content.items() if not is_empty(value)}
        try:
            model.model_validate(kept)
        except ValidationError as error:
            unreadable = {str(details["loc"][0]) for details in error.errors() if details["type"] != "missing"}
            for fault in faults_of(error, model, Document("", kept, {})):
                self.set_aside(f"{where}.{fault.values.get('key') or fault.values.get('where')}", fault)
            if not unreadable:
                return None
            kept = {key: value for key, value in kept.items() if key not in unreadable}
            return kept if _reads(model, kept) else None
        return kept


def _mapping(value: object) -> dict[str, Any]:
    return {str(key): part for key, part in value.items()} if isinstance(value, Mapping) else {}


def _without(document: dict[str, Any], loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Take the smallest part that can be missed out of the document, and return its path.

    Of an answer or a section that is one of its keys, of the rest a key of the second level.
    """
    depth = 3 if loc[0] in {"answers", "sections"} else 2
    *parents, last = loc[:depth]
    holder: Any = document
    for parent in parents:
        holder = holder.get(parent, {}) if isinstance(holder, dict) else {}
    if not isinstance(holder, dict) or last not in holder:
        document.pop(str(loc[0]), None)
        return loc[:1]
    del holder[last]
    return (*parents, last)


def _reads(model: type[BaseModel], content: Mapping[str, Any]) -> bool:
    try:
        model.model_validate(content)
    except ValidationError:
        return False
    return True
