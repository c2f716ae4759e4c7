"""The version of an assessment for disclosure, without what is marked confidential and names of officials. Pure.

It is an assessment like any other, so that whatever is made of it (memo, preview, attachment) cannot hold what was left
out. It says itself what that was, without a word of it: place and ground.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ipcei_wizard.assessment.confidentiality import PERSONAL
from ipcei_wizard.assessment.fields import MONEY_KEYS, is_empty
from ipcei_wizard.assessment.model import (
    Advice,
    Answer,
    Assessment,
    Confidential,
    Memo,
    SectionDecision,
    Source,
    Withheld,
)
from ipcei_wizard.assessment.redaction import (
    Redaction,
    Secret,
    instead,
    name_secrets,
    person_secrets,
    text_secrets,
)
from ipcei_wizard.assessment.register import source_key
from ipcei_wizard.framework.conditions import single_tests
from ipcei_wizard.framework.model import ChoiceColumn, ChoiceField, FieldDefinition, Framework, Question, TableField

_MINISTER: Final = re.compile(
    r"\s*(?:(?:aan|to|de|het|the|demissionair|onze|vice-?)\s+)*"
    r"(?:minister(?![iy])|staatssecretaris|stas\b|secretary of state|state secretary|bewinds|kabinet\b|cabinet\b"
    r"|(?-i:M[A-Z]{2,5}$))",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"ministerie|ministry|secretariaat|kabinet|cabinet|directie|directoraat|directorate|afdeling|department|divisi|dienst"
    r"|bureau|office\b|programma|commissi|council|raad\b|\bRVO\b|\bDG\b|\bFEZ\b|agentschap|agency|\bunit\b|cluster|\bteam\b",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"t\.?\s?a\.?\s?v\b|\battn\b|\bc/o\b|\bdhr\b|\bmevr\b|\bmw\b|(?-i:\b[A-Z]\.)", re.IGNORECASE
)
"""What betrays a person in the name of an office: "Directie X, t.a.v. A. Jansen"."""


@dataclass(frozen=True, slots=True)
class PublicVersion:
    """The assessment for disclosure, which says in `withheld` what was left out of it."""

    assessment: Assessment

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What was left out: where it stood, and on which ground."""
        return self.assessment.withheld


def public(assessment: Assessment, framework: Framework) -> PublicVersion:
    """Return the version for disclosure. One that is public already stays as it is."""
    if assessment.withheld:
        return PublicVersion(assessment)
    removal = _Removal(framework)
    bare = removal.consistency(removal.memo(removal.answers(assessment)))
    return PublicVersion(_redacted(bare, framework, removal))


def names_minister(*names: str) -> bool:
    """Say whether someone is a member of the cabinet, whose name is public."""
    return any(_MINISTER.match(name) for name in names)


def names_office(name: str) -> bool:
    """Say whether this is a part of the government without a person in it."""
    return bool(_OFFICE.search(name) or _MINISTER.match(name)) and not _PERSON.search(name)


