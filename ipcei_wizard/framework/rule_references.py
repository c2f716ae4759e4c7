"""Do the named rules of a questionnaire's checks fit the fields they name? Part of the static proof."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ipcei_wizard.framework.fields import ChoiceColumn, ChoiceField, PlainField, TableField
from ipcei_wizard.framework.model import Framework, Question
from ipcei_wizard.framework.rules import (
    EntryLapses,
    OptionsUnused,
    QuestionRule,
    RowsLack,
    RowsPublished,
    StagesOutOfOrder,
    TextsAlike,
)
from ipcei_wizard.strict.faults import Fault
from ipcei_wizard.strict.yaml import KeyPath

MakeFault = Callable[..., Fault]
"""Make a fault of a path, a code, the names that would have been right, and values for its message."""
AnyField = PlainField | ChoiceField | TableField


def rule_faults(framework: Framework, question: Question, path: KeyPath, make: MakeFault) -> Iterator[Fault]:
    """Yield what does not fit in the rules of a question's checks. `path` leads to the question."""
    for index, check in enumerate(question.checks):
        if check.rule is not None:
            yield from _Checker(framework, question, (*path, "checks", index, "rule"), make).rule(check.rule)


class _Checker:
    def __init__(self, framework: Framework, question: Question, path: KeyPath, make: MakeFault) -> None:
        self.framework = framework
        self.question = question
        self.path = path
        self.make = make

    def rule(self, rule: QuestionRule) -> Iterator[Fault]:
        match rule:
            case TextsAlike():
                yield from self._texts(rule)
            case EntryLapses():
                yield from self._choice_from_catalogue(rule)
                yield from self._field("by", rule.by, self.question, "date")
            case RowsLack() | RowsPublished() | OptionsUnused() | StagesOutOfOrder():
                table = self.question.field_by_id.get(rule.field)
                yield from self._field("field", rule.field, self.question, "table")
                if isinstance(table, TableField):
                    yield from self._table(rule, table)

    def _table(
        self, rule: RowsLack | RowsPublished | OptionsUnused | StagesOutOfOrder, table: TableField
    ) -> Iterator[Fault]:
        match rule:
            case RowsLack():
                for index, column in enumerate(rule.columns):
                    yield from self._column(("columns", index), table, column)
                yield from self._rows_where(table, rule.rows_where or {})
            case RowsPublished():
                yield from self._rows_where(table, rule.rows_where)
            case OptionsUnused():
                yield from self._column(("column",), table, rule.column, "choice")
            case StagesOutOfOrder():
                yield from self._column(("subject",), table, rule.subject)
                yield from self._column(("date",), table, rule.date, "date")
                yield from self._options(("order",), table, rule.stage, rule.order, at=("stage",))

    def _texts(self, rule: TextsAlike) -> Iterator[Fault]:
        yield from self._field("field", rule.field, self.question, "text", "long_text")
        questions = [question.id for question in self.framework.questions]
        other = self.framework.question_by_id.get(rule.other_question)
        if other is None:
            yield self._fault("other_question", "rule-unknown-question", questions, name=rule.other_question)
            return
        if questions.index(other.id) > questions.index(self.question.id):
            yield self._fault("other_question", "rule-looks-ahead", name=rule.other_question)
        yield from self._field("other_field", rule.other_field, other, "text", "long_text")

    def _choice_from_catalogue(self, rule: EntryLapses) -> Iterator[Fault]:
        yield from self._field("field", rule.field, self.question, "choice")
        field = self.question.field_by_id.get(rule.field)
        if isinstance(field, ChoiceField) and field.kind == "choice" and field.catalogue is None:
            yield self._fault("field", "rule-not-for", name=rule.field)

    def _field(self, key: str, name: str, question: Question, *kinds: str) -> Iterator[Fault]:
        field: AnyField | None = question.field_by_id.get(name)
        if field is None:
            yield self._fault(key, "rule-unknown-field", question.field_by_id or ("-",), name=name)
        elif field.kind not in kinds:
            yield self._fault(key, "rule-not-for", name=name)

    def _column(self, at: KeyPath, table: TableField, name: str, kind: str | None = None) -> Iterator[Fault]:
        columns = {column.id: column for column in table.columns}
        if name not in columns:
            yield self._fault(at, "rule-unknown-column", columns, name=name)
        elif kind is not None and columns[name].kind != kind:
            yield self._fault(at, "rule-not-for", name=name)

    def _rows_where(self, table: TableField, wanted: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
        for name, values in wanted.items():
            yield from self._options(("rows_where", name), table, name, values)

    def _options(
        self, path: KeyPath, table: TableField, name: str, values: Iterable[str], at: KeyPath | None = None
    ) -> Iterator[Fault]:
        """Yield what is wrong with a column that is chosen from, standing `at`, and with the options named of it."""
        faults = list(self._column(at or path, table, name, "choice"))
        yield from faults
        column = next((column for column in table.columns if column.id == name), None)
        if isinstance(column, ChoiceColumn) and (column.catalogue is None or column.options):
            known = [option.value for option in column.options]
            for value in values:
                if value not in known:
                    yield self._fault(path, "rule-unknown-option", known, name=value)

    def _fault(self, at: str | KeyPath, code: str, known: Iterable[str] = (), **values: object) -> Fault:
        where = (at,) if isinstance(at, str) else at
        return self.make((*self.path, *where), code, known, **values)
