"""Do the names in a questionnaire resolve? Ids, rules, sources, options: part of the static proof.

Rules may ask only about what is asked before them; what they compare with must exist; and no rule may be always or
never true.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Any, Final

from ipcei_wizard.framework.conditions import holds, single_tests
from ipcei_wizard.framework.model import ChoiceField, Condition, Framework, PlainField, Question, TableField, Text
from ipcei_wizard.strict.faults import Fault
from ipcei_wizard.strict.yaml import Document, KeyPath

MAX_SITUATIONS: Final = 100_000
"""A rule over more situations than this is too wide for anyone to understand; it is refused rather than trusted."""

LONGEST_SAME_TEXT: Final = 25
"""Names such as "Paracetamol" may be the same in both languages; longer equal texts have not been translated."""


def reference_faults(framework: Framework, document: Document) -> Iterator[Fault]:
    """Yield every name that is used twice, does not exist, or is asked about too early."""
    checker = _Checker(framework, document)
    yield from checker.identity()
    yield from checker.numbers()
    yield from checker.sources()
    yield from checker.translations(framework, ())
    for path, question in checker.questions:
        yield from checker.question(path, question)
    yield from checker.released()


def subject_values(framework: Framework, question_id: str, field_id: str | None, sizes: Iterable[int]) -> list[Any]:
    """Return the values that can make a difference to a rule about this verdict or field, None (unanswered) first.

    `sizes` are the numbers that rules compare with.
    """
    question = framework.question_by_id[question_id]
    if field_id is None:
        return [None, *question.polarity_of]
    field = question.field_by_id[field_id]
    if isinstance(field, ChoiceField):
        options = [option.value for option in field.options] + ([object()] if field.other else [])
        if field.kind == "choice":
            return [None, *options]
        return [None, *(tuple(chosen) for n in range(1, len(options) + 1) for chosen in combinations(options, n))]
    around = sorted({size + step for size in sizes for step in (-1, 0)})
    if isinstance(field, TableField):
        return [None, *((object(),) * size for size in around if size > 0), (object(),)]
    return [None, *around] if field.kind in {"whole_number", "percentage"} and around else [None, object()]


def question_ids(framework: Framework) -> Iterator[str]:
    """Yield every id that may never vanish or change its meaning: questions, their fields, verdicts and outcomes."""
    for question in framework.questions:
        yield question.id
        for option in question.verdicts:
            yield f"{question.id}={option.value}"
        for field in question.fields:
            yield f"{question.id}.{field.id}"
    for outcome in framework.conclusion.outcomes:
        yield f"->{outcome.id}"


class _Checker:
    def __init__(self, framework: Framework, document: Document) -> None:
        self.framework = framework
        self.document = document
        self.questions: list[tuple[KeyPath, Question]] = [
            (("sections", s, "questions", q), question)
            for s, section in enumerate(framework.sections)
            for q, question in enumerate(section.questions)
        ]
        self.questions.append((("conclusion", "question"), framework.conclusion.question))
        self.position = {question.id: index for index, (_, question) in enumerate(self.questions)}

    def fault(self, path: KeyPath, code: str, known: Iterable[str] = (), **values: object) -> Fault:
        file, line = self.document.place(path)
        return Fault(file, line, code, values, str(values.get("name", "")), tuple(known))

    def twice(self, path: KeyPath, names: Iterable[str], key: str, code: str) -> Iterator[Fault]:
        seen: set[str] = set()
        for index, name in enumerate(names):
            if name in seen:
                yield self.fault((*path, index, key), code, name=name)
            seen.add(name)

    def identity(self) -> Iterator[Fault]:
        framework = self.framework
        sections = (section.id for section in framework.sections)
        yield from self.twice(("sections",), sections, "id", "section-twice")
        outcomes = (outcome.id for outcome in framework.conclusion.outcomes)
        yield from self.twice(("conclusion", "outcomes"), outcomes, "id", "outcome-twice")
        seen: set[str] = set()
        for path, question in self.questions:
            if question.id in seen:
                yield self.fault((*path, "id"), "question-id-twice", name=question.id)
            if question.id.isdecimal():
                yield self.fault((*path, "id"), "id-is-number", name=question.id)
            seen.add(question.id)

    def numbers(self) -> Iterator[Fault]:
        for expected, (path, question) in enumerate(self.questions, 1):
            if question.number != str(expected):
                yield self.fault((*path, "number"), "number-out-of-order", number=question.number, expected=expected)

    def sources(self) -> Iterator[Fault]:
        framework = self.framework
        cited: list[tuple[KeyPath, str]] = [(("source",), framework.source.publication)]
        cited += [
            (("sections", i, "source"), section.source.publication) for i, section in enumerate(framework.sections)
        ]
        cited += [(("conclusion", "source"), framework.conclusion.source.publication)]
        cited += [((*path, "source"), question.source.publication) for path, question in self.questions]
        for path, name in cited:
            if name not in framework.publications:
                yield self.fault((*path, "publication"), "unknown-publication", framework.publications, name=name)

    def translations(self, value: Any, path: KeyPath) -> Iterator[Fault]:
        if isinstance(value, Text):
            if value.nl == value.en and len(value.nl) > LONGEST_SAME_TEXT:
                yield self.fault(path, "not-translated", text=value.nl[:40])
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                yield from self.translations(part, (*path, index))
        elif hasattr(type(value), "model_fields"):
            for name, info in type(value).model_fields.items():
                yield from self.translations(getattr(value, name), (*path, info.alias or name))

    def question(self, path: KeyPath, question: Question) -> Iterator[Fault]:
        yield from self.twice((*path, "verdicts"), (v.value for v in question.verdicts), "value", "option-twice")
        yield from self.twice((*path, "fields"), (f.id for f in question.fields), "id", "field-twice")
        yield from self.twice((*path, "checks"), (c.code for c in question.checks), "code", "check-twice")
        if question.when is not None:
            yield from self.rule((*path, "when"), question.when, question, before=True)
        for index, field in enumerate(question.fields):
            at = (*path, "fields", index)
            if field.when is not None:
                yield from self.rule((*at, "when"), field.when, question, field=field.id)
            if isinstance(field, ChoiceField):
                yield from self.twice((*at, "options"), (o.value for o in field.options), "value", "option-twice")
            if isinstance(field, TableField):
                yield from self.twice((*at, "columns"), (c.id for c in field.columns), "id", "column-twice")
        for index, check in enumerate(question.checks):
            yield from self.rule((*path, "checks", index, "when"), check.when, question)

    def rule(
        self, path: KeyPath, rule: Condition, asker: Question, *, before: bool = False, field: str | None = None
    ) -> Iterator[Fault]:
        faults = [
            fault
            for at, test in single_tests(rule, path)
            for fault in self._test(at, test, asker, before=before, field=field)
        ]
        yield from faults
        if not faults:
            yield from self._situations(path, rule)

    def _test(
        self, path: KeyPath, test: Condition, asker: Question, *, before: bool, field: str | None
    ) -> Iterator[Fault]:
        assert test.question is not None  # noqa: S101 - single_tests yields only tests
        question = self.framework.question_by_id.get(test.question)
        if question is None:
            yield self.fault((*path, "question"), "rule-unknown-question", self.position, name=test.question)
            return
        ahead = self.position[question.id] - self.position[asker.id]
        if ahead > 0 or (before and ahead == 0):
            yield self.fault((*path, "question"), "rule-looks-ahead", name=test.question)
        if test.field is None:
            yield from self._verdict_test(path, test, question)
            return
        subject = question.field_by_id.get(test.field)
        if subject is None:
            yield self.fault((*path, "field"), "rule-unknown-field", question.field_by_id, name=test.field)
            return
        order = list(question.field_by_id)
        if field is not None and ahead == 0 and order.index(test.field) >= order.index(field):
            yield self.fault((*path, "field"), "rule-looks-ahead", name=test.field)
        yield from self._field_test(path, test, subject)

    def _verdict_test(self, path: KeyPath, test: Condition, question: Question) -> Iterator[Fault]:
        if not question.verdicts:
            yield self.fault((*path, "question"), "rule-no-verdict", name=question.id)
        elif test.includes is not None or test.at_least is not None:
            yield self.fault(path, "rule-wrong-test", name=question.id)
        else:
            yield from self._options(path, test, tuple(question.polarity_of))

    def _field_test(
        self, path: KeyPath, test: Condition, field: PlainField | ChoiceField | TableField
    ) -> Iterator[Fault]:
        counted = field.kind in {"choices", "table", "whole_number", "percentage"}
        fits = (
            test.answered is not None
            or (test.at_least is not None and counted)
            or (test.includes is not None and field.kind == "choices")
            or ((test.is_ is not None or test.is_one_of is not None) and field.kind == "choice")
        )
        if not fits:
            yield self.fault(path, "rule-wrong-test", name=field.id)
        elif isinstance(field, ChoiceField):
            yield from self._options(path, test, tuple(option.value for option in field.options))

    def _options(self, path: KeyPath, test: Condition, known: tuple[str, ...]) -> Iterator[Fault]:
        compared = [("is", test.is_), ("includes", test.includes)]
        compared += [("is_one_of", value) for value in test.is_one_of or ()]
        for key, value in compared:
            if value is not None and value not in known:
                yield self.fault((*path, key), "rule-unknown-option", known, name=value)

    def _situations(self, path: KeyPath, rule: Condition) -> Iterator[Fault]:
        sizes: dict[tuple[str, str | None], set[int]] = {}
        for _, test in single_tests(rule):
            assert test.question is not None  # noqa: S101
            compared = sizes.setdefault((test.question, test.field), set())
            if test.at_least is not None:
                compared.add(test.at_least)
        subjects = list(sizes)
        values = [subject_values(self.framework, *subject, sizes[subject]) for subject in subjects]
        results: set[bool] = set()
        for count, situation in enumerate(product(*values)):
            if count >= MAX_SITUATIONS:
                yield self.fault(path, "rule-too-wide", limit=MAX_SITUATIONS)
                return
            given = dict(zip(subjects, situation, strict=True))
            results.add(holds(rule, lambda question, field, given=given: given[question, field]))  # type: ignore[misc]
            if len(results) == 2:
                return
        yield self.fault(path, "rule-never-holds" if results == {False} else "rule-always-holds")

    def released(self) -> Iterator[Fault]:
        present = set(question_ids(self.framework))
        retired = set(self.framework.retired_ids)
        for index, name in enumerate(self.framework.released_ids):
            if name not in present and name not in retired:
                yield self.fault(("released_ids", index), "id-vanished", sorted(present), name=name)
        for index, name in enumerate(self.framework.retired_ids):
            if name in present:
                yield self.fault(("retired_ids", index), "id-reused", name=name)
