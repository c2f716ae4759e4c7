"""What differs between two versions of a questionnaire: what was added, changed and dropped. Pure data, no sentences.

Parts are recognised by their id, which is never reused. A part that is new or gone is named once; what stands inside it
is not. Of a part that is in both, each thing that differs is named by its kind, not by its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from ipcei_wizard.framework.fields import ChoiceColumn, ChoiceField, TableField
from ipcei_wizard.framework.model import Framework, Question

Kind = Literal["section", "question", "verdict", "field", "option", "column", "outcome"]
What = Literal["added", "dropped", "changed"]

_OFFICIAL: Final = ("official", "translation", "source", "number", "short_title")
_RULES: Final = ("when", "checks")
_HELP: Final = ("help", "verdict_prompt", "field_groups")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `question` is the id of the question it is at, or empty; `name` is that of the part itself.

    `parts` say, of a changed part, what differs in it: official, help, label, rule, polarity, kind, required, place.
    `label` is the part in words, in both languages, as the version has it that knows it (the newer where both do).
    """

    what: What
    kind: Kind
    question: str
    name: str
    label: Mapping[str, str]
    parts: tuple[str, ...] = ()
    field: str = ""


def changes_between(old: Framework, new: Framework) -> tuple[Change, ...]:
    """Return every difference that who fills in the questionnaire can notice, in the order of the newer version."""
    return (*_sections(old, new), *_questions(old, new), *_outcomes(old, new))


def general_changes(old: Framework, new: Framework) -> tuple[str, ...]:
    """Return what else differs, by the key it has in the file: how sections are read, rules for every question."""
    keys = ("official_title", "official_introduction", "readings", "decisions", "checks")
    found = [key for key in keys if getattr(old, key) != getattr(new, key)]
    keys_of_end = ("official_title", "official_lines", "official_footnote", "ladder")
    ends = any(getattr(old.conclusion, key) != getattr(new.conclusion, key) for key in keys_of_end)
    return (*found, *(("conclusion",) if ends else ()))


def _sections(old: Framework, new: Framework) -> Iterator[Change]:
    def parts(one: Any, other: Any) -> tuple[str, ...]:
        differs = {
            "official": one.official_title != other.official_title,
            "rule": one.route != other.route,
            "place": [q.id for q in one.questions] != [q.id for q in other.questions],
        }
        return tuple(name for name, there in differs.items() if there)

    titles = {"nl": "official_title", "en": "translated_title"}

    def label(section: Any) -> dict[str, str]:
        return {language: f"{section.id} {getattr(section, key)}" for language, key in titles.items()}

    yield from _compared("section", "", _by("id", old.sections), _by("id", new.sections), label, parts)


def _outcomes(old: Framework, new: Framework) -> Iterator[Change]:
    def parts(one: Any, other: Any) -> tuple[str, ...]:
        differs = {
            "label": one.label != other.label,
            "help": one.meaning != other.meaning,
            "rule": one.carries_footnote != other.carries_footnote,
        }
        return tuple(name for name, there in differs.items() if there)

    pair = (old.conclusion.outcomes, new.conclusion.outcomes)
    yield from _compared("outcome", "", _by("id", pair[0]), _by("id", pair[1]), _label, parts)


def _questions(old: Framework, new: Framework) -> Iterator[Change]:
    def label(question: Question) -> dict[str, str]:
        return {language: f"{question.number}. {getattr(question.short_title, language)}" for language in ("nl", "en")}

    def parts(one: Question, other: Question) -> tuple[str, ...]:
        groups = {"official": _OFFICIAL, "help": _HELP, "rule": _RULES}
        return tuple(name for name, keys in groups.items() if any(getattr(one, k) != getattr(other, k) for k in keys))

    before, after = old.question_by_id, new.question_by_id
    by_question = {change.name: change for change in _compared("question", "", before, after, label, parts)}
    for id_ in (*after, *(id_ for id_ in before if id_ not in after)):
        if id_ in by_question:
            yield by_question[id_]
        if id_ in before and id_ in after:
            yield from _verdicts(before[id_], after[id_])
            yield from _fields(before[id_], after[id_])


def _verdicts(old: Question, new: Question) -> Iterator[Change]:
    def parts(one: Any, other: Any) -> tuple[str, ...]:
        differs = {"label": one.label != other.label, "polarity": one.polarity != other.polarity}
        return tuple(name for name, there in differs.items() if there)

    yield from _compared("verdict", new.id, _by("value", old.verdicts), _by("value", new.verdicts), _label, parts)


def _fields(old: Question, new: Question) -> Iterator[Change]:
    def parts(one: Any, other: Any) -> tuple[str, ...]:
        differs = {
            "kind": one.kind != other.kind,
            "label": one.label != other.label,
            "help": one.why != other.why,
            "required": one.required != other.required,
            "rule": one.when != other.when,
        }
        return tuple(name for name, there in differs.items() if there)

    before, after = old.field_by_id, new.field_by_id
    found = {change.name: change for change in _compared("field", new.id, before, after, _label, parts)}
    for name in (*after, *(name for name in before if name not in after)):
        if name in found:
            yield found[name]
        if name in before and name in after:
            yield from _inside(new.id, before[name], after[name])


def _inside(question: str, old: Any, new: Any) -> Iterator[Change]:
    if isinstance(old, ChoiceField) and isinstance(new, ChoiceField):
        yield from _options(question, new.id, old.options, new.options)
    if not (isinstance(old, TableField) and isinstance(new, TableField)):
        return

    def parts(one: Any, other: Any) -> tuple[str, ...]:
        differs = {
            "kind": one.kind != other.kind,
            "label": one.label != other.label,
            "required": one.required != other.required,
        }
        return tuple(name for name, there in differs.items() if there)

    before, after = _by("id", old.columns), _by("id", new.columns)
    yield from _compared("column", question, before, after, _label, parts, new.id)
    for name in (name for name in after if name in before):
        one, other = before[name], after[name]
        if isinstance(one, ChoiceColumn) and isinstance(other, ChoiceColumn):
            yield from _options(question, new.id, one.options, other.options)


def _options(question: str, field: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    def parts(one: Any, other: Any) -> tuple[str, ...]:
        return ("label",) if one.label != other.label else ()

    yield from _compared("option", question, _by("value", old), _by("value", new), _label, parts, field)


def _compared(  # noqa: PLR0913, PLR0917 - a walk over one kind of part, said once for all of them
    kind: Kind,
    question: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    label: Any,
    parts: Any,
    field: str = "",
) -> Iterator[Change]:
    for name, part in new.items():
        if name not in old:
            yield Change("added", kind, question, name, label(part), (), field)
        elif differs := parts(old[name], part):
            yield Change("changed", kind, question, name, label(part), differs, field)
    for name, part in old.items():
        if name not in new:
            yield Change("dropped", kind, question, name, label(part), (), field)


def _by(key: str, parts: Iterable[Any]) -> dict[str, Any]:
    return {getattr(part, key): part for part in parts}


def _label(part: Any) -> dict[str, str]:
    return {language: part.label.in_(language) for language in ("nl", "en")}
