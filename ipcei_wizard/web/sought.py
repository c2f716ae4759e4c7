"""What is sought among the dossiers: as the address of the page says it, as the form shows it, as the store takes it.

Knows no widgets. The address is what people send each other and what a view keeps, so its names stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

from ipcei_wizard.assessment.notation import parse_date
from ipcei_wizard.dossier.paths import OUTCOME, join
from ipcei_wizard.dossier.rights import STATUSES
from ipcei_wizard.dossier.search import Wanted
from ipcei_wizard.framework.loader import shipped_framework
from ipcei_wizard.framework.model import ChoiceField
from ipcei_wizard.messages import Language
from ipcei_wizard.web.desk import CURRENT_FRAMEWORK

UNDECIDED: Final = "geen"
"""The advice of a dossier in which the officer has not chosen one."""
FROM_LINK: Final = "open"
"""What a link to the page carries besides, so that it counts where the page is open already."""
_ECOSYSTEMS: Final = "ecosystems"
_YEARS: Final = range(1900, 3000)  # no computer knows the zones of others


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought, by the names it has in the address; what is empty does not count. Days are yyyy-mm-dd."""

    zoek: str = ""
    status: str = ""
    advies: str = ""
    ecosysteem: str = ""
    wie: str = ""
    van: str = ""
    tot: str = ""

    @property
    def statuses(self) -> tuple[str, ...]:
        """Return the statuses that are sought."""
        return tuple(status for status in self.status.split(",") if status in STATUSES)

    @property
    def address(self) -> dict[str, str]:
        """Return what the address says."""
        return {part.name: value for part in fields(self) if (value := getattr(self, part.name))}

    @property
    def wanted(self) -> Wanted:
        """Return what the store is to find; days are those of this computer, and the last one counts."""
        since, until = parse_date(self.van), parse_date(self.tot)
        undecided = self.advies == UNDECIDED
        path = ecosystem_path()
        return Wanted(
            words=self.zoek,
            statuses=frozenset(self.statuses),
            outcome="" if undecided else self.advies,
            person=self.wie,
            since=_midnight(since) if since else None,
            until=_midnight(until + timedelta(days=1)) if until and until < date.max else None,
            holding={path: self.ecosysteem} if self.ecosysteem and path else {},
            lacking=frozenset({OUTCOME}) if undecided else frozenset(),
        )


def sought_in(asked: Mapping[str, str]) -> Sought:
    """Return what an address asks; what it cannot ask is left out."""
    found = {part.name: str(asked.get(part.name, "")).strip() for part in fields(Sought)}
    known = {
        "status": ",".join(Sought(status=found["status"]).statuses),
        "advies": found["advies"] if found["advies"] in {*outcomes("nl"), UNDECIDED} else "",
        "ecosysteem": found["ecosysteem"] if found["ecosysteem"] in ecosystems("nl") else "",
        "van": _day(found["van"]),
        "tot": _day(found["tot"]),
    }
    return Sought(**(found | known))


@cache
def ecosystem_path() -> str:
    """Return where a dossier says which ecosystems it is about; empty where the framework does not ask."""
    for question in shipped_framework(CURRENT_FRAMEWORK).questions:
        for field in question.fields:
            if isinstance(field, ChoiceField) and field.catalogue == _ECOSYSTEMS:
                return join("answers", question.id, "fields", field.id)
    return ""


def ecosystems(language: Language) -> dict[str, str]:
    """Return the ecosystems there are to choose from: id -> label."""
    catalogue = shipped_framework(CURRENT_FRAMEWORK).catalogues.get(_ECOSYSTEMS)
    return {id_: entry.label.in_(language) for id_, entry in catalogue.entry_by_id.items()} if catalogue else {}


def outcomes(language: Language) -> dict[str, str]:
    """Return the advices there are to choose from: id -> label."""
    found = shipped_framework(CURRENT_FRAMEWORK).outcome_by_id
    return {id_: outcome.label.in_(language) for id_, outcome in found.items()}


def _day(written: str) -> str:
    found = parse_date(written)
    return found.isoformat() if found and found.year in _YEARS else ""


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
