"""All IPCEIs as data: approved, in design, and what the Commission said about the whole.

Not a list to choose from, so not a catalogue; it borrows the words for states and stages from two of those. Amounts are
in millions of euros. What was not checked is absent, never estimated.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, Field

from ipcei_wizard.framework.catalogues import Catalogue, Group
from ipcei_wizard.framework.loader import shipped_framework, shipped_ids
from ipcei_wizard.framework.texts import Citation, Publication, Text
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import DocumentRefused, Fault
from ipcei_wizard.strict.models import Closed, Id, IsoDate, Sequence, Words, read_model
from ipcei_wizard.strict.yaml import Document, KeyPath, read_file

DutchRole = Literal["takes-part", "coordinates", "explores", "stays-out", "unknown"]
"""What the Netherlands does in an IPCEI; `unknown` is what no source told us."""
DUTCH_ROLES: tuple[DutchRole, ...] = get_args(DutchRole)

Count = Annotated[int, Field(gt=0)]
Sources = Annotated[Sequence[Citation], Field(min_length=1)]


def _to_decimal(value: object) -> object:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


Millions = Annotated[Decimal, BeforeValidator(_to_decimal), Field(gt=0)]
"""An amount in millions of euros, exact."""


class Remark(Closed):
    """Something to know beside the figures, such as two sources that differ."""

    text: Text
    sources: Sources


class Fact(Closed):
    """Something that happened, with its date and amount where known; `stage` is one of the six stages, if it is one."""

    text: Text
    sources: Sources
    stage: Id | None = None
    date: IsoDate | None = None
    meur: Millions | None = None


class DutchPart(Closed):
    """What the Netherlands does, and the facts for it."""

    role: DutchRole
    facts: Sequence[Fact] = ()


class Figures(Closed):
    """The figures of an approved IPCEI as they were on `as_of`; None where no source gave one."""

    as_of: IsoDate
    companies: Count | None
    projects: Count | None
    aid_up_to_meur: Count
    private_meur: Count
    sources: Sources


class Approved(Closed):
    """An integrated IPCEI that the Commission approved. The States are those of the decision."""

    id: Id
    name: Words
    short_name: Words
    domain: Id
    approved_on: IsoDate
    approval_remark: Text | None = None
    member_states: Annotated[Sequence[Id], Field(min_length=1)]
    figures: Figures
    netherlands: DutchPart
    remarks: Sequence[Remark] = ()


class Candidate(Closed):
    """An IPCEI in design, with the steps that were taken."""

    id: Id
    name: Words
    domain: Id
    steps: Annotated[Sequence[Fact], Field(min_length=1)]
    netherlands: DutchPart


class SingleProject(Closed):
    """An IPCEI of one project: counted apart."""

    id: Id
    name: Words
    member_state: Id
    decided_on: IsoDate
    text: Text
    sources: Sources


class Statement(Closed):
    """What the Commission said about all integrated IPCEIs until a day, in billions: to hold the list against."""

    said: Text
    counts_until: IsoDate
    ipceis: Count
    projects: Count
    member_states: Count
    companies_nearly: Count
    aid_bn: Count
    private_bn: Count
    sources: Sources
    remarks: Sequence[Remark] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """What a number of approved IPCEIs add up to. A company that takes part twice counts twice."""

    ipceis: int
    companies: int
    projects: int
    without_projects: int
    member_states: int
    aid_meur: int
    private_meur: int


def add_up(ipceis: Iterable[Approved]) -> Totals:
    """Add up approved IPCEIs; `without_projects` is how many have no known number of projects."""
    listed = tuple(ipceis)
    figures = [ipcei.figures for ipcei in listed]
    return Totals(
        ipceis=len(listed),
        companies=sum(each.companies or 0 for each in figures),
        projects=sum(each.projects or 0 for each in figures),
        without_projects=sum(each.projects is None for each in figures),
        member_states=len({state for ipcei in listed for state in ipcei.member_states}),
        aid_meur=sum(each.aid_up_to_meur for each in figures),
        private_meur=sum(each.private_meur for each in figures),
    )


class Portfolio(Closed):
    """All IPCEIs, and the publications that say so."""

    format: Literal["ipcei-portfolio/1"]
    title: Text
    description: Text
    as_of: Text
    publications: dict[Id, Publication]
    domains: Annotated[Sequence[Group], Field(min_length=1)]
    other_states: Sequence[Group] = ()
    statement: Statement
    approved: Annotated[Sequence[Approved], Field(min_length=1)]
    candidates: Sequence[Candidate] = ()
    single_projects: Sequence[SingleProject] = ()

    @cached_property
    def domain_by_id(self) -> dict[str, Group]:
        """Map each domain's id to the domain."""
        return {domain.id: domain for domain in self.domains}

    def stated(self) -> tuple[Approved, ...]:
        """Return the approved IPCEIs that the Commission's statement is about."""
        return tuple(ipcei for ipcei in self.approved if ipcei.approved_on <= self.statement.counts_until)


def read_portfolio(file: Path, catalogues: Mapping[str, Catalogue]) -> Portfolio:
    """Read the portfolio; `catalogues` hold the words for states and stages.

    Raises:
        DocumentRefused: with every fault of shape or, when there are none, every name that does not exist.
    """
    document = read_file(file)
    portfolio = read_model(Portfolio, document)
    faults = tuple(_faults(portfolio, document, catalogues))
    if faults:
        raise DocumentRefused(faults)
    return portfolio


@cache
def shipped_portfolio() -> Portfolio:
    """Return the portfolio that comes with this program."""
    catalogues = shipped_framework(shipped_ids()[-1]).catalogues
    return read_portfolio(resource_folder("questions") / "portfolio" / "ipceis.yaml", catalogues)


def _faults(portfolio: Portfolio, document: Document, catalogues: Mapping[str, Catalogue]) -> Iterator[Fault]:
    states = {*catalogues["member-states"].entry_by_id, *(state.id for state in portfolio.other_states)}
    known = {
        "publication": set(portfolio.publications),
        "domain": set(portfolio.domain_by_id),
        "stage": set(catalogues["participation-stages"].entry_by_id),
        "member_state": states,
        "member_states": states,
    }
    cited: set[str] = set()
    for path, kind, name in _names(portfolio, ()):
        if kind == "publication":
            cited.add(name)
        if name not in known[kind]:
            code = "unknown-publication" if kind == "publication" else "portfolio-unknown"
            yield Fault(*document.place(path), code, {"name": name, "kind": kind}, name, tuple(sorted(known[kind])))
    for key in portfolio.publications:
        if key not in cited:
            yield Fault(*document.place(("publications", key)), "publication-unused", {"name": key})
    seen: set[str] = set()
    for part in ("approved", "candidates", "single_projects"):
        for index, ipcei in enumerate(getattr(portfolio, part)):
            if ipcei.id in seen:
                yield Fault(*document.place((part, index, "id")), "entry-twice", {"name": ipcei.id})
            seen.add(ipcei.id)


_NAMED = ("publication", "domain", "stage", "member_state", "member_states")


def _names(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield every name that must exist elsewhere: where it stands, what it names, and the name."""
    if isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _names(each, (*path, index))
    elif isinstance(value, BaseModel):
        for key in type(value).model_fields:
            found = getattr(value, key)
            if key in _NAMED and isinstance(found, str):
                yield (*path, key), key, found
            elif key in _NAMED and isinstance(found, tuple):
                yield from (((*path, key, index), key, name) for index, name in enumerate(found))
            else:
                yield from _names(found, (*path, key))
