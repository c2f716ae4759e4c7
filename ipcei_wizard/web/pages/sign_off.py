"""The sign-off route on the page of the dossier: planning it, and signing at a step.

With login the signer is who logged in. Without, the name is what the signer types, and every sign-off says so.
"""

from datetime import datetime
from functools import partial
from typing import Final

import streamlit as st

from ipcei_wizard.dossier import proceedings
from ipcei_wizard.dossier.people import SignOff, Step, Verdict
from ipcei_wizard.dossier.reading import read_history
from ipcei_wizard.dossier.signing import SigningWish, StepState, StepWish, changed_since, is_due, route_of, text_digest
from ipcei_wizard.dossier.store import FROZEN
from ipcei_wizard.messages import say
from ipcei_wizard.web.acting import attempt, i_may, remember_name, show_refused, signer, someone, types_name
from ipcei_wizard.web.desk import Desk, the_store
from ipcei_wizard.web.pages import parts
from ipcei_wizard.web.placed import change_html, moment, place_in_words

_VERDICTS: Final[tuple[Verdict, ...]] = ("akkoord", "akkoord-met-opmerking", "bespreken", "niet-akkoord")
_SYMBOL: Final = {
    "waiting": ":material/hourglass_empty:",
    "open": ":material/draw:",
    "approved": ":material/check_circle:",
    "objected": ":material/report:",
    "void": ":material/history:",
}
_SHOWN: Final = 20


def draw(desk: Desk) -> None:
    """Draw the route with how each step stands, and what may be done with it."""
    language = desk.language
    steps = route_of(desk.state)
    st.header(say("web_dossier.route", language), anchor=False)
    st.caption(say("web_dossier.route-explained", language))
    if types_name():
        st.info(say("web_dossier.no-login", language), icon=":material/no_accounts:")
    if not steps:
        st.markdown(say("web_dossier.route-empty", language))
    planning = i_may(desk.state, "plan")
    for entry in steps:
        _step(desk, entry, planning=planning)
    if planning:
        _plan(desk, [entry.step for entry in steps])
    elif desk.state.summary.status not in FROZEN:
        st.caption(say("web_dossier.route-fixed", language))


def _step(desk: Desk, entry: StepState, *, planning: bool) -> None:
    language, step = desk.language, entry.step
    with st.container(border=True, key=f"step-{step.id}"):
        where = say("web_dossier.step", language, order=step.order)
        name, function = parts.literal(step.person), parts.literal(step.function)
        st.markdown(f"{where} · **{function}** – {name}")
        standing = say(f"web_dossier.standing-{entry.standing}", language)
        st.markdown(f"{_SYMBOL[entry.standing]} {standing}")
        if entry.signoff is not None:
            _signed(desk, entry.signoff, entry.standing)
        if planning:
            label = say("web_dossier.step-remove", language, function=step.function)
            st.button(label, key=f"remove-{step.id}", on_click=_remove, args=(desk.id, step.id))
        if is_due(desk.state, entry) and i_may(desk.state, "sign"):
            _sign_form(desk, step)
        show_refused(f"sign-{step.id}", language)


def _signed(desk: Desk, signoff: SignOff, standing: str) -> None:
    """Show what was said, by whom, and whether a login vouches for it; of a void one what the signer has not seen."""
    language = desk.language
    verdict = say(f"web_dossier.verdict-{signoff.verdict}", language)
    instead = f" {say('web_dossier.instead-of', language, name=signoff.instead_of)}" if signoff.instead_of else ""
    called = f"{signoff.called} ({signoff.by})" if signoff.called else signoff.by
    by = parts.literal(f"{called}{instead}")
    unproved = "" if signoff.authenticated else f" · *{say('web_dossier.not-authenticated', language)}*"
    at = moment(datetime.fromisoformat(signoff.at))
    st.markdown(f"**{verdict}** – {by}, {at}{unproved}")
    if signoff.remark:
        st.markdown(f"> {parts.literal(signoff.remark)}")
    st.caption(say("web_dossier.text-signed", language, digest=signoff.digest[:12]))
    if standing == "void":
        _unseen(desk, signoff)


