// Streamlit sends a text only when the officer leaves the field; this script sends it while typing, and keeps every key
// until the server has confirmed it. It uses Streamlit's own widgets and its own documented gesture (Ctrl+Enter, Enter).
//
// Three promises, held by tests/web with a real server and a real browser:
// 1. every key typed survives a refresh, a link clicked at once, closing the page, killing the browser, a server restart;
// 2. an answer of the server never takes away what is being typed, nor the caret;
// 3. nothing of anyone else is overwritten: a kept text is put back only over the text it was typed upon.
//
// A page that refuses a text (someone else was first, say) draws an element with data-not-saved="<class of the widget
// key>", or "*" for every field; then the officer reads "not saved" and the text is kept.

import { isConnected, isIdle, isRunning, watchApp } from "./app_state.js";
import { draftId, draftsOf, forgetDraft, keepDraft } from "./drafts.js";
import { fieldNamed, fieldsWithin, isField, nameOf, pressEnter, setText } from "./fields.js";
import { offerLeftOver } from "./left_over.js";
import { showOnline, showSaveState } from "./save_state.js";

const IDLE = 700; // ms without a key: the officer is thinking, a good moment to send
const LONGEST = 4000; // ms: who never pauses is saved too
const SETTLED = 200; // ms without a run: the next run would have begun
const UNHEARD = 3000; // ms: where no run began for so long, there was nothing to send
const PROMPT = 1000; // ms: a server that takes longer to say that it lives may not have begun with what it was sent
const ALIVE = new URL("../../api/live", import.meta.url);
const LINK_AFTER_COMMIT = 250; // ms: a commit and a link in one moment make Streamlit jump back to the old page
const LINGER = 80; // ms that a closing page stays, for what it sent to leave the browser

// What we know of a field. `typed` is text that was not sent, `sent` what was sent and not confirmed, `confirmed` what was
// confirmed last, `shown` what the officer saw while typing, `bases` the texts on the server that all this was typed upon.
const byElement = new WeakMap();
const byName = new Map();
let lastCommit = -Infinity;
let unheard = []; // what was sent, of all fields, before a run was seen to begin
let connectionLost = false;
let leaving = false;

const isPending = (state) => state.typed !== null || state.sent.length > 0;
const isOnScreen = (state) => state.element.isConnected;
const fields = () => [...byName.values()];

// ---------------------------------------------------------------------------------------------------- knowing a field

function newState(element) {
  const texts = { bases: [element.value], typed: null, sent: [], confirmed: null, shown: null };
  return { element, name: nameOf(element), ...texts, caret: null };
}

function stateOf(element) {
  let state = byElement.get(element);
  if (!state) {
    state = newState(element);
    byElement.set(element, state);
    byName.set(state.name ?? Symbol("field without key"), state);
  }
  return state;
}

function rememberCaret(state) {
  const { element } = state;
  state.caret = { start: element.selectionStart, end: element.selectionEnd, direction: element.selectionDirection };
}

function putBack(state, text) {
  const { element, caret } = state;
  setText(element, text);
  if (!caret || document.activeElement !== element) return;
  element.setSelectionRange(caret.start, caret.end, caret.direction);
  state.caret = caret;
}

// ------------------------------------------------------------------------------------------------------------- typing

function onBeforeInput(event) {
  if (!isField(event.target)) return;
  const state = stateOf(event.target);
  if (!isPending(state)) state.bases = [event.target.value];
  else refuseOverwriting(state);
}

function onInput(event) {
  if (!isField(event.target)) return;
  const state = stateOf(event.target);
  if (state.puttingBack) return;
  if (state.typed === null) state.since = performance.now();
  state.refused = false;
  state.typed = state.shown = event.target.value;
  rememberCaret(state);
  keep(state);
  schedule(state);
  showSaveState(isConnected() ? "unsaved" : "offline");
  watchWhilePending();
}

function keep(state) {
  if (state.name) keepDraft(state.name, state.bases, state.typed ?? state.sent.at(-1).text);
}

function schedule(state) {
  clearTimeout(state.timer);
  const longest = state.since + LONGEST - performance.now();
  state.timer = setTimeout(() => commit(state), Math.max(0, Math.min(IDLE, longest)));
}

// --------------------------------------------------------------------------------------------------------- committing

function commit(state) {
  const { element } = state;
  if (state.typed === null || !element.isConnected || leaving) return;
  clearTimeout(state.timer);
  if (state.composing || element.disabled) {
    state.timer = setTimeout(() => commit(state), IDLE); // half a letter, or no connection: later
    return;
  }
  send(state, state.typed);
  pressEnter(element);
  lastCommit = performance.now();
  if (element.getAttribute("aria-invalid") === "true") unsend(state);
  else setTimeout(askAfter, UNHEARD, state, state.sent.at(-1));
}

function send(state, text) {
  state.typed = null;
  // A run that is going on began without this text, and so may those that earlier texts still wait for.
  const sent = { text, runsToSee: (isRunning() ? 2 : 1) + unheard.length, silent: false };
  state.sent.push(sent);
  unheard.push(sent);
  state.bases.push(text);
  keep(state);
}