@dataclass
class _Removal:
    """Takes out whole parts, and remembers what they were and which words would give them away."""

    framework: Framework
    withheld: list[Withheld] = field(default_factory=list)
    secrets: list[Secret] = field(default_factory=list)

    def answers(self, assessment: Assessment) -> Assessment:
        """Return the assessment without the parts of answers that are marked."""
        hidden = {
            source_key(source): source.confidential
            for answer in assessment.answers.values()
            for source in answer.sources
            if source.confidential
        }
        questions = self.framework.question_by_id
        answers = {id_: self._answer(questions[id_], answer, hidden) for id_, answer in assessment.answers.items()}
        last = self.framework.conclusion.question.id
        advice, marked = assessment.advice, assessment.answer(last).confidential
        if marked and marked.motivation and advice.motivation.strip():
            self.secrets += text_secrets(advice.motivation, marked.ground)
            advice = advice.model_copy(update={"motivation": ""})
            if not any(entry.part == "motivation" and entry.question == last for entry in self.withheld):
                self.withheld.append(Withheld(part="motivation", question=last, ground=marked.ground))
        return assessment.model_copy(update={"answers": answers, "advice": advice})

    def memo(self, assessment: Assessment) -> Assessment:
        """Return the assessment without the names of officials, and without the sign-off route."""
        memo, sender = assessment.memo, assessment.memo.from_
        people = [*(sender.authors if sender else ()), *(step.name for step in memo.route), *memo.with_consent_of]
        if sender and any(name.strip() for name in sender.authors):
            self.withheld.append(_personal("authors"))
            sender = sender.model_copy(update={"authors": ()})
        named = [one for one in memo.to if not names_minister(one.name, one.short_name)]
        if named:
            self.withheld.append(_personal("addressees", len(named)))
        to = tuple(
            one.model_copy(update={"name": instead(PERSONAL), "short_name": ""}) if one in named else one
            for one in memo.to
        )
        called = [copy for copy in memo.copy_to if copy.strip() and not names_office(copy)]
        if called:
            self.withheld.append(_personal("copies", len(called)))
        copies = tuple(instead(PERSONAL) if copy in called else copy for copy in memo.copy_to)
        for one in named:  # perhaps a function: then no word of it is a name by itself
            self.secrets += [*name_secrets(one.name, PERSONAL), *name_secrets(one.short_name, PERSONAL)]
        for name in (*people, *called):
            if not names_office(name):
                self.secrets += person_secrets(name, PERSONAL)
        self.withheld.append(_personal("sign-off"))
        gone = {"from_": sender, "to": to, "copy_to": copies, "route": (), "with_consent_of": ()}
        return assessment.model_copy(update={"memo": memo.model_copy(update=gone)})

    def consistency(self, assessment: Assessment) -> Assessment:
        """Return the assessment without the conflicts that were not released: they speak of other assessments."""
        kept = {id_: entry for id_, entry in assessment.consistency.items() if entry.disclosed}
        told = {id_: entry for id_, entry in assessment.consistency.items() if entry.explanation.strip()}
        gone = Counter(entry.ground for id_, entry in told.items() if id_ not in kept)
        for ground, count in gone.items():
            self.withheld.append(Withheld(part="consistency", count=count, ground=ground))
        return assessment.model_copy(update={"consistency": kept})

    def _answer(self, question: Question, answer: Answer, hidden: Mapping[tuple[str, ...], str | None]) -> Answer:
        marked = answer.confidential or Confidential()
        motivation = answer.motivation
        if marked.motivation and motivation.strip():
            self.withheld.append(Withheld(part="motivation", question=question.id, ground=marked.ground))
            self.secrets += text_secrets(motivation, marked.ground)
            motivation = ""
        whole = _whole_fields(question, answer, marked)
        fields: dict[str, Any] = {}
        for name, raw in answer.fields.items():
            definition = question.field_by_id[name]
            if name in whole and not is_empty(raw):
                self.withheld.append(Withheld(part="field", question=question.id, field=name, ground=marked.ground))
                self.secrets += _value_secrets(definition, raw, marked.ground)
            elif marked.rows.get(name) and isinstance(definition, TableField):
                fields[name] = self._rows(question, definition, raw, marked)
            else:
                fields[name] = raw
        for name, rows in marked.rows.items():
            definition = question.field_by_id[name]
            self.secrets += [secret for row in rows for secret in _label_secrets(definition, row, marked.ground)]
        sources = tuple(self._source(question, source, hidden) for source in answer.sources)
        update = {"motivation": motivation, "fields": fields, "sources": sources, "confidential": None}
        return answer.model_copy(update=update)

    def _rows(self, question: Question, field_: TableField, raw: Any, marked: Confidential) -> Any:
        names = marked.rows[field_.id]
        typed = [row for row in raw if not is_empty(row)]
        kept = [row for row in typed if raw_row_name(field_, row) not in names]
        places = tuple(at for at, row in enumerate(typed, 1) if raw_row_name(field_, row) in names)
        self.withheld.append(
            Withheld(part="rows", question=question.id, field=field_.id, rows=places, ground=marked.ground)
        )
        for row in typed:
            if raw_row_name(field_, row) in names:
                self.secrets += _value_secrets(field_, [row], marked.ground)
        return kept

    def _source(self, question: Question, source: Source, hidden: Mapping[tuple[str, ...], str | None]) -> Source:
        ground = source.confidential or hidden.get(source_key(source))
        if ground is None:
            return source
        self.withheld.append(Withheld(part="source", question=question.id, ground=ground))
        self.secrets += [*name_secrets(source.title, ground), *text_secrets(source.reference, ground)]
        if source.url:
            self.secrets.append(Secret(source.url, ground))
        return Source(title=instead(ground), confidential=ground)


