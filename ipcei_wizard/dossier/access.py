"""Who is on a dossier, and so may know of it: the one rule that every way in obeys. Pure.

On a dossier are whoever made it, whoever was admitted, and whoever has a step on its sign-off route. Others see of it
what is adopted, without what is confidential. A beheerder can open any dossier, to admit people and to wind up, and
sees as little of what is confidential. Without login there are no accounts: who is at the computer has all of them.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from ipcei_wizard.dossier import rights
from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import PROCEEDINGS, join, split
from ipcei_wizard.dossier.people import ACCESS, Access, Person, Situation, steps_in
from ipcei_wizard.dossier.records import DossierState, DossierSummary, Refusal, StoredValue
from ipcei_wizard.dossier.rights import STATUSES, Action, Role

_ANYWHERE: frozenset[Role] = frozenset({"beheerder"})
"""The roles that count on every dossier; any other role is that of a lezer where someone is not on the dossier."""


def admitted(proceedings: Mapping[str, JSON]) -> tuple[str, ...]:
    """Return who was admitted to a dossier, in alphabetical order."""
    stored = proceedings.get(ACCESS)
    return tuple(sorted(Access.model_validate(stored).people)) if stored is not None else ()


def people_on(summary: DossierSummary, proceedings: Mapping[str, JSON]) -> frozenset[str]:
    """Return the accounts of everyone on a dossier."""
    signers = (step.person for step in steps_in(proceedings))
    return frozenset({summary.created_by, *admitted(proceedings), *signers})


def is_on(summary: DossierSummary, proceedings: Mapping[str, JSON], person: Person) -> bool:
    """Tell whether a person is on a dossier."""
    return not person.authenticated or person.name in people_on(summary, proceedings)


def roles_on(summary: DossierSummary, proceedings: Mapping[str, JSON], person: Person) -> frozenset[Role]:
    """Return the roles that a person has on this dossier."""
    return person.roles if is_on(summary, proceedings, person) else _roles_off(person)


def _roles_off(person: Person) -> frozenset[Role]:
    readers: frozenset[Role] = frozenset({"lezer"}) if person.roles else frozenset()
    return (person.roles & _ANYWHERE) | readers


def readable(person: Person, *, on: bool) -> frozenset[str]:
    """Return the statuses in which a person may know of a dossier that he is, or is not, on."""
    roles = person.roles if on else _roles_off(person)
    return frozenset(status for status in STATUSES if rights.may(roles, status, "read"))


def may(state: DossierState, person: Person, action: Action) -> bool:
    """Tell whether a person may do this to a dossier as it is now."""
    return refused(state, person, action) is None


def refused(state: DossierState, person: Person, action: Action) -> Refusal | None:
    """Return the refusal where a person may not do this to a dossier as it is now."""
    return rights.refused(roles_on(state.summary, state.proceedings, person), state.summary.status, action)


def may_know(summary: DossierSummary, proceedings: Mapping[str, JSON], person: Person) -> bool:
    """Tell whether a person may know that a dossier is there."""
    roles = roles_on(summary, proceedings, person)
    return not person.authenticated or rights.may(roles, summary.status, "read")


def admit(
    situation: Situation, person: Person, names: Collection[str], gone: Collection[str] = ()
) -> Mapping[str, JSON] | Refusal:
    """Decide on admitting people to a dossier and letting others go."""
    if refusal := refused(situation.state, person, "admit"):
        return refusal
    wanted = {name.strip() for name in names}
    if "" in wanted:
        return Refusal("name-missing")
    there = (set(admitted(situation.state.proceedings)) | wanted) - set(gone)
    return {ACCESS: {"people": sorted(there)}}


def without_confidential(state: DossierState, whole: str, words: str) -> DossierState:
    """Return a dossier for who is not on it: confidential reasons read `words`, the rest of it is gone.

    `whole` is the digest of the text with all of it.
    """
    return DossierState(state.summary, MappingProxyType(open_values(state.values, words)), whole)


def open_values(all_values: Mapping[str, StoredValue], words: str) -> dict[str, StoredValue]:
    """Return what stands in a dossier for who is not on it, with `words` in the place of confidential reasons.

    A table of which a row is confidential goes as a whole. Comments and what signers remarked go too: they may quote.
    """
    values = {path: stored for path, stored in all_values.items() if not _is_below("comments", path)}
    for path, stored in all_values.items():
        keys = split(path)
        if _is_below("signoffs", path) and isinstance(stored.value, Mapping):
            values[path] = replace(stored, value={**stored.value, "remark": ""})
        elif keys[0] == "answers" and keys[2:] == ("sources",) and isinstance(stored.value, list | tuple):
            public = [source for source in stored.value if not _is_marked(source)]
            values[path] = replace(stored, value=public)
        elif keys[0] == "answers" and keys[2:] == ("confidential",) and stored.value is not None:
            values |= _withheld(values, keys[1], stored.value, words)
    return values


def _withheld(values: Mapping[str, StoredValue], question: str, marked: JSON, words: str) -> dict[str, StoredValue]:
    below = {path: stored for path, stored in values.items() if path.startswith(f"{join('answers', question)}/")}
    reasons = join("answers", question, "motivation")
    if not isinstance(marked, Mapping):  # a mark that cannot be read may mean anything
        return {path: replace(stored, value=None) for path, stored in below.items()}
    tables, fields = marked.get("rows"), marked.get("fields")
    names = [*(tables if isinstance(tables, Mapping) else ()), *(fields if isinstance(fields, list | tuple) else ())]
    gone = {join("answers", question, "fields", str(name)) for name in names}
    hidden = {path: replace(below[path], value=None) for path in gone & below.keys()}
    # The mark itself names the rows, and so what they are about.
    place = join("answers", question, "confidential")
    told = {key: value for key, value in marked.items() if key in {"ground", "motivation"}}
    hidden[place] = replace(below[place], value=told | {"fields": [str(name) for name in names]})
    if marked.get("motivation"):
        # The reasons of the concluding question are those of the advice, and this room knows no questions.
        place = reasons if reasons in below else join("advice", "motivation")
        if place in values:
            hidden[place] = replace(values[place], value=words)
    return hidden


def _is_marked(source: JSON) -> bool:
    return isinstance(source, Mapping) and bool(source.get("confidential"))


def _is_below(part: str, path: str) -> bool:
    return path.startswith(f"{join(PROCEEDINGS, part)}/")
