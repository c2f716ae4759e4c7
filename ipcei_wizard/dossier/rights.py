"""Who may do what, and when: the one table of roles, statuses and actions. Pure."""

from collections.abc import Collection
from types import MappingProxyType
from typing import Final, Literal, get_args

from ipcei_wizard.dossier.records import Refusal

Role = Literal["lezer", "meelezer", "opsteller", "beoordelaar", "ondertekenaar", "beheerder"]
Status = Literal["concept", "in-afstemming", "ter-ondertekening", "vastgesteld", "ingetrokken"]
Action = Literal[
    "read",
    "export",
    "edit",
    "carry-over",
    "comment",
    "resolve",
    "plan",
    "admit",
    "consult",
    "present",
    "return",
    "sign",
    "withdraw",
]

ROLES: Final[tuple[Role, ...]] = get_args(Role)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)

LEADS_TO: Final = MappingProxyType(
    {
        "consult": "in-afstemming",
        "present": "ter-ondertekening",
        "return": "concept",
        "withdraw": "ingetrokken",
    }
)
"""The status after an action; the last signature leads to `vastgesteld`."""

# One letter per role: l lezer, m meelezer, o opsteller, b beoordelaar, s ondertekenaar, a beheerder; "-" is nobody.
# A lezer sees what is adopted; a meelezer reads along and comments; whoever writes does not sign, and an administrator
# gives access and winds up, but does not write, so that his power leaves the words alone.
_TABLE: Final = """
           concept  in-afstemming  ter-ondertekening  vastgesteld  ingetrokken
read       mobsa    mobsa          mobsa              lmobsa       mobsa
export     mobsa    mobsa          mobsa              lmobsa       mobsa
edit       o        o              o                  -            -
carry-over o        -              -                  -            -
comment    mobs     mobs           mobs               -            -
resolve    ob       ob             ob                 -            -
plan       oa       oa             -                  -            -
admit      oa       oa             oa                 a            a
consult    o        -              -                  -            -
present    -        o              -                  -            -
return     -        ob             obsa               -            -
sign       -        -              bs                 -            -
withdraw   oa       oa             oa                 a            -
"""


def _read_table() -> dict[tuple[Action, Status], frozenset[Role]]:
    letters: dict[str, Role] = dict(zip("lmobsa", ROLES, strict=True))
    heading, *lines = _TABLE.strip().splitlines()
    if tuple(heading.split()) != STATUSES or tuple(line.split()[0] for line in lines) != ACTIONS:
        raise ValueError("the table's headings are not the statuses and actions")
    return {
        (action, status): frozenset(letters[letter] for letter in cell.strip("-"))
        for action, line in zip(ACTIONS, lines, strict=True)
        for status, cell in zip(STATUSES, line.split()[1:], strict=True)
    }


RIGHTS: Final = MappingProxyType(_read_table())
"""Action and status -> the roles that may."""
_RIGHTS_BY_WORD: Final[dict[tuple[str, str], frozenset[Role]]] = {(a, s): roles for (a, s), roles in RIGHTS.items()}


MAKERS: Final[frozenset[Role]] = frozenset({"opsteller"})
"""The roles that may begin a dossier."""


def may(roles: Collection[Role], status: str, action: Action) -> bool:
    """Tell whether someone with these roles may do this to a dossier in this status; in an unknown one nobody may."""
    return not _RIGHTS_BY_WORD.get((action, status), frozenset()).isdisjoint(roles)


def refused(roles: Collection[Role], status: str, action: Action) -> Refusal | None:
    """Return the refusal where they may not."""
    return None if may(roles, status, action) else Refusal("not-allowed", {"action": action, "status": status})