def _personal(part: Any, count: int = 1) -> Withheld:
    return Withheld(part=part, count=count, ground=PERSONAL)


def raw_row_name(field_: TableField, row: Any) -> str:
    """Return what a row is called as it was typed, read or not."""
    value = row.get(field_.columns[0].id) if isinstance(row, Mapping) else row
    if isinstance(value, Mapping):
        value = value.get("other")
    return " ".join(str(value or "").split())


def _whole_fields(question: Question, answer: Answer, marked: Confidential) -> frozenset[str]:
    """Return the fields that stay out as a whole: those marked, and those that would give a marked one away.

    A table of which a marked row is no longer there stays out, for the row may have been renamed. A field that is asked
    only when another has a certain value gives that value away. A scenario gives away every amount beside it.
    """
    whole = set(marked.fields)
    for name, rows in marked.rows.items():
        there = _row_names(question.field_by_id.get(name), answer.fields.get(name))
        if any(row not in there for row in rows):
            whole.add(name)
    amount = any(each.kind == "money" and each.id in marked.fields for each in question.fields)
    for definition in question.fields:
        if definition.kind == "scenario" and amount:
            whole.add(definition.id)
    growing = True
    while growing:
        found = {each.id for each in question.fields if _depends(each, question.id) & whole} - whole
        whole |= found
        growing = bool(found)
    return frozenset(whole)


def _row_names(definition: FieldDefinition | None, raw: Any) -> set[str]:
    if not isinstance(definition, TableField) or not isinstance(raw, list | tuple):
        return set()
    return {raw_row_name(definition, row) for row in raw}


def _depends(definition: FieldDefinition, question: str) -> set[str]:
    """Return the fields of the same question on which it depends whether this one is asked."""
    tests = single_tests(definition.when) if definition.when is not None else ()
    return {test.field for _, test in tests if test.question == question and test.field is not None}


def _value_secrets(definition: FieldDefinition, raw: Any, ground: str | None) -> Iterator[Secret]:
    """Yield what gives away the value of a field: what was typed in it, not the options it was chosen from."""
    if definition.kind == "scenario" and isinstance(raw, Mapping):
        yield from name_secrets(str(raw.get("company") or ""), ground)
    for name in _row_names(definition, raw):
        yield from _label_secrets(definition, name, ground)
    options = options_of(definition)
    for text in () if definition.kind in ("money", "scenario") and isinstance(raw, Mapping) else _typed(raw):
        if text not in options:
            yield from text_secrets(text, ground)


def _label_secrets(definition: FieldDefinition, name: str, ground: str | None) -> Iterator[Secret]:
    """Yield the name of a row, unless it is an option: that is a word of the framework, a country for instance."""
    if name not in options_of(definition):
        yield from name_secrets(name, ground)


