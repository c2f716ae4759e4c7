"""Comments about places in the text: placing, answering and settling them. Pure decisions; nothing is written."""

from collections.abc import Mapping

from ipcei_wizard.dossier.access import refused
from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import PROCEEDINGS, join
from ipcei_wizard.dossier.people import Comment, Person, Remark, Reply, Situation, comment_path
from ipcei_wizard.dossier.records import DossierState, Refusal

Decision = Mapping[str, JSON] | Refusal


def comments_of(state: DossierState, about: str = "") -> tuple[Comment, ...]:
    """Return the comments of a dossier, oldest first; with `about`, those at that path and below it."""
    prefix = join(PROCEEDINGS, "comments") + "/"
    found = [Comment.model_validate(value) for path, value in state.proceedings.items() if path.startswith(prefix)]
    wanted = [c for c in found if not about or c.about == about or c.about.startswith(f"{about}/")]
    return tuple(sorted(wanted, key=lambda comment: (comment.at, comment.id)))


def blocking(state: DossierState) -> tuple[Comment, ...]:
    """Return the comments that stop the last signature."""
    return tuple(comment for comment in comments_of(state) if comment.open and comment.blocking)


def place(situation: Situation, person: Person, name: str, remark: Remark) -> Decision:
    """Decide on a new comment with this id."""
    if refusal := refused(situation.state, person, "comment"):
        return refusal
    if comment_path(name) in situation.state.values:
        return Refusal("comment-there", {"comment": name})
    placed = Comment(
        id=name,
        about=remark.about,
        text=remark.text.strip(),
        by=person.name,
        at=situation.now.isoformat(),
        blocking=remark.blocking,
    )
    return {comment_path(name): placed.model_dump()}


def answer(situation: Situation, person: Person, comment: str, text: str) -> Decision:
    """Decide on an answer to a comment."""
    found = _found(situation.state, comment)
    if refusal := refused(situation.state, person, "comment"):
        return refusal
    if isinstance(found, Refusal):
        return found
    if not text.strip():
        return Refusal("reason-missing")
    reply = Reply(by=person.name, at=situation.now.isoformat(), text=text.strip())
    return {comment_path(comment): found.model_copy(update={"replies": (*found.replies, reply)}).model_dump()}


def settle(situation: Situation, person: Person, comment: str, resolution: str = "") -> Decision:
    """Decide on settling a comment: by those who may, or by whoever placed it."""
    found = _found(situation.state, comment)
    if isinstance(found, Refusal):
        return found
    if not found.open:
        return Refusal("comment-settled", {"person": found.resolved_by})
    own = found.by == person.name and refused(situation.state, person, "comment") is None
    if not own and (refusal := refused(situation.state, person, "resolve")):
        return refusal
    settled = found.model_copy(update={"resolved_by": person.name, "resolution": resolution.strip()})
    return {comment_path(comment): settled.model_dump()}


def _found(state: DossierState, comment: str) -> Comment | Refusal:
    stored = state.proceedings.get(comment_path(comment))
    return Refusal("comment-unknown", {"comment": comment}) if stored is None else Comment.model_validate(stored)
