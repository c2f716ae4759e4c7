"""An officer who types in one field of a session, thinks, looks at another page, and chooses when someone was first.

What the browser's script does with the keys (`ipcei_wizard/web/assets/commit_while_typing.js`) is done here after the
same clock and by the same rules: when a text is sent, when it counts as saved, when as refused. Its figures are read
from it.
"""

import asyncio
import random
import re
from asyncio import TimerHandle
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from ipcei_wizard.web import saving
from tools.session import Session, SessionError

_SCRIPT: Final = Path(saving.__file__).parent / "assets" / "commit_while_typing.js"
SECONDS_PER_KEY: Final = (0.12, 0.28)  # 300 keys a minute, someone who types with ten fingers
HESITATES: Final = 0.4  # after how many of the words, for how long
HESITATION: Final = (0.75, 1.8)
THOUGHT: Final = (2.0, 6.0)  # after a sentence
LOOKS: Final = (1.5, 4.0)  # at another page, or at two texts of which one is to be chosen
TURNS_AWAY: Final = (25.0, 60.0)  # to the next question and back, so often
PATIENCE: Final = 60.0  # then something is wrong
LONG: Final = 3_000  # characters; of two texts longer than this nobody keeps both
WORDS: Final = (
    *("de", "het", "een", "van", "voor", "met", "door", "zonder", "omdat", "daardoor", "markt", "overheid", "keten"),
    *("belang", "onderzoek", "innovatie", "knelpunt", "bedrijven", "risico", "bijdrage", "lidstaat", "technologie"),
)


@cache
def figures() -> dict[str, float]:
    """Return the figures of the browser's script, in seconds."""
    found = re.findall(r"^const ([A-Z]+) = (\d+); // ms", _SCRIPT.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: int(number) / 1000 for name, number in found}


@dataclass(slots=True, eq=False)
class Sent:
    """A text on its way: when its last key was typed and when it was sent, and how many runs must end to see it."""

    text: str
    typed_at: float
    sent_at: float
    runs_to_see: int
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """A text of which the page said that it is saved, and how long that took since the last key and since sending."""

    text: str
    since_typed: float
    since_sent: float


