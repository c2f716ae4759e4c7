"""Assessments counted: what was advised when and where, where routes end, what was mixed, days, money.

Every count keeps the ids of what it counts, and every figure those of which it can say nothing: what is not filled in
or is confidential is unknown, not zero.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from ipcei_wizard.assessment.answers import Answers
from ipcei_wizard.assessment.fields import Money
from ipcei_wizard.comparison.cases import Case, judged_questions, names_of
from ipcei_wizard.comparison.disclosure import hidden_in
from ipcei_wizard.comparison.facets import UNKNOWN, Facet, grouped, value_in_words, values_of
from ipcei_wizard.messages import Language, say

Figure = Literal["advice-per-year", "outcome-by-ecosystem", "route-ends", "most-mixed", "days", "budget"]
FIGURES: Final[tuple[Figure, ...]] = (
    "advice-per-year",
    "outcome-by-ecosystem",
    "route-ends",
    "most-mixed",
    "days",
    "budget",
)
_DAYS: Final = (30, 90, 180, 365)
_PER_MILLION: Final[Mapping[str, Decimal]] = {
    "one": Decimal("0.000001"),
    "thousand": Decimal("0.001"),
    "million": Decimal(1),
    "billion": Decimal(1000),
}
_NEEDED: Final = ("benefits-outweigh", "public_money")
_BUDGET: Final = ("advice", "budget")
_RESERVED: Final = ("reserved", "covered")


@dataclass(frozen=True, slots=True)
class Bar:
    """One number: under which category and series, how much, and of which assessments; `rank` orders the series."""

    category: str
    series: str
    value: Decimal
    ids: tuple[str, ...]
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure: its bars in order, and the assessments of which it can say nothing."""

    figure: Figure
    bars: tuple[Bar, ...]
    unknown: tuple[str, ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories, in order."""
        return tuple(dict.fromkeys(bar.category for bar in self.bars))

    @property
    def series(self) -> tuple[str, ...]:
        """The series, in order."""
        return tuple(dict.fromkeys(bar.series for bar in sorted(self.bars, key=lambda bar: bar.rank)))


def count(figure: Figure, cases: Sequence[Case], days: Mapping[str, int], language: Language) -> Counted:
    """Return a figure about these cases. `days` maps those that were signed to how long that took."""
    match figure:
        case "advice-per-year":
            return _by_outcome(figure, cases, "year", language)
        case "outcome-by-ecosystem":
            return _by_outcome(figure, cases, "ecosystem", language)
        case "route-ends":
            return _route_ends(cases, language)
        case "most-mixed":
            return _most_mixed(cases, language)
        case "days":
            return _days(cases, days, language)
        case "budget":
            return _budget(cases, language)


def _ids(cases: Iterable[Case]) -> tuple[str, ...]:
    return tuple(case.id for case in cases)


def _by_outcome(figure: Figure, cases: Sequence[Case], facet: Facet, language: Language) -> Counted:
    groups = grouped(cases, facet)
    unknown = groups.pop(UNKNOWN, ())
    order = list(grouped(cases, "outcome"))
    bars = [
        Bar(
            value_in_words(group[0], facet, value, language),
            value_in_words(same[0], "outcome", outcome, language),
            Decimal(len(same)),
            _ids(same),
            rank,
        )
        for value, group in groups.items()
        for rank, outcome in enumerate(order)
        if (same := [case for case in group if case.advice == outcome])
    ]
    return Counted(figure, tuple(bars), _ids(unknown))


def _route_ends(cases: Sequence[Case], language: Language) -> Counted:
    found: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        passed = [(id_, section.outcome) for id_, section in case.evaluation.sections.items() if section.outcome]
        section, outcome = passed[-1]
        if outcome == "ja":
            key = (say("overview.to-the-end", language), say("overview.end-ja", language))
        else:
            label = say("overview.at-section", language, section=section)
            key = (label, say("overview.end-nee" if outcome == "nee" else "overview.end-open", language))
        found.setdefault(key, []).append(case)
    last = say("overview.to-the-end", language)
    ordered = sorted(found, key=lambda key: (key[0] == last, key))
    return Counted("route-ends", tuple(Bar(*k, Decimal(len(found[k])), _ids(found[k])) for k in ordered), ())


def _most_mixed(cases: Sequence[Case], language: Language) -> Counted:
    questions = judged_questions(cases)
    names = names_of(questions.values())
    bars = []
    for id_, question in questions.items():
        mixed = [case for case in cases if case.support.get(id_) == 1]
        if mixed:
            name = f"{names[id_]}. {question.short_title.in_(language)}"
            bars.append(Bar(name, say("overview.mixed", language), Decimal(len(mixed)), _ids(mixed)))
    return Counted("most-mixed", tuple(sorted(bars, key=lambda bar: -bar.value)), ())


def _days(cases: Sequence[Case], days: Mapping[str, int], language: Language) -> Counted:
    limits = (*_DAYS, None)
    found: dict[int | None, list[Case]] = {limit: [] for limit in limits}
    for case in cases:
        if case.id in days:
            found[next((limit for limit in _DAYS if days[case.id] <= limit), None)].append(case)
    bars = []
    low = 0
    for limit in limits:
        key = "overview.days-more" if limit is None else "overview.days-between"
        name = say(key, language, low=low, high=limit)
        if found[limit]:
            bars.append(Bar(name, say("overview.signed", language), Decimal(len(found[limit])), _ids(found[limit])))
        low = (limit or 0) + 1
    return Counted("days", tuple(bars), _ids(case for case in cases if case.id not in days))


def _budget(cases: Sequence[Case], language: Language) -> Counted:
    """Return per year of the memo the money that is needed and that is reserved, in millions of euros."""
    advised = [case for case in cases if case.advice == case.ladder[-1]] if cases else []
    sums: dict[tuple[str, str], list[tuple[Case, Decimal]]] = {}
    silent = []
    for case in advised:
        [year] = values_of(case, "year")
        known = {"needed": _needed(case), "reserved": _reserved(case)}
        if year == UNKNOWN or all(amount is None for amount in known.values()):
            silent.append(case)
            continue
        for series, amount in known.items():
            if amount is not None:
                sums.setdefault((year, say(f"overview.budget-{series}", language)), []).append((case, amount))
    bars = [
        Bar(*key, sum((amount for _, amount in sums[key]), Decimal(0)), _ids(case for case, _ in sums[key]))
        for key in sorted(sums)
    ]
    return Counted("budget", tuple(bars), _ids(silent))


def _needed(case: Case) -> Decimal | None:
    value = _value(case, *_NEEDED)
    return _in_millions(value) if isinstance(value, Money) else None


def _reserved(case: Case) -> Decimal | None:
    """Return the commitments that are reserved or covered; None when no amount is known, zero when none is covered."""
    value = _value(case, *_BUDGET)
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, tuple) else []
    amounts = [(row.get("cover"), _in_millions(row.get("commitment"))) for row in rows]
    if not amounts or any(amount is None for _, amount in amounts):
        return None
    return sum((amount for cover, amount in amounts if amount is not None and cover in _RESERVED), Decimal(0))


def _value(case: Case, question_id: str, field: str) -> object:
    question = case.framework.question_by_id.get(question_id)
    if question is None or field not in question.field_by_id:
        return None
    hidden = f"answers.{question_id}.fields.{field}" in hidden_in(case)
    return None if hidden else Answers(case.framework, case.assessment).field(question, field)[0]


def _in_millions(value: object) -> Decimal | None:
    if not isinstance(value, Money) or value.currency != "EUR":
        return None
    return value.amount * _PER_MILLION[value.unit]


def in_words(counted: Counted, language: Language, amount: Callable[[Decimal], str]) -> str:
    """Say the figure in a sentence: each category with its numbers; `amount` writes one."""
    parts = []
    for category in counted.categories:
        told = [f"{bar.series} {amount(bar.value)}" for bar in counted.bars if bar.category == category]
        parts.append(f"{category}: {', '.join(told)}")
    return f"{'; '.join(parts)}." if parts else say("overview.nothing", language)
