"""Who acts on a dossier, and what people leave behind below `proceedings/`. Frozen, closed, read strictly. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from ipcei_wizard.dossier.canonical import JSON
from ipcei_wizard.dossier.paths import PROCEEDINGS, join
from ipcei_wizard.dossier.records import DossierState, Refusal
from ipcei_wizard.dossier.rights import STATUSES, Role, Status
from ipcei_wizard.messages import Language, say
from ipcei_wizard.strict.models import Closed, Id, Sequence, Words

LOCAL_USER: Final = "lokaal"
"""Who made a change, as long as the wizard runs for one person without login."""

ROUTE: Final = f"{PROCEEDINGS}/route"
ACCESS: Final = f"{PROCEEDINGS}/access"

Verdict = Literal["akkoord", "akkoord-met-opmerking", "bespreken", "niet-akkoord"]
APPROVES: Final[frozenset[Verdict]] = frozenset({"akkoord", "akkoord-met-opmerking"})


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts: a name, roles, whether a login vouches for the name, and what others call this person.

    With login the name is that of the account, which nobody else has.
    """

    name: str
    roles: frozenset[Role]
    authenticated: bool = False
    called: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """A dossier while nobody else can change it: its state, everyone who ever wrote in its text, and the time."""

    state: DossierState
    authors: frozenset[str]
    now: datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """What someone wants to say about a place in the text; a blocking one stops the last signature."""

    about: str
    text: str
    blocking: bool = False


class StatusRecord(Closed):
    """The status, why it was taken, and the round of signing: every presentation for signature begins a new one."""

    status: Status
    reason: str = ""
    round: int = 0


class Step(Closed):
    """One step of a sign-off route; steps of the same order stand side by side."""

    id: Id
    person: Words
    function: Words
    order: int
    replaceable: bool = True


class SignOff(Closed):
    """What one person said at one step about exactly one text.

    `digest` and `text_changes` tell which text, `round` which round of signing; `instead_of` names who was replaced
    ("b/a"), or is empty; `called` is how the login calls who signed, or is empty.
    """

    step: Id
    verdict: Verdict
    remark: str
    by: Words
    function: str
    instead_of: str
    authenticated: bool
    at: str
    digest: str
    text_changes: int
    round: int
    called: str = ""


class Access(Closed):
    """Who was admitted to a dossier, by the names of their accounts."""

    people: Sequence[Words] = ()


class Reply(Closed):
    """An answer to a comment."""

    by: str
    at: str
    text: Words


class Comment(Closed):
    """A remark about a place in the text (a path, or the beginning of one)."""

    id: Id
    about: str
    text: Words
    by: str
    at: str
    blocking: bool
    replies: Sequence[Reply] = ()
    resolved_by: str = ""
    resolution: str = ""

    @property
    def open(self) -> bool:
        """Tell whether nobody has settled it yet."""
        return not self.resolved_by


def steps_in(proceedings: Mapping[str, JSON]) -> tuple[Step, ...]:
    """Return the steps of the sign-off route, as they were laid down."""
    stored = proceedings.get(ROUTE)
    return tuple(Step.model_validate(step) for step in stored) if isinstance(stored, list) else ()


def signoff_path(step: str) -> str:
    """Return where the sign-off of a step is."""
    return join(PROCEEDINGS, "signoffs", step)


def comment_path(comment: str) -> str:
    """Return where a comment is."""
    return join(PROCEEDINGS, "comments", comment)


def refusal_in_words(refusal: Refusal, language: Language) -> str:
    """Return one or two sentences: why not, and what to do."""
    values = dict(refusal.values)
    if "status" in values:
        values["status"] = status_in_words(str(values["status"]), language)
    return say(f"proceedings.refused-{refusal.code}", language, **values)


def status_in_words(status: str, language: Language) -> str:
    """Return a status as people read it; one that is not ours as it stands."""
    return say(f"proceedings.status-{status}", language) if status in STATUSES else status
