"""A difference of two assessments, and a reading under another framework, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from ipcei_wizard.comparison.cases import Case
from ipcei_wizard.comparison.difference import Changed, ChangedText, compare
from ipcei_wizard.comparison.disclosure import hidden_in, in_place_of
from ipcei_wizard.comparison.disclosure import source as source_to_show
from ipcei_wizard.comparison.sentences import listed
from ipcei_wizard.comparison.study import Reread
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.messages import Language, say


def difference_in_words(
    before: Case, after: Case, language: Language, *, confidential: bool = False, texts: bool = True
) -> Iterator[str]:
    """Say what differs from `before` to `after`, what made the advice differ first; nothing when nothing differs.

    Without `texts` the texts are left out, for who shows them in another way.
    """
    found = compare(before, after)
    words = _Words(before.framework, language)
    hidden = {} if confidential else hidden_in(before) | hidden_in(after)
    if found.advice is not None:
        yield words.changed(found.advice)
    if found.turned_by:
        yield words.turned(found.turned_by)
    elif found.advice is not None:
        yield say("comparison.not-turned-by-verdicts", language)
    for change in (*found.sections, *found.verdicts, *found.fields):
        yield words.kept_back(change.where, hidden) or words.changed(change)
    if found.route is not None:
        yield words.changed(found.route)
    for text in found.texts:
        if text.where in hidden or texts:
            yield words.kept_back(text.where, hidden) or words.text(text)
    for sources in found.sources:
        place = words.place(sources.where)
        for key, titles in (("removed", sources.removed), ("added", sources.added)):
            if titles:
                shown = [source_to_show(each, language, confidential=confidential).title for each in titles]
                named = listed([f"“{title}”" for title in shown], language)
                yield say(f"comparison.source-{key}", language, place=place, sources=named)
    if found.not_comparable:
        questions = listed(list(found.not_comparable), language)
        yield say("comparison.questions-apart", language, questions=questions)


def reread_in_words(found: Reread, framework: Framework, language: Language, *, name: str = "") -> str:
    """Say what another framework makes of a past assessment, called by its id or by `name`."""
    words = _Words(framework, language)
    changes = [words.changed(change) for change in (*found.sections, *([found.advice] if found.advice else ()))]
    said = " ".join(changes) or say("comparison.reads-the-same", language)
    for key, questions in (("dropped", found.dropped), ("unanswered", found.unanswered)):
        if questions:
            said += " " + say(f"comparison.study-{key}", language, questions=listed(list(questions), language))
    return f"{name or found.case.id}: {said}"


def change_in_words(change: Changed, framework: Framework, language: Language) -> str:
    """Say in one sentence what differs at one place."""
    return _Words(framework, language).changed(change)


def place_in_words(where: str, framework: Framework, language: Language) -> str:
    """Return a place as a reader calls it: vraag 9 (Noodzaak van staatssteun), motivering."""
    return _Words(framework, language).place(where)


class _Words:
    def __init__(self, framework: Framework, language: Language) -> None:
        self.framework = framework
        self.language = language

    def place(self, where: str) -> str:
        """Return a place as a reader calls it: vraag 9 (Noodzaak staatssteun), motivering."""
        kind, _, rest = where.partition(".")
        if kind == "sections":
            section, _, part = rest.rpartition(".")
            return say("comparison.place-section", self.language, section=section, part=self._part(part))
        for id_, question in self.framework.question_by_id.items() if kind == "answers" else ():
            if rest.startswith(f"{id_}."):
                part = rest.removeprefix(f"{id_}.")
                values = {"number": question.number, "title": question.short_title.in_(self.language)}
                label = (
                    self._field(id_, part.removeprefix("fields.")) if part.startswith("fields.") else self._part(part)
                )
                return say("comparison.place-question", self.language, part=label, **values)
        return self._part(where)

    def _part(self, part: str) -> str:
        return say(f"comparison.part-{part}", self.language)

    def _field(self, question: str, name: str) -> str:
        field = self.framework.question_by_id[question].field_by_id.get(name)
        return f"“{field.label.in_(self.language)}”" if field is not None else name

    def changed(self, change: Changed) -> str:
        if ".fields." in change.where:
            return self._changed_field(change)
        values = {"before": self._value(change.where, change.before), "after": self._value(change.where, change.after)}
        return say("comparison.changed", self.language, place=self.place(change.where), **values)

    def _value(self, where: str, value: Any) -> str:
        if value is None or value == ():
            return say("comparison.nothing", self.language)
        if where.startswith("advice") and value in self.framework.outcome_by_id:
            return self.framework.outcome_by_id[value].label.in_(self.language)
        if where == "route":
            questions = self.framework.question_by_id
            return listed([questions[id_].number if id_ in questions else id_ for id_ in value], self.language)
        return str(value)

    def _changed_field(self, change: Changed) -> str:
        if change.before is None or change.after is None:
            key = "field-added" if change.before is None else "field-removed"
            return say(f"comparison.{key}", self.language, place=self.place(change.where))
        if isinstance(change.before, str) and isinstance(change.after, str):
            values = {"before": change.before, "after": change.after}
            return say("comparison.changed", self.language, place=self.place(change.where), **values)
        return say("comparison.field-differs", self.language, place=self.place(change.where))

    def turned(self, sets: tuple[tuple[str, ...], ...]) -> str:
        numbers = self.framework.question_by_id
        named = [listed([numbers[question].number for question in chosen], self.language) for chosen in sets]
        questions = f", {say('comparison.or', self.language)} ".join(named)
        return say("comparison.turned-by", self.language, questions=questions)

    def text(self, text: ChangedText) -> str:
        marks = {"removed": "[-{}-]", "added": "{{+{}+}}", "same": "{}"}
        said = "".join(marks[piece.change].format(_short(piece.change, piece.text)) for piece in text.pieces)
        return say("comparison.text", self.language, place=self.place(text.where), text=" ".join(said.split()))

    def kept_back(self, where: str, hidden: Mapping[str, str | None]) -> str | None:
        if where not in hidden:
            return None
        ground = in_place_of(hidden[where], self.language)
        return say("comparison.differs-hidden", self.language, place=self.place(where), ground=ground)


def _short(change: str, text: str, around: int = 60) -> str:
    """Return the same text between two changes without its middle, so that the changes stand out."""
    if change != "same" or len(text) <= 2 * around:
        return text
    return f"{text[:around]} … {text[-around:]}"
