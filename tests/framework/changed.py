"""Other versions of a questionnaire, for tests: with a question changed or left out."""

from collections.abc import Callable
from typing import Any

from ipcei_wizard.framework.model import Framework, Question
from ipcei_wizard.strict.models import ModelT


def changed(part: ModelT, **update: Any) -> ModelT:
    """Return a part with other content; a copy would keep what the old one worked out of its content."""
    return type(part).model_construct(**{name: getattr(part, name) for name in type(part).model_fields} | update)


def with_question(framework: Framework, id_: str, update: Callable[[Question], dict[str, Any]]) -> Framework:
    """Return a newer version in which what `update` gives takes the place of parts of one question."""
    return _with_questions(framework, lambda one: [changed(one, **update(one))] if one.id == id_ else [one])


def without_question(framework: Framework, id_: str) -> Framework:
    """Return a newer version that does not ask one question."""
    return _with_questions(framework, lambda one: [] if one.id == id_ else [one])


def _with_questions(framework: Framework, become: Callable[[Question], list[Question]]) -> Framework:
    sections = tuple(
        changed(section, questions=tuple(new for one in section.questions for new in become(one)))
        for section in framework.sections
    )
    return changed(framework, version="9.0.0", sections=sections)