def _typed(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, Mapping):
        for key, part in raw.items():
            if key not in MONEY_KEYS:  # "EUR" and "million" are no secrets
                yield from _typed(part)
    elif isinstance(raw, list | tuple):
        for part in raw:
            yield from _typed(part)


def options_of(definition: FieldDefinition) -> frozenset[str]:
    """Return the values that can be chosen in a field or in its columns."""
    parts = (definition, *(definition.columns if isinstance(definition, TableField) else ()))
    return frozenset(
        option.value for part in parts if isinstance(part, ChoiceField | ChoiceColumn) for option in part.options
    )


def _redacted(assessment: Assessment, framework: Framework, removal: _Removal) -> Assessment:
    """Return the assessment with the words that would give away what was left out replaced in every other text."""
    mentions: Counter[tuple[str | None, str | None]] = Counter()
    redaction = Redaction(tuple(removal.secrets))
    answers: dict[str, Answer] = {}
    for id_, answer in assessment.answers.items():
        answers[id_] = _redacted_answer(framework.question_by_id[id_], answer, redaction)
        mentions.update((id_, ground) for ground in redaction.taken())
    text = redaction.text
    sections = {
        id_: SectionDecision(decision=section.decision, motivation=text(section.motivation))
        for id_, section in assessment.sections.items()
    }
    advice, initiative = assessment.advice, assessment.initiative
    changed: dict[str, Any] = {
        "answers": answers,
        "sections": sections,
        "initiative": initiative.model_copy(
            update={"title": text(initiative.title), "short_title": text(initiative.short_title)}
        ),
        "advice": Advice(
            decision=advice.decision,
            motivation=text(advice.motivation),
            focus=text(advice.focus),
            conditions=tuple(text(condition) for condition in advice.conditions),
        ),
        "memo": _redacted_memo(assessment.memo, redaction),
        "consistency": {
            id_: entry.model_copy(update={"title": text(entry.title), "explanation": text(entry.explanation)})
            for id_, entry in assessment.consistency.items()
        },
    }
    mentions.update((None, ground) for ground in redaction.taken())
    told = tuple(
        Withheld(part="mention", question=question, count=count, ground=ground)
        for (question, ground), count in mentions.items()
    )
    order = {question.id: at for at, question in enumerate(framework.questions)}
    entries = sorted((*removal.withheld, *told), key=lambda entry: order.get(entry.question or "", len(order)))
    return assessment.model_copy(update={**changed, "withheld": tuple(entries)})


def _redacted_answer(question: Question, answer: Answer, redaction: Redaction) -> Answer:
    fields = {name: redaction.value(raw, options_of(question.field_by_id[name])) for name, raw in answer.fields.items()}
    sources = tuple(source if source.confidential else _redacted_source(source, redaction) for source in answer.sources)
    return answer.model_copy(
        update={"motivation": redaction.text(answer.motivation), "fields": fields, "sources": sources}
    )


def _redacted_source(source: Source, redaction: Redaction) -> Source:
    url = source.url and redaction.text(source.url)
    texts = {name: redaction.text(getattr(source, name)) for name in ("title", "reference", "page")}
    return source.model_copy(update={**texts, "url": source.url if url == source.url else None})


def _redacted_memo(memo: Memo, redaction: Redaction) -> Memo:
    text = redaction.text
    lists = {name: tuple(text(each) for each in getattr(memo, name)) for name in ("copy_to", "annexes", "key_points")}
    texts = {name: text(getattr(memo, name)) for name in ("title", "reference", "occasion", "explanation")}
    to = tuple(
        one.model_copy(
            update={"name": text(one.name), "short_name": text(one.short_name), "decision": text(one.decision)}
        )
        for one in memo.to
    )
    offices = ("ministry", "directorate_general", "directorate")
    sender = memo.from_ and memo.from_.model_copy(update={name: text(getattr(memo.from_, name)) for name in offices})
    return memo.model_copy(update={**lists, **texts, "to": to, "from_": sender})
