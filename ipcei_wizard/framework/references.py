"""Do the names in a questionnaire resolve? Ids, rules, sources, options: part of the static proof.

Rules may ask only about what is asked before them; what they compare with must exist; and no rule may be always or
never true.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, Final

from ipcei_wizard.framework.catalogues import Entry
from ipcei_wizard.framework.conditions import holds, single_tests
from ipcei_wizard.framework.model import (
    ChoiceColumn,
    ChoiceField,
    Condition,
    Framework,
    PlainField,
    Question,
    QuestionText,
    TableField,
    Text,
)
from ipcei_wizard.framework.options import choosing_parts, used_catalogues
from ipcei_wizard.framework.rule_references import rule_faults
from ipcei_wizard.framework.situations import MAX_SITUATIONS, subject_values, tests_by_subject
from ipcei_wizard.messages.country import COUNTRY_PLACES
from ipcei_wizard.strict.faults import Fault
from ipcei_wizard.strict.yaml import Document, KeyPath

LONGEST_SAME_TEXT: Final = 25
_PLACE: Final = re.compile(r"\{([^{}]*)\}")
"""Names such as "Paracetamol" may be the same in both languages; longer equal texts have not been translated."""


def reference_faults(framework: Framework, document: Document) -> Iterator[Fault]:
    """Yield every name that is used twice, does not exist, or is asked about too early."""
    checker = _Checker(framework, document)
    yield from checker.identity()
    yield from checker.numbers()
    yield from checker.sources()
    yield from checker.translations(framework, ())
    yield from checker.official_texts()
    for path, question in checker.questions:
        yield from checker.question(path, question)
    yield from checker.twice(("checks",), (check.code for check in framework.checks), "code", "check-twice")
    yield from checker.released()


def question_ids(framework: Framework) -> Iterator[str]:
    """Yield every id that may never vanish or change its meaning: all that a stored assessment can hold.

    The entries of a catalogue are named once (`@catalogue=entry`), whatever fields offer them.
    """
    for section in framework.sections:
        yield section.id
    for question in framework.questions:
        yield question.id
        for option in question.verdicts:
            yield f"{question.id}={option.value}"
        for field in question.fields:
            yield f"{question.id}.{field.id}"
            if isinstance(field, ChoiceField) and field.catalogue is None:
                yield from (f"{question.id}.{field.id}={option.value}" for option in field.options)
            for column in field.columns if isinstance(field, TableField) else ():
                yield f"{question.id}.{field.id}.{column.id}"
                if isinstance(column, ChoiceColumn) and column.catalogue is None:
                    yield from (f"{question.id}.{field.id}.{column.id}={option.value}" for option in column.options)
    for outcome in framework.conclusion.outcomes:
        yield f"->{outcome.id}"
    for name in used_catalogues(framework):
        yield from (f"@{name}={entry.id}" for entry in framework.catalogues[name].entries)


def offered_ids(framework: Framework) -> Iterator[str]:
    """Yield every option that a field or column offers, of its own or from a catalogue."""
    for question in framework.questions:
        for field in question.fields:
            parts: tuple[object, ...] = field.columns if isinstance(field, TableField) else (field,)
            for part in parts:
                if isinstance(part, ChoiceField | ChoiceColumn):
                    name = f"{question.id}.{field.id}" + (f".{part.id}" if part is not field else "")
                    yield from (f"{name}={option.value}" for option in part.options)


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
        yield from self.ladder()
        seen: set[str] = set()
        for path, question in self.questions:
            if question.id in seen:
                yield self.fault((*path, "id"), "question-id-twice", name=question.id)
            if question.id.isdecimal():
                yield self.fault((*path, "id"), "id-is-number", name=question.id)
            seen.add(question.id)

    def ladder(self) -> Iterator[Fault]:
        known = self.framework.outcome_by_id
        seen: set[str] = set()
        for index, name in enumerate(self.framework.conclusion.ladder):
            at = ("conclusion", "ladder", index)
            if name not in known:
                yield self.fault(at, "ladder-unknown-outcome", known, name=name)
            elif name in seen:
                yield self.fault(at, "ladder-outcome-twice", name=name)
            seen.add(name)

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
            yield from self._text(value, path)
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                yield from self.translations(part, (*path, index))
        elif isinstance(value, dict):
            for key, part in value.items():
                yield from self.translations(part, (*path, key))
        elif hasattr(type(value), "model_fields"):
            for name, info in type(value).model_fields.items():
                if isinstance(value, Entry) and name == "label":
                    continue  # a programme or a strategy may be called the same in both languages
                if name == "options" and getattr(value, "catalogue", None):
                    continue  # these stand in the catalogue
                yield from self.translations(getattr(value, name), (*path, info.alias or name))

    def _text(self, text: Text, path: KeyPath) -> Iterator[Fault]:
        if text.nl == text.en and len(text.nl) > LONGEST_SAME_TEXT:
            yield self.fault(path, "not-translated", text=text.nl)
        for place in _PLACE.findall(f"{text.nl} {text.en}"):
            if place not in COUNTRY_PLACES:
                yield self.fault(path, "text-unknown-place", COUNTRY_PLACES, name=place)

    def official_texts(self) -> Iterator[Fault]:
        """Yield where our translation of an official text is missing, or is the official text itself."""
        framework, conclusion = self.framework, self.framework.conclusion
        yield from self._translated((), framework, "title", "introduction")
        for index, section in enumerate(framework.sections):
            yield from self._translated(("sections", index), section, "title")
        yield from self._translated(("conclusion",), conclusion, "title", "footnote")
        if len(conclusion.official_lines) != len(conclusion.translated_lines):
            yield self.fault(("conclusion", "translated_lines"), "translation-missing", name="translated_lines")
        for path, question in self.questions:
            for part in QuestionText.model_fields:
                at = (*path, "translation", part)
                yield from self._same(at, getattr(question.official, part), getattr(question.translation, part))

    def _translated(self, path: KeyPath, owner: object, *parts: str) -> Iterator[Fault]:
        for part in parts:
            ours = f"translated_{part}"
            yield from self._same((*path, ours), getattr(owner, f"official_{part}"), getattr(owner, ours))

    def _same(self, path: KeyPath, official: str | None, ours: str | None) -> Iterator[Fault]:
        if (official is None) != (ours is None):
            yield self.fault(path, "translation-missing", name=path[-1])
        elif official is not None and official == ours and len(official) > LONGEST_SAME_TEXT:
            yield self.fault(path, "not-translated", text=official)

    def question(self, path: KeyPath, question: Question) -> Iterator[Fault]:
        if path[0] == "conclusion" and (question.verdicts or question.when):
            yield self.fault((*path, "verdicts" if question.verdicts else "when"), "conclusion-judged")
        yield from self.twice((*path, "verdicts"), (v.value for v in question.verdicts), "value", "option-twice")
        yield from self.twice((*path, "fields"), (f.id for f in question.fields), "id", "field-twice")
        yield from self.twice((*path, "checks"), (c.code for c in question.checks), "code", "check-twice")
        if question.when is not None:
            yield from self.rule((*path, "when"), question.when, question, before=True)
        for index, field in enumerate(question.fields):
            at = (*path, "fields", index)
            if field.when is not None:
                yield from self.rule((*at, "when"), field.when, question, field=field.id)
            if isinstance(field, TableField):
                yield from self.twice((*at, "columns"), (c.id for c in field.columns), "id", "column-twice")
        for at, part in choosing_parts(question):
            yield from self._offer((*path, *at), part)
        yield from self._field_groups(path, question)
        for index, check in enumerate(question.checks):
            if check.when is not None:
                yield from self.rule((*path, "checks", index, "when"), check.when, question)
        yield from rule_faults(self.framework, question, path, self.fault)

    def _offer(self, path: KeyPath, part: ChoiceField | ChoiceColumn) -> Iterator[Fault]:
        if part.catalogue is None:
            yield from self.twice((*path, "options"), (o.value for o in part.options), "value", "option-twice")
            return
        catalogue = self.framework.catalogues.get(part.catalogue)
        if catalogue is None:
            known = tuple(self.framework.catalogues) or ("-",)
            yield self.fault((*path, "catalogue"), "unknown-catalogue", known, name=part.catalogue)
            return
        for index, group in enumerate(part.groups):
            if group not in catalogue.group_by_id:
                known = tuple(catalogue.group_by_id) or ("-",)
                yield self.fault((*path, "groups", index), "unknown-group", known, name=group)

    def _field_groups(self, path: KeyPath, question: Question) -> Iterator[Fault]:
        """Yield groups that do not exist, hold nothing or are broken up; fields without a group come first."""
        groups = [group.id for group in question.field_groups]
        yield from self.twice((*path, "field_groups"), groups, "id", "group-twice")
        left: list[str | None] = []
        for index, field in enumerate(question.fields):
            at = (*path, "fields", index)
            if field.group is not None and field.group not in groups:
                yield self.fault((*at, "group"), "unknown-group", groups or ("-",), name=field.group)
            elif left and field.group != left[-1] and (field.group is None or field.group in left):
                yield self.fault(
                    (*at, "group" if field.group else "id"), "group-scattered", name=field.group or field.id
                )
            if not left or left[-1] != field.group:
                left.append(field.group)
        for index, group in enumerate(groups):
            if group not in left:
                yield self.fault((*path, "field_groups", index, "id"), "group-empty", name=group)

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
        known = self.framework.verdict_values(question)
        if not known:
            yield self.fault((*path, "question"), "rule-no-verdict", name=question.id)
        elif any(part is not None for part in (test.includes, test.at_least, test.at_most)):
            yield self.fault(path, "rule-wrong-test", name=question.id)
        else:
            yield from self._options(path, test, known)

    def _field_test(
        self, path: KeyPath, test: Condition, field: PlainField | ChoiceField | TableField
    ) -> Iterator[Fault]:
        counted = field.kind in {"choices", "table", "whole_number", "percentage"}
        compared = test.at_least is not None or test.at_most is not None
        fits = (
            test.answered is not None
            or (compared and counted and (test.rows_where is None or isinstance(field, TableField)))
            or (test.includes is not None and field.kind == "choices")
            or ((test.is_ is not None or test.is_one_of is not None) and field.kind == "choice")
        )
        if not fits:
            yield self.fault(path, "rule-wrong-test", name=field.id)
        elif isinstance(field, ChoiceField):
            if field.catalogue is None or field.options:
                yield from self._options(path, test, tuple(option.value for option in field.options))
        elif isinstance(field, TableField):
            yield from self._rows(path, test, field)

    def _rows(self, path: KeyPath, test: Condition, field: TableField) -> Iterator[Fault]:
        columns = {column.id: column for column in field.columns}
        for name, values in (test.rows_where or {}).items():
            at = (*path, "rows_where", name)
            column = columns.get(name)
            if column is None:
                yield self.fault(at, "rule-unknown-column", columns, name=name)
            elif not isinstance(column, ChoiceColumn):
                yield self.fault(at, "rule-wrong-test", name=name)
            elif column.catalogue is None or column.options:
                known = tuple(option.value for option in column.options)
                for value in values:
                    if value not in known:
                        yield self.fault(at, "rule-unknown-option", known, name=value)

    def _options(self, path: KeyPath, test: Condition, known: tuple[str, ...]) -> Iterator[Fault]:
        compared = [("is", test.is_), ("includes", test.includes)]
        compared += [("is_one_of", value) for value in test.is_one_of or ()]
        for key, value in compared:
            if value is not None and value not in known:
                yield self.fault((*path, key), "rule-unknown-option", known, name=value)

    def _situations(self, path: KeyPath, rule: Condition) -> Iterator[Fault]:
        tests = tests_by_subject([rule])
        subjects = list(tests)
        values = [subject_values(self.framework, *subject, tests[subject]) for subject in subjects]
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
        # What a field offers from a catalogue may have been an option of its own before: it can still be read.
        present = {*question_ids(self.framework), *offered_ids(self.framework)}
        retired = set(self.framework.retired_ids)
        for index, name in enumerate(self.framework.released_ids):
            if name not in present and name not in retired:
                yield self.fault(("released_ids", index), "id-vanished", sorted(present), name=name)
        for index, name in enumerate(self.framework.retired_ids):
            if name in present:
                yield self.fault(("retired_ids", index), "id-reused", name=name)
