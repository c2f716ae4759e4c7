"""A draft as it is being typed: what cannot be read yet is set aside with a finding, so that the rest still works.

Nothing is lost by that: the store keeps what was typed, and the finding says where it stands. Only what is typed freely
can be unreadable here; the rest of a draft comes from choices. Fields have their own reading, in `fields`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from ipcei_wizard.assessment.evaluation import evaluate
from ipcei_wizard.assessment.fields import is_empty
from ipcei_wizard.assessment.model import FORMAT, Addressee, Assessment, Memo, RouteStep, Source
from ipcei_wizard.assessment.results import Evaluation, Finding
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.models import faults_of
from ipcei_wizard.strict.yaml import Document

_ROWS: Final[Mapping[str, type[BaseModel]]] = {"to": Addressee, "route": RouteStep}


def read_draft(
    framework: Framework, contents: Mapping[str, Any], language: Language = "nl"
) -> tuple[Assessment, tuple[Finding, ...]]:
    """Return the readable part of a draft, and an error finding for everything that was set aside.

    `contents` is the nested document without `format` and `framework`, its answers keyed by question id.
    """
    reader = _Reader(language)
    answers = {
        question.id: reader.answer(question.number, contents["answers"][question.id])
        for question in framework.questions
        if question.id in contents.get("answers", {})
    }
    initiative = dict(contents.get("initiative", {}))
    if is_empty(initiative.get("title")):
        initiative["title"] = say("assessment.untitled", language)
    document = {
        **contents,
        "format": FORMAT,
        "framework": framework.id,
        "initiative": initiative,
        "answers": answers,
        "memo": reader.memo(contents.get("memo", {})),
    }
    return Assessment.model_validate(document), tuple(reader.findings)


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

    def answer(self, number: str, answer: Mapping[str, Any]) -> dict[str, Any]:
        if "sources" not in answer:
            return dict(answer)
        return {**answer, "sources": self.rows(Source, answer["sources"], f"answers.{number}.sources")}

    def memo(self, memo: Mapping[str, Any]) -> dict[str, Any]:
        rows = {key: self.rows(model, memo[key], f"memo.{key}") for key, model in _ROWS.items() if key in memo}
        return self.readable(Memo, {**memo, **rows}, "memo") or {}

    def rows(self, model: type[BaseModel], rows: list[Any], where: str) -> list[dict[str, Any]]:
        return list(self._readable_rows(model, rows, where))

    def _readable_rows(self, model: type[BaseModel], rows: list[Any], where: str) -> Iterator[dict[str, Any]]:
        for index, row in enumerate(rows):
            if not is_empty(row):
                readable = self.readable(model, row, f"{where}.{index}")
                if readable is not None:
                    yield readable

    def readable(self, model: type[BaseModel], content: Mapping[str, Any], where: str) -> dict[str, Any] | None:
        """Return what `model` can read of `content`; None when a part that it cannot do without is missing."""
        kept = {key: value for key, value in content.items() if not is_empty(value)}
        try:
            model.model_validate(kept)
        except ValidationError as error:
            unreadable = {str(details["loc"][0]) for details in error.errors() if details["type"] != "missing"}
            for fault in faults_of(error, model, Document("", kept, {})):
                place = f"{where}.{fault.values.get('key') or fault.values.get('where')}"
                problem = fault.message(self.language)
                message = say("assessment.entry-unreadable", self.language, problem=problem)
                self.findings.append(Finding("error", place, "entry-unreadable", message))
            if not unreadable:
                return None
            kept = {key: value for key, value in kept.items() if key not in unreadable}
            return kept if _reads(model, kept) else None
        return kept


def _reads(model: type[BaseModel], content: Mapping[str, Any]) -> bool:
    try:
        model.model_validate(content)
    except ValidationError:
        return False
    return True