// What was refused, by a rule of the widget or by the page, is ours again until it is changed or sent once more.
function unsend(state) {
  state.typed ??= state.sent.at(-1).text; // unless more was typed since
  state.bases.splice(-state.sent.length); // what is sent stands last among the bases
  unheard = unheard.filter((sent) => !state.sent.includes(sent));
  state.sent = [];
}

function commitAll() {
  fields().forEach(commit);
}

// --------------------------------------------------------------------------------------------------------- confirming

let settling = null;

function onRun({ began, ended }) {
  if (began) unheard.shift();
  if (ended) fields().forEach((state) => state.sent.forEach((sent) => (sent.runsToSee -= 1)));
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLED);
}

// Silence is consent only of a server that answers at once when it is asked: one that hangs has saved nothing.
async function askAfter(state, sent) {
  if (!state.sent.includes(sent)) return;
  const asked = performance.now();
  try {
    const answer = await fetch(ALIVE, { cache: "no-store" });
    sent.silent = answer.ok && performance.now() - asked < PROMPT;
  } catch {
    sent.silent = false;
  }
  setTimeout(settle, SETTLED); // a refusal counts whatever the answer
  if (!sent.silent) setTimeout(askAfter, UNHEARD, state, sent);
}

// The script has run with what was sent and has come to rest: what it did not refuse is saved.
function settle() {
  if (!isConnected() || !isIdle()) return;
  const waiting = fields().filter((state) => state.sent.length);
  const refused = waiting.filter(isRefused);
  refused.forEach(unsend);
  waiting.filter((state) => !refused.includes(state)).forEach(confirm);
  const late = fields().filter(isRefusedLate);
  late.forEach(takeBack);
  [...refused, ...late].forEach((state) => (state.refused = true));
  if (refused.length || late.length) showSaveState("refused");
  else if (waiting.length && !fields().some((state) => isPending(state) && isOnScreen(state))) showSaveState("saved");
}

function confirm(state) {
  const confirmed = state.sent.findLastIndex((sent) => sent.runsToSee <= 0 || sent.silent);
  if (confirmed < 0) return;
  state.bases = state.sent.slice(confirmed).map((sent) => sent.text);
  state.confirmed = state.bases[0];
  unheard.splice(0, unheard.indexOf(state.sent[confirmed]) + 1);
  state.sent = state.sent.slice(confirmed + 1);
  if (isPending(state)) keep(state);
  else if (state.name) forgetDraft(draftId(state.name));
}

// A busy server may begin with a text only after we took its silence, or the end of an earlier run, for consent.
function isRefusedLate(state) {
  return !isPending(state) && !state.refused && state.confirmed !== null && marks().includes(state.name);
}

function takeBack(state) {
  state.typed = state.confirmed;
  keep(state);
}

function marks() {
  return [...document.querySelectorAll("[data-not-saved]")].map((element) => element.dataset.notSaved);
}

function isRefused(state) {
  return marks().includes("*") || marks().includes(state.name) || Boolean(document.querySelector('[data-testid="stException"]'));
}

// ------------------------------------------------------------------------------------------- what is typed stays there

// Streamlit leaves a field alone that holds unsent text. What was just sent it replaces by what the server makes of it:
// the text without its last space, a moment before the next word. So until the server has come to rest, the field keeps
// what the officer typed; checked before every frame is drawn, so that nothing flickers. Enter, or leaving the field,
// ends that: then the server's own form is shown.
function refuseOverwriting(state) {
  const { element, shown } = state;
  if (shown === null || state.composing || document.activeElement !== element || element.value === shown) return;
  state.puttingBack = true;
  putBack(state, shown);
  state.puttingBack = false; // and not sent again, which would go round in circles: leaving the field sends it
}

let watching = false;

function watchWhilePending() {
  if (watching) return;
  watching = true;
  requestAnimationFrame(function look() {
    const pending = fields().filter((state) => isPending(state) && isOnScreen(state));
    pending.forEach(refuseOverwriting);
    watching = pending.length > 0;
    if (watching) requestAnimationFrame(look);
  });
}

// ------------------------------------------------------------------------------------- fields that appear (come back)

// Streamlit may draw a field anew while the officer types in it, before or after it takes the old one away; the new
// element goes on where the old one stopped.
function takeOver(element) {
  const state = byName.get(nameOf(element));
  if (!state || state.element.isConnected) return false;
  if (state.typed !== null && !state.focused) return false; // of another moment: the server may have moved on
  state.element = element;
  state.composing = false;
  byElement.set(element, state);
  if (!isPending(state)) state.bases = [element.value];
  focusAgain(state);
  if (state.typed !== null && element.value !== state.typed) putBack(state, state.typed);
  watchWhilePending();
  return true;
}

function focusAgain({ element, focused, caret }) {
  if (!focused || document.activeElement !== document.body) return;
  element.focus({ preventScroll: true });
  if (caret) element.setSelectionRange(caret.start, caret.end, caret.direction);
}

