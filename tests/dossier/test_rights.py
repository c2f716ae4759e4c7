"""Who may do what: the whole table, every role in every status for every action, spelled out a second time."""

from itertools import product

import pytest

from ipcei_wizard.dossier.rights import ACTIONS, RIGHTS, ROLES, STATUSES, Action, Role, Status, may, refused

WORKING = ("concept", "in-afstemming", "ter-ondertekening")
CLOSED = ("vastgesteld", "ingetrokken")

ALLOWED: dict[Role, dict[str, tuple[str, ...]]] = {
    "lezer": {"read": ("vastgesteld",), "export": ("vastgesteld",)},
    "meelezer": {"read": STATUSES, "export": STATUSES, "comment": WORKING},
    "opsteller": {
        "read": STATUSES,
        "export": STATUSES,
        "edit": WORKING,
        "carry-over": ("concept",),
        "comment": WORKING,
        "resolve": WORKING,
        "admit": WORKING,
        "plan": ("concept", "in-afstemming"),
        "consult": ("concept",),
        "present": ("in-afstemming",),
        "return": ("in-afstemming", "ter-ondertekening"),
        "withdraw": WORKING,
    },
    "beoordelaar": {
        "read": STATUSES,
        "export": STATUSES,
        "comment": WORKING,
        "resolve": WORKING,
        "return": ("in-afstemming", "ter-ondertekening"),
        "sign": ("ter-ondertekening",),
    },
    "ondertekenaar": {
        "read": STATUSES,
        "export": STATUSES,
        "comment": WORKING,
        "return": ("ter-ondertekening",),
        "sign": ("ter-ondertekening",),
    },
    "beheerder": {
        "read": STATUSES,
        "export": STATUSES,
        "admit": STATUSES,
        "plan": ("concept", "in-afstemming"),
        "return": ("ter-ondertekening",),
        "withdraw": (*WORKING, "vastgesteld"),
    },
}


@pytest.mark.parametrize(("role", "status", "action"), list(product(ROLES, STATUSES, ACTIONS)))
def test_each_role_may_do_exactly_this(role: Role, status: Status, action: Action) -> None:
    expected = status in ALLOWED[role].get(action, ())

    assert may({role}, status, action) is expected
    assert (refused({role}, status, action) is None) is expected


def test_the_table_is_whole_and_two_roles_add_up() -> None:
    assert len(RIGHTS) == len(STATUSES) * len(ACTIONS)
    for status, action in product(STATUSES, ACTIONS):
        assert may(ROLES, status, action) is any(may({role}, status, action) for role in ROLES)
        assert not may((), status, action)


def test_nobody_writes_in_a_closed_dossier_and_nobody_who_writes_signs() -> None:
    assert not any(
        may(ROLES, status, action) for status in CLOSED for action in ("edit", "carry-over", "comment", "sign")
    )
    assert not any(may({role}, s, "edit") and may({role}, s, "sign") for role in ROLES for s in STATUSES)
    assert not may(ROLES, "anders", "read")
