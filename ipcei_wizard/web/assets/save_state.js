// The save state that an officer can see at any time: saved (when), not yet, refused, or no connection.

import { pageLanguage } from "./page_language.js";
import { SENTENCES } from "./sentences.js";

const SPEAK_AFTER = 1500; // ms of the same state; a screen reader hears the outcome, not every key

export function sentence(name, values = {}) {
  const text = SENTENCES[name][pageLanguage()];
  return text.replace(/\{(\w+)\}/g, (_, place) => values[place] ?? "");
}

export function clockTime(moment) {
  return moment.toLocaleTimeString(pageLanguage(), { hour: "2-digit", minute: "2-digit" });
}

function added(className, attributes) {
  const element = document.createElement("div");
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

const seen = added("save-state", { "aria-hidden": "true", hidden: "" });
const spoken = added("save-state-spoken", { role: "status", "aria-live": "polite" });

let speaking = null;
let current = null;
let lastSaved = null;

export function showSaveState(state, moment = new Date()) {
  current = { state, moment };
  if (state === "saved") lastSaved = moment;
  const text = sentence(state, { time: clockTime(moment) });
  seen.hidden = false;
  seen.dataset.state = state;
  seen.textContent = text;
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    if (spoken.textContent !== text) spoken.textContent = text;
  }, SPEAK_AFTER);
}

// The connection is back and nothing waits: what was last saved is still the truth.
export function showOnline() {
  if (lastSaved) showSaveState("saved", lastSaved);
  else {
    seen.hidden = true;
    spoken.textContent = "";
    clearTimeout(speaking);
  }
}

addEventListener("page-language", () => current && showSaveState(current.state, current.moment));