def _unseen(desk: Desk, signoff: SignOff) -> None:
    language = desk.language
    box = st.expander(say("web_dossier.changed-since", language), on_change="rerun", key=f"since-{signoff.step}")
    if not box.open:
        return
    with box:
        changes = changed_since(read_history(the_store(), desk.id, someone()), signoff)
        if not changes:
            st.markdown(say("web_dossier.other-round", language))
        for change in changes[-_SHOWN:]:
            st.markdown(f"**{parts.literal(place_in_words(desk, change.path))}**")
            st.html(change_html(desk, change))
        if len(changes) > _SHOWN:
            st.caption(say("web_dossier.last-changes", language, shown=_SHOWN, total=len(changes)))


def _sign_form(desk: Desk, step: Step) -> None:
    language = desk.language
    digest = text_digest(desk.state)
    errors = sum(finding.severity == "error" for finding in desk.evaluation.findings)
    with st.form(f"sign-{step.id}"):
        st.markdown(say("web_dossier.attestation", language, function=parts.literal(step.function), digest=digest[:12]))
        if types_name():
            name, _ = st.columns(2)
            name.text_input(say("web_dossier.your-name", language), key=f"name-{step.id}", placeholder=step.person)
        st.radio(
            say("web_dossier.verdict", language),
            _VERDICTS,
            format_func=lambda verdict: say(f"web_dossier.verdict-{verdict}", language),
            key=f"verdict-{step.id}",
        )
        st.text_area(say("web_dossier.remark", language), key=f"remark-{step.id}", height=80)
        if step.replaceable:
            label = say("web_dossier.replacing", language, name=step.person)
            st.checkbox(label, key=f"replacing-{step.id}")
        label = say("web_dossier.sign", language, function=step.function)
        st.form_submit_button(label, type="primary", on_click=_sign, args=(desk.id, step, digest, errors))


def _sign(dossier: str, step: Step, digest: str, errors: int) -> None:
    shown = st.session_state
    name = str(shown.get(f"name-{step.id}", ""))
    wish = SigningWish(
        step=step.id,
        verdict=shown.get(f"verdict-{step.id}", _VERDICTS[0]),
        remark=str(shown.get(f"remark-{step.id}", "")),
        digest=digest,
        errors=errors,
        replacing=bool(shown.get(f"replacing-{step.id}", False)),
    )
    if attempt(f"sign-{step.id}", partial(proceedings.sign, the_store(), dossier, signer(name), wish)):
        remember_name(name)


def _plan(desk: Desk, steps: list[Step]) -> None:
    language = desk.language
    proposed = _proposed(desk)
    if not steps and proposed and types_name():  # the memo has names, a route with login has accounts
        label = say("web_dossier.take-from-memo", language, count=len(proposed))
        st.button(label, key="take-route", icon=":material/content_copy:", on_click=_lay_down, args=(desk.id, proposed))
    with st.form("add-step", clear_on_submit=True):
        st.markdown(f"**{say('web_dossier.step-new', language)}**")
        function, person, order = st.columns([3, 3, 1.5])
        function.text_input(say("web_dossier.function", language), key="new-function")
        label = "person" if types_name() else "account"
        person.text_input(say(f"web_dossier.{label}", language), key="new-person")
        following = max((step.order for step in steps), default=0) + 1
        order.number_input(say("web_dossier.order", language), 1, 99, following, key=f"new-order-{following}")
        st.checkbox(say("web_dossier.replaceable", language), value=True, key="new-replaceable")
        st.form_submit_button(say("web_dossier.step-add", language), on_click=_add, args=(desk.id, following))
    show_refused("route", language)


def _proposed(desk: Desk) -> list[Step]:
    """Return the route the memo names, one step after the other; who has no name there cannot sign."""
    named = [step for step in desk.assessment.memo.route if step.name.strip() and step.function.strip()]
    return [Step(id=f"stap-{n}", person=s.name, function=s.function, order=n) for n, s in enumerate(named, start=1)]


def _lay_down(dossier: str, steps: list[Step]) -> None:
    attempt("route", partial(proceedings.plan_route, the_store(), dossier, someone(), steps))


def _add(dossier: str, following: int) -> None:
    shown = st.session_state
    order = int(shown.get(f"new-order-{following}", following))
    person, function = str(shown.get("new-person", "")), str(shown.get("new-function", ""))
    wish = StepWish(person, function, order, replaceable=bool(shown.get("new-replaceable", True)))
    attempt("route", partial(proceedings.add_step, the_store(), dossier, someone(), wish))


def _remove(dossier: str, step: str) -> None:
    attempt("route", partial(proceedings.remove_step, the_store(), dossier, someone(), step))