@dataclass(slots=True)
class Typist:
    """Types at `path` of `dossier`; what is `shared` with another officer may be changed by him."""

    session: Session
    dossier: str
    path: str
    chance: random.Random
    shared: bool = False
    text: str = ""
    saved: list[Saved] = field(default_factory=list)
    taken_back: list[Saved] = field(default_factory=list)  # said to be saved a moment too early
    refused: list[str] = field(default_factory=list)  # what was shown to him beside another's text
    chosen: list[str] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _typed_at: float | None = None  # of the last key that was not sent
    _since: float = 0
    _sent: list[Sent] = field(default_factory=list)
    _unheard: list[Sent] = field(default_factory=list)
    _refused: bool = False
    _commit_timer: TimerHandle | None = None
    _settle_timer: TimerHandle | None = None
    _sending: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def key(self) -> str:
        """The key of the field."""
        return saving.widget_key(self.dossier, self.path)

    @property
    def pending(self) -> bool:
        """Whether anything that was typed is not confirmed."""
        return self._typed_at is not None or bool(self._sent)

    async def sit_down(self, place: str) -> None:
        """Open the page and begin a new paragraph."""
        self.session.on_run, self.session.on_text = self._on_run, self._on_text
        await self.session.open(place, f"dossier={self.dossier}")
        self._field()

    async def work(self, seconds: float) -> None:
        """Type for so long, and stop when all of it is saved."""
        end, away = _now() + seconds, _now() + self.chance.uniform(*TURNS_AWAY)
        keys = self._keys()
        while _now() < end:
            letter, pause = next(keys)
            if self._refused:
                await self._choose()
            self._press(letter)
            await asyncio.sleep(pause)
            if _now() > away:
                await self._turn_away()
                away = _now() + self.chance.uniform(*TURNS_AWAY)
        await self._until_saved()

    def _keys(self) -> Iterator[tuple[str, float]]:
        yield "\n\n", 0.5
        while True:
            words = self.chance.choices(WORDS, k=self.chance.randint(6, 16))
            for word in words:
                for letter in word:
                    yield letter, self.chance.uniform(*SECONDS_PER_KEY)
                hesitates = word is not words[-1] and self.chance.random() < HESITATES
                yield (
                    " " if word is not words[-1] else ".",
                    self.chance.uniform(*(HESITATION if hesitates else SECONDS_PER_KEY)),
                )
            yield " ", self.chance.uniform(*THOUGHT)

    # ---------------------------------------------------------------------------------------------- as the script does

    def _press(self, letter: str) -> None:
        now = _now()
        if self._typed_at is None:
            self._since = now
        self._refused = False
        self.text += letter
        self._typed_at = now
        _cancel(self._commit_timer)
        wait = max(0.0, min(figures()["IDLE"], self._since + figures()["LONGEST"] - now))
        self._commit_timer = _later(wait, lambda: self._soon(self._commit()))

    def _soon(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _ask_after(self, sent: Sent) -> None:
        if sent in self._sent:
            asked = _now()
            sent.silent = await self.session.lives() and _now() - asked < figures()["PROMPT"]
            _later(figures()["SETTLED"], self._settle)  # a refusal counts whatever the answer
            if not sent.silent:
                _later(figures()["UNHEARD"], lambda: self._soon(self._ask_after(sent)))

    async def _commit(self) -> None:
        async with self._sending:
            widget = self.session.widget(self.key)
            if self._typed_at is None or widget is None:
                return
            _cancel(self._commit_timer)
            to_see = (2 if self.session.running else 1) + len(self._unheard)
            self._sent.append(Sent(self.text, self._typed_at, _now(), to_see))
            self._typed_at = None
            self.session.texts[widget] = self.text
            await self.session.send(widget)
            sent = self._sent[-1]
            self._unheard.append(sent)
        _later(figures()["UNHEARD"], lambda: self._soon(self._ask_after(sent)))

    def _on_run(self, ended: bool) -> None:
        if not ended:
            del self._unheard[:1]
        for sent in self._sent:
            sent.runs_to_see -= ended
        _cancel(self._settle_timer)
        self._settle_timer = _later(figures()["SETTLED"], self._settle)

    def _settle(self) -> None:
        if self.session.running:
            return
        if not self.pending and self.saved and not self._refused and self._is_marked():
            self.taken_back.append(self.saved.pop())  # the answer came after silence was taken for consent
            self._typed_at, self._refused = _now(), True
            return
        if not self._sent:
            return
        if self._is_marked():
            self._typed_at = self._typed_at or self._sent[-1].typed_at
            self._unheard = [sent for sent in self._unheard if sent not in self._sent]
            self._sent.clear()
            self._refused = True
            return
        now = _now()
        for at in range(len(self._sent) - 1, -1, -1):
            sent = self._sent[at]
            if sent.runs_to_see <= 0 or sent.silent:
                self.saved.append(Saved(sent.text, now - sent.typed_at, now - sent.sent_at))
                if sent in self._unheard:
                    del self._unheard[: self._unheard.index(sent) + 1]
                del self._sent[: at + 1]
                return

    def _is_marked(self) -> bool:
        html = self.session.html()
        return any(f'data-not-saved="{mark}"' in html for mark in ("*", f"st-key-{self.key}"))

    def _on_text(self, widget: str, text: str) -> None:
        if widget.endswith(f"-{self.key}") and not self.pending:
            self.text = text

    # ------------------------------------------------------------------------------------------- what he does about it

    async def _choose(self) -> None:
        """Look at both texts and keep one, or both; what is stored then is shown in the field."""
        self.refused.append(self.text)
        await asyncio.sleep(self.chance.uniform(*LOOKS))
        ways = ("mine", "theirs", "both") if len(self.text) < LONG else ("mine", "theirs")
        button = self.session.widget(f"keep-{self.chance.choice(ways)}-{self.key}")
        if button is None:  # it was no conflict, or the two texts became equal meanwhile
            self._refused = False
            await self._commit()
            return
        _cancel(self._commit_timer)
        self._typed_at = None
        runs = self.session.runs
        await self.session.send(button, click=True)
        await self.session.at_rest(runs, quiet=0.5)
        if self._is_marked():  # the other was first once more
            await self._choose()
            return
        self._refused = False
        self.text = self.session.texts[self._field()]
        self.chosen.append(self.text)

    async def _turn_away(self) -> None:
        """Go to the next page in mid-sentence, look, and come back: what was typed must be there."""
        if self._refused:
            return
        text, here = self.text, self.session.page
        await self._commit()
        await self._go("next")
        await asyncio.sleep(self.chance.uniform(*LOOKS))
        await self._go("previous")
        if self.session.page != here:
            raise SessionError("another page than the one before came back")
        if self._is_marked():
            self._refused = True
            return
        shown = self.session.texts[self._field()]
        if not self.shared and shown != text:
            self.faults.append(f"{self.dossier} {self.path}: {text[-40:]!r} was typed and {shown[-40:]!r} came back")
        self.text = shown

    async def _go(self, way: str) -> None:
        button, here, begin = self.session.widget(way), self.session.page, _now()
        if button is None:
            raise SessionError(f"there is no way {way}")
        await self.session.send(button, click=True)
        while self.session.page == here or self.session.running:
            if _now() > begin + PATIENCE:
                raise SessionError(f"the {way} page did not come within {PATIENCE:g} seconds")
            await asyncio.sleep(0.01)
        self.pages.append(_now() - begin)
        await self.session.at_rest(0)

    async def _until_saved(self) -> None:
        await self._commit()
        while self.pending:
            if self._refused:
                await self._choose()
            await asyncio.sleep(0.05)

    def _field(self) -> str:
        widget = self.session.widget(self.key)
        if widget is None:
            raise SessionError(f"the field of {self.path} is not on the page")
        return widget


def _now() -> float:
    return asyncio.get_running_loop().time()


def _later(seconds: float, what: Callable[[], None]) -> TimerHandle:
    return asyncio.get_running_loop().call_later(seconds, what)


def _cancel(timer: TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