async function welcome(element) {
  if (!isField(element) || byElement.has(element) || takeOver(element)) return;
  if (byName.get(nameOf(element))?.element.isConnected) return; // its turn comes when the old one goes
  const state = stateOf(element);
  if (!state.name) return;
  const drafts = await draftsOf(state.name);
  await serverHasSpoken();
  if (element.isConnected) restore(state, drafts);
}

// A field is drawn empty first and filled a moment later; before that, its text says nothing about the server.
async function serverHasSpoken() {
  do await new Promise((resolve) => setTimeout(resolve, SETTLED));
  while (!isIdle() || !isConnected());
}

function restore(state, drafts) {
  const onServer = state.element.value;
  const isSaved = (draft) => draft.value === onServer;
  const fitting = isPending(state) ? undefined : drafts.find((draft) => !isSaved(draft) && draft.bases.includes(onServer));
  if (!isPending(state)) state.bases = [onServer];
  if (fitting) {
    setText(state.element, fitting.value);
    state.bases = [...new Set([onServer, ...fitting.bases])];
    keep(state);
    showSaveState("restored");
  }
  const settled = drafts.filter((draft) => isSaved(draft) || draft === fitting);
  settled.filter((draft) => !fitting || draft.id !== draftId(state.name)).forEach((draft) => forgetDraft(draft.id));
  const question = state.element.getAttribute("aria-label") ?? "";
  drafts.filter((draft) => !settled.includes(draft)).forEach((draft) => offerLeftOver(draft, question));
}

function onFieldsChanged(changes) {
  changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => fieldsWithin(node).forEach(welcome)));
  if (changes.some(({ removedNodes }) => removedNodes.length)) [...byName].forEach(lookAfter);
}

// What becomes of a field that is no longer on the screen.
function lookAfter([key, state]) {
  if (isOnScreen(state)) return;
  const successor = state.name && fieldNamed(state.name);
  if (successor) welcome(successor);
  else if (!state.name) byName.delete(key);
  else if (state.refused && !marks().includes(state.name)) {
    state.refused = false; // the page with the message is gone; the draft is not
    showOnline();
  }
}

// ---------------------------------------------------------------------------------------------- leaving and returning

function onFocus(event) {
  fields().forEach((state) => (state.focused = state.element === event.target));
  if (!isField(event.target)) return;
  const state = stateOf(event.target);
  state.focused = true;
  if (!isPending(state)) state.bases = [event.target.value];
}

function onBlur(event) {
  if (!isField(event.target) || event.target.disabled) return;
  const state = stateOf(event.target);
  commit(state);
  // A field that is taken away loses the focus too, but the officer did not leave it.
  setTimeout(() => (state.focused &&= !event.target.isConnected || document.activeElement === event.target));
}

function onKeyDown(event) {
  const sends = event.isTrusted && event.key === "Enter" && isField(event.target);
  if (!sends || !(event.target.tagName === "INPUT" || event.ctrlKey || event.metaKey)) return;
  commit(stateOf(event.target));
  stateOf(event.target).shown = null;
}

function holdLinkAfterCommit(event) {
  const link = event.target.closest?.("a[href]");
  const wait = lastCommit + LINK_AFTER_COMMIT - performance.now();
  if (!link || wait <= 0 || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.target === "_blank" || link.hasAttribute("download") || link.origin !== location.origin) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => link.isConnected && link.click(), wait);
}

// After a restart the server does not know that the text on the screen is new: a fresh page puts the draft back.
function onConnection() {
  if (!isConnected()) {
    connectionLost = true;
    showSaveState("offline");
  } else if (connectionLost) {
    connectionLost = false;
    if (fields().some(isPending)) reload();
    else setTimeout(() => fields().forEach(focusAgain)); // once Streamlit has opened the fields again
    showOnline();
  }
}

// What a closing page sends is on its way to another process of the browser, which drops it when the page is gone at
// once; a moment's waiting, while nothing else can happen here, lets it leave.
function commitAndLinger() {
  commitAll();
  while (performance.now() < lastCommit + LINGER);
}

function reload() {
  leaving = true;
  location.reload();
}

// -------------------------------------------------------------------------------------------------------------- start

const capture = { capture: true };
document.addEventListener("beforeinput", onBeforeInput, capture);
document.addEventListener("input", onInput, capture);
document.addEventListener("keydown", onKeyDown, capture);
document.addEventListener("focusin", onFocus, capture);
document.addEventListener("focusout", onBlur, capture);
document.addEventListener("pointerdown", commitAll, capture);
document.addEventListener("click", holdLinkAfterCommit, capture);
document.addEventListener("compositionstart", (event) => isField(event.target) && (stateOf(event.target).composing = true), capture);
document.addEventListener("compositionend", (event) => isField(event.target) && (stateOf(event.target).composing = false), capture);
document.addEventListener("selectionchange", () => {
  const state = byElement.get(document.activeElement);
  if (state && state.element.value === state.shown) rememberCaret(state);
});
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && commitAll());
addEventListener("beforeunload", commitAndLinger);
addEventListener("pagehide", commitAndLinger);
watchApp({ onRun, onConnection });
new MutationObserver(onFieldsChanged).observe(document.documentElement, { childList: true, subtree: true });
