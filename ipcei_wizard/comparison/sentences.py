"""What a comparison says in words: conflicts, precedents, practice, and what cannot be compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ipcei_wizard.comparison.cases import Case, judged_questions, names_of
from ipcei_wizard.comparison.conflicts import Conflict
from ipcei_wizard.comparison.practice import PracticeRule
from ipcei_wizard.comparison.precedents import Precedent
from ipcei_wizard.messages import Language, say


@dataclass(frozen=True, slots=True)
class Names:
    """How questions and cases are called in a sentence, by their ids."""

    questions: Mapping[str, str]
    cases: Mapping[str, str]


def names_among(cases: Sequence[Case]) -> Names:
    """Return how these are called: questions by number, cases by title, and by their id as well where titles clash."""
    titles = [case.title for case in cases]
    called = {case.id: case.title if titles.count(case.title) == 1 else f"{case.title} [{case.id}]" for case in cases}
    return Names(names_of(judged_questions(cases).values()), called)


def listed(parts: Sequence[str], language: Language) -> str:
    """Return parts as a list in a sentence: 9, 10 and 12."""
    if len(parts) < 2:
        return "".join(parts)
    last = say("comparison.and", language)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def conflict_in_words(conflict: Conflict, names: Names, language: Language) -> str:
    """Say which question a conflict puts to the officer, and on which verdicts it rests."""
    stronger, weaker = conflict.stronger, conflict.weaker
    values = {
        "stronger": names.cases[stronger.id],
        "weaker": names.cases[weaker.id],
        "lower": stronger.advice_label(language),
        "higher": weaker.advice_label(language),
        "compared": listed([names.questions[question] for question in conflict.compared], language),
        "better": listed([_better(conflict, question, names, language) for question in conflict.better], language),
    }
    return say("comparison.conflict-stronger" if conflict.better else "comparison.conflict-equal", language, **values)


def _better(conflict: Conflict, question: str, names: Names, language: Language) -> str:
    here, there = (_label(case, question, language) for case in (conflict.stronger, conflict.weaker))
    title = conflict.stronger.framework.question_by_id[question].short_title.in_(language)
    return say("comparison.better-on", language, number=names.questions[question], title=title, here=here, there=there)


def _label(case: Case, question: str, language: Language) -> str:
    labels = {option.value: option.label.in_(language) for option in case.framework.question_by_id[question].verdicts}
    return labels[case.verdicts[question]]


def precedent_in_words(precedent: Precedent, names: Names, language: Language) -> str:
    """Say how far a precedent agrees: 10 of 12 the same; differs on 9 and 10."""
    values = {"case": names.cases[precedent.case.id], "agrees": precedent.agrees, "of": precedent.of}
    values |= {"advice": precedent.case.advice_label(language)}
    if not precedent.differs:
        return say("comparison.precedent-same", language, **values)
    differs = listed([names.questions[question] for question in precedent.differs], language)
    return say("comparison.precedent", language, differs=differs, **values)


def practice_in_words(rule: PracticeRule, names: Names, language: Language) -> str:
    """Say a rule of practice with its cases."""
    conditions = [
        say(
            "comparison.supported" if level == 2 else "comparison.at-least-mixed",
            language,
            number=names.questions[question],
        )
        for question, level in rule.conditions
    ]
    outcomes = rule.cases[0].framework.outcome_by_id
    top = rule.rung == len(rule.ladder) - 1
    return say(
        "comparison.practice-was" if top else "comparison.practice-at-least",
        language,
        conditions=listed(conditions, language),
        advice=outcomes[rule.ladder[rule.rung]].label.in_(language),
        count=len(rule.cases),
        cases=listed([names.cases[case.id] for case in rule.cases], language),
    )


def not_comparable_in_words(cases: Sequence[Case], language: Language) -> Iterator[str]:
    """Say what of these cases cannot be compared: questions not in every framework, advices without order."""
    ids = {case.framework.id for case in cases}
    versions = {(case.framework.id, case.framework.version): case.framework for case in cases}
    one_each = len(ids) == len(versions)
    frameworks = {id_ if one_each else f"{id_} {version}": each for (id_, version), each in versions.items()}
    for id_, question in judged_questions(cases).items():
        without = [name for name, framework in frameworks.items() if id_ not in framework.question_by_id]
        if without:
            values = {"question": id_, "title": question.short_title.in_(language)}
            yield say("comparison.not-in-every-framework", language, frameworks=listed(without, language), **values)
    if len({framework.conclusion.ladder for framework in frameworks.values()}) > 1:
        yield say("comparison.other-ladder", language, frameworks=listed(list(frameworks), language))
    undecided = [case.title for case in cases if case.rung is None]
    if undecided:
        yield say("comparison.not-on-ladder", language, cases=listed(undecided, language))
